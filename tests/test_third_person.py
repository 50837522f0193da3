"""The same answer about somebody else: only the words change, and they stay English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from backadvisor import Case, Knowledge, Trial, advise
from backadvisor.interview.flow import Interview, next_question, skip
from backadvisor.knowledge.loader import CHECKOUT
from backadvisor.model.record import Record
from backadvisor.render.page import ASK, Line, Page, View
from backadvisor.render.pages.advice import compose
from backadvisor.render.third_person import (
    about_them,
    asked_about_them,
    asked_for_them,
    for_relative,
)

from .program import run

CASES = {
    "a long history": Case(
        tried=(
            Trial("physical-therapy", "no-relief"),
            Trial("tramadol", "side-effects"),
            Trial("heat", "helping"),
            Trial("epidural-steroid-injection", "wore-off"),
        ),
        symptoms=("leg-pain",),
        conditions=("diabetes", "anticoagulants"),
        goals=("sleep",),
        avoid=("opioids",),
    ),
    "an emergency": Case(symptoms=("saddle-numbness",)),
    "a sign to check": Case(symptoms=("severe-pain",), screened=True),
}


@pytest.mark.parametrize(
    ("you", "they"),
    [
        ("If you have, or get: fever.", "If they have, or get: fever."),
        ("You may feel well at first.", "They may feel well at first."),
        ("Are you pregnant?", "Are they pregnant?"),
        ("It is safe for you.", "It is safe for them."),
        ("A course makes you more afraid.", "A course makes them more afraid."),
        ("The water holds you up.", "The water holds them up."),
        ("Ask your clinician if yours hurts.", "Ask their clinician if theirs hurts."),
        (
            "Tell the team that treats you what you take.",
            "Tell the team that treats them what they take.",
        ),
        ("What you can do yourself.", "What they can do themselves."),
        ("Never stop it on your own.", "Never stop it without asking first."),
        (
            "You told us about asthma. It can hurt you.",
            "You told us about asthma. It can hurt them.",
        ),
        ("Call your emergency number.", "Call your emergency number."),
        ("Do not drive yourself, and do not wait.", "Do not let them drive, and do not wait."),
        ("The youngest of your youth group.", "The youngest of their youth group."),
    ],
)
def test_you_becomes_they_or_them(you: str, they: str) -> None:
    assert about_them(you) == they


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (
            "What would you do for me, and how am I to know?",
            "What would you do for them, and how are they to know?",
        ),
        (
            "I take blood thinners. Is my back safe?",
            "They take blood thinners. Is their back safe?",
        ),
        ("Was I too old for it? My age is 80.", "Were they too old for it? Their age is 80."),
        (
            "Is an MRI of use with type I changes in Iceland?",
            "Is an MRI of use with type I changes in Iceland?",
        ),
        ("Can I learn to put it on myself?", "Can they learn to put it on themselves?"),
    ],
)
def test_in_a_question_to_the_clinician_i_becomes_they(mine: str, theirs: str) -> None:
    assert asked_for_them(mine) == theirs


# --- The whole knowledge ---------------------------------------------------------------

READERS = re.compile(
    r"you (told us|said|named|asked|left open|tell it|do not|can also)|your (local )?emerg"
)
# These would be wrong English after the change, whatever the sentence says.
SUBJECT_FOR_OBJECT = re.compile(
    r"\b(for|of|with|on|makes?|helps?|lets?|gives?|tells?) they\b", re.IGNORECASE
)
OBJECT_FOR_SUBJECT = re.compile(r"\bthem (are|have|can|will|may|need|should|must|were|did)\b")


def texts(value: object) -> Iterator[str]:
    """Every text that people may read, except the questions to a clinician."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        skipped = {"ask", "aliases", "sources", "source", "id"}
        for name in set(value.field_names) - skipped:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif hasattr(value, "values"):
        for part in value.values():
            yield from texts(part)


def test_no_sentence_of_the_knowledge_breaks(knowledge: Knowledge) -> None:
    changed = 0
    for text in set(texts(knowledge)):
        turned = about_them(text)
        changed += turned != text
        assert not SUBJECT_FOR_OBJECT.search(turned), turned
        if "them" not in text:  # else it may be right, as in "alcohol with them can kill"
            assert not OBJECT_FOR_SUBJECT.search(turned), turned
        for found in re.finditer(r"\byou\w*", turned, re.IGNORECASE):
            near = turned[found.start() :].lower()
            assert READERS.match(near) or near.startswith("young"), turned
    assert changed > 500


def test_no_question_to_the_clinician_is_left_in_the_first_person(knowledge: Knowledge) -> None:
    for treatment in knowledge.treatments.values():
        for question in treatment.ask:
            turned = asked_for_them(question)
            assert not re.search(r"\b(I|me|my|myself|am)\b", turned), turned
            assert not re.search(r"\b(for|of|with|like|suit|near) they\b", turned), turned


def test_every_question_of_the_interview_is_about_them(knowledge: Knowledge) -> None:
    trial = Trial("physical-therapy", named="pt")
    so_far, asked = Interview(Case(tried=(trial,))), []
    while question := next_question(so_far, knowledge):
        said = [question.text, question.why, *(choice.text for choice in question.choices)]
        asked += [asked_about_them(text) for text in said]
        so_far = skip(so_far, question)

    assert "How old are they?" in asked
    assert "Their legs ache on walking and ease when they sit or bend" in asked
    assert "They could not get it" in asked
    for text in asked:
        assert not re.search(r"\b(you|your|I|my|me)\b", text), text


# --- The whole answer -------------------------------------------------------------------


def shape(page: Page) -> list[tuple[int, int, str]]:
    """Everything of a page but its words: how much there is, and every number in it."""
    return [
        (len(section.items), len(section.lines), "".join(re.findall(r"\d", repr(section))))
        for section in page.sections
    ]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("details", [False, True])
def test_nothing_but_the_words_changes(name: str, details: bool, knowledge: Knowledge) -> None:
    page = compose(advise(CASES[name], knowledge), View(details))
    turned = for_relative(page)

    assert turned != page
    assert shape(turned) == shape(page)
    asked = [line for section in page.sections for line in section.lines if line.label == ASK]
    still = [line for section in turned.sections for line in section.lines if line.label == ASK]
    assert len(still) == len(asked)


def test_a_question_keeps_its_you_and_an_answer_loses_it() -> None:
    lines = (Line("Why do you suggest it for me?", ASK), Line("You can drive.", "If you work"))
    first, second = for_relative(Page("After your visit", lines, ())).lines

    assert first == Line("Why do you suggest it for them?", ASK)
    assert second == Line("They can drive.", "If they work")


def test_a_path_is_no_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "your notes on you" / "treatments"
    folder.mkdir(parents=True)
    copied = Path(CHECKOUT, "treatments", "yoga.yaml").read_text(encoding="utf-8")
    (folder / "yoga.yaml").write_text(copied, encoding="utf-8")
    words = ("why", "yoga", "--knowledge", str(folder.parent), "--for", "relative")

    assert str(folder / "yoga.yaml") in run(*words, env={"COLUMNS": "400"}).stdout


def test_the_flag_changes_the_words_and_not_the_data() -> None:
    words = ("next", "--tried", "pt,tramadol", "--conditions", "anticoagulants")
    mine, theirs = run(*words), run(*words, "--for", "relative")

    assert "If you have or get: new numbness" in mine.stdout
    assert "If they have or get: new numbness" in theirs.stdout
    assert "you take them now" in mine.stdout
    assert "you take them now" not in theirs.stdout
    assert run(*words, "--for", "me").stdout == mine.stdout
    assert run(*words, "--json", "--for", "relative").stdout == run(*words, "--json").stdout


def test_only_me_and_relative_are_known() -> None:
    done = run("next", "--tried", "pt", "--for", "mother")

    assert done.returncode == 2
    assert "relative" in done.stderr
