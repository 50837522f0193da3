"""A whole answer, before any format draws it: what it says, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Advice, labels
from ...model.wording import listed, lower_first, upper_first
from ..page import Line, Page, View
from .closing import closing
from .notices import asked_first, said_back
from .options import option_sections
from .warning import checks, help_at_once, withheld


def compose(advice: Advice, view: View) -> Page:
    """Lay out a whole answer: warning signs first, and nothing else where they stop it."""
    if advice.triage.withheld:
        return withheld(advice)
    sections = [*checks(advice), help_at_once(advice), *option_sections(advice, view)]
    sections += closing(advice, view)
    return Page(_title(advice), tuple(_known(advice)), tuple(sections))


def _title(advice: Advice) -> str:
    names = advice.knowledge.treatments
    tried = dict.fromkeys(
        trial.named.replace("-", " ")
        if trial.ambiguous
        else lower_first(names[trial.treatment].name)
        for trial in advice.case.tried
        if trial.meaning.received
    )
    title = "What to try next for low back pain"
    title += f", after {listed(list(tried))}" if tried else ""
    return f"First: is this so now? Then: {lower_first(title)}" if asked_first(advice) else title


_BESIDE = '"2 for, 1 with limits" counts the guidelines.'


def _known(advice: Advice) -> Iterable[Line]:
    situation = advice.situation
    pattern, duration = situation.pattern, situation.duration
    kind = labels.PATTERN_UNKNOWN if pattern == "unknown" else labels.PATTERNS[pattern].name
    lasting = (
        labels.DURATION_UNKNOWN if duration == "unknown" else labels.DURATIONS[duration].lasting
    )
    yield from asked_first(advice)
    yield Line(f"{upper_first(kind)}; {lasting}. {_BESIDE}")
    yield from said_back(advice)
    if advice.case.other:
        names = listed(list(advice.case.other))
        yield Line(advice.knowledge.says("also-tried", names=names))
