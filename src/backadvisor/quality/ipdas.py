"""What a text must show to be trusted: each item is a function with a name.

The International Patient Decision Aid Standards (version 4) name six items that make a text
a decision aid (Q1 to Q6) and six without which it may mislead (C1 to C6). Here they are as
checks of the knowledge, with the marks of quality that a machine can test. An item yields
findings as a check does; one that lies outside the treatments fails them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..knowledge.schema import Path, Report, walk
from ..model import (
    MESSAGES,
    TREATMENTS,
    UNCOMPARED,
    Effect,
    Harm,
    Knowledge,
    Like,
    OfHundred,
    Treatment,
)
from ..model.problems import did_you_mean
from ..model.record import Record
from . import readability as grade
from .checks.finding import Finding
from .checks.reach import after_cycle
from .checks.sources import missing_source, unused_message
from .checks.texts import bad_date, lopsided, stale_review

_FEW = 5  # fewer words than this say nothing
# The options that let the pain take its own course: waiting, and carrying on.
UNTREATED = ("watchful-waiting", "stay-active")
_DECISION = re.compile(r"\b(options?|choices?|choos\w+|decid\w+)\b", re.IGNORECASE)
_PEOPLE = 100
_SPAN = re.compile(r"\d.*\b(day|week|month|year)s?\b")
_PROSE = {
    "summary",
    "involves",
    "text",
    "finding",
    "because",
    "look_for",
    "if_partial",
    "when",
    "limit",
    "setting",
    "visits",
    "time",
    "effort",
    "if_out_of_reach",
    "body",
    "mind",
    "daily_life",
    "stop_if",
    "ask",
}
_HARDEST = 9  # the grade from which a text is too hard
# One long name or one long sentence decides the grade of a short text, so that the formula
# says nothing about it.
_ENOUGH = 25


class ReviewInput(Record):
    """What is judged: the knowledge, how reading it went, and the day."""

    knowledge: Knowledge
    report: Report
    today: str

    @property
    def own(self) -> dict[str, Treatment]:
        """The treatments to judge: of a folder laid over another, only what it holds itself."""
        known = self.knowledge.treatments.values()
        return {
            treatment.id: treatment for treatment in known if self.wrote((TREATMENTS, treatment.id))
        }

    @property
    def said(self) -> list[str]:
        """The texts of the messages to judge, as of the treatments."""
        known = self.knowledge.messages.values()
        return [message.text for message in known if self.wrote(("messages", message.id))]

    def each(self) -> Iterator[tuple[Path, Treatment]]:
        """Every treatment to judge, with its path."""
        for treatment in self.own.values():
            yield (TREATMENTS, treatment.id), treatment

    def concerns(self, at: Path) -> bool:
        """Whether a path is in the folder; for one laid over another, most are not."""
        return not self.knowledge.overlay_files or self.wrote(at[:2])

    def effects(self) -> Iterator[tuple[Path, Effect]]:
        """Every measured effect with its path."""
        for at, treatment in self.each():
            for n, effect in enumerate(treatment.effects):
                yield (*at, "effects", n), effect

    def counts(self) -> Iterator[tuple[Path, Effect | Harm]]:
        """Every effect and harm that is counted out of 100 people, with its path."""
        for at, treatment in self.each():
            yield from _counted((*at, "effects"), treatment.effects)
            yield from _counted((*at, "harms"), treatment.harms)

    def wrote(self, at: Path) -> bool:
        """Whether a value was written, and not put in for one that is missing."""
        return at in self.report.places


def _counted(at: Path, claims: Sequence[Effect | Harm]) -> Iterator[tuple[Path, Effect | Harm]]:
    return (((*at, n), claim) for n, claim in enumerate(claims) if claim.of_100)


class Item(Record):
    """One item: its name in the standards, what it asks, and how it is judged."""

    id: str
    asks: str
    judge: Callable[[ReviewInput], Iterable[Finding]]


# --- What makes it a decision aid -----------------------------------------------------


#: ``Q1`` passes with ``about.yaml``::
#:
#:     condition: Pain between the lowest ribs and the buttocks.
#:
#: It fails with ``about.yaml``::
#:
#:     condition: It hurts.
def condition_described(review: ReviewInput) -> Iterator[Finding]:
    """Q1: it says what low back pain is."""
    if _says_little(review.knowledge.about.condition):
        yield ("about", "condition"), "Say in plain words what low back pain is and how it goes."


#: ``Q2`` passes with ``about.yaml``::
#:
#:     purpose: To help you choose what to try next.
#:
#: It fails with ``about.yaml``::
#:
#:     purpose: To inform.
def decision_stated(review: ReviewInput) -> Iterator[Finding]:
    """Q2: it says what is being decided."""
    if not _DECISION.search(review.knowledge.about.purpose):
        message = "Say what is being decided, for example between which options, and after what."
        yield ("about", "purpose"), message


#: ``Q3`` passes with ``treatments/heat.yaml``::
#:
#:     summary: A warm pad on the back.
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     summary: Warmth.
def options_described(review: ReviewInput) -> Iterator[Finding]:
    """Q3: every option is described and can come; none is dropped silently."""
    yield from after_cycle(review.knowledge)
    for at, treatment in review.each():
        for key in ("summary", "involves"):
            if _says_little(getattr(treatment, key)):
                yield (*at, key), "Say what it is and what happens, in a sentence or two."
        if treatment.category not in review.knowledge.categories:
            message = f'No list shows it: there is no category "{treatment.category}".'
            yield (*at, "category"), message


#: ``Q4`` passes with ``treatments/heat.yaml``::
#:
#:     benefits:
#:       - text: It soothes for a while.
#:         source: etg-au
#:     harms:
#:       - text: It can burn the skin.
#:         how_often: not known
#:         source: etg-au
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     benefits: []
def good_sides(review: ReviewInput) -> Iterator[Finding]:
    """Q4: every option has good sides."""
    for at, treatment in review.each():
        if not any(side.text.strip() for side in treatment.benefits):
            yield (*at, "benefits"), "Say at least one good thing about it, with its source."


#: ``Q5`` passes with ``treatments/heat.yaml``::
#:
#:     benefits:
#:       - text: It soothes for a while.
#:         source: etg-au
#:     harms:
#:       - text: It can burn the skin.
#:         how_often: not known
#:         source: etg-au
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     harms: []
def bad_sides(review: ReviewInput) -> Iterator[Finding]:
    """Q5: every option has bad sides."""
    for at, treatment in review.each():
        if not any(side.text.strip() for side in treatment.harms):
            yield (*at, "harms"), "Say at least one bad thing about it, with its source."


#: ``Q6`` passes with ``treatments/heat.yaml``::
#:
#:     like:
#:       body: Warm.
#:       mind: Calming.
#:       daily_life: You can work and drive.
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     like:
#:       body: Warm.
#:       mind: ""
#:       daily_life: You can work and drive.
def living_with_it(review: ReviewInput) -> Iterator[Finding]:
    """Q6: it says what living with an option is like, for body, mind and daily life."""
    for at, treatment in review.each():
        for aspect in Like.field_names:
            if not getattr(treatment.like, aspect).strip():
                message = f"Say what it is like for the {aspect.replace('_', ' ')}."
                yield (*at, "like", aspect), message


# --- Without which it may mislead -----------------------------------------------------


#: ``C1`` passes with ``treatments/heat.yaml``::
#:
#:     benefits:
#:       - text: It soothes for a while.
#:         source: etg-au
#:     harms:
#:       - text: It can burn the skin.
#:         how_often: not known
#:         source: etg-au
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     benefits:
#:       - text: It soothes for a while.
#:         source: etg-au
#:     harms:
#:       - text: Burns.
#:         how_often: not known
#:         source: etg-au
def equal_detail(review: ReviewInput) -> Iterator[Finding]:
    """C1: good and bad sides get about the same room."""
    return lopsided(review.knowledge)


#: ``C2`` passes with ``treatments/heat.yaml``::
#:
#:     cautions:
#:       - text: Never sleep on it.
#:         source: etg-au
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     cautions:
#:       - text: Never sleep on it.
#:         source: hearsay
def citations(review: ReviewInput) -> Iterator[Finding]:
    """C2: every claim names a source that is there."""
    known = review.knowledge.sources
    yield from missing_source(review.knowledge)
    if "sources" in review.report.incomplete:
        return  # a source that is there may be among those that could not be read
    for at, value in _named_sources(review):
        if value not in known:
            message = f'Name a source that stands in sources.yaml, not "{value}".'
            yield at, message + did_you_mean(value, known)


def _named_sources(review: ReviewInput) -> Iterator[tuple[Path, str]]:
    """Every source that a treatment or a message names, with its path."""
    for at, treatment in review.each():
        for inside, value in walk(treatment):
            if inside and inside[-1] == "source":
                yield (*at, *inside), value
    for message in review.knowledge.messages.values():
        for n, source in enumerate(message.sources):
            yield ("messages", message.id, "sources", n), source


#: ``C3`` passes with ``treatments/heat.yaml``::
#:
#:     reviewed: 2026-11-21
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     reviewed: lately
def publication_date(review: ReviewInput) -> Iterator[Finding]:
    """C3: the knowledge and each treatment say of which day they are."""
    if not review.knowledge.about.version.strip():
        yield ("about", "version"), "Say which version this is."
    yield from (finding for finding in bad_date(review.knowledge) if finding[0][-1] != "review_by")


#: ``C4`` passes with ``about.yaml``::
#:
#:     update_policy: Every file is read again within a year.
#:
#: It fails with ``about.yaml``::
#:
#:     update_policy: Now and then.
def update_policy(review: ReviewInput) -> Iterator[Finding]:
    """C4: it says how it is kept up to date, and each treatment is."""
    if _says_little(review.knowledge.about.update_policy):
        yield ("about", "update_policy"), "Say how often this is read again, and by what rule."
    yield from (finding for finding in bad_date(review.knowledge) if finding[0][-1] == "review_by")
    yield from stale_review(review.knowledge, review.today)


#: ``C5`` passes with ``treatments/heat.yaml``::
#:
#:     effects:
#:       - outcome: pain
#:         size: not known
#:         against: no heat
#:         over: not stated
#:         certainty: not-known
#:         source: etg-au
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     effects:
#:       - outcome: pain
#:         size: not known
#:         against: no heat
#:         over: not stated
#:         source: etg-au
def uncertainty(review: ReviewInput) -> Iterator[Finding]:
    """C5: every effect says how large and how sure it is, every harm how often it comes."""
    for at, effect in review.effects():
        if not effect.size.strip():
            yield (*at, "size"), 'Say how large it is, as a range or a number, or "not known".'
        if not review.wrote((*at, "certainty")):
            yield (*at, "certainty"), 'Say how sure this is: its grade, or "not-known".'
    for at, treatment in review.each():
        for n, harm in enumerate(treatment.harms):
            if not harm.how_often.strip():
                yield (*at, "harms", n, "how_often"), 'Say how often: a number, or "not known".'


#: ``C6`` passes with ``about.yaml``::
#:
#:     funding: Nobody who sells care pays for it.
#:
#: It fails with ``about.yaml``::
#:
#:     funding: None.
def funding(review: ReviewInput) -> Iterator[Finding]:
    """C6: it says who pays."""
    if _says_little(review.knowledge.about.funding):
        yield ("about", "funding"), "Say who pays for this, and who of them gains by it."


# --- Marks of quality -----------------------------------------------------------------


#: ``natural-course`` passes where ``treatments/heat.yaml`` is gone.
#: It fails where ``treatments/watchful-waiting.yaml`` is gone.
def natural_course(review: ReviewInput) -> Iterator[Finding]:
    """Waiting and carrying on are options with their own good and bad sides."""
    for name in UNTREATED:
        treatment = review.knowledge.treatments.get(name)
        if treatment is None:
            yield (TREATMENTS,), f'Leaving it be is an option too: add the treatment "{name}".'
            continue
        for key in ("benefits", "harms"):
            if not getattr(treatment, key):
                message = f"Leaving it be has {key} of its own; say at least one."
                yield (TREATMENTS, name, key), message


#: ``probabilities`` passes with ``treatments/heat.yaml``::
#:
#:     effects:
#:       - outcome: less pain
#:         size: 40 of 100 people with it, 30 of 100 without
#:         against: no heat
#:         over: 4 weeks
#:         certainty: not-known
#:         source: etg-au
#:         of_100:
#:           with_it: 40
#:           without_it: 30
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     effects:
#:       - outcome: less pain
#:         size: 40 of 100 people with it
#:         against: no heat
#:         over: 4 weeks
#:         certainty: not-known
#:         source: etg-au
#:         of_100:
#:           with_it: 40
def probabilities(review: ReviewInput) -> Iterator[Finding]:
    """Numbers of people come out of 100, for both groups, over a time that is named."""
    for at, claim in review.counts():
        for group in OfHundred.field_names:
            if not review.wrote((*at, "of_100", group)):
                if _compared(claim):
                    yield (*at, "of_100"), f'Give both groups: "{group}" is missing.'
            elif not 0 <= getattr(claim.of_100, group) <= _PEOPLE:
                yield (*at, "of_100", group), "Count people out of 100, so from 0 to 100."
        if not _SPAN.search(claim.over):
            message = 'Say over which time they were counted, such as "12 weeks", or drop of_100.'
            yield (*at, "over"), message


def _compared(claim: Effect | Harm) -> bool:
    """Whether there was another group to count; a harm may have been counted alone."""
    return isinstance(claim, Effect) and claim.against not in UNCOMPARED


PLAIN = "plain-language"


#: ``plain-language`` passes with ``treatments/heat.yaml``::
#:
#:     involves: >-
#:       You put a warm pad on your back at home. Keep it short and warm, not hot. Put a cloth in
#:       between, and take it off before you go to sleep.
#:
#: It fails with ``treatments/heat.yaml``::
#:
#:     involves: >-
#:       Superficial application of thermotherapeutic modalities, notwithstanding considerable
#:       methodological heterogeneity, may facilitate musculoskeletal relaxation, particularly
#:       immediately following physiotherapeutic interventions, occupational overexertion or
#:       unaccustomed recreational activities of any sort.
def plain_language(review: ReviewInput) -> Iterator[Finding]:
    """No text of some length is too hard to read."""
    if not grade.can_measure():
        return
    for at, text in _all_prose(review):
        if len(grade.words(text)) >= _ENOUGH and (hard := grade.grade([text])) > _HARDEST:
            yield at, f"Grade {hard:.1f} is too hard: use shorter sentences and words."


def _all_prose(review: ReviewInput) -> Iterator[tuple[Path, str]]:
    for at, treatment in review.each():
        yield from (((*at, *inside), text) for inside, text in prose(treatment))
    for message in review.knowledge.messages.values():
        yield ("messages", message.id, "text"), message.text


#: ``messages`` passes with ``messages.yaml``::
#:
#:     - id: worse
#:       text: Do less of it.
#:
#: It fails with ``messages.yaml``::
#:
#:     - id: worst
#:       text: Do less of it.
#:       sources: [etg-au]
def messages(review: ReviewInput) -> Iterator[Finding]:
    """What the program itself tells people stands in the knowledge, and all of it is shown."""
    yield from unused_message(review.knowledge)
    if "messages" not in review.report.incomplete:
        for name in MESSAGES:
            if name not in review.knowledge.messages:
                yield ("messages",), f'Add the message "{name}": the program shows it.'


ITEMS = (
    Item("Q1", "the condition is described", condition_described),
    Item("Q2", "the decision is stated", decision_stated),
    Item("Q3", "the option is described", options_described),
    Item("Q4", "it has good sides", good_sides),
    Item("Q5", "it has bad sides", bad_sides),
    Item("Q6", "living with it is told: body, mind, daily life", living_with_it),
    Item("C1", "good and bad sides get equal room", equal_detail),
    Item("C2", "every claim has a source", citations),
    Item("C3", "it has a date", publication_date),
    Item("C4", "it is kept up to date", update_policy),
    Item("C5", "it says what is not certain", uncertainty),
    Item("C6", "it says who pays", funding),
    Item("natural-course", "waiting and carrying on are options", natural_course),
    Item("probabilities", "people are counted out of 100, over a time", probabilities),
    Item("messages", "what the program itself says is there, and shown", messages),
    Item(PLAIN, f"no text of some length is above grade {_HARDEST}", plain_language),
)


def prose(treatment: Treatment) -> Iterator[tuple[Path, str]]:
    """Every text of a treatment that people read as sentences, with its path."""
    for at, value in walk(treatment):
        if isinstance(value, str) and not _PROSE.isdisjoint(at):
            yield at, value


def _says_little(text: str) -> bool:
    return len(text.split()) < _FEW
