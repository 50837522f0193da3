"""People say it in their own words: what each word is taken for, and what is said to a new one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backadvisor import Knowledge, advise, case_of, load_knowledge
from backadvisor.engine.facts import Facts
from backadvisor.intake.case_text import told_again
from backadvisor.intake.values import parse_amount, parse_duration, read_trials
from backadvisor.knowledge.vocabulary import InvalidValue, Vocabulary
from backadvisor.model import Amount, Outcome
from backadvisor.model.problems import InvalidInput

from .program import run as program


def refused(word: str, words: Vocabulary) -> str:
    """What is said to a symptom that is not known."""
    with pytest.raises(InvalidValue) as caught:
        words.fact_id(word)
    return str(caught.value)


# --- Warning signs --------------------------------------------------------------------

EMERGENCIES = {
    "saddle-numbness": "saddle, numb crotch, numb bum, numb bottom, numb groin, cauda equina",
    "bladder-retention": "bladder, bladder trouble, bladder problems, trouble peeing, cannot pee",
    "bladder-incontinence": "wetting myself, bladder accident, incontinence, peeing myself",
    "bowel-incontinence": "bowel, bowel trouble, bowel problems, bowel accident, soiling",
    "suicidal-thoughts": "want to die, suicidal, suicide, kill myself, don\u2019t want to live, "
    "dont want to live",
    "both-legs": "legs giving way, weak legs, numb legs",
}
SAME_DAY = {"worsening-weakness": "leg gives out, leg giving way"}
SAID = [
    (word, fact, level)
    for level, facts in (("emergency", EMERGENCIES), ("urgent", SAME_DAY))
    for fact, words in facts.items()
    for word in words.split(", ")
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
    facts = [fact for fact in knowledge.facts.values() if fact.kind != "derived"]

    assert [words.fact_id(fact.name) for fact in facts] == [fact.id for fact in facts]


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


WHEN_TO_CALL = (
    "If you are newly numb between the legs, have new bladder or bowel trouble, a leg that grows "
    "weak, or chest pain: call your emergency number now. With thoughts of ending your life, call "
    "a crisis line, or that number if you are in danger."
)


def test_a_sign_that_is_not_known_never_leaves_without_a_word_on_when_to_call() -> None:
    done = program("next", "--symptoms", "floopy,gloopy", "--conditions", "sloopy")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count(WHEN_TO_CALL) == 1


def test_so_does_the_json_of_it() -> None:
    done = program("next", "--json", "--symptoms", "floopy")

    problems = json.loads(done.stderr)["problems"]
    assert [WHEN_TO_CALL in problem["message"] for problem in problems] == [True]


def test_a_treatment_that_is_not_known_is_no_sign(knowledge: Knowledge) -> None:
    with pytest.raises(InvalidInput) as caught:
        case_of({"tried": ["floopy"]}, knowledge)

    assert WHEN_TO_CALL not in str(caught.value)


# --- Treatments -----------------------------------------------------------------------

ARTICLES = {
    # every option that the two articles name, by its own name and by an everyday word
    "physical therapy": "physical-therapy",
    "pt": "physical-therapy",
    "physio": "physical-therapy",
    "second opinion": "second-opinion",
    "another therapist": "second-opinion",
    "chiropractic": "spinal-manipulation",
    "chiro": "spinal-manipulation",
    "manual therapy": "spinal-manipulation",
    "acupuncture": "acupuncture",
    "massage": "massage",
    "yoga": "yoga",
    "tai chi": "tai-chi",
    "meditation": "meditation",
    "mindfulness-based stress reduction": "mbsr",
    "hydrotherapy": "aquatic-exercise",
    "heat": "heat",
    "cold": "cold",
    "electrical stimulation": "electrical-stimulation",
    "stretching": "exercise",
    "stretching exercises": "exercise",
    "strengthening": "exercise",
    "soft tissue therapy": "massage",
    "nsaids": "nsaids",
    "ibuprofen": "nsaids",
    "muscle relaxants": "muscle-relaxants",
    "opioids": "opioids",
    "spinal decompression therapy": "traction",
    "discectomy": "discectomy",
    "spinal fusion": "spinal-fusion",
    "decompression surgery": "surgical-decompression",
    "disc replacement": "disc-replacement",
    "cortisone shot": "epidural-steroid-injection",
    "epidural": "epidural-steroid-injection",
    "nerve burning": "radiofrequency-ablation",
}
TREATMENTS = ARTICLES | {
    "weed": "cannabinoids",
    "tfesi": "epidural-steroid-injection",
    "caudal": "epidural-steroid-injection",
    "trigger points": "trigger-point-injection",
    "talk therapy": "cbt",
    "bone cracking": "spinal-manipulation",
    "nerve pills": "gabapentinoids",
    "mindfulness app": "meditation",
    "suboxone": "opioids",
}


@pytest.mark.parametrize(("word", "treatment"), TREATMENTS.items())
def test_a_treatment_is_known_by_what_people_call_it(
    word: str, treatment: str, words: Vocabulary
) -> None:
    assert words.treatment_ids(word) == (treatment,)


GROUPS = {
    "nerve block": {"medial-branch-block", "epidural-steroid-injection"},
    "antidepressants": {"duloxetine", "tricyclics", "antidepressants-ssri"},
    "cream": {"topical-nsaids", "topical-capsaicin", "topical-lidocaine"},
    "otc": {"acetaminophen", "nsaids"},
    "painkillers": {"acetaminophen", "nsaids", "tramadol", "opioids"},
    "decompression": {"traction", "surgical-decompression"},
}


@pytest.mark.parametrize(("word", "members"), GROUPS.items())
def test_a_word_for_several_treatments_asks_which_one(
    word: str, members: set[str], knowledge: Knowledge
) -> None:
    advice = advise(case_of({"tried": [f"{word}:3x=wore-off"]}, knowledge), knowledge)

    unclear = [entry for entry in advice.entries if entry.reasons[0].rule == "kind-unknown"]
    assert {entry.treatment.id for entry in unclear} == members
    assert all("tell us which kind" in entry.reasons[0].text for entry in unclear)


def test_pills_hold_nothing_that_is_put_on_the_skin(words: Vocabulary) -> None:
    assert not [
        treatment for treatment in words.treatment_ids("pills") if treatment.startswith("topical")
    ]
    assert set(words.treatment_ids("pills")) < set(words.treatment_ids("medicines"))


def test_a_group_is_told_back_by_its_own_word(knowledge: Knowledge) -> None:
    case = case_of({"tried": ["decompression:6w=failed"]}, knowledge)

    assert told_again(case)["tried"] == ["decompression:6w=no-relief"]
    assert case_of(told_again(case), knowledge) == case


def test_a_word_that_may_be_no_operation_tells_of_none(knowledge: Knowledge) -> None:
    """Decompression is a table or an operation: nothing is built on either."""
    facts = Facts(case_of({"tried": ["decompression=failed"]}, knowledge), knowledge)
    advice = advise(facts.case, knowledge)

    assert facts["prior-spine-surgery"] is None
    assert facts["several-treatments-failed"] is False
    buckets = {entry.treatment.id: entry.bucket for entry in advice.entries}
    without = advise(case_of({}, knowledge), knowledge)
    assert buckets["spinal-cord-stimulation"] in {
        entry.bucket for entry in without.entries if entry.treatment.id == "spinal-cord-stimulation"
    }


def test_two_words_that_are_no_category_are_two_kinds_of_care(knowledge: Knowledge) -> None:
    case = {"tried": ["decompression=failed", "steroids=failed"]}

    assert Facts(case_of(case, knowledge), knowledge)["several-treatments-failed"] is True


def test_a_folder_of_ones_own_may_add_a_group(tmp_path: Path) -> None:
    text = "- {id: stretchy, name: Stretchy things, members: [yoga, pilates]}\n"
    (tmp_path / "groups.yaml").write_text(text, encoding="utf-8")
    knowledge = load_knowledge(tmp_path)

    assert Vocabulary(knowledge).treatment_ids("stretchy") == ("yoga", "pilates")
    assert Vocabulary(knowledge).is_category("pills")


def test_a_group_must_name_what_is_there(tmp_path: Path) -> None:
    text = "- {id: stretchy, name: Stretchy things, members: [yoga, pilatus]}\n"
    (tmp_path / "groups.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(InvalidInput, match=r'groups.yaml:1:57: There is no treatment "pilatus"'):
        load_knowledge(tmp_path)


def test_the_list_of_treatments_names_the_groups() -> None:
    text = " ".join(program("list").stdout.split())

    assert "stands for: medial-branch-block, epidural-steroid-injection" in text


@pytest.mark.parametrize("word", ["repeat surgery", "revision surgery", "back injection"])
def test_a_word_for_any_kind_stands_for_the_category(word: str, words: Vocabulary) -> None:
    assert words.is_category(word)


def suggested(word: str, words: Vocabulary) -> str:
    with pytest.raises(InvalidValue) as caught:
        words.treatment_ids(word)
    return str(caught.value).partition("Did you mean ")[2]


@pytest.mark.parametrize("word", ["nalu", "zalonpax", "ketamine", "nucca", "sleep", "dolcet"])
def test_a_medicine_is_not_suggested_by_a_distant_likeness(word: str, words: Vocabulary) -> None:
    assert suggested(word, words) == ""


@pytest.mark.parametrize(
    ("word", "meant"),
    [("ibuprofin", "ibuprofen"), ("gabapentine", "gabapentin"), ("valum", "valium")],
)
def test_a_medicine_is_suggested_for_a_slip_of_the_pen(
    word: str, meant: str, words: Vocabulary
) -> None:
    assert suggested(word, words).startswith(f'"{meant}"')


def test_one_thing_is_suggested_under_one_name(words: Vocabulary) -> None:
    assert suggested("spinal fusoin", words).count("fusion") == 1


# --- How long, how often, and how it went ---------------------------------------------


@pytest.mark.parametrize(
    ("said", "weeks"),
    [
        ("8w", 8),
        ("6 Months", 26),
        ("1.5 years", 78),
        ("six weeks", 6),
        ("a year", 52),
        ("half a year", 26),
        ("\u00bd year", 26),
        ("a year and a half", 78),
        ("two and a half years", 130),
        ("2 1/2 years", 130),
        ("about 6 weeks", 6),
        ("~ 6 weeks", 6),
        ("8 mths", 34.67),
        ("6-8 weeks", 6),
        ("6\u20138 weeks", 6),
        ("six or seven weeks", 6),
        ("between 6 and 8 weeks", 6),
        ("a week or two", 1),
        ("a couple of months", 8.67),
        ("a few weeks", 3),
        ("for years", 104),
        ("the last 3 months", 13),
        ("3 weeks ago", 3),
        ("at least 6 weeks or so", 6),
        ("more than 12 weeks", 12.14),  # beyond the border, and not on it
    ],
)
def test_a_length_of_time_is_read_as_it_is_said(said: str, weeks: float) -> None:
    assert parse_duration(said) == (weeks, None)


@pytest.mark.parametrize(
    "said", ["less than 6 weeks", "under a year", "6", "six", "week", "6 6 weeks", "1,000 days"]
)
def test_a_length_that_could_be_misread_is_asked_again_with_an_example(said: str) -> None:
    with pytest.raises(InvalidValue, match=r"We could not read .* Write 3d, 8w"):
        parse_duration(said)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("twice", Amount(2.0, "times")),
        ("three times", Amount(3.0, "times")),
        ("10-12 sessions", Amount(10.0, "times")),
        ("six weeks", Amount(6.0, "weeks")),
    ],
)
def test_an_amount_is_read_as_it_is_said(said: str, amount: Amount) -> None:
    assert parse_amount(said) == amount


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("failed", "no-relief"),
        ("did nothing", "no-relief"),
        ("nothing", "no-relief"),
        ("none", "no-relief"),
        ("didn\u2019t help", "no-relief"),
        ("didnt help", "no-relief"),
        ("hurt", "worse"),
        ("hurts", "worse"),
        ("made it worse", "worse"),
        ("helped a bit", "partial"),
        ("wore off", "wore-off"),
        ("quit", "stopped-early"),
        ("could not afford it", "no-access"),
        ("helps", "helping"),
    ],
)
def test_how_it_went_is_read_as_it_is_said(said: str, outcome: Outcome, words: Vocabulary) -> None:
    assert [trial.outcome for trial in read_trials(f"pt={said}", words)] == [outcome]


@pytest.mark.parametrize("said", ["better", "helped", "blue"])
def test_what_could_mean_two_things_is_asked_and_never_scolded(
    said: str, words: Vocabulary
) -> None:
    with pytest.raises(InvalidValue, match=r'We could not read ".*" as how it went.* Write one of'):
        read_trials(f"pt={said}", words)
