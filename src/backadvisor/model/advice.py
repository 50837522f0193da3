"""What the answer says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .case import Case
from .closed_lists import (
    Bucket,
    DatingKind,
    Direction,
    Duration,
    NoticeKind,
    OpenQuestionKind,
    Pattern,
    RuleId,
    StepKind,
    Urgency,
)
from .heard import Heard
from .knowledge import Combination, Knowledge, Treatment
from .record import Record


class FiredFlag(Record):
    """A warning sign that fired."""

    id: str
    label: str
    urgency: Urgency
    do: str
    because: str
    sources: tuple[str, ...]


class Undated(Record):
    """A sign or a treatment whose time nobody told; ``then`` is how urgent it is if it is old.

    ``about`` is the sign, or the word for what was tried.
    """

    kind: DatingKind
    about: str
    question: str
    then: Urgency


class Triage(Record):
    """How urgent it is. ``withheld`` means that no options are given."""

    level: Urgency
    screened: bool
    withheld: bool
    flags: tuple[FiredFlag, ...]
    unanswered: tuple[str, ...]
    held: tuple[str, ...] = ()  # a key of the JSON: what is deferred


class Situation(Record):
    """The kind of pain that the guidelines sort by; ``unknown`` when it was not told."""

    pattern: Pattern | Literal["unknown"]
    duration: Duration | Literal["unknown"]


class Reason(Record):
    """Why a treatment stands where it stands. ``rule`` names the rule that put it there."""

    rule: RuleId
    because: str
    sources: tuple[str, ...]
    fact: str | None = None
    lead: str = ""  # what it is about, such as "Needs care with asthma"; empty: nothing else

    @property
    def text(self) -> str:
        """The whole of it, for a person to read."""
        return f"{self.lead}: {self.because}" if self.lead else self.because


class Agreement(Record):
    """How many sources speak for, with limits, against, or find too little evidence."""

    support: int
    consider: int
    against: int
    insufficient: int

    @property
    def by_direction(self) -> Mapping[Direction, int]:
        """How many say each."""
        return {
            "for": self.support,
            "consider": self.consider,
            "against": self.against,
            "insufficient": self.insufficient,
        }


class CheckFirst(Record):
    """An unanswered fact that would rule the treatment out."""

    fact: str
    question: str
    because: str
    sources: tuple[str, ...]


class Entry(Record):
    """One treatment in its bucket. ``reasons[0]`` decided."""

    treatment: Treatment
    bucket: Bucket
    reasons: tuple[Reason, ...]
    agreement: Agreement
    check_first: tuple[CheckFirst, ...] = ()
    order: tuple[object, ...] = ()


class OpenQuestion(Record):
    """Something unanswered, and the treatments that a telling answer would move.

    ``about`` is the fact, or the word that treatments of several kinds were told by; else empty.
    """

    kind: OpenQuestionKind
    about: str
    question: str
    would_move: tuple[str, ...]


class WhatIf(Record):
    """A single answer that would move a treatment, where to, and the case with that answer."""

    answer: str
    bucket: Bucket
    case: Case


class Step(Record):
    """Something to do with one treatment of the answer, or with a warning sign."""

    kind: StepKind
    about: str
    text: str
    sources: tuple[str, ...]


class Notice(Record):
    """Something said back at the head of an answer: how a telling was taken, what it rests on."""

    kind: NoticeKind
    text: str


class Advice(Record):
    """The whole answer. When advice is withheld, ``entries`` is empty."""

    case: Case
    triage: Triage
    situation: Situation
    entries: tuple[Entry, ...]
    combinations: tuple[Combination, ...]
    next_conversation: tuple[str, ...]
    open_questions: tuple[OpenQuestion, ...]
    plan: tuple[Step, ...]
    safety_net: tuple[str, ...]
    knowledge: Knowledge
    notices: tuple[Notice, ...] = ()
    heard: Heard | None = None  # where something was told in a person's own words
    undated: tuple[Undated, ...] = ()
