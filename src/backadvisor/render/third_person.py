"""The same words about somebody else: ``--for relative`` turns "you" into "they".

English makes this safe to do by rule: "they" takes the verb forms of "you". What has to be
decided is only whether "you" stands for "they" or "them", and who is meant at all: in the
questions to take along, "I" is the patient and "you" the clinician.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.record import replace
from ..model.wording import upper_first
from .page import ASK, ASK_THE_CLINICIAN, Item, Line, Page, Section

# After these "you" is an object: prepositions, and verbs that act on somebody.
_ACTS_ON = {
    *("for", "of", "to", "with", "on", "without"),
    *("affects", "calm", "checks", "coach", "cost", "examine", "examined", "examines"),
    *(
        "frighten",
        "gave",
        "give",
        "gives",
        "guide",
        "hangs",
        "harm",
        "hurt",
        "hurts",
        "has",
        "help",
        "helps",
    ),
    *("hold", "holds", "keep", "keeps", "leads", "leave", "let", "lets", "made", "make"),
    *("makes", "offered", "presses", "refuse", "save", "sends", "show", "soothes", "spare"),
    *("spares", "stop", "stops", "suit", "suits", "support", "take", "teach", "tell", "tempt"),
    *("treated", "treats", "worry"),
}
# This stays with the one who reads: what was told here, and where help is called from.
_READER = re.compile(
    r"\b[Yy]ou (?:told us|said|named|asked|left open|tell it|do not mention|can also fill)\b"
    r"|\byour (?:local )?emergency number\b"
)
_WHOLE = (
    # Said to the one who reads, "do not stop it on their own" would be about the wrong person.
    ("on your own", "without asking first"),
    ("Do not drive yourself", "Do not let them drive"),
)
_YOU = re.compile(r"(?:(\w+) )?\b(you|your|yours|yourself)\b", re.IGNORECASE)
_I = re.compile(r"(?<!type )\b(am I|I am|[Ww]as I|I was|I|me|[Mm]y|mine|myself)\b")
_THEIRS = {
    "your": "their",
    "yours": "theirs",
    "yourself": "themselves",
    "am i": "are they",
    "i am": "they are",
    "was i": "were they",
    "i was": "they were",
    "i": "they",
    "me": "them",
    "my": "their",
    "mine": "theirs",
    "myself": "themselves",
}


def about_them(text: str) -> str:
    """Turn "you" into "they" or "them", but leave what the reader told us."""
    for before, after in _WHOLE:
        text = text.replace(before, after)
    theirs = (_YOU.sub(_they_or_them, part) for part in _READER.split(text))
    readers = [*_READER.findall(text), ""]
    return "".join(part for pair in zip(theirs, readers, strict=True) for part in pair)


def asked_for_them(text: str) -> str:
    """Turn "I" into "they" in a question to a clinician, who stays "you"."""

    def theirs(found: re.Match[str]) -> str:
        word = _THEIRS[found[1].lower()]
        starts = not found.start() or text[: found.start()].endswith((". ", "? "))
        return _cased("I", word) if starts else word  # "I" is a capital anywhere

    return _I.sub(theirs, text)


def asked_about_them(text: str) -> str:
    """Turn a question, or an answer to choose, into one about somebody else."""
    return about_them(asked_for_them(text))


def for_relative(page: Page) -> Page:
    """The same page about somebody else."""
    return replace(
        page,
        title=about_them(page.title),
        lines=tuple(_lines(page.lines)),
        sections=tuple(map(_section, page.sections)),
    )


def _they_or_them(found: re.Match[str]) -> str:
    before, word = found[1], found[2]
    lead = f"{before} " if before else ""
    if word.lower() != "you":
        return lead + _cased(word, _THEIRS[word.lower()])
    acted_on = before is not None and before.lower() in _ACTS_ON
    return lead + _cased(word, "them" if acted_on else "they")


def _cased(before: str, after: str) -> str:
    """Keep a capital at the start of a sentence."""
    return upper_first(after) if before[0].isupper() else after


def _section(section: Section) -> Section:
    asked = section.title == ASK_THE_CLINICIAN
    return replace(
        section,
        title=about_them(section.title),
        items=tuple(map(_item, section.items)),
        lines=tuple(_lines(section.lines, asked)),
    )


def _item(item: Item) -> Item:
    return replace(
        item,
        name=about_them(item.name),
        aside=about_them(item.aside),
        lines=tuple(_lines(item.lines)),
    )


def _lines(lines: Iterable[Line], asked: bool = False) -> Iterable[Line]:
    for line in lines:
        if line.verbatim:
            yield line
        elif asked or line.label == ASK:
            yield replace(line, text=asked_for_them(line.text))
        else:
            yield replace(line, text=about_them(line.text), label=about_them(line.label))
