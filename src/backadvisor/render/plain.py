"""Plain text for a pipe, a log or a screen reader: no box, no colour, no cut word."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from ..wording import upper_first
from .page import Item, Line, Page, Section
from .safe import safe

LEAST_WIDTH = 20


def render(page: Page, width: int = 80) -> str:
    """Give a page as text of at most ``width`` columns; only a longer word exceeds it."""
    width = max(width, LEAST_WIDTH)
    out = [*wrapped(page.title.upper(), width), *_lines(page.lines, width, ""), ""]
    for section in page.sections:
        out += _section(section, width)
    return "\n".join(out).rstrip() + "\n"


def _section(section: Section, width: int) -> Iterable[str]:
    yield from wrapped(section.title.upper(), width)
    for item in section.items:
        yield from _item(item, width)
    yield from _lines(section.lines, width, "  " if section.items else "")
    yield ""


def _item(item: Item, width: int) -> Iterable[str]:
    lead = f"{item.number:>2} " if item.number is not None else "- "
    aside = f" ({item.aside})" if item.aside else ""
    named = lead + item.name + aside
    if item.brief and item.lines:
        yield from wrapped(f"{named}. {read_on(item.lines)}", width, " " * len(lead))
        return
    yield from wrapped(named, width, " " * len(lead))
    yield from _lines(item.lines, width, "   ")


def _lines(lines: Iterable[Line], width: int, indent: str) -> Iterable[str]:
    for line in lines:
        yield from wrapped(indent + labelled(line), width, indent)


def labelled(line: Line) -> str:
    """Give a line with its label in front."""
    return f"{line.label}: {line.text}" if line.label else line.text


def read_on(lines: Iterable[Line]) -> str:
    """Give lines as one paragraph, for a line each would double the length of an answer."""
    return " ".join(line.text for line in lines)


def sentence(aside: str) -> str:
    """Give an aside as a sentence of its own."""
    return f"{upper_first(aside)}."


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Wrap at blanks only: a word longer than the line stands whole on a line of its own."""
    return wrap(
        safe(text), width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]
