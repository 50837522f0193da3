"""What the guidelines, taken together, say of one treatment in one situation.

Each source counts once. Three to one decides; anything closer is a disagreement and is
shown as one. Only sources in force count. Where none speaks, a replaced one does if its
successor is silent, then specialty societies; neither can recommend on its own. Payers are
shown and never counted.
"""

from __future__ import annotations

from typing import NamedTuple

from ..model import (
    Agreement,
    Direction,
    Knowledge,
    Recommendation,
    Situation,
    Stance,
    Standing,
    Treatment,
    labels,
)

MAJORITY = 3  # how many votes must stand against one for a side to win
STANDING_ORDER: tuple[Standing, ...] = tuple(
    standing for standing, row in labels.STANDINGS.items() if row.speaks
)


class Vote(NamedTuple):
    """What one source says in this situation."""

    source: str
    says: Direction
    strong: bool


class Verdict:
    """The votes that count, and where three to one leaves the treatment."""

    def __init__(self, votes: tuple[Vote, ...], in_force: bool = True) -> None:
        said = [vote.says for vote in votes]
        self.votes = votes
        self.sources = tuple(vote.source for vote in votes)
        self.agreement = Agreement(
            said.count("for"),
            said.count("consider"),
            said.count("against"),
            said.count("insufficient"),
        )
        self.in_force = in_force
        self.indirect = False
        self.stance: Stance = _stance(self.agreement, votes)

    @property
    def is_decisive(self) -> bool:
        """Support recommends only when it is said today, and of a situation like this one."""
        return self.in_force and not self.indirect


def _stance(count: Agreement, votes: tuple[Vote, ...]) -> Stance:
    """Three to one decides; ``weak`` is support by a single or limited vote."""
    supporting = count.support + count.consider
    if not supporting and not count.against:
        return "silent"
    if count.against >= MAJORITY * supporting:
        return "against"
    if count.support >= MAJORITY * count.against and count.support:
        strong = any(vote.strong and vote.says == "for" for vote in votes)
        return "support" if strong or supporting > 1 else "weak"
    return "disagree" if count.against else "weak"


def weigh(treatment: Treatment, situation: Situation, knowledge: Knowledge) -> Verdict:
    """Weigh the guidelines for this situation, else for the nearest one (``indirect``)."""
    here = _tally(treatment, situation, knowledge)
    if here.stance != "silent":
        return here
    for wider in (Situation(situation.pattern, "unknown"), Situation("unknown", "unknown")):
        verdict = _tally(treatment, wider, knowledge)
        if verdict.stance != "silent":
            verdict.indirect = True
            return verdict
    return here


def _tally(treatment: Treatment, situation: Situation, knowledge: Knowledge) -> Verdict:
    """Hear the sources in force; where there is none, the next best standing speaks for them."""
    heard: dict[str, list[Recommendation]] = {}
    for row in treatment.guidelines:
        if row.counted and _speaks_to(row, situation):
            heard.setdefault(row.source, []).append(row)
    speaking = {name: knowledge.sources[name] for name in heard}
    for standing in STANDING_ORDER:
        votes = tuple(
            _vote(name, heard[name], situation)
            for name, source in speaking.items()
            if source.standing == standing and source.superseded_by not in heard
        )
        if votes:
            return Verdict(votes, in_force=labels.STANDINGS[standing].in_force)
    return Verdict(())


def _speaks_to(row: Recommendation, situation: Situation) -> bool:
    """An unknown pattern or duration leaves every row standing."""
    return (situation.pattern == "unknown" or row.pattern in ("any", situation.pattern)) and (
        situation.duration == "unknown" or row.duration in ("any", situation.duration)
    )


def _vote(source: str, rows: list[Recommendation], situation: Situation) -> Vote:
    """Only the rows closest to the situation speak for a source."""
    if len(rows) == 1:
        return Vote(source, rows[0].says, rows[0].strength == "strong")
    closest = max(_closeness(row, situation) for row in rows)
    rows = [row for row in rows if _closeness(row, situation) == closest]
    says = _together({row.says for row in rows})
    return Vote(source, says, any(row.strength == "strong" for row in rows if row.says == says))


def _closeness(row: Recommendation, situation: Situation) -> int:
    return (row.pattern == situation.pattern) + (row.duration == situation.duration)


def _together(said: set[Direction]) -> Direction:
    """A source that says both yes and no, says yes with limits."""
    if "against" in said and said & {"for", "consider"}:
        return "consider"
    return next(word for word in labels.DIRECTIONS if word in said)
