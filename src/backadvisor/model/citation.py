"""How a source, the file of a treatment and the numbers to call are named to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import TREATMENTS, About, Knowledge, Source


def treatment_file(treatment: str, knowledge: Knowledge) -> str:
    """The file in which a treatment is written: of the built-in folder, or laid over it."""
    name = f"{TREATMENTS}/{treatment}"
    return knowledge.overlay_files.get(name, f"{name}.yaml")


def source_line(knowledge: Knowledge, ids: Iterable[str]) -> str:
    """Name sources in one line: organisation and year, each once."""
    sources: Mapping[str, Source] = knowledge.sources
    return "; ".join(dict.fromkeys(citation(sources[item_id]) for item_id in ids))


def citation(source: Source) -> str:
    """Name one source briefly: organisation and year."""
    return f"{source.organisation} {source.year}" if source.year else source.organisation


def address(source: Source) -> str:
    """Where a source can be found: its DOI, its own page or its ISBN."""
    if source.doi:
        return f"https://doi.org/{source.doi}"
    return source.url or (f"ISBN {source.isbn}" if source.isbn else "")


def emergency_numbers(about: About, region: str = "") -> str:
    """Each emergency number once, with the countries where it is one."""
    if region:
        return f"{about.regions[region].emergency} ({about.regions[region].name})"
    where: dict[str, list[str]] = {}
    for code, country in about.regions.items():
        where.setdefault(country.emergency, []).append(country.short or code)
    return ", ".join(f"{number} ({', '.join(names)})" for number, names in where.items())
