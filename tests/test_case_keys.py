"""Every key of a case is read from every way of telling one, and told back by each.

The tests go over the table of keys: a new key is held to them as soon as it stands there.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from backadvisor import Case, Knowledge, advise, case_of
from backadvisor.cli import next as one_shot
from backadvisor.cli.app import app
from backadvisor.cli.batch import rows_of, taken_in
from backadvisor.cli.common import Request, build_case
from backadvisor.cli.completion import completes_key
from backadvisor.cli.fast_path import as_far_as_known, fast_next
from backadvisor.cli.schema import SCHEMAS
from backadvisor.intake.case import CaseBuilder
from backadvisor.intake.case_text import as_flags, told_again, told_keys
from backadvisor.intake.keys import KEYS, VALUES, Key, Value
from backadvisor.interview.answers import Text, answered
from backadvisor.interview.flow import Interview, Question, next_question, skip
from backadvisor.knowledge.vocabulary import Vocabulary
from backadvisor.render.formats.json import render

Document = Mapping[str, Value]
OWN_WORDS = ["a copper bracelet"]  # for a key that takes any, and shows no example


def value_of(key: Key) -> Value:
    return OWN_WORDS if key.example is None else key.example


# A time tells also that it is so.
FOLLOWS: Mapping[str, Document] = {"since": {"symptoms": ["one-leg-numbness"]}}
WHOLE = {key.name: value_of(key) for key in KEYS}


def as_words(document: Document) -> list[str]:
    """The flags that tell a document, written here once more and not taken from the program."""
    words: list[str] = []
    for name, value in document.items():
        text = ",".join(value) if isinstance(value, list) else str(value)
        words += [f"--{name}"] if value is True else [f"--{name}", text]
    return words


# --- The ways to tell a case ------------------------------------------------------------


@pytest.fixture(name="telling")
def _telling(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, Document], Case]:
    """Tell a document by one of the ways, by its name."""
    vocabulary = Vocabulary(knowledge)

    def of(request: Request | None) -> Case:
        assert request is not None
        return build_case(request, knowledge)[0]

    def by_parser(document: Document) -> Case:
        taken: list[Request] = []
        monkeypatch.setattr(one_shot, "next_", taken.append)
        app(["next", *as_words(document)], standalone_mode=False)
        return of(taken[0])

    def by_file(text: str, ending: str) -> Case:
        path = tmp_path / f"case.{ending}"
        path.write_text(text, encoding="utf-8")
        return of(Request(case_file=str(path)))

    def by_stream(text: str) -> Case:
        (row,) = rows_of(io.StringIO(text))
        builder = taken_in(row, vocabulary)
        assert not row.problems
        assert not builder.problems
        return builder.case()

    def by_csv(document: Document) -> Case:
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\n")
        cells = [",".join(cell) if isinstance(cell, list) else cell for cell in document.values()]
        rows.writerows([document, cells])
        return by_stream(text.getvalue())

    ways: dict[str, Callable[[Document], Case]] = {
        "api": lambda document: case_of(document, knowledge),
        "quick flags": lambda document: of(fast_next(["next", *as_words(document)])),
        "flags beside a mistake": lambda document: of(as_far_as_known(as_words(document))),
        "parsed flags": by_parser,
        "yaml": lambda document: by_file(yaml.safe_dump(document), "yaml"),
        "json": lambda document: by_file(json.dumps(document), "json"),
        "batch": lambda document: by_stream(json.dumps(document)),
        "csv": by_csv,
    }
    assert set(ways) == set(WAYS)
    return lambda way, document: ways[way](document)


WAYS = (
    *("api", "quick flags", "flags beside a mistake", "parsed flags"),
    *("yaml", "json", "batch", "csv"),
)
each_key = pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
each_way = pytest.mark.parametrize("way", WAYS)


@each_way
@each_key
def test_each_key_is_read_by_each_way_and_told_back(
    key: Key, way: str, telling: Callable[[str, Document], Case]
) -> None:
    document = {key.name: value_of(key)}
    case = telling(way, document)

    assert case != Case()
    assert told_keys(case) == {**document, **FOLLOWS.get(key.name, {})}


@each_way
def test_a_case_with_every_key_is_told_back_whole(
    way: str, telling: Callable[[str, Document], Case], knowledge: Knowledge
) -> None:
    case = telling(way, WHOLE)

    assert told_again(case) == WHOLE
    assert as_flags(case) == as_words(WHOLE)
    assert json.loads(render(advise(case, knowledge)))["case"] == WHOLE


@each_way
def test_what_is_told_back_with_the_names_of_screens_is_the_same_case(
    way: str, telling: Callable[[str, Document], Case], knowledge: Knowledge
) -> None:
    screen = next(iter(knowledge.screens))
    case = case_of({**WHOLE, "absent": [screen]}, knowledge)
    short = told_keys(case, knowledge)

    assert short["absent"] == [screen]
    assert telling(way, short) == case


def test_each_field_of_a_case_is_set_by_some_key(knowledge: Knowledge) -> None:
    cases = [case_of({key.name: value_of(key)}, knowledge) for key in KEYS]
    cases.append(case_of({"duration": "chronic"}, knowledge))  # sets another field than weeks do
    fields = {
        name for case in cases for name, value in vars(case).items() if value != Case.defaults[name]
    }

    assert fields == set(Case.field_names)


def test_the_number_0_is_told_and_nothing_else_that_is_empty() -> None:
    assert told_keys(Case(age=0)) == {"age": 0}
    assert as_flags(Case(age=0)) == ["--age", "0"]
    assert told_keys(Case()) == {}


@pytest.mark.parametrize(
    "key", [key for key in KEYS if key.asked and key.name in VALUES], ids=lambda key: key.name
)
def test_a_value_with_a_question_is_asked_for_until_it_is_told(
    key: Key, knowledge: Knowledge
) -> None:
    def asked(case: Case) -> list[Question]:
        so_far, questions = Interview(case), []
        while question := next_question(so_far, knowledge):
            questions.append(question)
            so_far = skip(so_far, question)
        return questions

    (question,) = [question for question in asked(Case()) if question.about == key.name]
    text = Text(str(value_of(key)))
    case = answered(Interview(Case()), question, text, Vocabulary(knowledge)).case

    assert told_keys(case) == {key.name: value_of(key)}
    assert key.name not in [question.about for question in asked(case)]


# --- What else follows from the table ---------------------------------------------------


def test_the_schema_of_a_case_is_of_these_keys(knowledge: Knowledge) -> None:
    schema = SCHEMAS["case"]()

    assert list(schema["properties"]) == [key.name for key in KEYS]
    assert SCHEMAS["advice"]()["properties"]["case"]["properties"] == schema["properties"]
    for document in (WHOLE, told_again(Case()), told_again(case_of(WHOLE, knowledge))):
        jsonschema.validate(document, schema)


@each_key
def test_the_schema_refuses_another_type(key: Key) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({key.name: {"no": "key is this"}}, SCHEMAS["case"]())


@pytest.mark.parametrize(
    "key", [key for key in KEYS if completes_key(key)], ids=lambda key: key.name
)
def test_the_shell_offers_what_the_example_says(key: Key) -> None:
    value, completer = value_of(key), completes_key(key)
    parts = value if isinstance(value, list) else [str(value)]

    assert completer
    assert all(part in completer(part) for part in parts)


@each_key
@pytest.mark.parametrize("value", ["", "no such thing", -1, 1.5, True, [], [1], {"a": [None]}])
def test_whatever_is_told_under_a_key_is_read_or_a_problem(
    key: Key, value: Any, knowledge: Knowledge
) -> None:
    builder = CaseBuilder(Vocabulary(knowledge))
    builder.add(key.name, value)
    case = builder.case()

    assert {name for name, _ in builder.problems} <= {key.name}
    assert set(told_keys(case)) <= ({key.name} if not builder.problems else set())
