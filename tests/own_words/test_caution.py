"""A grave sign in a person's own words is taken away by a plain denial and nothing less."""

from __future__ import annotations

import json

import pytest

from backadvisor import Knowledge
from backadvisor.intake.own_words import cautious, hear, readable
from backadvisor.intake.own_words.caution import grave_alone

from ..program import run


def answers(text: str, knowledge: Knowledge) -> dict[str, str]:
    heard = cautious(hear(readable(text), knowledge), readable(text), knowledge)
    return {fact.fact: fact.answer for fact in heard.facts}


def test_what_is_grave_alone_is_known(knowledge: Knowledge) -> None:
    grave = set(grave_alone(knowledge))

    assert {"saddle-numbness", "bladder-retention", "suicidal-thoughts", "chest-pain"} <= grave
    assert not {"back-pain", "leg-pain", "night-pain", "cancer-history"} & grave


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("chest pain hasn't gone", "chest-pain"),
        ("numb groin still not gone after a week", "saddle-numbness"),
        ("my groin numbness never went away", "saddle-numbness"),
        ("the pain stopped, can't wee", "bladder-retention"),
        ("my bladder has gone", "bladder-incontinence"),
        ("I can no longer control my bladder", "bladder-incontinence"),
        ("I had no trouble weeing until today", "bladder-retention"),
        ("I was fine with my bladder until yesterday", "bladder-retention"),
        ("I never used to wet myself", "bladder-incontinence"),
        ("they don't take my numb groin seriously", "saddle-numbness"),
        ("apart from not being able to pee I'm fine", "bladder-retention"),
        ("my husband, not me: he can't pee", "bladder-retention"),
    ],
)
def test_a_sign_that_only_a_guess_takes_away_is_asked(
    text: str, fact: str, knowledge: Knowledge
) -> None:
    assert answers(text, knowledge).get(fact) in ("yes", "unclear")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("no numbness between my legs", "saddle-numbness"),
        ("I pee fine, no fever", "bladder-retention"),
        ("no chest pain, no fever", "chest-pain"),
    ],
)
def test_a_plain_denial_is_a_no(text: str, fact: str, knowledge: Knowledge) -> None:
    assert answers(text, knowledge)[fact] == "no"


@pytest.mark.parametrize(
    "text",
    [
        "I have had back pain for 10 years and a numb crotch",
        "married 20 years and I wet myself",
        "my groin has been numb for 3 years and since sunday I wet myself",
        "bladder leak for 20 years, now I cant go at all",
        "numb groin for 2 years, spreading this week",
        "my crotch has been numb for years but it is getting bigger",
        "numb crotch, stable",
    ],
)
def test_the_years_of_something_else_make_no_grave_sign_old(text: str) -> None:
    assert run("next", "--examined", "--json", text).returncode == 3


def test_what_stands_right_before_a_long_time_is_that_old(knowledge: Knowledge) -> None:
    text = "numb groin for 5 years"
    (fact,) = cautious(hear(text, knowledge), text, knowledge).facts

    assert (fact.fact, fact.since) == ("saddle-numbness", 260.0)


@pytest.mark.parametrize(
    "flags",
    [
        ["--absent", "saddle-numbness"],
        ["--symptoms", "saddle-numbness:5y", "--examined"],
        ["--since", "saddle-numbness:5y", "--examined"],
    ],
)
def test_no_flag_silences_a_sign_of_the_text(flags: list[str]) -> None:
    done = run("next", "--json", *flags, "numb crotch since yesterday")

    assert done.returncode == 3
    assert json.loads(done.stdout)["triage"]["level"] == "emergency"


@pytest.mark.parametrize("text", ["nu\u200bmb crotch", "nu\x1b[0mmb crotch", "\uff4eumb crotch"])
def test_what_no_reader_sees_hides_no_sign(text: str, knowledge: Knowledge) -> None:
    assert answers(text, knowledge)["saddle-numbness"] == "yes"


@pytest.mark.parametrize(
    "name", ["rivaroxaban", "apixaban", "Eliquis", "clopidogrel", "escitalopram"]
)
def test_a_medicine_is_heard_by_its_generic_name_as_by_its_brand(
    name: str, knowledge: Knowledge
) -> None:
    (medicine,) = (
        medicine
        for medicine in knowledge.medicines.values()
        if name.lower() in map(str.lower, medicine.words)
    )

    assert answers(f"I take {name} every day", knowledge)[medicine.fact] == "yes"
