"""Whether a word still means what it means in the built-in knowledge.

Whoever types a warning sign, a medicine or an illness is heard by these words. A folder laid
over may add words; none that is known may be lost, or come to mean something else. Nor may a
longer one take a sign away that is heard in it, for the longest known words win.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from ..model import TREATMENTS, Knowledge
from .overlay import Finding, Path
from .vocabulary import Vocabulary, forms, plain_word

_SEVERAL = (TREATMENTS, "categories", "groups", "medicines")
_FACTS = ("facts", "medicines")
_OTHER = "xx"  # no word that is known
_Meant = TypeVar("_Meant")


#: A word that people are understood by in the built-in knowledge means what it meant.
#:
#: ``moved-word`` passes laid over with ``groups.yaml``::
#:
#:     - id: warmth
#:       name: Warmth of any kind
#:       members: [heat, ultrasound]
#:
#: It fails laid over with ``groups.yaml``::
#:
#:     - id: warmth
#:       name: Sciatica
#:       members: [heat, ultrasound]
def moved_words(knowledge: Knowledge, below: Knowledge) -> Iterator[Finding]:
    """Find each word that was lost, or that something laid over took for itself."""
    old, new = Vocabulary(below), Vocabulary(knowledge)
    moved = [*_facts(old, new), *_treatments(old, new)]
    yield from moved
    places = {at for at, _ in moved}
    yield from (finding for finding in _unheard(old, new) if finding[0] not in places)


def _facts(old: Vocabulary, new: Vocabulary) -> Iterator[Finding]:
    for word in {**old.facts, **new.facts}:
        meant = _meaning(word, old.facts)
        if meant is None or new.facts.get(word) == meant:
            continue
        if word in new.facts:
            yield _place(word, _FACTS, new), f'The word "{word}" means "{meant}".'
        else:
            yield (*_place(word, _FACTS, old)[:2], "aliases"), _lost(word)


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
    now = new.several[word] if word in new.several else new.treatments[word]
    several = old.is_category(word)
    if new.is_category(word) != several:
        return False
    return set(meant) <= set(now) if several else now == meant


def _unheard(old: Vocabulary, new: Vocabulary) -> Iterator[Finding]:
    """Find each word laid over by which a sign is no longer heard in what people say."""
    begun = list(_begun(old))
    for at, word in _overlaid_words(new.knowledge):
        for said in _sayings(_split(word), begun):
            heard = {sign.fact for sign in new.hearing.signs_in(said)}
            lost = [sign for sign in old.hearing.signs_in(said) if sign.fact not in heard]
            if lost:
                yield at, f'This takes away "{lost[0].words}", which is heard as "{lost[0].fact}".'
                break


def _begun(old: Vocabulary) -> Iterator[tuple[list[str], list[str]]]:
    """The words of each sign that alone is an emergency, parted after its first words.

    Not where built-in words end so too: a treatment's name may well end in "pain".
    """
    gravest = set(_gravest(old.knowledge))
    words = [_split(word) for word in (*old.treatments, *old.several)]
    ends = {tuple(word[n:]) for word in words for n in range(1, len(word))}
    for sign in [_split(word) for word, fact in old.facts.items() if fact in gravest]:
        for n in range(1, len(sign)):
            if tuple(sign[:n]) not in ends:
                yield sign[:n], sign[n:]


def _gravest(knowledge: Knowledge) -> Iterator[str]:
    for flag in knowledge.red_flags.values():
        named = flag.all or (flag.any if flag.least == 1 else ())
        if flag.urgency == "emergency" and not (flag.all and (flag.any or len(flag.all) > 1)):
            yield from (fact for fact in named if knowledge.facts[fact].warning)


def _sayings(word: list[str], begun: Iterable[tuple[list[str], list[str]]]) -> Iterator[str]:
    """A word alone, among others (where it is no denial), and run into that of a sign."""
    yield " ".join(word)
    yield " ".join((_OTHER, *word, _OTHER))
    for first, rest in begun:
        if len(word) > len(first) and word[-len(first) :] == first:
            yield " ".join((_OTHER, *word, *rest))


def _split(word: str) -> list[str]:
    """Split a word as a text is, with nothing between its parts where a text would end."""
    return re.findall(r"[^\W_]+", plain_word(word))


def _overlaid_words(knowledge: Knowledge) -> Iterator[tuple[Path, str]]:
    """Each word of what was laid over, also what is named as no word for a fact."""
    for section in ("facts", *_SEVERAL):
        for item in getattr(knowledge, section).values():
            if f"{section}/{item.id}" in knowledge.overlay_files:
                for at, word in (*_words(item), *_listed("but_not", item)):
                    yield (section, item.id, *at), word


def _words(item: Any) -> Iterator[tuple[Path, str]]:
    yield ("id",), item.id
    yield ("name",), item.name
    yield from _listed("aliases", item)


def _listed(field: str, item: Any) -> Iterator[tuple[Path, str]]:
    for n, word in enumerate(getattr(item, field, ())):
        yield (field, n), word


def _meaning(word: str, known: Mapping[str, _Meant]) -> _Meant | None:
    """What a word means, however many of it: "fevers" is heard as "fever"."""
    return next((known[form] for form in forms(word) if form in known), None)


def _lost(word: str) -> str:
    return f'Nobody would be understood who says "{word}"; keep it, under "aliases" or as the name.'


def _owner(word: str, old: Vocabulary) -> Path:
    """The place where a lost word would stand."""
    return (*_place(word, _SEVERAL, old)[:2], "aliases")


def _place(word: str, sections: tuple[str, ...], words: Vocabulary) -> Path:
    """The place of a word, if it can be in what was laid over."""
    knowledge = words.knowledge
    found = [
        (section, item.id, *at)
        for section in sections
        for item in getattr(knowledge, section).values()
        for at, name in _words(item)
        if plain_word(name) == word
    ]
    laid = [at for at in found if f"{at[0]}/{at[1]}" in knowledge.overlay_files]
    return (laid or found)[0]
