"""What to do with the answer: the steps follow from the case, and from nothing else."""

from __future__ import annotations

import re

from hypothesis import given

from backadvisor import Advice, Case, Knowledge, Trial, advise
from backadvisor.engine.facts import Facts
from backadvisor.model import GOALS, OPTION_BUCKETS, Step, StepKind
from backadvisor.model.record import replace
from backadvisor.render.formats import plain
from backadvisor.render.page import View
from backadvisor.render.pages.advice import compose

from .drawing import drawn
from .strategies import KNOWLEDGE, cases

NOTHING_WRONG = Case(screened=True, symptoms=("back-pain",), duration="chronic")


def steps(advice: Advice, kind: StepKind) -> list[Step]:
    return [step for step in advice.plan if step.kind == kind]


def about(advice: Advice, kind: StepKind) -> list[str]:
    return [step.about for step in steps(advice, kind)]


@drawn(100, in_ci=500)
@given(cases())
def test_a_plan_is_made_only_of_what_stands_open_or_was_tried(case: Case) -> None:
    advice = advise(case, KNOWLEDGE)

    buckets = {entry.treatment.id: entry.bucket for entry in advice.entries}
    tried = {trial.treatment for trial in case.tried}
    flags = {flag.id for flag in advice.triage.flags}
    taken = {fact.id for fact in KNOWLEDGE.facts.values() if fact.medicine}
    if advice.triage.withheld:
        assert advice.plan == ()
    for step in advice.plan:
        assert step.sources
        if step.kind == "do-not-stop":
            assert step.about in tried | taken
        elif step.kind == "see":
            assert step.about in tried | flags or buckets[step.about] in OPTION_BUCKETS
        else:
            assert buckets[step.about] in OPTION_BUCKETS


@drawn(100, in_ci=500)
@given(cases())
def test_no_medicine_that_is_dangerous_to_stop_is_forgotten(case: Case) -> None:
    advice = advise(case, KNOWLEDGE)

    had = {trial.treatment for trial in case.tried if trial.outcome != "no-access"}
    dangerous = {treatment for treatment in had if KNOWLEDGE.treatments[treatment].never_suddenly}
    facts = Facts(case, KNOWLEDGE)
    dangerous |= {fact.id for fact in KNOWLEDGE.facts.values() if fact.medicine and facts[fact.id]}
    if not advice.triage.withheld:
        assert set(about(advice, "do-not-stop")) == dangerous


def test_what_helps_is_carried_on_and_watched(knowledge: Knowledge) -> None:
    advice = advise(replace(NOTHING_WRONG, tried=(Trial("yoga", "helping"),)), knowledge)

    assert about(advice, "while-you-wait")[0] == "yoga"
    assert steps(advice, "while-you-wait")[0].text == "Carry on: it is helping."
    assert "yoga" in about(advice, "stop")
    assert "yoga" not in about(advice, "judge")  # it was judged already


def test_the_first_options_are_judged_by_their_own_fair_trial(knowledge: Knowledge) -> None:
    advice = advise(NOTHING_WRONG, knowledge)

    first = [entry.treatment for entry in advice.entries[:3]]
    assert about(advice, "judge") == [treatment.id for treatment in first]
    for treatment, step in zip(first, steps(advice, "judge"), strict=True):
        assert treatment.fair_trial is not None
        assert treatment.fair_trial.look_for in step.text
        assert f"{treatment.fair_trial.weeks or treatment.fair_trial.sessions} " in step.text
        assert step.sources == (treatment.fair_trial.source,)


def test_a_bad_end_and_a_sign_to_check_say_whom_to_see(knowledge: Knowledge) -> None:
    tried = (Trial("physical-therapy", "worse"), Trial("gabapentinoids", "side-effects"))
    case = Case(tried=tried, screened=True, symptoms=("back-pain", "severe-pain"))
    advice = advise(case, knowledge)

    said = {step.about: step.text for step in steps(advice, "see")}
    assert said["physical-therapy"] == "Whoever gave it to you, because it made things worse."
    assert said["gabapentinoids"] == "The prescriber or a pharmacist, because it had side effects."
    assert advice.triage.level == "soon"
    flag = advice.triage.flags[0]
    label = f"{flag.label[0].lower()}{flag.label[1:]}"
    assert said[flag.id] == f"A clinician within days, because of this sign: {label}."


def test_the_steps_stand_in_the_full_view_and_their_names_in_the_short_one(
    knowledge: Knowledge,
) -> None:
    tried = (Trial("tramadol", "no-relief"), Trial("heat", "helping"))
    advice = advise(replace(NOTHING_WRONG, tried=tried), knowledge)
    short = plain.render(compose(advice, View()), 200)
    full = plain.render(compose(advice, View(details=True)), 2000)

    assert "Do not stop on your own: tramadol; ask the prescriber." in short
    assert "Meanwhile: heat, " in short
    for step in advice.plan:
        assert step.text in full


def test_a_wish_that_no_open_option_serves_is_said_to_be_heard(knowledge: Knowledge) -> None:
    asked = replace(NOTHING_WRONG, goals=("sleep", "walking"))
    served = plain.render(compose(advise(asked, knowledge), View()), 200)
    without = tuple(
        treatment.id for treatment in knowledge.treatments.values() if "sleep" in treatment.goals
    )
    unserved = plain.render(compose(advise(replace(asked, avoid=without), knowledge), View()), 200)

    assert without
    assert "You asked for" not in served
    assert (
        "You asked for: better sleep. None of the open options is known to help with this."
        in unserved
    )


def test_every_goal_is_served_by_something(knowledge: Knowledge) -> None:
    served = {goal for treatment in knowledge.treatments.values() for goal in treatment.goals}

    assert served == set(GOALS)


def test_a_medicine_that_is_dangerous_to_stop_is_kept_up_and_not_put_forward(
    knowledge: Knowledge,
) -> None:
    tried = (Trial("opioids", "helping"), Trial("heat", "helping"))
    advice = advise(replace(NOTHING_WRONG, tried=tried), knowledge)

    assert "opioids" in about(advice, "do-not-stop")
    assert "opioids" not in about(advice, "while-you-wait")
    assert "heat" in about(advice, "while-you-wait")


def only(knowledge: Knowledge, *left: str) -> tuple[str, ...]:
    """All treatments but these, to be left out."""
    return tuple(treatment for treatment in knowledge.treatments if treatment not in left)


def test_meanwhile_stands_what_is_supported_and_needs_nobody_else(knowledge: Knowledge) -> None:
    advice = advise(NOTHING_WRONG, knowledge)

    alone = [
        entry.treatment
        for entry in advice.entries
        if entry.bucket == "recommended" and entry.treatment.category == "self-care"
    ]
    assert 0 < len(alone) <= 3
    assert about(advice, "while-you-wait") == [treatment.id for treatment in alone]
    assert [step.text for step in steps(advice, "while-you-wait")] == [
        treatment.summary for treatment in alone
    ]


def test_what_is_to_be_discussed_and_what_may_come_again_is_judged_too(
    knowledge: Knowledge,
) -> None:
    case = replace(
        NOTHING_WRONG,
        tried=(Trial("physical-therapy", "partial"),),
        avoid=only(knowledge, "physical-therapy", "walking"),
    )
    advice = advise(case, knowledge)

    buckets = {entry.treatment.id: entry.bucket for entry in advice.entries}
    assert (buckets["walking"], buckets["physical-therapy"]) == ("consider", "revisit")
    assert about(advice, "judge") == ["walking", "physical-therapy"]
    assert about(advice, "see") == ["walking", "physical-therapy"]


def test_where_no_fair_trial_is_known_the_plan_says_so(knowledge: Knowledge) -> None:
    without = next(
        entry.treatment
        for entry in advise(NOTHING_WRONG, knowledge).entries
        if entry.bucket in ("recommended", "consider") and entry.treatment.fair_trial is None
    )
    advice = advise(replace(NOTHING_WRONG, avoid=only(knowledge, without.id)), knowledge)

    assert [step.text for step in steps(advice, "judge")] == [
        "How long is long enough is not known."
    ]


def test_a_fair_trial_is_a_sentence_of_its_own(knowledge: Knowledge) -> None:
    judged = steps(advise(NOTHING_WRONG, knowledge), "judge")

    assert all(re.match(r"At least [a-z0-9 ]+\. [A-Z]", step.text) for step in judged)


def test_each_of_the_first_says_when_to_stop_and_where_it_is_had(knowledge: Knowledge) -> None:
    tried = (Trial("yoga", "helping"),)
    advice = advise(replace(NOTHING_WRONG, tried=tried), knowledge)

    first = [entry.treatment for entry in advice.entries if entry.bucket == "recommended"][:3]
    watched = [knowledge.treatments["yoga"], *first]
    assert [(step.about, step.text) for step in steps(advice, "stop")] == [
        (treatment.id, treatment.stop_if[0]) for treatment in watched
    ]
    assert [(step.about, step.text) for step in steps(advice, "see")] == [
        (treatment.id, treatment.practical.setting) for treatment in first
    ]
