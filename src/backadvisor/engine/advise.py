"""``advise()``: the whole program as one pure function."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import (
    OPTION_BUCKETS,
    SET_ASIDE_BUCKETS,
    Advice,
    Case,
    Combination,
    Entry,
    Knowledge,
    Notice,
    labels,
)
from ..model.heard import Heard
from .context import CaseContext
from .facts import Facts, classify_pain
from .notices import notices
from .open_questions import open_questions
from .plan import plan
from .rules import classify
from .triage import triage
from .untold import undated

BUCKETS = (*OPTION_BUCKETS, *SET_ASIDE_BUCKETS)


def advise(
    case: Case,
    knowledge: Knowledge,
    intake_notices: tuple[Notice, ...] = (),
    heard: Heard | None = None,
) -> Advice:
    """Answer one case. Pure: no input or output, no clock, no chance.

    When a warning sign withholds the advice, ``entries`` is empty and the rest is complete.
    ``intake_notices`` are what its reader has to say back of how it was told, ``heard`` what was
    heard in a person's own words.
    """
    context, entries = classify_all(case, knowledge)
    times = undated(case, context.triage, knowledge)
    return Advice(
        case=case,
        triage=context.triage,
        situation=context.situation,
        entries=entries,
        combinations=tuple(_combinations(entries, knowledge)),
        next_conversation=tuple(_next_conversation(entries)),
        open_questions=open_questions(context, entries, times) if entries else (),
        plan=plan(context, entries) if entries else (),
        safety_net=(*knowledge.about.safety_net, *knowledge.about.safety_net_today),
        knowledge=knowledge,
        notices=(*intake_notices, *notices(case, knowledge)),
        heard=heard,
        undated=times,
    )


def classify_all(case: Case, knowledge: Knowledge) -> tuple[CaseContext, tuple[Entry, ...]]:
    """See a case whole and place every treatment; none where a sign withholds the advice."""
    facts = Facts(case, knowledge)
    judged = triage(facts, knowledge)
    context = CaseContext(facts, classify_pain(facts), judged, knowledge, {})
    return context, () if judged.withheld else _entries(context)


def _entries(context: CaseContext) -> tuple[Entry, ...]:
    entries = [classify(treatment, context) for treatment in context.knowledge.treatments.values()]
    return tuple(sorted(entries, key=lambda entry: (BUCKETS.index(entry.bucket), entry.order)))


def _is_open(entry: Entry) -> bool:
    """Whether it can be begun now, or goes on."""
    return labels.BUCKETS[entry.bucket].use != "none"


def _combinations(entries: Iterable[Entry], knowledge: Knowledge) -> Iterable[Combination]:
    """Combinations of which every part is still open."""
    left = {entry.treatment.id for entry in entries if _is_open(entry)}
    return (
        combination
        for combination in knowledge.combinations.values()
        if left.issuperset(combination.parts)
    )


def _next_conversation(entries: tuple[Entry, ...]) -> Iterable[str]:
    """Questions to take along: one from each of the first options, in their order."""
    first = [entry for entry in entries if _is_open(entry)][:5]
    return dict.fromkeys(entry.treatment.ask[0] for entry in first if entry.treatment.ask)
