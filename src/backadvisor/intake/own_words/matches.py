"""The longest known words at each place of a text, a slip of the pen in one of them forgiven.

One pass over the words through one tree of every word of the knowledge and of `spoken`; what
stands for nothing ("flu jab") is in it too, so that it is not taken for less.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Literal

from ...model import Knowledge
from ...model.record import Record
from . import spoken
from .ordinary import ORDINARY
from .spelling import FORMS
from .tokens import Word, forms_of

Kind = Literal["fact", "open", "denial", "treatment", "part", "complaint", ""]
# Words that may stand between those of one phrase; never one that denies.
LITTLE = {
    *("a", "all", "also", "am", "an", "are", "around", "at", "bad", "been", "being", "bit", "both"),
    *("completely", "ever", "feels", "get", "gets", "getting", "go", "goes", "going", "gone"),
    *("got", "has", "have", "having", "her", "his", "i", "im", "in", "is", "it", "its", "ive"),
    *("just", "keep", "keeps", "kind", "left", "little", "lot", "me", "my", "now", "of", "on"),
    *("quite", "really", "right", "round", "slight", "slightly", "so", "some", "sort", "that"),
    *("the", "their", "there", "this", "to", "too", "totally", "up", "very", "was", "went"),
    *("were", "whole", "with", "your", "youre", "for", "from", "into", "even", "properly", "every"),
    *("about", "over", "started", "starting", "looks", "look", "myself", "really", "actually"),
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "ten", "couple", "outside"),
}
_MOST_LITTLE = 4  # how many of them may stand together
_NOT = {"isnt", "aint", "arent", "wasnt", "werent", "havent", "hasnt"}  # and a verb before it
# Facts whose words name what was had, and that it was lately.
HAD_LATELY = {"recent-spinal-injection", "recent-spine-surgery", "recent-manipulation"}
_LONG_ENOUGH = 6  # letters of a word in which a slip is forgiven
_MEDICINE_LONG_ENOUGH = 7  # of a medicine: it must be sure
_LAST_LETTER = "\U0010ffff"
_END = ""  # the key of what a phrase stands for; no word is empty


class Meaning(Record):
    """What a phrase stands for, and how it is written out."""

    kind: Kind
    id: str
    written: tuple[str, ...]


class Match(Record):
    """Known words in a text: where they are, and everything that they may mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """What it means of one kind."""
        return tuple(dict.fromkeys(meaning.id for meaning in self.meanings if meaning.kind == kind))


# First words that are one with the next ("unable to"), so that the whole phrase must be read.
_JOINED_FIRST = {
    "unable",
    "struggle",
    "struggling",
    "struggled",
    "can",
    "could",
    "did",
    "do",
    "does",
    "have",
    "has",
    "will",
    "pins",
    "x",
}


class Phrases:
    """Every phrase that is known, by its first word; it is looked at when a text has that word.

    Most of what is known is in no one text, and reading it all would take longer than a text.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._phrases: list[str] = []
        self._owners: list[tuple[Kind, str]] = []
        self._starts: list[int] = []  # from which phrase on they are each owner's
        self._spoken_from = 0
        self._trees: dict[str, dict[str, Any]] = {}
        self._slips: dict[str, str] = {}
        self._knowledge = knowledge
        self._gather()

    def _gather(self) -> None:
        for kind, name, phrases in _of_the_knowledge(self._knowledge):
            self._own(kind, name, phrases)
            # "co-codamol" is also written as one word
            self._own(kind, name, [phrase.replace("-", "") for phrase in phrases if "-" in phrase])
        self._spoken_from = len(self._phrases)
        for kind, name, phrases in _spoken(self._knowledge):
            self._own(kind, name, phrases)

    def _own(self, kind: Kind, name: str, phrases: Iterable[str]) -> None:
        self._starts.append(len(self._phrases))
        self._owners.append((kind, name))
        self._phrases.extend(phrases)

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._phrases).lower()

    @cached_property
    def _firsts(self) -> dict[str, list[int]]:
        """The phrases that begin with each form."""
        written: dict[str, list[int]] = defaultdict(list)
        for number, first in enumerate(re.findall(r"^=?([^\s-]+)", self._text, re.MULTILINE)):
            written[first].append(number)
        found: dict[str, list[int]] = {}
        for first, numbers in written.items():
            if first in _JOINED_FIRST or not first.isalpha():
                for number in numbers:
                    words = forms_of(self._phrases[number].lstrip("="))
                    found.setdefault(words[0][1] if words else first, []).append(number)
            else:
                found.setdefault(FORMS.get(first, first), []).extend(numbers)
        return found

    def _tree(self, form: str) -> dict[str, Any] | None:
        """What may follow a word, where phrases begin with it."""
        if form not in self._trees:
            numbers = self._firsts.get(form)
            if numbers is None:
                return None
            root: dict[str, Any] = {}
            for number in numbers:
                self._grow(root, number)
            self._trees[form] = root.get(form, {})
        return self._trees[form]

    def _grow(self, root: dict[str, Any], number: int) -> None:
        """A tree with one phrase more."""
        phrase = self._phrases[number]
        strict = number < self._spoken_from or phrase[0] == "="
        words = forms_of(phrase.lstrip("="))
        written = tuple(text for text, _ in words) if strict else ()
        kind, name = self._owners[bisect_right(self._starts, number) - 1]
        node = root
        for _, form in words:
            node = node.setdefault(form, {})
        if words:
            node.setdefault(_END, []).append(Meaning(kind, name, written))

    def in_words(self, words: list[Word]) -> Iterator[Match]:
        """Each place where something known is said, from the first to the last, none twice.

        Where words say of a treatment that it was had lately, it stands behind what they say.
        """
        words = [self._corrected(word) for word in words]
        at = 0
        while at < len(words):
            match = self._at(at, words)
            if match is None:
                at += 1
                continue
            yield match
            if HAD_LATELY & {*match.ids("fact")} and not match.ids("treatment"):
                yield from self._had(match, words)
            yield from self._beyond(match, words)
            at = match.end

    def _had(self, match: Match, words: list[Word]) -> Iterator[Match]:
        """The treatment that is named in "recent epidural" or "chiropractor last week"."""
        named = words[match.start : match.end]
        for at in range(len(named)):
            for end in range(len(named), at, -1):
                inner = self._at(at, named[:end])
                if inner is not None and inner.ids("treatment"):
                    yield Match(match.start + at, match.start + inner.end, inner.meanings)
                    return

    def _beyond(self, match: Match, words: list[Word]) -> Iterator[Match]:
        """Facts of several words that begin in other words and reach beyond them.

        "Trouble peeing blood" is trouble, and it is blood.
        """
        end = match.end
        for at in range(match.start + 1, match.end):
            inner = self._at(at, words)
            if inner is not None and inner.end > end and inner.ids("fact"):
                yield inner
                end = inner.end

    def _at(self, at: int, words: list[Word]) -> Match | None:
        """The longest phrase that begins at a place; "isnt" may begin one with "not"."""
        match = self._from(at, words, self._tree(words[at].form))
        if match is None and words[at].text in _NOT:
            return self._from(at, words, self._tree("not"))
        return match

    def _from(self, at: int, words: list[Word], tree: dict[str, Any] | None) -> Match | None:
        """The longest phrase of a tree at a place, little words taken or passed over."""
        found: Match | None = None
        if tree is None:
            return None
        if _END in tree and (meanings := _meant(tree[_END], words[at : at + 1])):
            found = Match(at, at + 1, meanings)
        ways = [(at + 1, tree, 0)]
        while ways:
            place, node, passed = ways.pop()
            if place == len(words) or words[place].piece != words[at].piece:
                continue
            if passed < _MOST_LITTLE and _may_be_passed(words[place]):
                ways.append((place + 1, node, passed + 1))
            following = node.get(words[place].form)
            if following is None:
                continue
            ways.append((place + 1, following, passed))
            if _END in following and (found is None or place >= found.end):
                meanings = _meant(following[_END], words[at : place + 1])
                found = Match(at, place + 1, meanings) if meanings else found
        return found

    def _corrected(self, word: Word) -> Word:
        """A word as it was meant: one of a known thing, or with a slip of the pen mended."""
        text = word.text
        if word.form in self._words:
            return word
        if text.endswith("s") and text[:-1] in self._words:
            return word._replace(text=text[:-1], form=FORMS.get(text[:-1], text[:-1]))
        if len(text) < _LONG_ENOUGH or text in ORDINARY:
            return word
        meant = self._slips.get(text) or self._slip(text)
        return word._replace(text=meant, form=FORMS.get(meant, meant))

    def _slip(self, text: str) -> str:
        """The known word one letter away from a text; the text itself, where that is unclear."""
        near = sorted({word for word in self._near(text) if one_slip(word, text)})
        form = near[0] if near and len({*map(self._alone, near)}) == 1 else text
        if form in self._medicines and len(text) < _MEDICINE_LONG_ENOUGH:
            form = text
        self._slips[text] = form
        return form

    def _alone(self, word: str) -> tuple[str, ...]:
        """What a word stands for by itself; a word that only helps others, for itself."""
        tree = self._tree(FORMS.get(word, word)) or {}
        return tuple(sorted({meaning.id for meaning in tree.get(_END, ())})) or (word,)

    def _near(self, text: str) -> Iterable[str]:
        """Known words with the same beginning or the same end: one slip leaves one of them."""
        ends = _beginning(self._backwards, text[:-4:-1])
        return (*_beginning(self._forwards, text[:3]), *(word[::-1] for word in ends))

    @cached_property
    def _words(self) -> set[str]:
        texts = {*self._text.replace("-", " ").replace("'", "").split()}
        return {FORMS.get(word, word) for word in texts} | LITTLE

    @cached_property
    def _medicines(self) -> set[str]:
        treatments = self._knowledge.treatments.values()
        named = [
            alias
            for treatment in treatments
            if treatment.category == "medicines"
            for alias in treatment.aliases
        ]
        for medicine in self._knowledge.medicines.values():
            named += (medicine.name, medicine.id, *medicine.aliases)
        return {word for name in named for word in name.lower().split()}

    @cached_property
    def _forwards(self) -> list[str]:
        return sorted(word for word in self._words if len(word) >= _LONG_ENOUGH - 1)

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(word[::-1] for word in self._forwards)


def _beginning(words: list[str], letters: str) -> list[str]:
    """The words of a sorted list that begin with some letters."""
    return words[bisect_left(words, letters) : bisect_left(words, letters + _LAST_LETTER)]


def one_slip(word: str, other: str) -> bool:
    """Whether two words differ by one letter more, less, changed, or two changed places."""
    short, long = sorted((word, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    changed = short[same + 1 :] == long[same + 1 :]
    swapped = short[same : same + 2] == long[same : same + 2][::-1]
    return changed or (swapped and short[same + 2 :] == long[same + 2 :])


def _may_be_passed(word: Word) -> bool:
    return word.text in LITTLE or word.is_number


def _meant(meanings: list[Meaning], words: list[Word]) -> tuple[Meaning, ...]:
    """What is meant: a word of the knowledge as it is written before what has the same forms.

    One such word alone is met only as it is written, or with an s: "leaking" is no "leak".
    """
    texts = tuple(word.text for word in words)
    exact = tuple(
        meaning for meaning in meanings if meaning.written == texts or not meaning.written
    )
    if exact or len(words) > 1:
        return exact or tuple(meanings)
    return tuple(
        meaning for meaning in meanings if _but_for_s(meaning.written) == _but_for_s(texts)
    )


def _but_for_s(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.removesuffix("s") for word in words)


def _of_the_knowledge(knowledge: Knowledge) -> Iterator[tuple[Kind, str, Sequence[str]]]:
    """Every name, id and alias of the knowledge, and what only holds one of its words."""
    for fact in knowledge.facts.values():
        if fact.kind != "derived":
            yield "fact", fact.id, (fact.name, fact.id, *fact.aliases)
            yield "", "", fact.but_not
    for several in (knowledge.categories, knowledge.groups, knowledge.treatments):
        for entry in several.values():
            yield "treatment", entry.id, (entry.name, entry.id, *entry.aliases)
    for medicine in knowledge.medicines.values():
        names = (medicine.name.partition(" (")[0], medicine.id, *medicine.aliases)
        if medicine.ask:  # what it was taken for is open
            continue
        if medicine.fact:
            yield "fact", medicine.fact, names
        for treatment in medicine.treatments:
            yield "treatment", treatment, names


def _spoken(knowledge: Knowledge) -> Iterator[tuple[Kind, str, Sequence[str]]]:
    """What people say besides, of all that this knowledge has."""
    treatments = {*knowledge.treatments, *knowledge.groups, *knowledge.categories}
    facts = {*knowledge.facts}
    tables: tuple[tuple[Kind, str, set[str] | None], ...] = (
        ("fact", spoken.FACTS, facts),
        ("open", spoken.OPEN, facts),
        ("denial", spoken.DENIALS, facts),
        ("treatment", spoken.TREATMENTS, treatments),
        ("part", spoken.PARTS, None),
        ("complaint", spoken.COMPLAINTS, None),
    )
    for kind, table, ids in tables:
        for name, phrases in spoken.rows(table):
            if ids is None or name in ids:
                yield kind, name, phrases
    yield "", "", spoken.several(spoken.NOTHING)
