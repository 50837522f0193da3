"""What is said back at the head of an answer: how a case was taken, and what the answer rests on.

What only the edge knows (words that were empty, a day of the calendar) comes from there; what
follows from the case and the knowledge alone stands here.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Case, Knowledge, Notice, NoticeKind, QuestionGroup, ScreenKind
from .facts import denied_with

NOT_SCREENED = "not answered. None of those below? Add --screened; or answer: backadvisor ask"


def notices(case: Case, knowledge: Knowledge) -> Iterator[Notice]:
    """What has to be said of a case and of the knowledge, the gravest first."""
    for fact in (*case.symptoms, *case.conditions):
        if fact in case.absent:
            named = knowledge.facts[fact].name
            yield Notice("contradiction", f"You said both yes and no to this: {named}. Yes counts.")
    if not was_screened(case, knowledge):
        yield Notice("not-screened", NOT_SCREENED)
    yield from _denied(case, knowledge)
    if knowledge.overlay_files:
        yield Notice("laid-over", _overlay_text(knowledge))


_DENIALS: dict[ScreenKind, NoticeKind] = {
    "warning": "denied-signs",
    "condition": "denied-conditions",
}


def _denied(case: Case, knowledge: Knowledge) -> Iterator[Notice]:
    """What was denied together, as by the name of its screen, is said back one by one."""
    for screen in knowledge.screens.values() if case.absent else ():
        denied = denied_with(screen, case, knowledge)
        if denied and {*denied} <= {*case.absent}:
            named = ", ".join(knowledge.facts[fact].name for fact in denied)
            yield Notice(_DENIALS[screen.kind], f"{screen.name}: {named}.")


def _overlay_text(knowledge: Knowledge) -> str:
    count = len(knowledge.overlay_files)
    entries = "1 entry" if count == 1 else f"{count} entries"
    return (
        f"A folder of somebody's own was laid over the built-in knowledge ({entries}). "
        "What it says is not ours."
    )


def was_screened(case: Case, knowledge: Knowledge) -> bool:
    """Whether the warning signs were answered: all at once, or one group to the end."""
    answered = {*case.symptoms, *case.absent}
    return case.screened or any(
        answered.issuperset(group.asks) for group in warning_groups(knowledge)
    )


def warning_groups(knowledge: Knowledge) -> list[QuestionGroup]:
    """The groups in which the warning signs are asked."""
    return [group for group in knowledge.screens.values() if group.kind == "warning"]
