"""The closed lists: every word that YAML, JSON and the rules may use, as ``Literal`` types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

Pattern = Literal["axial", "radicular", "stenosis"]
Duration = Literal["acute", "subacute", "chronic"]
Says = Literal["for", "consider", "against", "insufficient"]
Strength = Literal["strong", "conditional", "good-practice", "not-stated"]
Certainty = Literal["high", "moderate", "low", "very-low", "not-known"]
Standing = Literal["current", "superseded", "specialty", "payer", "evidence"]
SourceKind = Literal[
    "guideline", "review", "trial", "study", "label", "advice", "policy", "reference"
]
Checked = Literal["primary", "secondary"]
Cost = Literal["free", "low", "medium", "high", "very-high", "not-known"]
FactKind = Literal["symptom", "condition", "diagnosis", "derived"]
ScreenKind = Literal["warning", "condition"]
Urgency = Literal["none", "soon", "urgent", "emergency"]
BadEnd = Literal["worse", "side-effects"]
Outcome = Literal[
    "helping",
    "partial",
    "wore-off",
    "no-relief",
    "worse",
    "side-effects",
    "stopped-early",
    "no-access",
    "unspecified",
]
Unit = Literal["weeks", "times"]
StepKind = Literal["while-you-wait", "do-not-stop", "judge", "stop", "see"]
NoticeKind = Literal[
    "heard",
    "unsure",
    "contradiction",
    "not-screened",
    "denied-signs",
    "denied-conditions",
    "empty",
    "laid-over",
    "overdue",
]
Goal = Literal["sleep", "work", "walking", "no-drugs", "low-cost", "few-visits", "soon"]
OptionBucket = Literal["recommended", "consider", "revisit", "keep", "later"]
SetAsideBucket = Literal["not-advised", "tried", "unsafe", "unwanted", "not-relevant"]

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
# What an outcome means, for every rule alike. "Could not get it" was never had, and is in none.
NOT_HAD: Outcome = "no-access"
WORKED: tuple[Outcome, ...] = ("helping", "partial", "wore-off")
STILL_USED: tuple[Outcome, ...] = ("helping", "partial")  # what helps in part is most likely taken
BAD_ENDS: tuple[Outcome, ...] = get_args(BadEnd)
JUDGED: tuple[Outcome, ...] = ("no-relief", "unspecified", "stopped-early")  # long enough?
FELL_SHORT: tuple[Outcome, ...] = ("no-relief", "unspecified", "wore-off", *BAD_ENDS)
GOALS: tuple[Goal, ...] = get_args(Goal)
OPTION_BUCKETS: tuple[OptionBucket, ...] = get_args(OptionBucket)
SET_ASIDE_BUCKETS: tuple[SetAsideBucket, ...] = get_args(SetAsideBucket)

Bucket = OptionBucket | SetAsideBucket
CallFirst = Literal["crisis", "poison"]

# Every message that the code shows by its id; messages.yaml holds each, and no other.
MessageId = Literal[
    "when-to-call",
    "in-an-emergency",
    "call-now",
    "elsewhere",
    "help-at-once",
    "help-today",
    "left-open",
    "signs-first",
    "may-need-help-now",
    "needs-help-today",
    "not-alone",
    "talk-now",
    "withheld",
    "to-be-looked-at",
    "within-days",
    "wait-for-check",
    "ask-if-needed",
    "do-not-stop",
    "do-not-stop-these",
    "not-because-of-this",
    "not-suddenly",
    "before-the-next-one",
    "one-kind",
    "worse",
    "worse-movement",
    "worse-by-yourself",
    "worse-medicine",
    "worse-never-suddenly",
    "side-effects",
    "see-prescriber",
    "see-giver",
    "carry-on",
    "short-trial",
    "judged-late",
    "ask-before-again",
    "probably-safe",
    "also-tried",
    "not-served",
]
MESSAGES: tuple[MessageId, ...] = get_args(MessageId)
# What the code fills into a message; every other stands as it is written.
FILLED: Mapping[MessageId, tuple[str, ...]] = {
    "in-an-emergency": ("numbers",),
    "call-now": ("numbers",),
    "help-at-once": ("signs", "numbers"),
    "help-today": ("signs",),
    "left-open": ("signs",),
    "talk-now": ("lines",),
    "to-be-looked-at": ("signs",),
    "within-days": ("sign",),
    "wait-for-check": ("sign",),
    "ask-if-needed": ("sign",),
    "do-not-stop": ("medicine",),
    "do-not-stop-these": ("medicines",),
    "before-the-next-one": ("medicine",),
    "one-kind": ("names",),
    "see-prescriber": ("what",),
    "see-giver": ("what",),
    "also-tried": ("names",),
    "not-served": ("goals",),
}
