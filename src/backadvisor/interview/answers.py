"""An answer as data, and what it changes.

Every way to ask (`linear.py`, `prompts.py`) hands an `Answer` over: what was ticked as it is, and
what was typed as `typed.py` reads it. So all of them share one meaning, and cannot come to
different advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from ..intake.case import must_be_bounded
from ..intake.keys import VALUES
from ..intake.values import (
    parse_ago,
    parse_amount,
    read_own_words,
    read_treatments,
    read_trials,
)
from ..knowledge.vocabulary import InvalidValue, Vocabulary
from ..model import Case, Trial
from ..model.record import Record, replace
from .flow import (
    Interview,
    Question,
    answer,
    left_open,
    told_text,
    with_ago,
    with_amount,
    with_heard,
)

QUOTE = '"'
SEVERAL = re.compile(r"[,;.&]|\sand\s")  # what people write between two names
_IN_YEARS = re.compile(r"\s*(y|yrs?|years?)(\s+old)?\.?$", re.IGNORECASE)  # behind an age


class Skip(Record):
    """I don't know: what the question asks for stays unknown."""


class NoneOfThese(Record):
    """Nothing of all that the question names."""


class Chosen(Record):
    """Choices of a list, by their names; at least one."""

    names: tuple[str, ...]


class Text(Record):
    """One value as it was typed, such as an age."""

    text: str


class Name(Record):
    """One name: the word to look up, what is to stay in own words, and how both were written."""

    word: str
    own: tuple[str, ...]
    written: str


class Names(Record):
    """Names of treatments, in their order."""

    names: tuple[Name, ...]


class Unread(Record):
    """Typed words that choose nothing of a list, and what to say of them."""

    text: str
    problem: str


Answer = Skip | NoneOfThese | Chosen | Text | Names | Unread


class UnknownNames(InvalidValue):
    """Names that are not known; ``kept`` is the answer that goes on without knowing them."""

    def __init__(self, said: str, kept: Answer, warned: bool) -> None:
        self.kept = kept
        self.warned = warned  # it says when to call
        super().__init__(said)


def named(word: str) -> Name:
    """A name that stands on a list."""
    return Name(word, (), word)


def in_own_words(text: str) -> Name:
    """What is no name that is known here."""
    return Name("", (text,), f"{QUOTE}{text}{QUOTE}")


def as_told(question: Question, given: Answer) -> str:
    """An answer in words, for whoever comes back to it."""
    match given:
        case Skip():
            return ""
        case NoneOfThese():
            return question.none
        case Chosen(names=names):
            return ",".join(names)
        case Names(names=several):
            return ",".join(name.written for name in several)
        case Text(text=text) | Unread(text=text):
            return text
        case _:
            assert_never(given)


# --- What an answer changes -----------------------------------------------------------


def answered(
    so_far: Interview,
    question: Question,
    given: Answer,
    words: Vocabulary,
    shown: int | None = None,
) -> Interview:
    """The interview after an answer, of which ``shown`` choices were on the screen, if not all.

    A warning sign in what was typed is asked about next; where that was no answer, the question
    then comes again. Raises `InvalidValue`, or `UnknownNames`, with what would be right.
    """
    try:
        after = _taken_in(so_far, question, given, words, shown)
    except InvalidValue as error:
        heard = with_heard(so_far, _signs_in(given, words), words.knowledge)
        if heard.heard:
            return heard
        warned = isinstance(error, UnknownNames) and error.warned
        if warned or not any(map(words.hearing.may_be_grave, _typed_in(given))):
            raise
        raise InvalidValue(f"{error} {words.knowledge.says('when-to-call')}") from None
    if question.choices:  # it was answered from a list, and names what stands there
        return after
    return with_heard(after, _signs_in(given, words), words.knowledge)


def _taken_in(
    so_far: Interview, question: Question, given: Answer, words: Vocabulary, shown: int | None
) -> Interview:
    match given:
        case Skip():
            return left_open(so_far, question, words.knowledge)
        case NoneOfThese():
            return answer(so_far, question, (), words.knowledge, shown)
        case Chosen(names=names):
            return answer(so_far, question, names, words.knowledge, shown)
        case Text(text=text):
            return told_text(so_far, question, _with_text(so_far.case, question, text, words))
        case Names():
            return told_text(so_far, question, _with_names(so_far.case, question, given, words))
        case Unread(problem=problem):
            raise InvalidValue(problem)
        case _:
            assert_never(given)


def _signs_in(given: Answer, words: Vocabulary) -> Iterable[str]:
    """The warning signs in what was typed, each once."""
    heard = (heard for text in _typed_in(given) for heard in words.hearing.signs_in(text))
    return dict.fromkeys(sign.fact for sign in heard)


def _typed_in(given: Answer) -> tuple[str, ...]:
    """The words in which a sign may have been told."""
    match given:
        case Text(text=text) | Unread(text=text):
            return (text,)
        case Names(names=names):
            return tuple(name.written for name in names)
        case Skip() | NoneOfThese() | Chosen():
            return ()
        case _:
            assert_never(given)


def _with_text(case: Case, question: Question, text: str, words: Vocabulary) -> Case:
    """The case with one typed value. Raises `InvalidValue`."""
    if question.kind == "value":
        return _with_value(case, question.about, text, words)
    must_be_bounded(question.kind, text)
    if question.kind in ("since", "when"):
        return with_ago(case, question, parse_ago(text, words.day), words.knowledge)
    return with_amount(case, question.about, parse_amount(text))


def _with_value(case: Case, name: str, text: str, words: Vocabulary) -> Case:
    """The case with the value of a key. Raises `InvalidValue`."""
    must_be_bounded(name, text)
    if name != "age":
        return replace(case, **VALUES[name].read(text, words))
    fields = VALUES[name].read(_IN_YEARS.sub("", text), words)
    if not fields["age"]:  # a slip, where 0 chooses nothing in other questions
        raise InvalidValue("Please type an age in years, for example 54.")
    return replace(case, **fields)


# --- Names ----------------------------------------------------------------------------


def _with_names(case: Case, question: Question, given: Names, words: Vocabulary) -> Case:
    """The case with the treatments that were named. Raises `InvalidValue`, or `UnknownNames`."""
    looked_up = [word for name in given.names for word in _apart(name.word, question, words)]
    must_be_bounded(question.kind, looked_up)
    _must_be_known(question, looked_up, given, words)
    if question.kind == "avoid":
        left_out = (id_ for word in looked_up for id_ in read_treatments(word, words))
        return replace(case, avoid=tuple(dict.fromkeys((*case.avoid, *left_out))))
    tried = (trial for word in looked_up for trial in read_trials(word, words))
    own = (part for name in given.names for text in name.own for part in _own_words(text, words))
    other = tuple(dict.fromkeys((*case.other, *own)))
    return replace(case, tried=(*case.tried, *tried), other=other)


def _must_be_known(
    question: Question, looked_up: Iterable[str], given: Names, words: Vocabulary
) -> None:
    """Raise `UnknownNames` with all that cannot be read, and once more when to call."""
    wrong, warned = [], False
    words.for_a_case()
    for word in looked_up:
        try:
            _read(question, word, words)
        except InvalidValue as error:
            # What becomes of it is told by each way to ask.
            grave = words.hearing.may_be_grave(word)
            wrong.append(f"{error} {words.knowledge.says('when-to-call')}" if grave else error.said)
            warned = warned or grave
    if wrong:
        raise UnknownNames(" ".join(wrong), kept(question, given, words), warned)


def kept(question: Question, given: Names, words: Vocabulary) -> Answer:
    """Names with what is not known in own words, where these are kept, or without it."""
    names = tuple(_kept(question, given.names, words))
    return Names(names) if names else Skip()


def _kept(question: Question, names: Iterable[Name], words: Vocabulary) -> Iterator[Name]:
    """Each name that is known by itself; any other as a whole, without its quotes."""
    for name in names:
        quoted = QUOTE in name.written
        for word in [name.written] if quoted else _apart(name.word, question, words):
            if not quoted and _is_known(question, word, words):
                yield named(word)
            elif question.keeps_own_words:
                yield from map(in_own_words, _own_words(word.replace(QUOTE, ""), words))


def _own_words(text: str, words: Vocabulary) -> list[str]:
    """What a case keeps of somebody's own words: it parts them at commas."""
    parts = (own for part in text.split(",") for own in read_own_words(part, words))
    return list(filter(None, parts))


def _apart(name: str, question: Question, words: Vocabulary) -> list[str]:
    """The names with an "and" between them, where at least one of them is known."""
    pieces = [" ".join(piece.split()) for piece in SEVERAL.split(name)]
    known = (_is_known(question, piece, words) for piece in pieces)
    whole = QUOTE in name or _is_known(question, name, words) or not any(known)
    return list(filter(None, [" ".join(name.split())] if whole else pieces))


def _is_known(question: Question, word: str, words: Vocabulary) -> bool:
    """Whether a name can be used as it was typed, with what stands beside it."""
    try:
        return bool(_read(question, word, words.for_a_case()))
    except InvalidValue:
        return False


def _read(question: Question, word: str, words: Vocabulary) -> Iterable[Trial | str]:
    """What one name stands for. Raises `InvalidValue`."""
    return read_trials(word, words) if question.kind == "tried" else read_treatments(word, words)
