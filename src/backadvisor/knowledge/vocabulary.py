"""Every word that people use for a treatment, a symptom or a condition, and what is near it.

A word that may mean squeezed nerves or a life in danger is answered with the grave signs first;
a medicine is offered only for a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ..model import Knowledge
from ..model.problems import alike, nearest, one_of

if TYPE_CHECKING:
    from .hearing import Hearing

# Beginnings of words that may mean squeezed nerves, or a life in danger; short ones only whole.
_GRAVE = (
    r"(?<![a-z])(bladder|bowel|urin|numb(?!er)|saddle|crotch|kill|suicid|dying"
    r"|(?:pee|poo|wet|bum|die)(?=(?:s|d|t?ing|ness)?(?:-|$)))"
)
_LOOKED_AT, _OFFERED = 9, 3  # how many near words are looked at, and how many are offered
_LONG_ENOUGH = 5  # letters; a shorter word is like too many medicines
_GRAVE_MOST = 6  # how many of them are offered
_ALSO = {"GB": "UK", "USA": "US"}  # what else a country is called
# For how many unknown words of one case near ones are looked for: each takes a hundredth of a
# second, and nobody reads more. Grave signs are offered for every one.
MOST_LOOKED_FOR = 30
_NOT_LISTED = 'Leave it out, or see "backadvisor list".'


class InvalidValue(ValueError):
    """One value of a case cannot be understood; the message shows the right form.

    ``said`` is the message without ``instead``, for whoever says what to do now in words of
    their own.
    """

    def __init__(self, said: str, instead: str = "") -> None:
        self.said = said
        super().__init__(f"{said} {instead}" if instead else said)


@lru_cache(10_000)  # each word of the knowledge is folded for several tables
def plain_word(text: str) -> str:
    """Fold a word the way names are looked up: lower case, hyphens for blanks, no apostrophes."""
    folded = text.strip().lower().replace(" ", "-").replace("_", "-").replace("\t", "-")
    folded = folded.replace("\u2019", "").replace("'", "")  # many people leave it out
    while "--" in folded:
        folded = folded.replace("--", "-")
    return folded.strip("-")


class Vocabulary:
    """Every word a person may use, folded, and the ids it stands for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._looked_for: set[str] = set()

    def for_a_case(self) -> Vocabulary:
        """These words for one case more: what is near is looked for anew."""
        self._looked_for = set()
        return self

    @cached_property
    def categories(self) -> dict[str, tuple[str, ...]]:
        """The words for a whole category, and its members."""
        members: dict[str, list[str]] = {category: [] for category in self.knowledge.categories}
        for treatment in self.knowledge.treatments.values():
            members[treatment.category].append(treatment.id)
        return {
            plain_word(word): tuple(members[category.id])
            for category in self.knowledge.categories.values()
            for word in (category.id, category.name, *category.aliases)
        }

    @cached_property
    def several(self) -> dict[str, tuple[str, ...]]:
        """The words for a whole category, or for a group of treatments, and their members."""
        return self.categories | {
            plain_word(word): group.members
            for group in self.knowledge.groups.values()
            for word in (group.id, group.name, *group.aliases)
        }

    @cached_property
    def treatments(self) -> dict[str, tuple[str, ...]]:
        """The words for one treatment."""
        return {
            plain_word(word): (treatment.id,)
            for treatment in self.knowledge.treatments.values()
            for word in (*treatment.aliases, treatment.name, treatment.id)
        }

    @cached_property
    def facts(self) -> dict[str, str]:
        """The words for a symptom, a condition or a diagnosis."""
        facts = [fact for fact in self.knowledge.facts.values() if fact.kind != "derived"]
        return {
            plain_word(word): fact.id
            for fact in facts
            for word in (*fact.aliases, fact.name, fact.id)
        }

    @cached_property
    def hearing(self) -> Hearing:
        """Hears a warning sign in words that were meant for something else."""
        from .hearing import Hearing  # a telling in known names alone needs none

        return Hearing(self.facts, (*self.treatments, *self.several), self.knowledge)

    @property
    def regions(self) -> dict[str, str]:
        """The codes of the countries whose numbers are known."""
        codes = {code.upper(): code for code in self.knowledge.about.regions}
        return codes | {also: code for also, code in _ALSO.items() if code in codes}

    @property
    def screens(self) -> dict[str, str]:
        """The words for all the facts that are asked together."""
        return {name: name for name in self.knowledge.screens}

    def treatment_ids(self, word: str) -> tuple[str, ...]:
        """The treatments that a word stands for. Raises `InvalidValue` with what is near."""
        known = self.treatments | self.several
        for form in forms(word):
            if form in known:
                return known[form]
        near = self._near(word, known)
        plain = plain_word(word)
        offered = _different((name for name in near if self._may_be_offered(name, plain)), known)
        said = f'We do not know the treatment "{word}".'
        if not offered and word in self._looked_for:
            raise InvalidValue(said, instead=_NOT_LISTED)
        raise InvalidValue(said + _did_you_mean(offered, self._otherwise(word, _NOT_LISTED)))

    def _may_be_offered(self, known: str, plain: str) -> bool:
        """A medicine is offered only for a word spelt much like it: another would be a danger."""
        ids = self.treatments.get(known, ())
        medicine = any(
            self.knowledge.treatments[item_id].category == "medicines" for item_id in ids
        )
        return not medicine or (len(plain) >= _LONG_ENOUGH and alike(plain, known))

    def is_category(self, word: str) -> bool:
        """Whether a word stands for a whole category or a group, and not for one treatment."""
        known = next((form for form in forms(word) if self._knows(form)), "")
        return known in self.several and known not in self.treatments

    def _knows(self, form: str) -> bool:
        return form in self.treatments or form in self.several

    def fact_id(self, word: str) -> str:
        """The fact that a word stands for. Raises `InvalidValue` with what is near."""
        for form in forms(word):
            if form in self.facts:
                return self.facts[form]
        near = self._grave(word) or _different(self._near(word, self.facts), self.facts)
        see = 'See "backadvisor list symptoms" or "list conditions".'
        said = _did_you_mean(near, self._otherwise(word, see))
        raise InvalidValue(f'We do not know the symptom or condition "{word}".{said}')

    def _near(self, word: str, known: Iterable[str]) -> list[str]:
        """What is spelt much like a word, for the first words that are not known."""
        if len(self._looked_for) < MOST_LOOKED_FOR:
            self._looked_for.add(word)
        return nearest(plain_word(word), known, _LOOKED_AT) if word in self._looked_for else []

    def _otherwise(self, word: str, said: str) -> str:
        if word in self._looked_for:
            return said
        return f"{said} Near words were looked for only with the first {MOST_LOOKED_FOR}."

    @cached_property
    def _stems(self) -> dict[str, set[str]]:
        """The grave stems in each word for a fact."""
        return {fact: set(re.findall(_GRAVE, fact)) for fact in self.facts}

    def _grave(self, word: str) -> list[str]:
        """The warning signs that share a grave stem with a word, the gravest first.

        Spelling alone would offer "car accident" to somebody who wrote "pee accident".
        """
        stems = set(re.findall(_GRAVE, plain_word(word)))
        if not stems:
            return []
        signs = {self.facts[name] for name, its in self._stems.items() if stems & its}
        known = self.knowledge
        asked = (fact for screen in known.screens.values() for fact in screen.asks)
        return [fact for fact in asked if fact in signs and known.facts[fact].warning][:_GRAVE_MOST]


def forms(word: str) -> tuple[str, str, str]:
    """A word as told, without a last s, and with one."""
    folded = plain_word(word)
    return folded, folded.removesuffix("s"), f"{folded}s"


def _different(near: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """The nearest word for each thing that near words stand for."""
    nearest_for: dict[object, str] = {}
    for word in near:
        nearest_for.setdefault(known[word], word)
    return list(nearest_for.values())[:_OFFERED]


def _did_you_mean(near: list[str], otherwise: str) -> str:
    return f" Did you mean {one_of(near)}?" if near else f" {otherwise}"
