"""How long, how long ago, how often, and how old: the numbers of a text with their units.

Of a range the lower end counts, as in `durations`. A length of time is only found here; what it
is the length of is decided in `courses`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...model.record import Record
from .tokens import Word

_DAY, _MONTH, _YEAR = 1 / 7, 52 / 12, 52.0  # in weeks
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_COUNTED = {word: float(n) for n, word in enumerate(_ONES, 1)}
_COUNTED |= {word: float(n) for n, word in zip(range(20, 100, 10), _TENS, strict=True)}
_VAGUE = {"couple": 2.0, "few": 3.0, "several": 3.0, "half": 0.5, "a": 1.0, "an": 1.0}
_UNITS = {
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), _DAY / 24),
    **dict.fromkeys(("d", "day", "days", "night", "nights"), _DAY),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "weeek", "weaks"), 1.0),
    **dict.fromkeys(("fortnight", "fortnights"), 2.0),
    **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months", "mnths"), _MONTH),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), _YEAR),
    **dict.fromkeys(("decade", "decades"), 10 * _YEAR),
}
_PLURAL = {"days": 2 * _DAY, "weeks": 2.0, "months": 2 * _MONTH}
_TIMES = {
    *("x", "times", "time", "sessions", "session", "visits", "visit", "appointments", "rounds"),
    *("treatments", "goes", "lots", "doses"),
}
_MOST_DIGITS = 4  # with the x before them: "x12"
_OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_RECENT = {  # how long ago, at most
    ("yesterday",): _DAY,
    ("today",): _DAY,
    ("tonight",): _DAY,
    ("this", "morning"): _DAY,
    ("this", "afternoon"): _DAY,
    ("this", "evening"): _DAY,
    ("last", "night"): _DAY,
    ("last", "week"): 1.0,
    ("this", "week"): 1.0,
    ("this", "last", "week"): 1.0,
    ("the", "weekend"): 1.0,
    ("last", "weekend"): 1.0,
    ("last", "month"): 4.0,
    ("last", "fortnight"): 2.0,
    ("the", "other", "day"): 1.0,
    ("the", "day", "after"): _DAY,
    ("day", "after"): _DAY,
    ("last", "year"): _YEAR,
}
_WEEKDAYS = {
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tues", "weds", "thurs", "fri"),
}
_PEOPLE = {
    *("f", "m", "female", "male", "woman", "man", "bloke", "lady", "guy", "lad", "fella", "nurse"),
    *("yo", "yrs", "mum", "mom", "dad"),
}
_LEAST_AGE, _MOST_AGE = 10, 110
_LATE = 4  # words into a text: "Aussie tradie 37."
_LEAST_BARE_AGE = 16  # of a number that stands alone
_NEVER_AFTER = {
    *("mg", "mcg", "ml", "g", "kg", "kilos", "kilo", "pounds", "lbs", "lb", "stone", "percent"),
    *(
        "miles",
        "mile",
        "km",
        "steps",
        "minutes",
        "mins",
        "min",
        "a",
        "per",
        "out",
        "degrees",
        "quid",
    ),
    *(
        "tablets",
        "pills",
        "x",
        "times",
        "reps",
        "bucks",
        "dollars",
        "grand",
        "of",
        "sessions",
        "on",
    ),
    *("shots", "injections", "epidurals", "cortisone", "good", "different", "more", "or", "to"),
    *("co", "st", "st", "nd", "rd", "th", "am", "pm", "surgeries", "surgeons", "kids", "children"),
}


_NO_LENGTH = {"time", "this", "next", "last"}
_MOST_WORDS = 2  # of a number
_NO_AGE_BEFORE = {*_UNITS, *_NEVER_AFTER, "ish"}


class Span(Record):
    """A time or number in a text: a length, a time ago, or how many times."""

    kind: Literal["length", "ago", "times"]
    value: float
    start: int
    end: int


def number_at(words: list[Word], at: int) -> tuple[float, int] | None:
    """The number that begins at a place, and where it ends."""
    if at >= len(words):
        return None
    word = words[at]
    if word.is_number:
        value, end = float(word.text), at + 1
    elif word.text in _COUNTED:
        value, end = _COUNTED[word.text], at + 1
        after = words[end].text if end < len(words) else ""
        joined = end < len(words) and words[end].mark.strip() in ("", "-")
        if word.text in _TENS and after in _ONES[:9] and joined:
            value, end = value + _COUNTED[after], end + 1
    elif word.text in _VAGUE:
        return _vague(words, at)
    else:
        return None
    return value, _range_end(words, end, value)


def _vague(words: list[Word], at: int) -> tuple[float, int] | None:
    """The number that "a couple of", "half a", "a few" or "a" is."""
    word, end = words[at].text, at + 1
    value = _VAGUE[word]
    if word in ("a", "an") and end < len(words) and words[end].text in ("couple", "few", "half"):
        value, end = _VAGUE[words[end].text], end + 1
    while end < len(words) and words[end].text in ("of", "a", "an", "good"):
        end += 1
    return value, end


def _range_end(words: list[Word], end: int, low: float) -> int:
    """Where a range ends whose lower end was read: "6 to 8", "6-8", "three or four"."""
    if end >= len(words):
        return end
    word = words[end]
    if word.mark.strip() in ("-", "\u2013") and (word.is_number or word.text in _COUNTED):
        return end + 1
    if word.text in ("to", "or") and end + 1 < len(words):
        upper = words[end + 1]
        high = float(upper.text) if upper.is_number else _COUNTED.get(upper.text, 0.0)
        return end + 2 if high > low else end
    return end


def spans_in(words: list[Word], first: int, last: int) -> Iterator[Span]:
    """Every time and number of times in a sentence, in its order."""
    at = first
    while at < last:
        span = _span_at(words, at, last)
        if span is None:
            at += 1
        else:
            yield span
            at = span.end


def _span_at(words: list[Word], at: int, last: int) -> Span | None:
    for length in (3, 2, 1):
        key = tuple(word.text for word in words[at : min(at + length, last)])
        if key in _RECENT:
            return Span("ago", _RECENT[key], at, at + len(key))
    word = words[at].text
    if word in _WEEKDAYS and not (
        at and words[at - 1].text in ("next", "by", "till", "until", "this", "every")
    ):
        return Span("ago", 1.0, at, at + 1)
    if word in _OFTEN:
        return Span("times", _OFTEN[word], at, at + 1)
    if word[0] == "x" and word[1:].isdecimal() and len(word) <= _MOST_DIGITS:
        return Span("times", float(word[1:]), at, at + 1)
    if word == "x" and at + 1 < last and words[at + 1].is_number:
        return Span("times", float(words[at + 1].text), at, at + 2)
    if word == "one" and at + 2 < last and words[at + 1].text == "day" and words[at + 2].is_number:
        return None
    if word == "day" and at + 1 < last and words[at + 1].is_number:
        return Span("length", float(words[at + 1].text) * _DAY, at, at + 2)
    return _counted(words, at, last)


def _counted(words: list[Word], at: int, last: int) -> Span | None:
    """A number with its unit, or a unit that needs none: "year of", "for months"."""
    number = None if _is_each(words, at) else number_at(words, at)
    if number is not None:
        value, end = number
        end = _half(words, end)
        value += 0.5 if end != number[1] else 0
        while end < last and words[end].text in (
            "whole",
            "full",
            "good",
            "long",
            "or",
            "so",
            "solid",
        ):
            end += 1
        unit = words[end].text if end < last else ""
        if end + 1 < last and unit == "y" and words[end + 1].text == "o":
            return None
        if unit in _UNITS and not (unit in ("d", "w", "y") and words[end].mark.strip()):
            return _ended(words, at, end + 1, last, value * _UNITS[unit])
        if unit in _TIMES and value == int(value) and words[at].text not in ("a", "an", "half"):
            return Span("times", value, at, end + 1)
        return None
    word = words[at].text
    before = words[at - 1].text if at else ""
    if word in _PLURAL and before in ("for", "of", "after", "many"):
        return _ended(words, at, at + 1, last, _PLURAL[word])
    of = at + 1 < last and words[at + 1].text == "of"
    if of and word in ("year", "month", "week", "fortnight") and before not in _NO_LENGTH:
        return Span("length", _UNITS[word], at, at + 1)
    return None


def _is_each(words: list[Word], at: int) -> bool:
    """Whether "a day" is how often: "4 a day", "twice a week"."""
    if words[at].text not in ("a", "an") or not at:
        return False
    before = words[at - 1]
    return before.is_number or before.text in {
        *_OFTEN,
        *_TIMES,
        *_ONES,
        "few",
        "pack",
        "tablets",
        "pills",
    }


def _half(words: list[Word], end: int) -> int:
    texts = [word.text for word in words[end : end + 3]]
    return end + 3 if texts == ["and", "a", "half"] else end


def _ended(words: list[Word], at: int, end: int, last: int, weeks: float) -> Span:
    if end < last and words[end].text in ("ago", "back", "earlier"):
        return Span("ago", max(weeks, _DAY), at, end + 1)
    if end + 2 < last and [word.text for word in words[end : end + 3]] == ["and", "a", "half"]:
        weeks, end = weeks * 1.5 if weeks < 1 else weeks + 0.5 * _unit(weeks), end + 3
    return Span("length", weeks, at, end)


def _unit(weeks: float) -> float:
    return _YEAR if weeks >= _YEAR else _MONTH if weeks >= _MONTH else 1.0


# --- Age ------------------------------------------------------------------------------


def age_in(words: list[Word]) -> int | None:
    """The person's age in years, where it is told exactly."""
    said = bare = None
    for at in range(len(words)):
        number = number_at(words, at) if words[at].text not in _VAGUE else None
        if number is None:
            continue
        value, end = number
        if value != int(value) or not _LEAST_AGE <= value <= _MOST_AGE or end - at > _MOST_WORDS:
            continue
        if said is None and _is_said(words, at, end):
            said = int(value)
        elif bare is None and value >= _LEAST_BARE_AGE and _is_bare(words, at, end):
            bare = int(value)
    return said if said is not None else bare


def _is_said(words: list[Word], at: int, end: int) -> bool:
    """Whether an age is told in words: "I'm 63", "age 68", "27 yo", "34f", "male 50"."""
    before = [word.text for word in words[max(0, at - 3) : at]]
    after = [word.text for word in words[end : end + 3]]
    if after[:1] == ["yo"] or after[:2] == ["y", "o"]:
        return not _childs(before, after[1:])
    if after[:1] and (after[0] in _UNITS or after[0] in _NEVER_AFTER or after[0] == "ish"):
        return _years_old(before, after)
    mark = words[end].mark.strip() if end < len(words) else "."
    if mark == "/" and after[:1] and after[0] in ("m", "f"):
        return True
    if mark in ("%", "/", "-"):
        return mark == "-" and _years_old(before, after)
    if before[-1:] == ["me"] and ":" in words[at].mark:
        return True
    if before[-2:-1] == ["im"] and before[-1] in ("only", "just", "now", "nearly", "almost"):
        return True
    if before[-1:] and before[-1] in ("im", "age", "aged", "turned", "turning"):
        return True
    if before[-2:] in (["i", "am"], ["age", "is"], ["me", "im"]):
        return True
    if before[-1:] and before[-1] in ("male", "female", "woman", "man", "m", "f"):
        return not words[at].mark.strip("-,: ")
    return bool(after) and after[0] in _PEOPLE and not _childs(before, after)


def _years_old(before: list[str], after: list[str]) -> bool:
    """Whether a number with years behind it is an age: "27 yrs old", "45 year old man"."""
    old = after[1:2] == ["old"] and after[0] in ("yr", "yrs", "year", "years", "y")
    of_age = after[:3] == ["years", "of", "age"]
    return (old or of_age) and not _childs(before, after[2:])


_CHILDREN = {
    *("son", "daughter", "baby", "kid", "kids", "child", "toddler", "boy", "girl", "twins", "dog"),
    *("injury", "car", "house", "mattress", "bed"),
}


def _childs(before: list[str], after: list[str]) -> bool:
    """Whether an age is a child's, or of a thing."""
    with_a = before[-2:] in (["have", "a"], ["got", "a"], ["with", "a"], ["a", "busy"])
    whose = before[-1:] and before[-1] in ("my", "our", "his", "her", "is")
    return with_a or bool(whose) or bool(_CHILDREN & {*after[:2]})


def _is_bare(words: list[Word], at: int, end: int) -> bool:
    """Whether a number stands alone in its piece, or begins the text as an age does."""
    after = words[end].text if end < len(words) else ""
    alone_before = at == 0 or words[at - 1].piece != words[at].piece
    alone_after = end == len(words) or words[end].piece != words[at].piece
    mark = words[end].mark.strip() if end < len(words) else ""
    if mark[:1] in ("%", "/", "+") or words[at].mark.strip()[-1:] in ("$", "\u00a3", "/", "~"):
        return False
    if alone_before and alone_after:
        return True
    starts = at == 0 or words[at - 1].sentence != words[at].sentence
    if starts and words[at].sentence == words[-1].sentence and after not in _NO_AGE_BEFORE:
        return True
    if at == 0 and after not in _NO_AGE_BEFORE:
        return True
    if alone_before and end + 1 == len(words) and at > 0 and after not in _NO_AGE_BEFORE:
        return True
    ends = end == len(words) or words[end].sentence != words[at].sentence
    before = words[at - 1].text if at else ""
    if before == "at" and (ends or after in ("i", "and", "my", "im")):
        return True
    return ends and at <= _LATE and words[at].sentence == words[0].sentence
