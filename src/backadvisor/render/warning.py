"""Warning signs on a page: what withholds the options, what to check first, whom to call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..citing import source_line
from ..model import Advice, Flag, Knowledge, Region
from ..wording import lower_first
from .closing import limits_and_date
from .page import Item, Line, Page, Section

_STOP = {
    "emergency": "Get help now",
    "urgent": "Get help today",
    "soon": "See a clinician",
    "none": "See a clinician",
}


def withheld(advice: Advice) -> Page:
    """Lay out an answer that a sign withholds: what to do, whom to call, and no option."""
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
        Section("About this answer", lines=(why, *limits_and_date(advice.knowledge)), tone="quiet"),
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
    signs = {flag.id for flag in advice.triage.flags}
    for region in chosen.values():
        yield Line(_call(region, signs), region.name)
    if not advice.case.region:
        yield Line("your local emergency number; 112 works on many mobile phones", "Elsewhere")


def _call(region: Region, signs: set[str]) -> str:
    """Name first who helps with what was told; a crisis line is never left out."""
    despair, overdose = "suicidal-thoughts" in signs, "acetaminophen-overdose" in signs
    crisis = f"crisis line {region.crisis}" if region.crisis else ""
    parts = (
        crisis if despair else "",
        f"to talk, at any hour, {region.talk}" if despair and region.talk else "",
        f"poison line {region.poison}" if overdose and region.poison else "",
        f"emergency {region.emergency}",
        f"health advice {region.advice}" if region.advice else "",
        "" if despair else crisis,
    )
    return "; ".join(filter(None, parts))


def checks(advice: Advice) -> Iterable[Section]:
    """Give the signs to be checked within days, above the options."""
    flags = [flag for flag in advice.triage.flags if flag.urgency == "soon"]
    if flags:
        items = tuple(_flag_items(flags, advice.knowledge))
        yield Section("Get this checked first, within days", items, tone="warn")


def help_at_once(advice: Advice) -> Section:
    """Say when to get help at once, and whom to call: before anything else on a page."""
    signs = "; ".join(map(lower_first, advice.safety_net))
    told = "You said you have none of the warning signs." if advice.triage.screened else ""
    text = f"{told} If you have or get: {signs}. Call {_emergency(advice)}.".strip()
    return Section("When to get help at once", lines=(Line(text),), tone="warn")


def _emergency(advice: Advice) -> str:
    """Give each emergency number once, with the countries where it is one."""
    regions: Mapping[str, Region] = advice.knowledge.about.regions
    if advice.case.region:
        region = regions[advice.case.region]
        return f"{region.emergency} ({region.name})"
    where: dict[str, list[str]] = {}
    for code, region in regions.items():
        where.setdefault(region.emergency, []).append(region.short or code)
    return ", ".join(f"{number} ({', '.join(names)})" for number, names in where.items())
