"""What `check` prints, alone and with `--trust` or `--report`: as text, for CI and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ..model.problems import Problem
from .declared import RecommendationRow
from .readability import HOW_TO_MEASURE
from .trust import ReviewResult

TRUST_SCHEMA = "backadvisor.trust/1"
DECLARED_SCHEMA = "backadvisor.declared/1"


# What would end a message or a property, and so begin a command of the runner that reads it.
_ENDS_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ENDS_PROPERTY = _ENDS_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(problem: Problem) -> str:
    """A problem as GitHub reads it, to show it beside its line."""
    place = {"file": problem.path, "line": problem.line, "col": problem.column}
    properties = {name: value for name, value in place.items() if value} | {"title": problem.check}
    said = ",".join(
        f"{key}={str(value).translate(_ENDS_PROPERTY)}" for key, value in properties.items()
    )
    return f"::error {said}::{problem.message.translate(_ENDS_MESSAGE)}"


def counted(problems: Sequence[Problem]) -> str:
    """How many problems there are."""
    return f"{len(problems)} problem{'s' * (len(problems) != 1)}" if problems else "no problems"


def trust_lines(judgement: ReviewResult) -> Iterator[str]:
    """The summary: how many treatments pass each item, and how hard they are to read."""
    widest = max(len(verdict.id) for verdict in judgement.verdicts)
    for verdict in judgement.verdicts:
        passed = "-" if verdict.passed is None else str(verdict.passed)
        yield f"{verdict.id:{widest}}  {passed:>3} of {judgement.treatments}  {verdict.asks}"
    yield ""
    yield from _grade_lines(judgement)


def _grade_lines(judgement: ReviewResult) -> Iterator[str]:
    if judgement.median is None:
        yield f"The reading grade was not measured. To measure it: {HOW_TO_MEASURE}"
        return
    widest = max(map(len, judgement.grades))
    yield f"Reading grade (Flesch-Kincaid): median {judgement.median:.1f}"
    if judgement.message_grade is not None:
        said = f"grade {judgement.message_grade:.1f}"
        yield f"What the program itself says: {judgement.messages} messages, {said}"
    for name, grade in sorted(judgement.grades.items()):
        yield f"{name:{widest}}  {grade:4.1f}"


def trust_json(judgement: ReviewResult) -> str:
    """The judgement as one JSON text; a grade is null where it was not measured."""
    middle, said = judgement.median, judgement.message_grade
    data = {
        "schema": TRUST_SCHEMA,
        "treatments": judgement.treatments,
        "messages": judgement.messages,
        "items": judgement.verdicts,
        "median_grade": None if middle is None else round(middle, 1),
        "message_grade": None if said is None else round(said, 1),
        "grades": {name: round(grade, 1) for name, grade in judgement.grades.items()},
        "problems": judgement.problems,
    }
    return json.dumps(data, default=vars)


def declared_lines(rows: Sequence[RecommendationRow]) -> Iterator[str]:
    """A line for each row, in columns, under their names."""
    table = [
        RecommendationRow.field_names,
        *([str(cell) for cell in vars(row).values()] for row in rows),
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for cells in table:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield "  ".join(padded).rstrip()


def declared_json(rows: Sequence[RecommendationRow]) -> str:
    """The rows as one JSON text."""
    return json.dumps({"schema": DECLARED_SCHEMA, "rows": rows}, default=vars)
