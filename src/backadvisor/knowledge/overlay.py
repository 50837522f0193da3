"""What a folder that is laid over the built-in knowledge may change, and what it may not.

It may raise a warning sign, add a rule and say more. It may never make a warning quieter: what
an answer would say, ask, hold back or rule out without the folder, it does with it. The words
that ask and warn stay what they are, for more words could take them back; what a folder wants
to add there goes into a sign, fact or treatment of its own. `MAY` is the table of that: how each
field may change. `FREE` names the other fields, with the reason why nothing is lost there. What
words mean is judged by `overlay_words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..model import TREATMENTS, Knowledge, QuestionGroup, RedFlag
from ..model.record import Record
from . import overlay_rules as as_loud

Path = tuple[str | int, ...]
Finding = tuple[Path, str]
# What a check of a warning sign needs never waits for that check.
FOR_THE_CHECK = ("imaging", "specialist-referral", "care-team")


class May(Record):
    """How a field may change: a function of before and after, and a sentence for its author.

    The function sees the two values of the field, or with ``whole`` the two items.
    """

    keeps: Callable[[Any, Any], bool]
    said: str
    whole: bool = False

    def kept(self, field: str, old: Any, new: Any) -> bool:
        """Whether a field of an item warns as loudly as in the built-in one."""
        if self.whole:
            return self.keeps(old, new)
        return self.keeps(getattr(old, field), getattr(new, field))


_WORDS = "The built-in words come first here, and whole; more may follow them."
_EXACT = "These words stay as they are in the built-in knowledge; say more in an item of its own."
_ONES = "What the built-in knowledge says here comes first, unchanged; more may follow."
_GONE = "Something that the built-in knowledge names here is missing; leave it, and add to it."
_SAME = "This stays as it is in the built-in knowledge."
_STILL = "This is true in the built-in knowledge; it stays true."
_URGENT = "The built-in sign is more urgent; do not lower it."
_SETTLED = "The built-in sign is not settled so; it would become a note."
_NARROW = "This sign fires in fewer cases than the built-in one; do not narrow it."
_UNHEARD = "These words would no longer be heard as the sign; name no others."
_LINE = "The built-in sign names this line first; keep it."
_FEWER = "Fewer people would be asked for this; do not lower it."
_UNNAMED = "A built-in sign is no longer asked here under the words that name it."
_WIDER = "This is offered for more kinds of pain than the built-in one; do not widen it."
_KINDER = "What a source says in the built-in knowledge is left out, or made kinder."
_RULE = "A rule of the built-in knowledge is missing here, or its words do not come first."
_PRAISE = "A built-in rule is missing here, or what needs care is praised."
_STEP = "A step that comes first is missing here, shorter, or another one."
_RISK = "Without a guideline this would be offered; the built-in knowledge does not."

_exact = May(as_loud.same_words, _EXACT)
_words = May(as_loud.begins, _WORDS)
_ones = May(as_loud.first, _ONES)
_terms = May(as_loud.terms, f"{_WORDS} Amounts stay.")
_same, _still = May(as_loud.same, _SAME), May(as_loud.still, _STILL)
_there = May(as_loud.all_there, _GONE)

MAY: dict[str, dict[str, May]] = {
    "red_flags": {
        "label": _exact,
        "urgency": May(as_loud.as_urgent, _URGENT),
        "do": _exact,  # where a sign is raised, also as `_raised` says
        "because": _words,
        "all": May(as_loud.needs_no_more, _NARROW, whole=True),
        "any": May(as_loud.any_suffices, _NARROW, whole=True),
        "least": May(as_loud.least_suffices, _NARROW, whole=True),
        "hold": _there,
        "withhold": _still,
        "call_first": May(as_loud.called_first, _LINE),
        "only": May(as_loud.same_or_none, _NARROW),
        "settles": May(as_loud.settles_no_sooner, _SETTLED),
        "note": May(as_loud.same_words_or_none, _WORDS),
    },
    "facts": {
        "kind": _same,  # a derived fact is heard from nobody
        "name": _exact,
        "question": _exact,  # also of a condition: many a sign needs one
        "warning": _same,  # nor may it become true: the "screened" would deny it unread
        "asked_up_to": May(as_loud.asked_as_long, _FEWER),
        "medicine": _still,  # it is not to be stopped because of an answer
        "but_not": May(as_loud.no_more, _UNHEARD),
    },
    "screens": {
        "kind": _same,
        "name": _exact,
        "about": _exact,
        "facts": May(as_loud.asked, _GONE, whole=True),
        "signs": May(as_loud.named, _UNNAMED),
    },
    TREATMENTS: {
        "category": _same,  # risk, holds and what to do on stopping follow it
        "harms": _ones,
        "effects": _ones,  # they also say what did not help
        "cautions": _ones,
        "stop_if": _ones,
        "ask": _ones,
        "like": _terms,  # whether one may drive
        "fair_trial": _terms,
        "repeat": _terms,  # how often at most
        "suits": May(as_loud.suits_no_more, _WIDER),
        "guidelines": May(as_loud.no_kinder, _KINDER),
        "not_with": May(as_loud.rules("not_with"), _RULE, whole=True),
        "care_with": May(as_loud.rules("care_with", "not_with"), _RULE, whole=True),
        "better_with": May(as_loud.praises_no_risk, _PRAISE, whole=True),
        "not_together": May(as_loud.rules("not_together"), _RULE, whole=True),
        "care_together": May(as_loud.rules("care_together", "not_together"), _RULE, whole=True),
        "after": May(as_loud.no_sooner, _STEP),
        "never_suddenly": _still,
    },
    "categories": {"low_risk": May(as_loud.no_riskier, _RISK)},
    "groups": {"members": _there},
    # What a medicine is decides what is asked of it, warned of and held back.
    "medicines": {"fact": _same, "treatments": _same},
    "class_effects": {"after": _same, "members": _there, "text": _words},
    "combinations": {"name": _exact, "text": _words},
    "messages": {"text": _exact},
    # Whose voice counts: who speaks against may not lose it, nor who speaks for gain it.
    "sources": {"standing": _same, "superseded_by": _same},
}

_KEY = {"id": "an item is laid over the one that has its id"}
_CALLED = dict.fromkeys(("name", "aliases"), "what each word means is judged by `moved_words`")
_WHO = "who says it, and where to look it up; what is said is judged"
_ABOUT_A_SOURCE = ("title", "organisation", "kind", "year", "doi", "isbn", "url", "note")
_BESIDE = "it describes; what warns stands in fields of its own"
_ORDER = "it orders and links what is offered, and hides nothing"
_READ = "whoever wrote the file says when it was read"

FREE: dict[str, dict[str, str]] = {
    "red_flags": {**_KEY, "sources": _WHO},
    "facts": {**_KEY, "aliases": _CALLED["aliases"]},
    "screens": _KEY,
    TREATMENTS: {
        **_KEY,
        **_CALLED,
        **dict.fromkeys(("summary", "involves", "benefits", "practical"), _BESIDE),
        **dict.fromkeys(("goals", "see_also"), _ORDER),
        **dict.fromkeys(("reviewed", "review_by"), _READ),
    },
    "categories": {**_KEY, **_CALLED, "step": _ORDER},
    "groups": {**_KEY, **_CALLED},
    "medicines": {
        **_KEY,
        **_CALLED,
        "ask": "what each word means is judged by `moved_words`",
        "regions": "it describes; every name is heard in every country",
        "sources": _WHO,
    },
    "class_effects": {**_KEY, "sources": _WHO},
    "messages": {**_KEY, "sources": _WHO},
    "combinations": {**_KEY, "source": _WHO, "parts": "shown only where each part is open anyway"},
    "sources": {**_KEY, **dict.fromkeys((*_ABOUT_A_SOURCE, "read_at", "read_as"), _WHO)},
}


#: A sign is no less urgent, fires no less often, and says what it said.
#:
#: ``quieter-sign`` passes laid over with ``red-flags.yaml``::
#:
#:     - id: both-legs-standing
#:       urgency: urgent
#:
#: It fails laid over with ``red-flags.yaml``::
#:
#:     - id: both-legs-standing
#:       urgency: none
#:
#: A fact is asked of the same people, in the same words.
#:
#: ``quieter-fact`` passes laid over with ``facts.yaml``::
#:
#:     - id: pregnancy
#:       asked_up_to: 60
#:
#: It fails laid over with ``facts.yaml``::
#:
#:     - id: pregnancy
#:       asked_up_to: 40
#:
#: A screen names and asks what it did; further facts get a screen of their own.
#:
#: ``quieter-screen`` passes laid over with ``facts.yaml``::
#:
#:     - id: latex-allergy
#:       kind: condition
#:       name: a latex allergy
#:       question: Are you allergic to latex?
#:
#: and ``screens.yaml``::
#:
#:     - id: our-clinic
#:       kind: condition
#:       name: What our clinic asks
#:       facts: [latex-allergy]
#:
#: and ``red-flags.yaml``::
#:
#:     - id: latex-allergy
#:       label: An allergy to latex
#:       urgency: none
#:       do: Tell us before an injection.
#:       because: Gloves can hold latex.
#:       sources: [nhs-back-pain]
#:       all: [latex-allergy]
#:
#: It fails laid over with ``screens.yaml``::
#:
#:     - id: spine
#:       name: What our clinic asks
#:
#: A treatment keeps its bad sides, cautions and rules, and is offered to no more people.
#:
#: ``quieter-treatment`` passes laid over with ``treatments/traction.yaml``::
#:
#:     summary: A machine pulls gently on the lower back.
#:
#: It fails laid over with ``treatments/opioids.yaml``::
#:
#:     never_suddenly: false
#:
#: A category is no less risky than it was.
#:
#: ``quieter-category`` passes laid over with ``categories.yaml``::
#:
#:     - id: devices
#:       step: 2
#:
#: It fails laid over with ``categories.yaml``::
#:
#:     - id: devices
#:       low_risk: true
#:
#: A word for several treatments stands for all that it did; else it is a `moved-word` as well.
#:
#: ``quieter-group`` passes laid over with ``groups.yaml``::
#:
#:     - id: strong-painkillers
#:       members: [tramadol, opioids, topical-capsaicin]
#:
#: It fails laid over with ``groups.yaml``::
#:
#:     - id: strong-painkillers
#:       members: [tramadol, topical-capsaicin]
#:
#: What a medicine is here stays the same; else it is a `moved-word` as well.
#:
#: ``quieter-medicine`` passes laid over with ``medicines.yaml``::
#:
#:     - id: apixaban
#:       aliases: [Eliquis, apix]
#:
#: It fails laid over with ``medicines.yaml``::
#:
#:     - id: apixaban
#:       fact: hypertension
#:
#: What shares a bad end still does.
#:
#: ``quieter-class-effect`` passes laid over with ``class-effects.yaml``::
#:
#:     - id: opioids
#:       members: [opioids, tramadol, cannabinoids]
#:
#: It fails laid over with ``class-effects.yaml``::
#:
#:     - id: opioids
#:       members: [opioids, cannabinoids]
#:
#: What is said of treatments together begins as it did.
#:
#: ``quieter-combination`` passes laid over with ``combinations.yaml``::
#:
#:     - id: massage-and-exercise
#:       source: nass-2020
#:
#: It fails laid over with ``combinations.yaml``::
#:
#:     - id: massage-and-exercise
#:       text: Both together work.
#:
#: What the program itself tells people to do stays as it is.
#:
#: ``quieter-message`` passes laid over with ``messages.yaml``::
#:
#:     - id: do-not-stop
#:       sources: [adam-stopping-medicine]
#:
#: It fails laid over with ``messages.yaml``::
#:
#:     - id: do-not-stop
#:       text: Stop {medicine} when you like.
#:
#: No source gains or loses its voice.
#:
#: ``quieter-source`` passes laid over with ``sources.yaml``::
#:
#:     - id: acp-2017
#:       note: We have a copy.
#:
#: It fails laid over with ``sources.yaml``::
#:
#:     - id: acp-2017
#:       standing: payer
def quieter(knowledge: Knowledge, below: Knowledge) -> Iterator[Finding]:
    """Find each place where what was laid over ``below`` warns less than it did."""
    for section, fields in MAY.items():
        for name, old in getattr(below, section).items():
            new = getattr(knowledge, section)[name]
            if new != old:
                for field, may in fields.items():
                    if not may.kept(field, old, new) and not _raised(field, old, new, below):
                        yield (section, name, field), f'"{field}": {may.said}'
    yield from _asked_elsewhere(knowledge, below)
    yield from _check_that_waits(knowledge, below)


def _raised(field: str, old: Any, new: Any, below: Knowledge) -> bool:
    """A sign that is raised may say to do what another built-in sign as urgent says."""
    if field != "do" or not isinstance(old, RedFlag) or new.urgency == old.urgency:
        return False
    alike = (flag.do for flag in below.red_flags.values() if flag.urgency == new.urgency)
    return as_loud.as_urgent(old.urgency, new.urgency) and any(
        as_loud.same_words(do, new.do) for do in alike
    )


def _asked_elsewhere(knowledge: Knowledge, below: Knowledge) -> Iterator[Finding]:
    """A built-in fact that a further screen asks would be denied with that screen, unread."""
    for screen in knowledge.screens.values():
        known = below.screens.get(screen.id)
        for fact in screen.asks:
            if fact in below.facts and not (known and fact in known.asks):
                message = f'The built-in knowledge does not ask for "{fact}" on this screen.'
                yield _place_of(fact, screen), message


def _place_of(fact: str, screen: QuestionGroup) -> Path:
    if fact in screen.facts:
        return ("screens", screen.id, "facts", screen.facts.index(fact))
    n, sign = next((n, sign) for n, sign in enumerate(screen.signs) if fact in sign.facts)
    return ("screens", screen.id, "signs", n, "facts", sign.facts.index(fact))


def _check_that_waits(knowledge: Knowledge, below: Knowledge) -> Iterator[Finding]:
    """No sign holds back the very check that it, or another one, asks for."""
    for flag in knowledge.red_flags.values():
        old = below.red_flags.get(flag.id)
        for n, item_id in enumerate(flag.hold):
            if item_id in FOR_THE_CHECK and not (old and item_id in old.hold):
                message = f'A warning sign may need "{item_id}" to be checked; do not hold it back.'
                yield ("red_flags", flag.id, "hold", n), message
