"""Facts first: three-valued answers, derived facts, the kind of pain."""

from __future__ import annotations

from typing import Any

import pytest

from backadvisor import Case, Knowledge, Trial
from backadvisor.engine.facts import DERIVED, Facts, any_of, askable, classify_pain, worth_asking
from backadvisor.model import Amount, Fact, Outcome
from backadvisor.model.record import replace


def facts(knowledge: Knowledge, **given: Any) -> Facts:
    return Facts(Case(**given), knowledge)


@pytest.mark.parametrize(
    ("answers", "together"),
    [
        ([True, None], True),
        ([False, None], None),
        ([False, False], False),
        ([], False),
    ],
)
def test_any_of_keeps_the_unknown(answers: list[bool | None], together: bool | None) -> None:
    assert any_of(answers) is together


def test_a_fact_nobody_told_is_unknown(knowledge: Knowledge) -> None:
    assert facts(knowledge)["fever"] is None


def test_screened_answers_no_to_warning_signs_only(knowledge: Knowledge) -> None:
    found = facts(knowledge, screened=True, symptoms=("night-pain",))

    assert found["fever"] is False
    assert found["night-pain"] is True
    assert found["leg-pain"] is None  # an ordinary symptom is not on the screen
    assert found["diabetes"] is None  # nor is a condition


def test_a_yes_wins_over_a_no(knowledge: Knowledge) -> None:
    assert facts(knowledge, symptoms=("fever",), absent=("fever",))["fever"] is True


@pytest.mark.parametrize(
    ("weeks", "sorted_as"),
    [(0.14, "acute"), (5.99, "acute"), (6, "subacute"), (12, "subacute"), (12.01, "chronic")],
)
def test_duration_borders(knowledge: Knowledge, weeks: float, sorted_as: str) -> None:
    assert classify_pain(facts(knowledge, duration_weeks=weeks)).duration == sorted_as


@pytest.mark.parametrize(
    ("had", "absent", "pattern"),
    [
        (("leg-pain",), (), "radicular"),
        (("herniated-disc",), ("leg-pain",), "radicular"),
        (("walking-limited",), (), "stenosis"),
        (("leg-pain", "spinal-stenosis"), (), "stenosis"),
        ((), ("leg-pain", "walking-limited"), "axial"),
        (("back-pain",), (), "unknown"),
        (("back-pain",), ("leg-pain",), "unknown"),
    ],
)
def test_patterns(
    knowledge: Knowledge, had: tuple[str, ...], absent: tuple[str, ...], pattern: str
) -> None:
    assert classify_pain(facts(knowledge, symptoms=had, absent=absent)).pattern == pattern


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (0, {"under-18": True, "under-45": True}),
        (17, {"under-18": True, "over-50": False}),
        (18, {"under-18": False, "under-45": True}),
        (44, {"under-45": True}),
        (45, {"under-45": False}),
        (49, {"over-50": False}),
        (50, {"over-50": True, "age-65-plus": False}),
        (64, {"age-65-plus": False}),
        (65, {"age-65-plus": True, "over-70": False}),
        (69, {"over-70": False}),
        (70, {"over-70": True}),
        (None, {"under-18": None, "over-50": None, "over-70": None}),
    ],
)
def test_age_borders(
    knowledge: Knowledge, age: int | None, expected: dict[str, bool | None]
) -> None:
    found = facts(knowledge, age=age)

    assert {fact: found[fact] for fact in expected} == expected


@pytest.mark.parametrize(
    ("given", "new"),
    [
        ({"symptoms": ("both-legs",)}, True),
        ({"symptoms": ("both-legs",), "duration": "acute"}, True),
        ({"symptoms": ("both-legs",), "duration": "chronic"}, False),
        ({"symptoms": ("both-legs", "walking-limited")}, False),
        ({"symptoms": ("both-legs", "walking-limited"), "duration": "acute"}, True),
        ({"symptoms": ("both-legs", "worsening-weakness"), "duration": "chronic"}, True),
        ({"symptoms": ("both-legs", "worsening-pain"), "duration": "chronic"}, True),
        (
            {"symptoms": ("both-legs", "worsening-pain", "walking-limited"), "duration": "chronic"},
            False,
        ),
        ({"absent": ("both-legs",)}, False),
        ({}, None),
    ],
)
def test_new_trouble_in_both_legs(knowledge: Knowledge, given: dict[str, Any], new: Any) -> None:
    assert facts(knowledge, **given)["both-legs-new"] is new


@pytest.mark.parametrize(
    ("given", "new"),
    [
        ({}, True),
        ({"duration": "acute", "screened": True}, True),
        ({"duration": "chronic"}, True),  # nobody said that nothing has changed
        ({"duration": "chronic", "screened": True}, False),
        ({"duration": "chronic", "screened": True, "symptoms": ("worsening-pain",)}, True),
        ({"duration": "chronic", "screened": True, "symptoms": ("foot-drop",)}, True),
    ],
)
def test_only_what_is_known_to_be_old_and_steady_is_not_new(
    knowledge: Knowledge, given: dict[str, Any], new: bool
) -> None:
    assert facts(knowledge, **given)["may-be-new"] is new


@pytest.mark.parametrize("sign", ["leg-weakness", "worsening-numbness", "both-legs", "foot-drop"])
def test_trouble_in_the_legs_has_many_names(knowledge: Knowledge, sign: str) -> None:
    assert facts(knowledge, symptoms=(sign,))["leg-trouble"] is True
    assert facts(knowledge, symptoms=("one-leg-numbness",), screened=True)["leg-trouble"] is False
    assert facts(knowledge)["leg-trouble"] is None


@pytest.mark.parametrize(
    ("duration", "recent"), [(None, True), ("acute", True), ("subacute", False), ("chronic", False)]
)
def test_an_accident_long_ago_is_not_recent(
    knowledge: Knowledge, duration: Any, recent: bool
) -> None:
    found = facts(knowledge, symptoms=("major-injury",), duration=duration)

    assert found["major-injury-recent"] is recent


@pytest.mark.parametrize(
    ("trial", "taken"),
    [
        (Trial("antidepressants-ssri", "helping"), True),
        (Trial("antidepressants-ssri", "partial"), True),
        (Trial("antidepressants-ssri", "no-relief"), None),
        (Trial("acetaminophen", "helping"), None),
        (Trial("acupuncture", "partial"), None),
    ],
)
def test_an_ssri_that_helps_is_taken(knowledge: Knowledge, trial: Trial, taken: Any) -> None:
    assert facts(knowledge, tried=(trial,))["ssri-or-maoi"] is taken


@pytest.mark.parametrize(
    ("outcome", "operated"), [("helping", True), ("no-relief", True), ("no-access", None)]
)
def test_an_operation_leaves_its_traces_however_it_went(
    knowledge: Knowledge, outcome: Outcome, operated: Any
) -> None:
    found = facts(knowledge, tried=(Trial("spinal-fusion", outcome),))

    assert found["prior-spine-surgery"] is operated
    assert found["spinal-hardware"] is operated


TRAMADOL, YOGA = Trial("tramadol", "no-relief"), Trial("yoga", "no-relief")


@pytest.mark.parametrize(
    ("tried", "several"),
    [
        ((), False),
        ((TRAMADOL, Trial("duloxetine", "no-relief")), False),  # two of one kind
        ((TRAMADOL, YOGA), True),
        ((TRAMADOL, Trial("yoga", "helping")), False),
        ((TRAMADOL, YOGA, Trial("yoga", "helping")), False),  # the last trial has the word
        ((TRAMADOL, Trial("yoga", "helping"), YOGA), True),
    ],
)
def test_several_treatments_failed_when_two_kinds_did(
    knowledge: Knowledge, tried: tuple[Trial, ...], several: bool
) -> None:
    assert facts(knowledge, tried=tried)["several-treatments-failed"] is several


@pytest.mark.parametrize(
    ("tried", "given", "stayed"),
    [
        ((), {"symptoms": ("leg-pain",)}, False),
        ((YOGA,), {"symptoms": ("leg-pain",)}, True),
        ((YOGA,), {"absent": ("leg-pain",)}, False),
        ((YOGA,), {}, None),
        ((Trial("yoga", "helping"),), {"symptoms": ("leg-pain",)}, False),
    ],
)
def test_leg_pain_stayed_after_treatment_only_where_something_failed(
    knowledge: Knowledge, tried: tuple[Trial, ...], given: dict[str, Any], stayed: Any
) -> None:
    found = facts(knowledge, tried=tried, **given)

    assert found["leg-pain-after-treatment"] is stayed


@pytest.mark.parametrize(("age", "asked"), [(30, True), (60, True), (61, False), (None, True)])
def test_a_fact_is_asked_up_to_an_age(age: int | None, asked: bool) -> None:
    fact = Fact("x", "condition", "x", "X?", asked_up_to=60)

    assert worth_asking(fact, Case(age=age)) is asked
    assert worth_asking(replace(fact, asked_up_to=None), Case(age=age))


def test_a_serotonin_medicine_is_taken_when_it_was_tried(knowledge: Knowledge) -> None:
    assert facts(knowledge, tried=(Trial("tramadol"),))["takes-serotonin-medicine"] is True
    refused = facts(knowledge, tried=(Trial("tramadol", "no-access"),))
    assert refused["takes-serotonin-medicine"] is None


def test_every_derived_fact_rests_on_facts_that_exist(knowledge: Knowledge) -> None:
    for name in DERIVED:
        for fact in askable(name):
            assert knowledge.facts[fact].kind != "derived", name


# --- How old a sign is, and how long ago a needle was -----------------------------------


@pytest.mark.parametrize(
    ("given", "hours", "three_weeks"),
    [
        ({}, None, None),
        ({"duration_weeks": 1 / 7}, True, True),
        ({"duration_weeks": 2 / 7}, False, True),
        ({"duration_weeks": 3}, False, True),
        ({"duration_weeks": 22 / 7}, False, False),
        ({"duration": "acute"}, None, None),  # under six weeks may be days
        ({"duration": "subacute"}, False, False),
        ({"duration": "chronic"}, False, False),
    ],
)
def test_how_old_the_pain_is_at_most(
    knowledge: Knowledge, given: dict[str, Any], hours: Any, three_weeks: Any
) -> None:
    found = facts(knowledge, **given)

    assert (found["pain-hours-old"], found["pain-under-three-weeks"]) == (hours, three_weeks)


@pytest.mark.parametrize(
    ("given", "new"),
    [
        ({}, None),
        ({"absent": ("leg-weakness",)}, False),
        ({"symptoms": ("leg-weakness",)}, True),  # a time that nobody told counts as new
        ({"symptoms": ("leg-weakness",), "duration_weeks": 3}, True),
        ({"symptoms": ("leg-weakness",), "duration_weeks": 3.1}, False),
        ({"symptoms": ("leg-weakness",), "duration": "acute"}, True),
        ({"symptoms": ("leg-weakness",), "duration": "chronic"}, False),
        ({"symptoms": ("leg-weakness", "different-pain"), "duration": "chronic"}, True),
    ],
)
def test_weakness_is_new_unless_the_pain_is_older_and_has_not_changed(
    knowledge: Knowledge, given: dict[str, Any], new: Any
) -> None:
    assert facts(knowledge, **given)["leg-weakness-new"] is new


ESI = "epidural-steroid-injection"
NOT_LATELY = {"absent": ("recent-spinal-injection",)}


@pytest.mark.parametrize(
    ("trial", "given", "untimed", "made_worse"),
    [
        (Trial(ESI), {}, True, False),
        (Trial(ESI, "wore-off"), {}, True, False),  # an outcome tells no time
        (Trial(ESI, "worse"), {}, True, True),
        (Trial(ESI, "no-access"), {}, False, False),
        (Trial(ESI, "worse"), NOT_LATELY, False, False),
        (Trial(ESI, "worse"), {"conditions": ("recent-spinal-injection",)}, False, False),
        (Trial("radiofrequency-ablation", "worse"), NOT_LATELY, False, False),
        (Trial("discectomy", "worse"), {}, True, True),
        (Trial("discectomy", "worse"), NOT_LATELY, True, True),  # an operation is no injection
        (Trial("discectomy", "worse", Amount(13, "weeks")), {}, True, True),
        (Trial("discectomy", "worse", Amount(14, "weeks")), {}, False, False),
        (Trial("acupuncture", "worse"), {}, False, True),
        (Trial("dry-needling", "worse"), {}, False, True),
        (Trial("dry-needling", "no-relief"), {}, False, False),
        (Trial("yoga", "worse"), {}, False, False),
    ],
)
def test_a_needle_of_which_no_time_was_told_may_be_recent(
    knowledge: Knowledge, trial: Trial, given: dict[str, Any], untimed: bool, made_worse: bool
) -> None:
    found = facts(knowledge, tried=(trial,), **given)

    assert found["spine-procedure-untimed"] is untimed
    assert found["spine-procedure-made-worse"] is made_worse


@pytest.mark.parametrize(
    ("outcome", "given", "recent"),
    [
        ("worse", {}, True),
        ("no-relief", {}, None),
        ("worse", {"absent": ("recent-manipulation",)}, False),
        ("no-relief", {"conditions": ("recent-manipulation",)}, True),
    ],
)
def test_a_manipulation_counts_as_recent_when_told_or_when_it_made_things_worse(
    knowledge: Knowledge, outcome: Outcome, given: dict[str, Any], recent: Any
) -> None:
    found = facts(knowledge, tried=(Trial("spinal-manipulation", outcome),), **given)

    assert found["manipulation-may-be-recent"] is recent
    assert found["needle-or-hands-recent"] is (recent or None)


@pytest.mark.parametrize(
    ("given", "at_risk"),
    [
        ({"age": 49}, None),  # of smoking and the like nobody asked
        ({"age": 50}, True),
        ({}, True),  # an age that nobody told
        ({"age": 30, "conditions": ("smoking",)}, True),
        (
            {
                "age": 30,
                "absent": (
                    "aneurysm",
                    "smoking",
                    "hypertension",
                    "heart-disease",
                    "poor-leg-circulation",
                ),
            },
            False,
        ),
    ],
)
def test_the_main_artery_is_at_risk_from_50_on_or_by_what_narrows_it(
    knowledge: Knowledge, given: dict[str, Any], at_risk: Any
) -> None:
    assert facts(knowledge, **given)["artery-at-risk"] is at_risk


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ({"symptoms": ("flank-pain-waves",)}, True),
        ({"symptoms": ("flank-pain-waves",), "conditions": ("kidney-stones",)}, False),
        ({}, None),
    ],
)
def test_waves_of_pain_are_first_ones_unless_stones_are_known(
    knowledge: Knowledge, given: dict[str, Any], first: Any
) -> None:
    assert facts(knowledge, **given)["first-side-waves"] is first


@pytest.mark.parametrize(
    ("given", "new"),
    [
        ({"conditions": ("prior-spine-surgery",), "duration": "acute"}, True),
        ({"conditions": ("prior-spine-surgery",), "duration": "chronic", "screened": True}, False),
        ({"conditions": ("prior-spine-surgery",), "duration": "chronic"}, None),
        ({"absent": ("prior-spine-surgery",), "duration": "acute"}, False),
    ],
)
def test_new_pain_after_surgery_needs_both(
    knowledge: Knowledge, given: dict[str, Any], new: Any
) -> None:
    assert facts(knowledge, **given)["new-pain-after-surgery"] is new
