"""The keys of a case, in one table: whatever reads, writes, asks or lists them goes over it.

Each key says how it is told, how it is told back, what the help and the shell say of it, and
which question asks for it. A new key is a row here, and a field of `Case`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..knowledge.vocabulary import Vocabulary
from ..model import GOALS, Case, Knowledge, labels
from ..model.record import Record
from .values import (
    Fields,
    denied_texts,
    duration_text,
    read_age,
    read_denied,
    read_duration,
    read_examined,
    read_goal,
    read_own_words,
    read_region,
    read_screened,
    read_since,
    read_times,
    read_treatments,
    read_trials,
    since_texts,
    trial_texts,
)

Value = list[str] | str | int | bool | None  # of one key, as a case file holds it
CaseDocument = Mapping[str, Value]  # a case file, or one line of a stream of cases
# Reads one value; gives the fields of the case that it sets, or raises `InvalidValue`.
Reads = Callable[[Any, Vocabulary], Fields]
# What the shell offers for a part of a list that begins so.
Offers = Callable[[Knowledge, str], Iterable[str]]

WHAT_YOU_TELL = "What you tell"


# --- The forms that a key can have ----------------------------------------------------


class ListOf(Record):
    """Several things: a flag that may be repeated, or text with commas, or a list of a file.

    ``read`` gives what one of them stands for, to be added to the field of the key's name; a
    `Since` among it goes to the field ``since``.
    """

    read: Callable[[str, Vocabulary], Iterable[Any]]
    write: Callable[[Case, Knowledge | None], Iterable[str]]
    offers: Offers | None = None  # None: anything can be told
    repeats: bool = False  # a repeat is no slip, and is kept
    heard: bool = False  # any words will do, and a warning sign among them counts


class Text(Record):
    """One text."""

    read: Reads
    write: Callable[[Case], str | None]
    offers: Offers | None = None  # None: anything can be told


class WholeNumber(Record):
    """One whole number; text as well, where a way of telling knows nothing else."""

    read: Reads
    write: Callable[[Case], int | None]


class Switch(Record):
    """Yes or no: a flag without a value. What is ``dated`` may be a day in a file."""

    read: Reads
    write: Callable[[Case], bool]
    dated: bool = False


Form = ListOf | Text | WholeNumber | Switch


class Asked(Record):
    """The question of the interview that asks for a key."""

    text: str
    why: str
    example: str = ""
    none: str = ""  # the answer that there is nothing to tell


class Key(Record):
    """One key of a case: of a case file, a line of a stream, a column of CSV, and a flag."""

    name: str
    form: Form
    help: str  # of the flag
    example: Value = None  # the help shows it in a case file; None where it shows none
    asked: Asked | None = None  # None: nothing asks for it by itself
    heading: str = WHAT_YOU_TELL  # that the flag stands under


# --- What the shell offers ------------------------------------------------------------


def treatment_words(knowledge: Knowledge, _: str = "") -> list[str]:
    """Ids of treatments, categories and groups, and everyday words of one part."""
    words = [*knowledge.treatments, *knowledge.categories, *knowledge.groups]
    words += [name for known in knowledge.treatments.values() for name in knowledge.names_of(known)]
    return [word for word in words if " " not in word]


_LENGTHS = ("1d", "3w", "6m", "2y", "new", "old")  # of a time, by way of example


def _trial_words(knowledge: Knowledge, part: str) -> Iterable[str]:
    """A treatment, or an outcome after its ``=``, or how long ago after its ``@``."""
    name, equals, _ = part.partition("=")
    if equals:
        return (f"{name}={outcome}" for outcome in labels.OFFERED)
    if "@" in part:
        return [f"{part.partition('@')[0]}@{length}" for length in _LENGTHS]
    return treatment_words(knowledge)


def _symptoms(knowledge: Knowledge, part: str) -> list[str]:
    return _timed(part) or _told_as(knowledge, "symptoms")


def _conditions(knowledge: Knowledge, part: str) -> list[str]:
    return _timed(part) or _told_as(knowledge, "conditions")


def _times(knowledge: Knowledge, part: str) -> list[str]:
    return _timed(part) or [f"{fact}:" for fact in _facts(knowledge)]


def _facts(knowledge: Knowledge, _: str = "") -> list[str]:
    return [*_told_as(knowledge, "symptoms"), *_told_as(knowledge, "conditions")]


def _timed(part: str) -> list[str]:
    """How long, after the colon behind a fact."""
    name, colon, _ = part.partition(":")
    return [f"{name}:{length}" for length in _LENGTHS] if colon else []


def _told_as(knowledge: Knowledge, key: str) -> list[str]:
    return [fact.id for fact in knowledge.facts.values() if fact.told_as == key]


# --- The table ------------------------------------------------------------------------

KEYS = (
    Key(
        "tried",
        ListOf(
            read_trials,
            lambda case, _: trial_texts(case.tried),
            offers=_trial_words,
            repeats=True,  # the same again is part of a history
        ),
        help="NAME[:AMOUNT][@AGO][=OUTCOME]: pt:6w=no-relief,epidural:2x@3w=worse",
        example=["injections@3w", "pt:8w=no-relief"],
        asked=Asked(
            "What have you tried? Names with commas between them.",
            "What was tried, and how it went, decides what is left.",
            example="pt, cortisone shot, ibuprofen",
            none="nothing yet",
        ),
    ),
    Key(
        "other",
        ListOf(read_own_words, lambda case, _: case.other, heard=True),
        help="What else was tried, in your own words; it is only said back",
    ),
    # Facts are asked for sign by sign, as the screens of the knowledge group them.
    Key(
        "symptoms",
        ListOf(read_since, lambda case, _: case.symptoms, _symptoms),
        help="What you have, NAME[:HOW-LONG]: leg-pain,leg-weakness:2d",
        example=["leg-pain", "one-leg-numbness"],
    ),
    Key(
        "conditions",
        ListOf(read_since, lambda case, _: case.conditions, _conditions),
        help="Conditions and diagnoses: diabetes,spinal-stenosis",
        example=["diabetes"],
    ),
    Key(
        "since",
        ListOf(read_times, lambda case, _: since_texts(case), _times),
        help="How long you have had it, NAME:HOW-LONG: leg-weakness:2d",
        example=["one-leg-numbness:2y"],
    ),
    Key(
        "absent",
        ListOf(read_denied, denied_texts, _facts),
        help="What you do not have: fever,leg-pain; or a whole screen: body",
        example=["fever"],
    ),
    Key(
        "screened",
        Switch(read_screened, lambda case: case.screened, dated=True),
        help="I read the warning signs; I have none except those I named",
        example=True,
    ),
    Key(
        "examined",
        Switch(read_examined, lambda case: case.examined),
        help="I was examined for this since it began; it is the same since",
        example=True,
        asked=Asked(
            "Were you examined for this since it began, and is it the same since?",
            "What is steady and was examined can wait for your next visit.",
        ),
    ),
    Key(
        "duration",
        Text(read_duration, duration_text),
        help="3d, 8w, 6 months, 2y, acute, subacute or chronic",
        example="8m",
        asked=Asked(
            "How long have you had this pain?",
            f"Guidelines sort pain into {labels.DURATIONS['acute'].lasting}, "
            f"{labels.DURATIONS['subacute'].lasting}, and longer.",
            example="3d, 8w, 6 months, 2y",
        ),
    ),
    Key(
        "age",
        WholeNumber(read_age, lambda case: case.age),
        help="Age in years",
        example=61,
        asked=Asked(
            "How old are you?",
            "Some medicines and some signs mean more later in life.",
            example="54",
        ),
    ),
    Key(
        "avoid",
        ListOf(read_treatments, lambda case, _: case.avoid, treatment_words),
        help="Treatments to leave out",
        example=["opioids"],
        asked=Asked(
            "Is there anything you want to leave out? Names with commas between them.",
            "What you name is set aside, with your wish as the reason. Nothing else changes.",
            example="opioids, surgery",
            none="nothing",
        ),
    ),
    Key(
        "goals",
        ListOf(read_goal, lambda case, _: case.goals, lambda _, __: GOALS),
        help="What matters: sleep, work, walking, no-drugs, low-cost, few-visits or soon",
        example=["sleep"],
        asked=Asked(
            "What matters most to you? Choose as many as you like.",
            "Your answer changes the order of the options, and nothing else.",
            none="nothing in particular",
        ),
    ),
    Key(
        "region",
        Text(
            read_region,
            lambda case: case.region or None,
            lambda knowledge, _: knowledge.about.regions,
        ),
        help="Country for phone numbers, such as US, UK or AU",
        example="UK",
    ),
)
KEY = {key.name: key for key in KEYS}
# Those of one value, which can be typed.
VALUES = {key.name: key.form for key in KEYS if isinstance(key.form, Text | WholeNumber)}
