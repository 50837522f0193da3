"""The interview one line at a time: numbered choices, no cursor movement, no redraw.

It works in any terminal and with a screen reader. Questions go to stderr, so that stdout
carries the answer only. Every choice can be typed by its number or by its name (`typed.py`).
"""

from __future__ import annotations

import sys

from ..knowledge.vocabulary import InvalidValue, Vocabulary
from ..model.wording import upper_first
from ..terminal import streams as terminal
from ..terminal.streams import say
from .answers import Answer, Skip, UnknownNames
from .flow import Interview, Question
from .steps import Aborted, Submit
from .typed import answer_in, answered_before, command_in

HELP = "Enter: I don't know.  ?: why this is asked.  b: back.  q: stop."

# What Enter does after a name that is not known: keep it where own words are kept, or not.
THEN = {
    True: "Enter keeps it in your own words. Or type all the names again.",
    False: "Enter goes on without it. Or type all the names again.",
}


class LinePrompter:
    """A way to ask that writes a question, then reads lines until one of them answers it."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def begin(self, introduction: str) -> None:
        """What this is and which keys there are, said before the first question."""
        say(introduction)
        say("")
        say(f"This takes about five minutes. {HELP}")

    def tell(self, text: str) -> None:
        """Something said between two questions."""
        say("")
        say(text)

    def leave(self) -> None:
        """Nothing has to be put in order first. Raises `KeyboardInterrupt`."""
        raise KeyboardInterrupt

    def ask(self, question: Question, submit: Submit, before: Answer | None) -> Interview | None:
        """The interview after the first line that answers; None goes back. Raises `Aborted`."""
        _show(question, before)
        on_enter = before or Skip()
        while True:
            line = _line()
            match command_in(line):
                case "why":
                    say(question.why)
                case "back":
                    return None
                case "leave":
                    raise Aborted
                case None:
                    given = answer_in(line, question, self._words) if line else on_enter
                    try:
                        return submit(given, None)
                    except UnknownNames as error:
                        say(f"{error} {THEN[question.keeps_own_words]}")
                        on_enter = error.kept
                    except InvalidValue as error:
                        say(str(error))


def _show(question: Question, before: Answer | None) -> None:
    say("")
    say(question.text)
    for number, choice in enumerate(question.choices, 1):
        say(f"  {number}. {choice.text} [{choice.name}]")
    if question.none:
        say(f"  0. {upper_first(question.none)}")
    if question.form == "several":
        say("Numbers or names with commas between them.")
    if question.example:
        say(f"For example: {question.example}")
    if before:
        say(answered_before(before, question))


def _line() -> str:
    """The next line, without blanks around it. Raises `Aborted` where there is none."""
    terminal.write("> ", sys.stderr)
    line = sys.stdin.readline()
    if not line:
        raise Aborted
    return line.strip()
