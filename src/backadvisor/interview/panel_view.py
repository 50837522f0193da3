"""One question laid out for a screen: whole lines, folded at blanks and shown a page at a time.

Nothing is cut off at the edge: a warning sign that cannot be read in full is worse than none.
What is marked or ticked shows in letters as well as in style, so no colour is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model.record import replace
from ..terminal.escape import escape_controls
from ..terminal.wrap import folded
from .flow import Form
from .panel import Panel, Row, selected_labels

CURSOR = "cursor"  # the place of the cursor, which magnifiers and screen readers follow
_MAIN_KEYS: dict[Form, tuple[str, ...]] = {
    "several": ("Arrows: move.", "Space: tick.", "Enter: go on."),
    "one": ("Arrows: move.", "Enter: choose."),
    "names": (
        "Type to search.",
        "Arrows: move.",
        "Enter: add, and on an empty line go on.",
        "Backspace: take back.",
    ),
    "text": ("Enter: go on.",),
}
_LAST_KEYS = ("?: why.", "b, Enter: back.", "q, Enter: leave.")
TOO_SMALL = "This window is too small. Make it larger, or leave (q, Enter) and use --accessible."
_FIXED = "\u00a0"  # a blank that no line ends at
_LEAST_ROOM, _LEAST_WIDTH = 3, 8
_MOST_SO_FAR = 2  # lines


class Piece(NamedTuple):
    """A piece of a line, with its style: bold, reverse, cursor or nothing."""

    style: str
    text: str


Line = tuple[Piece, ...]


def laid_out(panel: Panel, columns: int, height: int) -> tuple[Panel, list[Line]]:
    """The lines of a question, and the panel that knows which choices they show."""
    above = [*_question(panel, columns), *_field(panel, columns)]
    said, keys = list(_said(panel, columns)), list(_keys(panel, columns))
    rows = [_row(panel, index, row, columns) for index, row in enumerate(panel.rows)]
    # What is said takes the place of the keys, so that the page stays the one that was read.
    room = height - len(above) - max(len(said), len(keys)) - 1
    heights = [len(row) for row in rows]
    if sum(heights) > room:  # one line says which page this is
        room = max(room - 1, _LEAST_ROOM)
    first, after = page_of(heights, panel.mark or 0, room)
    shown = [line for row in rows[first:after] for line in row]
    where = _whereabouts(first, after, panel, columns)
    lines = [*above, *shown, *where, (), *(said or keys)]
    if len(lines) > height:  # what does not fit would be cut off unread
        return replace(panel, hidden=True), [*_folded(TOO_SMALL, columns, "bold"), *said]
    seen = max(panel.seen, after) if first <= panel.seen else panel.seen  # no page left out
    return replace(panel, shown=(first, after), seen=seen, hidden=False), lines


def page_of(heights: list[int], marked: int, room: int) -> tuple[int, int]:
    """The first row of the page that a row stands on, and the row after its last."""
    first, used = 0, 0
    for index, height in enumerate(heights):
        if used + height > room and index > first:
            if marked < index:
                return first, index
            first, used = index, 0
        used += height
    return first, len(heights)


def _question(panel: Panel, columns: int) -> Iterable[Line]:
    yield from _folded(panel.question.text, columns, "bold")
    if panel.question.example:
        yield from _folded(f"For example: {panel.question.example}", columns)


def _field(panel: Panel, columns: int) -> Iterable[Line]:
    if not panel.has_field:
        return
    if panel.ticked:
        yield from _so_far("Chosen", selected_labels(panel), columns)
    if panel.left_out:
        own = panel.question.keeps_own_words
        lead = "In your own words" if own else "Not known to this program"
        yield from _so_far(lead, [*panel.left_out], columns)
    *before, last = _folded(f"> {panel.typed}", columns, keep_blanks=True)
    yield from before
    yield last if panel.marked is not None else (*last, Piece(CURSOR, ""))


def _so_far(lead: str, words: list[str], columns: int) -> list[Line]:
    """What was given so far, by name as long as the list below keeps its room; else counted."""
    lines = _folded(f"{lead}: {', '.join(words)}", columns)
    if len(lines) <= _MOST_SO_FAR:
        return lines
    return _folded(f"{lead}: {len(words)}, the last of them {words[-1]}", columns)


def _row(panel: Panel, index: int, row: Row, columns: int) -> list[Line]:
    """One choice: its mark, its tick, its number and the whole of its text."""
    marked = panel.mark == index
    lead = "> " if marked or panel.offered == row else "  "
    if panel.question.form in ("several", "names"):
        lead += "    " if row.ends else "[x] " if row.name in panel.ticked else "[ ] "
    number = f"{row.number}. " if row.number else ""
    lines = _folded(number + row.text, columns, "reverse" if marked else "", lead)
    return [(Piece(CURSOR, ""), *lines[0]), *lines[1:]] if marked else lines


def _whereabouts(first: int, after: int, panel: Panel, columns: int) -> Iterable[Line]:
    if after - first < len(panel.rows):
        more = "Page Down: more." if after < len(panel.rows) else "The end."
        count = len(panel.question.choices) or len(panel.rows)
        shown = f"{first + 1} to {min(after, count)} of {count}. " if first < count else ""
        where = f"{shown}{more}"
        yield from _folded(where, columns, "bold")


def _said(panel: Panel, columns: int) -> Iterable[Line]:
    if panel.said:
        yield from _folded(panel.said, columns, "bold")


def _keys(panel: Panel, columns: int) -> Iterable[Line]:
    keys = [*_MAIN_KEYS[panel.question.form]]
    if panel.question.none:
        keys.append(f"0: {panel.question.none}.")
    if not panel.ticked:
        keys.append("Enter on nothing: I don't know.")
    # A key stays on one line with what it does.
    whole = "  ".join(key.replace(" ", _FIXED) for key in (*keys, *_LAST_KEYS))
    for line in _folded(whole, columns):
        yield tuple(Piece(piece.style, piece.text.replace(_FIXED, " ")) for piece in line)


def _folded(
    text: str, columns: int, style: str = "", lead: str = "", keep_blanks: bool = False
) -> list[Line]:
    """Fold at blanks, each line under the first; a word longer than a line is broken, not cut."""
    room = columns - 1 - len(lead)  # the last column stays free: some terminals fold after it
    width = max(room, _LEAST_WIDTH)
    first, *more = folded(escape_controls(text), width, break_long=True, keep_blanks=keep_blanks)
    under = Piece("", " " * len(lead))
    return [(Piece("", lead), Piece(style, first)), *((under, Piece(style, line)) for line in more)]
