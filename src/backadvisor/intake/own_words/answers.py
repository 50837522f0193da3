"""Whether a fact that is named is so: what is said of it, weighed in one order.

What attributes, denies or dates a sign takes it away; what only makes it doubtful leaves it open,
so that it is asked.
"""

from __future__ import annotations

from ...model import Fact, Knowledge
from ...model.heard import Answer, Why
from .scope import State

# Conditions that stay true when they are over: their names say "now or in the past".
EVER = {
    *("cancer-history", "peptic-ulcer", "prior-spine-surgery", "opioid-use-disorder", "epilepsy"),
    *("bowel-or-eye-inflammation", "urinary-retention-history", "nsaid-allergy", "spinal-hardware"),
    *("steroid-sensitivity", "heart-disease", "bloodstream-infection", "vertebral-fracture"),
    *("kidney-stones", "herniated-disc", "osteoporosis"),
}
# What a treatment did to somebody, and no sign of now.
CAUSED = {
    *("nausea-vomiting", "skin-rash", "fatigue", "drowsy-breathing", "confusion", "low-mood"),
    "fainting",
}
_DOUBTFUL: set[State] = {"asked", "if", "feared", "maybe-other"}
_UNSAYS: set[State] = {"denied", "maybe-denied", "if", "asked", "other", "maybe-other"}

Heard = tuple[Answer | None, Why | None]
YES: Heard = ("yes", None)
NO: Heard = ("no", None)
OPEN: Heard = ("unclear", None)
SILENT: Heard = (None, None)


def answer_of(fact: Fact, states: set[State], sure: bool) -> Heard:
    """Whether a fact is so, as far as what is said of it tells; if it is set aside, why.

    ``sure`` is false where its words may mean something else.
    """
    if "other" in states:
        return None, "somebody-else"
    if "denied" in states and "until" not in states:
        return NO
    if "maybe-denied" in states:
        return OPEN
    if "future" in states:
        return None, "not-meant"
    if states & _DOUBTFUL:
        doubted = _doubted(fact, states)
        if doubted is not None:
            return doubted
    return _dated(fact, states, sure)


def _doubted(fact: Fact, states: set[State]) -> Heard | None:
    """A fact that is asked about, feared or supposed; None where that takes nothing from it."""
    if fact.kind == "symptom" and fact.warning:
        return OPEN
    if "maybe-other" in states:
        return None, "somebody-else"
    if fact.kind != "symptom" or "asked" in states:
        return None, "not-meant"
    return None


def _dated(fact: Fact, states: set[State], sure: bool) -> Heard:
    """A fact of which it may be said that it is over, or that it was long ago."""
    symptom = fact.kind == "symptom"
    if "past" in states and symptom:
        return OPEN if fact.warning and "over" not in states else (None, "over")
    if "over" in states and "old" not in states and fact.id not in EVER:
        return NO if fact.id == "smoking" else (None, "over")
    if not sure:
        return OPEN if fact.warning else SILENT
    return YES


def is_denial(states: set[State]) -> bool:
    """Whether words that deny without "no" do so here: "not normal" does not."""
    return not states & _UNSAYS


def members_of(knowledge: Knowledge) -> dict[str, set[str]]:
    """The treatments that each group and category stands for."""
    members = {group.id: {*group.members} for group in knowledge.groups.values()}
    for treatment in knowledge.treatments.values():
        members.setdefault(treatment.category, set()).add(treatment.id)
    return members


def category_of(name: str, knowledge: Knowledge) -> str:
    """The category of a treatment, or of a group whose members are all of one; else the name."""
    group = knowledge.groups.get(name)
    members = group.members if group else (name,)
    treatments = [
        knowledge.treatments[member] for member in members if member in knowledge.treatments
    ]
    found = {treatment.category for treatment in treatments}
    return found.pop() if len(found) == 1 else name
