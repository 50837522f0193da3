"""The interview one line at a time: numbered choices, no cursor movement, no redraw.

It works in any terminal and with a screen reader. Questions go to stderr, so that stdout
carries the answer only. Every choice can be typed by its number or by its name.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from textwrap import wrap

from . import terminal
from .case import CaseBuilder, Unusable, Vocabulary, parse_amount, plain_word, told_again
from .interview import (
    Interview,
    Question,
    answer,
    finished,
    next_question,
    skip,
    told_text,
    with_amount,
)
from .model import Case, Knowledge
from .problems import did_you_mean
from .render.safe import safe

HELP = "Enter: I don't know.  ?: why this is asked.  b: back.  q: stop and keep nothing."


class Stopped(Exception):
    """The person left the interview; carries the case so far."""

    def __init__(self, case: Case) -> None:
        self.case = case
        super().__init__()


class Linear:
    """Asks until the advice can be given."""

    def __init__(self, case: Case, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.words = Vocabulary(knowledge)
        self.steps = [Interview(case)]

    def run(self) -> Case:
        """Ask every question that can still matter; give the case, or raise `Stopped`."""
        about = self.knowledge.about
        say(f"{about.condition} {about.limits[0]}")
        say("")
        say(f"This takes about five minutes. {HELP}")
        try:
            while question := next_question(self.steps[-1], self.knowledge):
                self._show(question)
                self._take(question)
        except KeyboardInterrupt:
            raise Stopped(self.steps[-1].case) from None
        return finished(self.steps[-1], self.knowledge)

    def _show(self, question: Question) -> None:
        say("")
        say(question.text)
        for number, choice in enumerate(question.choices, 1):
            say(f"  {number}. {choice.text} [{choice.name}]")
        if question.none:
            say(f"  0. {question.none[0].upper()}{question.none[1:]}")
        if question.kind == "several":
            say("Numbers or names with commas between them.")
        if question.example:
            say(f"For example: {question.example}")

    def _take(self, question: Question) -> None:
        """Read lines until one of them answers the question."""
        while True:
            line = self._line()
            if line == "?":
                say(question.why)
            elif line.lower() in ("b", "back"):
                if len(self.steps) > 1:
                    self.steps.pop()
                return
            else:
                try:
                    self.steps.append(self._answered(question, line))
                except Unusable as error:
                    say(str(error))
                else:
                    return

    def _line(self) -> str:
        terminal.write("> ", sys.stderr)
        line = sys.stdin.readline()
        if not line or line.strip().lower() in ("q", "quit"):
            raise Stopped(self.steps[-1].case)
        return line.strip()

    def _answered(self, question: Question, line: str) -> Interview:
        so_far = self.steps[-1]
        if not line:
            return skip(so_far, question)
        if question.none and plain_word(line) in (
            "0",
            "none",
            "no",
            "nothing",
            plain_word(question.none),
        ):
            return (
                skip(so_far, question) if question.kind == "text" else answer(so_far, question, ())
            )
        if question.kind == "text":
            return told_text(so_far, question, self._with_text(question, line))
        chosen = tuple(dict.fromkeys(chosen_names(question, line)))
        if question.kind == "one" and len(chosen) != 1:
            raise Unusable("Choose one, for example: 1")
        return answer(so_far, question, chosen)

    def _with_text(self, question: Question, line: str) -> Case:
        """Add what a line of text says to the case."""
        case = self.steps[-1].case
        if question.id.startswith("amount:"):
            return with_amount(case, question.id.partition(":")[2], parse_amount(line))
        builder = CaseBuilder(self.words)
        told = {key: value for key, value in told_again(case).items() if value}
        builder.add_all({**told, question.id: line})
        if builder.problems:
            raise Unusable(" ".join(said for _, said in builder.problems))
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


def say(text: str) -> None:
    """Tell the person something on stderr, wrapped at blanks."""
    indent = " " * (len(text) - len(text.lstrip()) + 3) if text.startswith(" ") else ""
    lines = wrap(
        safe(text),
        terminal.width(sys.stderr),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    terminal.write("\n".join(lines) + "\n", sys.stderr)


def say_whole(text: str) -> None:
    """Tell something to be copied: never wrapped."""
    terminal.write(safe(text) + "\n", sys.stderr)


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
