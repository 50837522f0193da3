"""The records of a page: sections of items and lines, as plain data that every format draws.

All formats for people read the same page, so none can leave out what another one shows.
"""

from __future__ import annotations

from ..model import Tone
from ..model.record import Record

ASK = "Ask"  # the label of a question to take along
ASK_THE_CLINICIAN = "Ask the clinician"  # the title above several


class View(Record):
    """How much to show: every card in full, how many options at most, room for a gloss."""

    details: bool = False
    top: int | None = None
    spacious: bool = False


class Line(Record):
    """A sentence or more, with an optional label in front."""

    text: str
    label: str = ""
    verbatim: bool = False  # a path, say: no words to be put another way


class Item(Record):
    """One thing in a section: its name, an aside and what there is to say."""

    name: str
    aside: str = ""
    lines: tuple[Line, ...] = ()
    number: int | None = None
    brief: bool = False  # its lines read on as one paragraph

    @property
    def is_heading(self) -> bool:
        """Whether the name stands above something, and is not all there is to say."""
        return bool(self.number is not None or self.aside or self.lines)


class Section(Record):
    """A titled part of the page."""

    title: str
    items: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()
    tone: Tone = "plain"


class Page(Record):
    """A whole answer for people."""

    title: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
