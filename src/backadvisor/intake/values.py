"""One value of a case: read from what was told, and written as text that reads back the same.

Each ``read_`` takes what was told and the words that are known, and raises `InvalidValue` with the
form that would have been right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from ..engine.facts import denied_with
from ..knowledge.vocabulary import (
    InvalidValue,
    OtherKind,
    UnknownTreatment,
    Vocabulary,
    plain_word,
)
from ..model import (
    GOALS,
    OUTCOMES,
    Amount,
    Case,
    Duration,
    Goal,
    Knowledge,
    Outcome,
    Trial,
    Unit,
    labels,
)
from ..model.problems import did_you_mean, one_of
from .durations import format_weeks, parse_times, parse_weeks

_Read = TypeVar("_Read")
Fields = Mapping[str, Any]  # fields of a `Case`, by their names

_AMOUNTS = "Write for example 6w, 2 months, half a year, or 8x for eight times."
_DURATIONS = "Write 3d, 8w, 6 months, half a year, 2y, acute, subacute or chronic."
_MOST_WEEKS = 52 * 100
_OLDEST = 120


class UnknownFact(InvalidValue):
    """A word for no symptom and no condition; what was meant may have been a warning sign."""


# --- What was tried -------------------------------------------------------------------


def read_trials(text: str, vocabulary: Vocabulary) -> list[Trial]:
    """The trials in one ``NAME[:AMOUNT][=OUTCOME]``: a category or group has one for each member.

    Raises `InvalidValue`.
    """
    match = re.fullmatch(r"([^:=]+)(?::([^:=]*))?(?:=([^:=]*))?", text.strip())
    if not match:
        raise InvalidValue(
            f'We could not read "{text}". Write NAME:AMOUNT=OUTCOME, for example pt:6w=no-relief.'
        )
    name, amount_text, outcome_text = match[1].strip(), match[2], match[3]
    outcome = parse_outcome(outcome_text) if outcome_text is not None else "unspecified"
    if amount_text is None:
        name, amount_text = _parted_count(name, vocabulary)
    amount = parse_amount(amount_text) if amount_text is not None else None
    ambiguous, named = vocabulary.is_category(name), plain_word(name)
    ids, treatments = _tried(name, vocabulary), vocabulary.knowledge.treatments
    crosses_categories = len({treatments[treatment].category for treatment in ids}) > 1
    return [
        Trial(treatment, outcome, amount, named, ambiguous, crosses_categories) for treatment in ids
    ]


def _tried(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    try:
        return vocabulary.treatment_ids(name)
    except UnknownTreatment as error:
        raise UnknownTreatment(error.said, instead=in_own_words(name)) from None


_COUNT = (
    r"(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
    r"(?:(?:sessions?|rounds?|visits?|treatments?|courses?)\s+of\s+|x\s+)?(?P<name>\D.*)"
)


def _parted_count(name: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """The name and the amount in "3 epidurals"; anything else, and any medicine, as it is."""
    match = re.fullmatch(_COUNT, name, re.IGNORECASE)
    if not match or vocabulary.knows(name) or not vocabulary.knows(match["name"]):
        return name, None
    ids = vocabulary.treatment_ids(match["name"])
    treatments = vocabulary.knowledge.treatments
    if any(treatments[treatment].category == "medicines" for treatment in ids):
        return name, None
    return match["name"], f"{match['number']} times"


def in_own_words(name: str) -> str:
    """What to do with a name that is not known, ready to copy."""
    from shlex import quote  # only after a mistake

    quoted = quote(name) if re.search(r"[\"$`\\!]", name) else f'"{name}"'
    return f"To keep it in your own words: --other {quoted}"


def trial_texts(tried: Iterable[Trial]) -> Iterator[str]:
    """Each trial as it was told: a repeat twice, the members of a category once."""
    first_member: dict[str, str] = {}
    for trial in tried:
        if first_member.setdefault(trial.word, trial.treatment) == trial.treatment:
            yield _trial_text(trial)


def amount_text(amount: Amount | None) -> str | None:
    """An amount as it is told, such as ``6w`` or ``2x``."""
    return f"{amount.number:g}{'w' if amount.unit == 'weeks' else 'x'}" if amount else None


def _trial_text(trial: Trial) -> str:
    amount, outcome = amount_text(trial.amount), trial.outcome
    had = f":{amount}" if amount else ""
    return f"{trial.word}{had}" + (f"={outcome}" if outcome != "unspecified" else "")


def parse_amount(text: str) -> Amount:
    """The amount in ``3w``, ``six months`` (weeks) or ``2x``, ``6 sessions``, ``twice`` (times).

    Raises `InvalidValue`.
    """
    times, weeks = parse_times(text), parse_weeks(text)
    if times is not None:
        return _amount(times, "times", text)
    if weeks is not None:
        return _amount(weeks, "weeks", text)
    raise InvalidValue(f'We could not read "{text}" as an amount. {_AMOUNTS}')


def _amount(number: float, unit: Unit, text: str) -> Amount:
    number = round(number, 2)
    if not 0 < number <= _MOST_WEEKS:
        raise InvalidValue(f'"{text}" is not possible. {_AMOUNTS}')
    return Amount(number, unit)


def parse_outcome(text: str) -> Outcome:
    """How it went, in the words of the program or in everyday ones. Raises `InvalidValue`."""
    word = plain_word(text)
    for outcome, row in labels.OUTCOMES.items():
        everyday = row.everyday.split(", ")
        if word in (outcome, *map(plain_word, everyday)):
            return outcome
    allowed = one_of(labels.OFFERED)
    near = did_you_mean(word, OUTCOMES)
    raise InvalidValue(f'We could not read "{text}" as how it went.{near} Write one of {allowed}.')


def read_own_words(text: str, _: Vocabulary) -> list[str]:
    """A byte that is no UTF-8 becomes "?": what is kept must be read again."""
    return [" ".join(text.encode("utf-8", "replace").decode().split())]


# --- What is true, and what is not ----------------------------------------------------


def read_fact(word: str, vocabulary: Vocabulary) -> list[str]:
    """The symptom or condition that a word stands for, with what is said around it.

    Raises `OtherKind`, or `UnknownFact`.
    """
    return list(_known_fact(vocabulary.fact_ids, word))


def read_denied(word: str, vocabulary: Vocabulary) -> list[str]:
    """A fact, or a screen, which stands for all of it that was not named as true.

    Raises `OtherKind`, or `UnknownFact`.
    """
    screen = vocabulary.screens.get(plain_word(word))
    return [screen or _known_fact(vocabulary.fact_id, word)]


def _known_fact(read: Callable[[str], _Read], word: str) -> _Read:
    try:
        return read(word)
    except OtherKind:
        raise
    except InvalidValue as error:
        raise UnknownFact(str(error)) from None


def denied_texts(case: Case, knowledge: Knowledge | None) -> list[str]:
    """What is denied; with the knowledge, by the name of a screen where it was read as a whole.

    That is where all of it that was asked stands in its own order.
    """
    absent = list(case.absent)
    if knowledge is None:
        return absent
    for screen in knowledge.screens.values():
        asked = list(denied_with(screen, case, knowledge))
        if asked[1:] and asked[0] in absent:
            first = absent.index(asked[0])
            if absent[first : first + len(asked)] == asked:
                absent[first : first + len(asked)] = [screen.id]
    return absent


def read_screened(value: object, _: Vocabulary) -> Fields:
    """Whether the warning signs were read. Raises `InvalidValue` where it is no yes and no no."""
    if not isinstance(value, bool):
        raise InvalidValue('"screened" is true or false.')
    return {"screened": value}


# --- The person, the pain and the wishes ----------------------------------------------


def read_duration(value: object, _: Vocabulary) -> Fields:
    """The length of a time, as weeks or in a word. Raises `InvalidValue`."""
    if not isinstance(value, str):
        raise InvalidValue(f'"duration" is a length of time in words. {_DURATIONS}')
    weeks, duration = parse_duration(value)
    return {"duration_weeks": weeks, "duration": duration}


def parse_duration(text: str) -> tuple[float | None, Duration | None]:
    """``8w``, ``six months``, ``half a year`` as weeks, or one of the words acute to chronic.

    Raises `InvalidValue`.
    """
    for word in get_args(Duration):
        if text.strip().lower() == word:
            return None, word
    weeks = round(parse_weeks(text) or 0.0, 2)
    if not 0 < weeks <= _MOST_WEEKS:
        raise InvalidValue(f'We could not read "{text}" as a length of time. {_DURATIONS}')
    return weeks, None


def duration_text(case: Case) -> str | None:
    """How long it has been: the word that was told, or the weeks in a whole unit."""
    return case.duration if case.duration_weeks is None else format_weeks(case.duration_weeks)


def read_age(value: object, _: Vocabulary) -> Fields:
    """An age, as text or as a number. Raises `InvalidValue`."""
    if isinstance(value, bool):
        raise InvalidValue("An age is whole years, for example 54.")
    return {"age": parse_age(str(value))}


def parse_age(text: str) -> int:
    """An age in whole years, 0 to 120. Raises `InvalidValue`."""
    match = re.fullmatch(r"(\d{1,3})(?:\.0{1,9})?", text.strip())  # a spreadsheet writes 54.0
    if not match or int(match[1]) > _OLDEST:
        raise InvalidValue(
            f'We could not read "{text}" as an age. '
            "Write whole years from 0 to 120, for example 54."
        )
    return int(match[1])


def read_treatments(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The treatments that a name or an everyday word stands for. Raises `InvalidValue`."""
    return vocabulary.treatment_ids(word)


def read_goal(word: str, _: Vocabulary) -> list[Goal]:
    """What matters to a person. Raises `InvalidValue`."""
    folded = plain_word(word)
    goals = [goal for goal in GOALS if goal == folded]
    if not goals:
        near = did_you_mean(folded, GOALS)
        raise InvalidValue(f'We do not know the goal "{word}".{near} Write one of {one_of(GOALS)}.')
    return goals


def read_region(value: object, vocabulary: Vocabulary) -> Fields:
    """A country whose numbers are known. Raises `InvalidValue`."""
    regions = vocabulary.regions
    code = value.strip().upper() if isinstance(value, str) else ""
    if code not in regions:
        raise InvalidValue(
            f'We have no numbers for "{value}". Write one of {one_of(list(regions))}.'
        )
    return {"region": regions[code]}
