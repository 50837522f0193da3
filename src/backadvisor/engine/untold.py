"""What nobody dated, and what would change if it is old: unknown counts as new, and says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import (
    URGENCIES,
    Ago,
    Case,
    DatingKind,
    Knowledge,
    Since,
    Triage,
    Trial,
    Undated,
    Urgency,
)
from ..model.record import replace
from .facts import Facts
from .times import LEG_CHANGES, MANIPULATION, NEEDLES, OPERATIONS, signs_of
from .triage import triage

Dating = tuple[DatingKind, str]  # since when a sign is there, when something was had
_OLD = Ago(age="old")
_OTHER_NEEDLES = ("acupuncture", "dry-needling")
# What says of itself that it is new, or grows, is not asked how long.
_CHANGES_THEMSELVES = (
    "sudden-onset",
    "sudden-severe-pain",
    "different-pain",
    "worsening-pain",
    "worsening-weakness",
    "worsening-numbness",
)


def undated(case: Case, judged: Triage, knowledge: Knowledge) -> tuple[Undated, ...]:
    """The signs and treatments whose time nobody told, where one that is old is less urgent.

    Treatments come first: when one was had is known to everybody.
    """
    if judged.level == "none":
        return ()
    deciding = {flag.id for flag in judged.flags if flag.urgency == judged.level}
    asked = tuple(_to_date(case, deciding, knowledge))
    found = [old for dating in asked if (old := _if_old(case, (dating,), judged, knowledge))]
    if found or not asked:
        return tuple(found)
    together = _if_old(case, asked, judged, knowledge)
    return tuple(_undated(dating, together.then, knowledge) for dating in asked) if together else ()


def _if_old(
    case: Case, datings: tuple[Dating, ...], judged: Triage, knowledge: Knowledge
) -> Undated | None:
    """What it would be if these are old; None where that is no less urgent."""
    old = case
    for dating in datings:
        old = made_old(old, dating)
    level = triage(Facts(old, knowledge), knowledge, what_if=True).level
    if URGENCIES.index(level) >= URGENCIES.index(judged.level):
        return None
    return Undated(*datings[0], how_long(datings[0], knowledge), level)


def _undated(dating: Dating, then: Urgency, knowledge: Knowledge) -> Undated:

    return Undated(*dating, how_long(dating, knowledge), then)


def made_old(case: Case, dating: Dating) -> Case:
    """The case where a sign or a treatment was long ago, and nothing has changed since."""
    old = aged(case, dating, _OLD)
    if dating[0] == "when":
        return old
    answered = {*case.symptoms, *case.conditions, *case.absent}
    steady = tuple(sign for sign in (*LEG_CHANGES, "worsening-pain") if sign not in answered)
    return replace(old, absent=(*old.absent, *steady))


def aged(case: Case, dating: Dating, ago: Ago) -> Case:
    """The case where a sign or a treatment was so long ago."""
    kind, about = dating
    if kind == "since":
        return replace(case, since=(*case.since, Since(about, ago)))
    had = (
        replace(trial, ago=ago) if trial.word == about and trial.ago is None else trial
        for trial in case.tried
    )
    return replace(case, tried=tuple(had))


def how_long(dating: Dating, knowledge: Knowledge) -> str:
    """The question for a time."""
    kind, about = dating
    if kind == "when":
        return f"When did you last have {about.replace('-', ' ')}?"
    return f"For how long have you had {knowledge.facts[about].name}?"


# --- What may need a time ----------------------------------------------------------------


def worth_dating(case: Case, dating: Dating, knowledge: Knowledge) -> bool:
    """Whether it changes how urgent it is to know how long ago something began or was done.

    An emergency is told at once, unless an old sign would be none at all.
    """
    level = _rank(case, knowledge)
    new, old = (_rank(aged(case, dating, Ago(age=age)), knowledge) for age in ("new", "old"))
    if level == len(URGENCIES) - 1 and dating[0] == "since":
        return old < URGENCIES.index("urgent")
    return old < level or new > level


def _rank(case: Case, knowledge: Knowledge) -> int:
    return URGENCIES.index(triage(Facts(case, knowledge), knowledge, what_if=True).level)


def to_date(case: Case, knowledge: Knowledge) -> tuple[Dating, ...]:
    """What has no time yet and may need one: what was given, and the signs that fire a flag."""
    judged = triage(Facts(case, knowledge), knowledge, what_if=True)
    loud = {flag.id for flag in judged.flags if flag.urgency != "none"}
    return tuple(_to_date(case, loud, knowledge))


def _to_date(case: Case, flags: set[str], knowledge: Knowledge) -> Iterator[Dating]:
    facts = Facts(case, knowledge)
    fired = (flag for flag in knowledge.red_flags.values() if flag.id in flags)
    signs = dict.fromkeys(sign for flag in fired for sign in signs_of(flag, facts))
    dated = (*facts.since, *_CHANGES_THEMSELVES)
    yield from (("when", word) for word in dict.fromkeys(_given(case.tried, knowledge)))
    yield from (("since", sign) for sign in signs if sign not in dated)


def _given(tried: Iterable[Trial], knowledge: Knowledge) -> Iterator[str]:
    """Needles, operations and hands-on care that were had, by the word that was used."""
    for trial in tried:
        if not _is_dated(trial, knowledge) and _is_followed(trial, knowledge):
            yield trial.word


def _is_dated(trial: Trial, knowledge: Knowledge) -> bool:
    """Whether its time is told; the weeks of an operation are the time since it."""
    operation = knowledge.treatments[trial.treatment].category == OPERATIONS
    in_weeks = trial.amount is not None and trial.amount.unit == "weeks"
    return trial.ago is not None or (operation and in_weeks)


def _is_followed(trial: Trial, knowledge: Knowledge) -> bool:
    """Whether signs may follow it for a time."""
    category = knowledge.treatments[trial.treatment].category
    given = category in (*NEEDLES, OPERATIONS)
    return trial.meaning.received and (given or trial.treatment in (MANIPULATION, *_OTHER_NEEDLES))
