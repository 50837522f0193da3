"""Warning signs on a page: what withholds the options, what to check first, whom to call."""

from __future__ import annotations

from collections.abc import Iterable

from ...engine.notices import warning_groups, was_screened
from ...model import (
    URGENCIES,
    Advice,
    CallFirst,
    FiredFlag,
    Knowledge,
    Region,
    Undated,
    labels,
)
from ...model.citation import emergency_numbers, source_line
from ...model.wording import lower_first
from ..page import Item, Line, Page, Section
from .closing import limits_and_date
from .notices import noticed


def withheld(advice: Advice) -> Page:
    """Lay out an answer that a sign withholds: what to do, whom to call, and no option."""
    flags = advice.triage.flags
    first = [flag for flag in flags if _decides(flag, advice)]
    others = [flag for flag in flags if flag not in first]
    title = labels.URGENCIES[advice.triage.level].title
    why = Line(advice.knowledge.says("withheld"))
    sections = (
        Section(
            "What to do",
            tuple(_flag_items(first, advice.knowledge)),
            tuple(_tell_them(others)),
            tone="stop",
        ),
        Section("Whom to call", lines=tuple(_numbers(advice)), tone="stop"),
        *_if_it_is_old(advice),
        *_how_it_was_taken(advice),
        Section("About this answer", lines=(why, *limits_and_date(advice.knowledge)), tone="quiet"),
    )
    return Page(title, tuple(_at_once(advice, first)), sections)


def _if_it_is_old(advice: Advice) -> Iterable[Section]:
    """What nobody dated counts as new; what it would be otherwise, and how to say so."""
    if lines := tuple(_dated(time, advice.knowledge) for time in advice.undated):
        yield Section("If it is old", lines=lines)


def _dated(time: Undated, knowledge: Knowledge) -> Line:
    then = lower_first(labels.URGENCIES[time.then].listed)
    if time.kind == "when":
        said = knowledge.says("if-long-ago", question=time.question, then=then, name=time.about)
    else:
        said = knowledge.says("if-old", question=time.question, then=then, sign=time.about)
    return Line(said)


def _how_it_was_taken(advice: Advice) -> Iterable[Section]:
    """Below what to do: nothing said back may stand before that. Who was screened is no matter."""
    notices = [notice for notice in advice.notices if labels.NOTICES[notice.kind].withheld]
    if lines := tuple(map(noticed, notices)):
        yield Section("How this was taken", lines=lines)


def _decides(flag: FiredFlag, advice: Advice) -> bool:
    """Whether a sign is one of those that say how fast, and that nothing else is shown."""
    withholds = advice.knowledge.red_flags[flag.id].withhold
    return flag.urgency == advice.triage.level or withholds


def _tell_them(others: Iterable[FiredFlag]) -> Iterable[Line]:
    """Lesser signs by name only: a second "do", and a slower one, would blur the first."""
    if names := [lower_first(flag.label) for flag in others]:
        yield Line("; ".join(names) + ".", "Tell them this, too")


def _at_once(advice: Advice, first: list[FiredFlag]) -> Iterable[Line]:
    """The numbers before the reason: on a small screen the first lines may be all that is read."""
    signs = "; ".join(lower_first(flag.label) for flag in first)
    if _crisis(advice):
        yield Line(advice.knowledge.says("not-alone"))
    elif advice.triage.level == "emergency":
        yield Line(_call_now(advice))
    if labels.URGENCIES[advice.triage.level].withholds:
        yield Line(f"You named a warning sign: {signs}.")
    else:
        yield Line(advice.knowledge.says("to-be-looked-at", signs=signs))


def _crisis(advice: Advice) -> bool:
    return "crisis" in _call_first(advice)


def _call_first(advice: Advice) -> set[CallFirst | None]:
    return {advice.knowledge.red_flags[flag.id].call_first for flag in advice.triage.flags}


def _call_now(advice: Advice) -> str:
    known = advice.knowledge
    return known.says("call-now", numbers=emergency_numbers(known.about, advice.case.region))


def _crisis_lines(advice: Advice) -> str:
    """The crisis lines that are known, each with its country."""
    lines = [f"{region.crisis} in {region.name}" for region in _regions(advice) if region.crisis]
    elsewhere = "your local emergency number"
    return advice.knowledge.says("talk-now", lines="; ".join([*lines, elsewhere]))


def last_word(advice: Advice) -> str:
    """What to do where a sign withholds the options, once more in a line."""
    if _crisis(advice):
        return _crisis_lines(advice)
    if advice.triage.level == "emergency":
        return f"GET HELP NOW. {_call_now(advice)}"
    now = labels.URGENCIES[advice.triage.level].title.upper()
    return f"{now}. Scroll up to read why, and when to go at once."


def _flag_items(flags: Iterable[FiredFlag], knowledge: Knowledge) -> Iterable[Item]:
    for flag in flags:
        source = Line(source_line(knowledge, flag.sources), "Source")
        yield Item(flag.label, lines=(Line(flag.do, "Do"), Line(flag.because, "Why"), source))


def _numbers(advice: Advice) -> Iterable[Line]:
    """A bare number is never shown without its country: 111 is an ambulance in one only."""
    for region in _regions(advice):
        yield Line(_call(region, _call_first(advice)), region.name)
    if not advice.case.region:
        yield Line(advice.knowledge.says("elsewhere"), "Elsewhere")


def _regions(advice: Advice) -> list[Region]:
    regions = advice.knowledge.about.regions
    return [regions[advice.case.region]] if advice.case.region else list(regions.values())


def _call(region: Region, first: set[CallFirst | None]) -> str:
    """Name first who helps with what was told; beside another sign it would only blur that."""
    despair, overdose = "crisis" in first, "poison" in first
    parts = (
        f"crisis line {region.crisis}" if despair and region.crisis else "",
        f"to talk, at any hour, {region.talk}" if despair and region.talk else "",
        f"poison line {region.poison}" if overdose and region.poison else "",
        f"emergency {region.emergency}",
        f"health advice {region.advice}" if region.advice else "",
    )
    return "; ".join(filter(None, parts))


def checks(advice: Advice) -> Iterable[Section]:
    """The signs to be checked within days, above the options, and those to mention."""
    for urgency in reversed(URGENCIES):
        row = labels.URGENCIES[urgency]
        flags = [flag for flag in advice.triage.flags if flag.urgency == urgency]
        if not flags or row.withholds:
            continue
        if row.within_days:
            yield Section(row.beside, tuple(_flag_items(flags, advice.knowledge)), tone="warn")
        else:
            yield Section(row.beside, lines=tuple(Line(flag.do, flag.label) for flag in flags))


def help_at_once(advice: Advice) -> Section:
    """When to get help at once, and whom to call: before anything else on a page."""
    about, says = advice.knowledge.about, advice.knowledge.says
    now, today = (_signs(texts) for texts in (about.safety_net, about.safety_net_today))
    called = emergency_numbers(about, advice.case.region)
    lines = [_told_of_signs(advice), says("help-at-once", signs=now, numbers=called)]
    lines += [says("help-today", signs=today)] if today else []
    text = " ".join(lines).strip()
    return Section("When to get help at once", lines=(Line(text),), tone="warn")


def _signs(texts: Iterable[str]) -> str:
    return "; ".join(map(lower_first, texts))


def _told_of_signs(advice: Advice) -> str:
    """What was answered of the warning signs, above all what was left open."""
    case, known = advice.case, advice.knowledge
    named = [fact for fact in case.symptoms if known.facts[fact].warning]
    if advice.triage.screened:
        return f"You said you have none of the {'other ' if named else ''}warning signs."
    if not was_screened(case, known):
        return ""  # nothing was read to the end, so everything is open
    answered = {*case.symptoms, *case.absent}
    groups = warning_groups(known)
    signs = [
        sign for group in groups for sign in group.signs if not answered.issuperset(sign.facts)
    ]
    return known.says("left-open", signs=", ".join(sign.named for sign in signs))
