"""Both ways of asking: a line that is typed and the keys that are pressed are the same answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backadvisor import Case
from backadvisor.interview.answers import (
    Answer,
    Chosen,
    Name,
    Names,
    NoneOfThese,
    Skip,
    Text,
    Unread,
    answered,
    in_own_words,
    named,
)
from backadvisor.interview.flow import Interview, Question, next_question, skip
from backadvisor.interview.panel import opened
from backadvisor.interview.prompts import Session
from backadvisor.interview.search import entries
from backadvisor.interview.typed import answer_in
from backadvisor.knowledge.vocabulary import Vocabulary

from .drawing import drawn
from .strategies import KNOWLEDGE

WORDS = Vocabulary(KNOWLEDGE)
ENTRIES = entries(KNOWLEDGE)
NAMED = [
    word
    for treatment in KNOWLEDGE.treatments.values()
    for word in (treatment.id, treatment.name, *treatment.aliases)
    if "," not in word and not WORDS.hearing.signs_in(word)
]
TIMES = ["3d", "8w", "6 months", "2y", "8x", "twice"]

# What somebody wants to say: how it is typed as a line, and which keys say it.
Said = tuple[str, list[str]]


def by_line(so_far: Interview, question: Question, line: str) -> Interview:
    return answered(so_far, question, answer_in(line, question, WORDS), WORDS)


class Ended:
    """What the end of a question gives."""

    def __init__(self) -> None:
        self.app = self
        self.with_: list[Interview] = []

    def exit(self, result: Interview) -> None:
        self.with_.append(result)


def by_keys(so_far: Interview, question: Question, keys: list[str]) -> Interview:
    """Press keys on a screen that every choice fits."""
    event: Any = Ended()

    def submit(reply: Answer, shown: int | None) -> Interview:
        return answered(so_far, question, reply, WORDS, shown)

    session = Session(opened(question, ENTRIES if question.form == "names" else (), None), submit)
    for key in keys:
        session.show_on(100, 200)
        session.press(key, event)
    (after,) = event.with_
    assert isinstance(after, Interview)
    return after


@st.composite
def said(draw: st.DrawFn, question: Question) -> Said:
    """An answer to a question, in both ways."""
    how = draw(st.sampled_from(["skip", "none", "answer", "answer"]))
    if how == "skip":
        return draw(st.sampled_from(["", "skip"])), ["enter"]
    if how == "none" and question.none:
        return draw(st.sampled_from(["0", "none", question.none])), ["0"]
    match question.form:
        case "text":
            times = question.kind in ("amount", "since", "when") or question.about == "duration"
            text = draw(st.sampled_from(TIMES[:4])) if times else question.example
            return text, [*text, "enter"]
        case "names":
            return draw(said_names(question))
        case _:
            return draw(said_choices(question))


@st.composite
def said_choices(draw: st.DrawFn, question: Question) -> Said:
    most = 1 if question.form == "one" else 3
    places = st.integers(0, len(question.choices) - 1)
    chosen = draw(st.lists(places, min_size=1, max_size=most, unique=True))
    names = [question.choices[at].name for at in chosen]
    line = draw(st.sampled_from([", ", " and ", ","])).join(
        draw(st.sampled_from([str(at + 1), name])) for at, name in zip(chosen, names, strict=True)
    )
    keys = [key for at in chosen for key in ("home", *["down"] * at, " ")]
    return line, keys if question.form == "one" else [*keys, "enter"]


@st.composite
def said_names(draw: st.DrawFn, question: Question) -> Said:
    known = st.tuples(st.sampled_from(NAMED), st.just(True))
    own = st.tuples(st.sampled_from(["crystals", "foot bath", "aunt's tea"]), st.just(False))
    names = draw(
        st.lists(known | own if question.kind == "tried" else known, min_size=1, max_size=3)
    )
    names = sorted(dict(names).items(), key=lambda named: not named[1])  # a screen keeps them apart
    line = ", ".join(word if is_known else f'"{word}"' for word, is_known in names)
    keys = [key for word, is_known in names for key in (*word, *["enter"] * (2 - is_known))]
    return line, [*keys, "enter"]


@drawn(40, in_ci=100)
@given(st.data())
def test_the_same_answers_in_lines_and_by_keys_lead_the_same_way(data: st.DataObject) -> None:
    so_far = Interview(Case())
    while question := next_question(so_far, KNOWLEDGE):
        line, keys = data.draw(said(question))
        after = by_line(so_far, question, line)
        assert by_keys(so_far, question, keys) == after
        so_far = after


# --- What a line says -----------------------------------------------------------------


def question_of(kind: str) -> Question:
    so_far = Interview(Case(screened=True))
    while question := next_question(so_far, KNOWLEDGE):
        if kind in question.topic:
            return question
        so_far = skip(so_far, question)
    raise AssertionError(kind)


TRIED, WHERE, AGE = map(question_of, ("tried", "where", "age"))


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("pt", Names((named("pt"),))),
        ("pt,heat", Names((named("pt"), named("heat")))),
        ('"foot bath",pt', Names((in_own_words("foot bath"), named("pt")))),
        ('"a, b",pt', Names((in_own_words("a, b"), named("pt")))),
        ('pt "my tea"', Names((Name("pt ", ("my tea",), 'pt "my tea"'),))),
        ('"pt,heat', Names((named('"pt'), named("heat")))),  # a quote without its other half
        ("pt and heat", Names((named("pt and heat"),))),  # what is known decides what "and" parts
        ("nothing yet", NoneOfThese()),
        ("None.", NoneOfThese()),
        ("don't know", Skip()),
    ],
)
def test_names_are_parted_by_commas_but_for_those_in_quotes(line: str, answer: Answer) -> None:
    assert answer_in(line, TRIED, WORDS) == answer


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("2", Chosen(("thigh-or-buttock-pain",))),
        ("1, leg-pain", Chosen(("back-pain", "leg-pain"))),
        ("3 3", Chosen(("leg-pain",))),
        ("no", NoneOfThese()),
        ("skip", Skip()),
        ("", Skip()),
    ],
)
def test_a_list_is_answered_by_numbers_and_names(line: str, answer: Answer) -> None:
    assert answer_in(line, WHERE, WORDS) == answer


@pytest.mark.parametrize("line", ["9", "0 1", ",", "legs", "1 and legs"])
def test_what_chooses_nothing_of_a_list_is_kept_as_it_was_typed(line: str) -> None:
    unread = answer_in(line, WHERE, WORDS)

    assert isinstance(unread, Unread)
    assert unread.text == line
    assert "Type a number, such as 3" in unread.problem


def test_a_value_is_what_was_typed() -> None:
    assert answer_in("54 years", AGE, WORDS) == Text("54 years")
    assert answer_in("none", AGE, WORDS) == Text("none")  # nobody is of no age
    assert answer_in("unknown", AGE, WORDS) == Skip()


# --- A sign in what was typed ---------------------------------------------------------


@pytest.mark.parametrize("kind", ["tried", "avoid", "duration", "age"])
def test_a_sign_is_heard_in_a_line_as_in_a_field(kind: str) -> None:
    question, so_far = question_of(kind), Interview(Case(screened=True))
    text = "I can't pee since this morning"

    heard = by_line(so_far, question, text)
    assert heard.heard == ("bladder-retention",)
    assert by_keys(so_far, question, [*text, "enter"]) == heard


def test_a_sign_in_own_words_is_heard() -> None:
    own = Names((in_own_words("saddle numbness cream"), named("pt")))
    after = answered(Interview(Case(screened=True)), TRIED, own, WORDS)

    assert after.heard == ("saddle-numbness",)
    assert after.case.other == ("saddle numbness cream",)
