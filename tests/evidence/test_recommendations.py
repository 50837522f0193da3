"""The knowledge says what the gathered evidence says, row by row.

The evidence is not part of the repository. Name its folder in BACKADVISOR_EVIDENCE; each row
of its recommendations.csv is then a test of its own (``-v`` names them all).
"""

from __future__ import annotations

import csv
from typing import NamedTuple

import pytest

from backadvisor import Knowledge
from backadvisor.model import Recommendation

from . import folder_of_evidence

FILE = folder_of_evidence() / "recommendations.csv"

# Rows that were gathered from memory and have since been read, each with where. The knowledge
# may hold these, marked as read; what differs in direction, duration or pattern is as it was read.
ITSELF = "the guideline's own text"
READ_IN_FULL = {
    "vadod-2022": (
        *("benzodiazepines", "epidural-steroid-injection", "facet-injection", "gabapentinoids"),
        *("mbsr", "multidisciplinary-rehab", "opioids", "radiofrequency-ablation"),
        *("spinal-cord-stimulation", "spinal-manipulation"),
    ),
    "nass-2020": (
        *("cbt", "epidural-steroid-injection", "gabapentinoids", "opioids", "oral-steroids"),
        *("radiofrequency-ablation", "topical-capsaicin", "topical-lidocaine", "tricyclics"),
    ),
    "who-2023": ("herbal", "mbsr", "relaxation", "weight-management"),
    "apta-2021": ("cognitive-functional-therapy", "spinal-manipulation", "traction"),
    "acp-2017": ("benzodiazepines",),
}
CONFIRMED = {
    **{(guideline, what): ITSELF for guideline, found in READ_IN_FULL.items() for what in found},
    ("acp-2017", "gabapentinoids"): "the abstract of the review made for the guideline",
    ("aps-2009", "spinal-fusion"): "the abstract of the review made for the guideline; its grade"
    " was not seen",
    ("vadod-2022", "acupuncture"): "a summary that keeps it among the options",
    ("vadod-2022", "cbt"): "a summary that keeps it among the options",
    ("vadod-2022", "duloxetine"): "a summary that calls it more open than UK guidance",
    ("who-2023", "benzodiazepines"): "a summary that names it without a recommendation",
    ("who-2023", "cannabinoids"): "a summary that names it without a recommendation",
    ("who-2023", "gabapentinoids"): "a news summary that names it among those not to use",
    ("who-2023", "multidisciplinary-rehab"): "a press release that names its support",
    ("who-2023", "oral-steroids"): "a news summary that names it among those not to use",
    ("who-2023", "topical-capsaicin"): "a summary that names it among those that may be used",
}
# What a row says of a group, it says of each of its members.
GROUPS = {"topical-analgesics": ("topical-capsaicin", "topical-lidocaine", "topical-nsaids")}


class Row(NamedTuple):
    """What one guideline says of one treatment, and how well that was checked."""

    guideline: str
    treatment: str
    duration: str
    pattern: str
    direction: str
    verified: str

    def __str__(self) -> str:
        return " ".join(self)


def read() -> list[Row]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Row(*(row[name] for name in Row._fields)) for row in csv.DictReader(file)]


ROWS = read()


def held(row: Row, treatment: str, knowledge: Knowledge) -> list[Recommendation]:
    """What the knowledge holds of the same guideline for the same duration and pattern."""
    return [
        other
        for other in knowledge.treatments[treatment].guidelines
        if (other.source, other.duration, other.pattern)
        == (row.guideline, row.duration, row.pattern)
    ]


@pytest.mark.parametrize("row", [row for row in ROWS if row.verified != "memory"], ids=str)
def test_a_row_that_was_read_stands_in_the_knowledge(row: Row, knowledge: Knowledge) -> None:
    for treatment in GROUPS.get(row.treatment, (row.treatment,)):
        said = {other.says for other in held(row, treatment, knowledge)}

        assert row.direction in said, f"{treatment} says {said or 'nothing'}"


@pytest.mark.parametrize("row", [row for row in ROWS if row.verified == "memory"], ids=str)
def test_a_row_from_memory_stays_out_until_it_was_read(row: Row, knowledge: Knowledge) -> None:
    """Beside what rows of the same guideline say that were read, it adds nothing."""
    scopes = {
        (other.duration, other.pattern)
        for other in knowledge.treatments[row.treatment].guidelines
        if other.source == row.guideline
    }
    read = {
        (other.duration, other.pattern)
        for other in ROWS
        if (other.guideline, other.treatment) == (row.guideline, row.treatment)
        and other.verified != "memory"
    }

    assert bool(scopes - read) == ((row.guideline, row.treatment) in CONFIRMED)


def test_every_confirmed_row_is_one_from_memory() -> None:
    assert CONFIRMED.keys() <= {
        (row.guideline, row.treatment) for row in ROWS if row.verified == "memory"
    }
