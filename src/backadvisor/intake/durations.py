"""How long and how often, as people say it: "8w", "about six weeks", "half a year", "twice".

Of a range the lower end counts: what lasted "6 to 8 weeks" lasted six at least.
"""

from __future__ import annotations

import re

_HOUR, _DAY, _MONTH, _YEAR = 1 / 168, 1 / 7, 52 / 12, 52.0  # in weeks
_UNITS = {"h": _HOUR, "d": _DAY, "w": 1.0, "m": _MONTH, "y": _YEAR}
_LARGEST_FIRST = ("y", "w", "m", "d", "h")
_COUNTED: tuple[str, ...] = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_COUNTED += ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
_COUNTED += ("eighteen", "nineteen", "twenty")
_NUMBERS: dict[str, float] = {word: value for value, word in enumerate(_COUNTED, 1)}
_NUMBERS |= {"a couple of": 2, "couple of": 2, "a few": 3, "few": 3, "an": 1, "a": 1}
_NUMBERS |= {"half a": 0.5, "half an": 0.5, "half": 0.5, "1/2 a": 0.5, "1/2": 0.5}

_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{_WORD})(?![a-z/]))"
_AND_A_HALF = r"\s*(?:and a half|(?:and )?1/2)"
_TO = rf"(?:\s*(?:-|to|or|and)\s*{_NUMBER})?"  # the upper end of a range is read and left
_UNIT = (
    r"(?:(?P<h>h(?:(?:ou)?rs?)?)|(?P<d>d(?:ays?)?)|(?P<w>w(?:(?:ee)?ks?)?)"
    r"|(?P<m>m(?:os?|on|(?:on)?ths?)?)|(?P<y>y(?:(?:ea)?rs?)?))"
)
# No length of time takes half as many letters; what is vague is taken away a word at a time.
_MOST_LETTERS = 200
# Patterns are compiled where they are used (`re` keeps them): most starts need none.
_LASTING = (
    rf"(?P<number>{_NUMBER})(?P<half>{_AND_A_HALF})?\+?{_TO}[\s-]*{_UNIT}(?P<later>{_AND_A_HALF})?"
    rf"(?:\s*or {_NUMBER})?"
)
# Two at least.
_MANY = {
    "hours": 2 * _HOUR,
    "days": 2 * _DAY,
    "weeks": 2.0,
    "months": 2 * _MONTH,
    "years": 2 * _YEAR,
}  # two at least
_TIMES = (
    rf"(?P<number>{_NUMBER})\+?{_TO}[\s-]*"
    r"(?:x|times?|sessions?|doses?|visits?|shots?|injections?|treatments?|rounds?)"
)
_OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_MORE = r"^(?:more than|longer than|over|>)\s*"
_VAGUE = (
    r"^(?:(?:about|around|roughly|approximately|approx\.?|circa|at least|between|for|since|some"
    r"|the (?:past|last)|(?:past|last))\s+|~\s*)|\s+(?:ago|already|now|or so|or more)$"
)


def parse_weeks(text: str) -> float | None:
    """The weeks that a length of time is at least, or None where it cannot be read."""
    if len(text) > _MOST_LETTERS:
        return None
    plain = _plain(text)
    more = re.match(_MORE, plain)
    plain = _plain(plain[more.end() :]) if more else plain
    if plain in _MANY:
        return _MANY[plain]
    match = re.fullmatch(_LASTING, plain)
    if match is None:
        return None
    number = _number(match["number"]) + (0.5 if match["half"] or match["later"] else 0)
    return number * _UNITS[_unit(match)] + (_DAY if more else 0)


def rounded(weeks: float) -> float:
    """The weeks to two places; under a week to four, which tell one hour from another."""
    return round(weeks, 2 if weeks >= 1 else 4)


def format_weeks(weeks: float) -> str:
    """A length of time in the unit in which it is a whole number, as it was most likely told.

    Read again, it gives the same weeks as they are `rounded`.
    """
    for unit in _LARGEST_FIRST:
        number = round(weeks / _UNITS[unit])
        if number and rounded(number * _UNITS[unit]) == weeks:
            return f"{number}{unit}"
    return f"{weeks:g}w"


def parse_times(text: str) -> float | None:
    """How many times something was had at least, or None where it cannot be read."""
    if len(text) > _MOST_LETTERS:
        return None
    plain = _plain(re.sub(_MORE, "", _plain(text)))
    match = re.fullmatch(_TIMES, plain)
    return _OFTEN.get(plain) or (_number(match["number"]) if match else None)


def _plain(text: str) -> str:
    """A text folded: lower case, one blank, one kind of dash, without what is only vague."""
    plain = re.sub(r"[\u2010-\u2015]", "-", text.lower()).replace("\u00bd", " 1/2")
    plain = " ".join(plain.split()).rstrip(".")
    while (plainer := re.sub(_VAGUE, "", plain)) != plain:
        plain = plainer
    return plain


def _number(word: str) -> float:
    return float(_NUMBERS.get(word, word))


def _unit(match: re.Match[str]) -> str:
    return next(unit for unit in _UNITS if match[unit])
