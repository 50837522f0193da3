"""People say it in their own words: what each word is taken for, and what is said to a new one."""

from __future__ import annotations

import json

import pytest

from backadvisor import Knowledge, advise, case_of
from backadvisor.case import WHEN_TO_CALL, Unusable, Vocabulary
from backadvisor.problems import InvalidInput

from .program import run as program


@pytest.fixture(scope="module")
def words(knowledge: Knowledge) -> Vocabulary:
    return Vocabulary(knowledge)


def refused(word: str, words: Vocabulary) -> str:
    """What is said to a symptom that is not known."""
    with pytest.raises(Unusable) as caught:
        words.fact_id(word)
    return str(caught.value)


# --- Warning signs --------------------------------------------------------------------

EMERGENCIES = {
    "saddle-numbness": "saddle, numb crotch, numb bum, numb bottom, numb groin, cauda equina",
    "bladder-retention": "bladder, bladder trouble, bladder problems, trouble peeing, cannot pee",
    "bladder-incontinence": "wetting myself, bladder accident, incontinence, peeing myself",
    "bowel-incontinence": "bowel, bowel trouble, bowel problems, bowel accident, soiling",
    "suicidal-thoughts": "want to die, suicidal, suicide, kill myself, don\u2019t want to live",
    "both-legs": "legs giving way, weak legs, numb legs",
}
SAME_DAY = {"worsening-weakness": "leg gives out, leg giving way"}
SAID = [
    (word, fact, level)
    for level, facts in (("emergency", EMERGENCIES), ("urgent", SAME_DAY))
    for fact, told in facts.items()
    for word in told.split(", ")
]


@pytest.mark.parametrize(("word", "fact", "level"), SAID)
def test_a_warning_sign_in_everyday_words_is_taken_at_its_graver_meaning(
    word: str, fact: str, level: str, words: Vocabulary, knowledge: Knowledge
) -> None:
    assert words.fact_id(word) == fact
    assert advise(case_of({"symptoms": [word]}, knowledge), knowledge).triage.level == level


def test_the_name_that_an_answer_gives_a_fact_can_be_told_back(
    words: Vocabulary, knowledge: Knowledge
) -> None:
    told = [fact for fact in knowledge.facts.values() if fact.kind != "derived"]

    assert [words.fact_id(fact.name) for fact in told] == [fact.id for fact in told]


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("numbness", "saddle-numbness"),  # where it is numb decides, so it is asked
        ("numb there", "saddle-numbness"),
        ("bum feels odd", "saddle-numbness"),
        ("odd crotch", "saddle-numbness"),
        ("bladder thing", "bladder-retention"),
        ("pee accident", "bladder-retention"),
        ("urine odd", "bladder-retention"),
        ("wetness", "bladder-incontinence"),
        ("bowels strange", "bowel-incontinence"),
        ("could kill me", "suicidal-thoughts"),
        ("let me die", "suicidal-thoughts"),
        ("suicidl", "suicidal-thoughts"),
    ],
)
def test_a_grave_word_that_is_not_known_is_answered_with_the_grave_sign_first(
    word: str, first: str, words: Vocabulary
) -> None:
    assert f'Did you mean "{first}"' in refused(word, words)


def test_numbness_offers_the_leg_as_well(words: Vocabulary) -> None:
    assert '"one-leg-numbness"' in refused("numbness", words)


@pytest.mark.parametrize("word", ["bump", "diet", "number four", "skill"])
def test_a_word_that_only_looks_grave_is_not_taken_for_it(word: str, words: Vocabulary) -> None:
    assert "saddle-numbness" not in refused(word, words)
    assert "suicidal" not in refused(word, words)


def test_a_sign_that_is_not_known_never_leaves_without_a_word_on_when_to_call() -> None:
    done = program("next", "--symptoms", "floopy,gloopy", "--conditions", "sloopy")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count(WHEN_TO_CALL) == 1


def test_so_does_the_json_of_it() -> None:
    done = program("next", "--json", "--symptoms", "floopy")

    problems = json.loads(done.stderr)["problems"]
    assert [WHEN_TO_CALL in one["message"] for one in problems] == [True]


def test_a_treatment_that_is_not_known_is_no_sign(knowledge: Knowledge) -> None:
    with pytest.raises(InvalidInput) as caught:
        case_of({"tried": ["floopy"]}, knowledge)

    assert WHEN_TO_CALL not in str(caught.value)
