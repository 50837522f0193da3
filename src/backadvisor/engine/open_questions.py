"""Which unanswered facts would move the most options, found by answering them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import assert_never, get_args

from ..model import (
    Bucket,
    Case,
    Duration,
    Entry,
    FactRule,
    Knowledge,
    OpenQuestion,
    RedFlag,
    Treatment,
    Undated,
    labels,
)
from ..model.record import replace
from .context import Candidate, CaseContext
from .facts import Facts, askable, classify_pain, with_facts, worth_asking
from .rules import FOR_A_CHECK, decide
from .triage import fires, triage
from .untold import made_old

Before = Mapping[str, Bucket]
PATTERN_FACTS = ("leg-pain", "walking-limited")
PATTERN_DIAGNOSES = ("herniated-disc", "spinal-stenosis")
OLD_AGE = 75  # an age at which every rule about older people applies


def open_questions(
    context: CaseContext, entries: tuple[Entry, ...], undated: tuple[Undated, ...] = ()
) -> tuple[OpenQuestion, ...]:
    """The open questions: how long ago, then those that would move the most options."""
    before: Before = {entry.treatment.id: entry.bucket for entry in entries}
    times = [OpenQuestion(time.kind, time.about, time.question, ()) for time in undated]
    timed = [
        replace(question, would_move=_moved_by(context, question, before)) for question in times
    ]
    asked = [*_kinds(context, entries), *_duration(context, before), *_age(context, before)]
    asked += _facts(context, before)
    telling = [question for question in asked if question.would_move]
    return (*timed, *sorted(telling, key=lambda question: -len(question.would_move)))


def apply(case: Case, question: OpenQuestion, knowledge: Knowledge) -> Iterable[Case]:
    """The cases that a telling answer would make of this one; a fact's answer is yes."""
    match question.kind:
        case "duration":
            return [replace(case, duration=duration) for duration in get_args(Duration)]
        case "age":
            return [replace(case, age=OLD_AGE)]
        case "fact":
            return [with_facts(case, [question.about], knowledge)]
        case "since" | "when" as kind:
            return [made_old(case, (kind, question.about))]
        case "which-kind":  # the person alone knows it, and no kind tells more than another
            return []
        case _:
            assert_never(question.kind)


# --- Facts ----------------------------------------------------------------------------


def _facts(context: CaseContext, before: Before) -> Iterable[OpenQuestion]:
    """Facts nobody answered that a treatment names; warning signs are asked by triage."""
    touched = _touched_by(context.knowledge.treatments.values(), before)
    flags = _flags_by(context.knowledge.red_flags.values())
    of_pattern = PATTERN_FACTS if context.situation.pattern == "unknown" else ()
    for fact in dict.fromkeys((*of_pattern, *sorted(touched))):
        known = context.knowledge.facts[fact]
        if of_pattern and fact in PATTERN_DIAGNOSES:
            continue  # the symptom asks for the same, and everybody can answer it
        if not worth_asking(known, context.facts.case):
            continue
        if context.facts[fact] is None and not known.warning:
            other = _answered(context, fact, flags.get(fact, []))
            moved = _moved(context, other, touched.get(fact, ()), before) if other else ()
            yield OpenQuestion("fact", fact, known.question, tuple(moved))


def _touched_by(treatments: Iterable[Treatment], before: Before) -> dict[str, list[Treatment]]:
    """The treatments that a yes to each fact can move.

    A caution can only move what is recommended; what rules a step out also moves the
    treatments that come after it; what makes it come first moves what is not advised.
    """
    touched: dict[str, list[Treatment]] = {}
    follows: dict[str, list[Treatment]] = {}
    for treatment in treatments:
        for step in {step for after in treatment.after for step in after.any_of}:
            follows.setdefault(step, []).append(treatment)
    for treatment in treatments:
        for fact in _named_in(treatment.not_with):
            touched.setdefault(fact, []).extend((treatment, *follows.get(treatment.id, ())))
        for fact in _named_in(rule for rule in treatment.better_with if rule.first):
            touched.setdefault(fact, []).append(treatment)
        for fact in _named_in(treatment.care_with):
            moves = (treatment,) if before[treatment.id] == "recommended" else ()
            touched.setdefault(fact, []).extend(moves)
    return touched


def _named_in(rules: Iterable[FactRule]) -> set[str]:
    return {fact for rule in rules for fact in askable(rule.fact)}


def _flags_by(red_flags: Iterable[RedFlag]) -> dict[str, list[RedFlag]]:
    """The warning signs that ask for each fact."""
    flags: dict[str, list[RedFlag]] = {}
    for flag in red_flags:
        for fact in {fact for named in (*flag.all, *flag.any) for fact in askable(named)}:
            flags.setdefault(fact, []).append(flag)
    return flags


def _answered(context: CaseContext, fact: str, flags: list[RedFlag]) -> CaseContext | None:
    """The case with one more fact, seen; None where that would withhold the advice."""
    case = context.facts.case
    facts = Facts(with_facts(case, [fact], context.knowledge), context.knowledge)
    # One more yes can only raise the flags that ask for it, but for the steady patterns.
    raised = fact in PATTERN_FACTS or any(fires(flag, facts) for flag in flags)
    judged = triage(facts, context.knowledge, what_if=True) if raised else context.triage
    if judged.withheld:
        return None
    return CaseContext(facts, classify_pain(facts), judged, context.knowledge, context.weighed)


def _moved(
    context: CaseContext,
    other: CaseContext,
    touched: Iterable[Treatment],
    before: Before,
    known: Container[str] = (),
) -> Iterable[str]:
    """The treatments that another case would put into another bucket, but for those ``known``.

    Only what can have moved is judged again: all, when the situation itself changed.
    """

    def moved_by(treatment: Treatment) -> labels.MovedBy:
        return labels.BUCKETS[before[treatment.id]].moved_by

    everything = context.knowledge.treatments.values()
    candidates = {each.id: each for each in touched}
    if context.situation != other.situation:
        candidates |= {each.id: each for each in everything if moved_by(each) == "any-answer"}
    if waits := context.deferred ^ other.deferred:
        ids = waits.union(FOR_A_CHECK)
        candidates |= {each.id: each for each in everything if {each.id, each.category} & ids}
    for each in candidates.values():
        if each.id in known or moved_by(each) == "nothing":
            continue
        if _ruled_out(each, context, other) or decide(Candidate(each, other))[0] != before[each.id]:
            yield each.id


def _ruled_out(treatment: Treatment, context: CaseContext, other: CaseContext) -> bool:
    """What the other case adds rules it out: the first of the rules, and told without them all."""
    rules = treatment.not_with
    return any(other.facts[rule.fact] and not context.facts[rule.fact] for rule in rules)


# --- Questions that are no facts ------------------------------------------------------


def _duration(context: CaseContext, before: Before) -> Iterable[OpenQuestion]:
    if context.situation.duration == "unknown":
        question = OpenQuestion("duration", "", "How long have you had this pain?", ())
        yield replace(question, would_move=_moved_by(context, question, before))


def _age(context: CaseContext, before: Before) -> Iterable[OpenQuestion]:
    if context.facts.case.age is None:
        question = OpenQuestion("age", "", "How old are you?", ())
        yield replace(question, would_move=_moved_by(context, question, before))


def _moved_by(context: CaseContext, question: OpenQuestion, before: Before) -> tuple[str, ...]:
    """The treatments that at least one of the telling answers would move."""
    moved: dict[str, None] = {}
    treatments = context.knowledge.treatments.values()
    for case in apply(context.facts.case, question, context.knowledge):
        facts = Facts(case, context.knowledge)
        judged = triage(facts, context.knowledge, what_if=True)
        if not judged.withheld:
            other = CaseContext(
                facts, classify_pain(facts), judged, context.knowledge, context.weighed
            )
            moved |= dict.fromkeys(_moved(context, other, treatments, before, moved))
    return tuple(moved)


def _kinds(context: CaseContext, entries: Iterable[Entry]) -> Iterable[OpenQuestion]:
    """A named category stands for all its members; the answer would free the others."""
    unclear: dict[str, list[str]] = {}
    for entry in entries:
        if entry.reasons[0].rule == "kind-unknown":
            word = context.history[entry.treatment.id][-1].named
            unclear.setdefault(word, []).append(entry.treatment.id)
    for word, members in unclear.items():
        question = f"Which {word.replace('-', ' ')} did you have?"
        yield OpenQuestion("which-kind", word, question, tuple(members))
