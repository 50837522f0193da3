"""What would change it: the single answers that would move one treatment, and where to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from ..model import Advice, Bucket, Case, Entry, Knowledge, OpenQuestion, Trial, WhatIf
from ..model.record import replace
from ..model.wording import listed
from .advise import classify_all
from .context import Candidate
from .facts import askable
from .open_questions import apply


def what_ifs(advice: Advice, entry: Entry) -> tuple[WhatIf, ...]:
    """The single answers that would move a treatment, each with where it would stand."""
    candidates = [*_open(advice, entry), *_undone(advice, entry), *_next_steps(advice, entry)]
    found: dict[tuple[str, Bucket], WhatIf] = {}
    for answer, case in candidates:
        bucket = _stands(case, advice, entry)
        if bucket is not None and bucket != entry.bucket:
            found.setdefault((answer, bucket), WhatIf(answer, bucket, case))
    return tuple(found.values())


def _stands(case: Case, advice: Advice, entry: Entry) -> Bucket | None:
    """Where the treatment would stand; None where the advice would be withheld."""
    _, entries = classify_all(case, advice.knowledge)
    here = (other for other in entries if other.treatment.id == entry.treatment.id)
    return next((other.bucket for other in here), None)


def _open(advice: Advice, entry: Entry) -> Iterable[tuple[str, Case]]:
    """Answers to open questions that would move it."""
    for question in advice.open_questions:
        if entry.treatment.id in question.would_move:
            for case in apply(advice.case, question, advice.knowledge):
                yield _answer(question, case, advice.knowledge), case


def _answer(question: OpenQuestion, case: Case, knowledge: Knowledge) -> str:
    """A telling answer in words; ``case`` is the case with it."""
    match question.kind:
        case "duration":
            return f"if the pain is {case.duration}"
        case "age":
            return f"if you are {case.age} or about that age"
        case "fact":
            known = knowledge.facts[question.about]
            return f"if you take {known.name}" if known.medicine else f"with {known.name}"
        case "since":
            return f"if this is old and has not changed: {knowledge.facts[question.about].name}"
        case "when":
            return "if it was long ago"
        case "which-kind":  # `apply` makes up no answer to it
            return question.question
        case _:
            assert_never(question.kind)


def _undone(advice: Advice, entry: Entry) -> Iterable[tuple[str, Case]]:
    """The case without the fact that decided, without the wish, or without the trial."""
    case, treatment = advice.case, entry.treatment.id
    if fact := entry.reasons[0].fact:
        rests_on = {fact, *askable(fact)}
        known = advice.knowledge.facts[fact]
        yield (
            f"if you did not take {known.name} ({advice.knowledge.says('not-because-of-this')})"
            if known.medicine
            else f"without {known.name}",
            replace(
                case,
                symptoms=tuple(other for other in case.symptoms if other not in rests_on),
                conditions=tuple(other for other in case.conditions if other not in rests_on),
            ),
        )
    if treatment in case.avoid:
        kept = tuple(other for other in case.avoid if other != treatment)
        yield "if you did not leave it out", replace(case, avoid=kept)
    if any(trial.treatment == treatment for trial in case.tried):
        others = tuple(trial for trial in case.tried if trial.treatment != treatment)
        yield "if you had not tried it", replace(case, tried=others)
        yield "if it helps", replace(case, tried=(*others, Trial(treatment, "helping")))
        yield "if it helped in part", replace(case, tried=(*others, Trial(treatment, "partial")))


def _next_steps(advice: Advice, entry: Entry) -> Iterable[tuple[str, Case]]:
    """The case after the steps that are still to come: a test that helped, the rest not enough."""
    if entry.reasons[0].rule != "after":
        return
    context, _ = classify_all(advice.case, advice.knowledge)
    candidate = Candidate(entry.treatment, context)
    said, taken = [], []
    for step in entry.treatment.after:
        if not candidate.behind(step):
            first = step.any_of[0]
            ended = ", if it helps" if step.must_help else " without enough relief"
            said.append(f"{context.named(first)}{ended}")
            taken.append(Trial(first, "wore-off" if step.must_help else "no-relief"))
    yield f"after {listed(said)}", replace(advice.case, tried=(*advice.case.tried, *taken))
