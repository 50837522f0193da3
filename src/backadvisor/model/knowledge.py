"""What the knowledge holds.

What a field means stands above it, after ``#:``; the field table of ``knowledge/README.md`` is
made from there, and a test finds a field without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, Protocol

from .closed_lists import (
    AdverseOutcome,
    Age,
    CallFirst,
    Certainty,
    Checked,
    Cost,
    Direction,
    Duration,
    FactKind,
    Goal,
    MessageId,
    Pattern,
    ScreenKind,
    Settles,
    SourceKind,
    Standing,
    Strength,
    Urgency,
)
from .labels import FACT_KINDS
from .record import Record


class Claim(Protocol):
    """Anything that names its source."""

    @property
    def source(self) -> str:
        """The id of the source."""


class Source(Record):
    """Where a claim comes from."""

    #: The name that claims cite it by: who and when, as `acp-2017`.
    id: str
    #: Its title; where the copy that was read shows none, what it is about, and `note` says so.
    title: str
    #: Who published it. Pages cite a source as organisation and year.
    organisation: str
    #: Whether its voice counts where guidelines are weighed.
    standing: Standing
    #: What kind of text it is. Only a guideline or a policy may speak under `guidelines`.
    kind: SourceKind
    #: The year it came out; left out where it is undated.
    year: int | None = None
    #: Its DOI without `https://doi.org/`. People are sent there first, else to `url`, else told the
    #: ISBN.
    doi: str = ""
    #: The ISBN of a book that has no page of its own.
    isbn: str = ""
    #: The source's own page.
    url: str = ""
    #: The id of the source that replaced it. Where that one speaks of a treatment, this one has no
    #: voice.
    superseded_by: str = ""
    #: What happened to it since, or how it was read; shown wherever sources are listed.
    note: str = ""
    #: The page on which the text was read, for whoever reads it again (provenance). Not shown to
    #: people; `check` asks for it where `read_as` is `primary`.
    read_at: str = ""
    #: Whether the source itself was read there, or an account of it (provenance). Not shown to
    #: people; `check` holds `checked` of a guideline row against it.
    read_as: Checked = "secondary"


class Recommendation(Record):
    """What one guideline says of one treatment, for one duration and pattern of pain."""

    #: The id of the guideline or policy that says it.
    source: str
    #: The duration of pain it speaks of; `any` where it speaks of all, or names none.
    duration: Duration | Literal["any"]
    #: The kind of pain it speaks of; `any` where it speaks of all, or names none.
    pattern: Pattern | Literal["any"]
    #: The direction of the recommendation (GRADE): what it advises, for this duration and pattern.
    says: Direction
    #: What it says, in a sentence that a patient can read.
    finding: str
    #: The strength of the recommendation (GRADE), as the guideline states it.
    strength: Strength = "not-stated"
    #: The certainty of the evidence (GRADE), as the guideline states it. In JSON only, on no page.
    certainty: Certainty = "not-known"
    #: Whether this row was read in the guideline itself, or in a summary of it; a page says so.
    checked: Checked = "primary"
    #: `false` where it speaks of something beside the choice, such as repeats: it is shown, and has
    #: no voice.
    counted: bool = True


class OfHundred(Record):
    """How many of 100 people, with the treatment and, where it was compared, without it."""

    #: The absolute effect: how many of 100 people it happened to with the treatment.
    with_it: int
    #: How many of 100 it happened to in the group it was compared with; left out where there was
    #: none.
    without_it: int | None = None


# What stands under ``against`` where there was nobody to compare with.
UNCOMPARED = ("not compared", "no comparison", "no control group")


class Effect(Record):
    """A measured effect. ``size`` is in natural units; ``over`` is the time span."""

    #: The outcome that was measured, such as pain or daily function.
    outcome: str
    #: How large the difference was, in natural units or plain words; "not known" is an answer.
    size: str
    #: The comparator: what it was compared with. `not compared`, `no comparison` and `no control
    #: group` say that there was none, `not stated` that nobody says.
    against: str
    #: The follow-up: after what time it was measured.
    over: str
    #: The certainty of this evidence (GRADE), as its authors gave it.
    certainty: Certainty
    #: The id of the review or trial that measured it.
    source: str
    #: In how many trials and people, and in whom, it was measured.
    people: str = ""
    #: The absolute effect, where people were counted: how many of 100, with it and without it.
    of_100: OfHundred | None = None


class Benefit(Record):
    """A good side, in plain words."""

    #: One good side, in a sentence that a patient can read.
    text: str
    #: The id of the source that says it.
    source: str


class Harm(Record):
    """A bad side, in plain words; ``how_often`` may be "not known"."""

    #: One bad side (adverse effect, burden), in a sentence that a patient can read.
    text: str
    #: How often it happens, in words or numbers; "not known" is an answer.
    how_often: str
    #: The id of the source that says it.
    source: str
    #: Over what time `of_100` was counted.
    over: str = ""
    #: The absolute risk, where people were counted: how many of 100, with it and without it.
    of_100: OfHundred | None = None


class Caution(Record):
    """Something everybody must read before choosing the treatment."""

    #: What everybody must know first, in a sentence; it stands with the treatment in every answer.
    text: str
    #: The id of the source that says it.
    source: str


class FactRule(Record):
    """What one fact about a person changes for a treatment."""

    #: The id of the fact that the rule is about.
    fact: str
    #: Why, in a sentence that a patient can read.
    because: str
    #: The id of the source that says it.
    source: str
    #: Under `better_with` only: with this fact the treatment is worth discussing even where
    #: guidelines advise people in general against it.
    first: bool = False


class PairRule(Record):
    """Two treatments that must not meet, or that meet only with care."""

    #: The id of the other treatment.
    treatment: str
    #: Why, in a sentence that a patient can read.
    because: str
    #: The id of the source that says it.
    source: str


class After(Record):
    """A step that normally comes first: one of these was tried, for ``weeks`` at least."""

    #: The ids of the treatments of which one has to have been had; the step is passed, too, where
    #: all of them are ruled out.
    any_of: tuple[str, ...]
    #: Why it comes first, in a sentence that a patient can read.
    because: str
    #: The id of the source that says it.
    source: str
    #: For how many weeks at least; a time that nobody told is taken for long enough.
    weeks: int | None = None
    #: `true` where it only counts if it helped, at least in part or for a time, as a test block
    #: does.
    must_help: bool = False


class FairTrial(Record):
    """How long is long enough to judge. ``weeks`` and ``sessions`` are least amounts."""

    #: What shows that it helps, and by when.
    look_for: str
    #: What to do where it helped in part.
    if_partial: str
    #: The id of the source that this rests on first.
    source: str
    #: The least number of weeks that is a fair trial; weeks or sessions, either is enough.
    weeks: int | None = None
    #: The least number of sessions that is a fair trial.
    sessions: int | None = None
    #: The ids of further sources of what is said here.
    also: tuple[str, ...] = ()


class Repeat(Record):
    """When doing it again makes sense, how often at most, and what then if it failed."""

    #: When doing it again makes sense.
    when: str
    #: How often at most, or for how long.
    limit: str
    #: The id of the source that this rests on first.
    source: str
    #: What then, where it did not help enough.
    if_it_failed: str = ""
    #: The ids of further sources of what is said here.
    also: tuple[str, ...] = ()


class Practical(Record):
    """Where, how often, how long, at what price, with how much effort."""

    #: Where it is had, and from whom.
    setting: str
    #: How many visits or sessions it takes.
    visits: str
    #: How much time each takes, and how long the whole.
    time: str
    #: How much it costs somebody who pays for it alone.
    cost: Cost
    #: How much effort it asks for.
    effort: str
    #: What to do instead where it cannot be had or paid for.
    if_out_of_reach: str


class Like(Record):
    """What living with it is like."""

    #: What it is like for the body.
    body: str
    #: What it is like for the mind.
    mind: str
    #: What it is like in daily life: driving, work, home.
    daily_life: str


class Treatment(Record):
    """One treatment, with all that a person needs to weigh it."""

    #: The name of its file, and of the treatment in commands, JSON and other files.
    id: str
    #: Its name for people, as the head of a page.
    name: str
    #: The id of its category. What risk, step of care and stopping mean for it follows from that.
    category: str
    #: What it is, in a sentence.
    summary: str
    #: What happens to whoever chooses it, in a few sentences.
    involves: str
    #: Its good sides, each with its source; in about as many words as the bad ones.
    benefits: tuple[Benefit, ...]
    #: Its bad sides, each with its source; in about as many words as the good ones.
    harms: tuple[Harm, ...]
    #: What it takes to have it.
    practical: Practical
    #: What living with it is like.
    like: Like
    #: Signs on which to stop and ask, or with `never_suddenly` to get help; the first stands in the
    #: plan.
    stop_if: tuple[str, ...]
    #: Questions for the clinician; the first is the one to take along.
    ask: tuple[str, ...]
    #: The day on which the file was last read against its sources, as 2026-11-21.
    reviewed: str
    #: The day by which it is to be read again, within a year. After it `check` fails and answers
    #: say that the knowledge is getting old.
    review_by: str
    #: Other words that people use for it; each stands for one thing only.
    aliases: tuple[str, ...] = ()
    #: The patterns of pain it is meant for; with none, for all. Where another one is known it is
    #: set aside.
    suits: tuple[Pattern, ...] = ()
    #: What guidelines and payers say of it, a row for each source, duration and pattern.
    guidelines: tuple[Recommendation, ...] = ()
    #: What trials and reviews measured.
    effects: tuple[Effect, ...] = ()
    #: What everybody must know before choosing it.
    cautions: tuple[Caution, ...] = ()
    #: Contraindications: a fact that rules it out. Where it is not known, it is to be asked first.
    not_with: tuple[FactRule, ...] = ()
    #: Precautions: a fact with which it needs care, and is worth discussing at most.
    care_with: tuple[FactRule, ...] = ()
    #: Indications: a fact that speaks for it; under one heading, it then comes first.
    better_with: tuple[FactRule, ...] = ()
    #: Interactions: a treatment in use that rules it out.
    not_together: tuple[PairRule, ...] = ()
    #: Interactions: a treatment in use with which it needs care.
    care_together: tuple[PairRule, ...] = ()
    #: Prerequisites: steps that normally come first; until all are taken it stands under later.
    after: tuple[After, ...] = ()
    #: What an adequate trial is: how long or how often it takes to judge it.
    fair_trial: FairTrial | None = None
    #: When doing it again makes sense, and what then if it failed.
    repeat: Repeat | None = None
    #: `true` for a medicine that is dangerous to stop from one day to the next; people are told so
    #: wherever it may be in use.
    never_suddenly: bool = False
    #: Which wishes of people it serves; under one heading, what serves more of them comes first.
    goals: tuple[Goal, ...] = ()
    #: The ids of treatments to look at beside it. In JSON only, on no page.
    see_also: tuple[str, ...] = ()

    @property
    def short_name(self) -> str:
        """The name without what else it is called, which stands behind it in brackets."""
        return self.name.partition(" (")[0]

    def claims(self) -> tuple[Claim, ...]:
        """Everything that is claimed of it with a source, what people read first first."""
        claims: list[Claim] = [*self.guidelines, *self.effects]
        claims += [*self.benefits, *self.harms, *self.cautions]
        claims += [claim for claim in (self.fair_trial, self.repeat) if claim]
        claims += [*self.not_with, *self.care_with, *self.better_with]
        claims += [*self.not_together, *self.care_together, *self.after]
        return tuple(claims)

    def source_ids(self) -> tuple[str, ...]:
        """Every source that is named, in the order of first use."""
        again = [
            source for claim in (self.fair_trial, self.repeat) if claim for source in claim.also
        ]
        return tuple(dict.fromkeys([*(claim.source for claim in self.claims()), *again]))

    def counted(self) -> tuple[Effect | Harm, ...]:
        """The effects and harms that are counted out of 100 people."""
        outcomes: list[Effect | Harm] = [*self.effects, *self.harms]
        return tuple(claim for claim in outcomes if claim.of_100)

    def side_sources(self) -> tuple[str, ...]:
        """The sources of its good and bad sides."""
        sides: list[Claim] = [*self.benefits, *self.harms]
        return tuple(dict.fromkeys(side.source for side in sides))


class Category(Record):
    """A kind of treatment."""

    #: Its id; also a word for any of its treatments, such as `injections`.
    id: str
    #: Its name for people, as the head of a list.
    name: str
    #: The usual step of care, 1 first; under one heading, an earlier one comes first.
    step: int
    #: `true` where its treatments may be considered though no guideline speaks of them; `false`
    #: where they are then not advised.
    low_risk: bool
    #: Other words for any treatment of it; which one was had is then asked.
    aliases: tuple[str, ...] = ()


class Group(Record):
    """A word for several treatments that are not a whole category, such as "pills"."""

    #: Its id; also a word for its members, such as `painkillers`.
    id: str
    #: Its name for people.
    name: str
    #: The ids of the treatments it stands for, two at least; which one was had is asked.
    members: tuple[str, ...]
    #: Other words for it.
    aliases: tuple[str, ...] = ()


class Medicine(Record):
    """What people call a medicine, and what it is here: ``treatments``, a ``fact``, or both."""

    #: The generic name, folded.
    id: str
    #: What people read.
    name: str
    #: Who says what each name holds.
    sources: tuple[str, ...]
    #: The treatments that it is. It holds them all, unless ``ask`` says that it is one of them.
    treatments: tuple[str, ...] = ()
    #: What is true of whoever takes it.
    fact: str = ""
    #: What its name leaves open, as a question.
    ask: str = ""
    #: Its brands, other generic names, and how people write them.
    aliases: tuple[str, ...] = ()
    #: The only countries in which the names mean this; elsewhere they name another medicine.
    regions: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every name it goes by."""
        return (self.id, self.name, *self.aliases)

    @property
    def is_one_of_several(self) -> bool:
        """Whether its name leaves open which of its treatments was had."""
        return bool(self.ask) and len(self.treatments) > 1


class ClassEffect(Record):
    """Treatments of which one may do what another did: ``after`` that bad end of another."""

    #: The name of the class, by which a folder laid over can change it.
    id: str
    #: The bad end that may come again with another member.
    after: AdverseOutcome
    #: The ids of the treatments that share it, two at least.
    members: tuple[str, ...]
    #: What may come again, or what to mind; shown with each other member that is still open.
    text: str
    #: The ids of the sources that say it.
    sources: tuple[str, ...]


class Fact(Record):
    """One thing that can be true of a person."""

    #: Its name in rules, case files and JSON; people may write it, too.
    id: str
    #: Where it is told, or that it follows from others.
    kind: FactKind
    #: Its name as it stands inside a sentence.
    name: str
    #: The question to which it is the yes. Every fact that is not derived has one.
    question: str = ""
    #: `true` for a warning sign: a red flag asks for it, and the interview names it before anybody
    #: can deny it.
    warning: bool = False
    #: Other words that people use for it; each stands for one fact only, and a warning sign is
    #: heard in any field.
    aliases: tuple[str, ...] = ()
    #: The age in years after which nobody is asked, such as for a pregnancy; unasked, it stays
    #: unknown.
    asked_up_to: int | None = None
    #: `true` for a medicine that is taken: nobody is to stop it because of an answer.
    medicine: bool = False
    #: Longer words that hold a word of this fact and mean something else, as `hay fever` does; they
    #: are not heard as it.
    but_not: tuple[str, ...] = ()

    @property
    def told_as(self) -> Literal["symptoms", "conditions"] | None:
        """The key of a case under which it is told; None where it follows from others."""
        return FACT_KINDS[self.kind].told_as


class Sign(Record):
    """What a group of warning signs is shown by, and the facts that are denied with it."""

    #: The phrase that people read before they say "none of these".
    named: str
    #: The ids of the facts that it names; all are denied with it.
    facts: tuple[str, ...]


class QuestionGroup(Record):
    """Facts that the interview asks together: conditions outright, warning signs by a group.

    Of warning signs only what ``signs`` name is ever denied, so each fact stands behind one.
    """

    #: Its id; `--absent` with it denies what stands here and was not told.
    id: str
    #: Whether warning signs are asked here, or conditions.
    kind: ScreenKind
    #: Its heading in the interview.
    name: str
    #: Why it is asked, in a sentence; left out, the interview says what one yes can change.
    about: str = ""
    #: The ids of the conditions that are asked here outright.
    facts: tuple[str, ...] = ()
    #: The groups of warning signs, each behind a phrase that names it.
    signs: tuple[Sign, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """The facts that are asked here, in their order."""
        return (*self.facts, *(fact for sign in self.signs for fact in sign.facts))


class RedFlag(Record):
    """A warning sign: ``all`` of these facts and at least ``least`` of ``any``."""

    #: The name of the sign in JSON and in `list red-flags`.
    id: str
    #: What was told, as the name of the sign.
    label: str
    #: How soon it has to be looked at (triage), and whether options are shown.
    urgency: Urgency
    #: What to do, in a sentence or two.
    do: str
    #: What may be behind it, in a sentence or two.
    because: str
    #: The ids of the sources that it rests on.
    sources: tuple[str, ...]
    #: The ids of the facts that must all be true.
    all: tuple[str, ...] = ()
    #: The ids of the facts of which `least` must be true.
    any: tuple[str, ...] = ()
    #: How many of `any` must be true; left out, one.
    least: int = 1
    #: The ids of treatments and categories that wait until it was checked; where a more urgent sign
    #: fires, all of them do.
    hold: tuple[str, ...] = ()
    #: `true` where no options are shown though the sign is less than urgent.
    withhold: bool = False
    #: The line that helps with this sign and is named before the emergency number.
    call_first: CallFirst | None = None
    #: Where `new`, it does not fire on signs that are all told to be older than three months and
    #: known not to have changed; where `old`, it fires on nothing else.
    only: Age | None = None
    #: What makes it a note (`none`) that holds nothing back: its signs are steady, and told to be
    #: old, or examined since they began.
    settles: Settles | None = None
    #: What the note says in place of `do`.
    note: str = ""


class Combination(Record):
    """Treatments that do better together, where every part remains."""

    #: Its name in JSON.
    id: str
    #: The ids of the treatments; it is shown only while each is open.
    parts: tuple[str, ...]
    #: What goes with what; people read it before `text`.
    name: str
    #: What doing both adds, and who says so.
    text: str
    #: The id of the source that says it.
    source: str

    @property
    def whole(self) -> str:
        """The name as a sentence, and what is said of it."""
        return f"{self.name}. {self.text}"


class Message(Record):
    """A sentence of the program itself that tells people what to do; the code shows it by its id.

    A word in braces, such as ``{sign}``, is filled in by the code.
    """

    #: The name by which the code shows it; the program knows no other.
    id: str
    #: The sentence. A word in braces, such as `{sign}`, is filled in by the code.
    text: str
    #: The ids of the sources that say just that.
    sources: tuple[str, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The words in braces, in their order."""
        return tuple(part.partition("}")[0] for part in self.text.split("{")[1:])

    def filled(self, **parts: str) -> str:
        """The text with its blanks filled; what is filled in is never read for blanks."""
        lead, *rest = self.text.split("{")
        blanks = (part.partition("}") for part in rest)
        return lead + "".join(f"{parts[name]}{after}" for name, _, after in blanks)


class Region(Record):
    """Whom to call in one country. An empty number is not known to us."""

    #: The country or countries, as people name them.
    name: str
    #: The emergency number.
    emergency: str
    #: Its name beside an emergency number that it shares with others; left out, its code.
    short: str = ""
    #: A number for health advice that is no emergency.
    advice: str = ""
    #: The crisis line, named first with thoughts of suicide.
    crisis: str = ""
    #: Somebody who listens, day and night; named beside the crisis line.
    talk: str = ""
    #: The poison line, named first after too much of a medicine.
    poison: str = ""
    #: The ids of the sources of these numbers.
    sources: tuple[str, ...] = ()


class About(Record):
    """What the knowledge is, how far it reaches and who pays for it."""

    #: The version of the knowledge, shown under every answer.
    version: str
    #: The day of the knowledge, as 2026-11-21, shown under every answer.
    date: str
    #: What low back pain is and how it goes. In JSON only; `check --trust` asks for it.
    condition: str
    #: What is being decided, and for whom. In JSON only; `check --trust` asks for it.
    purpose: str
    #: What an answer is not, and cannot know; the first two stand under every answer.
    limits: tuple[str, ...]
    #: How guidelines and studies were chosen and counted. In JSON only; `help evidence` tells it of
    #: the program.
    evidence: str
    #: How the knowledge is kept up to date. In JSON only; `check --trust` asks for it.
    update_policy: str
    #: Who pays for it, shown under every answer.
    funding: str
    #: The signs to call for at once (safety net), shown above the options and in every JSON answer.
    safety_net: tuple[str, ...]
    #: Whom to call, by the code of the country that `--region` takes.
    regions: Mapping[str, Region]
    #: The signs to get medical help for on the same day, shown behind those.
    safety_net_today: tuple[str, ...] = ()


TREATMENTS = "treatments"  # the folder that holds a file for each


class Knowledge(Record):
    """The whole knowledge, every mapping keyed by id."""

    #: What stands in about.yaml.
    about: About
    #: What claims rest on.
    sources: Mapping[str, Source]
    #: The kinds of treatment.
    categories: Mapping[str, Category]
    #: What can be true of a person.
    facts: Mapping[str, Fact]
    #: The warning signs.
    red_flags: Mapping[str, RedFlag]
    #: What does better together.
    combinations: Mapping[str, Combination]
    #: What the interview asks together.
    screens: Mapping[str, QuestionGroup]
    #: The treatments.
    treatments: Mapping[str, Treatment]
    #: What the program itself tells people to do.
    messages: Mapping[str, Message]
    #: The words for several treatments.
    groups: Mapping[str, Group] = MappingProxyType({})
    #: The names of medicines, generic and of brands.
    medicines: Mapping[str, Medicine] = MappingProxyType({})
    #: The treatments of which one may do what another did.
    class_effects: Mapping[str, ClassEffect] = MappingProxyType({})
    #: The file of each item that a folder laid over the built-in knowledge, keyed as
    #: `treatments/yoga`.
    overlay_files: Mapping[str, str] = MappingProxyType({})

    def names_of(self, known: Treatment | Fact) -> tuple[str, ...]:
        """What else a treatment or a fact is called: its own words, then the medicines it is."""
        treatment = isinstance(known, Treatment)
        names = (
            name
            for medicine in self.medicines.values()
            if known.id in (medicine.treatments if treatment else (medicine.fact,))
            for name in (medicine.name, *medicine.aliases)
            if name not in (known.id, known.name)
        )
        return tuple(dict.fromkeys((*known.aliases, *names)))

    def says(self, message: MessageId, **parts: str) -> str:
        """The text of a message, with what the code fills in."""
        return self.messages[message].filled(**parts)
