"""The end of a page: the plan, what to say and ask first, and what the answer is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...engine.facts import askable, worth_asking
from ...model import (
    OPTION_BUCKETS,
    About,
    Advice,
    Knowledge,
    OpenQuestion,
    Step,
    StepKind,
    labels,
)
from ...model.citation import source_line
from ...model.wording import listed, lower_first, upper_first
from ..page import ASK, Item, Line, Section, View
from .notices import said_at_the_end

_ASKED = 2  # questions to take along; the rest stand in the full view
_NAMES_IN_SHORT = 6  # facts to tell the clinician; the rest stand with each option in full


def closing(advice: Advice, view: View) -> Iterable[Section]:
    """What goes together, what to do in the next weeks, and what to say and ask first."""
    if advice.combinations and view.details:
        lines = tuple(
            Line(f"{combination.whole} ({source_line(advice.knowledge, (combination.source,))})")
            for combination in advice.combinations
        )
        yield Section("Better together", lines=lines)
    if view.details:
        yield Section("The next weeks", tuple(_plan(advice)))
    if before := tuple(_before_you_decide(advice, view)):
        yield Section("Before you decide", lines=before, tone="warn")
    said = said_at_the_end(advice) if view.details else ()
    about = (*said, *about_lines(advice.knowledge))
    yield Section("About this answer", lines=about, tone="quiet")


def _plan(advice: Advice) -> Iterable[Item]:
    """The steps by what they are for, each with the name of what it is about."""
    for kind, title in labels.STEPS.items():
        steps = [step for step in advice.plan if step.kind == kind]
        if steps:
            yield Item(title, lines=tuple(Line(step.text, _about(step, advice)) for step in steps))


def _about(step: Step, advice: Advice) -> str:
    known = advice.knowledge
    named = known.treatments.get(step.about) or known.facts.get(step.about)
    return upper_first(named.name) if named else ""


def _unserved(advice: Advice) -> Iterable[Line]:
    """A wish that nothing serves is said to be heard, and not passed over."""
    served = {
        goal
        for entry in advice.entries
        if entry.bucket in OPTION_BUCKETS
        for goal in entry.treatment.goals
    }
    if missing := [labels.GOALS[goal] for goal in advice.case.goals if goal not in served]:
        yield Line(advice.knowledge.says("not-served", goals=listed(missing)), "You asked for")


def _while_you_wait(advice: Advice, view: View) -> Iterable[Line]:
    """In short, only the names: what stands above says the rest."""
    if view.details:
        return
    if names := _names(advice, "do-not-stop"):
        text = advice.knowledge.says("do-not-stop-these", medicines=names)
        yield Line(text, labels.STEPS["do-not-stop"])
    if names := _names(advice, "while-you-wait"):
        yield Line(f"{names}.", "Meanwhile")
    if advice.combinations:
        first = [lower_first(combination.name) for combination in advice.combinations[:2]]
        yield Line(f"{'; '.join(first)}.", "Better together")


def _names(advice: Advice, kind: StepKind) -> str:
    about = [lower_first(_about(step, advice)) for step in advice.plan if step.kind == kind]
    return listed(about) if about else ""


def _before_you_decide(advice: Advice, view: View) -> Iterable[Line]:
    """What to say first, what would sharpen the answer, and what to ask."""
    ruling_out = _ruling_out(advice)
    named = ruling_out if view.details else ruling_out[:_NAMES_IN_SHORT]
    yield from _unserved(advice)
    yield from _while_you_wait(advice, view)
    yield from _tell_first(named, len(ruling_out) - len(named), advice.knowledge)
    yield from _sharpen(advice, named)
    asked = advice.next_conversation if view.details else advice.next_conversation[:_ASKED]
    yield from (Line(question, ASK) for question in asked)


def _ruling_out(advice: Advice) -> list[str]:
    """The unanswered facts that rule options out, those that rule out most first.

    Not the warning signs: they stand above everything, with what to do.
    """
    known = advice.knowledge.facts
    ruled = Counter(check.fact for entry in advice.entries for check in entry.check_first)
    asked = (
        fact for fact in ruled if not known[fact].warning and worth_asking(known[fact], advice.case)
    )
    return sorted(asked, key=lambda fact: (-ruled[fact], fact))


def _tell_first(named: list[str], more: int, knowledge: Knowledge) -> Iterable[Line]:
    if named:
        names = ", ".join(knowledge.facts[fact].name for fact in named)
        rest = f" {more} more: --details." if more else ""
        yield Line(f"{names}. Each rules options out.{rest}", "Tell the clinician if you have")


def _sharpen(advice: Advice, named: list[str]) -> Iterable[Line]:
    """The questions that would move the most options, beside the facts named above them."""
    asked = {basis for fact in named for basis in (fact, *askable(fact))}
    questions = [
        _with_count(question)
        for question in advice.open_questions
        if not (question.kind == "fact" and question.about in asked)
    ]
    if questions:
        yield Line(
            f"{' '.join(questions[:3])} Answer them: backadvisor ask.",
            "Answers that would change most (and how many options)",
        )


def _with_count(question: OpenQuestion) -> str:
    """A question, and how many options an answer would move where it moves some."""
    count = len(question.would_move)
    return f"{question.question} ({count})" if count else question.question


def about_lines(knowledge: Knowledge) -> Iterable[Line]:
    """What an answer is, where there is more, of which day it is, and who pays for it."""
    limits, date = limits_and_date(knowledge)
    yield limits
    yield Line(
        "backadvisor show NAME, why NAME, compare NAME NAME; next --details, --top 10.",
        "More",
    )
    yield date


def limits_and_date(knowledge: Knowledge) -> tuple[Line, Line]:
    """What the answer cannot do, of which day it is, and who paid for it."""
    about = knowledge.about
    return (
        Line(f"{about.limits[0]} {about.limits[1]}"),
        Line(f"{edition(about)} {about.funding}"),
    )


def edition(about: About) -> str:
    """Of which day the knowledge is, and which version."""
    return f"Knowledge of {about.date}, version {about.version}."
