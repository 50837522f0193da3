"""Every word that people use for a treatment, a symptom or a condition, and what is near it.

A word that may mean squeezed nerves or a life in danger is answered with the grave signs first;
a medicine is offered only for a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ..model import Knowledge, Medicine
from ..model.problems import is_slip, nearest, one_of

if TYPE_CHECKING:
    from .hearing import Hearing
    from .modifiers import Bare

# Beginnings of words that may mean squeezed nerves, or a life in danger; short ones only whole.
_GRAVE = (
    r"(?<![a-z])(bladder|bowel|urin|numb(?!er)|saddle|crotch|kill|suicid|dying"
    r"|(?:pee|poo|wet|bum|die)(?=(?:s|d|t?ing|ness)?(?:-|$)))"
)
_LOOKED_AT, _OFFERED = 9, 3  # how many near words are looked at, and how many are offered
_LONG_ENOUGH = 5  # letters; a shorter word is like too many medicines
_SURELY = 6  # letters of a medicine that is taken for one that only sounds like it
_FEW = (2, 3)  # words, whose order says nothing
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


class UnknownTreatment(InvalidValue):
    """A name for no treatment; it can be kept in a person's own words."""


class OtherKind(InvalidValue):
    """A medicine that is known here as something else than what it was told as."""


@lru_cache(10_000)  # each word of the knowledge is folded for several tables
def plain_word(text: str) -> str:
    """Fold a word the way names are looked up: lower case, hyphens for blanks, no apostrophes."""
    folded = text.strip().lower().replace(" ", "-").replace("_", "-").replace("\t", "-")
    folded = folded.replace("\u2019", "").replace("'", "")  # many people leave it out
    while "--" in folded:
        folded = folded.replace("--", "-")
    return folded.strip("-")


class Vocabulary:
    """Every word a person may use, folded, and the ids it stands for.

    ``day`` is the one on which it is told, such as 2026-11-30, where somebody knows it: a year
    is a length of time only then.
    """

    def __init__(self, knowledge: Knowledge, day: str = "") -> None:
        self.knowledge = knowledge
        self.day = day
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
        """The words for a whole category, a group of treatments, or one of several medicines."""
        names = self.medicines.items()
        return self._own_several | {
            word: medicine.treatments for word, medicine in names if medicine.is_one_of_several
        }

    @cached_property
    def _own_several(self) -> dict[str, tuple[str, ...]]:
        return self.categories | {
            plain_word(word): group.members
            for group in self.knowledge.groups.values()
            for word in (group.id, group.name, *group.aliases)
        }

    @cached_property
    def medicines(self) -> dict[str, Medicine]:
        """The names of medicines, generic and of brands."""
        named = self.knowledge.medicines.values()
        return {plain_word(word): medicine for medicine in named for word in medicine.words}

    @cached_property
    def treatments(self) -> dict[str, tuple[str, ...]]:
        """The words for one treatment, and the names of medicines that are one, or hold several."""
        names = self.medicines.items()
        told = {
            word: medicine.treatments for word, medicine in names if not medicine.is_one_of_several
        }
        return {word: ids for word, ids in told.items() if ids} | self._own_treatments

    @cached_property
    def _own_treatments(self) -> dict[str, tuple[str, ...]]:
        return {
            plain_word(word): (treatment.id,)
            for treatment in self.knowledge.treatments.values()
            for word in (*treatment.aliases, treatment.name, treatment.id)
        }

    @cached_property
    def facts(self) -> dict[str, str]:
        """The words for a symptom, a condition or a diagnosis, and medicines that tell one."""
        named = {word: medicine.fact for word, medicine in self.medicines.items() if medicine.fact}
        return named | self._own_facts

    @cached_property
    def _own_facts(self) -> dict[str, str]:
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

        # Without the names of medicines, of which none holds a word for a sign.
        others = (*self._own_treatments, *self._own_several)
        return Hearing(self._own_facts, others, self.knowledge)

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
        """The treatments that a name stands for, whatever is said around it.

        Raises `UnknownTreatment` with what is near, or `OtherKind`.
        """
        known = self._treatment_word(word)
        if known in self.knowledge.treatments:
            return (known,)
        if known:
            own = self._own_treatments.get(known) or self._own_several.get(known)
            return own or self.medicines[known].treatments
        if told := self._told_by(word):
            raise OtherKind(told)
        near = self._near(word, self._all_treatments)
        told = plain_word(word)
        near = [one for one in near if self._may_be_offered(one, told)]
        offered = _different(near, self._all_treatments)
        said = f'We do not know the treatment "{word}".'
        if not offered and word in self._looked_for:
            raise UnknownTreatment(said, instead=_NOT_LISTED)
        raise UnknownTreatment(said + _did_you_mean(offered, self._otherwise(word, _NOT_LISTED)))

    def knows(self, word: str) -> bool:
        """Whether a word stands for treatments, whatever is said around it."""
        return bool(self._treatment_word(word))

    @cached_property
    def _all_treatments(self) -> dict[str, tuple[str, ...]]:
        return self.treatments | self.several

    def _treatment_word(self, word: str) -> str:
        """The known word for treatments that a word is, or holds; else nothing."""
        folded = plain_word(word)
        if folded in self.knowledge.treatments:
            return folded  # without a look at the other words, which are many
        for form in forms(word):
            if form in self._own_treatments or form in self._own_several:
                return form  # without a look at the medicines
        name = self._medicine_word(word)
        if name in self._all_treatments:
            return name
        if name:
            return ""
        from .modifiers import bare_treatments  # only where a word is not known as it stands

        bare = (form for text in bare_treatments(folded) for form in forms(text))
        return next((form for form in bare if form in self._all_treatments), "")

    def _medicine_word(self, word: str) -> str:
        """The name of a medicine that a word is, around its dose, or surely means; else nothing."""
        for form in forms(word):
            if form in self.medicines:
                return form
        from .modifiers import without_dose  # only where no name is known as it stands

        for form in forms(without_dose(plain_word(word))):
            if form in self.medicines:
                return form
        return self._by_sound.get(_sound(plain_word(word)), "")

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        """The long names of medicines by how they sound, where no other sounds so."""
        sounds: dict[str, str] = {}
        for word, medicine in self.medicines.items():
            other = self.medicines.get(sounds.get(_sound(word), word), medicine)
            sounds[_sound(word)] = word if other is medicine and len(word) >= _SURELY else ""
        return sounds

    def _told_by(self, word: str) -> str:
        """Where a medicine that is no treatment here is told, or nothing."""
        medicine = self.medicines.get(self._medicine_word(word))
        if not medicine or not medicine.fact:
            return ""
        name = self.knowledge.facts[medicine.fact].name
        return f'"{word}" is known here as: {name}. Tell it with --conditions {medicine.fact}'

    def _may_be_offered(self, known: str, told: str) -> bool:
        """Whether a word is a slip of the pen, or the other says more of the same, or less.

        A medicine is offered only for a slip: another would be a danger. Nor is what goes under
        the skin offered for a word that says more: "SI joint fusion" is no spinal fusion.
        """
        kinds = {self.knowledge.treatments[one].category for one in self.treatments.get(known, ())}
        if is_slip(told, known):
            return len(told) >= _LONG_ENOUGH or "medicines" not in kinds
        words, others = said_by(told), said_by(known)
        if not words or "medicines" in kinds:
            return False
        less = known not in self.several and not kinds & _UNDER_THE_SKIN
        return words <= others or (less and bool(others) and others <= words)

    def is_category(self, word: str) -> bool:
        """Whether a word stands for a whole category or a group, and not for one treatment."""
        known = self._treatment_word(word)
        if not known or known in self.knowledge.treatments or known in self._own_treatments:
            return False
        return known in self._own_several or self.medicines[known].is_one_of_several

    def fact_id(self, word: str) -> str:
        """The fact that a name stands for as it is: what is denied is denied by its own name.

        Raises `InvalidValue` with what is near.
        """
        fact = self.knowledge.facts.get(plain_word(word))
        if fact and fact.kind != "derived":
            return fact.id  # without a look at the other words, which are many
        for form in forms(word):
            if form in self._own_facts:
                return self._own_facts[form]
        name = self._medicine_word(word)
        if name in self.facts:
            return self.facts[name]
        if given := self._injected(word):
            return given
        if name:
            raise OtherKind(f'"{word}" is a treatment here. Tell it with --tried "{name}".')
        raise InvalidValue(self._unknown_fact(word))

    def _injected(self, word: str) -> str:
        """The fact that an injected medicine tells, where it is no treatment; else nothing."""
        from .modifiers import without_injection  # only where no name is known as it stands

        medicine = self.medicines.get(self._medicine_word(without_injection(plain_word(word))))
        return medicine.fact if medicine and not medicine.treatments else ""

    def fact_ids(self, word: str) -> tuple[str, ...]:
        """The facts that a name stands for, and those that are said around it.

        Raises `InvalidValue` with what is near.
        """
        try:
            return (self.fact_id(word),)
        except OtherKind:
            raise
        except InvalidValue:
            told = self._facts_around(word)
            if not told:
                raise
            return told

    def _facts_around(self, word: str) -> tuple[str, ...]:
        from .modifiers import bare_fact, facts_around  # only where no name is known as it stands

        bare = bare_fact(plain_word(word))
        fact = next((self._own_facts[one] for one in bare.names[:-1] if one in self._own_facts), "")
        if bare.in_both_legs and not fact:
            return ("both-legs",)
        fact = fact or self._bare_fact(bare)
        known = self.knowledge.facts
        around = (one for one in facts_around(fact, bare.said) if one in known)
        return tuple(dict.fromkeys((fact, *around))) if fact else ()

    def _bare_fact(self, bare: Bare) -> str:
        """The fact that bare words mean, in whatever order, or nothing."""
        from .modifiers import OF_ONE_LEG, bag  # only where no name is known as it stands

        for form in (form for name in bare.names for form in forms(name)):
            if form in self._own_facts:
                return self._own_facts[form]
        fact = self._by_words.get(bag(bare.words), "")
        of_leg = self._own_facts.get("-".join(bare.beside_the_leg), "")
        return fact or (of_leg if of_leg in OF_ONE_LEG else "")

    @cached_property
    def _by_words(self) -> dict[frozenset[str], str]:
        """The facts by the words of their names, where those in any order mean one fact only."""
        from .modifiers import bag  # only where no name is known as it stands

        found: dict[frozenset[str], str] = {}
        for word, fact in self._own_facts.items():
            words = bag(word.split("-"))
            if len(words) in _FEW:
                found[words] = fact if found.get(words, fact) == fact else ""
        return found

    def _unknown_fact(self, word: str) -> str:
        told = plain_word(word)
        unknown = f'We do not know the symptom or condition "{word}".'
        if denied := self._denied(told):
            return f"{unknown} To say that it is not so: --absent {denied}"
        near = [one for one in self._near(word, self.facts) if self._may_be_meant(told, one)]
        near = self._grave(word) or _different(near, self.facts)
        see = 'See "backadvisor list symptoms" or "list conditions".'
        return unknown + _did_you_mean(near, self._otherwise(word, see))

    def _denied(self, told: str) -> str:
        """The fact that a folded text denies, or nothing."""
        rest = re.sub(r"^(?:no|not|without|never|dont-have|havent-got)-", "", told)
        return self._own_facts.get(rest, "") if rest != told else ""

    def _may_be_meant(self, told: str, known: str) -> bool:
        """Whether a word for a fact may be offered: a medicine only for a slip of the pen."""
        if _SOMEBODY_ELSE & {*told.split("-")}:
            return False
        return is_near(told, known) if known in self._own_facts else is_slip(told, known)

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
        return {one: set(re.findall(_GRAVE, one)) for one in self._own_facts}

    def _grave(self, word: str) -> list[str]:
        """The warning signs that share a grave stem with a word, the gravest first.

        Spelling alone would offer "car accident" to somebody who wrote "pee accident".
        """
        stems = set(re.findall(_GRAVE, plain_word(word)))
        if not stems:
            return []
        signs = {self._own_facts[one] for one, its in self._stems.items() if stems & its}
        known = self.knowledge
        asked = (fact for screen in known.screens.values() for fact in screen.asks)
        return [fact for fact in asked if fact in signs and known.facts[fact].warning][:_GRAVE_MOST]


def forms(word: str) -> tuple[str, str, str]:
    """A word as told, without a last s, and with one."""
    folded = plain_word(word)
    return folded, folded.removesuffix("s"), f"{folded}s"


def _sound(word: str) -> str:
    """How a name sounds: where people double a letter, or write i for y and f for ph."""
    return re.sub(r"(.)\1", r"\1", word.replace("-", "").replace("ph", "f").replace("y", "i"))


# Words that many names share and that say little of what is meant.
_SHARED = (
    "a an and at for from having i in is it my of on or problem problems syndrome that the therapy "
    "to treatment trouble when with"
)
_LITTLE = frozenset(_SHARED.split())
_KIN = "family mother mothers mum mums mom moms father fathers dad dads sister brother wife husband"
_SOMEBODY_ELSE = frozenset((*_KIN.split(), "aunt", "uncle", "son", "daughter", "partner"))
_UNDER_THE_SKIN = {"injections", "procedures", "surgery"}


def said_by(name: str) -> frozenset[str]:
    """The words of a folded name that say what is meant."""
    return frozenset(name.split("-")) - _LITTLE


def is_near(told: str, known: str) -> bool:
    """Whether a name is a slip of the pen from the other, or one of them only says more."""
    words, others = said_by(told), said_by(known)
    more = bool(words and others) and (words <= others or others <= words)
    return more or is_slip(told, known)


def _different(near: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """The nearest word for each thing that near words stand for, or its own id."""
    nearest_for: dict[object, str] = {}
    for word in near:
        own = known[word] in (word, (word,))
        nearest_for[known[word]] = word if own else nearest_for.get(known[word], word)
    return list(nearest_for.values())[:_OFFERED]


def _did_you_mean(near: list[str], otherwise: str) -> str:
    return f" Did you mean {one_of(near)}?" if near else f" {otherwise}"
