"""What was heard in a text of a person's own words, each thing with the words it was heard in."""

from __future__ import annotations

from typing import Literal

from .case import Amount
from .closed_lists import Duration, Goal, Outcome
from .record import Record

# "unclear" is neither: a sign whose scope is not plain is asked, never dropped and never taken.
Answer = Literal["yes", "no", "unclear"]
Why = Literal["somebody-else", "not-meant", "not-had", "over", "opinion"]


class HeardTrial(Record):
    """Something that was tried: the id of a treatment, or of a group or category.

    ``ago`` is how many weeks have passed since the last time, where that was told.
    """

    treatment: str
    words: str
    outcome: Outcome = "unspecified"
    amount: Amount | None = None
    ago: float | None = None


class HeardFact(Record):
    """A fact that a text says is so, or is not so, or of which it leaves open which.

    ``since`` is how many weeks it has been so; ``old``, that it is said to be long-standing.
    """

    fact: str
    answer: Answer
    words: str
    since: float | None = None
    old: bool = False


class SetAside(Record):
    """What was named and is not taken to be so, with the reason."""

    words: str
    id: str
    why: Why


class Heard(Record):
    """The whole of what was heard. What is in none of the lists was not told."""

    tried: tuple[HeardTrial, ...] = ()
    facts: tuple[HeardFact, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    not_understood: tuple[str, ...] = ()
    age: int | None = None
    duration_weeks: float | None = None
    duration: Duration | None = None
    avoid: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
