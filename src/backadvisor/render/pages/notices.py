"""What is said back on a page: how the case was taken, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Advice, Notice, NoticeKind
from ..page import Line

# What stands before a notice; where nothing does, its text says all.
_LEADS: dict[NoticeKind, str] = {
    "heard": "We heard a warning sign",
    "unsure": "Please check",
    "contradiction": "Please check",
    "not-screened": "Warning signs",
    "denied-signs": "You said no to",
    "denied-conditions": "You said no to",
    "empty": "Not told",
    "laid-over": "Not only our knowledge",
    "overdue": "Getting old",
}
# The illnesses that were denied together are many, and stand at the end of a full answer.
_AT_THE_END: tuple[NoticeKind, ...] = ("denied-conditions",)


def said_back(advice: Advice) -> Iterable[Line]:
    """Say how the case was taken, before anything is said on the strength of it."""
    return (noticed(one) for one in advice.notices if one.kind not in _AT_THE_END)


def said_at_the_end(advice: Advice) -> Iterable[Line]:
    """Say the rest of it."""
    return (noticed(one) for one in advice.notices if one.kind in _AT_THE_END)


def noticed(notice: Notice) -> Line:
    """Lay out one notice."""
    return Line(notice.text, _LEADS[notice.kind])
