"""What can be wrong with an input, where it is wrong, and the two errors that carry it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .record import Record
from .wording import listed

if TYPE_CHECKING:
    from ..model import Triage


class Problem(Record):
    """One mistake with its place. Line and column start at 1; 0 means the whole file."""

    path: str
    line: int
    column: int
    message: str
    check: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message} ({self.check})"


#: Every file can be read by whoever reads the knowledge.
#:
#: ``unreadable`` passes where ``facts.yaml`` is a file. It fails where ``facts.yaml`` is a folder.
def unreadable(path: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    reason = os.strerror(error.errno or 0)
    return Problem(path, 0, 0, f"Cannot be read: {reason}.", "unreadable")


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, sorted by file, line and column."""
    return sorted(
        set(problems),
        key=lambda problem: (problem.path, problem.line, problem.column, problem.message),
    )


class InvalidInput(Exception):
    """Knowledge or a case cannot be used. Carries every problem found, sorted.

    ``danger`` is what could be judged of a case all the same, where somebody has to act now or
    today; its signs come first in the message.
    """

    def __init__(self, problems: Iterable[Problem], danger: Triage | None = None) -> None:
        self.problems = tuple(in_order(problems))
        self.danger = danger
        signs = (f"{flag.label}: {flag.do}" for flag in danger.flags) if danger else ()
        super().__init__("\n".join([*signs, *map(str, self.problems)]))


class UsageError(Exception):
    """The command line cannot be understood. The message shows the right form."""


_LIKE = 0.7  # how alike two words are, from 0 to 1, to be offered one for the other


def nearest(word: str, known: Iterable[str], count: int = 3, cutoff: float = _LIKE) -> list[str]:
    """The known words most like ``word``, best first."""
    from difflib import get_close_matches  # slow to import, needed only after a mistake

    return get_close_matches(word, list(known), n=count, cutoff=cutoff)


# A shorter word with one letter changed is another word; one with two swapped is seldom.
_LETTERS_FOR_A_SLIP, _LETTERS_FOR_A_SWAP = 5, 4


def is_slip(name: str, known: str) -> bool:
    """Whether one slip of the pen in one word of a folded name makes it the other.

    A slip is a letter that is missing, too many, another one, or in the place of its neighbour.
    """
    words, others = name.split("-"), known.split("-")
    if len(words) != len(others):
        return _is_slip(name, known)  # a blank that is missing or too many
    other = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(other) == 1 and _is_slip(*other[0])


def _is_slip(word: str, known: str) -> bool:
    swapped = sorted(word) == sorted(known)
    least = _LETTERS_FOR_A_SWAP if swapped else _LETTERS_FOR_A_SLIP
    near = min(len(word), len(known)) >= least and abs(len(word) - len(known)) <= 1
    return near and _slips(word, known) <= 1


def _slips(word: str, known: str) -> int:
    before, rows = list[int](), list(range(len(known) + 1))
    for n, letter in enumerate(word, 1):
        row = [n]
        for m, other in enumerate(known, 1):
            least = min(rows[m] + 1, row[m - 1] + 1, rows[m - 1] + (letter != other))
            swapped = n > 1 and m > 1 and letter == known[m - 2] and word[n - 2] == other
            row.append(min(least, before[m - 2] + 1) if swapped else least)
        before, rows = rows, row
    return rows[-1]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean "x" or "y"?``, or nothing when no known word is near."""
    near = nearest(word, known)
    return f" Did you mean {one_of(near)}?" if near else ""


def one_of(words: Sequence[str]) -> str:
    """The words in quotes, joined by commas and a last "or"."""
    return listed([f'"{word}"' for word in words], "or")
