"""The steps of reading, each for itself: words, matches, bodies, times, trials."""

from __future__ import annotations

import pytest

from backadvisor.intake.own_words import spoken
from backadvisor.intake.own_words.goals import goals_in
from backadvisor.intake.own_words.matches import one_slip
from backadvisor.intake.own_words.ordinary import ORDINARY
from backadvisor.intake.own_words.times import age_in, spans_in
from backadvisor.intake.own_words.tokens import read

from .heard import KNOWLEDGE, PHRASES, facts, heard, tried

# --- Words ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I CAN'T pee", ["i", "cant", "pee"]),
        ("can not, unable to", ["cant", "cant"]),
        ("w/ pain w/o fever", ["with", "pain", "without", "fever"]),
        ("yoga's good, it's fine", ["yoga", "good", "its", "fine"]),
        ("pins and needles", ["tingle"]),
        ("34f 20mg L5", ["34", "f", "20", "mg", "l5"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [word.text for word in read(text).words] == words


def test_sentences_and_pieces() -> None:
    words = read("pain, numbness. Seen by Dr. smith at 3.5 weeks? yes").words
    by_sentence: dict[int, list[str]] = {}
    for word in words:
        by_sentence.setdefault(word.sentence, []).append(word.text)

    assert [*by_sentence.values()] == [
        ["pain", "numbness"],
        ["seen", "by", "dr", "smith", "at", "3.5", "weeks"],
        ["yes"],
    ]
    assert words[0].piece != words[1].piece
    assert read("one? two").questions == {0}


def test_places_are_those_of_the_text() -> None:
    text = "My  LEFT leg\u2019s numb"

    assert [text[word.start : word.end] for word in read(text).words][-2:] == ["leg\u2019s", "numb"]


# --- Matches --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sciatica", "siatica", True),
        ("epidural", "epideral", True),
        ("physio", "phyiso", True),
        ("massage", "masage", True),
        ("heating", "healing", True),  # which is why ordinary words are left alone
        ("gabapentin", "pregabalin", False),
    ],
)
def test_one_slip(one: str, other: str, same: bool) -> None:
    assert one_slip(one, other) is same
    assert one_slip(other, one) is same


def test_a_slip_of_the_pen_is_forgiven_in_a_longer_word() -> None:
    assert "leg-pain" in facts("I have siatica")
    assert "acupuncture" in tried("I tried acupucture")


def test_an_ordinary_word_is_no_slip() -> None:
    assert "cancel" in ORDINARY
    assert "cancer-history" not in facts("I had to cancel work")
    assert not ORDINARY & {word for _, told in spoken.rows(spoken.FACTS) for word in told}


def test_what_only_holds_a_known_word_is_not_taken_for_it() -> None:
    assert "injections" not in tried("I had a flu jab")
    assert "fever" not in facts("I have hay fever")
    assert "back-pain" not in facts("I went back to work and it came back")


def test_small_words_are_passed_over() -> None:
    assert "saddle-numbness" in facts("I am really quite numb between my two legs")


def test_every_id_that_is_spoken_of_is_known() -> None:
    known = {*KNOWLEDGE.facts}
    treatments = {*KNOWLEDGE.treatments, *KNOWLEDGE.groups, *KNOWLEDGE.categories}
    for table in (spoken.FACTS, spoken.OPEN, spoken.DENIALS):
        assert {name for name, _ in spoken.rows(table)} <= known
    assert {name for name, _ in spoken.rows(spoken.TREATMENTS)} <= treatments
    parts = {name for name, _ in spoken.rows(spoken.PARTS)}
    complaints = {name for name, _ in spoken.rows(spoken.COMPLAINTS)}
    assert {part for _, part in spoken.FRAMES if part} <= parts
    assert {complaint for complaint, _ in spoken.FRAMES} <= complaints
    assert {*spoken.FINE, *spoken.TROUBLE} <= parts
    named = {fact for ids in (*spoken.FRAMES.values(), *spoken.FINE.values()) for fact in ids}
    assert named | {*spoken.ALSO_COMPLAINTS} <= known


def test_matches_do_not_stand_in_each_other_but_where_one_reaches_beyond() -> None:
    words = read("trouble peeing blood").words
    found = [words[match.start].text for match in PHRASES.in_words(words)]

    assert found == ["trouble", "peeing"]


# --- Complaints and parts -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("my left foot has gone numb", "one-leg-numbness"),
        ("numbness has spread from my foot up into my bum cheek", "saddle-numbness"),
        ("pain in the low back and both legs", "both-legs"),
        ("hip and thigh pain", "hip-or-groin-pain"),
        ("ache going into the right calf", "leg-pain"),
        ("my knee keeps buckling", "leg-weakness"),
        ("my right foot is floppy", "foot-drop"),
        ("the wound is red and swollen", "wound-problem"),
        ("tingling in both hands", "arm-symptoms"),
    ],
)
def test_a_complaint_belongs_to_the_part_beside_it(text: str, fact: str) -> None:
    assert fact in facts(text)


def test_each_part_takes_its_own_complaint() -> None:
    assert facts("my back hurts and my foot is numb") == {"back-pain", "one-leg-numbness"}


# --- Times ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "weeks"),
    [
        ("for six weeks", "length", 6.0),
        ("3 to 4 months ago", "ago", 13.0),
        ("a couple of days", "length", 2 / 7),
        ("a year and a half", "length", 78.0),
        ("yesterday", "ago", 1 / 7),
        ("twice", "times", 2.0),
        ("8 sessions", "times", 8.0),
        ("a fortnight", "length", 2.0),
        ("day 5", "length", 5 / 7),
        ("sixty two years", "length", 62 * 52.0),
    ],
)
def test_times(text: str, kind: str, weeks: float) -> None:
    words = read(text).words
    (span,) = spans_in(words, 0, len(words))

    assert span.kind == kind
    assert span.value == pytest.approx(weeks)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm 63 and stiff", 63),
        ("47m, sore back", 47),
        ("pain for weeks. 58", 58),
        ("I am eighty six", 86),
        ("72 y/o woman", 72),
        ("60 y.o. lady", 60),
        ("45/m", 45),
        ("74 w/ stenosis", 74),
        ("mid sixties", None),
        ("40ish", None),
        ("have a 12 yo son", None),
        ("when I was 22 I fell", None),
        ("21 weeks pregnant", None),
        ("took 30 mg", None),
        ("pain is 80% back", None),
        ("L4/5 fusion in 2012", None),
    ],
)
def test_age(text: str, age: int | None) -> None:
    assert age_in(read(text).words) == age


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("back pain for 3 months", 13.0),
        ("physio for 6 weeks, back pain 2 years", 104.0),
        ("sciatica. the waiting list is 40 weeks", None),
        ("pregnant 30 weeks, back pain", None),
        ("my back went about six hours ago", 0.1429),
    ],
)
def test_how_long_the_pain_has_lasted(text: str, weeks: float | None) -> None:
    assert heard(text).duration_weeks == weeks


def test_times_are_told_in_the_places_that_are_kept() -> None:
    said = heard("back pain came on suddenly an hour ago. epidural yesterday, physio 2 months ago")

    assert {one.fact: one.since for one in said.facts} == {
        "back-pain": 0.1429,
        "sudden-onset": 0.1429,
        "recent-spinal-injection": 0.1429,
    }
    assert [one.ago for one in said.tried] == [0.1429, 8.67]


def test_hours_in_a_text_are_a_day_so_that_no_needle_explains_a_numb_leg() -> None:
    said = heard("nerve block 3 hours ago, my leg is numb since 3 hours ago")

    assert [one.ago for one in said.tried] == [0.1429]
    assert [one.since for one in said.facts if one.fact == "one-leg-numbness"] == [0.1429]


# --- Trials ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (
            "massage, naproxen, tylenol = nothing",
            dict.fromkeys(("massage", "nsaids", "acetaminophen"), "no-relief"),
        ),
        ("heat helps. physio was useless.", {"heat": "helping", "physical-therapy": "no-relief"}),
        (
            "PT and an epidural, neither worked",
            {"physical-therapy": "no-relief", "epidural-steroid-injection": "no-relief"},
        ),
        ("no luck with acupuncture", {"acupuncture": "no-relief"}),
        ("naproxen helps a bit", {"nsaids": "partial"}),
        ("the shot worked for a month", {"injections": "wore-off"}),
        ("gabapentin made me a zombie", {"gabapentinoids": "side-effects"}),
        ("chiro made it worse", {"spinal-manipulation": "worse"}),
        ("couldn't afford pilates", {"pilates": "no-access"}),
        ("yoga, gave up after a week", {"yoga": "stopped-early"}),
        ("nothing helps except heat", {"heat": "helping"}),
        ("oxycontin worked years ago and does naff all now", {"opioids": "wore-off"}),
        ("tens yes, laser no", {"tens": "helping", "laser": "no-relief"}),
        ("ibuprofen (heartburn), yoga (helps)", {"nsaids": "side-effects", "yoga": "helping"}),
        ("I tried tens. It did nothing.", {"tens": "no-relief"}),
        ("tens 60% better", {"tens": "helping"}),
        ("I use a tens machine", {"tens": "unspecified"}),
    ],
)
def test_an_outcome_belongs_to_its_treatment(text: str, outcomes: dict[str, str]) -> None:
    assert tried(text) == outcomes


def test_the_first_and_the_second_have_each_their_own() -> None:
    text = "Two epidurals. The first one worked for a month, the second did nothing."
    trials = [(one.treatment, one.outcome) for one in heard(text).tried]

    assert trials == [
        ("epidural-steroid-injection", "wore-off"),
        ("epidural-steroid-injection", "no-relief"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("3 epidurals", 3, "times"),
        ("physio for 6 weeks", 6, "weeks"),
        ("physio 4 sessions", 4, "times"),
        ("five physio sessions", 5, "times"),
    ],
)
def test_how_much_of_it(text: str, number: float, unit: str) -> None:
    (trial,) = heard(text).tried

    assert trial.amount is not None
    assert (trial.amount.number, trial.amount.unit) == (number, unit)


def test_how_long_ago_makes_it_recent() -> None:
    (trial,) = heard("I had an epidural two weeks ago").tried

    assert trial.ago == 2.0
    assert "recent-spinal-injection" in facts("I had an epidural two weeks ago")
    assert "recent-spinal-injection" not in facts("I had an epidural two years ago")
    assert facts("discectomy 6 weeks ago") == {"recent-spine-surgery", "prior-spine-surgery"}


def test_a_word_for_many_says_nothing_beside_one_of_them() -> None:
    assert tried("one epidural, more injections did nothing").keys() == {
        "epidural-steroid-injection"
    }


def test_a_medicine_for_something_else_is_a_condition() -> None:
    assert "ssri-or-maoi" in facts("I take sertraline")
    assert "long-term-steroids" in facts("on prednisolone for my asthma")
    assert "long-term-opioids" in facts("oxycodone for six years")


def test_too_much_paracetamol() -> None:
    assert "acetaminophen-overdose" in facts("took 12 panadol yesterday")
    assert "acetaminophen-overdose" not in facts("took 2 panadol yesterday")


def test_what_a_medicine_did_is_no_sign_of_now() -> None:
    assert "nausea-vomiting" not in facts("tramadol made me throw up")
    assert "nausea-vomiting" in facts("I keep throwing up")


def test_goals() -> None:
    assert goals_in("i want to sleep and get back to work") == ("sleep", "work")


def test_what_was_not_understood_is_kept() -> None:
    assert heard("my frobnicator hurts, back pain too").not_understood == ("frobnicator",)
    assert heard("\u6211\u7684\u80cc\u5f88\u75db").not_understood == (
        "\u6211\u7684\u80cc\u5f88\u75db",
    )
