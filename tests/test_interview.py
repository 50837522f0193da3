"""The interview: what is asked, what an answer changes, and how it ends."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from backadvisor import Case, Knowledge, Trial, advise
from backadvisor.interview import (
    SCREEN,
    Interview,
    answer,
    finished,
    next_question,
    skip,
    told_text,
)
from backadvisor.noun import replace
from backadvisor.situation import Facts

from .program import run
from .test_laws import FEWER, KNOWLEDGE

# --- The pure interview ---------------------------------------------------------------


def test_warning_signs_come_first(knowledge: Knowledge) -> None:
    question = next_question(Interview(Case()), knowledge)

    assert question is not None
    assert question.id == SCREEN
    assert question.none


def test_none_of_these_answers_every_warning_sign(knowledge: Knowledge) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, knowledge)
    assert question is not None

    case = answer(so_far, question, (), KNOWLEDGE).case
    facts = Facts(case, knowledge)
    assert all(facts[one.id] is False for one in knowledge.facts.values() if one.warning)


def test_a_skipped_screen_leaves_every_sign_unknown(knowledge: Knowledge) -> None:
    so_far = Interview(Case())
    question = next_question(so_far, knowledge)
    assert question is not None

    facts = Facts(finished(skip(so_far, question), knowledge), knowledge)
    assert all(facts[one.id] is None for one in knowledge.facts.values() if one.warning)


def test_a_chosen_group_is_asked_sign_by_sign_and_the_others_are_denied(
    knowledge: Knowledge,
) -> None:
    so_far = Interview(Case())
    first = next_question(so_far, knowledge)
    assert first is not None
    so_far = answer(so_far, first, ("the-pain",), knowledge)
    second = next_question(so_far, knowledge)
    assert second is not None
    assert second.id == "screen:the-pain"

    facts = Facts(
        finished(answer(so_far, second, ("night-pain",), knowledge), knowledge), knowledge
    )
    assert facts["night-pain"] is True
    assert facts["upper-back-pain"] is False  # read and not chosen
    assert facts["fever"] is False  # its group was read and not chosen


def test_an_emergency_ends_the_interview_at_once(knowledge: Knowledge) -> None:
    chosen = ("chose:nerves", "chose:mind-and-medicines")
    for case in (Case(symptoms=("saddle-numbness",)), Case(symptoms=("chest-pain",), age=30)):
        assert next_question(Interview(case, chosen), knowledge) is None


def choices_after(so_far: Interview, knowledge: Knowledge) -> dict[str, list[str]]:
    """Give every further question with its choices, where each is left open."""
    asked: dict[str, list[str]] = {}
    while question := next_question(so_far, knowledge):
        asked[question.id] = [choice.name for choice in question.choices]
        so_far = skip(so_far, question)
    return asked


def test_after_a_sign_for_today_only_what_makes_an_emergency_of_it_is_asked(
    knowledge: Knowledge,
) -> None:
    asked = choices_after(Interview(Case(symptoms=("fever",), screened=True)), knowledge)

    assert asked.keys() <= {"screen:spine", "screen:body", "screen:nerves-and-mind"}
    named = {fact for facts in asked.values() for fact in facts}
    assert {"recent-spinal-injection", "immunosuppressed"} <= named
    for fact in named:
        worse = Case(symptoms=("fever",), conditions=(fact,), screened=True)
        assert advise(worse, knowledge).triage.level == "emergency", fact


def test_after_a_sign_for_today_the_other_groups_that_were_chosen_are_asked(
    knowledge: Knowledge,
) -> None:
    chosen = ("chose:nerves", "chose:mind-and-medicines", "screen:nerves", SCREEN)
    asked = choices_after(Interview(Case(symptoms=("foot-drop",)), chosen), knowledge)

    assert next(iter(asked)) == "screen:mind-and-medicines"
    assert "suicidal-thoughts" in asked["screen:mind-and-medicines"]


def test_a_sign_that_may_be_old_is_asked_how_old_before_it_stops_anything(
    knowledge: Knowledge,
) -> None:
    for sign in ("major-injury", "both-legs"):
        so_far = Interview(Case(symptoms=(sign,)), (SCREEN,))
        question = next_question(so_far, knowledge)
        assert question is not None, sign
        assert question.id == "duration"

        old = told_text(so_far, question, replace(so_far.case, duration="chronic"))
        assert not advise(old.case, knowledge).triage.withheld
        new = told_text(so_far, question, replace(so_far.case, duration="acute"))
        assert advise(new.case, knowledge).triage.level == "emergency"
        after = next_question(new, knowledge)
        assert after is None or after.id == "where"  # legs that ache on walking only, perhaps


def test_what_is_known_is_not_asked_again(knowledge: Knowledge) -> None:
    case = Case(
        screened=True,
        symptoms=("leg-pain",),
        duration="chronic",
        age=50,
        goals=("sleep",),
        avoid=("opioids",),
        tried=(Trial("exercise", "helping"),),
        absent=tuple(one.id for one in knowledge.facts.values() if one.kind != "symptom"),
    )

    assert next_question(Interview(case), knowledge) is None


def test_after_fifty_five_nobody_is_asked_about_pregnancy_and_it_stays_unknown(
    knowledge: Knowledge,
) -> None:
    for age, asked in ((55, True), (56, False), (None, True)):
        case = Case(screened=True, symptoms=("leg-pain",), duration="chronic", age=age)
        so_far, choices = Interview(case), set[str]()
        while question := next_question(so_far, knowledge):
            choices |= {choice.name for choice in question.choices}
            so_far = (
                answer(so_far, question, (), KNOWLEDGE) if question.none else skip(so_far, question)
            )

        assert ("pregnancy" in choices) == asked, age
        assert Facts(so_far.case, knowledge)["pregnancy"] is (False if asked else None)


def test_an_outcome_told_for_one_trial_is_not_overwritten_by_the_next_of_its_name(
    knowledge: Knowledge,
) -> None:
    twice = (
        Trial("physical-therapy", "partial", named="pt"),
        Trial("physical-therapy", named="pt"),
    )
    so_far = Interview(
        Case(tried=twice, screened=True, duration="chronic", symptoms=("back-pain",))
    )
    question = next_question(so_far, knowledge)
    while question is not None and question.id != "outcome:pt":
        so_far = skip(so_far, question)
        question = next_question(so_far, knowledge)
    assert question is not None, "the second course has no outcome, and was not asked about"

    tried = answer(so_far, question, ("worse",), KNOWLEDGE).case.tried
    assert [trial.outcome for trial in tried] == ["partial", "worse"]


@settings(parent=FEWER, max_examples=100)
@given(st.randoms(use_true_random=False))
def test_random_answers_always_end_and_never_ask_twice(chance: Any) -> None:
    so_far = Interview(Case())
    asked: list[str] = []
    while question := next_question(so_far, KNOWLEDGE):
        assert question.id not in asked
        asked.append(question.id)
        assert len(asked) < 60
        names = [choice.name for choice in question.choices]
        if chance.random() < 0.3:
            so_far = skip(so_far, question)
        elif question.kind == "several":
            so_far = answer(
                so_far,
                question,
                tuple(chance.sample(names, chance.randint(0, min(2, len(names))))),
                KNOWLEDGE,
            )
        elif question.kind == "one":
            so_far = answer(so_far, question, (chance.choice(names),), KNOWLEDGE)
        else:
            so_far = told_text(so_far, question, _told(so_far.case, question.id, chance))
    advise(finished(so_far, KNOWLEDGE), KNOWLEDGE)


def _told(case: Case, question: str, chance: Any) -> Case:
    treatment = chance.choice(sorted(KNOWLEDGE.treatments))
    changes: dict[str, Any] = {
        "duration": {"duration": "chronic"},
        "age": {"age": chance.randint(18, 90)},
        "tried": {"tried": (Trial(treatment),)},
        "avoid": {"avoid": (treatment,)},
    }
    return replace(case, **changes.get(question, {}))


def test_without_a_terminal_it_never_waits() -> None:
    done = run("ask")

    assert done.returncode == 2
    assert "--tried" in done.stderr
    assert run().stdout.startswith("Usage:")
