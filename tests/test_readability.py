"""The reading grade is the one of the formula, and syllables are those that are said."""

from __future__ import annotations

import sys

import pytest

from backadvisor.quality import readability as grade

SAID = {
    1: "pain walked nerves the goes moved numb rules",
    2: "very open being needed doses disease muscles little also people only",
    3: "medicine exercise surgery together injection serious evidence",
    4: "acupuncture sciatica society exercises operation",
    6: "rehabilitation",
}


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, words in SAID.items() for word in words.split()],
)
def test_syllables_are_those_that_are_said(word: str, count: int) -> None:
    assert grade.syllables(word) == count


def test_a_possessive_adds_no_syllable_and_a_hyphen_joins() -> None:
    assert grade.syllables("surgeon\u2019s") == 2
    assert grade.words("A long-lasting 0-10 scale, 1,054 people.") == [
        "A",
        "long-lasting",
        "0-10",
        "scale",
        "1,054",
        "people",
    ]


def test_the_grade_is_that_of_the_formula() -> None:
    # Six words, one sentence, six syllables; then ten words, two sentences, eleven syllables.
    assert grade.grade(["The cat sat on the mat."]) == pytest.approx(-1.45)
    assert grade.grade(["The cat sat on the mat. It purred, very", " ", "low"]) == pytest.approx(
        0.39 * 10 / 3 + 11.8 * 11 / 10 - 15.59
    )


def test_a_text_without_words_has_no_grade() -> None:
    with pytest.raises(ValueError, match="without words"):
        grade.grade(["...", ""])


def test_without_its_optional_part_nothing_can_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    assert grade.can_measure()

    monkeypatch.setitem(sys.modules, "pyphen", None)
    assert not grade.can_measure()
