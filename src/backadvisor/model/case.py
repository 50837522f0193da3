"""What a person told us. A fact in none of the lists is unknown, never "no"."""

from __future__ import annotations

from .closed_lists import Duration, Goal, Outcome, Unit
from .labels import OUTCOMES, OutcomeRow
from .record import Record


class Amount(Record):
    """How much was tried: weeks, or times (sessions, doses, injections)."""

    number: float
    unit: Unit


class Trial(Record):
    """One treatment that was tried. ``named`` keeps the word the person used.

    ``ambiguous`` says that the word stood for a whole category (``injections``) or a group
    (``pills``); ``crosses_categories``, that not even the category is known (``decompression``).
    """

    treatment: str
    outcome: Outcome = "unspecified"
    amount: Amount | None = None
    named: str = ""
    ambiguous: bool = False
    crosses_categories: bool = False

    @property
    def word(self) -> str:
        """The word the person used, else the treatment's id."""
        return self.named or self.treatment

    @property
    def meaning(self) -> OutcomeRow:
        """What its outcome means, for every rule alike."""
        return OUTCOMES[self.outcome]


class Case(Record):
    """What one person told us. A fact in none of the lists is unknown, never "no".

    ``other`` is what was tried and is not known here, in the person's own words.
    """

    tried: tuple[Trial, ...] = ()
    other: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    screened: bool = False
    duration_weeks: float | None = None
    duration: Duration | None = None
    age: int | None = None
    avoid: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    region: str = ""
