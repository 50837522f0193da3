"""Whether people may trust the knowledge: how many treatments pass each item, and which fail."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from statistics import median

from ..knowledge.loader import ABOUT, from_plain, missing, overlaid_built_in, read_folder
from ..model import TREATMENTS, Treatment
from ..model.problems import InvalidInput, Problem, in_order
from ..model.record import Record
from . import readability as grade
from .checks.finding import Finding
from .ipdas import ITEMS, PLAIN, Item, ReviewInput, prose


class Verdict(Record):
    """How many treatments pass an item; None where it could not be measured."""

    id: str
    asks: str
    passed: int | None


class ReviewResult(Record):
    """The whole judgement. ``grades`` holds the reading grade of each treatment.

    ``messages`` counts what the program itself says, ``message_grade`` is how hard that is to
    read; None where it was not measured.
    """

    treatments: int
    messages: int
    verdicts: tuple[Verdict, ...]
    grades: Mapping[str, float]
    message_grade: float | None
    problems: tuple[Problem, ...]

    @property
    def median(self) -> float | None:
        """The grade in the middle, or None where none was measured."""
        return median(self.grades.values()) if self.grades else None


def judge_folder(folder: str, today: str, overlay: bool = False) -> ReviewResult:
    """Judge a folder that stands alone, or an ``overlay`` as it stands over the built-in one.

    Raises `InvalidInput` where there is none. Of an overlay, only its own items are judged.
    """
    plain, report = read_folder(folder)
    if overlay and "about" not in plain and os.path.isdir(folder):
        return _judge(ReviewInput(overlaid_built_in(plain, report), report, today), folder)
    if "about" not in plain:
        raise InvalidInput(report.problems or [missing(os.path.join(folder, ABOUT))])
    return _judge(ReviewInput(from_plain(plain), report, today), folder)


def too_hard(folder: str, today: str, overlay: bool = False) -> list[Problem]:
    """Every text that is too hard to read; none where nothing can be measured or read."""
    try:
        found = judge_folder(folder, today, overlay).problems
    except InvalidInput:
        return []
    return [problem for problem in found if problem.check == PLAIN]


def _judge(review: ReviewInput, folder: str) -> ReviewResult:
    report, judged = review.report, review.own
    found = {
        item.id: [finding for finding in item.judge(review) if review.concerns(finding[0])]
        for item in ITEMS
    }
    problems = [
        report.nearest(at, folder, message, item)
        for item, findings in found.items()
        for at, message in findings
    ]
    said = review.said
    return ReviewResult(
        len(judged),
        len(said),
        tuple(_verdict(item, found[item.id], judged) for item in ITEMS),
        grades(judged.values()),
        grade.grade(said) if grade.can_measure() and any(map(grade.words, said)) else None,
        tuple(in_order([*report.problems, *problems])),
    )


def _verdict(item: Item, findings: Iterable[Finding], judged: Mapping[str, Treatment]) -> Verdict:
    if item.id == PLAIN and not grade.can_measure():
        return Verdict(item.id, item.asks, None)
    failed = {at[1] if at[0] == TREATMENTS and len(at) > 1 else "" for at, _ in findings}
    passed = 0 if "" in failed else len(judged.keys() - failed)
    return Verdict(item.id, item.asks, passed)


def grades(treatments: Iterable[Treatment]) -> dict[str, float]:
    """Measure how hard each treatment is to read; nothing where nothing can be measured."""
    if not grade.can_measure():
        return {}
    texts = {treatment.id: [text for _, text in prose(treatment)] for treatment in treatments}
    return {name: grade.grade(said) for name, said in texts.items() if any(map(grade.words, said))}
