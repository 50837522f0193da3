"""Laws that hold for every case, whatever it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backadvisor import Advice, Case, Knowledge, Trial, advise
from backadvisor.engine.advise import classify_all
from backadvisor.engine.facts import Facts, told_by
from backadvisor.engine.open_questions import apply
from backadvisor.engine.triage import triage
from backadvisor.model import (
    GOALS,
    OPTION_BUCKETS,
    OUTCOMES,
    SET_ASIDE_BUCKETS,
    URGENCIES,
    Amount,
    Goal,
    Outcome,
)
from backadvisor.model.record import replace

from .drawing import drawn
from .strategies import KNOWLEDGE, QUIET, TOLD, TREATMENTS, WARNINGS, cases

FAILED: tuple[Outcome, ...] = ("no-relief", "worse", "side-effects", "unspecified")


def urgency(case: Case) -> int:
    return URGENCIES.index(triage(Facts(case, KNOWLEDGE), KNOWLEDGE).level)


def buckets(case: Case) -> dict[str, str]:
    return {entry.treatment.id: entry.bucket for entry in classify_all(case, KNOWLEDGE)[1]}


@drawn(200, in_ci=2000)
@given(cases())
def test_every_treatment_stands_in_exactly_one_bucket_with_a_reason_and_a_source(
    case: Case,
) -> None:
    context, entries = classify_all(case, KNOWLEDGE)

    if context.triage.withheld:
        assert entries == ()
        return
    assert sorted(entry.treatment.id for entry in entries) == TREATMENTS
    for entry in entries:
        assert entry.bucket in (*OPTION_BUCKETS, *SET_ASIDE_BUCKETS)
        assert entry.reasons
        for reason in entry.reasons:
            assert reason.text.strip()
            assert reason.sources
            assert set(reason.sources) <= KNOWLEDGE.sources.keys()


@drawn(100, in_ci=1000)
@given(cases(), st.sampled_from(WARNINGS))
def test_one_more_warning_sign_never_lowers_the_urgency(case: Case, sign: str) -> None:
    more = replace(
        case,
        symptoms=(*case.symptoms, sign),
        absent=tuple(fact for fact in case.absent if fact != sign),
    )

    assert urgency(case) <= urgency(more)


@drawn(100, in_ci=1000)
@given(cases(), st.sampled_from(TOLD))
def test_unknown_is_never_more_urgent_than_yes_nor_less_than_no(case: Case, fact: str) -> None:
    steady = {"walking-limited", "spinal-stenosis"}  # they tell an old pattern from a new one
    if fact in steady:
        return
    without = replace(
        case,
        symptoms=tuple(other for other in case.symptoms if other != fact),
        absent=tuple(other for other in case.absent if other != fact),
        screened=False,
    )
    had = replace(without, symptoms=(*without.symptoms, fact))
    denied = replace(without, absent=(*without.absent, fact))

    assert urgency(denied) <= urgency(without) <= urgency(had)


@drawn(100, in_ci=1000)
@given(cases(QUIET))
def test_a_ruled_out_treatment_is_never_offered(case: Case) -> None:
    _, entries = classify_all(case, KNOWLEDGE)
    had = set(case.symptoms)

    for entry in entries:
        if had & {rule.fact for rule in entry.treatment.not_with}:
            assert entry.bucket in ("unsafe", "unwanted"), entry.treatment.id


@drawn(100, in_ci=1000)
@given(cases(QUIET), st.sampled_from(TREATMENTS), st.sampled_from(FAILED))
def test_a_failed_trial_never_makes_a_treatment_recommended(
    case: Case, treatment: str, outcome: Outcome
) -> None:
    failed = replace(case, tried=(*case.tried, Trial(treatment, outcome, Amount(99.0, "weeks"))))
    stands = buckets(failed)

    assert not stands or stands[treatment] in ("tried", "unsafe", "unwanted", "revisit", "later")


@drawn(100, in_ci=1000)
@given(cases(QUIET), st.sampled_from(TREATMENTS))
def test_not_getting_it_is_the_same_as_not_having_tried_it(case: Case, treatment: str) -> None:
    refused = replace(case, tried=(*case.tried, Trial(treatment, "no-access")))

    assert buckets(refused) == buckets(case)


@drawn(100, in_ci=1000)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(case: Case, chance: Any) -> None:
    def shuffled(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(values, len(values)))

    other = replace(
        case,
        symptoms=shuffled(case.symptoms),
        absent=shuffled(case.absent),
        avoid=shuffled(case.avoid),
        goals=shuffled(case.goals),
    )

    (first, entries), (second, entries_of_other) = (
        classify_all(seen, KNOWLEDGE) for seen in (case, other)
    )
    assert entries == entries_of_other
    assert first.triage == second.triage


@drawn(100, in_ci=1000)
@given(cases(QUIET), st.sampled_from(GOALS))
def test_a_goal_never_moves_a_bucket(case: Case, goal: Goal) -> None:
    without = replace(case, goals=())

    assert buckets(without) == buckets(replace(without, goals=(goal,)))


@drawn(60, in_ci=600)
@given(cases(QUIET), st.randoms(use_true_random=False))
def test_every_what_if_does_what_it_said(case: Case, chance: Any) -> None:
    before = buckets(case)
    asked = [
        question
        for question in advise(case, KNOWLEDGE).open_questions
        if question.kind != "which-kind"
    ]

    for question in chance.sample(asked, min(3, len(asked))):
        after = [buckets(other) for other in apply(case, question, KNOWLEDGE)]
        moved = {
            treatment
            for stands in after
            for treatment in stands
            if stands[treatment] != before[treatment]
        }
        assert set(question.would_move) == moved, question.question


@drawn(100, in_ci=500)
@given(cases())
def test_an_unanswered_fact_that_rules_out_is_listed_to_check_first(case: Case) -> None:
    _, entries = classify_all(case, KNOWLEDGE)
    known = {*case.symptoms, *case.absent}
    known |= set(WARNINGS) if case.screened else set()
    known |= {fact for trial in case.tried for fact in told_by(trial, KNOWLEDGE)}

    for entry in entries:
        if entry.bucket in OPTION_BUCKETS:
            open_ = {
                rule.fact
                for rule in entry.treatment.not_with
                if rule.fact not in known and KNOWLEDGE.facts[rule.fact].kind != "derived"
            }
            assert open_ <= {check.fact for check in entry.check_first}


def by_bucket(wanted: str) -> Callable[[Advice], set[str]]:
    return lambda advice: {entry.treatment.id for entry in advice.entries if entry.bucket == wanted}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_leads_to_its_own_bucket(outcome: Any, knowledge: Knowledge) -> None:
    leads = {
        "helping": "keep",
        "partial": "revisit",
        "wore-off": "revisit",
        "no-relief": "tried",
        "worse": "tried",
        "side-effects": "tried",
        "stopped-early": "revisit",
        "no-access": "recommended",
        "unspecified": "tried",
    }
    advice = advise(Case(tried=(Trial("exercise", outcome),)), knowledge)

    assert "exercise" in by_bucket(leads[outcome])(advice)
    assert set(leads) == set(OUTCOMES)


def test_every_treatment_is_an_option_in_some_case(knowledge: Knowledge) -> None:
    """Also one that guidelines advise against can help a person, or have helped in part."""
    for treatment in knowledge.treatments:
        _, entries = classify_all(Case(tried=(Trial(treatment, "partial"),)), knowledge)
        assert ("revisit", treatment) in {(entry.bucket, entry.treatment.id) for entry in entries}
