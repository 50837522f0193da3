"""An end from outside, while questions are asked: what was told until then is kept first."""

from __future__ import annotations

import signal
from types import FrameType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from ..interview.answers import Answer
    from ..interview.flow import Interview, Question
    from ..interview.steps import Prompter, Submit

# A closed window, and a system or a program that ends this one. Windows has no first.
_FROM_OUTSIDE = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]


class Endings:
    """Makes an end from outside leave the questions as Ctrl-C does; then it has to wait.

    It waits until the ``with`` ends, or until `over`, when everything is kept.
    """

    def __init__(self) -> None:
        self.asking: Prompter | None = None  # whose question waits for an answer
        self.came = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in _FROM_OUTSIDE:
            before = signal.getsignal(number)
            if before != signal.SIG_IGN:  # `nohup` wants the program to go on
                self._before[number] = before
                signal.signal(number, self._leave)
        return self

    def __exit__(self, *_: object) -> None:
        self.over()

    def _leave(self, _number: int, _frame: FrameType | None) -> None:
        """Leave a question; anywhere else it would cut short what is being kept."""
        again, self.came = self.came, True
        if self.asking is not None and not again:
            self.asking.leave()

    def over(self) -> None:
        """Let an end from outside be what it was before."""
        while self._before:
            signal.signal(*self._before.popitem())


class Leavable:
    """A way to ask that an end from outside can leave, at a question and nowhere else."""

    def __init__(self, way: Prompter, endings: Endings) -> None:
        self._way = way
        self._endings = endings
        self.begin = way.begin
        self.tell = way.tell
        self.leave = way.leave

    def ask(self, question: Question, submit: Submit, before: Answer | None) -> Interview | None:
        """Ask as the way does; `KeyboardInterrupt` where the end came before or comes now."""
        self._endings.asking = self._way
        try:
            if self._endings.came:
                raise KeyboardInterrupt
            return self._way.ask(question, submit, before)
        finally:
            self._endings.asking = None
