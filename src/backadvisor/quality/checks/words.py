"""Words that must be one thing only, facts that must be told in one way only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...engine.facts import DERIVED
from ...knowledge.schema import Path
from ...knowledge.vocabulary import plain_word
from ...model import TREATMENTS, Knowledge
from ...model.problems import did_you_mean
from .finding import Finding

_SEVERAL = 2


#: ``alias-clash`` passes with ``facts.yaml``::
#:
#:     - id: chill
#:       kind: symptom
#:       name: chill
#:       question: Do you shiver?
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: chill
#:       kind: symptom
#:       name: chill
#:       question: Do you shiver?
#:       aliases: [fever]
def alias_clash(knowledge: Knowledge) -> Iterator[Finding]:
    """A word for treatments stands for one thing only; so does one for a fact."""
    yield from _clashes(knowledge, ("treatments", "categories", "groups", "medicines"))
    yield from _clashes(knowledge, ("facts", "medicines"))


def _clashes(knowledge: Knowledge, sections: Iterable[str]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for section in sections:
        for item in getattr(knowledge, section).values():
            if section == "facts" and item.kind == "derived":
                continue  # nobody can name a derived fact
            for at, word in _words(item):
                owner = owners.setdefault(plain_word(word), item.id)
                if owner != item.id:
                    message = f'The word "{word}" already stands for "{owner}".'
                    yield (section, item.id, *at), message


def _words(item: Any) -> Iterator[tuple[Path, str]]:
    yield ("id",), item.id
    yield ("name",), item.name
    for index, word in enumerate(item.aliases):
        yield ("aliases", index), word


#: ``medicine-that-is-nothing`` passes with ``medicines.yaml``::
#:
#:     - id: aspirin
#:       name: Aspirin
#:       treatments: [opioids]
#:       sources: [guide]
#:
#: It fails with ``medicines.yaml``::
#:
#:     - id: aspirin
#:       name: Aspirin
#:       sources: [guide]
def medicine_that_is_nothing(knowledge: Knowledge) -> Iterator[Finding]:
    """A medicine is a treatment here, or tells a fact that people are asked."""
    for medicine in knowledge.medicines.values():
        fact = knowledge.facts.get(medicine.fact)
        if not medicine.fact and not medicine.treatments:
            message = f'"{medicine.id}" should be a treatment, or tell a fact.'
            yield ("medicines", medicine.id, "id"), message
        elif fact and fact.kind == "derived":
            message = f'"{medicine.fact}" follows from other facts; name one of those.'
            yield ("medicines", medicine.id, "fact"), message


#: ``unknown-region`` passes with ``medicines.yaml``::
#:
#:     - id: aspirin
#:       name: Aspirin
#:       treatments: [opioids]
#:       sources: [guide]
#:
#: It fails with ``medicines.yaml``::
#:
#:     - id: aspirin
#:       name: Aspirin
#:       treatments: [opioids]
#:       regions: [XX]
#:       sources: [guide]
def unknown_region(knowledge: Knowledge) -> Iterator[Finding]:
    """A medicine names countries whose numbers are known."""
    for medicine in knowledge.medicines.values():
        for n, region in enumerate(medicine.regions):
            if region not in knowledge.about.regions:
                near = did_you_mean(region, knowledge.about.regions)
                yield (
                    ("medicines", medicine.id, "regions", n),
                    f'There is no region "{region}".{near}',
                )


#: ``idle-exception`` passes with ``facts.yaml``::
#:
#:     - id: fever
#:       but_not: [hay fever]
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: fever
#:       but_not: [a cold]
def idle_exception(knowledge: Knowledge) -> Iterator[Finding]:
    """What only holds a word of a fact (`but_not`) holds one, and is no word for it."""
    for fact in knowledge.facts.values():
        words = {plain_word(word) for word in (fact.id, fact.name, *fact.aliases)}
        for index, other in enumerate(fact.but_not):
            phrase = plain_word(other)
            if phrase in words or words.isdisjoint(phrase.split("-")):
                message = f'"{other}" should hold a word for "{fact.id}" and be none itself.'
                yield ("facts", fact.id, "but_not", index), message


#: ``lonely-group`` passes with ``groups.yaml``::
#:
#:     - id: lying
#:       name: Lying
#:       members: [rest, opioids]
#:
#: It fails with ``groups.yaml``::
#:
#:     - id: lying
#:       name: Lying
#:       members: [rest]
def lonely_group(knowledge: Knowledge) -> Iterator[Finding]:
    """What stands for several treatments names two at least, each once."""
    groups = [("groups", group.id, group.members) for group in knowledge.groups.values()]
    effects = [
        ("class_effects", effect.id, effect.members) for effect in knowledge.class_effects.values()
    ]
    for section, name, members in (*groups, *effects):
        if len(set(members)) < max(_SEVERAL, len(members)):
            message = f'"{name}" should name two treatments or more, each once.'
            yield (section, name, "members"), message


#: ``fact-in-two-rules`` passes with ``treatments/rest.yaml``::
#:
#:     not_with:
#:       - fact: fever
#:         because: It hides it.
#:         source: guide
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     not_with:
#:       - fact: fever
#:         because: It hides it.
#:         source: guide
#:     better_with:
#:       - fact: fever
#:         because: It helps.
#:         source: guide
def fact_in_two_rules(knowledge: Knowledge) -> Iterator[Finding]:
    """A fact bears on a treatment in one way only."""
    for treatment in knowledge.treatments.values():
        seen: set[str] = set()
        for key in ("not_with", "care_with", "better_with"):
            for n, rule in enumerate(getattr(treatment, key)):
                if rule.fact in seen:
                    message = f'"{rule.fact}" already has a rule for this treatment.'
                    yield (TREATMENTS, treatment.id, key, n, "fact"), message
                seen.add(rule.fact)


#: ``derived-fact-without-function`` passes with ``facts.yaml``::
#:
#:     - id: over-50
#:       kind: derived
#:       name: age over 50
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: over-49
#:       kind: derived
#:       name: age over 49
def derived_fact_without_function(knowledge: Knowledge) -> Iterator[Finding]:
    """A derived fact stands in the vocabulary and has its function."""
    for fact in knowledge.facts.values():
        if fact.kind == "derived" and fact.id not in DERIVED:
            yield ("facts", fact.id, "kind"), f'No function in engine/facts.py derives "{fact.id}".'
        elif fact.kind != "derived" and fact.id in DERIVED:
            message = f'"{fact.id}" follows from other facts: write "derived".'
            yield ("facts", fact.id, "kind"), message


#: ``fact-without-question`` passes with ``facts.yaml``::
#:
#:     - id: chill
#:       kind: symptom
#:       name: chill
#:       question: Do you shiver?
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: chill
#:       kind: symptom
#:       name: chill
def fact_without_question(knowledge: Knowledge) -> Iterator[Finding]:
    """Every fact that is not derived can be asked."""
    for fact in knowledge.facts.values():
        if fact.kind != "derived" and not fact.question:
            yield ("facts", fact.id), f'The fact "{fact.id}" has no question to ask it by.'
