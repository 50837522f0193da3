"""What the knowledge holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, Protocol

from .closed_lists import (
    BadEnd,
    CallFirst,
    Certainty,
    Checked,
    Cost,
    Duration,
    FactKind,
    Goal,
    MessageId,
    Pattern,
    Says,
    ScreenKind,
    SourceKind,
    Standing,
    Strength,
    Urgency,
)
from .record import Noun


class Claim(Protocol):
    """Anything that names its source."""

    @property
    def source(self) -> str:
        """The id of the source."""


class Source(Noun):
    """Where a claim comes from. ``note`` says what happened to it since, or how it was read.

    ``read_at`` is provenance and is never shown to people.
    """

    id: str
    title: str
    organisation: str
    standing: Standing
    kind: SourceKind
    year: int | None = None
    doi: str = ""
    isbn: str = ""
    url: str = ""
    superseded_by: str = ""
    note: str = ""
    read_at: str = ""
    read_as: Checked = "secondary"


class Recommendation(Noun):
    """What one guideline says of one treatment, for one duration and pattern of pain.

    ``counted`` is false where it speaks of something beside the choice, such as repeats: it is
    shown, and has no voice.
    """

    source: str
    duration: Duration | Literal["any"]
    pattern: Pattern | Literal["any"]
    says: Says
    finding: str
    strength: Strength = "not-stated"
    certainty: Certainty = "not-known"
    checked: Checked = "primary"
    counted: bool = True


class OfHundred(Noun):
    """How many of 100 people, with the treatment and, where it was compared, without it."""

    with_it: int
    without_it: int | None = None


UNCOMPARED = ("not compared", "no comparison", "no control group")


class Effect(Noun):
    """A measured effect. ``size`` is in natural units; ``over`` is the time span.

    ``against`` is what it was compared with, or one of `UNCOMPARED`.
    """

    outcome: str
    size: str
    against: str
    over: str
    certainty: Certainty
    source: str
    people: str = ""
    of_100: OfHundred | None = None


class Benefit(Noun):
    """A good side, in plain words."""

    text: str
    source: str


class Harm(Noun):
    """A bad side, in plain words; ``how_often`` may be "not known".

    ``of_100`` counts the same harm out of 100 people, ``over`` a time span.
    """

    text: str
    how_often: str
    source: str
    over: str = ""
    of_100: OfHundred | None = None


class Caution(Noun):
    """Something everybody must read before choosing the treatment."""

    text: str
    source: str


class FactRule(Noun):
    """What one fact about a person changes for a treatment.

    ``first`` (under ``better_with``) says that with this fact the treatment comes first, whatever
    guidelines say of people in general: it then never stands under what is not advised.
    """

    fact: str
    because: str
    source: str
    first: bool = False


class PairRule(Noun):
    """Two treatments that must not meet, or that meet only with care."""

    treatment: str
    because: str
    source: str


class After(Noun):
    """A step that normally comes first: one of these was tried, for ``weeks`` at least.

    With ``must_help`` it counts only if it helped, as a test block does.
    """

    any_of: tuple[str, ...]
    because: str
    source: str
    weeks: int | None = None
    must_help: bool = False


class FairTrial(Noun):
    """How long is long enough to judge. ``weeks`` and ``sessions`` are least amounts.

    ``also`` names further sources of what is said here.
    """

    look_for: str
    if_partial: str
    source: str
    weeks: int | None = None
    sessions: int | None = None
    also: tuple[str, ...] = ()


class Repeat(Noun):
    """When doing it again makes sense, how often at most, and what then if it failed.

    ``also`` names further sources of what is said here.
    """

    when: str
    limit: str
    source: str
    if_it_failed: str = ""
    also: tuple[str, ...] = ()


class Practical(Noun):
    """Where, how often, how long, at what price, with how much effort."""

    setting: str
    visits: str
    time: str
    cost: Cost
    effort: str
    if_out_of_reach: str


class Like(Noun):
    """What living with it is like."""

    body: str
    mind: str
    daily_life: str


class Treatment(Noun):
    """One treatment, with all that a person needs to weigh it.

    ``never_suddenly`` marks a medicine that is dangerous to stop from one day to the next.
    """

    id: str
    name: str
    category: str
    summary: str
    involves: str
    benefits: tuple[Benefit, ...]
    harms: tuple[Harm, ...]
    practical: Practical
    like: Like
    stop_if: tuple[str, ...]
    ask: tuple[str, ...]
    reviewed: str
    review_by: str
    aliases: tuple[str, ...] = ()
    suits: tuple[Pattern, ...] = ()
    guidelines: tuple[Recommendation, ...] = ()
    effects: tuple[Effect, ...] = ()
    cautions: tuple[Caution, ...] = ()
    not_with: tuple[FactRule, ...] = ()
    care_with: tuple[FactRule, ...] = ()
    better_with: tuple[FactRule, ...] = ()
    not_together: tuple[PairRule, ...] = ()
    care_together: tuple[PairRule, ...] = ()
    after: tuple[After, ...] = ()
    fair_trial: FairTrial | None = None
    repeat: Repeat | None = None
    never_suddenly: bool = False
    goals: tuple[Goal, ...] = ()
    see_also: tuple[str, ...] = ()

    def claims(self) -> tuple[Claim, ...]:
        """Give everything that is claimed of it with a source, what people read first first."""
        told: list[Claim] = [*self.guidelines, *self.effects]
        told += [*self.benefits, *self.harms, *self.cautions]
        told += [claim for claim in (self.fair_trial, self.repeat) if claim]
        told += [*self.not_with, *self.care_with, *self.better_with]
        told += [*self.not_together, *self.care_together, *self.after]
        return tuple(told)

    def source_ids(self) -> tuple[str, ...]:
        """Give every source that is named, in the order of first use."""
        again = [
            source for claim in (self.fair_trial, self.repeat) if claim for source in claim.also
        ]
        return tuple(dict.fromkeys([*(claim.source for claim in self.claims()), *again]))

    def counted(self) -> tuple[Effect | Harm, ...]:
        """Give the effects and harms that are counted out of 100 people."""
        told: list[Effect | Harm] = [*self.effects, *self.harms]
        return tuple(claim for claim in told if claim.of_100)

    def side_sources(self) -> tuple[str, ...]:
        """Give the sources of its good and bad sides."""
        sides: list[Claim] = [*self.benefits, *self.harms]
        return tuple(dict.fromkeys(side.source for side in sides))


class Category(Noun):
    """A kind of treatment; ``step`` is the usual step of care, 1 first."""

    id: str
    name: str
    step: int
    low_risk: bool
    aliases: tuple[str, ...] = ()


class Group(Noun):
    """A word for several treatments that are not a whole category, such as "pills"."""

    id: str
    name: str
    members: tuple[str, ...]
    aliases: tuple[str, ...] = ()


class Kin(Noun):
    """Treatments of which one may do what another did: ``after`` that bad end of another."""

    id: str
    after: BadEnd
    members: tuple[str, ...]
    text: str
    sources: tuple[str, ...]


class Fact(Noun):
    """One thing that can be true of a person. ``warning`` marks the signs of the screen.

    ``asked_up_to`` is the age in years after which nobody is asked; unasked, it stays unknown.
    ``medicine`` marks one that is taken, and must not be stopped because of an answer.
    ``but_not`` names what holds one of its words and is something else, such as hay fever.
    """

    id: str
    kind: FactKind
    name: str
    question: str = ""
    warning: bool = False
    aliases: tuple[str, ...] = ()
    asked_up_to: int | None = None
    medicine: bool = False
    but_not: tuple[str, ...] = ()


class Sign(Noun):
    """What a group of warning signs is shown by, and the facts that are denied with it."""

    named: str
    facts: tuple[str, ...]


class Screen(Noun):
    """Facts that the interview asks together: conditions outright, warning signs by a group.

    Of warning signs only what ``signs`` name is ever denied, so each fact stands behind one.
    """

    id: str
    kind: ScreenKind
    name: str
    about: str = ""
    facts: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """Give the facts that are asked here, in their order."""
        return (*self.facts, *(fact for sign in self.signs for fact in sign.facts))


class RedFlag(Noun):
    """A warning sign: ``all`` of these facts and at least ``least`` of ``any``.

    ``call_first`` names a line that helps with this sign before any other.
    """

    id: str
    label: str
    urgency: Urgency
    do: str
    because: str
    sources: tuple[str, ...]
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    least: int = 1
    hold: tuple[str, ...] = ()
    withhold: bool = False
    call_first: CallFirst | None = None


class Combination(Noun):
    """Treatments that do better together, where every part remains."""

    id: str
    parts: tuple[str, ...]
    name: str
    text: str
    source: str

    @property
    def whole(self) -> str:
        """The name as a sentence, and what is said of it."""
        return f"{self.name}. {self.text}"


class Message(Noun):
    """A sentence of the program itself that tells people what to do; the code shows it by its id.

    A word in braces, such as ``{sign}``, is filled in by the code.
    """

    id: str
    text: str
    sources: tuple[str, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """Give the words in braces, in their order."""
        return tuple(part.partition("}")[0] for part in self.text.split("{")[1:])

    def filled(self, **parts: str) -> str:
        """Give the text with its blanks filled; what is filled in is never read for blanks."""
        lead, *rest = self.text.split("{")
        told = (part.partition("}") for part in rest)
        return lead + "".join(f"{parts[name]}{after}" for name, _, after in told)


class Region(Noun):
    """Whom to call in one country. An empty number is not known to us.

    ``talk`` is somebody who listens, day and night; it and ``poison`` are named where they help.
    """

    name: str
    emergency: str
    short: str = ""
    advice: str = ""
    crisis: str = ""
    talk: str = ""
    poison: str = ""
    sources: tuple[str, ...] = ()


class About(Noun):
    """What the knowledge is, how far it reaches and who pays for it.

    ``safety_net`` names the signs to call for at once, ``safety_net_today`` those to get medical
    help for on the same day; each says of a sign what the red flags say of it.
    """

    version: str
    date: str
    condition: str
    purpose: str
    limits: tuple[str, ...]
    evidence: str
    update_policy: str
    funding: str
    safety_net: tuple[str, ...]
    regions: Mapping[str, Region]
    safety_net_today: tuple[str, ...] = ()


TREATMENTS = "treatments"  # the folder that holds a file for each


class Knowledge(Noun):
    """The whole knowledge, every mapping keyed by id.

    ``laid_over`` gives the file of each item that a folder laid over the built-in knowledge,
    keyed as ``treatments/yoga``.
    """

    about: About
    sources: Mapping[str, Source]
    categories: Mapping[str, Category]
    facts: Mapping[str, Fact]
    red_flags: Mapping[str, RedFlag]
    combinations: Mapping[str, Combination]
    screens: Mapping[str, Screen]
    treatments: Mapping[str, Treatment]
    messages: Mapping[str, Message]
    groups: Mapping[str, Group] = MappingProxyType({})
    kin: Mapping[str, Kin] = MappingProxyType({})
    laid_over: Mapping[str, str] = MappingProxyType({})

    def says(self, message: MessageId, **parts: str) -> str:
        """Give the text of a message, with what the code fills in."""
        return self.messages[message].filled(**parts)
