"""Plain text for a pipe, a log or a screen reader: no box, no colour, no cut word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.wording import upper_first
from ...terminal.escape import escape_controls
from ...terminal.wrap import columns, padded, wrapped
from ..page import Item, Line, Page, Section

LEAST_WIDTH = 20
LEAD = 3  # columns for the number before a name


def render(page: Page, width: int = 80) -> str:
    """A page as text of at most ``width`` columns; only a longer word exceeds it."""
    width = max(width, LEAST_WIDTH)
    out = [*wrapped(page.title.upper(), width), *_lines(page.lines, width, ""), ""]
    for section in page.sections:
        out += _section(section, width)
    return "\n".join(out).rstrip() + "\n"


def _section(section: Section, width: int) -> Iterable[str]:
    yield from wrapped(section.title.upper(), width)
    for items in side_by_side(section.items, width):
        yield from _items(items, width)
    yield from _lines(section.lines, width, "  " if section.items else "")
    yield ""


def _items(items: tuple[Item, ...], width: int) -> Iterable[str]:
    item, *beside = items
    if beside:
        left, right = (escape_controls(headline(half)) for half in (item, beside[0]))
        yield padded(left, width // 2) + right
    elif item.brief:
        yield from flowing(item, width)
    else:
        yield from wrapped(headline(item), width, " " * LEAD)
        yield from _lines(item.lines, width, " " * LEAD)


def side_by_side(items: Iterable[Item], width: int) -> Iterator[tuple[Item, ...]]:
    """Put two short rows that have nothing but a name to show on one line where both fit."""
    waiting: Item | None = None
    for item in items:
        room = width // 2
        short = item.brief and not item.lines and columns(escape_controls(headline(item))) < room
        if waiting and short:
            yield waiting, item
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = item if short else None
        if not short:
            yield (item,)
    if waiting:
        yield (waiting,)


def flowing(item: Item, width: int) -> list[str]:
    """A short row: its name, who says so, and what there is to say, as one paragraph."""
    text = f"{headline(item)}. {read_on(item.lines)}" if item.lines else headline(item)
    return wrapped(text, width, " " * LEAD)


def headline(item: Item) -> str:
    """An item's name behind its number or a dash, and who says so."""
    lead = f"{item.number:>2} " if item.number is not None else "- "
    return lead + (f"{item.name} ({item.aside})" if item.aside else item.name)


def _lines(lines: Iterable[Line], width: int, indent: str) -> Iterable[str]:
    for line in lines:
        yield from wrapped(indent + labelled(line), width, indent)


def labelled(line: Line) -> str:
    """A line with its label in front."""
    return f"{line.label}: {line.text}" if line.label else line.text


def read_on(lines: Iterable[Line]) -> str:
    """Lines as one paragraph, for a line each would double the length of an answer."""
    return " ".join(line.text for line in lines)


def sentence(aside: str) -> str:
    """An aside as a sentence of its own."""
    return f"{upper_first(aside)}."
