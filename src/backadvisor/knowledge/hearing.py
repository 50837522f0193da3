"""Warning signs in free words: whatever field they were typed into, they are heard.

The longest known words win, so that what only holds a sign's word ("hay fever") is not taken for
it; little words between them do not matter ("numb between my legs"). Several words that mean a
sign count as it. One word alone in a sentence ("bladder training") does not, nor does a word that
only begins like one: of these it is told, or asked, what to do if it is a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ..model import Knowledge
from ..model.record import Record

_BETWEEN = r"[,;:.!?()\[\]\"]+|\bbut\b"  # where one thing ends and the next begins
# What people type for an apostrophe, or leave out.
_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_WORD = rf"[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*"
_NO_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)
_CANNOT = r"\b(?:can ?not|unable to|couldnt)\b"
# Words that may stand between those of a sign.
_LITTLE = {
    *("a", "all", "am", "an", "are", "completely", "feel", "feels", "gone", "got", "have", "her"),
    *("his", "i", "im", "is", "it", "its", "ive", "my", "now", "quite", "really", "so", "the"),
    *("their", "very", "was", "went", "your"),
}
_MOST_LITTLE = 4  # how many of them may stand between the words of one sign
_SAID_BOTH_WAYS = {"numb", "weak"}  # "numb leg", "my leg is numb"
# Words that are said of nobody but a person in that state.
_SURE = {"suicidal", "incontinent", "paralysed", "paralyzed"}
# A part of the body, or an illness that was asked about, and no complaint.
_NO_COMPLAINT = {("both", "legs"), ("cauda", "equina"), ("cauda", "equina", "syndrome")}
# A piece that is nothing but one of these and signs is a denial; anything longer is heard, for
# "no feeling in the saddle" is a sign, and so is "no bladder or bowel control".
_DENIALS = ("no", "not", "without", "never", "denies")
_JOINS = {"and", "or", "nor", "any", "no"}
_LOST = {"control", "feeling", "sensation", "power", "strength"}
# Beginnings of words of which something grave may be meant, where nothing is understood.
_GRAVE = (
    r"\b(?:bladder|bowel|urin|numb(?!er)|saddle|crotch|genital|kill|suicid|dying|chest|breath|faint"
    r"|stroke|weak|paraly|cancer|bleed|overdos|(?:pee|poo|wee|die)(?:d|s|ing)?\b)"
)


# The key ``absent`` with all that stands behind it, in YAML as in JSON.
_ABSENT = r"""["']?absent["']?\s*:\s*(?:\[[^\]]*\]?|[^\n]*(?:\n\s*-[^\n]*)*)"""


class Heard(Record):
    """A sign that was heard: the fact, and the words it was heard in."""

    fact: str
    words: str


class Hearing:
    """Finds the warning signs in a text: one pass over its words, however long it is."""

    def __init__(self, facts: Mapping[str, str], others: Iterable[str], known: Knowledge) -> None:
        """Take the words for facts, the words for anything else, and what warns."""
        self._facts = facts
        self._others = others
        self._knowledge = known

    def signs_in(self, text: str) -> tuple[Heard, ...]:
        """Each warning sign that a text names, once, in its order; what is only denied is none."""
        found: dict[str, Heard] = {}
        for piece in _pieces(text):
            for heard in self._in_piece(piece):
                found.setdefault(heard.fact, heard)
        return tuple(found.values())

    def may_be_grave(self, text: str) -> bool:
        """Whether a text in which no sign was heard has a word of which one may be meant."""
        pieces = (piece for piece in _pieces(text) if not self._is_denial(piece))
        left = (" ".join(self._not_understood(piece)) for piece in pieces)
        return any(re.search(_GRAVE, words) for words in left)

    def _in_piece(self, piece: list[str]) -> Iterator[Heard]:
        if self._is_denial(piece):
            return
        for fact, words in self._matches(piece):
            said = [_plain(word) for word in words if _plain(word) not in _LITTLE]
            alone = {*map(_plain, piece)} <= {*map(_plain, words), *_LITTLE}
            sure = len(words) > 1 and tuple(said) not in _NO_COMPLAINT
            if fact in self._signs and (alone or sure or _SURE & {*said}):
                yield Heard(fact, " ".join(words))

    def _is_denial(self, piece: list[str]) -> bool:
        """Whether a piece is a denial and what it denies, and nothing else."""
        known = [word for _, words in self._matches(piece) for word in words]
        if not piece or piece[0] not in _DENIALS or piece[:1] == known[:1] or _LOST & {*piece}:
            return False
        return set(piece[1:]) <= {*known, *_JOINS, *_LITTLE}

    def _not_understood(self, piece: list[str]) -> list[str]:
        """The words of a piece that stand for nothing else that is known."""
        others = [word for fact, words in self._matches(piece) if not fact for word in words]
        return [word for word in piece if word not in others]

    def _matches(self, piece: list[str]) -> Iterator[tuple[str, list[str]]]:
        """What the known words in a piece stand for, the longest first."""
        at = 0
        while at < len(piece):
            fact, end = self._match_at(at, piece)
            if end > at:
                yield fact, piece[at:end]
            at = max(end, at + 1)

    def _match_at(self, at: int, piece: list[str]) -> tuple[str, int]:
        """The longest known words that begin at a place, little words between them passed over."""
        found, said, whole = ("", at), list[str](), list[str]()
        if _plain(piece[at]) not in self._begins:
            return found
        for end in range(at, len(piece)):
            word = _plain(piece[end])
            whole.append(word)
            said += [word] if not said or word not in _LITTLE else []
            if len(whole) > self._longest + _MOST_LITTLE:
                break
            key = next(
                (phrase for phrase in (tuple(whole), tuple(said)) if phrase in self._known), None
            )
            if key and word == key[-1]:
                found = self._known[key], end + 1
        return found

    @cached_property
    def _signs(self) -> set[str]:
        return {fact.id for fact in self._knowledge.facts.values() if fact.warning}

    @cached_property
    def _begins(self) -> set[str]:
        return {words[0] for words in self._known}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._known), default=0)

    @cached_property
    def _known(self) -> dict[tuple[str, ...], str]:
        """Every known word, split as a text is; what is no fact stands for nothing here."""
        unlike = (word for fact in self._knowledge.facts.values() for word in fact.but_not)
        known = {**dict.fromkeys(self._others, ""), **self._facts, **dict.fromkeys(unlike, "")}
        split: dict[tuple[str, ...], str] = {}
        for word, fact in known.items():
            whole = re.findall(_WORD, _folded(word.replace("-", " ")))
            for words in _ways(whole):
                split.setdefault(words, fact)
            split[tuple(map(_plain, whole))] = fact
        return {words: fact for words, fact in split.items() if words}


def without_denied(text: str) -> str:
    """What is no case, as text without what it denies, to look for signs in it."""
    return re.sub(_ABSENT, " ", text, flags=re.IGNORECASE)


def _pieces(text: str) -> Iterator[list[str]]:
    return (re.findall(_WORD, piece) for piece in re.split(_BETWEEN, _folded(text)))


def _folded(text: str) -> str:
    return re.sub(_CANNOT, "cant", text.lower())


def _plain(word: str) -> str:
    return word.translate(_NO_APOSTROPHES)


def _ways(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The ways in which people say it: without its little words, and the other way round."""
    short = tuple(word for word in map(_plain, words) if word not in _LITTLE)
    if len(short) > 1:
        yield short
        if short[0] in _SAID_BOTH_WAYS:
            yield (*short[1:], short[0])
