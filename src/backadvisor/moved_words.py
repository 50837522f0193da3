"""Whether a word still means what it means in the built-in knowledge.

Whoever types a warning sign, a medicine or an illness is heard by these words. A folder laid
over may add words; none that is known may be lost, or come to mean something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from .model import TREATMENTS, Knowledge
from .quieter import Finding, Path
from .vocabulary import Vocabulary, forms, plain_word

_SEVERAL = (TREATMENTS, "categories", "groups")
_Meant = TypeVar("_Meant")


def moved_words(knowledge: Knowledge, below: Knowledge) -> Iterator[Finding]:
    """Find each word that was lost, or that something laid over took for itself."""
    old, new = Vocabulary(below), Vocabulary(knowledge)
    yield from _facts(old, new)
    yield from _treatments(old, new)


def _facts(old: Vocabulary, new: Vocabulary) -> Iterator[Finding]:
    for word in {**old.facts, **new.facts}:
        meant = _meaning(word, old.facts)
        if meant is None or new.facts.get(word) == meant:
            continue
        if word in new.facts:
            yield _place(word, ("facts",), new), f'The word "{word}" means "{meant}".'
        else:
            yield ("facts", meant, "aliases"), _lost(word)


def _treatments(old: Vocabulary, new: Vocabulary) -> Iterator[Finding]:
    before, after = old.treatments | old.several, new.treatments | new.several
    for word in {**before, **after}:
        meant = _meaning(word, before)
        if meant is None:
            if word in after and (fact := _meaning(word, old.facts)):
                yield _place(word, _SEVERAL, new), f'The word "{word}" means "{fact}".'
        elif word not in after:
            yield _owner(word, old), _lost(word)
        elif not _means_as_much(word, meant, old, new):
            said = '", "'.join(meant)
            yield _place(word, _SEVERAL, new), f'The word "{word}" stands for "{said}".'


def _means_as_much(word: str, meant: tuple[str, ...], old: Vocabulary, new: Vocabulary) -> bool:
    """A word for one treatment means that one; a word for several may mean more of them."""
    now = (new.treatments | new.several)[word]
    several = old.is_category(word)
    if new.is_category(word) != several:
        return False
    return set(meant) <= set(now) if several else now == meant


def _meaning(word: str, known: Mapping[str, _Meant]) -> _Meant | None:
    """Give what a word means, however many of it: "fevers" is heard as "fever"."""
    return next((known[form] for form in forms(word) if form in known), None)


def _lost(word: str) -> str:
    return f'Nobody would be understood who says "{word}"; keep it, under "aliases" or as the name.'


def _owner(word: str, old: Vocabulary) -> Path:
    """Give the place where a lost word would stand."""
    return (*_place(word, _SEVERAL, old)[:2], "aliases")


def _place(word: str, sections: tuple[str, ...], words: Vocabulary) -> Path:
    """Give the place of a word, if it can be in what was laid over."""
    knowledge = words.knowledge
    found = [
        (section, item.id, *at)
        for section in sections
        for item in getattr(knowledge, section).values()
        for at, name in (
            (("id",), item.id),
            (("name",), item.name),
            *((("aliases", n), alias) for n, alias in enumerate(item.aliases)),
        )
        if plain_word(name) == word
    ]
    laid = [at for at in found if f"{at[0]}/{at[1]}" in knowledge.laid_over]
    return (laid or found)[0]
