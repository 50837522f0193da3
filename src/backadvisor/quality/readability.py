"""How hard a text is to read: the Flesch-Kincaid grade, a school year in the US.

Syllables come from `pyphen`, which splits words where they may be hyphenated. It is an
optional part: without it nothing can be measured, and everything else works.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import find_spec

HOW_TO_MEASURE = "pip install pyphen"

_WORD = re.compile(r"\w+(?:['\u2019.,-]\w+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_VOWELS = re.compile(r"[aeiouy]+")
# An e that is written and not said: walked, nerves, disease; it is said in treated and doses.
_SILENT = re.compile(
    r"(?<=[^aeiouytd])ed$|(?<=[^aeiouyszxcghl])es$|(?<=[^aeiouyl])e$|(?<=[aeiouy]l)es?$"
)


def can_measure() -> bool:
    """Whether the part that splits words is installed."""
    return find_spec("pyphen") is not None


def words(text: str) -> list[str]:
    """The words of a text; a number is a word, and so is what hyphens join."""
    return _WORD.findall(text)


def grade(texts: Iterable[str]) -> float:
    """The grade of some texts together; each ends a sentence, also without a stop.

    Raises `ValueError` where there is no word, and `ImportError` without `pyphen`.
    """
    sentences = [sentence for text in texts for sentence in _sentences(text)]
    said = [word for sentence in sentences for word in sentence]
    if not said:
        raise ValueError("A text without words has no grade.")
    spoken = sum(map(syllables, said))
    return 0.39 * len(said) / len(sentences) + 11.8 * spoken / len(said) - 15.59


def _sentences(text: str) -> Iterator[list[str]]:
    return filter(None, map(words, _SENTENCE_END.split(text)))


@cache  # the same words stand in many texts
def syllables(word: str) -> int:
    """Count the runs of vowels that are said, in each part the word may be split into.

    Hyphenation alone counts too few: "very" may not be split, and has two.
    """
    stem = re.sub(r"['\u2019]s$", "", word.lower())
    parts = _splitter()(stem).split("-")
    return sum(max(1, len(_VOWELS.findall(_SILENT.sub("", part)))) for part in parts)


@cache
def _splitter() -> Callable[[str], str]:
    from pyphen import Pyphen  # optional, and needed for this only

    insert: Callable[[str], str] = Pyphen(lang="en_US").inserted
    return insert
