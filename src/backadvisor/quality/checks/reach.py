"""What must be reached: signs that fire and are asked by name, treatments that can come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...engine.facts import askable
from ...knowledge.required_ids import FACTS
from ...model import TREATMENTS, Knowledge, QuestionGroup, Treatment
from .finding import Finding


#: ``warning-sign-without-flag`` passes with ``red-flags.yaml``::
#:
#:     - id: infection
#:       all: [fever]
#:
#: It fails with ``red-flags.yaml``::
#:
#:     - id: infection
#:       all: [leg-pain]
def warning_sign_without_flag(knowledge: Knowledge) -> Iterator[Finding]:
    """A sign of the screen must be able to fire."""
    asked = _read_by_flags(knowledge)
    for fact in knowledge.facts.values():
        if fact.warning and fact.id not in asked:
            yield ("facts", fact.id, "warning"), f'No red flag asks for the sign "{fact.id}".'


#: ``fact-on-no-screen`` passes with ``screens.yaml``::
#:
#:     - id: unwell
#:       signs:
#:         - named: fever
#:           facts: [fever]
#:
#: It fails with ``screens.yaml``::
#:
#:     - id: unwell
#:       signs: []
def fact_on_no_screen(knowledge: Knowledge) -> Iterator[Finding]:
    """Every warning sign and condition is asked on exactly one screen of its kind."""
    asked: dict[str, str] = {}
    for screen in knowledge.screens.values():
        for at, fact_id in _asked_at(screen):
            if fact_id in asked:
                message = f'"{fact_id}" is already asked on the screen "{asked[fact_id]}".'
                yield ("screens", screen.id, *at), message
            asked[fact_id] = screen.id
    for fact in knowledge.facts.values():
        if (fact.warning or fact.told_as == "conditions") and fact.id not in asked:
            yield ("facts", fact.id, "id"), f'No screen of the interview asks for "{fact.id}".'


def _asked_at(screen: QuestionGroup) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield from ((("facts", n), fact) for n, fact in enumerate(screen.facts))
    for number, sign in enumerate(screen.signs):
        yield from ((("signs", number, "facts", n), fact) for n, fact in enumerate(sign.facts))


#: ``fact-read-by-nothing`` passes with ``facts.yaml``::
#:
#:     - id: hiccups
#:       kind: condition
#:       name: hiccups
#:       question: Do you have the hiccups?
#:
#: and ``screens.yaml``::
#:
#:     - id: body
#:       kind: condition
#:       name: Your body
#:       facts: [hiccups]
#:
#: and ``treatments/rest.yaml``::
#:
#:     care_with:
#:       - fact: hiccups
#:         because: Sit up for it.
#:         source: guide
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: hiccups
#:       kind: condition
#:       name: hiccups
#:       question: Do you have the hiccups?
#:
#: and ``screens.yaml``::
#:
#:     - id: body
#:       kind: condition
#:       name: Your body
#:       facts: [hiccups]
def fact_read_by_nothing(knowledge: Knowledge) -> Iterator[Finding]:
    """What the interview asks changes something: a red flag, a treatment or the code reads it.

    Of a warning sign that no red flag reads, `warning_sign_without_flag` speaks.
    """
    read = {*FACTS, *_read_by_flags(knowledge), *_read_by_treatments(knowledge)}
    for screen in knowledge.screens.values():
        for at, fact in _asked_at(screen):
            known = knowledge.facts.get(fact)
            if known and not known.warning and fact not in read:
                yield ("screens", screen.id, *at), f'"{fact}" is asked here, and nothing reads it.'


def _read_by_flags(knowledge: Knowledge) -> set[str]:
    flags = knowledge.red_flags.values()
    return {told for flag in flags for fact in (*flag.all, *flag.any) for told in askable(fact)}


def _read_by_treatments(knowledge: Knowledge) -> set[str]:
    rules = (
        rule
        for treatment in knowledge.treatments.values()
        for rule in (*treatment.not_with, *treatment.care_with, *treatment.better_with)
    )
    return {fact for rule in rules for fact in askable(rule.fact)}


#: ``unnamed-warning-sign`` passes with ``screens.yaml``::
#:
#:     - id: unwell
#:       signs:
#:         - named: fever
#:           facts: [fever]
#:
#: It fails with ``screens.yaml``::
#:
#:     - id: unwell
#:       signs: []
#:       facts: [fever]
def unnamed_warning_sign(knowledge: Knowledge) -> Iterator[Finding]:
    """A group of warning signs is denied as a whole, so it shows each of them by name."""
    for screen in knowledge.screens.values():
        for n, fact in enumerate(screen.facts):
            if screen.kind == "warning":
                message = f'"{fact}" would be denied unread: name it under "signs".'
                yield ("screens", screen.id, "facts", n), message


#: ``flag-that-cannot-fire`` passes with ``red-flags.yaml``::
#:
#:     - id: infection
#:       any: [leg-pain, back-pain]
#:       least: 2
#:
#: It fails with ``red-flags.yaml``::
#:
#:     - id: infection
#:       any: [leg-pain, back-pain]
#:       least: 3
def flag_that_cannot_fire(knowledge: Knowledge) -> Iterator[Finding]:
    """Every red flag can fire, and none fires for everybody."""
    for flag in knowledge.red_flags.values():
        if not flag.all and not flag.any:
            yield ("red_flags", flag.id), f'The flag "{flag.id}" names no fact to fire on.'
        elif not 1 <= flag.least <= max(1, len(flag.any)):
            message = f'"least" is {flag.least}, but "any" names {len(flag.any)}.'
            yield ("red_flags", flag.id, "least"), message


#: ``after-cycle`` passes with ``treatments/rest.yaml``::
#:
#:     after:
#:       - any_of: [opioids]
#:         because: Rest is the last step.
#:         source: guide
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     after:
#:       - any_of: [rest]
#:         because: Rest is the last step.
#:         source: guide
def after_cycle(knowledge: Knowledge) -> Iterator[Finding]:
    """Every treatment can be reached: none waits for itself, by however many steps."""
    stuck = _never_reached(knowledge.treatments)
    for name in sorted(stuck):
        for index, step in enumerate(knowledge.treatments[name].after):
            if stuck.issuperset(step.any_of):
                message = f'"{name}" could never come: nothing named here can come before it.'
                yield (TREATMENTS, name, "after", index), message


def _never_reached(known: Mapping[str, Treatment]) -> set[str]:
    """Take away what can come now, again and again; what is left waits in a circle."""
    stuck = set(known)
    while ready := [treatment for treatment in stuck if _can_come(known[treatment], stuck)]:
        stuck.difference_update(ready)
    return stuck


def _can_come(treatment: Treatment, stuck: set[str]) -> bool:
    return not any(stuck.issuperset(step.any_of) for step in treatment.after)
