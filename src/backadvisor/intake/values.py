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
    Age,
    Ago,
    Amount,
    Case,
    Duration,
    Goal,
    Knowledge,
    Outcome,
    Since,
    Trial,
    Unit,
    labels,
)
from ..model.problems import did_you_mean, one_of
from .durations import format_weeks, parse_times, parse_weeks, rounded

_Read = TypeVar("_Read")
Fields = Mapping[str, Any]  # fields of a `Case`, by their names

_AMOUNTS = "Write for example 6w, 2 months, half a year, or 8x for eight times."
_AGO = (
    "Write for example 6h, 3d, 8w, 2y, the year as 2019, new, or old for more than three months "
    "and the same."
)
_AGO_WORDS: dict[Age, str] = {
    "new": "new, today, now, just now, recent, recently, acute, just started",
    "old": "old, long standing, longstanding, unchanged, stable, the same",
}
_LONG = 14.0  # longer than three months; that it is the same is not said
_AGO_LENGTHS = {
    "yesterday": 1 / 7,
    "last week": 1.0,
    "subacute": 6.0,
    **dict.fromkeys(("chronic", "long ago", "a long time ago", "a long time"), _LONG),
    **dict.fromkeys(("ages", "ages ago", "always", "lifelong"), _LONG),
}
_DAY_FORM = r"\d{4}-\d\d-\d\d"
_WEEKS_OF_A_YEAR = 52
_DURATIONS = "Write 3d, 8w, 6 months, half a year, 2y, acute, subacute or chronic."
_MOST_WEEKS = 52 * 100
_OLDEST = 120


class UnknownFact(InvalidValue):
    """A word for no symptom and no condition; what was meant may have been a warning sign."""


# --- What was tried -------------------------------------------------------------------


def read_trials(text: str, vocabulary: Vocabulary) -> list[Trial]:
    """The trials in one ``NAME[:AMOUNT][@AGO][=OUTCOME]``: a category has one for each member.

    Raises `InvalidValue`.
    """
    match = re.fullmatch(r"([^:=@]+)(?::([^:=@]*))?(?:@([^:=@]*))?(?:=([^:=@]*))?", text.strip())
    if not match:
        raise InvalidValue(
            f'We could not read "{text}". Write NAME:AMOUNT=OUTCOME or NAME@AGO=OUTCOME, '
            "for example pt:6w=no-relief or epidural@3w=worse."
        )
    name, amount_text, ago_text, outcome_text = match[1].strip(), match[2], match[3], match[4]
    ago = parse_ago(ago_text, vocabulary.day) if ago_text is not None else None
    outcome = parse_outcome(outcome_text) if outcome_text is not None else "unspecified"
    if amount_text is None:
        name, amount_text = _parted_count(name, vocabulary)
    amount = parse_amount(amount_text) if amount_text is not None else None
    ambiguous, named = vocabulary.is_category(name), plain_word(name)
    ids, treatments = _tried(name, vocabulary), vocabulary.knowledge.treatments
    crosses_categories = len({treatments[treatment].category for treatment in ids}) > 1
    return [
        Trial(item_id, outcome, amount, named, ambiguous, crosses_categories, ago)
        for item_id in ids
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
    when = f"@{_ago_text(trial.ago)}" if trial.ago else ""
    return f"{trial.word}{had}{when}" + (f"={outcome}" if outcome != "unspecified" else "")


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


# --- How long ago -----------------------------------------------------------------------


def parse_ago(text: str, day: str = "") -> Ago:
    """How long ago: ``3w``, ``6 hours``, ``2019``, ``new`` or ``old``.

    Of a year the fewest weeks are taken that it can be on ``day``; without one, none are known.
    Raises `InvalidValue`.
    """
    plain = " ".join(text.lower().replace("-", " ").split())
    for age, words in _AGO_WORDS.items():
        if plain in words.split(", "):
            return Ago(age=age)
    if year := re.fullmatch(r"(?:in |since |about )?((?:19|20)\d\d)", plain):
        return Ago(_weeks_since(int(year[1]), day), year=int(year[1]))
    weeks = _AGO_LENGTHS.get(plain, parse_weeks(text))
    if weeks is None or not 0 <= weeks <= _MOST_WEEKS:
        raise InvalidValue(f'We could not read "{text}" as how long ago. {_AGO}')
    return Ago(rounded(weeks)) if weeks else Ago(age="new")


def _weeks_since(year: int, day: str) -> float | None:
    """The weeks since the end of a year, as of a day such as 2026-11-30; what is to come is now."""
    if not re.fullmatch(_DAY_FORM, day):
        return None
    this_year, month, _ = map(int, day.split("-"))
    return max(0.0, float((this_year - year - 1) * _WEEKS_OF_A_YEAR + (month - 1) * 4))


def _ago_text(ago: Ago) -> str:
    """How long ago, as it was told."""
    if ago.year is not None:
        return str(ago.year)
    return ago.age if ago.age is not None else format_weeks(ago.weeks or 0)


def since_texts(case: Case) -> Iterator[str]:
    """Each fact of which it was told how long ago it began, in their order."""
    times = {since.fact: _ago_text(since.ago) for since in case.since}
    facts = (*case.symptoms, *case.conditions)
    return (f"{fact}:{times[fact]}" for fact in facts if fact in times)


def read_times(text: str, vocabulary: Vocabulary) -> list[Since]:
    """How long ago the facts in ``NAME:HOW-LONG`` began, which also tells that they are so.

    Raises `UnknownFact`, or `InvalidValue` where no time is told or it cannot be read.
    """
    times = [item for item in read_since(text, vocabulary) if isinstance(item, Since)]
    if not times:
        raise InvalidValue(f'"{text}" says no time. Write NAME:HOW-LONG, such as leg-weakness:2d.')
    return times


# --- What is true, and what is not ----------------------------------------------------


def read_since(text: str, vocabulary: Vocabulary) -> list[str | Since]:
    """The facts in one ``NAME[:HOW-LONG]``, and how long ago they began where that is told.

    Raises `UnknownFact`, or `InvalidValue` where the time cannot be read.
    """
    name, colon, how_long = text.partition(":")
    facts = read_fact(name, vocabulary)
    if not colon:
        return [*facts]
    ago = parse_ago(how_long, vocabulary.day)
    return [*facts, *(Since(fact, ago) for fact in facts)]


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


def read_screened(value: object, vocabulary: Vocabulary) -> Fields:
    """Whether the warning signs were read, or the day on which: on a later one they were not.

    Raises `InvalidValue` where it is neither.
    """
    if isinstance(value, str) and re.fullmatch(_DAY_FORM, value):
        return {"screened": value >= vocabulary.day}
    if not isinstance(value, bool):
        raise InvalidValue('"screened" is true or false, or the day on which, such as 2026-11-30.')
    return {"screened": value}


def read_examined(value: object, _: Vocabulary) -> Fields:
    """Whether a clinician has examined this. Raises `InvalidValue` where it is no yes and no no."""
    if not isinstance(value, bool):
        raise InvalidValue('"examined" is true or false.')
    return {"examined": value}


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
    weeks = rounded(parse_weeks(text) or 0.0)
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
