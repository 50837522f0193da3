"""How long ago something began or was done: read, told back, and never guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backadvisor import Case, Knowledge, case_of
from backadvisor.cli.ask import _keep
from backadvisor.intake.case import CaseBuilder
from backadvisor.intake.case_text import told_again, told_keys
from backadvisor.intake.durations import format_weeks, parse_weeks, rounded
from backadvisor.intake.values import parse_ago
from backadvisor.knowledge.vocabulary import InvalidValue, Vocabulary
from backadvisor.model import Ago, Since
from backadvisor.model.problems import InvalidInput

from .program import answer, run

DAY = "2026-11-30"


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("6h", Ago(0.0357)),
        ("6 hours", Ago(0.0357)),
        ("1 day", Ago(0.1429)),
        ("yesterday", Ago(0.1429)),
        ("three weeks ago", Ago(3.0)),
        ("last week", Ago(1.0)),
        ("2y", Ago(104.0)),
        ("years ago", Ago(104.0)),
        ("today", Ago(age="new")),
        ("0d", Ago(age="new")),
        ("new", Ago(age="new")),
        ("long-standing", Ago(age="old")),
        ("unchanged", Ago(age="old")),
        ("chronic", Ago(14.0)),  # that it is the same is not said
        ("ages ago", Ago(14.0)),
        ("in 2019", Ago(352.0, year=2019)),  # from the end of that year, so the fewest weeks
        ("2025", Ago(40.0, year=2025)),
        ("2026", Ago(0.0, year=2026)),
        ("2031", Ago(0.0, year=2031)),  # a slip counts as now, which is the safer reading
    ],
)
def test_how_long_ago_is_read_as_the_fewest_weeks_that_it_can_be(text: str, ago: Ago) -> None:
    assert parse_ago(text, DAY) == ago


def test_without_a_day_a_year_is_no_length() -> None:
    assert parse_ago("2019") == Ago(None, year=2019)
    assert parse_ago("2019").within(1)


@pytest.mark.parametrize("text", ["", "soon", "6", "last month", "-3w", "1818", "last year", "x"])
def test_what_could_be_misread_is_asked_again_with_an_example(text: str) -> None:
    with pytest.raises(InvalidValue, match="for example 6h, 3d, 8w, 2y, the year as 2019"):
        parse_ago(text, DAY)


@pytest.mark.parametrize("hours", [*range(1, 60), 24 * 6, 24 * 7 - 1])
def test_every_hour_of_the_first_days_is_told_back_as_itself(hours: int) -> None:
    weeks = rounded(parse_weeks(f"{hours}h") or 0)

    assert rounded(parse_weeks(format_weeks(weeks)) or 0) == weeks
    assert weeks != rounded(parse_weeks(f"{hours + 1}h") or 0)


TOLD = {
    "tried": ["epidural:2x@3w=worse", "fusion@2019=partial", "massage@old"],
    "symptoms": ["leg-weakness", "leg-pain", "one-leg-numbness"],
    "conditions": ["cancer-history", "diabetes"],
    "since": ["leg-weakness:6h", "one-leg-numbness:2y", "cancer-history:2011"],
    "examined": True,
}


def test_times_are_told_back_as_they_were_told(knowledge: Knowledge) -> None:
    case = case_of(TOLD, knowledge, DAY)

    assert told_keys(case) == TOLD
    assert case_of(told_again(case), knowledge, DAY) == case
    assert [trial.ago for trial in case.tried] == [
        Ago(3.0),
        Ago(352.0, year=2019),
        Ago(age="old"),
    ]
    assert case.since[1:] == (
        Since("one-leg-numbness", Ago(104.0)),
        Since("cancer-history", Ago(768.0, year=2011)),
    )


def test_a_time_behind_a_fact_is_the_same_as_under_since(knowledge: Knowledge) -> None:
    behind = {
        **TOLD,
        "symptoms": ["leg-weakness:6h", "leg-pain", "one-leg-numbness:2y"],
        "conditions": ["cancer-history:2011", "diabetes"],
        "since": [],
    }

    assert case_of(behind, knowledge, DAY) == case_of(TOLD, knowledge, DAY)


def test_since_alone_tells_that_it_is_so(knowledge: Knowledge) -> None:
    case = case_of({"since": ["cancer-history:2011", "fever:2d", "leg-weakness:1d"]}, knowledge)

    assert told_keys(case) == {
        "symptoms": ["fever", "leg-weakness"],
        "conditions": ["cancer-history"],
        "since": ["fever:2d", "leg-weakness:1d", "cancer-history:2011"],
    }


def test_a_time_that_is_told_before_its_fact_changes_nothing(knowledge: Knowledge) -> None:
    before = {name: TOLD[name] for name in sorted(TOLD)}

    assert list(before).index("since") < list(before).index("symptoms")
    assert case_of(before, knowledge, DAY) == case_of(TOLD, knowledge, DAY)


def test_times_are_told_back_in_the_order_of_the_facts() -> None:
    asked_in_another = (Since("leg-weakness", Ago(1.0)), Since("fever", Ago(age="new")))
    case = Case(symptoms=("fever", "leg-weakness"), since=asked_in_another)

    assert told_keys(case)["since"] == ["fever:new", "leg-weakness:1w"]


@pytest.mark.parametrize("told", ["leg-weakness", "leg-weakness:", "leg-weakness:a while"])
def test_since_without_a_time_is_a_problem(told: str, knowledge: Knowledge) -> None:
    with pytest.raises(InvalidInput, match=r"such as leg-weakness:2d|for example 6h, 3d"):
        case_of({"since": [told]}, knowledge)


def test_the_members_of_a_category_share_its_time(knowledge: Knowledge) -> None:
    case = case_of({"tried": ["injections@3w"]}, knowledge)

    assert {trial.ago for trial in case.tried} == {Ago(3.0)}
    assert told_keys(case) == {"tried": ["injections@3w"]}


@pytest.mark.parametrize(
    ("symptoms", "kept"),
    [
        (["leg-weakness:1y", "weak leg:1d"], "leg-weakness:1d"),
        (["leg-weakness:new", "leg-weakness:1d"], "leg-weakness:new"),
        (["leg-weakness:old", "leg-weakness:3y"], "leg-weakness:3y"),
        (["leg-weakness", "leg-weakness:3y"], "leg-weakness:3y"),
    ],
)
def test_of_two_times_in_one_telling_the_shorter_counts(
    symptoms: list[str], kept: str, knowledge: Knowledge
) -> None:
    assert told_keys(case_of({"symptoms": symptoms}, knowledge)) == {
        "symptoms": ["leg-weakness"],
        "since": [kept],
    }


def test_a_later_source_wins_over_the_time_of_an_earlier_one(knowledge: Knowledge) -> None:
    builder = CaseBuilder(Vocabulary(knowledge))
    builder.add_all({"symptoms": ["leg-weakness:1d", "leg-pain:1d", "fever:1d"]})
    builder.correct({"symptoms": ["leg-weakness:1y", "leg-pain"], "absent": ["fever"]})

    assert told_keys(builder.case()) == {
        "symptoms": ["leg-weakness", "leg-pain"],
        "since": ["leg-weakness:1y", "leg-pain:1d"],
        "absent": ["fever"],
    }


@pytest.mark.parametrize("flag", ["--symptoms", "--since"])
def test_a_sign_with_a_time_that_cannot_be_read_is_a_problem_and_still_counts(flag: str) -> None:
    done = run("next", flag, "saddle-numbness:a while")

    assert done.returncode == 2
    assert done.stdout.startswith("GET HELP NOW")


def test_a_year_and_hours_are_told_back_by_the_program() -> None:
    told = answer("--tried", "discectomy@2026=worse", "--duration", "6h")

    assert told["case"]["tried"] == ["discectomy@2026=worse"]
    assert told["case"]["duration"] == "6h"


# --- A screening has its day ------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "counts"), [(DAY, True), ("2026-11-29", False), ("2026-12-01", True), (True, True)]
)
def test_the_warning_signs_read_on_an_earlier_day_are_open_again(
    told: object, counts: bool, knowledge: Knowledge
) -> None:
    builder = CaseBuilder(Vocabulary(knowledge, DAY))
    builder.add_all({"screened": told})

    assert not builder.problems
    assert builder.case().screened == counts
    assert [one.kind for one in builder.notices()] == ([] if counts else ["screened-before"])


def test_where_nobody_knows_the_day_a_dated_screening_counts(knowledge: Knowledge) -> None:
    assert case_of({"screened": "2026-11-29"}, knowledge).screened


def next_on(second: str, case: Path) -> Any:
    words = ("next", "--case", str(case), "--json")
    return json.loads(run(*words, env={"SOURCE_DATE_EPOCH": second}).stdout)


def test_what_the_interview_saves_carries_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    path = tmp_path / "case.json"
    _keep(Case(screened=True), str(path))
    day = json.loads(path.read_text())["screened"]

    same = next_on("1795996800", path)
    assert same["case"]["screened"] is True
    assert day.startswith("2026-11-")
    later = next_on("1796996800", path)
    assert later["case"]["screened"] is False
    assert {"screened-before", "not-screened"} <= {one["kind"] for one in later["notices"]}
