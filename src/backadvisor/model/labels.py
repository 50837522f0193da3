"""One table for each closed list: what is said of an id, and what it means to who reads it.

Every page, question and rule takes the words of an id from its row, and asks the row how to take
it. Where two places say it in other words on purpose, the row holds both. A list gets a new id in
`closed_lists` and a row here; a test finds each id that has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from .closed_lists import (
    Bucket,
    Certainty,
    Cost,
    Direction,
    Duration,
    FactKind,
    Goal,
    MessageId,
    NoticeKind,
    Outcome,
    Pattern,
    RuleId,
    Stance,
    Standing,
    StepKind,
    Strength,
    Tone,
    Urgency,
)
from .record import Record

# --- What was tried -------------------------------------------------------------------


class OutcomeRow(Record):
    """How a trial went. A rule that treats single outcomes apart names each of them."""

    choice: str  # as the interview offers it, and as it is told back; empty: it is not offered
    everyday: str = ""  # what else people say, with commas between
    did: str = ""  # behind the name of what did it; empty: only that it was tried
    received: bool = True
    worked: bool = False  # if only in part or for a time
    in_use: bool = False  # most likely still taken
    failed: bool = False
    adverse: bool = False


OUTCOMES: Mapping[Outcome, OutcomeRow] = {
    "helping": OutcomeRow(
        "It is helping now",
        everyday="helps, works, working, is helping",
        did="help",
        worked=True,
        in_use=True,
    ),
    "partial": OutcomeRow(
        "It helped in part",
        everyday="a bit, a little, some, somewhat, partly, in part, helped a bit, helped a little",
        did="helped in part",
        worked=True,
        in_use=True,
    ),
    "wore-off": OutcomeRow(
        "It helped and wore off",
        everyday="wears off, came back, stopped working, helped for a while, helped for a time",
        did="helped for a time",
        worked=True,
        failed=True,
    ),
    "no-relief": OutcomeRow(
        "It did not help",
        everyday="failed, did nothing, does nothing, nothing, none, no, no help, no effect, "
        "no good, no difference, no better, useless, didn't help, did not help, didn't work, "
        "did not work",
        failed=True,
    ),
    "worse": OutcomeRow(
        "It made things worse",
        everyday="hurt, hurts, worsened, made it worse, made things worse, more pain",
        did="made things worse",
        failed=True,
        adverse=True,
    ),
    "side-effects": OutcomeRow(
        "It had side effects",
        everyday="made me sick, made me ill",
        did="brought side effects",
        failed=True,
        adverse=True,
    ),
    "stopped-early": OutcomeRow("I stopped early", everyday="stopped, quit, gave up, stopped it"),
    "no-access": OutcomeRow(
        "I could not get it",
        everyday="could not get it, couldn't get it, could not afford it, couldn't afford it, "
        "too expensive, not covered, denied, waiting list",
        received=False,
    ),
    "unspecified": OutcomeRow("", failed=True),
}
OFFERED: tuple[Outcome, ...] = tuple(outcome for outcome, row in OUTCOMES.items() if row.choice)

# --- Where a treatment stands ---------------------------------------------------------


Shown = Literal["in-rows", "by-name"]
Use = Literal["to-start", "going-on", "none"]  # what the plan does with what stands there
MovedBy = Literal["any-answer", "facts", "nothing"]  # "facts": the kind of pain has no word


class BucketRow(Record):
    """A part of the answer. Whether it holds options is said by its type in `closed_lists`."""

    title: str  # above it on a page, or before each of its names
    shown: Shown
    moved_by: MovedBy
    tone: Tone = "plain"
    use: Use = "none"
    was_tried: bool = False


# In the order of the page.
BUCKETS: Mapping[Bucket, BucketRow] = {
    "recommended": BucketRow(
        "Worth trying next: guidelines support these",
        "in-rows",
        moved_by="any-answer",
        tone="good",
        use="to-start",
    ),
    "consider": BucketRow(
        "Worth discussing: weak support, disagreement, or care needed",
        "in-rows",
        moved_by="any-answer",
        use="to-start",
    ),
    "revisit": BucketRow(
        "Tried: under which terms again, if at all",
        "in-rows",
        moved_by="any-answer",
        use="to-start",
        was_tried=True,
    ),
    "keep": BucketRow(
        "Carry on: it is helping",
        "in-rows",
        moved_by="facts",
        tone="good",
        use="going-on",
        was_tried=True,
    ),
    "later": BucketRow("Later", "by-name", moved_by="any-answer"),
    "unsafe": BucketRow("Ruled out", "by-name", moved_by="nothing"),
    "not-advised": BucketRow("Not advised", "by-name", moved_by="any-answer"),
    "tried": BucketRow("Tried", "by-name", moved_by="facts", was_tried=True),
    "not-relevant": BucketRow("Meant for another kind of pain", "by-name", moved_by="any-answer"),
    "unwanted": BucketRow("Left out because you asked", "by-name", moved_by="nothing"),
}


# --- Warning signs --------------------------------------------------------------------


class UrgencyRow(Record):
    """How soon a warning sign has to be looked at."""

    title: str  # above an answer whose options it withholds
    listed: str  # above its signs in the list of all
    beside: str = ""  # above its signs where the options stand
    withholds: bool = False  # no options stand: somebody has to act now or today
    within_days: bool = False  # a check is due: it is told in full, and what the sign holds waits
    stops: MessageId | None = None  # said in an interview that it stops


URGENCIES: Mapping[Urgency, UrgencyRow] = {
    "none": UrgencyRow("See a clinician", "A note only", beside="When you next see a clinician"),
    "soon": UrgencyRow(
        "See a clinician",
        "A clinician within days",
        beside="Get this checked first, within days",
        within_days=True,
    ),
    "urgent": UrgencyRow(
        "Get help today", "The same day", withholds=True, stops="needs-help-today"
    ),
    "emergency": UrgencyRow(
        "Get help now", "Call or go now", withholds=True, stops="may-need-help-now"
    ),
}

# --- The pain, and what matters -------------------------------------------------------


class DurationRow(Record):
    """How long the pain has lasted."""

    lasting: str  # after the kind of pain
    scope: str  # of which pain a guideline speaks


DURATIONS: Mapping[Duration, DurationRow] = {
    "acute": DurationRow("under 6 weeks", "pain under 6 weeks"),
    "subacute": DurationRow("6 to 12 weeks", "pain of 6 to 12 weeks"),
    "chronic": DurationRow("longer than 12 weeks", "pain over 12 weeks"),
}
ANY_DURATION = "pain of any length"
DURATION_UNKNOWN = "how long: not known"


class PatternRow(Record):
    """The kind of pain that guidelines sort by."""

    name: str
    in_short: str  # among several
    scope: str  # of which pain a guideline speaks


PATTERNS: Mapping[Pattern, PatternRow] = {
    "axial": PatternRow("pain mainly in the back", "pain mainly in the back", "mainly in the back"),
    "radicular": PatternRow("pain down the leg (sciatica)", "pain down the leg", "down the leg"),
    "stenosis": PatternRow(
        "legs that ache on walking (spinal stenosis)",
        "legs that ache on walking",
        "spinal stenosis",
    ),
}
ANY_PATTERN = "any kind"
PATTERN_UNKNOWN = "back or leg: not known"

GOALS: Mapping[Goal, str] = {
    "sleep": "better sleep",
    "work": "getting back to work",
    "walking": "walking",
    "no-drugs": "no medicines",
    "low-cost": "low cost",
    "few-visits": "few visits",
    "soon": "help soon",
}

# --- Who says so ----------------------------------------------------------------------


class StandingRow(Record):
    """What became of a source, and whether it has a voice."""

    title: str  # above its sources in the list of all
    note: str = ""  # beside what it says of a treatment
    speaks: bool = False  # where no source that stands before it in this table does
    in_force: bool = False  # it alone can recommend
    compared: bool = False  # it is named where treatments stand side by side


STANDINGS: Mapping[Standing, StandingRow] = {
    "current": StandingRow(
        "Guidelines in force (counted)", speaks=True, in_force=True, compared=True
    ),
    "superseded": StandingRow(
        "Replaced guidelines (counted only where the successor is silent)",
        "replaced since, not counted where its successor speaks",
        speaks=True,
    ),
    "specialty": StandingRow(
        "Single specialty societies (counted only where no other speaks)",
        "one specialty society, counted only where no other speaks",
        speaks=True,
        compared=True,
    ),
    "payer": StandingRow("Payers (shown, never counted)", "payer, shown and not counted"),
    "evidence": StandingRow("Reviews, trials, labels and public advice"),
}


class DirectionRow(Record):
    """What a guideline says of a treatment."""

    name: str
    counted: str  # behind how many say so
    caution: int  # "insufficient" supports nothing, "consider" a little
    bears: bool = True  # on the count beside a name


DIRECTIONS: Mapping[Direction, DirectionRow] = {
    "for": DirectionRow("for", "for", 0),
    "consider": DirectionRow("with limits", "with limits", 1),
    "against": DirectionRow("against", "against", 3),
    "insufficient": DirectionRow(
        "too little evidence", "found too little evidence", 2, bears=False
    ),
}


class StanceRow(Record):
    """What the guidelines say together, and the rule that decides by it."""

    rule: RuleId
    text: str
    of_several: str = ""


STANCES: Mapping[Stance, StanceRow] = {
    "support": StanceRow("guidelines-for", "Guidelines for a situation like this support it."),
    "weak": StanceRow("guidelines-weak", "Support for it is weak."),
    "disagree": StanceRow("guidelines-disagree", "Guidelines disagree."),
    "against": StanceRow(
        "guidelines-against", "Guidelines for a situation like this advise against it."
    ),
    "silent": StanceRow(
        "no-guideline",
        "No guideline supports it for this kind of pain.",
        of_several="No guideline supports these for this kind of pain.",
    ),
}


CERTAINTIES: Mapping[Certainty, str] = {
    "high": "high",
    "moderate": "moderate",
    "low": "low",
    "very-low": "very low",
    "not-known": "not known",
}
STRENGTHS: Mapping[Strength, str] = {  # empty: nothing is said of it
    "strong": "strong",
    "conditional": "conditional",
    "good-practice": "good practice",
    "not-stated": "",
}
COSTS: Mapping[Cost, str] = {
    "free": "free",
    "low": "low",
    "medium": "medium",
    "high": "high",
    "very-high": "very high",
    "not-known": "not known",
}

# --- What a person can be asked -------------------------------------------------------


class FactKindRow(Record):
    """A kind of fact: the key of a case under which it is told, and its part of the lists."""

    told_as: Literal["symptoms", "conditions"] | None  # None: it follows from others
    title: str = ""


FACT_KINDS: Mapping[FactKind, FactKindRow] = {
    "symptom": FactKindRow("symptoms"),
    "condition": FactKindRow("conditions", "Conditions and medicines"),
    "diagnosis": FactKindRow("conditions", "Diagnoses"),
    "derived": FactKindRow(None),
}

# --- What is said beside the options --------------------------------------------------


class NoticeRow(Record):
    """What stands before something that is said back, and where it stands."""

    lead: str
    at_the_end: bool = False  # of a full answer: the illnesses denied together are many
    withheld: bool = True  # also where a sign withholds the options
    first: bool = False  # before all else that an answer says


NOTICES: Mapping[NoticeKind, NoticeRow] = {
    "unclear-sign": NoticeRow("Answer this first", first=True),
    "heard": NoticeRow("We heard a warning sign"),
    "unsure": NoticeRow("Please check"),
    "heard-yes": NoticeRow("We heard"),
    "heard-no": NoticeRow("We heard no to"),
    "heard-tried": NoticeRow("We heard you tried"),
    "heard-aside": NoticeRow("Left aside"),
    "not-understood": NoticeRow("Not understood"),
    "contradiction": NoticeRow("Please check"),
    "not-screened": NoticeRow("Warning signs", withheld=False),
    "screened-before": NoticeRow("Warning signs", withheld=False),
    "denied-signs": NoticeRow("You said no to"),
    "denied-conditions": NoticeRow("You said no to", at_the_end=True),
    "empty": NoticeRow("Not told"),
    "laid-over": NoticeRow("Not only our knowledge"),
    "overdue": NoticeRow("Getting old"),
}

STEPS: Mapping[StepKind, str] = {  # in the order of the page
    "while-you-wait": "While you wait",
    "do-not-stop": "Do not stop on your own",
    "judge": "When to judge it",
    "stop": "When to stop, ask or get help",
    "see": "Where to go, whom to see",
}
