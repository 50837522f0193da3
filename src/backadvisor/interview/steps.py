"""The interview, asked: steps forward and back, and how it is left."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Protocol

from ..intake.case_text import as_flags
from ..knowledge.vocabulary import Vocabulary
from ..model import Case, Knowledge, labels
from ..model.citation import emergency_numbers
from ..model.record import replace
from .answers import Answer, Chosen, Names, Skip, Text, Unread, answered, kept
from .flow import Interview, Question, Topic, next_question, still_to_come, stopped_at

# An answer, and how many of the choices had been shown where that was not all of them. Raises
# `InvalidValue` where it cannot be taken.
Submit = Callable[[Answer, int | None], Interview]
Wording = Callable[[str], str]


class Prompter(Protocol):
    """One way to ask."""

    def begin(self, introduction: str) -> None:
        """What this is and which keys there are, said before the first question."""

    def tell(self, text: str) -> None:
        """Something said between two questions."""

    def ask(self, question: Question, submit: Submit, before: Answer | None) -> Interview | None:
        """The interview after the first answer that ``submit`` takes; None goes back.

        ``before`` answered this question earlier, where somebody went back. Raises `Aborted`.
        """

    def leave(self) -> None:
        """Called from a signal handler: the question ends in `KeyboardInterrupt`, now or soon."""


class Aborted(Exception):
    """The person wants to leave the interview."""


class Stopped(Exception):
    """The interview was left; carries the case so far."""

    def __init__(self, case: Case) -> None:
        self.case = case
        super().__init__()


def interviewed(
    case: Case, knowledge: Knowledge, way: Prompter, worded: Wording = str, day: str = ""
) -> Case:
    """The case after every question that can still matter, as told on a ``day``. Raises `Stopped`.

    ``worded`` gives each text as it is to be said, so that somebody may answer for another.
    """
    words = Vocabulary(knowledge, day)
    steps = [Interview(case)]
    history = _History(words)

    def ask(question: Question) -> None:
        submitted: list[Answer] = []

        def submit(given: Answer, shown: int | None = None) -> Interview:
            submitted.append(given)
            return answered(steps[-1], question, given, words, shown)

        put = _worded(_placed(question, steps, knowledge), worded)
        after = way.ask(put, submit, history.before(question))
        if after is not None:
            steps.append(after)
            again = question.topic not in after.settled
            history.add(question, submitted[-1], again)
        elif len(steps) > 1:
            steps.pop()
            history.back()
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
    except (Aborted, KeyboardInterrupt, EOFError, OSError):  # the last: the terminal is gone
        raise Stopped(steps[-1].case) from None
    return steps[-1].case


class _History:
    """What answered each question, for whoever goes back to it."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._asked: list[Topic] = []  # the way from the first question to this one
        self._given: dict[tuple[Topic, int], tuple[Question, Answer]] = {}

    def add(self, question: Question, given: Answer, again: bool) -> None:
        """Keep an answer.

        Where the question comes ``again``, after a sign in what was typed was asked about, what
        else was typed is kept for then.
        """
        place = self._place(question)
        self._asked.append(question.topic)
        if again and isinstance(given, Text | Names | Unread):
            place = self._place(question)
            left = kept(question, given, self._words) if isinstance(given, Names) else Skip()
            self._given[place] = question, left
        else:
            self._given[place] = question, given

    def back(self) -> None:
        """Take one step back; what was told after it is kept."""
        self._asked.pop()

    def before(self, question: Question) -> Answer | None:
        """The earlier answer; None where something stands on the list that was not asked then."""
        earlier, given = self._given.get(self._place(question), (question, Skip()))
        names = [choice.name for choice in question.choices]
        if not {choice.name for choice in earlier.choices}.issuperset(names):
            return None
        if isinstance(given, Chosen):
            chosen = tuple(name for name in names if name in given.names)
            return Chosen(chosen) if chosen else None
        return None if isinstance(given, Skip) else given

    def _place(self, question: Question) -> tuple[Topic, int]:
        """What was only read in part is asked again, and is then another question."""
        return question.topic, self._asked.count(question.topic)


def _placed(question: Question, steps: list[Interview], knowledge: Knowledge) -> Question:
    """A question that says how far the interview has come; the first needs its whole screen."""
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
    """What is said before the first question."""
    about = knowledge.about
    limits = " ".join(about.limits[:2])
    call = knowledge.says("in-an-emergency", numbers=emergency_numbers(about))
    return f"This program asks what hurts and what was tried. {limits} {call}"


# --- The same again -------------------------------------------------------------------


def command_for(case: Case, command: str = "next", knowledge: Knowledge | None = None) -> str:
    """The one command that would give the same advice again."""
    return shlex.join(["backadvisor", command, *as_flags(case, knowledge)])
