"""Each kind of trigger: a sentence that it catches, and one like it that it must not catch."""

from __future__ import annotations

import pytest

from backadvisor.intake.own_words.scope import RULES

from .heard import aside, facts, heard, tried

# What is caught, what must not be, and the fact.
DENIED = [
    ("I have no fever", "no idea why but I have a fever", "fever"),
    ("not suicidal", "not only am I suicidal, I have a plan", "suicidal-thoughts"),
    (
        "never had cancer",
        "I never thought it would be cancer but it is: I have cancer",
        "cancer-history",
    ),
    ("without any numbness", "numbness I cannot live without treatment for", "one-leg-numbness"),
    ("I don't have diabetes", "I don't like my diabetes tablets, I have diabetes", "diabetes"),
    ("haven't lost weight, no fever", "haven't eaten because of the fever", "fever"),
    ("no fever, chills or night sweats", "no appetite, night sweats", "night-sweats"),
    ("neither numbness nor weakness", "neither doctor looked at my weakness", "leg-weakness"),
    ("Fever: no", "no: I said I have a fever", "fever"),
    ("fever - none", "none of them asked about the fever", "fever"),
    ("legs are fine", "legs are not fine, they are weak", "leg-weakness"),
    ("bladder and bowels normal", "bowel accidents are not normal", "bowel-incontinence"),
    ("no numbness, foot works", "no luck with physio, foot drop", "foot-drop"),
    ("no longer have night sweats", "no longer able to sleep for night sweats", "night-sweats"),
]
UNCLEAR = [
    # A list without "or", a doubt, a question, a supposition, a contradiction.
    ("no fever, saddle numbness", "saddle-numbness"),
    ("I'm worried about numbness between my legs", "saddle-numbness"),
    ("could it be saddle numbness?", "saddle-numbness"),
    ("if I get chest pain I will call", "chest-pain"),
    ("no numbness in my feet but my numb foot wakes me", "one-leg-numbness"),
    ("mum, chest pain", "chest-pain"),
    ("I lost ten kilos", "weight-loss"),
    ("fresh blood on the paper", "black-stools"),
    ("it is about my bladder", "bladder-retention"),
]
SOMEBODY_ELSE = [
    ("my mum had cancer and I worry", "mum of two here, I had cancer myself", "cancer-history"),
    (
        "my brother in law is on blood thinners, not me",
        "my brother said I am on blood thinners",
        "anticoagulants",
    ),
    (
        "a friend of mine got sepsis from it",
        "as I told a friend, I had sepsis",
        "bloodstream-infection",
    ),
    ("aneurysms run in the family, my dad had an aneurysm", "I have an aneurysm", "aneurysm"),
]
NOT_MEANT = [
    ("could it be a slipped disc?", "it is a slipped disc", "herniated-disc"),
    ("worried it might be cancer", "worried since I have cancer", "cancer-history"),
    ("am I going to end up paralysed?", "I am paralysed", "unable-to-walk"),
]
OVER = [
    ("the sciatica has gone", "the sciatica has gone to both legs", "leg-pain"),
    ("I used to get night sweats", "I used to be fit, now I have night sweats", "night-sweats"),
    ("my toes tingled that day, gone on Sunday", "my leg has gone numb", "one-leg-numbness"),
]
NOT_HAD = [
    (
        "the doctor suggested acupuncture",
        "the doctor suggested acupuncture and it helped",
        "acupuncture",
    ),
    (
        "booked for an epidural next week",
        "the epidural last week did nothing",
        "epidural-steroid-injection",
    ),
    ("waiting list for physio is 12 weeks", "physio for 12 weeks", "physical-therapy"),
    ("I have never tried yoga", "I tried yoga", "yoga"),
    ("should I try pilates?", "pilates, twice a week", "pilates"),
    ("my friend swears by tens", "I swear by my tens", "tens"),
    (
        "an epidural would help I think",
        "the epidural helped",
        "epidural-steroid-injection",
    ),
    ("tramadol? no thanks, I don't want tramadol", "I was on tramadol, it did nothing", "tramadol"),
]


@pytest.mark.parametrize(("caught", "not_caught", "fact"), DENIED)
def test_denied(caught: str, not_caught: str, fact: str) -> None:
    assert fact in facts(caught, "no")
    assert fact not in facts(not_caught, "no")


@pytest.mark.parametrize(("text", "fact"), UNCLEAR)
def test_a_sign_whose_scope_is_unclear_is_neither_taken_nor_dropped(text: str, fact: str) -> None:
    assert fact in facts(text, "unclear")


@pytest.mark.parametrize(("caught", "not_caught", "fact"), SOMEBODY_ELSE)
def test_somebody_elses(caught: str, not_caught: str, fact: str) -> None:
    assert aside(caught)[fact] == "somebody-else"
    assert fact not in facts(caught)
    assert fact in facts(not_caught)


@pytest.mark.parametrize(("caught", "not_caught", "fact"), NOT_MEANT)
def test_asked_feared_or_to_come(caught: str, not_caught: str, fact: str) -> None:
    assert aside(caught)[fact] == "not-meant"
    assert fact in facts(not_caught)


@pytest.mark.parametrize(("caught", "not_caught", "fact"), OVER)
def test_over_and_gone(caught: str, not_caught: str, fact: str) -> None:
    assert aside(caught)[fact] == "over"
    assert fact in facts(not_caught)


@pytest.mark.parametrize(("caught", "not_caught", "treatment"), NOT_HAD)
def test_not_had_yet(caught: str, not_caught: str, treatment: str) -> None:
    assert treatment not in tried(caught)
    assert treatment in aside(caught)
    assert treatment in tried(not_caught)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("life isn't worth living", "suicidal-thoughts"),
        ("he isnt making sense", "confusion"),
        ("this wasn't my usual pain", "different-pain"),
    ],
)
def test_a_sign_that_begins_with_not_is_heard_in_a_verb_that_denies(text: str, fact: str) -> None:
    assert fact in facts(text)
    assert fact not in facts(text, "no")


def test_no_help_from_one_treatment_avoids_none() -> None:
    assert heard("epidural no help, physio helped").avoid == ()
    assert heard("no injections please").avoid == ("injections",)


@pytest.mark.parametrize(
    ("text", "treatment", "fact"),
    [
        ("recent epidural, no help", "epidural-steroid-injection", "recent-spinal-injection"),
        ("chiropractor last week, no help", "spinal-manipulation", "recent-manipulation"),
    ],
)
def test_what_was_had_lately_is_a_trial_and_a_fact(text: str, treatment: str, fact: str) -> None:
    assert tried(text)[treatment] == "no-relief"
    assert fact in facts(text)


def test_a_denial_ends_where_the_time_has_come() -> None:
    assert "saddle-numbness" in facts("no saddle numbness until yesterday")


def test_what_is_of_old_says_so() -> None:
    (fact,) = heard("I have had a numb foot for years").facts

    assert fact.old


def test_what_was_long_ago_is_asked_about_or_over() -> None:
    assert "leg-weakness" in facts("Three years ago my leg was weak.", "unclear")
    assert aside("Three years ago my leg was weak. Healed fine.")["leg-weakness"] == "over"
    assert "leg-weakness" in facts("It started three years ago and now I have a weak leg.")


def test_what_is_not_wanted_is_left_out() -> None:
    assert heard("please no opioids, I don't want surgery").avoid == ("opioids", "surgery")


def test_each_trigger_stands_in_the_table_once() -> None:
    for rule in RULES:
        phrases = rule.phrases()
        assert len(phrases) == len({*phrases}), rule.state
        assert all(phrase == phrase.lower().strip() for phrase in phrases)


# However a sign is wrapped up, it is heard.
SIGNS = [
    ("no one believes I can't pee", "bladder-retention"),
    ("never had numbness like this between my legs before", "saddle-numbness"),
    ("not a day goes by without chest pain", "chest-pain"),
    ("without warning I wet myself", "bladder-incontinence"),
    ("I have no control over my bowels", "bowel-incontinence"),
    ("no sensation when I wipe", "saddle-numbness"),
    ("I can no longer feel when I pee", "bladder-feeling-lost"),
    ("the GP ruled out a fracture but I have a fever of 39", "fever"),
    ("My friend had the same, then she couldn't pee. I can't pee either.", "bladder-retention"),
    ("I used to walk miles, now I cannot stand", "unable-to-walk"),
    ("no luck with physio and numb between the legs now", "saddle-numbness"),
    ("nurse here, not worried, but saddle numbness since noon", "saddle-numbness"),
    ("please no lectures, I want to die", "suicidal-thoughts"),
    ("My leg was weak but that's gone, now I can't pee", "bladder-retention"),
    ("my left leg has gone weak since", "leg-weakness"),
    ("what should I do about the numbness in my saddle area?", "saddle-numbness"),
    ("Numb? yes, both feet are numb", "both-legs"),
    ("wife here, my husband cannot pee", "bladder-retention"),
    ("my mother, 82, has a fever, I am her carer", "fever"),
]


@pytest.mark.parametrize(("text", "fact"), SIGNS)
def test_a_sign_is_heard_however_it_is_wrapped_up(text: str, fact: str) -> None:
    assert fact in facts(text)


def test_a_question_may_be_answered_in_the_next_breath() -> None:
    text = "Cancer? No. Fever? no. Chest pain?"

    assert {"cancer-history", "fever"} <= facts(text, "no")
    assert "chest-pain" in facts(text, "unclear")
