"""What holds of every text: nothing known is missed, no word hides a sign, no text breaks it."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backadvisor import case_of
from backadvisor.engine.facts import DERIVED, Facts
from backadvisor.engine.triage import triage
from backadvisor.model import URGENCIES

from ..drawing import drawn
from .heard import KNOWLEDGE, facts, heard, tried

FACTS = [fact for fact in KNOWLEDGE.facts.values() if fact.kind != "derived"]
ALIASES = [(fact.id, alias) for fact in FACTS for alias in fact.aliases]
SENTENCES = ("I have {}.", "my trouble is {} and I am 40", "It began last year and now {}, sadly")
TREATMENTS = [
    (treatment.id, alias)
    for treatment in KNOWLEDGE.treatments.values()
    for alias in treatment.aliases
]
# Sentences that say nothing of a sign, to stand before and behind one that does.
ROUND_IT = (
    "I work in a school and drive a lot.",
    "physio helped a bit",
    "My sister thinks I should rest.",
    "ibuprofen did nothing",
    "I am 52.",
    "no idea what to do next,",
    "Sorry for the long message!",
    "should I wait?",
    "it all began with a new mattress",
    "my dad had cancer",
    "they offered me an injection",
)
SIGNS = (
    "I am numb between the legs",
    "I can't pee since this morning",
    "my foot drops and I trip over it",
    "I want to end it all",
    "I have chest pain",
    "fever and shivering since yesterday",
    "both my legs are getting weaker",
    "I wet myself last night",
)


def level(text: str) -> int:
    case = case_of({"text": text}, KNOWLEDGE)
    return URGENCIES.index(triage(Facts(case, KNOWLEDGE), KNOWLEDGE).level)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_alias_of_a_fact_is_heard_in_a_sentence(sentence: str) -> None:
    missed = [
        (fact, alias)
        for fact, alias in ALIASES
        if fact not in facts(sentence.format(alias)) | facts(sentence.format(alias), "unclear")
    ]

    assert not missed


@pytest.mark.parametrize("sentence", ["I tried {} for six weeks.", "{} did nothing for my back"])
def test_every_alias_of_a_treatment_is_heard_in_a_sentence(sentence: str) -> None:
    missed = [
        (treatment, alias)
        for treatment, alias in TREATMENTS
        if treatment not in tried(sentence.format(alias))
    ]

    assert not missed


def test_a_text_that_says_a_flags_own_words_gives_the_flag() -> None:
    """Of each flag that needs nothing but what can be told in words; an old one is told as old."""
    for flag in KNOWLEDGE.red_flags.values():
        needed = (*flag.all, *flag.any[: flag.least])
        if {*needed} & DERIVED.keys():
            continue
        text = " ".join(
            f"I have {KNOWLEDGE.facts[fact].aliases[0]}{', same for years' * (flag.only == 'old')}."
            for fact in needed
            if KNOWLEDGE.facts[fact].aliases
        )
        if len(text.split(". ")) < len(needed):
            continue
        judged = triage(Facts(case_of({"text": text}, KNOWLEDGE), KNOWLEDGE), KNOWLEDGE)

        assert flag.id in {fired.id for fired in judged.flags}, text


@drawn(40, 300)
@given(
    st.sampled_from(SIGNS),
    st.lists(st.sampled_from(ROUND_IT), max_size=3),
    st.lists(st.sampled_from(ROUND_IT), max_size=3),
    st.text("abcdefgh ", max_size=30),
)
def test_words_around_a_sign_never_lower_the_urgency(
    sign: str, before: list[str], behind: list[str], noise: str
) -> None:
    assert level(f"{' '.join(before)} {noise}. {sign}. {' '.join(behind)}") >= level(sign)


@drawn(100, 2000)
@given(st.text())
@example("\u02bc")
@example("my back \u02bc hurts")
def test_no_text_is_an_error(text: str) -> None:
    assert heard(text) == heard(text)


LONG = {
    "one sentence": "my back hurts and physio helped a bit and ",
    "denials": "no, not ",
    "treatments": "ibuprofen tens epidural massage heat ",
    "commas": "numb, weak, tingling, ",
    "numbers": "12 weeks 3 times ",
    "markup": "<b>numb</b> \x1b[31m \x00",
    "emoji": "\U0001f600 ",
    "another language": "\u6211\u7684\u80cc\u5f88\u75db\uff0c\u817f\u4e5f\u9ebb\u3002",
    "apostrophes": "a'",
    "nothing known": "qwertyuiop asdfghjkl ",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(letters: int) -> float:
        text = piece * (letters // len(piece))
        began = time.process_time()
        heard(text)
        return time.process_time() - began

    short = min(seconds(20_000) for _ in range(3))
    long = min(seconds(100_000) for _ in range(3))

    assert long < 15 * max(short, 0.01)  # five times as long; three times that is noise
