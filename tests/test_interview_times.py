"""The interview asks how long, when, and whether it was examined: where it changes the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from backadvisor import Case, Knowledge, Trial, advise
from backadvisor.engine.facts import Facts
from backadvisor.engine.triage import triage
from backadvisor.intake.case_text import told_keys
from backadvisor.interview.answers import Answer, Chosen, Text, answered
from backadvisor.interview.flow import Interview, Topic, next_question, skip
from backadvisor.knowledge.vocabulary import InvalidValue, Vocabulary
from backadvisor.model import Ago, Since
from backadvisor.model.record import replace

DAY = "2026-11-30"
STEADY = (
    *("worsening-weakness", "worsening-numbness", "foot-drop", "unable-to-walk"),
    *("numb-below-waist", "sudden-onset", "different-pain", "worsening-pain"),
)


def topics(case: Case, knowledge: Knowledge) -> Iterator[Topic]:
    """Everything that is asked where nothing is known."""
    so_far = Interview(case)
    while question := next_question(so_far, knowledge):
        yield question.topic
        so_far = skip(so_far, question)


def asked(case: Case, knowledge: Knowledge) -> set[Topic]:
    times = ("since", "when", "examined")
    return {topic for topic in topics(case, knowledge) if topic[0] in times}


def sciatica(*symptoms: str, **more: Any) -> Case:
    return Case(symptoms=symptoms, absent=STEADY, screened=True, age=46, duration="chronic", **more)


@pytest.mark.parametrize(
    ("case", "questions"),
    [
        (sciatica("back-pain"), set()),
        (sciatica("leg-pain", tried=(Trial("epidural-steroid-injection"),)), set()),
        (sciatica("leg-pain", tried=(Trial("exercise"),)), set()),
        (sciatica("one-leg-numbness"), {("since", "one-leg-numbness"), ("examined", "")}),
        (sciatica("leg-weakness"), {("since", "leg-weakness"), ("examined", "")}),
        (
            sciatica("fever", tried=(Trial("epidural-steroid-injection"),)),
            {("when", "epidural-steroid-injection")},
        ),
        (sciatica("fever", tried=(Trial("epidural-steroid-injection", "no-access"),)), set()),
        (sciatica("fever", tried=(Trial("exercise"),)), set()),
        (sciatica("bladder-incontinence"), {("since", "bladder-incontinence")}),
        (sciatica("saddle-numbness"), set()),  # an emergency is told at once
        (sciatica("chest-pain"), set()),
    ],
)
def test_times_are_asked_only_where_they_change_how_urgent_it_is(
    case: Case, questions: set[Topic], knowledge: Knowledge
) -> None:
    assert asked(case, knowledge) == questions


def test_what_is_told_is_not_asked_again(knowledge: Knowledge) -> None:
    told = sciatica(
        "leg-weakness",
        "fever",
        since=(Since("leg-weakness", Ago(30.0)),),
        tried=(Trial("epidural-steroid-injection", ago=Ago(104.0)),),
        examined=True,
    )

    assert asked(told, knowledge) == set()


def after(case: Case, given: Answer, knowledge: Knowledge, kind: str) -> Interview:
    so_far = Interview(case)
    question = next_question(so_far, knowledge)
    while question and question.kind != kind:
        so_far = skip(so_far, question)
        question = next_question(so_far, knowledge)
    assert question is not None
    return answered(so_far, question, given, Vocabulary(knowledge, DAY))


def level(case: Case, knowledge: Knowledge) -> str:
    return triage(Facts(case, knowledge), knowledge).level


@pytest.mark.parametrize(("text", "urgency"), [("2 weeks", "urgent"), ("5 weeks", "soon")])
def test_how_long_a_leg_has_been_weak_decides(
    text: str, urgency: str, knowledge: Knowledge
) -> None:
    case = after(sciatica("leg-weakness"), Text(text), knowledge, "since").case

    assert level(case, knowledge) == urgency
    assert told_keys(case)["symptoms"] == ["leg-weakness"]
    assert told_keys(case)["since"] == [f"leg-weakness:{text[0]}w"]


@pytest.mark.parametrize(
    ("text", "urgency"), [("5 weeks ago", "emergency"), ("2024", "urgent"), ("2026", "urgent")]
)
def test_when_the_last_one_was_decides(text: str, urgency: str, knowledge: Knowledge) -> None:
    had = sciatica("fever", tried=(Trial("epidural-steroid-injection", "partial"),))
    case = after(had, Text(text), knowledge, "when").case

    assert level(case, knowledge) == urgency


def test_the_time_of_an_operation_is_not_asked_twice(knowledge: Knowledge) -> None:
    had = sciatica("headache-upright", tried=(Trial("discectomy", "no-relief"),))
    assert ("when", "discectomy") in asked(had, knowledge)
    so_far = after(had, Text("8 weeks"), knowledge, "when")

    assert so_far.case.tried[0].ago == Ago(8.0)
    assert so_far.case.tried[0].amount is not None
    assert ("amount", "discectomy") not in set(topics(so_far.case, knowledge))


@pytest.mark.parametrize(("choice", "urgency"), [("yes", "none"), ("no", "soon")])
def test_what_was_examined_and_is_the_same_is_a_note(
    choice: str, urgency: str, knowledge: Knowledge
) -> None:
    case = after(sciatica("leg-weakness"), Chosen((choice,)), knowledge, "examined").case

    assert case.examined == (choice == "yes")
    assert level(case, knowledge) == urgency


def test_a_time_that_cannot_be_read_is_asked_again_with_an_example(knowledge: Knowledge) -> None:
    with pytest.raises(InvalidValue, match="for example 6h, 3d, 8w"):
        after(sciatica("leg-weakness"), Text("some time"), knowledge, "since")


def test_when_it_was_is_the_first_open_question_of_an_answer(knowledge: Knowledge) -> None:
    case = Case(symptoms=("one-leg-numbness",), tried=(Trial("epidural-steroid-injection"),))
    advice = advise(case, knowledge)

    assert not advice.triage.withheld
    first, undated = advice.open_questions[0], advice.undated[0]
    assert (first.kind, first.about) == ("since", "one-leg-numbness")
    assert (undated.kind, undated.about, undated.then) == ("since", "one-leg-numbness", "none")
    weak = advise(replace(case, symptoms=("leg-weakness",)), knowledge)
    assert weak.triage.level == "emergency"
    assert [one.kind for one in weak.undated] == ["when", "since"]
