"""A page as Markdown, for notes and issues. Text is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...terminal.escape import escape_controls
from ..page import Item, Line, Page, Section

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_MARKER = re.compile(r"^(\d*)([.)+=-])")  # at its beginning, a line would become a list or a rule


def render(page: Page) -> str:
    """A page as Markdown."""
    out = [f"# {_text(page.title)}", "", *_lines(page.lines)]
    for section in page.sections:
        out += [f"## {_text(section.title)}", "", *_section(section)]
    return "\n".join(out).rstrip() + "\n"


def _text(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", " ".join(escape_controls(text).split()))
    return _MARKER.sub(r"\1\\\2", escaped)


def _section(section: Section) -> Iterable[str]:
    for item in section.items:
        yield from _item(item)
    if section.items:
        yield ""
    yield from _lines(section.lines)


def _item(item: Item) -> Iterable[str]:
    lead = f"{item.number}." if item.number is not None else "-"
    aside = f" ({_text(item.aside)})" if item.aside else ""
    name = f"**{_text(item.name)}**" if item.is_heading else _text(item.name)
    yield f"{lead} {name}{aside}"
    for line in item.lines:
        yield f"{' ' * (len(lead) + 1)}- {_line(line)}"


def _lines(lines: Iterable[Line]) -> Iterable[str]:
    for line in lines:
        yield _line(line)
        yield ""


def _line(line: Line) -> str:
    label = f"**{_text(line.label)}:** " if line.label else ""
    return label + _text(line.text)
