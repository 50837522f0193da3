"""The interview one line at a time: numbered choices, no cursor movement, no redraw.

It works in any terminal and with a screen reader. Questions go to stderr, so that stdout
carries the answer only. Every choice can be typed by its number or by its name.
"""

from __future__ import annotations

import sys

from ..knowledge.vocabulary import Unusable
from ..model.wording import upper_first
from ..terminal import streams as terminal
from ..terminal.streams import say
from .answers import KEEPS_OWN_WORDS, Left, NotKnown, Read, answered_before, wish
from .flow import Interview, Question

HELP = "Enter: I don't know.  ?: why this is asked.  b: back.  q: stop."

# What Enter does after a name that is not known: keep it where own words are kept, or not.
THEN = {
    True: "Enter keeps it in your own words. Or type all the names again.",
    False: "Enter goes on without it. Or type all the names again.",
}


class Linear:
    """Writes a question, then reads lines until one of them answers it."""

    def begin(self, introduction: str) -> None:
        """Say what this is, and which keys there are."""
        say(introduction)
        say("")
        say(f"This takes about five minutes. {HELP}")

    def tell(self, text: str) -> None:
        """Say something between two questions."""
        say("")
        say(text)

    def ask(self, question: Question, read: Read, before: str) -> Interview | None:
        """Ask until ``read`` takes the line; None goes back."""
        _show(question, before)
        kept = before
        while True:
            line = _line()
            match wish(line):
                case "why":
                    say(question.why)
                case "back":
                    return None
                case "leave":
                    raise Left
                case None:
                    try:
                        return read(line or kept, None)
                    except NotKnown as error:
                        say(f"{error} {THEN[question.id == KEEPS_OWN_WORDS]}")
                        kept = error.kept
                    except Unusable as error:
                        say(str(error))


def _show(question: Question, before: str) -> None:
    say("")
    say(question.text)
    for number, choice in enumerate(question.choices, 1):
        say(f"  {number}. {choice.text} [{choice.name}]")
    if question.none:
        say(f"  0. {upper_first(question.none)}")
    if question.kind == "several":
        say("Numbers or names with commas between them.")
    if question.example:
        say(f"For example: {question.example}")
    if before:
        say(answered_before(before, question))


def _line() -> str:
    terminal.write("> ", sys.stderr)
    line = sys.stdin.readline()
    if not line:
        raise Left
    return line.strip()
