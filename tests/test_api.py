"""The Python API, and the pure function behind every command."""

from __future__ import annotations

import doctest
import json
from collections.abc import Callable
from typing import get_args

import pytest

import backadvisor
from backadvisor import Case, Knowledge, Trial, advise, case_of
from backadvisor.model import OpenQuestion, OpenQuestionKind
from backadvisor.model.record import Record, replace
from backadvisor.render.formats.json import render as as_json


def test_the_docstring_of_the_package_holds() -> None:
    assert doctest.testmod(backadvisor).failed == 0
    assert doctest.testmod(backadvisor).attempted > 0


def test_advise_gives_equal_answers_to_equal_cases(knowledge: Knowledge) -> None:
    case = Case(tried=(Trial("exercise", "partial"),), duration="chronic")

    assert advise(case, knowledge) == advise(case, knowledge)


def test_withheld_advice_is_complete_but_for_the_options(knowledge: Knowledge) -> None:
    advice = advise(Case(symptoms=("saddle-numbness",)), knowledge)

    assert advice.triage.level == "emergency"
    assert advice.triage.withheld
    assert advice.entries == advice.combinations == advice.open_questions == ()
    assert advice.safety_net


class Pair(Record):
    """A record for the tests below."""

    left: int
    right: str = "x"


def test_a_noun_takes_fields_by_place_and_by_name() -> None:
    assert Pair(1) == Pair(left=1, right="x")
    assert hash(Pair(1)) == hash(Pair(1, "x"))
    assert repr(Pair(1)) == "Pair(left=1, right='x')"
    assert Pair(1) != Pair(2)
    assert Pair(1) != (1, "x")


# As a caller sees it whose words no type checker reads.
make_pair: Callable[..., Pair] = Pair


@pytest.mark.parametrize("field", Pair.field_names)
def test_a_noun_is_frozen(field: str) -> None:
    pair = Pair(1)

    with pytest.raises(AttributeError, match="frozen"):
        setattr(pair, field, 2)
    with pytest.raises(AttributeError, match="frozen"):
        delattr(pair, field)
    assert replace(pair, left=2) == Pair(2)
    assert pair == Pair(1)


@pytest.mark.parametrize("given", [(), (1, "x", "y")])
def test_a_noun_refuses_the_wrong_fields(given: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="Pair"):
        make_pair(*given)


def test_a_noun_refuses_an_unknown_name() -> None:
    with pytest.raises(TypeError, match="middle"):
        make_pair(left=1, middle=2)


def test_each_kind_of_open_question_has_its_word_in_the_json(knowledge: Knowledge) -> None:
    advice = advise(case_of({"tried": ["injections"]}, knowledge), knowledge)
    dating = (
        OpenQuestion("since", "one-leg-numbness", "For how long?", ()),
        OpenQuestion("when", "epidural", "When?", ()),
    )
    advice = replace(advice, open_questions=(*dating, *advice.open_questions))
    asked = json.loads(as_json(advice))["open_questions"]
    words = {
        (question.kind, question.about): question_asked["fact"]
        for question, question_asked in zip(advice.open_questions, asked, strict=True)
    }

    assert {kind for kind, _ in words} == set(get_args(OpenQuestionKind))
    assert words["which-kind", "injections"] == "tried:injections"
    assert words["duration", ""] == "duration"
    assert words["age", ""] == "age"
    assert words["since", "one-leg-numbness"] == "since:one-leg-numbness"
    assert words["when", "epidural"] == "when:epidural"
    assert all(word == about for (kind, about), word in words.items() if kind == "fact")
