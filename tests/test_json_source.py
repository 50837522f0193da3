r"""JSON as a case file: whole characters, places, and every mistake that YAML would show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backadvisor.intake.case_file import read_case
from backadvisor.knowledge.json_reader import NotJson, read_json
from backadvisor.knowledge.yaml_reader import DEEPEST, Value
from backadvisor.model.problems import InvalidInput

from .program import run

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**14), 10**14)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


def plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        return {key: plain(item) for key, item in value.data.items()}
    if isinstance(value.data, list):
        return [plain(item) for item in value.data]
    return value.data


def whole(data: Any) -> Any:
    """What is told, with "?" for half a character."""
    text = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode()
    return json.loads(text)


@given(JSON, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_read_as_json_reads_it(data: Any, ascii_only: bool, indent: int | None) -> None:
    value, problems = read_json(json.dumps(data, ensure_ascii=ascii_only, indent=indent), "x.json")

    assert problems == []
    assert plain(value) == whole(data)


@given(st.text() | st.lists(st.sampled_from([*'{}[]",:\\tfn1-.eE ', "true"])).map("".join))
def test_any_text_is_json_or_is_not(text: str) -> None:
    strict = read_strictly(text)
    try:
        value, problems = read_json(text, "x.json")
    except NotJson:
        assert strict is NOT_JSON
        return
    assert strict is not NOT_JSON
    assert problems or plain(value) == whole(strict)


NOT_JSON = object()


def read_strictly(text: str) -> Any:
    def no_such_number(word: str) -> None:
        raise ValueError(word)

    try:
        return json.loads(text, parse_constant=no_such_number)
    except ValueError:
        return NOT_JSON


@pytest.mark.parametrize("name", ["case.json", "case.yaml"])
def test_a_character_told_in_two_halves_is_one(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(r'{"other": ["\ud83d\ude00 bath"], "symptoms": ["saddle-numbness"]}')

    assert read_case(str(path)).values["other"] == ["\U0001f600 bath"]
    done = run("next", "--case", str(path), "--json")
    assert json.loads(done.stdout)["triage"]["level"] == "emergency"


def test_half_a_character_costs_no_warning_sign() -> None:
    text = r'{"other": ["\ud83d bath"], "symptoms": ["saddle-numbness"]}'
    answered = json.loads(run("next", "--case", "-", "--json", stdin=text).stdout)

    assert answered["case"]["other"] == ["? bath"]
    assert answered["triage"]["level"] == "emergency"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"age": 50,\n "age": 61}', "2:2: The key"),
        ('{"age": }', "1:9: This is not JSON. (json-syntax)"),
        ('{"age": 50', "1:11: This is not JSON. (json-syntax)"),
        ('{"age": 50} x', "1:13: This is not JSON. (json-syntax)"),
        ('{"age": NaN}', "1:9: This is not JSON. (json-syntax)"),
        ('{"other": "a\nb"}', "1:13: This is not JSON. (json-syntax)"),
        ('{"age": 1e400}', "1:9: This number has too many digits"),
        ('{"age": ' + "9" * 5000 + "}", "1:9: This number has too many digits"),
        ('{"other": ' + "[" * 100, f"1:{10 + DEEPEST}: This is nested more than {DEEPEST} deep."),
        ("[1]", "1:1: A case is a set of keys"),
        ("null", "1:1: A case is a set of keys"),
        ("", "1:1: The file is empty."),
    ],
)
def test_what_is_wrong_in_json_is_told_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        read_case(str(path))

    assert str(caught.value).startswith(f"{path}:{said}")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_yaml_in_braces_is_still_yaml(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(f"{mark}{{tried: [pt], age: 50}}", encoding="utf-8")

    assert read_case(str(path)).values == {"tried": ["pt"], "age": 50}
