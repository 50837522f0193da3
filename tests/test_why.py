"""Why an option stands where it stands, and options side by side."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backadvisor import Case, Knowledge, Trial, advise, case_of
from backadvisor.engine.rules import RULE_WORDS
from backadvisor.engine.what_if import what_ifs
from backadvisor.model import FurtherRule

from .drawing import drawn
from .program import run
from .strategies import KNOWLEDGE, QUIET, TREATMENTS, cases
from .worked import NAMED, placed


def why(*words: str) -> Any:
    return json.loads(run("why", *words, "--json").stdout)


def test_why_names_the_rule_that_applied() -> None:
    answered = why("nsaids", "--conditions", "kidney-disease")

    (reasoning,) = answered["why"]
    assert (reasoning["bucket"], reasoning["reasons"][0]["rule"]) == ("unsafe", "not-with")
    assert reasoning["reasons"][0]["fact"] == "kidney-disease"
    assert reasoning["file"] == "treatments/nsaids.yaml"
    turn = {
        "answer": "without kidney disease",
        "bucket": "recommended",
        "change": {"conditions": []},
    }
    assert turn in reasoning["would_change"]


@pytest.mark.parametrize(
    ("words", "answer", "bucket"),
    [
        (["yoga", "--avoid", "yoga"], "if you did not leave it out", "recommended"),
        (["exercise", "--tried", "exercise"], "if it helps", "keep"),
        (["exercise", "--tried", "exercise"], "if you had not tried it", "recommended"),
        (["heat"], "if the pain is chronic", "consider"),
    ],
)
def test_single_answers_that_would_move_it(words: list[str], answer: str, bucket: str) -> None:
    (reasoning,) = why(*words)["why"]

    assert (answer, bucket) in [
        (turn["answer"], turn["bucket"]) for turn in reasoning["would_change"]
    ]


def test_each_change_put_into_the_case_does_what_it_said(knowledge: Knowledge) -> None:
    answered = why("acupuncture", "--tried", "pt", "--conditions", "anticoagulants")
    (reasoning,) = answered["why"]

    assert len(reasoning["would_change"]) > 5
    for turn in reasoning["would_change"]:
        advice = advise(case_of({**answered["case"], **turn["change"]}, knowledge), knowledge)
        (entry,) = [found for found in advice.entries if found.treatment.id == "acupuncture"]
        assert entry.bucket == turn["bucket"], turn


def test_what_was_told_already_is_no_answer_that_would_move_it() -> None:
    (reasoning,) = why("heat", "--duration", "acute")["why"]

    assert reasoning["would_change"]
    assert not any("pain is" in turn["answer"] for turn in reasoning["would_change"])


def test_a_step_not_yet_taken_is_named_with_where_it_leads() -> None:
    (reasoning,) = why("discectomy", "--symptoms", "leg-pain")["why"]

    assert reasoning["bucket"] == "later"
    assert any(turn["bucket"] == "consider" for turn in reasoning["would_change"])


@drawn(50, in_ci=100)
@given(cases(QUIET), st.sampled_from(TREATMENTS))
def test_a_turn_never_leads_to_where_it_already_stands(case: Case, name: str) -> None:
    advice = advise(case, KNOWLEDGE)
    for entry in advice.entries:
        if entry.treatment.id == name:
            assert all(turn.bucket != entry.bucket for turn in what_ifs(advice, entry))


def test_why_is_withheld_by_an_emergency() -> None:
    done = run("why", "yoga", "--symptoms", "saddle-numbness")

    assert done.returncode == 3
    assert done.stdout.startswith("GET HELP NOW")


def test_every_rule_that_decides_has_its_words_and_none_is_left_over() -> None:
    """The worked cases hold each rule, so what decides in them is all there is."""
    entries = [entry for name in NAMED for entry in placed(name)[1]]

    assert {entry.reasons[0].rule for entry in entries} == RULE_WORDS.keys()
    rules = {reason.rule for entry in entries for reason in entry.reasons}
    assert rules - RULE_WORDS.keys() == set(get_args(FurtherRule))


def test_why_reads_at_sixty_columns() -> None:
    for words in (
        ["acupuncture", "--tried", "pt"],
        ["epidural", "--tried", "epidural:2x=wore-off", "--symptoms", "leg-pain"],
        ["opioids", "--tried", "opioids=partial", "--duration", "2y"],
        ["fusion", "--duration", "1y"],
        ["nsaids", "--conditions", "anticoagulants"],
    ):
        done = run("why", *words, env={"COLUMNS": "60"})
        assert done.returncode == 0
        assert "WHAT DECIDED" in done.stdout
        assert all(len(line) <= 60 or " " not in line.strip() for line in done.stdout.splitlines())


# --- Side by side ---------------------------------------------------------------------


def test_a_comparison_has_the_same_rows_for_each() -> None:
    text = run("compare", "yoga", "nerve burning", "discectomy").stdout

    for part in text.split("\n\n")[1:]:
        title, *lines = part.splitlines()
        names = [line[2:] for line in lines if line.startswith("- ")]
        assert names == ["Yoga", "Radiofrequency ablation", "Discectomy (disc surgery)"], title


@pytest.mark.parametrize("words", [["yoga"], ["yoga", "yoga"], ["yoga", "nonsense"]])
def test_a_comparison_needs_two_that_exist(words: list[str]) -> None:
    assert run("compare", *words).returncode == 2


def test_a_comparison_as_json_holds_the_treatments() -> None:
    compared = json.loads(run("compare", "yoga", "acupuncture", "--json").stdout)

    assert [treatment["id"] for treatment in compared["treatments"]] == ["yoga", "acupuncture"]


# --- Trials in order ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("history", "bucket"),
    [
        (("partial", "no-relief"), "tried"),
        (("no-relief", "partial"), "revisit"),
        (("worse", "helping"), "keep"),
        (("no-relief", "no-access"), "tried"),
    ],
)
def test_the_last_trial_has_the_word(history: tuple[Any, ...], bucket: str) -> None:
    trials = tuple(Trial("acupuncture", outcome) for outcome in history)
    entries = advise(Case(tried=trials), KNOWLEDGE).entries

    assert next(entry.bucket for entry in entries if entry.treatment.id == "acupuncture") == bucket
