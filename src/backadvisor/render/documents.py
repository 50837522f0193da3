"""The documents of the answer in JSON: the shapes that are promised; `schema` prints them.

Only `schema` and type checkers read this module, so that no answer has to wait for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from ..intake.keys import CaseDocument
from ..model import (
    About,
    Benefit,
    Bucket,
    Caution,
    CheckFirst,
    Effect,
    FairTrial,
    Goal,
    Harm,
    Like,
    Notice,
    OptionBucket,
    Outcome,
    Practical,
    Recommendation,
    Repeat,
    SetAsideBucket,
    Situation,
    Standing,
    Step,
    Triage,
    Undated,
)
from ..model.heard import Answer, SetAside
from .formats.json import CombinationDocument, ReasonDocument

AgreementDocument = TypedDict(
    "AgreementDocument", {"for": int, "consider": int, "against": int, "insufficient": int}
)


class EditionDocument(TypedDict):
    """Which knowledge answered, and the files of what was laid over the built-in one."""

    version: str
    date: str
    laid_over: list[str]


class SourceDocument(TypedDict):
    """A source as it is cited."""

    title: str
    organisation: str
    year: int | None
    doi: str
    url: str
    standing: Standing
    note: str


class EntryDocument(TypedDict):
    """What every treatment of an answer carries."""

    id: str
    name: str
    category: str
    reasons: Sequence[ReasonDocument]
    agreement: AgreementDocument
    cautions: Sequence[Caution]


class SetAsideDocument(EntryDocument):
    """A treatment set aside, with the reason."""

    bucket: SetAsideBucket


class OptionDocument(EntryDocument):
    """A treatment that remains, in full."""

    bucket: OptionBucket
    summary: str
    involves: str
    check_first: Sequence[CheckFirst]
    benefits: Sequence[Benefit]
    harms: Sequence[Harm]
    effects: Sequence[Effect]
    guidelines: Sequence[Recommendation]
    fair_trial: FairTrial | None
    repeat: Repeat | None
    practical: Practical
    like: Like
    stop_if: Sequence[str]
    ask: Sequence[str]
    goals: Sequence[Goal]
    see_also: Sequence[str]


class OpenQuestionDocument(TypedDict):
    """An unanswered fact and the treatments that a "yes" would move.

    ``fact`` may also be ``age``, ``duration``, ``tried:`` with the word of several kinds,
    ``since:`` with a sign, or ``when:`` with the word for what was tried.
    """

    fact: str
    question: str
    would_move: Sequence[str]


class TiedDocument(TypedDict, total=False):
    """What ties an answer to its case in a stream, and stands in no other one."""

    line: int
    id: object


class HeardTrialDocument(TypedDict):
    """Something that was tried, as it was heard; a group or category goes by its id."""

    treatment: str
    outcome: Outcome
    amount: str | None
    ago: str | None
    words: str


class HeardFactDocument(TypedDict):
    """What was heard of a fact: ``unclear`` is neither yes nor no, and is asked."""

    fact: str
    answer: Answer
    since: str | None
    words: str


class HeardDocument(TypedDict):
    """What was heard in a text of a person's own words."""

    tried: Sequence[HeardTrialDocument]
    facts: Sequence[HeardFactDocument]
    set_aside: Sequence[SetAside]
    not_understood: Sequence[str]


class HearingDocument(TiedDocument, total=False):
    """What stands only in an answer to a text in a person's own words."""

    heard: HeardDocument


class AdviceDocument(HearingDocument):
    """The whole answer."""

    schema: str
    knowledge: EditionDocument
    question: str
    case: CaseDocument
    notices: Sequence[Notice]
    triage: Triage
    situation: Situation
    options: Sequence[OptionDocument]
    set_aside: Sequence[SetAsideDocument]
    combinations: Sequence[CombinationDocument]
    next_conversation: Sequence[str]
    open_questions: Sequence[OpenQuestionDocument]
    undated: Sequence[Undated]
    plan: Sequence[Step]
    warning_signs: Mapping[str, str]
    safety_net: Sequence[str]
    sources: Mapping[str, SourceDocument]
    about: About


class TurnDocument(TypedDict):
    """An answer that would move it; ``change`` holds the keys of the case that it would set."""

    answer: str
    bucket: Bucket
    change: dict[str, Any]


class WhyDocument(TypedDict):
    """Why one treatment stands where it stands, and what would move it."""

    id: str
    name: str
    bucket: str
    reasons: Sequence[ReasonDocument]
    agreement: AgreementDocument
    guidelines: Sequence[Recommendation]
    check_first: Sequence[CheckFirst]
    would_change: Sequence[TurnDocument]
    file: str
