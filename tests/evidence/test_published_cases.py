"""Cases from published vignettes get the urgency and the options that they should.

They are not part of the repository: cases-dev.yaml stands beside the folder that
BACKADVISOR_EVIDENCE names. One annotator wrote them and no clinician has read them, so a few
disagreements are borne, and shown; a missed emergency is not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from backadvisor import Advice, Knowledge, advise, case_of
from backadvisor.model import SET_ASIDE_BUCKETS

from . import folder_of_evidence

FILE = folder_of_evidence().parent / "cases-dev.yaml"

TOLD = (
    "tried",
    "symptoms",
    "conditions",
    "absent",
    "screened",
    "duration",
    "age",
    "avoid",
)
# What is expected of an option, and the buckets it must then not be in.
WRONG: dict[str, tuple[str, ...]] = {
    "recommended_or_consider": ("not-advised", "unsafe"),
    "not_recommended": ("recommended",),
}
LEAST = 0.95

Published = dict[str, Any]
Answered = list[tuple[Published, Advice]]


def told(published: Published) -> dict[str, Any]:
    return {key: published[key] for key in TOLD if key in published}


@pytest.fixture(scope="module")
def answered(knowledge: Knowledge) -> Answered:
    """Every case with its answer."""
    cases = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [(case, advise(case_of(told(case), knowledge), knowledge)) for case in cases]


def show(disagreements: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.writelines(f"\n{line}" for line in disagreements)


def test_no_emergency_is_missed(answered: Answered) -> None:
    """Never below what a clinician could defend: often the same day, and never later."""
    missed = [
        case["id"]
        for case, advice in answered
        if case["expect_triage"] == "emergency" and advice.triage.level not in case["accept_triage"]
    ]

    assert missed == []


def test_nearly_every_urgency_is_one_that_a_clinician_could_defend(
    answered: Answered, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [
        f"{case['id']}: urgency {advice.triage.level}, not {' or '.join(case['accept_triage'])}"
        for case, advice in answered
        if advice.triage.level not in case["accept_triage"]
    ]
    show(wrong, capsys)

    assert len(wrong) <= (1 - LEAST) * len(answered), wrong


def test_nearly_every_option_stands_where_it_should(
    answered: Answered, capsys: pytest.CaptureFixture[str]
) -> None:
    judged = [option for case, advice in answered for option in options(case, advice)]
    wrong = [text for text, right in judged if not right]
    show(wrong, capsys)

    assert judged
    assert len(wrong) <= (1 - LEAST) * len(judged), wrong


def options(published: Published, advice: Advice) -> Iterator[tuple[str, bool]]:
    """Judge every expectation of an option; none where the advice is withheld."""
    if advice.triage.withheld:
        return
    buckets = {entry.treatment.id: entry.bucket for entry in advice.entries}
    for key, names in published["expect"].items():
        for name in names:
            bucket = buckets[name]
            right = bucket in SET_ASIDE_BUCKETS if key == "ruled_out" else bucket not in WRONG[key]
            yield f"{published['id']}: {name} is {bucket}, against {key}", right
