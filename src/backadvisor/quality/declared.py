"""What the knowledge declares that guidelines say, row by row, to be held against them."""

from __future__ import annotations

from typing import Literal

from ..model import Checked, Direction, Duration, Knowledge, Pattern, Standing, Strength
from ..model.record import Record


class RecommendationRow(Record):
    """What one guideline is said to say of one treatment."""

    treatment: str
    source: str
    standing: Standing
    duration: Duration | Literal["any"]
    pattern: Pattern | Literal["any"]
    says: Direction
    strength: Strength
    checked: Checked


def declared(knowledge: Knowledge) -> tuple[RecommendationRow, ...]:
    """Every row, in the order of treatments and then of their files."""
    return tuple(
        RecommendationRow(
            treatment.id,
            row.source,
            knowledge.sources[row.source].standing,
            row.duration,
            row.pattern,
            row.says,
            row.strength,
            row.checked,
        )
        for treatment in knowledge.treatments.values()
        for row in treatment.guidelines
    )
