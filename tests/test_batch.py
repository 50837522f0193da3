"""Streams of cases: a warning sign is judged in every mode."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .program import answer, run


def stream(text: str) -> list[Any]:
    return [json.loads(line) for line in run("batch", "-", stdin=text).stdout.splitlines()]


def test_each_line_gets_the_answer_that_next_gives() -> None:
    first, blank, last = stream(
        '{"tried": ["pt"], "age": 50}\n\n{"symptoms": ["saddle-numbness"]}\n'
    )

    assert first == {**answer("--tried", "pt", "--age", "50"), "line": 1}
    assert blank["line"] == 2
    assert last == {**answer("--symptoms", "saddle-numbness"), "line": 3}


def test_csv_gets_the_same_answers() -> None:
    text = 'tried,age,screened\n"pt:6w=no-relief,nsaids",50,true\n,17,\n'
    first, second = stream(text)

    alone = answer("--tried", "pt:6w=no-relief,nsaids", "--age", "50", "--screened")
    assert first == {**alone, "line": 2}
    assert second["triage"]["withheld"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nonsense", "not JSON"),
        ("[1]", "object"),
        ('{"tried": "nonsense"}', "the treatment"),
        ('{"tired": "pt"}', '"tried"'),
        ('{"age": 500}', "0 to 120"),
    ],
)
def test_a_wrong_line_gives_its_problem_in_its_place(line: str, problem: str) -> None:
    done = run("batch", "-", stdin=f'{{"age": 50}}\n{line}\n{{"age": 51}}\n')

    first, wrong, last = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert first["case"]["age"] == 50
    assert last["case"]["age"] == 51
    assert wrong["problems"][0]["line"] == 2
    assert problem in wrong["problems"][0]["message"]


@pytest.mark.parametrize(
    "text",
    [
        '[{"symptoms": ["saddle-numbness"]}]',
        "symptom\nsaddle-numbness\n",
        "symptoms,symptoms\nsaddle-numbness,fever\n",
        'symptoms,age\n"saddle-numbness,54\n',
    ],
)
def test_what_is_no_stream_of_cases_is_never_passed_over(text: str) -> None:
    done = run("batch", "-", stdin=text)

    assert done.returncode == 1
    assert all(json.loads(line)["problems"] for line in done.stdout.splitlines())
    assert done.stdout


@pytest.mark.parametrize("text", ['{"symptoms": ["saddle-numbness"]}', "symptoms\nsaddle-numbness"])
def test_a_byte_order_mark_hides_no_warning_sign(text: str) -> None:
    (answered,) = stream(f"\ufeff{text}\n")

    assert answered["triage"]["level"] == "emergency"


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_stream_gives_nothing(text: str) -> None:
    done = run("batch", "-", stdin=text)

    assert (done.returncode, done.stdout) == (0, "")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path / "none.ndjson", tmp_path):
        done = run("batch", str(path))
        assert done.returncode == 1
        assert json.loads(done.stderr)["problems"]
