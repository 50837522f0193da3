"""What the knowledge declares that guidelines say, row by row, to be held against them."""

from __future__ import annotations

from typing import Literal

from ..model import Checked, Duration, Knowledge, Pattern, Says, Standing, Strength
from ..model.record import Noun


class Declared(Noun):
    """What one guideline is said to say of one treatment."""

    treatment: str
    source: str
    standing: Standing
    duration: Duration | Literal["any"]
    pattern: Pattern | Literal["any"]
    says: Says
    strength: Strength
    checked: Checked


def declared(knowledge: Knowledge) -> tuple[Declared, ...]:
    """Give every row, in the order of treatments and then of their files."""
    return tuple(
        Declared(
            one.id,
            row.source,
            knowledge.sources[row.source].standing,
            row.duration,
            row.pattern,
            row.says,
            row.strength,
            row.checked,
        )
        for one in knowledge.treatments.values()
        for row in one.guidelines
    )
