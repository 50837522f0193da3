"""Knowledge says when it is overdue, and no test of it is broken by the calendar alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from backadvisor import Knowledge
from backadvisor.knowledge.overdue import overdue, overdue_notice
from backadvisor.model.record import replace
from backadvisor.quality.lint import check_folder

from .program import DAY, run

ROOT = Path(__file__).resolve().parent.parent


def due(knowledge: Knowledge, **days: str) -> Knowledge:
    """Give two treatments only, to be read again by these days."""
    treatments = {
        name: replace(knowledge.treatments[name], review_by=day) for name, day in days.items()
    }
    return replace(knowledge, treatments=treatments)


@pytest.mark.parametrize(
    ("today", "late"),
    [
        ("2027-11-20", ()),
        ("2027-11-21", ()),  # by that day, and it is that day
        ("2027-11-22", ("yoga",)),
        ("2028-02-01", ("yoga", "heat")),  # the longest overdue first
    ],
)
def test_a_treatment_is_overdue_from_the_day_after_its_date(
    today: str, late: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert overdue(due(knowledge, heat="2028-01-31", yoga="2027-11-21"), today) == late


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2027-11-21", ""),
        (
            "2027-11-22",
            "Of 3 treatments here, 1 was to be read again by 2027-11-21; "
            "newer research may say otherwise.",
        ),
        (
            "2028-02-01",
            "Of 3 treatments here, 2 were to be read again by 2027-11-21; "
            "newer research may say otherwise.",
        ),
        (
            "2029-01-01",
            "This knowledge was to be read again by 2027-11-21; newer research may say otherwise.",
        ),
    ],
)
def test_the_notice_names_the_earliest_day_and_how_much_is_overdue(
    today: str, said: str, knowledge: Knowledge
) -> None:
    three = due(knowledge, heat="2028-01-31", cold="2028-12-31", yoga="2027-11-21")

    assert overdue_notice(three, today) == said


def test_a_date_in_another_form_does_not_raise_a_false_alarm(knowledge: Knowledge) -> None:
    assert overdue(due(knowledge, heat="1.12.2030", yoga="soon"), "2026-11-21") == ()


def test_the_notice_and_the_check_call_the_same_treatments_overdue(knowledge: Knowledge) -> None:
    for day in ("2026-11-22", "2027-11-22", "2099-01-01"):
        problems, _ = check_folder(str(ROOT / "knowledge"), day)
        stale = {Path(problem.path).stem for problem in problems if problem.check == "stale-review"}
        assert stale == set(overdue(knowledge, day))


def test_what_ci_runs_is_judged_by_a_given_day() -> None:
    """Else it would fail one morning with nothing changed."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    checks = [line for line in lines if "backadvisor check" in line]

    assert checks
    assert all('--today "$day"' in line for line in checks)


def test_an_answer_says_that_its_knowledge_is_overdue() -> None:
    late = str(int(DAY) + 2 * 366 * 24 * 3600)
    now = run("next", "--tried", "pt", "--format", "plain").stdout
    then = run("next", "--tried", "pt", "--format", "plain", env={"SOURCE_DATE_EPOCH": late}).stdout

    assert "newer research" not in now
    assert "newer research may say otherwise" in " ".join(then.split())
