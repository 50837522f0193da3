"""A name with its side, strength, onset or amount around it, and what is never taken for one."""

from __future__ import annotations

import pytest

from backadvisor import Knowledge, case_of
from backadvisor.intake.case_text import told_again
from backadvisor.intake.values import read_denied, read_fact, read_trials
from backadvisor.knowledge.vocabulary import InvalidValue, Vocabulary
from backadvisor.model.problems import is_slip


@pytest.fixture
def words(knowledge: Knowledge) -> Vocabulary:
    return Vocabulary(knowledge)


def facts(word: str, words: Vocabulary) -> list[str]:
    try:
        return read_fact(word, words)
    except InvalidValue:
        return []


# --- Symptoms and conditions ----------------------------------------------------------

AROUND = {
    # a side, and where it is: dropped
    "left leg pain": ["leg-pain"],
    "pain in my right leg": ["leg-pain"],
    "left sided sciatica": ["leg-pain"],
    "sciatica in left leg": ["leg-pain"],
    "numbness in my left foot": ["one-leg-numbness"],
    "my left foot is numb": ["one-leg-numbness"],
    "weakness in the right leg": ["leg-weakness"],
    "right hip pain": ["hip-or-groin-pain"],
    # both sides: a fact
    "both my legs": ["both-legs"],
    "pain in both legs": ["both-legs"],
    "numbness in both feet": ["both-legs"],
    "bilateral leg weakness": ["both-legs"],
    # a strength: a fact only where it is beyond bearing
    "severe back pain": ["back-pain"],
    "terrible lower back pain": ["back-pain"],
    "slight fever": ["fever"],
    "excruciating back pain": ["back-pain", "severe-pain"],
    "10/10 back pain": ["back-pain", "severe-pain"],
    # an onset: a fact of pain
    "sudden back pain": ["back-pain", "sudden-onset"],
    "sudden severe back pain": ["sudden-severe-pain"],
    "sudden severe upper back pain": ["upper-back-pain", "sudden-severe-pain", "sudden-onset"],
    "new back pain": ["back-pain", "different-pain"],
    "new leg weakness": ["leg-weakness"],
    "chronic low back pain": ["back-pain"],
    # how it goes
    "worsening leg weakness": ["leg-weakness", "worsening-weakness"],
    "leg numbness getting worse": ["one-leg-numbness", "worsening-numbness"],
    "worsening back pain": ["back-pain", "worsening-pain"],
    "constant back pain": ["back-pain", "constant-pain"],
    "back pain at night": ["back-pain", "night-pain"],
    "back pain when coughing": ["back-pain", "worse-on-coughing"],
    "new numbness around my bottom": ["saddle-numbness"],
    # conditions
    "mild asthma": ["asthma"],
    "stage 3 kidney disease": ["kidney-disease"],
    "CKD stage 3": ["kidney-disease"],
    "severe COPD": ["lung-disease"],
    "type 2 diabetes": ["diabetes"],
}


@pytest.mark.parametrize(("word", "meant"), AROUND.items())
def test_what_stands_around_a_name_is_the_fact_that_it_is_or_is_dropped(
    word: str, meant: list[str], words: Vocabulary
) -> None:
    assert facts(word, words) == meant


def test_what_denies_or_is_of_somebody_else_is_never_dropped(
    knowledge: Knowledge, words: Vocabulary
) -> None:
    names = {plain for one in knowledge.facts.values() for plain in (one.name, *one.aliases)}
    own = set(words.facts)
    for name in names:
        for before in ("no", "not", "without", "never", "family history of", "my mother has"):
            if "-".join(f"{before} {name}".lower().split()).replace("'", "") not in own:
                assert facts(f"{before} {name}", words) == [], f"{before} {name}"


def test_a_sign_with_more_around_it_is_never_less(knowledge: Knowledge, words: Vocabulary) -> None:
    """A side, a strength or an onset only adds to the warning signs that a name tells."""
    for fact in knowledge.facts.values():
        for name in (fact.name, *fact.aliases) if fact.warning else ():
            for before in ("my", "bad", "severe", "left", "chronic", "really bad"):
                told = facts(f"{before} {name}", words)
                assert not told or fact.id in told or "both-legs" in told, f"{before} {name}"


def test_what_is_denied_is_denied_by_its_own_name(words: Vocabulary) -> None:
    """No weakness in the left leg says nothing of the right one."""
    with pytest.raises(InvalidValue):
        read_denied("left leg weakness", words)
    assert read_denied("leg weakness", words) == ["leg-weakness"]


def test_a_denial_says_how_to_tell_it(words: Vocabulary) -> None:
    with pytest.raises(InvalidValue, match=r"--absent fever$"):
        read_fact("no fever", words)


# --- Treatments -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "treatment", "amount"),
    [
        ("lots of massage", "massage", None),
        ("back massage", "massage", None),
        ("regular yoga", "yoga", None),
        ("lumbar epidural injections", "epidural-steroid-injection", None),
        ("3 epidurals", "epidural-steroid-injection", 3),
        ("two cortisone shots", "epidural-steroid-injection", 2),
        ("10 sessions of physio", "physical-therapy", 10),
        ("another epidural", "epidural-steroid-injection", None),
    ],
)
def test_how_much_and_where_stand_around_a_treatment(
    word: str, treatment: str, amount: int | None, words: Vocabulary
) -> None:
    trial = read_trials(word, words)[0]

    assert trial.treatment == treatment
    assert (trial.amount.number if trial.amount else None) == amount


def test_an_amount_of_a_medicine_is_a_dose(words: Vocabulary) -> None:
    assert read_trials("2 ibuprofen", words)[0].amount is None


@pytest.mark.parametrize("told", ["3 epidurals=worse", "lots of massage", "ibuprofen 800:6w"])
def test_it_reads_back_the_same(told: str, knowledge: Knowledge) -> None:
    case = case_of({"tried": [told]}, knowledge)
    assert case_of(told_again(case), knowledge) == case


@pytest.mark.parametrize(
    "word", ["knee surgery", "SI joint fusion", "no massage", "dental surgery", "hair transplant"]
)
def test_what_is_another_treatment_stays_unknown(word: str, words: Vocabulary) -> None:
    with pytest.raises(InvalidValue) as caught:
        read_trials(word, words)
    assert "Did you mean" not in str(caught.value) or word == "no massage"


# --- What is offered ------------------------------------------------------------------


def offered(word: str, words: Vocabulary) -> str:
    """What is offered for a word, as a treatment and as a fact."""
    said = []
    for read in (words.treatment_ids, words.fact_ids):
        words.for_a_case()
        try:
            read(word)
        except InvalidValue as error:
            said.append(str(error).partition("Did you mean")[2])
    return " ".join(said)


@pytest.mark.parametrize(
    ("word", "never"),
    [
        ("melanomas of the skin", "melaena"),
        ("vertebroplasty", "neuroplasty"),
        ("kyphoplasty", "neuroplasty"),
        ("breast cancers", "metastatic"),
        ("tapering", "taping"),
        ("ACTH", "ct"),
        ("hypnotherapist", "hydrotherapy"),
        ("lumbar cushion", "fusion"),
        ("SI joint fusion", "fusion"),
        ("stiff backs", "stiff-neck"),
        ("broken arm", "broken"),
        ("burning hand", "burning-pee"),
    ],
)
def test_no_illness_or_procedure_is_offered_for_another(
    word: str, never: str, words: Vocabulary
) -> None:
    assert never not in offered(word, words)


@pytest.mark.parametrize(
    ("word", "known", "slip"),
    [
        ("fusoin", "fusion", True),
        ("spinal-fusoin", "spinal-fusion", True),
        ("massge", "massage", True),
        ("yooga", "yoga", False),  # four letters: another word may be meant
        ("fusion", "fusion", False),
        ("cushion", "fusion", False),
        ("tapering", "taping", False),
        ("leg-pain", "neg-pain", False),
        ("leg-pian", "leg-pain", True),
        ("physical-terapy", "physical-therapy", True),
        ("physicaltherapy", "physical-therapy", True),
    ],
)
def test_a_slip_is_one_letter_in_one_longer_word(word: str, known: str, slip: bool) -> None:
    assert is_slip(word, known) is slip
    assert is_slip(known, word) is slip
