"""The answer as JSON: the public contract, ``backadvisor.advice/1`` (see `documents.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, assert_never

from ...intake.case_text import told_again
from ...intake.durations import format_weeks
from ...intake.values import amount_text
from ...model import (
    OPTION_BUCKETS,
    Advice,
    Agreement,
    Case,
    Combination,
    Entry,
    Fact,
    Knowledge,
    OpenQuestion,
    Reason,
    Source,
    WhatIf,
)
from ...model.citation import treatment_file
from ...model.heard import Heard
from ...model.problems import Problem
from ...model.record import Record, replace

if TYPE_CHECKING:
    from ..documents import (
        AdviceDocument,
        AgreementDocument,
        EditionDocument,
        HeardDocument,
        OpenQuestionDocument,
        OptionDocument,
        SetAsideDocument,
        SourceDocument,
        TurnDocument,
        WhyDocument,
    )

SCHEMA = "backadvisor.advice/1"
PROBLEMS_SCHEMA = "backadvisor.problems/1"
LIST_SCHEMA = "backadvisor.list/1"
TREATMENTS_SCHEMA = "backadvisor.treatments/1"
WHY_SCHEMA = "backadvisor.why/1"


class ReasonDocument(Record):
    """Why a treatment stands where it stands. ``rule`` names the rule of the ledger."""

    rule: str  # further ones may come
    text: str
    sources: tuple[str, ...]
    fact: str | None


class CombinationDocument(Record):
    """Treatments that do better together, where every part remains."""

    id: str
    parts: tuple[str, ...]
    text: str
    source: str


def render(advice: Advice, tied: Mapping[str, Any] = MappingProxyType({})) -> str:
    """The whole answer as one JSON text; ``tied`` ties it to its case in a stream."""
    # Indented, the standard encoder falls back to Python and takes four times as long.
    return json.dumps({"schema": SCHEMA, **tied, **as_data(advice)}, default=vars)


def render_problems(
    problems: Iterable[Problem],
    danger: Advice | None = None,
    tied: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Problems as JSON, for a failure where JSON was asked for.

    ``danger`` is what could be judged beside them, where somebody has to act now or today.
    """
    judged = {"triage": danger.triage} if danger else {}
    data = {"schema": PROBLEMS_SCHEMA, **tied, **judged, "problems": list(problems)}
    return json.dumps(data, default=vars)


def as_data(advice: Advice) -> AdviceDocument:
    """The answer as plain data; records inside stay records and become their fields."""
    known = advice.knowledge
    document: AdviceDocument = {
        "schema": SCHEMA,
        "knowledge": _edition(known),
        "question": "what to try next for low back pain",
        "case": told_again(advice.case),
        "notices": advice.notices,
        "triage": advice.triage,
        "situation": advice.situation,
        "options": [_option(entry) for entry in advice.entries if entry.bucket in OPTION_BUCKETS],
        "set_aside": [
            _set_aside(entry) for entry in advice.entries if entry.bucket not in OPTION_BUCKETS
        ],
        "combinations": [_combination(combination) for combination in advice.combinations],
        "next_conversation": advice.next_conversation,
        "open_questions": [_open_question(question) for question in advice.open_questions],
        "undated": advice.undated,
        "plan": advice.plan,
        "warning_signs": _questions(advice.triage.unanswered, known.facts),
        "safety_net": advice.safety_net,
        "sources": _sources(advice, known.sources),
        "about": known.about,
    }
    if advice.heard is not None:
        document["heard"] = _heard(advice.heard)
    return document


def _heard(heard: Heard) -> HeardDocument:
    return {
        "tried": [
            {
                "treatment": trial.treatment,
                "outcome": trial.outcome,
                "amount": amount_text(trial.amount),
                "ago": None if trial.ago is None else format_weeks(trial.ago),
                "words": trial.words,
            }
            for trial in heard.tried
        ],
        "facts": [
            {
                "fact": fact.fact,
                "answer": fact.answer,
                "since": None if fact.since is None else format_weeks(fact.since),
                "words": fact.words,
            }
            for fact in heard.facts
        ],
        "set_aside": heard.set_aside,
        "not_understood": heard.not_understood,
    }


def _entry(entry: Entry) -> Any:
    """The common part; the caller's document type checks the rest."""
    return {
        "id": entry.treatment.id,
        "name": entry.treatment.name,
        "category": entry.treatment.category,
        "bucket": entry.bucket,
        "reasons": [_reason(reason) for reason in entry.reasons],
        "agreement": _agreement(entry.agreement),
        "cautions": entry.treatment.cautions,
    }


def _set_aside(entry: Entry) -> SetAsideDocument:
    document: SetAsideDocument = _entry(entry)
    return document


_CARD = (
    "summary",
    "involves",
    "benefits",
    "harms",
    "effects",
    "guidelines",
    "fair_trial",
    "repeat",
    "practical",
    "like",
    "stop_if",
    "ask",
    "goals",
    "see_also",
)


def _option(entry: Entry) -> OptionDocument:
    treatment_page = {key: getattr(entry.treatment, key) for key in _CARD}
    document: OptionDocument = _entry(entry) | {"check_first": entry.check_first} | treatment_page
    return document


def _reason(reason: Reason) -> ReasonDocument:
    """Its keys stand in the order in which the reason was made."""
    fields = {"text" if name == "because" else name: value for name, value in vars(reason).items()}
    del fields["lead"]
    return ReasonDocument.unchecked(fields, {"text": reason.text})


def _combination(combination: Combination) -> CombinationDocument:
    """Its name is the first sentence of its text."""
    return CombinationDocument(
        combination.id, combination.parts, combination.whole, combination.source
    )


def _open_question(asked: OpenQuestion) -> OpenQuestionDocument:
    return {
        "fact": _asked_for(asked),
        "question": asked.question,
        "would_move": asked.would_move,
    }


def _asked_for(asked: OpenQuestion) -> str:
    """The contract's one word for what a question asks for."""
    match asked.kind:
        case "fact":
            return asked.about
        case "since" | "when":
            return f"{asked.kind}:{asked.about}"
        case "which-kind":
            return f"tried:{asked.about}"
        case "duration" | "age":
            return asked.kind
        case _:
            assert_never(asked.kind)


def _edition(knowledge: Knowledge) -> EditionDocument:
    files = sorted(set(knowledge.overlay_files.values()))
    return {"version": knowledge.about.version, "date": knowledge.about.date, "laid_over": files}


def _agreement(count: Agreement) -> AgreementDocument:
    return {
        "for": count.support,
        "consider": count.consider,
        "against": count.against,
        "insufficient": count.insufficient,
    }


def _questions(unanswered: Iterable[str], facts: Mapping[str, Fact]) -> dict[str, str]:
    return {fact: facts[fact].question for fact in unanswered}


def _sources(advice: Advice, known: Mapping[str, Source]) -> dict[str, SourceDocument]:
    """Every source that a flag, a reason, a step or a claim of this answer names."""
    named = {source for flag in advice.triage.flags for source in flag.sources}
    named.update(source for step in advice.plan for source in step.sources)
    for entry in advice.entries:
        named.update(source for reason in entry.reasons for source in reason.sources)
        named.update(entry.treatment.source_ids())
    return {source: _citation(known[source]) for source in sorted(named)}


def _citation(source: Source) -> SourceDocument:
    return {
        "title": source.title,
        "organisation": source.organisation,
        "year": source.year,
        "doi": source.doi,
        "url": source.url,
        "standing": source.standing,
        "note": source.note,
    }


def _turn(turn: WhatIf, case: Case) -> TurnDocument:
    before, after = dict(told_again(case)), dict(told_again(turn.case))
    change = {key: value for key, value in after.items() if value != before[key]}
    return {"answer": turn.answer, "bucket": turn.bucket, "change": change}


def render_why(advice: Advice, found: Iterable[tuple[Entry, Sequence[WhatIf]]]) -> str:
    """The reasoning for one or more treatments."""
    documents: list[WhyDocument] = [
        {
            "id": entry.treatment.id,
            "name": entry.treatment.name,
            "bucket": entry.bucket,
            "reasons": [_reason(reason) for reason in entry.reasons],
            "agreement": _agreement(entry.agreement),
            "guidelines": entry.treatment.guidelines,
            "check_first": entry.check_first,
            "would_change": [_turn(turn, advice.case) for turn in turns],
            "file": treatment_file(entry.treatment.id, advice.knowledge),
        }
        for entry, turns in found
    ]
    data = {
        "schema": WHY_SCHEMA,
        "knowledge": _edition(advice.knowledge),
        "case": told_again(advice.case),
        "notices": advice.notices,
        "triage": advice.triage,
        "situation": advice.situation,
        "why": documents,
        "safety_net": advice.safety_net,
    }
    return json.dumps(data, default=vars)


# --- The knowledge itself -------------------------------------------------------------


def render_treatments(ids: Iterable[str], knowledge: Knowledge) -> str:
    """Treatments in full, as the knowledge holds them, with the sources they name."""
    treatments = [knowledge.treatments[item_id] for item_id in ids]
    named = sorted({source for treatment in treatments for source in treatment.source_ids()})
    data = {
        "schema": TREATMENTS_SCHEMA,
        "knowledge": _edition(knowledge),
        "treatments": treatments,
        "sources": {source: _citation(knowledge.sources[source]) for source in named},
        "laid_over": dict(knowledge.overlay_files),
    }
    return json.dumps(data, default=vars, indent=2)


def render_list(what: str, knowledge: Knowledge) -> str:
    """One list of the knowledge: ids with what is needed to choose one."""
    items: dict[str, Iterable[Any]] = {
        "treatments": [
            {
                "id": treatment.id,
                "name": treatment.name,
                "category": treatment.category,
                "aliases": knowledge.names_of(treatment),
            }
            for treatment in knowledge.treatments.values()
        ],
        "symptoms": [fact for fact in knowledge.facts.values() if fact.told_as == "symptoms"],
        "conditions": [
            replace(fact, aliases=knowledge.names_of(fact))
            for fact in knowledge.facts.values()
            if fact.told_as == "conditions"
        ],
        "sources": [
            {"id": source.id, **_citation(source)} for source in knowledge.sources.values()
        ],
        "red-flags": list(knowledge.red_flags.values()),
    }
    data = {"schema": LIST_SCHEMA, "knowledge": _edition(knowledge), what: items[what]}
    return json.dumps(data, default=vars, indent=2)
