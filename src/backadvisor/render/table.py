"""The answer in a terminal, drawn by Rich: a table where it fits, stacked cards where not.

Knowledge text goes in as `Text` and never as markup. No cell is cropped: every column folds
at blanks, and colour only repeats what the words say.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .page import Item, Line, Page, Section, Tone
from .safe import safe

NARROW = 80  # below this a table is squeezed, and cards read better
_STYLES: dict[Tone, str] = {
    "plain": "bold",
    "stop": "bold white on red",
    "warn": "bold yellow",
    "good": "bold green",
    "quiet": "bold dim",
}


def render(page: Page, width: int, colour: bool) -> str:
    """Draw a page at ``width`` columns; ``colour`` allows terminal styles."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 20),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Group(*_page(page, width)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _page(page: Page, width: int) -> Iterable[RenderableType]:
    yield Text(safe(page.title), style="bold")
    yield from map(_line, page.lines)
    for section in page.sections:
        yield Text()
        yield Text(safe(section.title).upper(), style=_STYLES[section.tone])
        if section.items:
            numbered = section.items[0].number is not None
            wide = width >= NARROW and numbered
            yield _as_table(section, width) if wide else _as_cards(section)
        yield from map(_line, section.lines)


def _as_table(section: Section, width: int) -> RenderableType:
    """Draw rows with fixed columns: measuring every cell takes longer than drawing it."""
    number, gap = 2, 2
    name = max(26, width // 3)
    table = Table.grid(padding=(0, gap, 0, 0), pad_edge=False)
    table.add_column(justify="right", overflow="fold", width=number)
    table.add_column(overflow="fold", width=name)
    table.add_column(overflow="fold", width=width - number - name - 2 * gap)
    for item in section.items:
        table.add_row(str(item.number), *_cells(item))
    return table


def _cells(item: Item) -> tuple[Text, Text]:
    """Name and voices in one cell; with nothing to watch for, a row needs one line only."""
    name = Text(safe(item.name), style="bold")
    if not item.lines:
        return name, Text(safe(item.aside))
    name.append(f"\n{safe(item.aside)}", style="not bold")
    return name, Text("\n").join(map(_line, item.lines))


def _as_cards(section: Section) -> RenderableType:
    return Group(*(card for item in section.items for card in _card(item)))


def _card(item: Item) -> Iterable[RenderableType]:
    lead = f"{item.number} " if item.number is not None else ""
    yield Text(lead + safe(item.name), style="bold")
    if item.aside:
        yield Padding(Text(safe(item.aside)), (0, 0, 0, 2))
    for line in item.lines:
        yield Padding(_line(line), (0, 0, 0, 2))


def _line(line: Line) -> Text:
    text = Text(overflow="fold")
    if line.label:
        text.append(f"{line.label}: ", style="dim")
    text.append(safe(line.text))
    return text
