"""A text on the command line, in a case file and in a stream: heard, said back, and answered."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from backadvisor import case_of
from backadvisor.cli.batch import answers
from backadvisor.model.problems import InvalidInput

from ..program import run
from .heard import KNOWLEDGE

TEXT = (
    "63, low back pain for 8 weeks, no numbness. physio x6 did nothing, naproxen helps a bit. "
    "My mum had cancer. The doctor suggested an epidural. zorb"
)


def answer(*words: str) -> dict[str, Any]:
    done = run("next", "--json", *words)
    assert done.returncode in (0, 3), done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_what_is_heard_becomes_the_case() -> None:
    case = answer(TEXT)["case"]

    assert case["tried"] == ["physical-therapy:6x=no-relief", "nsaids=partial"]
    assert case["symptoms"] == ["back-pain"]
    assert case["absent"] == ["one-leg-numbness"]
    assert (case["age"], case["duration"]) == (63, "8w")


def test_the_json_says_what_was_heard_where() -> None:
    heard = answer(TEXT)["heard"]

    assert heard["tried"][0] == {
        "treatment": "physical-therapy",
        "outcome": "no-relief",
        "amount": "6x",
        "ago": None,
        "words": "physio",
    }
    assert {"fact": "one-leg-numbness", "answer": "no", "since": None, "words": "numbness"} in (
        heard["facts"]
    )
    assert {(one["id"], one["why"]) for one in heard["set_aside"]} == {
        ("cancer-history", "somebody-else"),
        ("epidural-steroid-injection", "not-had"),
    }
    assert heard["not_understood"] == ["zorb"]


def test_an_answer_without_a_text_says_nothing_of_hearing() -> None:
    assert "heard" not in answer("--tried", "pt")


@pytest.mark.parametrize(
    ("flags", "key", "value"),
    [
        (["--age", "40"], "age", 40),
        (["--duration", "2y"], "duration", "2y"),
        (["--absent", "back-pain"], "symptoms", []),
        (["--symptoms", "leg-pain"], "symptoms", ["back-pain", "leg-pain"]),
    ],
)
def test_flags_add_to_a_text_and_win_over_it(flags: list[str], key: str, value: object) -> None:
    assert answer(*flags, TEXT)["case"][key] == value
    assert answer(TEXT, *flags)["case"][key] == value


def test_a_case_file_and_a_stream_may_hold_a_text(tmp_path: Path) -> None:
    case = answer(TEXT)["case"]
    file = tmp_path / "case.json"
    file.write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    ((line, is_answer),) = answers(io.StringIO(json.dumps({"text": TEXT})), "-", KNOWLEDGE)

    assert answer("--case", str(file))["case"] == case
    assert is_answer
    assert json.loads(line)["case"] == case
    assert json.loads(line)["heard"] == answer(TEXT)["heard"]


def test_a_text_that_is_none_is_a_mistake() -> None:
    with pytest.raises(InvalidInput, match='"text" takes words'):
        case_of({"text": 5}, KNOWLEDGE)


def test_what_was_heard_is_said_at_the_head_of_the_answer() -> None:
    said = run("next", "--format", "plain", TEXT).stdout
    head = said[: said.index("WHEN TO GET HELP AT ONCE")]

    for line in ("We heard: low back pain.", "We heard no to: numbness", "We heard you tried:"):
        assert line in head
    assert 'Left aside: "had cancer" (somebody else\'s)' in head
    assert 'Not understood: "zorb".' in head


def test_a_sign_that_is_unclear_is_asked_first_with_what_to_do() -> None:
    notices = answer("low back pain. no fever, saddle numbness")["notices"]

    assert notices[0]["kind"] == "unclear-sign"
    assert "Call your emergency number" in notices[0]["text"]
    assert "--symptoms saddle-numbness" in notices[0]["text"]


@pytest.mark.parametrize("form", ["plain", "table", "markdown", "html"])
def test_nothing_stands_above_a_sign_that_may_be_an_emergency(form: str) -> None:
    said = run("next", "--format", form, "low back pain. no fever, saddle numbness").stdout
    said = said[said.index("<body") :] if form == "html" else said

    assert said.lower().index("is this so now?") < said.lower().index("what to try next")
    assert said.index("Answer this first") < said.index("We heard:")
    assert said.index("Answer this first") < said.index("counts")


def test_what_cannot_be_done_is_no_item_of_a_list_of_denials() -> None:
    assert run("next", "no fever, no rash, can't pee").returncode == 3


def test_an_emergency_told_in_words_withholds_the_options() -> None:
    done = run("next", "since this morning I cant feel anything when I wipe and cant pee")

    assert done.returncode == 3
    assert done.stdout.startswith("GET HELP NOW")


@pytest.mark.parametrize(
    "text",
    ["\U0001f600" * 50, "\u80cc\u4e2d\u304c\u75db\u3044", "<b>hello</b>", "", "zorb zorb"],
)
def test_where_nothing_is_understood_it_says_so_and_gives_the_ways_on(text: str) -> None:
    (first, *_) = answer(text)["notices"]

    assert first["kind"] == "not-understood"
    assert "nothing in your words was understood" in first["text"]
    assert "backadvisor ask" in first["text"]


def test_what_is_said_back_is_bounded_and_safe() -> None:
    text = "\x1b[31mzorb\x1b[0m " * 2_000 + ". back pain"
    done = run("next", "--format", "plain", text)

    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert len(done.stdout) < 30_000
