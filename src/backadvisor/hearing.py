"""Warning signs in free words: whatever field they were typed into, they are heard.

The longest known words win, so that what only holds a sign's word ("hay fever", "saddle stool")
is not taken for it. One word inside longer ones counts only where that sign alone would stop the
advice: "bladder" is heard in a sentence, "lifting" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from .model import Knowledge
from .noun import Noun

_BETWEEN = r"[,;:.!?()\[\]\"\n]+|\bbut\b"  # where one thing ends and the next begins
_WORD = r"[^\W_]+(?:['\u2019][^\W_]+)*"
_APOSTROPHES = str.maketrans("", "", "'\u2019")
# A piece that is nothing but one of these and signs is a denial; anything longer is heard, for
# "no feeling in the saddle" is a sign.
_DENIALS = ("no", "not", "without", "never", "denies")
_JOINS = {"and", "or", "nor", "any", "no"}


class Heard(Noun):
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
        for piece in re.split(_BETWEEN, text.lower()):
            for heard in self._in_piece(re.findall(_WORD, piece)):
                found.setdefault(heard.fact, heard)
        return tuple(found.values())

    def _in_piece(self, told: list[str]) -> Iterator[Heard]:
        matches = list(self._matches(told))
        if _only_denies(told, [word for _, words in matches for word in words]):
            return
        for fact, words in matches:
            whole = len(words) > 1 or len(words) == len(told)
            if fact in self._signs and (whole or fact in self._grave):
                yield Heard(fact, " ".join(words))

    def _matches(self, told: list[str]) -> Iterator[tuple[str, list[str]]]:
        """What the known words in a piece stand for, the longest first."""
        plain = [word.translate(_APOSTROPHES) for word in told]
        at = 0
        while at < len(told):
            ends = range(min(at + self._longest, len(told)), at, -1)
            end = next((one for one in ends if tuple(plain[at:one]) in self._known), at)
            if end > at:
                yield self._known[tuple(plain[at:end])], told[at:end]
            at = max(end, at + 1)

    @cached_property
    def _signs(self) -> set[str]:
        return {fact.id for fact in self._knowledge.facts.values() if fact.warning}

    @cached_property
    def _grave(self) -> set[str]:
        return set(_grave_alone(self._knowledge))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._known), default=0)

    @cached_property
    def _known(self) -> dict[tuple[str, ...], str]:
        """Every known word, split as a text is; what is no fact stands for nothing here."""
        unlike = (word for fact in self._knowledge.facts.values() for word in fact.but_not)
        known = {**dict.fromkeys(self._others, ""), **self._facts, **dict.fromkeys(unlike, "")}
        split = {
            tuple(re.findall(_WORD, word.lower().translate(_APOSTROPHES))): fact
            for word, fact in known.items()
        }
        return {words: fact for words, fact in split.items() if words}


def _only_denies(told: list[str], known: list[str]) -> bool:
    """Say whether a piece is a denial and what it denies; "no bladder control" is a sign itself."""
    denies = told[:1] != known[:1] and told[0] in _DENIALS
    return denies and set(told[1:]) <= {*known, *_JOINS}


def _grave_alone(knowledge: Knowledge) -> Iterator[str]:
    """The facts of which one alone withholds the advice."""
    for flag in knowledge.red_flags.values():
        if flag.urgency in ("emergency", "urgent") and flag.least == 1:
            if not flag.all:
                yield from flag.any
            elif len(flag.all) == 1 and not flag.any:
                yield from flag.all
