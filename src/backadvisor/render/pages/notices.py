"""What is said back on a page: how the case was taken, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Advice, Notice, labels
from ..page import Line


def asked_first(advice: Advice) -> tuple[Line, ...]:
    """What would be a reason to act now or today, if it is so; nothing may stand above it."""
    return tuple(noticed(notice) for notice in advice.notices if labels.NOTICES[notice.kind].first)


def said_back(advice: Advice) -> Iterable[Line]:
    """How the case was taken, before anything is said on the strength of it."""
    return (noticed(notice) for notice in advice.notices if _is_of_the_head(notice))


def _is_of_the_head(notice: Notice) -> bool:
    row = labels.NOTICES[notice.kind]
    return not row.at_the_end and not row.first


def said_at_the_end(advice: Advice) -> Iterable[Line]:
    """How the case was taken, as far as that can wait until the end."""
    return (noticed(notice) for notice in advice.notices if labels.NOTICES[notice.kind].at_the_end)


def noticed(notice: Notice) -> Line:
    """One notice as a line."""
    return Line(notice.text, labels.NOTICES[notice.kind].lead)
