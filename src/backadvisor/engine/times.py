"""New, old and unknown are three things: what the times that were told say of signs and trials.

Unknown counts as new for a warning sign. Only what is told to be old, and known not to have
changed, is old.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model import Ago, Knowledge, RedFlag, Trial

if TYPE_CHECKING:
    from .facts import Answer, Facts

NEW_WEEKS = 3.0  # a weakness that is no older is looked at the same day
OLD_WEEKS = 13.0  # three months: what is older, and the same, is old
INJECTION_WEEKS = 6.0  # as the question on a recent injection has it
OPERATION_WEEKS = 13.0  # three months, as the question on a recent operation has it
MANIPULATION_WEEKS = 2.0  # as the question on a recent manipulation has it
NUMBING_WEEKS = 0.0715  # twelve hours: as long as a numbing medicine may last
_A_YEAR = 52.0

NEEDLES = ("injections", "procedures")  # categories of what goes into the spine by a needle
OPERATIONS = "surgery"
MANIPULATION = "spinal-manipulation"
# What nobody is given without having been examined.
_EXAMINING = (*NEEDLES, OPERATIONS)
_EXAMINES = ("imaging", "specialist-referral")
# The signs that are looked at before that; bladder, bowel and genital feeling may not have been.
_LOOKED_AT = ("leg-weakness", "one-leg-numbness", "both-legs", "foot-drop")
# A diagnosis that explains a sign, where the sign is the one that belongs to it.
_EXPLAINED_BY = {"both-legs": ("spinal-stenosis", "may-not-be-stenosis")}

LEG_CHANGES = (
    "sudden-onset",
    "different-pain",
    "worsening-weakness",
    "worsening-numbness",
    "foot-drop",
    "unable-to-walk",
    "numb-below-waist",
)
# Signs of nerves of which a time that was told dates the trouble.
NERVE_SIGNS = ("leg-weakness", "one-leg-numbness", "both-legs", "unsteady-walking", "arm-symptoms")


# --- Signs ------------------------------------------------------------------------------


def changed(facts: Facts, *also: str) -> Answer:
    """Whether anything came suddenly, is new in kind, spreads or grows; not what is long there."""
    unknown = False
    for sign in (*LEG_CHANGES, *also):
        answer = facts[sign]
        if answer and not _long_there(facts, sign):
            return True
        unknown = unknown or answer is None
    return None if unknown else False


def _long_there(facts: Facts, sign: str) -> bool:
    ago = facts.since.get(sign)
    return ago is not None and not ago.within(OLD_WEEKS)


def is_old(facts: Facts, sign: str) -> bool:
    """Whether a sign was told to be older than three months, and nothing has changed."""
    return _long_there(facts, sign) and _is_steady(facts, sign)


def _is_steady(facts: Facts, sign: str) -> bool:
    """Whether it is known not to have changed.

    "Old" says of a sign that it is the same, and so does, of one that was dated, that it was
    examined. A sign that nobody dated is steady only where every change was denied.
    """
    answer, ago = changed(facts, "worsening-pain"), facts.since.get(sign)
    if answer is None and ago is not None:
        return ago.age == "old" or facts.case.examined
    return answer is False


def lately(facts: Facts, *signs: str, weeks: float = OLD_WEEKS) -> bool:
    """Whether one of the signs that are true was told to be no older than so many weeks."""
    times = (facts.since.get(sign) for sign in signs if facts[sign])
    return any(ago is not None and ago.within(weeks) for ago in times)


def examined(facts: Facts, sign: str) -> bool:
    """Whether a clinician has examined a sign since it began: told, or by what was given for it."""
    if facts.case.examined:
        return True
    diagnosis, doubt = _EXPLAINED_BY.get(sign, ("", ""))
    if diagnosis and facts[diagnosis] and facts[doubt] is False:
        return True
    ago = facts.since.get(sign)
    return (
        sign in _LOOKED_AT
        and ago is not None
        and any(
            _examines(trial, facts.knowledge) and not _before(trial.ago, ago)
            for trial in facts.case.tried
        )
    )


def _examines(trial: Trial, knowledge: Knowledge) -> bool:
    category = knowledge.treatments[trial.treatment].category
    given = category in _EXAMINING and not trial.crosses_categories
    return trial.meaning.received and (given or trial.treatment in _EXAMINES)


def _before(trial: Ago | None, sign: Ago) -> bool:
    """Whether something was had before a sign began; what nobody dated was had for the sign."""
    return trial is not None and not trial.within(sign.weeks or OLD_WEEKS)


# --- Warning signs by the age of what makes them fire -------------------------------------


def signs_of(flag: RedFlag, facts: Facts) -> Iterator[str]:
    """The symptoms that are true and that a flag fires on, also through a derived fact."""
    for fact in dict.fromkeys((*flag.all, *flag.any)):
        if facts[fact]:
            for sign in facts.rests_on(fact):
                if facts[sign] and facts.knowledge.facts[sign].kind == "symptom":
                    yield sign


def counts_by_age(flag: RedFlag, facts: Facts) -> bool:
    """Whether what a flag fires on is of the age that it asks for."""
    if flag.only is None or (flag.only == "new" and not facts.since):
        return True
    signs = list(signs_of(flag, facts))
    old = bool(signs) and all(is_old(facts, sign) for sign in signs)
    return old == (flag.only == "old")


def is_settled(flag: RedFlag, facts: Facts) -> bool:
    """Whether all that a flag fires on is known to be steady, and old or examined: then a note."""
    if flag.settles is None:
        return False
    signs = list(signs_of(flag, facts))
    if not signs:
        return facts.case.examined and not facts["may-be-new"]
    return all(_is_steady(facts, sign) and _settled(flag, facts, sign) for sign in signs)


def _settled(flag: RedFlag, facts: Facts, sign: str) -> bool:
    ago = facts.since.get(sign)
    if ago is None:
        return examined(facts, sign) and not facts["may-be-new"]
    if examined(facts, sign) and not ago.within(NEW_WEEKS):
        return True
    return flag.settles == "old" and not ago.within(OLD_WEEKS)


# --- Needles, operations and manipulation -------------------------------------------------


def recent_by(trial: Trial, knowledge: Knowledge) -> str:
    """The fact that a trial tells by its time: a recent injection, operation or manipulation.

    Which injection it was does not matter; a word for hands-on care may mean no manipulation.
    """
    if trial.ago is None or trial.ago.year is not None or trial.crosses_categories:
        return ""
    kind = knowledge.treatments[trial.treatment].category
    if kind == OPERATIONS:
        return "recent-spine-surgery" if trial.ago.within(OPERATION_WEEKS) else ""
    if kind in NEEDLES:
        return "recent-spinal-injection" if trial.ago.within(INJECTION_WEEKS) else ""
    manipulated = trial.treatment == MANIPULATION and not trial.ambiguous
    is_recent = manipulated and trial.ago.within(MANIPULATION_WEEKS)
    return "recent-manipulation" if is_recent else ""


def expected_after_block(facts: Facts) -> bool:
    """Numbness of some hours after a needle of some hours ago, and nothing else: it wears off."""
    numb = facts.since.get("one-leg-numbness")
    if numb is None or numb.weeks is None or numb.weeks > NUMBING_WEEKS:
        return False
    needles = (
        trial.ago.weeks
        for trial in facts.case.tried
        if trial.ago
        and trial.ago.year is None
        and facts.knowledge.treatments[trial.treatment].category == "injections"
    )
    just_given = any(weeks is not None and weeks <= NUMBING_WEEKS for weeks in needles)
    return just_given and not facts.any("bleeds-easily", "antiplatelets", "leg-weakness")


def _just_given(trial: Trial, knowledge: Knowledge) -> bool:
    ago = trial.ago
    if ago is None or ago.year is not None or ago.weeks is None:
        return False
    is_injection = knowledge.treatments[trial.treatment].category == "injections"
    return is_injection and ago.weeks <= NUMBING_WEEKS
