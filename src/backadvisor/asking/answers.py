"""The interview, asked: steps forward and back, what a typed answer means, how it is left.

Every way to ask (`linear.py`, `prompts.py`) hands its answer over as the line that could have
been typed: numbers or names with commas between them, ``0`` for none of these, nothing for "I
don't know". So all of them share one reading, and cannot come to different advice.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal, Protocol

from ..case import CaseBuilder, Unusable, Vocabulary, parse_amount, plain_word, told_again
from ..interview import (
    Interview,
    Question,
    answer,
    finished,
    next_question,
    skip,
    told_text,
    with_amount,
)
from ..model import Case, Knowledge
from ..noun import replace
from ..problems import did_you_mean

Wish = Literal["why", "back", "leave"]
_WISHES: dict[str, Wish] = {
    "?": "why",
    "b": "back",
    "back": "back",
    "q": "leave",
    "quit": "leave",
}
NONE_OF_THESE = "0"
_NONE = (NONE_OF_THESE, "none", "no", "nothing")
NOT_KNOWN = "If you meant none of these, this program does not know it: go on without it."

Read = Callable[[str], Interview]
Wording = Callable[[str], str]


class Asks(Protocol):
    """One way to ask."""

    def begin(self, introduction: str) -> None:
        """Say what this is, and which keys there are."""

    def ask(self, question: Question, read: Read, before: str) -> Interview | None:
        """Ask until ``read`` takes the line; None goes back. `Left` leaves the interview.

        ``before`` is the line that answered this question earlier, where somebody went back.
        """


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
    lines: dict[str, str] = {}

    def read(question: Question, line: str) -> Interview:
        after = answered(steps[-1], question, words, line)
        lines[question.id] = line
        return after

    try:
        way.begin(worded(introduction(knowledge)))
        while question := next_question(steps[-1], knowledge):
            before = lines.get(question.id, "")
            after = way.ask(_worded(question, worded), partial(read, question), before)
            if after is not None:
                steps.append(after)
            elif len(steps) > 1:
                steps.pop()
    except (Left, KeyboardInterrupt, EOFError):
        raise Stopped(steps[-1].case) from None
    return finished(steps[-1], knowledge)


def _worded(question: Question, worded: Wording) -> Question:
    choices = (replace(choice, text=worded(choice.text)) for choice in question.choices)
    return replace(
        question, text=worded(question.text), why=worded(question.why), choices=tuple(choices)
    )


def introduction(knowledge: Knowledge) -> str:
    """Give what is said before the first question."""
    about = knowledge.about
    return f"{about.condition} {about.limits[0]}"


# --- What a line means ----------------------------------------------------------------


def wish(line: str) -> Wish | None:
    """Give what a line asks of the interview itself, or None where it is an answer."""
    return _WISHES.get(line.strip().lower())


def answered_before(line: str) -> str:
    """Say what answered a question before somebody went back to it."""
    return f"Before, you answered: {line}. Type it again to keep it."


def answered(so_far: Interview, question: Question, words: Vocabulary, line: str) -> Interview:
    """Take in a line as the answer to a question; `Unusable` says what would be right."""
    if not line:
        return skip(so_far, question)
    typed = question.kind in ("text", "names")
    if question.none and plain_word(line) in (*_NONE, plain_word(question.none)):
        return skip(so_far, question) if typed else answer(so_far, question, (), words.knowledge)
    if typed:
        return told_text(so_far, question, _with_text(so_far.case, question, words, line))
    chosen = tuple(dict.fromkeys(chosen_names(question, line)))
    if question.kind == "one" and len(chosen) != 1:
        raise Unusable("Choose one, for example: 1")
    return answer(so_far, question, chosen, words.knowledge)


def _with_text(case: Case, question: Question, words: Vocabulary, line: str) -> Case:
    """Add what a line of text says to the case."""
    if question.id.startswith("amount:"):
        return with_amount(case, question.id.partition(":")[2], parse_amount(line))
    builder = CaseBuilder(words)
    told = {key: value for key, value in told_again(case).items() if value}
    builder.add_all({**told, question.id: line})
    if builder.problems:
        said = [said for _, said in builder.problems]
        raise Unusable(" ".join([*said, NOT_KNOWN] if question.kind == "names" else said))
    return builder.case()


def chosen_names(question: Question, line: str) -> Iterable[str]:
    """Read numbers or names of choices; anything else is told with what is near."""
    names = [choice.name for choice in question.choices]
    for part in line.split(","):
        word = plain_word(part)
        if word.isascii() and word.isdigit() and 1 <= int(word) <= len(names):
            yield names[int(word) - 1]
        elif word in names:
            yield word
        elif word:
            near = did_you_mean(word, names)
            raise Unusable(f'"{part.strip()}" is none of the choices.{near} For example: 1,2')


# --- The same again -------------------------------------------------------------------


def command_for(case: Case, command: str = "next") -> str:
    """Give the one command that would give the same advice again."""
    words = ["backadvisor", command]
    for key, told in told_again(case).items():
        if told is True:
            words.append(f"--{key}")
        elif isinstance(told, list) and told:
            words += [f"--{key}", ",".join(told)]
        elif told and not isinstance(told, list):
            words += [f"--{key}", str(told)]
    return shlex.join(words)
