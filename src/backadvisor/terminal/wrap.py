"""Lines folded to a width, measured in the columns that letters take on a screen.

`textwrap` counts letters, and a wide letter takes two columns: what it calls a line would be
folded once more by the terminal, and the end of a page would leave the screen unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .escape import escape_controls

# Every other blank, such as one that must not be broken at, is a letter like any other.
_BLANKS = str.maketrans("\t\n\x0b\x0c\r", "     ")
_PIECES = re.compile(" +|[^ ]+")
_WIDE = 2


def columns(text: str) -> int:
    """The columns a text takes: two for a wide letter, none for a mark over another."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width  # most text does without

    return sum(
        _WIDE if east_asian_width(letter) in "WF" else category(letter) not in ("Mn", "Me")
        for letter in text
    )


def padded(text: str, width: int) -> str:
    """A text with blanks behind it up to a width."""
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Fold at blanks only: a word longer than the line stands whole on a line of its own."""
    return folded(escape_controls(text), width, indent)


def folded(
    text: str, width: int, indent: str = "", break_long: bool = False, keep_blanks: bool = False
) -> list[str]:
    """Fold at blanks, and between wide letters; lines after the first stand behind ``indent``.

    ``break_long`` breaks a word longer than a line, ``keep_blanks`` keeps those at a line's end.
    """
    measured = len if text.isascii() else columns
    lines, line, used, fresh = [], "", 0, True
    for piece in _pieces(text.translate(_BLANKS), width if break_long else 0):
        size, blank = measured(piece), piece[0] == " "
        if used + size > width and not fresh:
            lines.append(line)
            line, used, fresh = indent, measured(indent), True
        elif used + size > width and not lines:  # a long first word takes the place of blanks
            line, used = "", 0
        if blank and fresh and lines and not keep_blanks:
            continue
        line, used, fresh = line + piece, used + size, fresh and blank and not keep_blanks
    if not fresh or not lines:
        lines.append(line)
    return lines if keep_blanks else [line.rstrip(" ") for line in lines]


def _pieces(text: str, longest: int) -> Iterable[str]:
    """The pieces that no line ends within; a word over ``longest`` falls into letters."""
    pieces: list[str] = _PIECES.findall(text)
    if not longest and text.isascii():
        return pieces
    return (
        letter
        for piece in pieces
        for letter in _letters(piece, each=bool(longest) and columns(piece) > longest)
    )


def _letters(word: str, each: bool) -> Iterator[str]:
    """Part a word at its wide letters, or at each; a mark stays with the letter below it."""
    part = ""
    for letter in word if each or not word.isascii() else (word,):
        size = columns(letter)
        if part and size and (each or _WIDE in (size, columns(part[0]))):
            yield part
            part = ""
        part += letter
    yield part
