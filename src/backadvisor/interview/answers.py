"""The interview, asked: steps forward and back, what a typed answer means, how it is left.

Every way to ask (`linear.py`, `prompts.py`) hands its answer over as the line that could have
been typed: numbers or names with commas between them, ``0`` for none of these, nothing for "I
don't know", quotes around what is to stay in the person's own words. So all of them share one
reading, and cannot come to different advice.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable
from typing import Literal, Protocol

from ..intake.case import CaseBuilder
from ..intake.case_text import as_flags, told_again
from ..intake.values import parse_amount
from ..knowledge.vocabulary import NOT_LISTED, Unusable, Vocabulary, plain_word
from ..model import Case, Knowledge, labels
from ..model.citation import emergency_numbers
from ..model.problems import did_you_mean
from ..model.record import replace
from .flow import (
    Interview,
    Question,
    answer,
    left_open,
    next_question,
    skip,
    still_to_come,
    stopped_at,
    told_text,
    with_amount,
    with_heard,
)

Wish = Literal["why", "back", "leave"]
_WISHES: dict[str, Wish] = {
    "?": "why",
    "why": "why",
    "help": "why",
    "b": "back",
    "back": "back",
    "q": "leave",
    "leave": "leave",
    "quit": "leave",
    "exit": "leave",
    "stop": "leave",
}
NONE_OF_THESE = "0"
_NONE = (NONE_OF_THESE, "none", "no", "nothing")
SKIP = "skip"
_SKIP = (SKIP, "unknown", "not-sure", "dont-know", "i-dont-know")
KEEPS_OWN_WORDS = "tried"
_QUOTE = '"'
_OWN_WORDS = re.compile(r'"([^"]*)"')
_IN_YEARS = re.compile(r"\s*(y|yrs?|years?)(\s+old)?\.?$", re.IGNORECASE)  # behind an age
_SEVERAL = re.compile(r"[,;.&]|\sand\s")

# A line, and how many of the choices had been shown where that was not all of them.
Read = Callable[[str, int | None], Interview]
Wording = Callable[[str], str]


class Asks(Protocol):
    """One way to ask."""

    def begin(self, introduction: str) -> None:
        """Say what this is, and which keys there are."""

    def tell(self, text: str) -> None:
        """Say something between two questions."""

    def ask(self, question: Question, read: Read, before: str) -> Interview | None:
        """Ask until ``read`` takes the line; None goes back. `Left` leaves the interview.

        ``before`` is the line that answered this question earlier, where somebody went back.
        """


class NotKnown(Unusable):
    """Names that are not known; ``kept`` is the line that goes on without knowing them."""

    def __init__(self, said: str, kept: str) -> None:
        self.kept = kept
        super().__init__(said)


class Left(Exception):
    """The person wants to leave the interview."""


class Stopped(Exception):
    """The interview was left; carries the case so far."""

    def __init__(self, case: Case) -> None:
        self.case = case
        super().__init__()


def interviewed(case: Case, knowledge: Knowledge, way: Asks, worded: Wording = str) -> Case:
    """Ask every question that can still matter; give the case, or raise `Stopped`.

    ``worded`` gives each text as it is to be said, so that somebody may answer for another.
    """
    words = Vocabulary(knowledge)
    steps = [Interview(case)]
    lines = _Lines(words)

    def ask(question: Question) -> None:
        typed: list[str] = []

        def read(line: str, shown: int | None = None) -> Interview:
            typed.append(line)
            return answered(steps[-1], question, words, line, shown)

        shown = _worded(_placed(question, steps, knowledge), worded)
        after = way.ask(shown, read, lines.before(question))
        if after is not None:
            steps.append(after)
            lines.add(question, typed[-1], again=question.id not in after.settled)
        elif len(steps) > 1:
            steps.pop()
            lines.back()
        else:
            way.tell("This is the first one.")

    try:
        way.begin(worded(introduction(knowledge)))
        stopped = None
        while question := next_question(steps[-1], knowledge):
            level = stopped_at(steps[-1].case, knowledge)
            said = labels.URGENCIES[level].stops if level else None
            if said and level != stopped:  # while a question is left that bears on it
                way.tell(knowledge.says(said))
            stopped = level
            ask(question)
    except (Left, KeyboardInterrupt, EOFError, OSError):  # the last: the terminal is gone
        raise Stopped(steps[-1].case) from None
    return steps[-1].case


class _Lines:
    """The line that answered each question, for whoever goes back to it."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._asked: list[str] = []  # the way from the first question to this one
        self._told: dict[tuple[str, int], tuple[Question, str]] = {}

    def add(self, question: Question, line: str, again: bool) -> None:
        """Keep an answer: by name, as a number stands for something else on another list.

        Where the question comes ``again``, after a sign in the line was asked about, what else
        the line said of it is kept for then.
        """
        place = self._place(question)
        self._asked.append(question.id)
        if again and not _is_answer(question, line, self._words):
            place = self._place(question)
            line = _kept(question, self._words, line) if question.kind == "names" else ""
        self._told[place] = (question, _by_name(question, line, self._words))

    def back(self) -> None:
        """Take one step back; what was told after it is kept."""
        self._asked.pop()

    def before(self, question: Question) -> str:
        """Give the line again; not where something stands on the list that was not asked then."""
        earlier, line = self._told.get(self._place(question), (question, ""))
        names = [choice.name for choice in question.choices]
        if not {choice.name for choice in earlier.choices}.issuperset(names):
            return ""
        if not names or line == NONE_OF_THESE:
            return line
        told = line.split(",")
        return ",".join(name for name in names if name in told)

    def _place(self, question: Question) -> tuple[str, int]:
        """What was only read in part is asked again, and is then another question."""
        return question.id, self._asked.count(question.id)


def _is_answer(question: Question, line: str, words: Vocabulary) -> bool:
    """Say whether a line answers a list of choices, which comes again where it was read in part."""
    try:
        return bool(question.choices) and bool(list(chosen_names(question, line, words)))
    except Unusable:
        return as_a_whole(question, line) is not None


def _by_name(question: Question, line: str, words: Vocabulary) -> str:
    whole = as_a_whole(question, line)
    if whole is not None:
        return whole
    return ",".join(chosen_names(question, line, words)) if question.choices else line


def _placed(question: Question, steps: list[Interview], knowledge: Knowledge) -> Question:
    """Say how far the interview has come; the first question needs its whole screen."""
    before = len(steps) - 1
    if not before:
        return question
    count = before + still_to_come(steps[-1], knowledge)
    return replace(question, text=f"{question.text} ({before + 1} of about {count})")


def _worded(question: Question, worded: Wording) -> Question:
    choices = (replace(choice, text=worded(choice.text)) for choice in question.choices)
    return replace(
        question, text=worded(question.text), why=worded(question.why), choices=tuple(choices)
    )


def introduction(knowledge: Knowledge) -> str:
    """Give what is said before the first question."""
    about = knowledge.about
    limits = " ".join(about.limits[:2])
    call = knowledge.says("in-an-emergency", numbers=emergency_numbers(about))
    return f"This program asks what hurts and what was tried. {limits} {call}"


# --- What a line means ----------------------------------------------------------------


def wish(line: str) -> Wish | None:
    """Give what a line asks of the interview itself, or None where it is an answer."""
    return _WISHES.get(line.strip().lower())


def as_a_whole(question: Question, line: str) -> str | None:
    """Give the line that a word for "I don't know" or "none of these" stands for, or None."""
    said = plain_word(line.strip(" .!"))
    if not line or said in _SKIP:
        return ""
    none = question.none and said in (*_NONE, plain_word(question.none))
    return NONE_OF_THESE if none else None


def answered_before(line: str, question: Question) -> str:
    """Say what answered a question before somebody went back to it."""
    told = question.none if line == NONE_OF_THESE else line
    return f"Before, you answered: {told}. Enter keeps it. To leave it open: {SKIP}."


def answered(
    so_far: Interview, question: Question, words: Vocabulary, line: str, shown: int | None = None
) -> Interview:
    """Take in a line as the answer to a question; `Unusable` says what would be right.

    A warning sign in it is asked about next; where the line was no answer, the question then
    comes again.
    """
    try:
        after = _answered(so_far, question, words, line, shown)
    except Unusable as error:
        heard = with_heard(so_far, _signs_in(line, words), words.knowledge)
        if heard.heard:
            return heard
        call = words.knowledge.says("when-to-call")
        if call in str(error) or not words.hearing.may_be_grave(line):
            raise
        raise Unusable(f"{error} {call}") from None
    if question.choices:  # it was answered from a list, and names what stands there
        return after
    return with_heard(after, _signs_in(line, words), words.knowledge)


def _signs_in(line: str, words: Vocabulary) -> list[str]:
    return [heard.fact for heard in words.hearing.signs_in(line)]


def _answered(
    so_far: Interview, question: Question, words: Vocabulary, line: str, shown: int | None
) -> Interview:
    whole = as_a_whole(question, line)
    if whole == "":
        return left_open(so_far, question, words.knowledge)
    typed = question.kind in ("text", "names")
    if whole == NONE_OF_THESE:
        none = skip(so_far, question)
        return none if typed else answer(so_far, question, (), words.knowledge, shown)
    if typed:
        return told_text(so_far, question, _with_text(so_far.case, question, words, line))
    chosen = tuple(dict.fromkeys(chosen_names(question, line, words)))
    if not chosen:  # a slip of the finger is never "none of these"
        raise Unusable(_not_understood(line, question))
    if question.kind == "one" and len(chosen) != 1:
        raise Unusable("Choose one, for example: 1")
    return answer(so_far, question, chosen, words.knowledge, shown)


def _with_text(case: Case, question: Question, words: Vocabulary, line: str) -> Case:
    """Add what a line of text says to the case."""
    if question.id.startswith("amount:"):
        return with_amount(case, question.id.partition(":")[2], parse_amount(line))
    builder = CaseBuilder(words, hears=False)
    builder.add_all(told_again(case))
    text = _IN_YEARS.sub("", line) if question.id == "age" else _OWN_WORDS.sub("", line)
    builder.add(question.id, _parted(question, words, text))
    if question.id == KEEPS_OWN_WORDS:
        builder.add("other", _OWN_WORDS.findall(line))
    if builder.problems:
        # What becomes of it is told by each way to ask.
        said = " ".join(said.removesuffix(f" {NOT_LISTED}") for _, said in builder.problems)
        if question.kind == "names":
            raise NotKnown(said, kept=_kept(question, words, line))
        raise Unusable(said)
    if question.id == "age" and not builder.case().age:
        raise Unusable("Please type an age in years, for example 54.")
    return builder.case()


def _kept(question: Question, words: Vocabulary, line: str) -> str:
    """Give the line with what is not known in quotes, where own words are kept, or without it."""
    parts = _parted(question, words, line).split(",")
    return ",".join(
        part if _is_known(question, words, part) else f'"{part.replace(_QUOTE, "")}"'
        for part in filter(None, map(str.strip, parts))
        if question.id == KEEPS_OWN_WORDS or _is_known(question, words, part)
    )


def _parted(question: Question, words: Vocabulary, line: str) -> str:
    """Put commas for each "and" between names, where at least one of them is known."""

    def parted(part: str) -> str:
        pieces = [piece.strip() for piece in _SEVERAL.split(part)]
        known = (_is_known(question, words, piece) for piece in pieces)
        whole = _QUOTE in part or _is_known(question, words, part) or not any(known)
        return part if whole else ",".join(pieces)

    return ",".join(map(parted, line.split(","))) if question.kind == "names" else line


def _is_known(question: Question, words: Vocabulary, part: str) -> bool:
    """Say whether a name can be used as it was typed, with what stands beside it."""
    builder = CaseBuilder(words, hears=False)
    builder.add(question.id, part)
    return bool(part) and not builder.problems


def chosen_names(question: Question, line: str, words: Vocabulary) -> Iterable[str]:
    """Read numbers, names of choices, or everyday words for a sign or for the group it is in.

    Anything else is told with what is near.
    """
    names = [choice.name for choice in question.choices]
    whole = plain_word(line) in names  # the "and" in a name stands between no two of them
    for part in [line] if whole else filter(None, map(str.strip, _SEVERAL.split(line))):
        told = part.split() if re.fullmatch(r"[\d\s]+", part) else [plain_word(part)]
        for word in filter(None, told):
            if word.isascii() and word.isdigit() and 1 <= int(word) <= len(names):
                yield names[int(word) - 1]
            elif name := _choice_for(word, names, words):
                yield name
            else:
                raise Unusable(_not_understood(part, question, did_you_mean(word, names)))


def _choice_for(word: str, names: list[str], words: Vocabulary) -> str:
    """Give the choice that a word names; a sign named among the groups chooses its group."""
    if word in names:
        return word
    try:
        fact = words.fact_id(word)
    except Unusable:
        return ""
    screens = words.knowledge.screens.values()
    groups = [one.id for one in screens if fact in one.asks]
    return next((one for one in (fact, *groups) if one in names), "")


def _not_understood(said: str, question: Question, near: str = "") -> str:
    none = f", or 0 for {question.none}" if question.none else ""
    return (
        f'I did not understand "{said.strip()}".{near} '
        f"Type a number, such as {min(3, len(question.choices))}{none}."
    )


# --- The same again -------------------------------------------------------------------


def command_for(case: Case, command: str = "next", knowledge: Knowledge | None = None) -> str:
    """Give the one command that would give the same advice again."""
    return shlex.join(["backadvisor", command, *as_flags(case, knowledge)])
