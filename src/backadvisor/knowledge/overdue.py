"""Whether knowledge is past the day by which it was to be read again.

Days are written as 2026-11-21, a form that compares as text; no clock and no calendar is needed.
"""

from __future__ import annotations

from ..model import Knowledge

_FORM = "0000-00-00"


def overdue(knowledge: Knowledge, today: str) -> tuple[str, ...]:
    """The ids of the treatments that are past their ``review_by``, the longest past first."""
    late = [
        (treatment.review_by, treatment.id)
        for treatment in knowledge.treatments.values()
        if _is_day(treatment.review_by) and treatment.review_by < today
    ]
    return tuple(name for _, name in sorted(late))


def overdue_notice(knowledge: Knowledge, today: str) -> str:
    """Since when knowledge is overdue and how much of it, in a sentence; else nothing."""
    late = overdue(knowledge, today)
    if not late:
        return ""
    known, since = len(knowledge.treatments), knowledge.treatments[late[0]].review_by
    part = "This knowledge" if len(late) == known else f"Of {known} treatments here, {len(late)}"
    was = "were" if len(late) not in (1, known) else "was"
    return f"{part} {was} to be read again by {since}; newer research may say otherwise."


def _is_day(text: str) -> bool:
    """Other forms do not compare; the check of the knowledge refuses them."""
    form = "".join("0" if letter.isdecimal() else letter for letter in text)
    return form == _FORM
