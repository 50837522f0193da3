"""What people really asked: the answer says, in the words they would see, what they need."""

from __future__ import annotations

import shlex
from functools import cache
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import pytest
import yaml

from backadvisor import Advice, Knowledge, advise, case_of, load_knowledge
from backadvisor.engine.what_if import what_ifs
from backadvisor.knowledge.vocabulary import Vocabulary
from backadvisor.render.formats import plain
from backadvisor.render.page import Page, View
from backadvisor.render.pages.advice import compose
from backadvisor.render.pages.comparison import comparison
from backadvisor.render.pages.treatment import treatment_page
from backadvisor.render.pages.why import reasoning

WIDTH = 80


class Question(TypedDict):
    """One question, what the person would run, and what must stand in the answer."""

    id: str
    question: str
    passes_if: str
    command: str
    case: dict[str, Any]
    urgency: str
    buckets: NotRequired[dict[str, str]]
    says: list[str]
    never: NotRequired[list[str]]


def read() -> list[Question]:
    path = Path(__file__).parent / "questions.yaml"
    asked: list[Question] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return asked


ASKED = read()
BY_ID = {asked["id"]: asked for asked in ASKED}
each = pytest.mark.parametrize("asked", ASKED, ids=[asked["id"] for asked in ASKED])


@cache
def advised(name: str) -> Advice:
    """The answer to a question, worked out once for all tests of it."""
    knowledge = load_knowledge()
    return advise(case_of(BY_ID[name]["case"], knowledge), knowledge)


def folded(text: str) -> str:
    return " ".join(text.split()).lower()


def answer(command: str, advice: Advice, words: Vocabulary) -> str:
    """The text that the command prints: composed as the program does, without a process."""
    verb, *names = shlex.split(command)
    knowledge = advice.knowledge
    if verb == "next" or (verb == "why" and advice.triage.withheld):
        return plain.render(compose(advice, View(details="--details" in names)), WIDTH)
    ids = [treatment for name in names for treatment in words.treatment_ids(name)]
    chosen = [knowledge.treatments[item_id] for item_id in ids]
    pages: list[Page]
    match verb:
        case "show":
            pages = [treatment_page(treatment, knowledge) for treatment in chosen]
        case "compare":
            pages = [comparison(chosen, knowledge)]
        case "why":
            entries = [entry for entry in advice.entries if entry.treatment.id in ids]
            pages = [reasoning(advice, entry, what_ifs(advice, entry)) for entry in entries]
        case _:
            raise AssertionError(command)
    return "\n".join(plain.render(page, WIDTH) for page in pages)


@each
def test_the_answer_says_it(asked: Question, words: Vocabulary) -> None:
    advice = advised(asked["id"])
    said = folded(answer(asked["command"], advice, words))

    assert [text for text in asked["says"] if folded(text) not in said] == []
    assert [text for text in asked.get("never", []) if folded(text) in said] == []


@each
def test_how_urgent_it_is(asked: Question) -> None:
    triage = advised(asked["id"]).triage

    assert triage.level == asked["urgency"]
    assert triage.withheld == (asked["urgency"] in ("urgent", "emergency"))


@each
def test_where_the_options_stand(asked: Question) -> None:
    advice = advised(asked["id"])
    standing = {entry.treatment.id: entry.bucket for entry in advice.entries}
    expected = asked.get("buckets", {})

    assert {treatment: standing[treatment] for treatment in expected} == expected


WITHHELD = [asked for asked in ASKED if asked["urgency"] in ("urgent", "emergency")]


@pytest.mark.parametrize("asked", WITHHELD, ids=[asked["id"] for asked in WITHHELD])
def test_a_withheld_answer_names_no_option(
    asked: Question, words: Vocabulary, knowledge: Knowledge
) -> None:
    text = answer("next", advised(asked["id"]), words)

    assert [
        treatment.name for treatment in knowledge.treatments.values() if treatment.name in text
    ] == []


def test_every_question_stands_once_with_words_to_look_for() -> None:
    ids = [asked["id"] for asked in ASKED]

    assert len(ids) == len(set(ids))
    for asked in ASKED:
        assert asked.keys() <= Question.__annotations__.keys()
        assert asked["says"]
        # An unquoted colon would make a mapping of a sentence.
        assert all(isinstance(text, str) for text in [*asked["says"], *asked.get("never", [])])
