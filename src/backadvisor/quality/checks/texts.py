"""Both sides in the same detail, plain text, days and amounts that can be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ...knowledge.loader import walk_new
from ...model import TREATMENTS, Knowledge, Treatment
from .finding import Finding

_A_YEAR = timedelta(days=366)
_DAY = "This is no day of the calendar, written as 2026-11-21."
_LEAST, _MOST = 0.6, 1.7  # how far apart the words on good and bad sides may be


#: ``missing-side`` passes with ``treatments/rest.yaml``::
#:
#:     ask: [How long is long enough?]
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     ask: []
def missing_side(knowledge: Knowledge) -> Iterator[Finding]:
    """Good and bad sides, what it is like, and questions: never empty."""
    for treatment in knowledge.treatments.values():
        for key in ("benefits", "harms", "stop_if", "ask"):
            if not getattr(treatment, key):
                yield (TREATMENTS, treatment.id, key), f'"{key}" is empty; say at least one thing.'


#: ``lopsided`` passes with ``treatments/rest.yaml``::
#:
#:     benefits:
#:       - text: It may ease the pain today.
#:         source: guide
#:     harms:
#:       - text: You may lose some strength.
#:         how_often: not known
#:         source: guide
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     benefits:
#:       - text: It may ease the pain today.
#:         source: guide
#:     harms:
#:       - text: It hurts.
#:         how_often: not known
#:         source: guide
def lopsided(knowledge: Knowledge) -> Iterator[Finding]:
    """Good and bad sides get about the same room: 0.6 to 1.7 words of one for each of the other."""
    for treatment in knowledge.treatments.values():
        good, bad = balance(treatment)
        if good and bad and not _LEAST <= good / bad <= _MOST:
            message = f"Benefits have {good} words and harms {bad}; give both about equal room."
            yield (TREATMENTS, treatment.id, "harms"), message


def balance(treatment: Treatment) -> tuple[int, int]:
    """Count the words on the good and on the bad sides of a treatment."""
    good = sum(len(item.text.split()) for item in treatment.benefits)
    return good, sum(len(item.text.split()) for item in treatment.harms)


#: ``markup`` passes with ``facts.yaml``::
#:
#:     - id: fever
#:       question: Do you have a fever?
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: fever
#:       question: Do you have a **fever**?
def markup(knowledge: Knowledge) -> Iterator[Finding]:
    """Knowledge is plain text; it is shown as written."""
    for at, value in walk_new(knowledge):
        if isinstance(value, str) and re.search(r"\*\*|</?[a-z]+>|\[/?(bold|red|link)", value):
            yield at, "Write plain text: markup is shown as it stands."


#: ``bad-date`` passes with ``treatments/rest.yaml``::
#:
#:     reviewed: 2026-11-20
#:     review_by: 2027-11-20
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     reviewed: 2026-11-20
#:     review_by: November 2027
def bad_date(knowledge: Knowledge) -> Iterator[Finding]:
    """Days are written as 2026-11-21, and a treatment is read again within a year."""
    for treatment in knowledge.treatments.values():
        for key in ("reviewed", "review_by"):
            if _day(getattr(treatment, key)) is None:
                yield (TREATMENTS, treatment.id, key), _DAY
        reviewed, due = _day(treatment.reviewed), _day(treatment.review_by)
        if reviewed and due and not reviewed <= due <= reviewed + _A_YEAR:
            message = f"Read again by a day within a year after {treatment.reviewed}."
            yield (TREATMENTS, treatment.id, "review_by"), message
    if _day(knowledge.about.date) is None:
        yield ("about", "date"), _DAY


#: ``no-amount`` passes with ``treatments/rest.yaml``::
#:
#:     fair_trial:
#:       weeks: 1
#:       look_for: Less pain.
#:       if_partial: Get up.
#:       source: guide
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     fair_trial:
#:       weeks: 0
#:       look_for: Less pain.
#:       if_partial: Get up.
#:       source: guide
def no_amount(knowledge: Knowledge) -> Iterator[Finding]:
    """The least weeks or sessions of a fair trial are one or more."""
    for treatment in knowledge.treatments.values():
        for key in ("weeks", "sessions"):
            least = getattr(treatment.fair_trial, key, None)
            if least is not None and least < 1:
                yield (
                    (TREATMENTS, treatment.id, "fair_trial", key),
                    f"{least} is no amount; write 1 or more.",
                )


#: On 2026-11-21, ``stale-review`` passes with ``treatments/rest.yaml``::
#:
#:     review_by: 2026-11-21
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     review_by: 2026-11-20
def stale_review(knowledge: Knowledge, today: str) -> Iterator[Finding]:
    """A treatment must have been read again by its date."""
    for treatment in knowledge.treatments.values():
        due, now = _day(treatment.review_by), _day(today)
        if due and now and due < now:
            message = (
                f"This was to be read again by {treatment.review_by}. Read it and set a new date."
            )
            yield (TREATMENTS, treatment.id, "review_by"), message


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written as 2026-11-21."""
    return _day(text) is not None


def _day(text: str) -> date | None:
    """Read a day, written in the one form that sorts and compares as text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
