"""The closed lists: every word that YAML, JSON and the rules may use, as ``Literal`` types.

What a word of the knowledge means stands above it, after ``#:``; the tables of
``knowledge/README.md`` are made from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

#: The pattern of the pain, by which guidelines sort it.
Pattern = Literal[
    #: Pain mainly in the low back (axial, non-specific).
    "axial",
    #: Pain down a leg to below the knee, from a squeezed nerve root (sciatica, radicular).
    "radicular",
    #: Legs that ache on walking and ease on sitting, from a narrow canal (neurogenic claudication).
    "stenosis",
]
#: How long the pain has lasted, by which guidelines sort it.
Duration = Literal[
    #: Under 6 weeks.
    "acute",
    #: 6 to 12 weeks.
    "subacute",
    #: Over 12 weeks.
    "chronic",
]
#: A time that was told in no number.
Age = Literal[
    #: It began or was done lately.
    "new",
    #: More than three months ago, and of a sign: the same since.
    "old",
]
#: What settles a steady warning sign, so that it is a note.
Settles = Literal[
    #: It is older than three months, or was examined since it began.
    "old",
    #: It was examined since it began, and is older than three weeks.
    "examined",
]
#: The direction of a recommendation (GRADE), and what it does among the others.
Direction = Literal[
    #: It recommends the treatment. Where three or more such voices stand against each that is
    #: against, it comes under what to try next; a single voice brings it there only if it is
    #: `strong`.
    "for",
    #: It allows the treatment with limits: for some people, later, or as one choice of several. A
    #: weaker voice for it: without any that is `for`, it stays under what is worth discussing.
    "consider",
    #: It advises against the treatment. Where three or more such voices stand against each that
    #: supports it, or one where none does, it comes under what is not advised.
    "against",
    #: It looked and found too little evidence to say. It is shown, and speaks neither for nor
    #: against.
    "insufficient",
]
#: The strength of a recommendation (GRADE).
Strength = Literal[
    #: It holds for nearly everybody. A single voice for a treatment has to be strong to recommend
    #: it.
    "strong",
    #: Also called weak: what is right depends on the person.
    "conditional",
    #: A statement of good practice, for which no evidence was graded.
    "good-practice",
    #: The guideline gives no strength.
    "not-stated",
]
#: The certainty of evidence (GRADE).
Certainty = Literal[
    #: More research is very unlikely to change it.
    "high",
    #: More research may change it.
    "moderate",
    #: More research is likely to change it.
    "low",
    #: What was found is very uncertain.
    "very-low",
    #: Nobody graded it, or the grade could not be read.
    "not-known",
]
#: Whether a source has a voice where guidelines are weighed, and when.
Standing = Literal[
    #: A guideline in force. Its voice counts.
    "current",
    #: A guideline that was replaced since, or withdrawn. It counts only where none in force speaks,
    #: and cannot recommend by itself.
    "superseded",
    #: The guideline of a single specialty society. It counts only where neither of the above
    #: speaks, and cannot recommend by itself.
    "specialty",
    #: From whoever pays: an insurer, a health service, workers' compensation. It is shown, and
    #: never counts.
    "payer",
    #: Anything else: a review, trial, label or public advice. Claims rest on it; it has no voice,
    #: and no row under `guidelines`.
    "evidence",
]
#: What kind of text a source is.
SourceKind = Literal[
    #: A guideline, for clinicians, on what to do.
    "guideline",
    #: A review of trials or studies, systematic or not.
    "review",
    #: A controlled trial.
    "trial",
    #: Another study of people: a cohort, a register, a survey, a series of cases.
    "study",
    #: The label or leaflet of a medicine or device.
    "label",
    #: Advice to the public or to clinicians from a health service, agency, clinic or charity.
    "advice",
    #: The rules of a payer or an authority on what is paid for, and when.
    "policy",
    #: Another page or book: a monograph, teaching notes, a news item, a maker's text.
    "reference",
]
#: Whether something was read at first hand.
Checked = Literal[
    #: Read in the source itself.
    "primary",
    #: Read in a summary or an account of it.
    "secondary",
]
#: What a treatment costs somebody who pays for it alone.
Cost = Literal[
    #: Nothing, as a walk.
    "free",
    #: As tablets, a class or a heat wrap.
    "low",
    #: As a course of visits to a therapist.
    "medium",
    #: As an injection, a scan or a course of talking therapy.
    "high",
    #: As an operation, an implant or a whole programme.
    "very-high",
    #: Not known to us.
    "not-known",
]
#: Where a fact is told, or that it follows from others.
FactKind = Literal[
    #: What a person feels or has noticed (`--symptoms`).
    "symptom",
    #: An illness, a medicine, a state or a past event (`--conditions`).
    "condition",
    #: A named finding or illness of the spine or the joints (`--conditions`).
    "diagnosis",
    #: It follows from others by a function in `engine/facts.py`; nobody is asked for it by this
    #: name.
    "derived",
]
#: What the interview asks on a screen.
ScreenKind = Literal[
    #: Warning signs: all groups are shown at once, and denied together.
    "warning",
    #: Conditions and diagnoses, asked outright.
    "condition",
]
#: How soon a warning sign has to be looked at.
Urgency = Literal[
    #: A note for the next visit.
    "none",
    #: By a clinician within days. Options are shown, but for what waits until then.
    "soon",
    #: The same day. No options are shown.
    "urgent",
    #: Now: call or go. No options are shown.
    "emergency",
]
#: How a trial of a treatment ended badly (adverse outcome).
AdverseOutcome = Literal[
    #: It made things worse.
    "worse",
    #: It brought side effects.
    "side-effects",
]
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
DatingKind = Literal["since", "when"]  # of a sign, and of what was tried
OpenQuestionKind = Literal["fact", "which-kind", "duration", "age", "since", "when"]
StepKind = Literal["while-you-wait", "do-not-stop", "judge", "stop", "see"]
NoticeKind = Literal[
    "unclear-sign",
    "heard",
    "unsure",
    "heard-yes",
    "heard-no",
    "heard-tried",
    "heard-aside",
    "not-understood",
    "contradiction",
    "not-screened",
    "screened-before",
    "denied-signs",
    "denied-conditions",
    "empty",
    "laid-over",
    "overdue",
]
#: What matters to a person (`--goals`).
Goal = Literal[
    #: To sleep better.
    "sleep",
    #: To get back to work.
    "work",
    #: To walk.
    "walking",
    #: To take no medicines.
    "no-drugs",
    #: To pay little.
    "low-cost",
    #: To need few visits.
    "few-visits",
    #: To have help soon.
    "soon",
]
OptionBucket = Literal["recommended", "consider", "revisit", "keep", "later"]
SetAsideBucket = Literal["not-advised", "tried", "unsafe", "unwanted", "not-relevant"]

Bucket = OptionBucket | SetAsideBucket
#: What the guidelines say together of one treatment.
Stance = Literal["support", "weak", "disagree", "against", "silent"]
# The rules, by what they decide on, and what is said beside that.
DecidingRule = Literal[
    "unwanted",
    "not-with",
    "not-together",
    "hold",
    "kind-unknown",
    "helping",
    "worse",
    "side-effects",
    "fair-trial",
    "tried",
    "partial",
    "wore-off",
    "stopped-early",
    "short-trial",
    "suits",
    "comes-first",
    "due-for-check",
    "after",
    "no-guideline",
    "guidelines-against",
    "borrowed",
    "stand-in",
    "guidelines-disagree",
    "guidelines-weak",
    "care-with",
    "care-together",
    "guidelines-for",
]
FurtherRule = Literal["better-with", "kin", "suits-unknown", "goals", "guidelines"]
RuleId = DecidingRule | FurtherRule
#: How a part of a page is drawn.
Tone = Literal["plain", "stop", "warn", "good", "quiet"]

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
GOALS: tuple[Goal, ...] = get_args(Goal)
OPTION_BUCKETS: tuple[OptionBucket, ...] = get_args(OptionBucket)
SET_ASIDE_BUCKETS: tuple[SetAsideBucket, ...] = get_args(SetAsideBucket)

#: A line that is named before the emergency number.
CallFirst = Literal[
    #: The crisis line, and who listens: with thoughts of suicide.
    "crisis",
    #: The poison line: after too much of a medicine.
    "poison",
]

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
    "if-old",
    "if-long-ago",
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
    "if-old": ("question", "then", "sign"),
    "if-long-ago": ("question", "then", "name"),
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
