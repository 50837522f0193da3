"""Finding a treatment by what is typed so far: names, everyday words and categories."""

from __future__ import annotations

from collections.abc import Iterator

from ..knowledge.vocabulary import plain_word
from ..model import Category, Group, Knowledge, Treatment
from ..model.record import Record


class Entry(Record):
    """Something that can be found. ``word`` is what a case file would call it."""

    word: str
    name: str
    group: str
    also: tuple[str, ...]


def entries(knowledge: Knowledge) -> tuple[Entry, ...]:
    """Every category, each followed by its treatments, then other words for several."""
    in_categories = (
        entry
        for category in knowledge.categories.values()
        for entry in (_whole(category), *_members(category, knowledge))
    )
    return (*in_categories, *map(_whole, knowledge.groups.values()))


def _whole(several: Category | Group) -> Entry:
    return Entry(several.id, f"{several.name}, any kind", "", several.aliases)


def _members(category: Category, knowledge: Knowledge) -> Iterator[Entry]:
    for treatment in knowledge.treatments.values():
        if treatment.category == category.id:
            yield _one(treatment, category, knowledge)


def _one(treatment: Treatment, category: Category, knowledge: Knowledge) -> Entry:
    return Entry(treatment.id, treatment.name, category.name, knowledge.names_of(treatment))


def matching(everything: tuple[Entry, ...], typed: str) -> tuple[Entry, ...]:
    """What fits the letters typed so far, the best first; nothing typed fits all."""
    sought = plain_word(typed)
    ranked = [(_rank(entry, sought), entry) for entry in everything]
    found = [(rank, entry) for rank, entry in ranked if rank is not None]
    return tuple(entry for _, entry in sorted(found, key=lambda ranked: ranked[0]))


def _rank(entry: Entry, sought: str) -> int | None:
    """A whole word first, then a beginning, then the beginning of a part, then any place.

    What begins so by its own name stands before what has another name that does, such as a brand.
    """
    own = [plain_word(word) for word in (entry.word, entry.name)]
    words = [*own, *map(plain_word, entry.also)]
    if sought in words:
        return 0
    if any(word.startswith(sought) for word in own):
        return 1
    if any(word.startswith(sought) for word in words):
        return 2
    if any(f"-{sought}" in word for word in words):
        return 3
    return 4 if any(sought in word for word in words) else None


def label(entry: Entry, typed: str) -> str:
    """The name of an entry, the word that made it fit, and what kind of treatment it is."""
    word = _everyday(entry, typed)
    also = f", also called {word}" if word else ""
    return f"{entry.name}{also}" + (f" ({entry.group})" if entry.group else "")


def word_for(entry: Entry, typed: str) -> str:
    """The word to go on with: the everyday one where that is what was typed."""
    return plain_word(_everyday(entry, typed)) or entry.word


def _everyday(entry: Entry, typed: str) -> str:
    """The everyday word that made an entry fit, or nothing where its name did."""
    sought = plain_word(typed)
    if not sought or sought in plain_word(entry.name):
        return ""
    return min((word for word in entry.also if sought in plain_word(word)), key=len, default="")
