"""What a person told us, from flags, a case file or an NDJSON object, as a `Case`.

Names and everyday words become ids (`vocabulary.py`). Every mistake is collected, with the form
that would have been right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from ..engine.facts import Facts, denied_with, with_facts
from ..engine.triage import in_danger, triage
from ..knowledge.vocabulary import InvalidValue, Vocabulary
from ..model import Ago, Case, Knowledge, Notice, Since
from ..model.heard import Heard
from ..model.problems import InvalidInput, Problem, did_you_mean
from ..model.record import replace
from .heard import keys_of, said_back
from .keys import KEY, Key, ListOf, Switch, Text, WholeNumber
from .values import UnknownFact

# What is more than anybody tells is refused as a whole and never cut: behind a cut could stand a
# warning sign. Each of these is many times what the longest honest case has.
MOST_LETTERS = 5_000  # of one name, or of one thing in a person's own words
MOST_NAMED = 1_000  # in one list; each name is looked up, and placed in the answer
_YES = ("symptoms", "conditions")
_DENIED = "absent"
UNREAD = "this text"  # of a file or line that is no case: it is only heard
TEXT = "text"  # a person's own words
# What is denied is no place to look for a sign, whatever somebody calls that key.
_NOT_HEARD = r"abs|den|neg|no(?:$|t$|ne|_|-)|never|without|id$"


class CaseBuilder:
    """A case in the making, from one or more sources; later ones add, and win where one fits only.

    A warning sign in the words of another field is a sign, unless the same source or a later one
    denies it by its own name. ``hears`` is false where each answer is asked about at once, as in
    an interview. What cannot be read is kept among the ``problems``, and raises nothing.
    """

    def __init__(self, vocabulary: Vocabulary, hears: bool = True) -> None:
        self.vocabulary = vocabulary.for_a_case()
        self.problems: list[tuple[str, str]] = []
        self._hears = hears
        self._heard: dict[str, tuple[str, str]] = {}
        self._unsure: dict[str, str] = {}  # words that may be grave, and where they were told
        self._empty: list[str] = []
        self._heard_later: set[str] = set()
        self._denied_earlier = 0  # how many of what is denied an earlier source has told
        self._lists: dict[str, list[Any]] = {}
        self._single: dict[str, Any] = {}
        self.heard: Heard | None = None
        self._in_own_words: set[str] = set()  # signs, which no later key takes back in silence
        self._since: dict[str, Ago] = {}
        self._read_before = ""  # the earlier day on which the warning signs were read

    def add(self, name: str, value: Any) -> None:
        """Take in one key of a case: text with commas, a list, or a single value."""
        try:
            must_be_bounded(name, value)
            self._read(KEY[name], value)
        except InvalidValue as error:
            self._fail(name, error, value)

    def add_all(self, source: Mapping[str, Any]) -> None:
        """Take in every key of a case; an unknown one is a problem.

        A text in a person's own words comes first: what is told by name wins over it.
        """
        if source.get(TEXT) is not None:
            self.add_text(source[TEXT])
            self.correct({name: value for name, value in source.items() if name != TEXT})
            return
        # Facts stand in the order in which they were named, wherever their times are told.
        for name, value in sorted(source.items(), key=lambda told: told[0] == "since"):
            if name == TEXT and value is None:
                continue
            if name not in KEY:
                near = did_you_mean(name, KEY)
                self._fail(name, f'A case has no "{name}".{near}', value)
            elif value is not None:
                self.add(name, value)

    def add_text(self, text: Any) -> None:
        """Take in a text in a person's own words."""
        if not isinstance(text, str):
            self._fail(TEXT, f'"{TEXT}" takes words.', text)
            return
        from .own_words import cautious, hear, readable  # most cases are told by name

        known, plain = self.vocabulary.knowledge, readable(text)
        self.heard = cautious(hear(plain, known), plain, known)
        self._in_own_words = {
            fact.fact
            for fact in self.heard.facts
            if fact.answer == "yes" and known.facts[fact.fact].warning
        }
        self.add_all(keys_of(self.heard, self.vocabulary.knowledge))

    def correct(self, source: Mapping[str, Any]) -> None:
        """Take in the keys of a later source that wins: its no takes back an earlier yes.

        What the earlier source itself denies takes nothing back: there, yes is the safer of two.
        """
        before = {name: len(self._lists.get(name, ())) for name in (*_YES, _DENIED)}
        self._denied_earlier, self._heard_later = before[_DENIED], set()
        since, self._since = self._since, {}
        self.add_all(source)
        shorter = {
            fact: min(since[fact], ago, key=_shortest)
            for fact, ago in self._since.items()
            if fact in self._in_own_words and fact in since
        }
        self._since = since | self._since | shorter
        denied = set(self._lists.get(_DENIED, [])[before[_DENIED] :]) - self._in_own_words
        for name in _YES:
            facts = self._lists.get(name, [])
            earlier, later = facts[: before[name]], facts[before[name] :]
            self._lists[name] = [fact for fact in earlier if fact not in denied] + later

    def case(self) -> Case:
        """The case; with ``problems``, what of it could be read."""
        fields: dict[str, Any] = {
            name: tuple(_without_slips(KEY[name], items)) for name, items in self._lists.items()
        }
        named = Case(**fields, **self._single)
        case = with_facts(named, self._counted(), self.vocabulary.knowledge)
        true = (*case.symptoms, *case.conditions)
        return replace(
            case,
            absent=tuple(dict.fromkeys(self._absent(case))),
            since=tuple(Since(one, self._since[one]) for one in true if one in self._since),
        )

    def _absent(self, case: Case) -> Iterator[str]:
        known = self.vocabulary.knowledge
        for name in case.absent:
            screen = known.screens.get(name)
            yield from denied_with(screen, case, known) if screen else (name,)

    def _read(self, key: Key, value: Any) -> None:
        """Read by the form of the key; a later source adds to a list, and wins elsewhere."""
        match key.form:
            case ListOf():
                self._extend(key.name, key.form, value)
                if key.form.heard:
                    self.hear(key.name, value)
            case Text() | WholeNumber():
                self._single.update(key.form.read(value, self.vocabulary))
            case Switch():
                self._single.update(key.form.read(value, self.vocabulary))
                if key.form.dated:
                    is_past = isinstance(value, str) and not self._single[key.name]
                    self._read_before = value if is_past else ""
            case _:
                assert_never(key.form)

    def _extend(self, name: str, form: ListOf, value: Any) -> None:
        """Add each part of a list; every part that cannot be read is a problem."""
        parts = _parts(name, value)
        if not parts and value != []:  # an empty list of a file says so itself
            self._empty.append(name)
        for part in parts:
            try:
                for item in form.read(part, self.vocabulary):
                    if isinstance(item, Since):
                        self._date(item)
                    else:
                        self._lists.setdefault(name, []).append(item)
            except InvalidValue as error:
                self._fail(name, error, part)

    def _date(self, since: Since) -> None:
        """Keep how long ago a fact began, and that it is so; of two times the shorter is safer."""
        if key := self.vocabulary.knowledge.facts[since.fact].told_as:
            self._lists.setdefault(key, []).append(since.fact)
        earlier = self._since.setdefault(since.fact, since.ago)
        self._since[since.fact] = min(earlier, since.ago, key=_shortest)

    # --- What is heard, and said back ---

    def hear(self, name: str, value: Any) -> None:
        """Hold words against the warning signs, wherever they were told."""
        if not self._hears or re.match(_NOT_HEARD, name.lower()):
            return
        hearing = self.vocabulary.hearing
        for text in _texts(value):
            signs = hearing.signs_in(text)
            for heard in signs:
                self._heard.setdefault(heard.fact, (name, heard.words))
                self._heard_later.add(heard.fact)  # also where it was heard before
            if not signs and hearing.may_be_grave(text):
                self._unsure[text] = name

    def _counted(self) -> list[str]:
        """The signs that were heard and not denied by name; a screen denies what is not named."""
        denied = self._lists.get(_DENIED, [])
        later = denied[self._denied_earlier :]
        again = self._heard_later
        return [sign for sign in self._heard if sign not in (later if sign in again else denied)]

    def _fail(self, name: str, error: InvalidValue | str, value: Any) -> None:
        """Keep a problem, with when to call where what was told may be grave."""
        call, message = self.vocabulary.knowledge.says("when-to-call"), str(error)
        # Where a word is not known it is said once, for it may be a sign.
        unknown = isinstance(error, UnknownFact) and not self._have_said(call)
        grave = any(map(self.vocabulary.hearing.may_be_grave, _texts(value)))
        if (unknown or grave) and call not in message:
            message = f"{message} {call}"
        self.problems.append((name, message))
        self.hear(name, value)

    def _have_said(self, sentence: str) -> bool:
        return any(sentence in message for _, message in self.problems)

    def notices(self) -> tuple[Notice, ...]:
        """What has to be said back: signs heard in other words, and what was empty."""
        unsure = (self._said_unsure(text, name) for text, name in self._unsure.items())
        heard = said_back(self.heard, self.case(), self.vocabulary.knowledge) if self.heard else ()
        earlier = [_said_of_day(self._read_before)] if self._read_before else []
        empty = map(_said_empty, self._empty)
        return (*heard, *self._said_of_signs(), *unsure, *earlier, *empty)

    def _said_unsure(self, text: str, name: str) -> Notice:
        call = self.vocabulary.knowledge.says("when-to-call")
        return Notice("unsure", f'You wrote "{text}" under {name}. Is it a warning sign? {call}')

    def _said_of_signs(self) -> Iterator[Notice]:
        knowledge, counted = self.vocabulary.knowledge, self._counted()
        named = {fact for name in _YES for fact in self._lists.get(name, ())}
        for fact, (name, words) in self._heard.items():
            if fact in named:
                continue
            wrote, sign = f'You wrote "{words}" under {name}.', knowledge.facts[fact].name
            if fact in counted:
                text = f"{wrote} It counts as a warning sign: {sign}. Not so? Add --absent {fact}."
            else:
                call = knowledge.says("when-to-call")
                text = f"{wrote} You also said no to this: {sign}. Is it true now? {call}"
            yield Notice("heard", text)


def _said_of_day(day: str) -> Notice:
    text = f"You read the warning signs on {day}. One may have come since, so they count as open."
    return Notice("screened-before", text)


def _shortest(ago: Ago) -> float:
    """The weeks that it is at least; "new" is shorter than each of them, "old" longer."""
    if ago.age is not None:
        return -1.0 if ago.age == "new" else float("inf")
    return ago.weeks or 0.0


def _said_empty(name: str) -> Notice:
    text = f'Nothing was told under "{name}": it was empty. What is not told stays unknown.'
    return Notice("empty", text)


def _without_slips(key: Key, items: list[Any]) -> list[Any]:
    """What a list says; where a repeat says nothing new, without it."""
    repeats = isinstance(key.form, ListOf) and key.form.repeats
    return items if repeats else list(dict.fromkeys(items))


def _texts(value: Any) -> Iterator[str]:
    """Every text in what was told, whatever its shape."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from (str(name), *_texts(item))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def must_be_bounded(name: str, value: Any) -> None:
    """Refuse what is longer than anybody tells. Raises `InvalidValue`."""
    items = value if isinstance(value, (list, tuple)) else [value]
    parts = [part for item in items if isinstance(item, str) for part in item.split(",")]
    if len(parts) > MOST_NAMED or len(items) > MOST_NAMED:
        raise InvalidValue(
            f'"{name}" names more than {MOST_NAMED:,} things. None of them was read.'
        )
    if any(len(part) > MOST_LETTERS for part in parts):
        raise InvalidValue(
            f'"{name}" has more than {MOST_LETTERS:,} letters without a comma. None of it was read.'
        )


def _parts(name: str, value: Any) -> list[str]:
    """The parts of a list, or of text with commas. Raises `InvalidValue` where it is neither."""
    items = value if isinstance(value, (list, tuple)) else [value]
    for item in items:
        if not isinstance(item, str):
            raise InvalidValue(f'"{name}" takes words, or a list of words.')
    parts = (" ".join(part.split()) for item in items for part in item.split(","))
    return [part for part in parts if part]


def case_of(source: Mapping[str, Any], knowledge: Knowledge, day: str = "") -> Case:
    """The case told as the keys of a case file; everyday words and aliases work.

    ``day`` is the one on which it is told, such as 2026-11-30; a year is a length of time then.

    Raises `InvalidInput` with every problem: a misspelt warning sign is never passed over. What
    could be read is judged all the same, and carried as its ``danger`` where that is one.
    """
    builder = CaseBuilder(Vocabulary(knowledge, day))
    builder.add_all(source)
    case = builder.case()
    if builder.problems:
        judged = triage(Facts(case, knowledge), knowledge)
        raise InvalidInput(
            (
                Problem("", 0, 0, f"{name}: {said}", f"case-{name}")
                for name, said in builder.problems
            ),
            judged if in_danger(judged) else None,
        )
    return case
