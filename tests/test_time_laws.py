"""Time and urgency: newer is never less urgent, and what nobody dated counts as new."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backadvisor import Case, Trial
from backadvisor.cli.common import build_case
from backadvisor.cli.fast_path import fast_next
from backadvisor.engine.facts import Facts
from backadvisor.engine.times import NERVE_SIGNS, expected_after_block
from backadvisor.engine.triage import triage
from backadvisor.engine.untold import undated
from backadvisor.intake.case import case_of
from backadvisor.intake.case_text import as_flags, told_again
from backadvisor.intake.durations import rounded
from backadvisor.model import URGENCIES, Ago, RedFlag, Since
from backadvisor.model.record import replace

from .drawing import drawn
from .strategies import KNOWLEDGE, TOLD, cases

HOUR = 1 / 168
# From the newest to the oldest; each border stands with both of its sides.
AGES = (
    Ago(age="new"),
    *(
        Ago(weeks)
        for weeks in (rounded(6 * HOUR), 0.5, 2.0, 2.5, 3.0, 3.2, 6.0, 6.5, 13.0, 13.2, 104.0)
    ),
    Ago(age="old"),
)
OLD_WEEKS = 13.0
PROCEDURES = sorted(
    one.id
    for one in KNOWLEDGE.treatments.values()
    if one.category in ("injections", "procedures", "surgery") or one.id == "spinal-manipulation"
)
HAD = [*PROCEDURES, "imaging", "exercise", "opioids"]
# What dates a sign by itself: of a narrow canal, the steady ache is the old one.
DATED_BY_KIND = ("walking-limited", "spinal-stenosis")
DANGEROUS = [
    *NERVE_SIGNS,
    *("saddle-numbness", "bladder-incontinence", "bladder-retention", "sexual-numbness"),
    *("foot-drop", "constipation", "leg-pain", "fever", "headache-upright", "worsening-pain"),
]


EMERGENCY = len(URGENCIES) - 1


def rank(case: Case) -> int:
    return URGENCIES.index(triage(Facts(case, KNOWLEDGE), KNOWLEDGE, what_if=True).level)


def dated(case: Case, sign: str, ago: Ago | None) -> Case:
    """The case with a sign that is true, and began so long ago."""
    others = tuple(one for one in case.since if one.fact != sign)
    symptoms = (*(one for one in case.symptoms if one != sign), sign)
    absent = tuple(one for one in case.absent if one != sign)
    since = (*others, Since(sign, ago)) if ago else others
    return replace(case, symptoms=symptoms, absent=absent, since=since)


@st.composite
def timed(draw: st.DrawFn) -> Case:
    """A case in which some of what is true is dated."""
    case = draw(cases(draw(st.sampled_from([TOLD, DANGEROUS]))))
    facts = draw(st.lists(st.sampled_from(case.symptoms), unique=True)) if case.symptoms else []
    since = tuple(Since(fact, draw(st.sampled_from(AGES))) for fact in facts)
    tried = tuple(
        Trial(draw(st.sampled_from(HAD)), one.outcome, ago=draw(st.sampled_from((None, *AGES))))
        for one in case.tried
    )
    return replace(case, since=since, tried=tried, examined=draw(st.booleans()))


two_ages = st.tuples(st.sampled_from(range(len(AGES))), st.sampled_from(range(len(AGES)))).map(
    sorted
)


def blocked(case: Case) -> bool:
    """The one place where newer is less: what a numbing medicine does for some hours."""
    return expected_after_block(Facts(case, KNOWLEDGE))


@drawn(60, in_ci=600)
@given(timed())
def test_times_are_the_same_however_they_are_told_again(drawn_case: Case) -> None:
    case = case_of(told_again(drawn_case), KNOWLEDGE)
    flags = fast_next(["next", *as_flags(case, KNOWLEDGE)])

    assert {since.fact: since.ago for since in case.since} == {
        since.fact: since.ago for since in drawn_case.since
    }
    assert case_of(told_again(case, KNOWLEDGE), KNOWLEDGE) == case
    assert flags is not None
    assert build_case(flags, KNOWLEDGE)[0] == case


@drawn(300, in_ci=2000)
@given(timed(), st.sampled_from(DANGEROUS), two_ages)
def test_a_newer_sign_is_never_less_urgent(case: Case, sign: str, ages: list[int]) -> None:
    newer, older = (dated(case, sign, AGES[one]) for one in ages)
    assume(not blocked(newer))
    # "Old" is more than three months and no length: a needle of before that may have come first,
    # and then examined nothing. A length says that it did.
    assume(AGES[ages[1]].age is None or not any(map(_was_long_ago, case.tried)))

    assert rank(newer) >= rank(older)


def _was_long_ago(trial: Trial) -> bool:
    return trial.ago is None or trial.ago.age == "old" or (trial.ago.weeks or 0) > OLD_WEEKS


@drawn(200, in_ci=1500)
@given(timed(), st.sampled_from(DANGEROUS))
def test_a_sign_that_is_called_new_is_never_less_urgent_than_one_that_nobody_dated(
    case: Case, sign: str
) -> None:
    assert rank(dated(case, sign, Ago(age="new"))) >= rank(dated(case, sign, None))


@drawn(200, in_ci=1500)
@given(timed(), st.sampled_from(DANGEROUS), st.sampled_from(AGES))
def test_to_leave_the_times_out_is_never_less_urgent(case: Case, sign: str, ago: Ago) -> None:
    """Also that of the pain, which dates a sign that has no time of its own.

    Of a procedure that nobody dated, the steady sign of an old pain is asked about instead; and
    an operation of the past that nobody dated is not taken to be recent, so it keeps its time.
    """
    tried = tuple(one for one in case.tried if one.treatment not in PROCEDURES)
    symptoms = tuple(one for one in case.symptoms if one not in DATED_BY_KIND)
    told = dated(replace(case, tried=tried, symptoms=symptoms, duration=None), sign, ago)

    operation = tuple(one for one in told.since if one.fact == "prior-spine-surgery")
    assert rank(replace(told, since=operation)) >= rank(told)


@drawn(200, in_ci=1500)
@given(timed())
def test_to_leave_out_that_it_was_examined_is_never_less_urgent(case: Case) -> None:
    assert rank(replace(case, examined=False)) >= rank(replace(case, examined=True))


@drawn(200, in_ci=1500)
@given(timed())
def test_an_emergency_that_nobody_dated_is_one_though_it_was_examined(case: Case) -> None:
    """Only what was told to be old can be settled so."""
    told = replace(case, since=(), examined=False)

    assert rank(told) < EMERGENCY or rank(replace(told, examined=True)) == EMERGENCY


@drawn(300, in_ci=2000)
@given(
    cases(DANGEROUS), st.sampled_from(PROCEDURES), two_ages, st.sampled_from(["worse", "partial"])
)
def test_a_newer_procedure_is_never_less_urgent(
    case: Case, treatment: str, ages: list[int], outcome: str
) -> None:
    """Signs without a time: an examination that is newer than a sign may settle it."""
    trial = Trial(treatment, "worse" if outcome == "worse" else "partial")
    newer, older = (
        replace(case, tried=(*case.tried, replace(trial, ago=AGES[one]))) for one in ages
    )

    assert rank(newer) >= rank(older)
    assert rank(newer) >= rank(replace(case, tried=case.tried))


@drawn(300, in_ci=2000)
@given(cases(DANGEROUS), st.sampled_from(PROCEDURES))
def test_a_procedure_that_nobody_dated_is_never_less_urgent_than_an_old_one(
    case: Case, treatment: str
) -> None:
    untold = replace(case, tried=(*case.tried, Trial(treatment)))
    old = replace(case, tried=(*case.tried, Trial(treatment, ago=Ago(age="old"))))

    assert rank(untold) >= rank(old)


@drawn(100, in_ci=1000)
@given(timed())
def test_what_would_change_if_it_is_old_is_said_only_where_it_is_less(case: Case) -> None:
    judged = triage(Facts(case, KNOWLEDGE), KNOWLEDGE)

    for one in undated(case, judged, KNOWLEDGE):
        assert URGENCIES.index(one.then) < URGENCIES.index(judged.level)


@drawn(100, in_ci=1000)
@given(timed())
def test_what_is_settled_holds_nothing_back(case: Case) -> None:
    judged = triage(Facts(case, KNOWLEDGE), KNOWLEDGE)
    loud = {flag.id for flag in judged.flags if flag.urgency != "none"}

    assert set(judged.held) == {held for one in loud for held in KNOWLEDGE.red_flags[one].hold}


@pytest.mark.parametrize("flag", KNOWLEDGE.red_flags.values(), ids=lambda flag: flag.id)
def test_what_may_become_a_note_says_so_in_words_of_its_own(flag: RedFlag) -> None:
    assert bool(flag.settles) == bool(flag.note)
    assert not flag.settles or flag.urgency in ("soon", "urgent")


def test_an_emergency_is_never_settled() -> None:
    emergencies = [one for one in KNOWLEDGE.red_flags.values() if one.urgency == "emergency"]

    assert emergencies
    assert all(one.settles is None for one in emergencies)
