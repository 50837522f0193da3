"""The names of medicines: what each is taken for, wherever it is told."""

from __future__ import annotations

import pytest

from backadvisor import Knowledge, advise, case_of
from backadvisor.intake.case_text import told_again
from backadvisor.intake.values import UnknownFact, read_fact, read_trials
from backadvisor.knowledge.vocabulary import InvalidValue, OtherKind, Vocabulary

from .program import run as program


@pytest.fixture
def words(knowledge: Knowledge) -> Vocabulary:
    return Vocabulary(knowledge)


def tried(word: str, words: Vocabulary) -> list[str]:
    return [trial.treatment for trial in read_trials(word, words)]


def refused(word: str, words: Vocabulary, tried_it: bool = True) -> str:
    with pytest.raises(InvalidValue) as caught:
        read_trials(word, words) if tried_it else read_fact(word, words)
    return str(caught.value)


# --- Each name, by each way to tell it ------------------------------------------------


def test_each_name_of_a_medicine_is_what_the_list_says(
    knowledge: Knowledge, words: Vocabulary
) -> None:
    for medicine in knowledge.medicines.values():
        for name in medicine.words:
            assert not medicine.treatments or words.treatment_ids(name) == medicine.treatments, name
            assert not medicine.fact or words.fact_id(name) == medicine.fact, name


def test_no_name_of_a_medicine_may_be_a_warning_sign(
    knowledge: Knowledge, words: Vocabulary
) -> None:
    """So the names need not be known where signs are looked for in what people say."""
    for medicine in knowledge.medicines.values():
        for name in medicine.words:
            assert not words.hearing.signs_in(name), name
            assert not words.hearing.may_be_grave(name), name


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Advil", ["nsaids"]),  # US
        ("Nurofen", ["nsaids"]),  # UK, Australia, New Zealand, Ireland
        ("Difene", ["nsaids"]),  # Ireland
        ("Panadol Osteo", ["acetaminophen"]),  # Australia
        ("Panadeine Forte", ["opioids"]),  # Australia
        ("Tylenol #3", ["opioids"]),  # US, Canada
        ("Lenoltec", ["opioids"]),  # Canada
        ("Zapain", ["opioids"]),  # UK
        ("Solpadeine", ["opioids"]),  # Ireland, UK
        ("Targin", ["opioids"]),  # Australia, Ireland
        ("Targinact", ["opioids"]),  # UK
        ("Endone", ["opioids"]),  # Australia
        ("Butec", ["opioids"]),  # UK
        ("Tramal", ["tramadol"]),  # Australia, New Zealand
        ("Tramacet", ["tramadol"]),  # UK, Canada
        ("Endep", ["tricyclics"]),  # Australia
        ("Robax Platinum", ["muscle-relaxants", "nsaids"]),  # Canada
    ],
)
def test_brands_of_six_countries_are_known(word: str, meant: list[str], words: Vocabulary) -> None:
    assert tried(word, words) == meant


@pytest.mark.parametrize(
    ("word", "fact"),
    [
        ("Eliquis", "anticoagulants"),
        ("Coumadin", "anticoagulants"),
        ("Brilique", "antiplatelets"),
        ("baby aspirin", "antiplatelets"),
        ("aspirin", "antiplatelets"),
        ("Lexapro", "ssri-or-maoi"),
        ("Effexor", "other-serotonin-medicine"),
        ("sumatriptan", "other-serotonin-medicine"),
        ("Xanax", "benzodiazepines"),
        ("Stilnox", "sedatives"),
        ("Humira", "immunosuppressed"),
        ("Fosamax", "osteoporosis"),
        ("metformin", "diabetes"),
        ("methadone", "opioid-use-disorder"),
        ("Suboxone", "opioid-use-disorder"),
    ],
)
def test_a_medicine_told_as_a_condition_is_the_fact_that_it_tells(
    word: str, fact: str, words: Vocabulary
) -> None:
    assert read_fact(word, words) == [fact]


def test_a_pain_patch_tells_of_no_dependence(words: Vocabulary) -> None:
    with pytest.raises(OtherKind):
        read_fact("Butrans", words)


# --- Doses ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ibuprofen 800", ["nsaids"]),
        ("ibuprofen 800mg twice a day", ["nsaids"]),
        ("gabapentin 300mg", ["gabapentinoids"]),
        ("gabapentin 300 mg capsules", ["gabapentinoids"]),
        ("co-codamol 30/500", ["opioids"]),
        ("oxycodone 5 mg tablets", ["opioids"]),
        ("Tramal SR 100mg", ["tramadol"]),
        ("extra strength Tylenol", ["acetaminophen"]),
        ("Medrol pack", ["oral-steroids"]),
        ("2 x paracetamol", ["acetaminophen"]),
        ("naproxen prn", ["nsaids"]),
    ],
)
def test_a_dose_around_a_name_is_dropped(word: str, meant: list[str], words: Vocabulary) -> None:
    assert tried(word, words) == meant


def test_a_number_that_belongs_to_the_name_is_no_dose(words: Vocabulary) -> None:
    assert tried("Tylenol 3", words) == ["opioids"]
    assert tried("Tylenol", words) == ["acetaminophen"]


def test_a_low_dose_makes_aspirin_a_medicine_for_the_blood(words: Vocabulary) -> None:
    assert "--conditions antiplatelets" in refused("aspirin 81mg", words)
    assert tried("aspirin 600mg", words) == ["nsaids"]


def test_a_gel_is_no_tablet_whatever_stands_around_it(words: Vocabulary) -> None:
    assert tried("Voltaren gel 1%", words) == ["topical-nsaids"]
    assert "Did you mean" not in refused("naproxen gel", words)


# --- One of several, or several at once -----------------------------------------------


def buckets(told: str, knowledge: Knowledge) -> dict[str, str]:
    advice = advise(case_of({"tried": [told]}, knowledge), knowledge)
    return {one.treatment.id: one.reasons[0].rule for one in advice.entries}


def test_a_brand_of_tablets_and_of_a_gel_asks_which(knowledge: Knowledge) -> None:
    rules = buckets("Voltaren:6w=failed", knowledge)

    assert {rules["nsaids"], rules["topical-nsaids"]} == {"kind-unknown"}


def test_a_tablet_of_two_medicines_was_both(knowledge: Knowledge) -> None:
    rules = buckets("Excedrin:6w=failed", knowledge)

    assert "kind-unknown" not in {rules["acetaminophen"], rules["nsaids"]}
    assert rules == {**buckets("heat", knowledge), **rules}


@pytest.mark.parametrize("told", ["ibuprofen-800:6w=partial", "voltaren:6w", "excedrin=failed"])
def test_it_is_told_again_as_it_was_told(told: str, knowledge: Knowledge) -> None:
    case = case_of({"tried": [told]}, knowledge)

    assert told_again(case)["tried"] == [told.replace("failed", "no-relief")]
    assert case_of(told_again(case), knowledge) == case


# --- Told as the other kind -----------------------------------------------------------


def test_what_is_no_treatment_says_how_to_tell_it(words: Vocabulary) -> None:
    assert refused("Eliquis", words) == (
        '"Eliquis" is known here as: blood thinners. Tell it with --conditions anticoagulants'
    )


def test_what_is_no_condition_says_how_to_tell_it(words: Vocabulary) -> None:
    assert refused("gabapentin", words, tried_it=False) == (
        '"gabapentin" is a treatment here. Tell it with --tried "gabapentin".'
    )


def test_a_medicine_is_no_unknown_sign(words: Vocabulary) -> None:
    """So nobody is told when to call for having taken ibuprofen."""
    with pytest.raises(OtherKind):
        read_fact("ibuprofen", words)
    with pytest.raises(UnknownFact):
        read_fact("floopy", words)


# --- Slips of the pen -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "meant"),
    [("amitryptiline", "tricyclics"), ("naprosin", "nsaids"), ("Cellebrex", "nsaids")],
)
def test_a_name_that_only_sounds_the_same_is_surely_meant(
    word: str, meant: str, words: Vocabulary
) -> None:
    assert tried(word, words) == [meant]


def test_any_other_slip_is_asked(words: Vocabulary) -> None:
    assert 'Did you mean "ibuprofen"?' in refused("ibuprofin", words)
    assert 'Did you mean "warfarin"?' in refused("warfarn", words, tried_it=False)


@pytest.mark.parametrize(
    "name", ["Zantac", "Lamictal", "clonidine", "Losec", "Zyrtec", "Topamax", "Nexium", "Lasix"]
)
def test_a_medicine_is_never_offered_for_another(name: str, words: Vocabulary) -> None:
    assert "Did you mean" not in refused(name, words)
    assert "Did you mean" not in refused(name, words, tried_it=False)


def test_the_message_of_what_is_not_known_can_be_copied() -> None:
    done = program("next", "--tried", "cupping:6w=failed")

    assert done.returncode == 2
    assert 'To keep it in your own words: --other "cupping"' in done.stderr
    again = program("next", "--tried", "", "--other", "cupping")
    assert again.returncode == 0


def test_the_lists_name_medicines_and_who_says_so() -> None:
    treatments = " ".join(program("list", "treatments").stdout.split())
    conditions = " ".join(program("list", "conditions").stdout.split())
    sources = " ".join(program("list", "sources", "--format", "plain").stdout.split())

    assert "Nurofen" in treatments
    assert "Eliquis" in conditions
    said = sources.partition("(emc-targinact)")[2]
    assert said.partition("rests on it: ")[2].startswith("names of medicines")


def test_a_brand_finds_its_treatment() -> None:
    assert program("show", "Nurofen").stdout.startswith("ANTI-INFLAMMATORY TABLETS")
    assert "Ibuprofen" in program("show", "nsaids").stdout
