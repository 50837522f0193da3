"""The answer in a terminal: rows where they fit, stacked cards where not.

No word is cut: every column folds at blanks. Rich draws the styles, and is loaded for nothing
else, so that a table without colour costs no more time than plain text. Colour only repeats
what the words say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from ...model import Tone
from ...terminal.escape import escape_controls
from ...terminal.wrap import columns, padded, wrapped
from ..page import Item, Line, Page
from .plain import (
    LEAD,
    LEAST_WIDTH,
    flowing,
    headline,
    labelled,
    read_on,
    sentence,
    side_by_side,
)

NARROW = 80  # below this a table is squeezed, and cards read better
WIDE = 120  # below this a column for the names doubles the length of a short answer
_NUMBER, _GAP = 2, 2
_LEAST_NAME, _MOST_NAME = 26, 34  # wide enough for a name, and no wider than one needs
_STYLES: Mapping[Tone, str] = {
    "plain": "bold",
    "stop": "bold white on red",
    "warn": "bold yellow",
    "good": "bold green",
    "quiet": "bold dim",
}


class Span(NamedTuple):
    """A piece of one line, with the style it may be drawn in."""

    text: str
    style: str = ""


Drawn = tuple[Span, ...]


def render(page: Page, width: int, colour: bool) -> str:
    """Draw a page at ``width`` columns; ``colour`` allows terminal styles."""
    lines = list(_page(page, max(width, LEAST_WIDTH)))
    if colour:
        return _styled(lines)
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)


def _styled(lines: Iterable[Drawn]) -> str:
    from io import StringIO

    from rich.console import Console  # Rich takes longer to load than the answer to find
    from rich.text import Text

    console = Console(
        file=StringIO(), force_terminal=True, color_system="standard", legacy_windows=False
    )
    with console.capture() as captured:
        for line in lines:
            # Text is never markup here, and is as wide as it was laid out.
            text = Text.assemble(*((span.text, span.style) for span in line))
            console.print(text, soft_wrap=True, highlight=False, emoji=False, markup=False)
    return captured.get()


def _page(page: Page, width: int) -> Iterator[Drawn]:
    yield from _lines(wrapped(page.title, width), "bold")
    yield from _told(page.lines, width)
    for section in page.sections:
        yield ()
        yield from _lines(wrapped(section.title.upper(), width), _STYLES[section.tone])
        yield from _items(section.items, width)
        yield from _told(section.lines, width)


def _items(items: tuple[Item, ...], width: int) -> Iterator[Drawn]:
    rows = bool(items) and items[0].number is not None and width >= NARROW
    if rows and items[0].brief and width < WIDE:
        for together in side_by_side(items, width):
            yield from _paragraph(together, width)
        return
    draw = _row if rows else _card
    for item in items:
        yield from draw(item, width)


def _lines(texts: Iterable[str], style: str = "") -> Iterator[Drawn]:
    return ((Span(text, style),) for text in texts)


def _told(lines: Iterable[Line], width: int, indent: str = "") -> Iterator[Drawn]:
    for line in lines:
        yield from _lines(wrapped(indent + labelled(line), width, indent))


def _paragraph(together: tuple[Item, ...], width: int) -> Iterator[Drawn]:
    """A short row over the whole width, or two that have nothing but a name to show."""
    item, *beside = together
    first, *more = flowing(item, width)
    drawn = _headed(first, item)
    if beside:
        drawn = _headed(padded(first, width // 2), item) + _headed(
            escape_controls(headline(beside[0])), beside[0]
        )
    yield drawn
    yield from _lines(more)


def _headed(text: str, item: Item) -> Drawn:
    """Draw the name after the number in bold."""
    start, end = LEAD, LEAD + len(escape_controls(item.name))
    return Span(text[:start]), Span(text[start:end], "bold"), Span(text[end:])


def _row(item: Item, width: int) -> Iterator[Drawn]:
    """Number, name, and beside them who says so, why it stands here, what to watch for."""
    column = min(max(_LEAST_NAME, width // 4), _MOST_NAME)
    rest = width - _NUMBER - column - 2 * _GAP
    lines = (Line(sentence(item.aside)), *item.lines)
    beside = [read_on(lines)] if item.brief else list(map(labelled, lines))
    texts = [text for line in beside for text in wrapped(line, rest)]
    cells = zip_longest([f"{item.number:>{_NUMBER}}"], wrapped(item.name, column), texts)
    gap = " " * _GAP
    for number, name, text in cells:
        shown = Span(name or "", "bold")
        padding = " " * (column - columns(shown.text))
        yield Span((number or " " * _NUMBER) + gap), shown, Span(padding + gap + (text or ""))


def _card(item: Item, width: int) -> Iterator[Drawn]:
    lead = f"{item.number} " if item.number is not None else ""
    yield from _lines(wrapped(lead + item.name, width), "bold" if item.is_heading else "")
    if item.brief:
        text = read_on((Line(sentence(item.aside)), *item.lines))
        yield from _lines(wrapped(f"  {text}", width, "  "))
        return
    if item.aside:
        yield from _lines(wrapped(f"  {item.aside}", width, "  "))
    yield from _told(item.lines, width, "  ")
