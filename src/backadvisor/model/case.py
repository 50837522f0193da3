"""What a person told us. A fact in none of the lists is unknown, never "no"."""

from __future__ import annotations

from .closed_lists import Age, Duration, Goal, Outcome, Unit
from .labels import OUTCOMES, OutcomeRow
from .record import Record


class Amount(Record):
    """How much was tried: weeks, or times (sessions, doses, injections)."""

    number: float
    unit: Unit


class Ago(Record):
    """How long ago something began or was done: weeks, only ``new`` or ``old``, or a year.

    Weeks are the one unit of time here; an hour is 0.006 of one. Of a calendar ``year``, the
    weeks are the fewest that it can be, and None where nobody knows which day it is now.
    """

    weeks: float | None = None
    age: Age | None = None
    year: int | None = None

    def within(self, weeks: float) -> bool:
        """Whether it is, or may be, no longer ago than that."""
        if self.age is not None:
            return self.age == "new"
        return self.weeks is None or self.weeks <= weeks


class Since(Record):
    """How long ago a fact that is true of a person began."""

    fact: str
    ago: Ago


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
    ago: Ago | None = None  # how long ago it was had for the last time

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

    ``other`` is what was tried and is not known here, in the person's own words. ``examined`` says
    that a clinician has examined this since it began, and that it is the same since.
    """

    tried: tuple[Trial, ...] = ()
    other: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    since: tuple[Since, ...] = ()
    screened: bool = False
    examined: bool = False
    duration_weeks: float | None = None
    duration: Duration | None = None
    age: int | None = None
    avoid: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    region: str = ""
