"""What an answer says and in which order, before any format draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..knowledge import source_line
from ..model import (
    OPTION_BUCKETS,
    Advice,
    Agreement,
    Bucket,
    Entry,
    Flag,
    Knowledge,
    Region,
    Situation,
    Step,
    StepKind,
)
from ..noun import Noun
from ..reasons import GOALS, PATTERNS
from ..situation import told_facts, worth_asking
from ..wording import listed, lower_first, upper_first
from .page import ASK, Item, Line, Page, Section, Tone


class View(Noun):
    """How much to show: every card in full, how many options at most, room for a gloss."""

    details: bool = False
    top: int | None = None
    spacious: bool = False


AS_ROWS: dict[Bucket, tuple[str, Tone]] = {
    "recommended": ("Worth trying next: guidelines support these", "good"),
    "consider": ("Worth discussing: weak support, disagreement, or care needed", "plain"),
    "revisit": ("Worth another look: tried, but perhaps not the last word", "plain"),
    "keep": ("Carry on: it is helping", "good"),
}
BY_NAME: dict[Bucket, str] = {
    "later": "Later",
    "unsafe": "Ruled out",
    "not-advised": "Not advised",
    "tried": "Tried",
    "not-relevant": "Meant for another kind of pain",
    "unwanted": "Left out because you asked",
}
_ASKED = 2  # questions to take along; the rest stand in the full view
_NAMES_IN_SHORT = 6  # facts to tell the clinician; the rest stand with each option in full


def compose(advice: Advice, view: View) -> Page:
    """Lay out a whole answer: warning signs first, and nothing else where they stop it."""
    if advice.triage.withheld:
        return _withheld(advice)
    sections = [*_checks(advice), help_at_once(advice), *_ledger(advice, view)]
    sections += _end(advice, view)
    return Page(_title(advice), tuple(_known(advice.situation)), tuple(sections))


def _title(advice: Advice) -> str:
    names = advice.knowledge.treatments
    tried = dict.fromkeys(
        trial.named.replace("-", " ")
        if trial.by_category
        else lower_first(names[trial.treatment].name)
        for trial in advice.case.tried
        if trial.outcome != "no-access"
    )
    return "What to try next for low back pain" + (
        f", after {listed(list(tried))}" if tried else ""
    )


_BESIDE = "By each name: guidelines for, with limits, against."


def _known(situation: Situation) -> Iterable[Line]:
    durations = {
        "acute": "under 6 weeks",
        "subacute": "6 to 12 weeks",
        "chronic": "longer than 12 weeks",
    }
    lasting = durations.get(situation.duration, "how long: not known")
    pattern = situation.pattern
    kind = "back or leg: not known" if pattern == "unknown" else PATTERNS[pattern]
    yield Line(f"{upper_first(kind)}; {lasting}. {_BESIDE}")


# --- Warning signs --------------------------------------------------------------------

_STOP = {
    "emergency": "Get help now",
    "urgent": "Get help today",
    "soon": "See a clinician",
    "none": "See a clinician",
}


def _withheld(advice: Advice) -> Page:
    flags = [flag for flag in advice.triage.flags if flag.urgency != "none"]
    first = [flag for flag in flags if _decides(flag, advice)]
    others = [flag for flag in flags if flag not in first]
    title = _STOP[advice.triage.level]
    why = Line(
        "No treatment options are shown, because this has to be looked at first. "
        "Come back to them once a clinician has said that it is safe."
    )
    sections = (
        Section(
            "What to do",
            tuple(_flag_items(first, advice.knowledge)),
            tuple(_tell_them(others)),
            tone="stop",
        ),
        Section("Whom to call", lines=tuple(_numbers(advice)), tone="stop"),
        Section(
            "About this answer", lines=(why, *_limits_and_date(advice.knowledge)), tone="quiet"
        ),
    )
    return Page(title, (Line(_summary(first)),), sections)


def _decides(flag: Flag, advice: Advice) -> bool:
    """Say whether a sign is one of those that say how fast, and that nothing else is shown."""
    withholds = advice.knowledge.red_flags[flag.id].withhold
    return flag.urgency == advice.triage.level or withholds


def _tell_them(others: Iterable[Flag]) -> Iterable[Line]:
    """Lesser signs by name only: a second "do", and a slower one, would blur the first."""
    if names := [lower_first(flag.label) for flag in others]:
        yield Line("; ".join(names) + ".", "Tell them this, too")


def _summary(flags: list[Flag]) -> str:
    return f"You named a warning sign: {'; '.join(lower_first(flag.label) for flag in flags)}."


def _flag_items(flags: Iterable[Flag], knowledge: Knowledge) -> Iterable[Item]:
    for flag in flags:
        source = Line(source_line(knowledge, flag.sources), "Source")
        yield Item(flag.label, lines=(Line(flag.do, "Do"), Line(flag.because, "Why"), source))


def _numbers(advice: Advice) -> Iterable[Line]:
    """A bare number is never shown without its country: 111 is an ambulance in one only."""
    regions = advice.knowledge.about.regions
    chosen = {advice.case.region: regions[advice.case.region]} if advice.case.region else regions
    crisis = any(flag.id == "suicidal-thoughts" for flag in advice.triage.flags)
    for region in chosen.values():
        yield Line(_call(region, crisis), region.name)
    if not advice.case.region:
        yield Line("your local emergency number; 112 works on many mobile phones", "Elsewhere")


def _call(region: Region, crisis: bool) -> str:
    parts = [f"emergency {region.emergency}"]
    if region.advice:
        parts.append(f"health advice {region.advice}")
    if region.crisis:  # named first where it is what was told, and never left out
        parts.insert(0 if crisis else len(parts), f"crisis line {region.crisis}")
    return "; ".join(parts)


def _checks(advice: Advice) -> Iterable[Section]:
    flags = [flag for flag in advice.triage.flags if flag.urgency == "soon"]
    if flags:
        items = tuple(_flag_items(flags, advice.knowledge))
        yield Section("Get this checked first, within days", items, tone="warn")


def help_at_once(advice: Advice) -> Section:
    """Say when to get help at once, and whom to call: before anything else on a page."""
    signs = "; ".join(map(lower_first, advice.safety_net))
    told = "You said you have none of the warning signs." if advice.triage.screened else ""
    text = f"{told} If you have, or get: {signs}. Call {_emergency(advice)}.".strip()
    return Section("When to get help at once", lines=(Line(text),), tone="warn")


def _emergency(advice: Advice) -> str:
    regions: Mapping[str, Region] = advice.knowledge.about.regions
    if advice.case.region:
        region = regions[advice.case.region]
        return f"{region.emergency} ({region.name})"
    return "911 (US, Canada), 999 (UK), 112 (EU), 000 (Australia), 111 (New Zealand)"


# --- The ledger -----------------------------------------------------------------------


def _ledger(advice: Advice, view: View) -> Iterable[Section]:
    number = 0
    for bucket, (title, tone) in AS_ROWS.items():
        entries = [entry for entry in advice.entries if entry.bucket == bucket]
        whole = view.top is None or bucket == "keep"  # what is in use is never cut short
        left = len(entries) if whole else max(0, (view.top or 0) - number)
        shown, rest = entries[:left], entries[left:]
        items = [
            _item(entry, number + index, advice.knowledge, view)
            for index, entry in enumerate(shown, 1)
        ]
        number += len(shown)
        names = [f"{one.treatment.name} ({says(one.agreement)})" for one in rest]
        more = (Line("; ".join(names) + ".", "Also here"),) if rest else ()
        if entries:
            yield Section(title, tuple(items), more, tone)
    lines = [line for bucket in BY_NAME for line in _by_name(advice, bucket)]
    if lines:
        yield Section("Later, or set aside, and why", lines=tuple(lines))


def _item(entry: Entry, number: int, knowledge: Knowledge, view: View) -> Item:
    lines = _in_full(entry, knowledge) if view.details else _in_short(entry, view)
    counted = says(entry.agreement)
    return Item(entry.treatment.name, counted, tuple(lines), number, brief=not view.details)


# The title of the section, or the count beside the name, says as much as these rules would.
_SAID_ALREADY = ("guidelines", "no-guideline", "stand-in")


def _in_short(entry: Entry, view: View) -> Iterable[Line]:
    if view.spacious:
        yield Line(entry.treatment.summary)
    yield from (Line(text, "Why here") for text in _why_here(entry))
    for caution in entry.treatment.cautions:
        yield Line(caution.text, "Watch for")


def _why_here(entry: Entry) -> Iterable[str]:
    """The reasons beside the guidelines; what two conditions have in common is told once."""
    told: set[str] = set()
    for reason in entry.reasons:
        because = reason.text.partition(": ")[2]
        if not reason.rule.startswith(_SAID_ALREADY) and because not in told:
            told |= {because} if because else set()
            yield reason.text


def _in_full(entry: Entry, knowledge: Knowledge) -> Iterable[Line]:
    one = entry.treatment
    yield Line(one.involves, "What it is")
    for reason in entry.reasons:
        yield Line(f"{reason.text} ({source_line(knowledge, reason.sources)})", "Why here")
    for caution in one.cautions:
        yield Line(caution.text, "Watch for")
    for benefit in one.benefits:
        yield Line(benefit.text, "Good")
    for harm in one.harms:
        yield Line(f"{harm.text} How often: {harm.how_often}.", "Harm")
    if one.fair_trial:
        yield Line(one.fair_trial.look_for, "Fair trial")
    for check in entry.check_first:
        yield Line(f"{check.question} {check.because}", "Check first")
    for sign in one.stop_if:
        yield Line(sign, "Stop if")
    for question in one.ask:
        yield Line(question, ASK)


def says(count: Agreement) -> str:
    """Say who says so: ``8 for, 1 with limits``; nobody is not counted."""
    told = (
        (count.support, "for"),
        (count.consider, "with limits"),
        (count.against, "against"),
    )
    return ", ".join(f"{many} {word}" for many, word in told if many) or "no guideline found"


_AGAINST = "Not advised (in brackets: how many guidelines are against)"
_UNSUPPORTED = "No guideline supports these for this kind of pain."


def _by_name(advice: Advice, bucket: Bucket) -> Iterable[Line]:
    """By name, with the reason in a line; a reason that several share is told once."""
    told: dict[str, list[str]] = {}
    for entry in advice.entries:
        if entry.bucket == bucket:
            name = lower_first(entry.treatment.name)
            first = entry.reasons[0]
            if first.rule == "guidelines-against":
                told.setdefault(_AGAINST, []).append(f"{name} ({entry.agreement.against})")
            elif first.rule == "no-guideline":
                told.setdefault(_UNSUPPORTED, []).append(name)
            else:
                told.setdefault(first.text, []).append(name)
    for reason, names in told.items():
        if reason == _AGAINST:
            yield Line(f"{listed(names)}.", reason)
        else:
            yield Line(f"{listed(names)}. {reason}", BY_NAME[bucket])


# --- The end --------------------------------------------------------------------------


def _end(advice: Advice, view: View) -> Iterable[Section]:
    if advice.combinations and view.details:
        lines = tuple(
            Line(f"{one.text} ({source_line(advice.knowledge, (one.source,))})")
            for one in advice.combinations
        )
        yield Section("Better together", lines=lines)
    if view.details:
        yield Section("The next weeks", tuple(_plan(advice)))
    if before := tuple(_before_you_decide(advice, view)):
        yield Section("Before you decide", lines=before, tone="warn")
    yield Section("About this answer", lines=tuple(about_lines(advice.knowledge)), tone="quiet")


_STEPS: dict[StepKind, str] = {
    "while-you-wait": "While you wait",
    "do-not-stop": "Do not stop on your own",
    "judge": "When to judge it",
    "stop": "When to stop and ask",
    "see": "Where to go, whom to see",
}


def _plan(advice: Advice) -> Iterable[Item]:
    """The steps by what they are for, each with the name of what it is about."""
    for kind, title in _STEPS.items():
        steps = [step for step in advice.plan if step.kind == kind]
        if steps:
            yield Item(title, lines=tuple(Line(one.text, _about(one, advice)) for one in steps))


def _about(step: Step, advice: Advice) -> str:
    one = advice.knowledge.treatments.get(step.about)
    return one.name if one else ""


def _unserved(advice: Advice) -> Iterable[Line]:
    """A wish that nothing serves is said to be heard, and not passed over."""
    served = {
        goal
        for entry in advice.entries
        if entry.bucket in OPTION_BUCKETS
        for goal in entry.treatment.goals
    }
    if missing := [GOALS[goal] for goal in advice.case.goals if goal not in served]:
        yield Line(
            f"{listed(missing)}. We know of no open option that serves this.", "You asked for"
        )


def _while_you_wait(advice: Advice, view: View) -> Iterable[Line]:
    """In short, only the names: what stands above says the rest."""
    if view.details:
        return
    if names := _names(advice, "do-not-stop"):
        yield Line(f"{names}; ask the prescriber.", "Do not stop on your own")
    if names := _names(advice, "while-you-wait"):
        yield Line(f"{names}.", "Meanwhile")
    if advice.combinations:
        first = [lower_first(one.text.partition(".")[0]) for one in advice.combinations[:2]]
        yield Line(f"{'; '.join(first)}.", "Better together")


def _names(advice: Advice, kind: StepKind) -> str:
    names = advice.knowledge.treatments
    about = [lower_first(names[step.about].name) for step in advice.plan if step.kind == kind]
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
    """The unanswered facts that rule options out, those that rule out most first."""
    known = advice.knowledge.facts
    ruled = Counter(check.fact for entry in advice.entries for check in entry.check_first)
    asked = (fact for fact in ruled if worth_asking(known[fact], advice.case))
    return sorted(asked, key=lambda fact: (-ruled[fact], fact))


def _tell_first(named: list[str], more: int, knowledge: Knowledge) -> Iterable[Line]:
    if named:
        names = ", ".join(knowledge.facts[fact].name for fact in named)
        rest = f" {more} more: --details." if more else ""
        yield Line(f"{names}: each rules out some options.{rest}", "Say first, if it is so")


def _sharpen(advice: Advice, named: list[str]) -> Iterable[Line]:
    """The questions that would move the most options, beside the facts named above them."""
    asked = {fact for one in named for fact in (one, *told_facts(one))}
    told = [
        f"{question.question} ({len(question.would_move)})"
        for question in advice.open_questions
        if question.fact not in asked
    ]
    if told:
        yield Line(" ".join(told[:3]), "Would sharpen this (options it could move)")


def about_lines(knowledge: Knowledge) -> Iterable[Line]:
    """Say what an answer is, where there is more, of which day it is, and who pays for it."""
    limits, date = _limits_and_date(knowledge)
    yield limits
    yield Line(
        "backadvisor show NAME (one in full), why NAME (why it is there); "
        "next --details, --top 10.",
        "More",
    )
    yield date


def _limits_and_date(knowledge: Knowledge) -> tuple[Line, Line]:
    about = knowledge.about
    return (
        Line(f"{about.limits[0]} {about.limits[1]}"),
        Line(f"Knowledge of {about.date}, version {about.version}. {about.funding}"),
    )
