"""The one form of the files of the knowledge."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml.error import YAMLError

from tools import format_knowledge

LONG = "A sentence that is rather long, and longer still, so that it needs more than one line."
FOLDED = "- id: a\n  text: >-\n    "


def formatted(text: str) -> str:
    """The one form of a text, which is its own one form."""
    made = format_knowledge.formatted(text)
    assert format_knowledge.formatted(made) == made
    return made


def test_each_key_stands_on_a_line_of_its_own() -> None:
    made = formatted("- {id: a, of_100: {with_it: 5, without_it: 4}, facts: [b, c]}\n")
    assert made == "- id: a\n  of_100:\n    with_it: 5\n    without_it: 4\n  facts: [b, c]\n"


def test_a_list_in_a_map_stands_two_columns_in() -> None:
    made = formatted("id: a\nguidelines: [{source: b, says: for}]\n")
    assert made == "id: a\nguidelines:\n  - source: b\n    says: for\n"


@pytest.mark.parametrize("text", ["x" * 9, "y" * 200])
def test_a_text_stays_on_its_line_if_it_fits_or_cannot_be_folded(text: str) -> None:
    assert formatted(f'- {{id: a, text: "{text}"}}\n') == f"- id: a\n  text: {text}\n"


def test_a_longer_text_is_folded_at_a_hundred_columns() -> None:
    made = formatted(f'- {{id: a, text: "Note: {LONG} {LONG}"}}\n')
    assert made.startswith(FOLDED)
    first, second = made.removeprefix(FOLDED).splitlines()
    assert f"{first} {second.strip()}" == f"Note: {LONG} {LONG}"
    assert 100 - len(second.split()[0]) <= len("    " + first) <= 100


@pytest.mark.parametrize(("length", "folded"), [(92, False), (93, True)])
def test_the_border_is_a_hundred_columns(length: int, folded: bool) -> None:
    made = formatted(f"- id: a\n  text: {'z' * (length - 2)} b\n")  # eight columns stand before it
    assert made.startswith(FOLDED) == folded
    assert max(map(len, made.splitlines())) <= 100


def test_a_list_in_brackets_is_opened_where_it_does_not_fit() -> None:
    words = ", ".join(f"word-{number}" for number in range(9))
    assert formatted(f"facts: [{words}, {'x' * 19}]\n") == f"facts: [{words}, {'x' * 19}]\n"
    assert formatted(f"facts: [{words}, {'x' * 20}]\n").startswith("facts:\n  - word-0\n")


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ('"plain words"', "plain words"),
        ('"911"', '"911"'),
        ('"no"', '"no"'),
        ('"1:30"', '"1:30"'),
        ('"Now: go"', '"Now: go"'),
        ('"112: call"', '"112: call"'),
        ("2026-11-21", "2026-11-21"),
        ('"a#1"', "a#1"),
        ('"a #1"', '"a #1"'),
        ("'\"None\" is an answer'", "'\"None\" is an answer'"),
        ("'\"It''s\" here'", "'\"It''s\" here'"),
    ],
)
def test_quotes_stand_only_where_yaml_needs_them(written: str, made: str) -> None:
    assert formatted(f"a: {written}\n") == f"a: {made}\n"


def test_in_brackets_a_comma_needs_quotes() -> None:
    assert formatted('a: ["b, c", "d e"]\n') == 'a: ["b, c", d e]\n'


def test_comments_anchors_and_the_order_of_keys_are_kept() -> None:
    made = formatted(
        f"# Above.\n\n# STOP\n- id: a # beside\n  do: &now {LONG} {LONG}\n"
        "  hold: &force [c, b]\n\n# CHECK\n- {id: b, hold: *force, do: *now}\n"
    )
    assert made.startswith("# Above.\n\n# STOP\n- id: a # beside\n  do: &now >-\n    A sentence")
    assert made.endswith("  hold: &force [c, b]\n\n# CHECK\n- id: b\n  hold: *force\n  do: *now\n")


def test_what_is_folded_stays_folded_and_keeps_the_comment_below() -> None:
    text = "a: >-\n  Short.\n# Of b.\nb: c\n"
    assert formatted(text) == text


def test_lines_of_their_own_are_kept() -> None:
    text = "a: |-\n  One.\n  Two.\nb: >-\n  One.\n\n  Two.\n"
    assert formatted(text) == text


@pytest.mark.parametrize("text", ["a: no\n", "a: [b\n", "", "a: b\na: c\n"])
def test_what_the_reader_refuses_is_refused(text: str) -> None:
    with pytest.raises((ValueError, YAMLError)):
        formatted(text)


def test_the_command_writes_or_names_what_is_not_in_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(format_knowledge, "FOLDER", tmp_path)
    path = tmp_path / "some.yaml"
    path.write_text("{a: b}\n", encoding="utf-8")
    assert format_knowledge.main(["--check"]) == 1
    assert f"{path}: is not in the one form" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "{a: b}\n"
    assert format_knowledge.main([]) == 0
    assert path.read_text(encoding="utf-8") == "a: b\n"
    assert format_knowledge.main(["--check"]) == 0


def test_the_command_names_a_comment_that_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(format_knowledge, "FOLDER", tmp_path)
    (tmp_path / "some.yaml").write_text(f"a: b\n# {LONG} {LONG}\n", encoding="utf-8")
    assert format_knowledge.main(["--check"]) == 1
    assert "some.yaml:2: this comment is too long" in capsys.readouterr().err
