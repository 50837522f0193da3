"""Find, read and build the knowledge: YAML in a checkout, one compiled JSON in a wheel."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from .model import (
    About,
    Category,
    Combination,
    Fact,
    Knowledge,
    RedFlag,
    Source,
    Treatment,
)
from .problems import InvalidInput, Problem
from .shape import Report, build, conform

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

    from .yaml_source import Value

COMPILED = "_knowledge.json"
_HERE = os.path.dirname(__file__)
CHECKOUT = os.path.normpath(os.path.join(_HERE, "..", "..", "knowledge"))

# Each file of the folder, the section it fills and the noun that each of its items is.
FILES: dict[str, tuple[str, type]] = {
    "sources.yaml": ("sources", Source),
    "categories.yaml": ("categories", Category),
    "facts.yaml": ("facts", Fact),
    "red-flags.yaml": ("red_flags", RedFlag),
    "combinations.yaml": ("combinations", Combination),
}
ABOUT, TREATMENTS = "about.yaml", "treatments"
SECTIONS: dict[str, type] = dict(FILES.values()) | {"treatments": Treatment}

Plain = dict[str, Any]


def load_knowledge(folder: str | os.PathLike[str] | None = None) -> Knowledge:
    """Load the knowledge: the built-in one, or ``folder`` as a whole or laid over it.

    A folder with an ``about.yaml`` stands alone; one without is laid over the built-in
    knowledge, item by item. Raises `InvalidInput` with every problem of every file.
    """
    if folder is None:
        return built_in()
    plain, report = read_folder(os.fspath(folder))
    if report.problems:
        raise InvalidInput(report.problems)
    if "about" not in plain:
        plain = _laid_over(_built_in_plain(), plain)
    return from_plain(plain)


def built_in() -> Knowledge:
    """Load the knowledge that the package carries, else the one of the checkout."""
    return from_plain(_built_in_plain())


def _built_in_plain() -> Plain:
    # importlib.resources would cost more time than the whole answer.
    loader = cast("ResourceLoader", __spec__.loader)
    try:
        raw = loader.get_data(os.path.join(_HERE, COMPILED))
    except OSError:
        plain, report = read_folder(CHECKOUT)
        if report.problems:
            raise InvalidInput(report.problems) from None
        return plain
    compiled: Plain = json.loads(raw)
    return compiled


def from_plain(plain: Plain) -> Knowledge:
    """Build the knowledge from plain data that conforms to it."""
    sections: dict[str, Any] = {
        name: {item["id"]: build(noun, item) for item in plain.get(name, ())}
        for name, noun in SECTIONS.items()
    }
    return Knowledge(about=build(About, plain["about"]), **sections)


def _laid_over(below: Plain, above: Plain) -> Plain:
    """Lay one knowledge over another: an item replaces the one with its id, or is added."""
    merged = dict(below)
    for section, items in above.items():
        by_id = {item["id"]: item for item in (*below[section], *items)}
        merged[section] = list(by_id.values())
    return merged


# --- Reading YAML ---------------------------------------------------------------------


def compile_folder(folder: str) -> str:
    """Give the folder as one JSON text, or raise `InvalidInput`. Used by the build hook."""
    plain, report = read_folder(folder)
    if report.problems:
        raise InvalidInput(report.problems)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read_folder(folder: str) -> tuple[Plain, Report]:
    """Read every file of a knowledge folder; the report holds all problems and places."""
    report = Report()
    if not os.path.isdir(folder):
        what = "is not a folder" if os.path.exists(folder) else "does not exist"
        report.problems.append(Problem(folder, 0, 0, f"This {what}.", "no-folder"))
        return {}, report
    plain: Plain = {}
    known = {*FILES, ABOUT, TREATMENTS, "README.md"}
    for name in sorted(os.listdir(folder)):
        if name not in known and not name.startswith("."):
            path = os.path.join(folder, name)
            message = f"Unknown file. A knowledge folder holds {', '.join(sorted(known))}."
            report.problems.append(Problem(path, 0, 0, message, "unknown-file"))
    if os.path.exists(os.path.join(folder, ABOUT)):
        plain["about"] = _read_one(folder, ABOUT, About, ("about",), report)
    for name, (section, noun) in FILES.items():
        if os.path.exists(os.path.join(folder, name)):
            plain[section] = _read_list(folder, name, noun, section, report)
    if os.path.exists(os.path.join(folder, TREATMENTS)):
        plain["treatments"] = _read_treatments(folder, report)
    for section in SECTIONS if "about" in plain else ():
        plain.setdefault(section, [])
    return plain, report


def _read(folder: str, name: str, report: Report) -> Value | None:
    from .yaml_source import read_file  # PyYAML is not needed where JSON was compiled

    value, problems = read_file(os.path.join(folder, name))
    report.problems.extend(problems)
    return value


def _read_one(
    folder: str, name: str, noun: type, at: tuple[str | int, ...], report: Report
) -> Plain | None:
    value = _read(folder, name, report)
    conformed: Plain | None = conform(value, noun, at, report) if value else None
    return conformed


def _read_list(folder: str, name: str, noun: type, section: str, report: Report) -> list[Plain]:
    value = _read(folder, name, report)
    if value is None:
        return []
    if not isinstance(value.data, list):
        report.add(value.place, "This file should be a list of items.", "wrong-type")
        return []
    items = [conform(one, noun, (section, index), report) for index, one in enumerate(value.data)]
    return _known_by_id(items, section, report)


def _read_treatments(folder: str, report: Report) -> list[Plain]:
    items = []
    inner = os.path.join(folder, TREATMENTS)
    for index, name in enumerate(_yaml_names(inner, report)):
        items.append(_read_one(inner, name, Treatment, ("treatments", index), report))
    return _known_by_id(items, "treatments", report)


def _yaml_names(folder: str, report: Report) -> Iterable[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        report.problems.append(Problem(folder, 0, 0, f"Cannot be read: {reason}.", "unreadable"))
        return []
    return [name for name in names if name.endswith(".yaml")]


def _known_by_id(items: list[Plain | None], section: str, report: Report) -> list[Plain]:
    """Keep the items that have an id, and report an id that stands twice."""
    kept: dict[str, Plain] = {}
    for index, item in enumerate(items):
        if item is None or not isinstance(item.get("id"), str):
            continue
        if item["id"] in kept:
            place = report.places[section, index, "id"]
            report.add(place, f'The id "{item["id"]}" stands twice.', "duplicate-id")
        kept[item["id"]] = item
    return list(kept.values())


def source_line(knowledge: Knowledge, ids: Iterable[str]) -> str:
    """Name sources in one line: organisation and year, each once."""
    sources: Mapping[str, Source] = knowledge.sources
    return "; ".join(dict.fromkeys(cited(sources[one]) for one in ids))


def cited(source: Source) -> str:
    """Name one source briefly: organisation and year."""
    return f"{source.organisation} {source.year}" if source.year else source.organisation


def address(source: Source) -> str:
    """Give where a source can be found: its DOI, its own page or its ISBN."""
    if source.doi:
        return f"https://doi.org/{source.doi}"
    return source.url or (f"ISBN {source.isbn}" if source.isbn else "")
