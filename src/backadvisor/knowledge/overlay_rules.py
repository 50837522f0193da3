"""Whether a value that is laid over a built-in one warns as loudly: each way has a name.

Each function sees the old value, of the built-in knowledge, and the new one. What text is added
cannot be judged: it could take back all that was said. So the words that ask and warn stay what
they are; elsewhere the built-in ones come first, and whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model import (
    URGENCIES,
    After,
    CallFirst,
    QuestionGroup,
    Recommendation,
    RedFlag,
    Settles,
    Sign,
    Treatment,
    Urgency,
    labels,
)
from ..model.record import Record

# --- Words, texts and lists -----------------------------------------------------------


def same(old: Any, new: Any) -> bool:
    """It is what it was."""
    return bool(old == new)


def still(old: bool, new: bool) -> bool:
    """What was true is."""
    return new or not old


def same_or_none(old: Any, new: Any) -> bool:
    """It is what it was, or is no longer there."""
    return new is None or bool(old == new)


def settles_no_sooner(old: Settles | None, new: Settles | None) -> bool:
    """It is settled as it was, only where it was examined, or never."""
    return new is None or new == old or (old == "old" and new == "examined")


def same_words_or_none(old: str, new: str) -> bool:
    """The text is the old one, or is no longer there."""
    return not new or same_words(old, new)


def no_riskier(old: bool, new: bool) -> bool:
    """What was not true is not."""
    return old or not new


def same_words(old: str, new: str) -> bool:
    """The text is the old one, however the lines are broken."""
    return old.split() == new.split()


def begins(old: str, new: str) -> bool:
    """The text begins with the whole old one, however the lines are broken."""
    whole, folded = " ".join(old.split()), " ".join(new.split())
    return folded.startswith(whole) and not folded[len(whole) :][:1].isalnum()


def first(old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
    """What is said first is: where there is little room, nothing else is shown."""
    return [*map(_claimed, new[: len(old)])] == [*map(_claimed, old)]


def _claimed(item: Any) -> Any:
    """What is said without who says it: a source may be another."""
    if not isinstance(item, Record):
        return item
    return {name: value for name, value in vars(item).items() if name != "source"}


def all_there(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Nothing is missing."""
    return set(old) <= set(new)


def no_more(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Nothing is added."""
    return set(new) <= set(old)


# --- Warning signs --------------------------------------------------------------------


def as_urgent(old: Urgency, new: Urgency) -> bool:
    """It is not less urgent."""
    return URGENCIES.index(new) >= URGENCIES.index(old)


def needs_no_more(old: RedFlag, new: RedFlag) -> bool:
    """Nothing is needed that was not true whenever the sign fired."""
    return set(new.all) <= _sure(old)


def suffices(old: RedFlag, new: RedFlag) -> bool:
    """What sufficed still does, whichever of ``any`` it was."""
    if not new.any:
        return True
    sure, counted = _sure(old), set(new.any)
    others = set(old.any) - sure
    needed = old.least - len(sure.intersection(old.any)) if others else 0
    left = max(0, needed - len(others - counted))  # where those not counted were the true ones
    return len(sure & counted) + left >= new.least


def _sure(flag: RedFlag) -> set[str]:
    """The facts that are true whenever a sign fires."""
    every = flag.least >= len(set(flag.any))
    return {*flag.all, *(flag.any if every else ())}


def least_suffices(old: RedFlag, new: RedFlag) -> bool:
    """A higher number leaves what sufficed enough."""
    return new.least <= old.least or suffices(old, new)


def any_suffices(old: RedFlag, new: RedFlag) -> bool:
    """Other facts leave what sufficed enough; a higher number is told by itself."""
    return new.least > old.least or suffices(old, new)


def called_first(old: CallFirst | None, new: CallFirst | None) -> bool:
    """The line that helps is named."""
    return old in (None, new)


# --- Facts and screens ----------------------------------------------------------------


def asked_as_long(old: int | None, new: int | None) -> bool:
    """People are asked up to the same age at least; None is every age."""
    return new is None or (old is not None and new >= old)


def asked(old: QuestionGroup, new: QuestionGroup) -> bool:
    """What was asked outright is asked on the same screen."""
    return set(old.facts) <= set(new.asks)


def named(old: tuple[Sign, ...], new: tuple[Sign, ...]) -> bool:
    """Each fact stands behind a sign that names it in the same words."""
    return all(
        any(fact in sign.facts and same_words(before.named, sign.named) for sign in new)
        for before in old
        for fact in before.facts
    )


# --- Treatments -----------------------------------------------------------------------


def suits_no_more(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """It is offered for no further kind of pain; none named is every kind."""
    return not old or (bool(new) and set(new) <= set(old))


def rules(field: str, *stricter: str) -> Callable[[Treatment, Treatment], bool]:
    """Each rule is there, or in a stricter place; the first for a fact is the one that is told."""

    def keeps(old: Treatment, new: Treatment) -> bool:
        now: dict[str, str] = {}
        for rule in (rule for name in (*stricter, field) for rule in getattr(new, name)):
            now.setdefault(_about(rule), rule.because)
        return all(begins(rule.because, now.get(_about(rule), "")) for rule in getattr(old, field))

    return keeps


def _about(rule: Any) -> str:
    """The fact, or the treatment, that a rule is about."""
    return str(rule.fact if hasattr(rule, "fact") else rule.treatment)


def praises_no_risk(old: Treatment, new: Treatment) -> bool:
    """What fitted does, and nothing is praised with what needs care or rules it out."""
    warned = {rule.fact for rule in (*old.not_with, *old.care_with)}
    praised = {rule.fact for rule in new.better_with}
    return rules("better_with")(old, new) and warned.isdisjoint(praised)


def no_sooner(old: tuple[After, ...], new: tuple[After, ...]) -> bool:
    """Each step that comes first still does."""
    return all(any(_as_long(step, now) for now in new) for step in old)


def _as_long(old: After, new: After) -> bool:
    """A step asks for the same, for as long. Of fewer, none may be possible: then it is passed."""
    return (
        set(new.any_of) == set(old.any_of)
        and (new.weeks or 0) >= (old.weeks or 0)
        and (new.must_help or not old.must_help)
        and begins(old.because, new.because)
    )


def terms(old: Record | None, new: Record | None) -> bool:
    """The texts of a part begin as before, and its amounts are the same."""
    if old is None or new is None:
        return old is None
    return all(
        begins(value, vars(new)[name]) if isinstance(value, str) else vars(new)[name] == value
        for name, value in vars(old).items()
        if name not in ("source", "also")
    )


def no_kinder(old: tuple[Recommendation, ...], new: tuple[Recommendation, ...]) -> bool:
    """No source that spoke of a treatment says it kinder, nor by a row more or less of it."""
    for source in {row.source for row in old}:
        before = [row for row in old if row.source == source]
        after = [row for row in new if row.source == source]
        if len(before) != len(after) or not all(map(_as_careful, before, after)):
            return False
    return True


def _as_careful(old: Recommendation, new: Recommendation) -> bool:
    if old == new:
        return True
    here = (old.duration, old.pattern, old.counted) == (new.duration, new.pattern, new.counted)
    care = labels.DIRECTIONS[new.says].caution - labels.DIRECTIONS[old.says].caution
    return here and care > 0
