"""Facts first: what is true, false or unknown of a person, and the kind of pain it makes.

Answers have three values: True, False and None for "unknown". Unknown is never taken as no.
A derived fact is a function over other facts; it stands here, by name, with its test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..model import (
    Ago,
    Case,
    Duration,
    Fact,
    Knowledge,
    Outcome,
    Pattern,
    QuestionGroup,
    Situation,
    Trial,
)
from ..model.record import Record, replace
from .times import (
    INJECTION_WEEKS,
    LEG_CHANGES,
    MANIPULATION,
    MANIPULATION_WEEKS,
    NEEDLES,
    NERVE_SIGNS,
    NEW_WEEKS,
    OLD_WEEKS,
    OPERATION_WEEKS,
    OPERATIONS,
    changed,
    expected_after_block,
    is_old,
    lately,
    recent_by,
)

Answer = bool | None

ACUTE_WEEKS = 6  # acute is under six weeks
CHRONIC_WEEKS = 12  # subacute reaches to twelve, chronic is beyond
A_DAY = 0.143  # a seventh of a week, as it is rounded


def any_of(answers: Iterable[Answer]) -> Answer:
    """Yes if one is yes; no only if all are no; else unknown."""
    unknown = False
    for answer in answers:
        if answer:
            return True
        unknown = unknown or answer is None
    return None if unknown else False


class Facts:
    """Every fact about one case, asked by id: ``facts["fever"]`` is True, False or None."""

    def __init__(self, case: Case, knowledge: Knowledge) -> None:
        self.case = case
        self.knowledge = knowledge
        self.duration = duration_of(case)
        self.since: dict[str, Ago] = {since.fact: since.ago for since in case.since}
        self._told = _told(case, knowledge)
        self._derived: dict[str, Answer] = {}

    def __getitem__(self, fact: str) -> Answer:
        if fact not in DERIVED:
            return self._told.get(fact)
        if fact not in self._derived:
            self._derived[fact] = DERIVED[fact].answer(self)
        return self._derived[fact]

    def rests_on(self, fact: str) -> tuple[str, ...]:
        """The facts a person can be asked that a fact rests on: itself, unless derived."""
        return askable(fact)

    def said(self, fact: str) -> Answer:
        """What was said of a fact itself, and not what follows from what was tried."""
        if fact in self.case.symptoms or fact in self.case.conditions:
            return True
        return False if fact in self.case.absent else None

    def any(self, *facts: str) -> Answer:
        """Whether one of several facts is true."""
        return any_of(self[fact] for fact in facts)

    def tried(self, *treatments: str) -> bool:
        """Whether one of the treatments was had, or may have been: a category is all of it.

        Only warning signs ask, and for them the wide reading is the safe one.
        """
        return any(
            trial.treatment in treatments and trial.meaning.received for trial in self.case.tried
        )


def with_facts(case: Case, facts: Iterable[str], knowledge: Knowledge) -> Case:
    """Add facts that are true, each to the list where its kind belongs; what is there stays."""
    known = {*case.symptoms, *case.conditions}
    new = [fact for fact in facts if fact not in known]
    symptoms = [fact for fact in new if knowledge.facts[fact].told_as == "symptoms"]
    conditions = [fact for fact in new if fact not in symptoms]
    return replace(
        case, symptoms=(*case.symptoms, *symptoms), conditions=(*case.conditions, *conditions)
    )


def worth_asking(fact: Fact, case: Case) -> bool:
    """Whether to ask for a fact at this age; unasked, it is unknown and no "no"."""
    return fact.asked_up_to is None or case.age is None or case.age <= fact.asked_up_to


def denied_with(screen: QuestionGroup, case: Case, knowledge: Knowledge) -> tuple[str, ...]:
    """The facts of a screen that are denied once all that are true of it were named."""
    true = Facts(replace(case, absent=()), knowledge)
    return tuple(
        fact for fact in screen.asks if not true[fact] and worth_asking(knowledge.facts[fact], case)
    )


def _told(case: Case, knowledge: Knowledge) -> dict[str, bool]:
    """What the person said outright. A yes wins over a no, as the safer of the two."""
    answers = dict.fromkeys(case.absent, False)
    if case.screened:
        answers.update({fact.id: False for fact in knowledge.facts.values() if fact.warning})
    answers.update(dict.fromkeys((*case.symptoms, *case.conditions), True))
    for trial in case.tried:
        answers.update(dict.fromkeys(told_by(trial, knowledge), True))
    for since in case.since:
        recent = since.ago.year is None and since.ago.within(OPERATION_WEEKS)
        if since.fact == "prior-spine-surgery" and recent:
            answers["recent-spine-surgery"] = True
    return answers


# What an operation leaves in the spine.
LEAVES_BEHIND = {
    "spinal-fusion": ("spinal-hardware",),
    "disc-replacement": ("spinal-hardware",),
    "spinal-cord-stimulation": ("spinal-stimulator",),  # also where it no longer helps
}


def told_by(trial: Trial, knowledge: Knowledge) -> Iterable[str]:
    """The facts that a trial answers: the same thing, told in another place."""
    if not trial.meaning.received:
        return
    if recent := recent_by(trial, knowledge):
        yield recent
    if not trial.ambiguous:  # which of its members was had is not known
        yield from LEAVES_BEHIND.get(trial.treatment, ())
        if trial.treatment == "antidepressants-ssri" and in_use(trial):
            yield "ssri-or-maoi"
    if knowledge.treatments[trial.treatment].category == "surgery" and not trial.crosses_categories:
        yield "prior-spine-surgery"


def in_use(trial: Trial) -> bool:
    """Whether it is most likely still taken; of a category, that is known of no member."""
    return trial.meaning.in_use and not trial.ambiguous


# --- Derived facts --------------------------------------------------------------------


class Derived(Record):
    """A fact that follows from others; ``asks`` names the facts it reads."""

    answer: Callable[[Facts], Answer]
    asks: tuple[str, ...] = ()


def _aged(low: int, high: int = 200) -> Derived:
    """Age from ``low`` years up to but not including ``high``."""

    def answer(facts: Facts) -> Answer:
        age = facts.case.age
        return None if age is None else low <= age < high

    return Derived(answer)


def _lasting(*durations: Duration) -> Derived:
    def answer(facts: Facts) -> Answer:
        return None if facts.duration is None else facts.duration in durations

    return Derived(answer)


def _at_most(weeks: float) -> Derived:
    """The pain is no older than that; "acute" in words may be, and may not be."""

    def answer(facts: Facts) -> Answer:
        lasted = facts.case.duration_weeks
        if lasted is not None and facts.case.duration is None:
            return lasted <= weeks
        return False if facts.duration in ("subacute", "chronic") else None

    return Derived(answer)


def _either(*asks: str) -> Derived:
    return Derived(lambda facts: facts.any(*asks), asks)


def _pain_new(facts: Facts) -> Answer:
    acute = None if facts.duration is None else facts.duration == "acute"
    return any_of([acute, facts.any("different-pain", "sudden-onset")])


def _pain_new_or_worse(facts: Facts) -> Answer:
    return any_of([_pain_new(facts), facts["worsening-pain"]])


def _new_pain_after_surgery(facts: Facts) -> Answer:
    return facts["prior-spine-surgery"] and _pain_new_or_worse(facts)


_LEG_TROUBLE = (
    "leg-weakness",
    "worsening-weakness",
    "worsening-numbness",
    "foot-drop",
    "both-legs",
    "unable-to-walk",
)


def _both_legs_new(facts: Facts) -> Answer:
    """Trouble in both legs that is not the old, steady ache of a narrow spinal canal."""
    if not facts["both-legs"]:
        return facts["both-legs"]
    if changed(facts) or facts.duration == "acute":
        return True
    ago = facts.since.get("both-legs")
    if ago is not None:
        return ago.within(OLD_WEEKS) or bool(facts["worsening-pain"])
    steady = facts.any("walking-limited", "spinal-stenosis")
    if facts["worsening-pain"] and not steady:
        return True
    # An unknown duration counts as new, unless the pattern itself is the steady one.
    return not (facts.duration == "chronic" or steady)


def _leg_weakness_new(facts: Facts) -> Answer:
    """No older than three weeks, come with a change, or of a time that nobody told.

    Where nobody told how long it has been weak, the pain may be told to be older.
    """
    if not facts["leg-weakness"]:
        return facts["leg-weakness"]
    ago = facts.since.get("leg-weakness")
    recent = facts["pain-under-three-weeks"] is not False if ago is None else ago.within(NEW_WEEKS)
    return recent or bool(changed(facts))


_NERVE_SIGNS = (
    "saddle-numbness",
    "bladder-retention",
    "bladder-incontinence",
    "bowel-incontinence",
    "leg-weakness",
)


def _may_not_be_stenosis(facts: Facts) -> Answer:
    """True, but where a narrow canal was told, has lasted, and every sign of nerves was denied."""
    narrow = facts.any("walking-limited", "spinal-stenosis") and facts.duration == "chronic"
    return not narrow or facts.any(*_NERVE_SIGNS, *LEG_CHANGES) is not False


def _may_be_new(facts: Facts) -> Answer:
    """Everything is, but for what has lasted and is known not to have changed."""
    steady = changed(facts, "worsening-pain") is False and facts.duration == "chronic"
    return not steady or lately(facts, *NERVE_SIGNS)


def _trouble_may_be_new(facts: Facts) -> Answer:
    """The pain, or a sign of nerves by its own time, is or may be no older than three weeks."""
    return facts["pain-under-three-weeks"] is not False or lately(
        facts, *NERVE_SIGNS, *LEG_CHANGES, weeks=NEW_WEEKS
    )


def _numbness_new_or_pain_new(facts: Facts) -> Answer:
    return lately(facts, "one-leg-numbness", weeks=NEW_WEEKS) or _pain_new(facts)


def _leg_pain_may_be_new(facts: Facts) -> Answer:
    """Pain down a leg, or legs that tire, but for what is known to be old and steady.

    Where cancer has spread, also what is old can come from it.
    """
    told = [sign for sign in ("leg-pain", "walking-limited") if facts[sign]]
    if not told:
        return facts.any("leg-pain", "walking-limited")
    if facts["cancer-spread"]:
        return True
    return _may_be_new(facts) and not all(is_old(facts, sign) for sign in told)


def _numbness_unexpected(facts: Facts) -> Answer:
    """A numb leg, but for the hours after a needle in which a numbing medicine does it."""
    return facts["one-leg-numbness"] and not expected_after_block(facts)


def _numbness_expected(facts: Facts) -> Answer:
    return facts["one-leg-numbness"] and expected_after_block(facts)


_CONSTIPATING = ("opioids", "tramadol")


def _constipation_unexplained(facts: Facts) -> Answer:
    """Not what an opioid that is taken now does, and not old and the same."""
    taken = [trial for trial in facts.case.tried if trial.treatment in _CONSTIPATING]
    explained = facts["long-term-opioids"] or any(map(in_use, taken))
    return facts["constipation"] and not (explained or is_old(facts, "constipation"))


def _constipation_explained(facts: Facts) -> Answer:
    return facts["constipation"] and not _constipation_unexplained(facts)


def _major_injury_recent(facts: Facts) -> Answer:
    """An accident weeks ago is an emergency; one long past is a reason to check."""
    if not facts["major-injury"]:
        return facts["major-injury"]
    return facts.duration in (None, "acute") or bool(facts.any("sudden-onset", "different-pain"))


# --- Needles, operations and manipulation ------------------------------------------------

_OTHER_NEEDLES = ("acupuncture", "dry-needling")
_MADE_WORSE: Outcome = "worse"


def _may_be_recent(trial: Trial, facts: Facts) -> bool:
    """A needle in the spine or an operation that was had, and was not said to be long ago."""
    if not trial.meaning.received:
        return False
    category = facts.knowledge.treatments[trial.treatment].category
    if category == OPERATIONS:
        return _recent(trial, facts.said("recent-spine-surgery"), OPERATION_WEEKS)
    told = facts.said("recent-spinal-injection")
    return category in NEEDLES and _recent(trial, told, INJECTION_WEEKS)


def _recent(trial: Trial, told: Answer, weeks: float) -> bool:
    """By its own time; where that is not told, by what was said; and else it may be.

    The weeks of an operation that was had once are the time since it.
    """
    if trial.ago is not None:
        return trial.ago.within(weeks)
    amount = trial.amount
    if weeks == OPERATION_WEEKS and amount is not None and amount.unit == "weeks":
        return told is None and amount.number <= weeks
    return told is None


def _spine_procedure_untimed(facts: Facts) -> Answer:
    return any(_may_be_recent(trial, facts) for trial in facts.case.tried)


def _spine_procedure_made_worse(facts: Facts) -> Answer:
    """Who names what made things worse most likely speaks of a short time ago."""
    worse = [trial for trial in facts.case.tried if trial.outcome == _MADE_WORSE]
    return any(
        _may_be_recent(trial, facts)
        or (trial.treatment in _OTHER_NEEDLES and _recent(trial, None, INJECTION_WEEKS))
        for trial in worse
    )


def _manipulation_may_be_recent(facts: Facts) -> Answer:
    """Told, or a manipulation that made things worse; one that just did not help is no news."""
    recent = facts["recent-manipulation"]
    if recent is not None:
        return recent
    had = [trial for trial in facts.case.tried if trial.treatment == MANIPULATION]
    worse = (trial.ago for trial in had if trial.outcome == _MADE_WORSE)
    if any(ago is None or ago.within(MANIPULATION_WEEKS) for ago in worse):
        return True
    return None


_RECENT_HANDS = ("recent-spinal-injection", "recent-spine-surgery", "recent-manipulation")


def _needle_or_hands_recent(facts: Facts) -> Answer:
    return facts.any(
        "recent-spine-procedure", "spine-procedure-made-worse", "manipulation-may-be-recent"
    )


# --- The main artery ----------------------------------------------------------------------

_ARTERY_RISKS = ("aneurysm", "smoking", "hypertension", "heart-disease", "poor-leg-circulation")


def _artery_at_risk(facts: Facts) -> Answer:
    """From 50 on, or with a risk for the main artery; an age that nobody told may be that."""
    return facts["over-50"] is not False or facts.any(*_ARTERY_RISKS)


def _first_side_waves(facts: Facts) -> Answer:
    """Waves of pain in the side where no kidney stones are known: they may be something else."""
    return facts["flank-pain-waves"] and facts["kidney-stones"] is not True


_SEROTONIN_MEDICINES = ("duloxetine", "tramadol", "tricyclics", "antidepressants-ssri")


def _failed_kinds(facts: Facts) -> set[str]:
    """The categories in which something fell short; the last trial of each has the word.

    A word that leaves the category open counts once, by itself.
    """
    treatments = facts.knowledge.treatments
    last = {trial.treatment: trial for trial in facts.case.tried if trial.meaning.received}
    return {
        trial.word if trial.crosses_categories else treatments[trial.treatment].category
        for trial in last.values()
        if trial.meaning.failed
    }


def _several_treatments_failed(facts: Facts) -> Answer:
    """Two kinds of care, not two of one kind: then guidelines change the approach."""
    return len(_failed_kinds(facts)) > 1


def _leg_pain_after_treatment(facts: Facts) -> Answer:
    return facts["leg-pain"] if _failed_kinds(facts) else False


_SLOWING_MEDICINES = (
    "opioids",
    "tramadol",
    "gabapentinoids",
    "benzodiazepines",
    "muscle-relaxants",
)
_SLOWING_FACTS = ("long-term-opioids", "benzodiazepines", "sedatives")


def _takes_slowing_medicine(facts: Facts) -> Answer:
    return True if facts.tried(*_SLOWING_MEDICINES) else facts.any(*_SLOWING_FACTS)


def _takes_serotonin_medicine(facts: Facts) -> Answer:
    if facts.tried(*_SEROTONIN_MEDICINES):
        return True
    return facts.any("ssri-or-maoi", "other-serotonin-medicine")


DERIVED: dict[str, Derived] = {
    "under-18": _aged(0, 18),
    "under-45": _aged(0, 45),
    "over-50": _aged(50),
    "age-65-plus": _aged(65),
    "over-60": _aged(60),
    "over-70": _aged(70),
    "pain-over-six-weeks": _lasting("subacute", "chronic"),
    "pain-over-three-months": _lasting("chronic"),
    "pain-under-three-months": _lasting("acute", "subacute"),
    "pain-under-three-weeks": _at_most(NEW_WEEKS),
    "pain-may-be-under-three-weeks": Derived(
        lambda facts: facts["pain-under-three-weeks"] is not False
    ),
    "trouble-may-be-under-three-weeks": Derived(_trouble_may_be_new),
    "pain-age-untold": Derived(lambda facts: facts.duration is None),
    "pain-hours-old": _at_most(A_DAY),
    "numbness-or-pain-new": Derived(_numbness_new_or_pain_new, ("different-pain", "sudden-onset")),
    "pain-new": Derived(_pain_new, ("different-pain", "sudden-onset")),
    "pain-new-or-worse": Derived(
        _pain_new_or_worse, ("different-pain", "worsening-pain", "sudden-onset")
    ),
    "both-legs-new": Derived(_both_legs_new, ("both-legs", *LEG_CHANGES, "worsening-pain")),
    "leg-weakness-new": Derived(_leg_weakness_new, ("leg-weakness",)),
    "leg-pain-may-be-new": Derived(_leg_pain_may_be_new, ("leg-pain", "walking-limited")),
    "numbness-unexpected": Derived(_numbness_unexpected, ("one-leg-numbness",)),
    "numbness-expected": Derived(_numbness_expected, ("one-leg-numbness",)),
    "constipation-unexplained": Derived(_constipation_unexplained, ("constipation",)),
    "constipation-explained": Derived(_constipation_explained, ("constipation",)),
    "may-be-new": Derived(_may_be_new),  # asked for by what it reads, on screens of their own
    "may-not-be-stenosis": Derived(_may_not_be_stenosis),
    "leg-trouble": _either(*_LEG_TROUBLE),
    "major-injury-recent": Derived(_major_injury_recent, ("major-injury",)),
    "cancer": _either("cancer-history", "cancer-spread"),
    "weak-bones": _either("osteoporosis", "long-term-steroids", "vertebral-fracture"),
    "fragile-bones": Derived(
        lambda facts: facts.any("weak-bones", "over-70"),
        ("osteoporosis", "long-term-steroids", "vertebral-fracture"),
    ),
    "active-infection": _either("fever", "recent-infection", "bloodstream-infection"),
    "recent-spine-procedure": _either("recent-spinal-injection", "recent-spine-surgery"),
    "spine-procedure-untimed": Derived(_spine_procedure_untimed),
    "spine-procedure-made-worse": Derived(_spine_procedure_made_worse),
    "manipulation-may-be-recent": Derived(_manipulation_may_be_recent, ("recent-manipulation",)),
    "needle-or-hands-recent": Derived(_needle_or_hands_recent, _RECENT_HANDS),
    "bleeds-easily": _either("anticoagulants", "bleeding-disorder"),
    "artery-at-risk": Derived(_artery_at_risk, _ARTERY_RISKS),
    "first-side-waves": Derived(_first_side_waves, ("flank-pain-waves",)),
    "new-pain-after-surgery": Derived(_new_pain_after_surgery, ("prior-spine-surgery",)),
    "several-treatments-failed": Derived(_several_treatments_failed),
    "leg-pain-after-treatment": Derived(_leg_pain_after_treatment, ("leg-pain",)),
    "takes-slowing-medicine": Derived(_takes_slowing_medicine, _SLOWING_FACTS),
    "takes-serotonin-medicine": Derived(
        _takes_serotonin_medicine, ("ssri-or-maoi", "other-serotonin-medicine")
    ),
}


def askable(fact: str) -> tuple[str, ...]:
    """The facts a person can be asked that ``fact`` rests on: itself, unless derived."""
    return DERIVED[fact].asks if fact in DERIVED else (fact,)


# --- The situation that guidelines sort by --------------------------------------------


def duration_of(case: Case) -> Duration | None:
    """Acute, subacute or chronic, by the weeks; None when the duration was not told."""
    if case.duration is not None or case.duration_weeks is None:
        return case.duration
    if case.duration_weeks < ACUTE_WEEKS:
        return "acute"
    return "subacute" if case.duration_weeks <= CHRONIC_WEEKS else "chronic"


def pattern_of(facts: Facts) -> Pattern | None:
    """Stenosis, radicular or axial, by what was told; None when nothing was.

    A diagnosis that was told makes a pattern; one that was not asked does not unmake axial
    pain once the symptoms that go with it were answered no.
    """
    if facts.any("spinal-stenosis", "walking-limited"):
        return "stenosis"
    if facts.any("leg-pain", "herniated-disc"):
        return "radicular"
    if facts["leg-pain"] is False and facts["walking-limited"] is False:
        return "axial"
    return None


def classify_pain(facts: Facts) -> Situation:
    """Pattern and duration, each ``unknown`` when it was not told."""
    return Situation(pattern_of(facts) or "unknown", facts.duration or "unknown")
