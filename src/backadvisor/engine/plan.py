"""What to do with the answer: while you wait, when to judge it, when to stop, where to go.

Nothing here is chosen that the rules do not hold open: the plan only says of the first
options, and of what is in use, what their files say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Entry, MessageId, Step, StepKind, labels
from ..model.wording import lower_first
from .context import CaseContext, Said
from .explain import LENGTH_UNKNOWN, long_enough

_FIRST = 3
_BY_YOURSELF = "self-care"  # the category that needs nobody else


def plan(context: CaseContext, entries: tuple[Entry, ...]) -> tuple[Step, ...]:
    """The steps, those for now first; none where the advice is withheld."""
    kept = [entry for entry in entries if _use(entry) == "going-on"]
    first = [entry for entry in entries if _use(entry) == "to-start"][:_FIRST]
    return (
        *_while_you_wait(context, kept, entries),
        *_do_not_stop(context, entries),
        *map(_judge, first),
        *(_stop(entry) for entry in (*kept, *first) if entry.treatment.stop_if),
        *_where(context, first),
    )


def _use(entry: Entry) -> labels.Use:
    return labels.BUCKETS[entry.bucket].use


def _while_you_wait(
    context: CaseContext, kept: Iterable[Entry], entries: Iterable[Entry]
) -> Iterator[Step]:
    """Carry on with what helps, and with what needs nobody else."""
    for entry in kept:
        if not entry.treatment.never_suddenly:  # what to do with those is told by itself
            yield _told("while-you-wait", entry.treatment.id, context.say("carry-on"))
    alone = [
        entry
        for entry in entries
        if entry.bucket == "recommended" and entry.treatment.category == _BY_YOURSELF
    ]
    for entry in alone[:_FIRST]:
        yield _step("while-you-wait", entry, entry.treatment.summary)


def _do_not_stop(context: CaseContext, entries: Iterable[Entry]) -> Iterator[Step]:
    """Medicines that may be in use, whatever came of them, and are dangerous to stop suddenly."""
    said = context.say("do-not-stop", medicine="it")
    for entry in entries:
        if entry.treatment.never_suddenly and context.history.get(entry.treatment.id):
            yield _told("do-not-stop", entry.treatment.id, said)
    for fact in context.knowledge.facts.values():
        if fact.medicine and context.facts[fact.id]:
            yield _told("do-not-stop", fact.id, said)


def _judge(entry: Entry) -> Step:
    fair_trial = entry.treatment.fair_trial
    long = long_enough(fair_trial) or LENGTH_UNKNOWN
    text = f"{long} {fair_trial.look_for}" if fair_trial else long
    sources = (fair_trial.source,) if fair_trial else entry.treatment.side_sources()
    return Step("judge", entry.treatment.id, text, sources)


def _stop(entry: Entry) -> Step:
    return _step("stop", entry, entry.treatment.stop_if[0])


def _where(context: CaseContext, first: Iterable[Entry]) -> Iterator[Step]:
    """Whom to see: for a sign that needs checking, for a bad end, for the first options."""
    for flag in context.triage.flags:
        if labels.URGENCIES[flag.urgency].within_days:
            said = context.say("within-days", sign=lower_first(flag.label))
            yield _told("see", flag.id, said, *flag.sources)
    for name, trials in context.history.items():
        treatment, ended = context.knowledge.treatments[name], trials[-1].meaning
        if ended.adverse and not trials[-1].ambiguous:
            whom: MessageId = "see-prescriber" if treatment.category == "medicines" else "see-giver"
            yield _told("see", name, context.say(whom, what=lower_first(ended.choice)))
    for entry in first:
        yield _step("see", entry, entry.treatment.practical.setting)


def _told(kind: StepKind, about: str, said: Said, *sources: str) -> Step:
    """A step that rests on these sources, and on those of what it says."""
    return Step(kind, about, said.text, tuple(dict.fromkeys((*sources, *said.sources))))


def _step(kind: StepKind, entry: Entry, text: str) -> Step:
    return Step(kind, entry.treatment.id, text, entry.treatment.side_sources())
