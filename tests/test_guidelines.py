"""Three to one decides: how the voices of guidelines are counted."""

from __future__ import annotations

from typing import Any

import pytest

from backadvisor import Knowledge
from backadvisor.engine.guidelines import Verdict, Vote, weigh
from backadvisor.model import Recommendation, Situation, Source, Stance, Standing
from backadvisor.model.record import replace

CHRONIC = Situation("axial", "chronic")


def votes(said: str) -> tuple[Vote, ...]:
    """``F`` for and strong, ``f`` for, ``c`` with limits, ``a`` against, ``i`` insufficient."""
    says: dict[str, Any] = {
        "f": "for",
        "c": "consider",
        "a": "against",
        "i": "insufficient",
    }
    return tuple(
        Vote(f"s{index}", says[letter.lower()], letter.isupper())
        for index, letter in enumerate(said)
    )


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("", "silent"),
        ("i", "silent"),
        ("F", "support"),  # one strong voice
        ("f", "weak"),  # a single voice that is not strong
        ("ff", "support"),
        ("fc", "support"),
        ("cc", "weak"),  # nobody says yes outright
        ("c", "weak"),
        ("a", "against"),
        ("fffa", "support"),  # three to one
        ("ffa", "disagree"),  # two to one is a disagreement
        ("faaa", "against"),  # three to one the other way
        ("faa", "disagree"),
        ("ca", "disagree"),
        ("caaa", "against"),
        ("ccaaaa", "disagree"),
        ("ccaaaaaa", "against"),  # three to one holds for any number
        ("ccaaaaa", "disagree"),
        ("ffffffaa", "support"),
        ("fffffaa", "disagree"),
        ("Fcccccca", "disagree"),  # limits do not add up to a yes against a no
        ("Fi", "support"),
        ("fI", "weak"),  # only a yes can be strong
    ],
)
def test_three_to_one_decides(said: str, stance: Stance) -> None:
    assert Verdict(votes(said)).stance == stance


def world(knowledge: Knowledge, *rows: Recommendation, **standing: Standing) -> Any:
    """Weigh a treatment with these rows, by sources of these standings."""
    sources = {name: Source(name, name, name, kind, "guideline") for name, kind in standing.items()}
    if "old" in sources and "new" in sources:
        sources["old"] = replace(sources["old"], superseded_by="new")
    known = replace(knowledge, sources=sources)
    treatment = replace(knowledge.treatments["exercise"], guidelines=rows)
    return lambda situation: weigh(treatment, situation, known)


def row(source: str, says: Any, duration: Any = "any", pattern: Any = "any") -> Recommendation:
    return Recommendation(source, duration, pattern, says, "Said so.", "strong")


def test_each_source_counts_once_and_the_closest_row_speaks(knowledge: Knowledge) -> None:
    ask = world(knowledge, row("a", "against"), row("a", "for", "chronic", "axial"), a="current")

    assert ask(CHRONIC).agreement.support == 1
    assert ask(Situation("radicular", "chronic")).agreement.against == 1


def test_a_source_that_says_both_says_yes_with_limits(knowledge: Knowledge) -> None:
    ask = world(knowledge, row("a", "against"), row("a", "consider"), a="current")

    assert ask(CHRONIC).agreement.consider == 1


def test_the_row_that_is_closest_in_both_ways_speaks(knowledge: Knowledge) -> None:
    ask = world(
        knowledge, row("a", "against", "chronic"), row("a", "for", "chronic", "axial"), a="current"
    )

    assert [vote.says for vote in ask(CHRONIC).votes] == ["for"]


@pytest.mark.parametrize("duration", ["acute", "subacute", "chronic"])
def test_a_row_for_this_duration_is_closer_than_one_for_any(
    knowledge: Knowledge, duration: Any
) -> None:
    ask = world(knowledge, row("a", "against"), row("a", "for", duration), a="current")

    assert [vote.says for vote in ask(Situation("axial", duration)).votes] == ["for"]


def test_a_strong_yes_with_limits_makes_no_mild_yes_strong(knowledge: Knowledge) -> None:
    mild = replace(row("a", "for"), strength="conditional")
    verdict = world(knowledge, mild, row("a", "consider"), a="current")(CHRONIC)

    assert verdict.votes == (Vote("a", "for", False),)
    assert verdict.stance == "weak"


def test_an_unknown_situation_hears_every_row(knowledge: Knowledge) -> None:
    ask = world(
        knowledge, row("a", "for", "acute"), row("b", "for", "chronic"), a="current", b="current"
    )

    assert ask(Situation("unknown", "unknown")).agreement.support == 2
    assert ask(CHRONIC).agreement.support == 1


def test_a_replaced_source_speaks_only_where_its_successor_is_silent(
    knowledge: Knowledge,
) -> None:
    alone = world(knowledge, row("old", "for"), old="superseded", new="current")
    both = world(
        knowledge, row("old", "for"), row("new", "insufficient"), old="superseded", new="current"
    )

    assert alone(CHRONIC).stance == "support"
    assert not alone(CHRONIC).is_decisive
    assert both(CHRONIC).stance == "silent"


def test_specialty_societies_speak_only_where_no_other_does(knowledge: Knowledge) -> None:
    alone = world(knowledge, row("s", "for"), s="specialty")
    both = world(knowledge, row("s", "for"), row("c", "against"), s="specialty", c="current")

    assert not alone(CHRONIC).is_decisive
    assert both(CHRONIC).stance == "against"


@pytest.mark.parametrize("standing", ["payer", "evidence"])
def test_payers_and_reviews_are_never_counted(knowledge: Knowledge, standing: Standing) -> None:
    ask = world(knowledge, row("p", "for"), p=standing)

    assert ask(CHRONIC).votes == ()


def test_what_is_said_of_something_beside_the_choice_is_not_counted(knowledge: Knowledge) -> None:
    aside = replace(row("one", "against"), counted=False)
    alone = world(knowledge, aside, one="current")
    beside = world(knowledge, aside, row("two", "for"), one="current", two="current")

    assert alone(CHRONIC).stance == "silent"
    assert beside(CHRONIC).agreement.against == 0


def test_a_silent_situation_borrows_from_the_nearest(knowledge: Knowledge) -> None:
    ask = world(
        knowledge,
        row("a", "for", "chronic", "axial"),
        row("b", "against", "chronic", "radicular"),
        a="current",
        b="current",
    )

    same_pattern = ask(Situation("axial", "acute"))
    assert (same_pattern.indirect, same_pattern.agreement.support) == (True, 1)
    assert same_pattern.agreement.against == 0
    any_pattern = ask(Situation("stenosis", "acute"))
    assert (any_pattern.indirect, any_pattern.agreement.against) == (True, 1)


# --- One source that says several things ----------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("for", "against", "consider"),
        ("consider", "against", "consider"),
        ("for", "consider", "for"),
        ("for", "insufficient", "for"),
        ("consider", "insufficient", "consider"),
        ("against", "insufficient", "against"),
    ],
)
def test_what_a_source_says_twice_comes_to_one_word(
    knowledge: Knowledge, first: str, second: str, together: str
) -> None:
    ask = world(knowledge, row("a", second), row("a", first), a="current")

    assert [vote.says for vote in ask(CHRONIC).votes] == [together]


@pytest.mark.parametrize("closer", [("chronic", "any"), ("any", "axial")])
def test_a_row_that_names_the_duration_or_the_pattern_is_closer_than_one_that_names_none(
    knowledge: Knowledge, closer: tuple[str, str]
) -> None:
    ask = world(knowledge, row("a", "against"), row("a", "for", *closer), a="current")

    assert [vote.says for vote in ask(CHRONIC).votes] == ["for"]


def test_a_source_is_strong_when_one_of_the_rows_that_say_so_is(knowledge: Knowledge) -> None:
    mild = replace(row("a", "for"), strength="conditional")

    assert world(knowledge, mild, row("a", "for"), a="current")(CHRONIC).votes[0].strong
    other = world(knowledge, mild, row("a", "insufficient"), a="current")(CHRONIC)
    assert other.votes == (Vote("a", "for", strong=False),)


# --- Who speaks for whom --------------------------------------------------------------


def test_a_replaced_guideline_speaks_before_a_specialty_society(knowledge: Knowledge) -> None:
    ask = world(knowledge, row("s", "against"), row("r", "for"), s="specialty", r="superseded")

    assert ask(CHRONIC).sources == ("r",)


def test_of_two_that_are_not_in_force_only_the_later_speaks(knowledge: Knowledge) -> None:
    ask = world(
        knowledge, row("old", "for"), row("new", "against"), old="superseded", new="superseded"
    )

    assert ask(CHRONIC).sources == ("new",)
