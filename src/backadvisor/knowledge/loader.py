"""Find, read and build the knowledge: YAML in a checkout, one compiled JSON in a wheel."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from ..model import (
    FILLED,
    MESSAGES,
    TREATMENTS,
    About,
    Category,
    ClassEffect,
    Combination,
    Fact,
    Group,
    Knowledge,
    Medicine,
    Message,
    QuestionGroup,
    RedFlag,
    Source,
    Treatment,
)
from ..model.problems import InvalidInput, Problem, did_you_mean, nearest, unreadable
from ..model.record import replace
from .schema import Path, Report, build, placeholder, validate, walk

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader

    from .yaml_reader import Value

COMPILED = "_knowledge.json"
_HERE = os.path.dirname(__file__)
CHECKOUT = os.path.normpath(os.path.join(_HERE, "..", "..", "..", "knowledge"))

# Each file of the folder, the section it fills and the record that each of its items is.
FILES: dict[str, tuple[str, type]] = {
    "sources.yaml": ("sources", Source),
    "categories.yaml": ("categories", Category),
    "groups.yaml": ("groups", Group),
    "medicines.yaml": ("medicines", Medicine),
    "class-effects.yaml": ("class_effects", ClassEffect),
    "facts.yaml": ("facts", Fact),
    "red-flags.yaml": ("red_flags", RedFlag),
    "combinations.yaml": ("combinations", Combination),
    "messages.yaml": ("messages", Message),
    "screens.yaml": ("screens", QuestionGroup),
}
ABOUT, README = "about.yaml", "README.md"
CAN_BE_MISSING = (
    "groups",
    "medicines",
    "class_effects",
)  # without them less is said, and nothing wrong
SECTIONS: dict[str, type] = dict(FILES.values()) | {TREATMENTS: Treatment}

# Of these an answer needs a few of hundreds.
_LAZY = ("sources", "medicines")

Plain = dict[str, Any]
LEAST_LIMITS = 2  # what an answer is not, and what it cannot know
_ITEM = 2  # the length of the path of an item, such as ("facts", "fever")


def load_knowledge(folder: str | os.PathLike[str] | None = None) -> Knowledge:
    """Load the knowledge: the built-in one, or ``folder`` as a whole or laid over it.

    A folder with an ``about.yaml`` stands alone; one without is laid over the built-in
    knowledge, item by item. Every id that is named must be there, by the code as well, and
    what is laid over may make no warning quieter. Raises `InvalidInput` with every problem
    of every file.
    """
    if folder is None:
        return built_in()
    where = os.fspath(folder)
    plain, report = read_folder(where)
    if report.problems:
        raise InvalidInput(report.problems)
    knowledge, problems = held_together(plain, report, where)
    if problems:
        raise InvalidInput(problems)
    return knowledge


def held_together(plain: Plain, report: Report, folder: str) -> tuple[Knowledge, list[Problem]]:
    """Build what a folder makes, alone or laid over, with all that makes it unusable."""
    if "about" in plain:
        knowledge = from_plain(plain)
        problems = list(unresolved(knowledge, report, folder))
        return knowledge, [*problems, *undeclared(knowledge, report, folder)]
    below = built_in()
    knowledge = overlaid(below, plain, report)
    problems = list(unresolved(knowledge, report, folder))
    valid_items = report.valid_items(problems)
    quieter = [
        report.nearest(at, folder, message, check)
        for at, message, check in _quieter(
            knowledge, below, whole=not (report.problems or problems)
        )
        if at[:2] in valid_items  # a slip of the pen in a name is told once, as what it is
    ]
    return knowledge, [*problems, *quieter]


def built_in() -> Knowledge:
    """Load the knowledge that the package carries, else the one of the checkout."""
    return from_plain(_built_in_plain())


def _built_in_plain() -> Plain:
    # importlib.resources would cost more time than the whole answer.
    loader = cast("ResourceLoader", __spec__.loader)
    try:
        raw = loader.get_data(os.path.join(_HERE, COMPILED))
    except OSError:
        return _read_alone(CHECKOUT)
    compiled: Plain = json.loads(raw)
    return compiled


def from_plain(plain: Plain) -> Knowledge:
    """Build the knowledge from plain data that conforms to it."""
    sections: dict[str, Any] = {name: _built(name, plain.get(name, ())) for name in SECTIONS}
    return Knowledge(about=build(About, plain["about"]), **sections)


def overlaid_built_in(plain: Plain, report: Report) -> Knowledge:
    """Lay what a folder holds over the built-in knowledge, and note the file of each item."""
    return overlaid(built_in(), plain, report)


def overlaid(below: Knowledge, plain: Plain, report: Report) -> Knowledge:
    """Lay what a folder holds over other knowledge, and note the file of each item.

    An item replaces the one with its id, or is added; all others are the very ones of below.
    """
    sections: dict[str, Any] = {
        section: {**getattr(below, section), **_built(section, items)}
        for section, items in plain.items()
    }
    files = {at: place.path for at, place in report.places.items() if len(at) == _ITEM}
    overlay_files = {"/".join(map(str, at)): files[at] for at in files}
    return replace(below, **sections, overlay_files=overlay_files)


def _built(section: str, items: Iterable[Plain]) -> Mapping[str, Any]:
    if section in _LAZY:
        return _Later(SECTIONS[section], items)
    return {item["id"]: build(SECTIONS[section], item) for item in items}


class _Later(Mapping[str, Any]):
    """Items by their ids, each built when it is asked for: most answers need a few of hundreds."""

    def __init__(self, record: type, items: Iterable[Plain]) -> None:
        self._record = record
        self._plain = {item["id"]: item for item in items}
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            self._built[name] = build(self._record, self._plain[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)

    def __contains__(self, name: object) -> bool:
        return name in self._plain


# --- Reading YAML ---------------------------------------------------------------------


def compile_folder(folder: str) -> str:
    """The folder as one JSON text, for the build hook. Raises `InvalidInput`."""
    return json.dumps(_read_alone(folder), ensure_ascii=False, separators=(",", ":"))


def _read_alone(folder: str) -> Plain:
    """Read a folder that stands alone, or raise `InvalidInput`."""
    plain, report = read_folder(folder)
    if "about" not in plain and not report.problems:
        report.problems.append(missing(os.path.join(folder, ABOUT)))
    if report.problems:
        raise InvalidInput(report.problems)
    return plain


def read_folder(folder: str) -> tuple[Plain, Report]:
    """Read every file of a knowledge folder; the report holds all problems and places.

    Where something cannot be read, an empty stand-in takes its place, so that a mistake in
    one file hides none in another.
    """
    report = Report()
    plain: Plain = {}
    for name in _names(folder, report):
        path = os.path.join(folder, name)
        if name == ABOUT:
            value = _read(path, report)
            plain["about"] = (
                validate(value, About, ("about",), report) if value else placeholder(About)
            )
        elif name == TREATMENTS:
            plain[TREATMENTS] = _read_treatments(path, report)
        elif name in FILES:
            plain[FILES[name][0]] = _read_list(path, FILES[name][0], report)
        elif name != README:
            _unknown_file(path, (ABOUT, *FILES, TREATMENTS, README), report)
    if "about" in plain:
        _complete(plain, folder, report)
    return plain, report


#: The folder is there, and so is the one of its treatments.
#:
#: ``no-folder`` passes where ``treatments`` is a folder. It fails where ``treatments`` is a file.
def _names(folder: str, report: Report) -> list[str]:
    """The names in a folder, sorted, without the hidden ones."""
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except (FileNotFoundError, ValueError):
        problem = Problem(folder, 0, 0, "This folder does not exist.", "no-folder")
    except NotADirectoryError:
        problem = Problem(folder, 0, 0, "This is not a folder.", "no-folder")
    except OSError as error:
        problem = unreadable(folder, error)
    report.problems.append(problem)
    return []


#: Nothing stands in the folder that nothing reads: a slip in the name of a file would lose it.
#:
#: ``unknown-file`` passes with ``README.md``::
#:
#:     What this is.
#:
#: It fails with ``red_flags.yaml``::
#:
#:     []
def _unknown_file(path: str, known: tuple[str, ...], report: Report) -> None:
    stems = {os.path.splitext(name)[0]: name for name in known}
    near = nearest(os.path.splitext(os.path.basename(path))[0], stems, 1)
    hint = f' Did you mean "{stems[near[0]]}"?' if near else ""
    message = f"Nothing reads this file. Here can be {', '.join(known)}.{hint}"
    report.problems.append(Problem(path, 0, 0, message, "unknown-file"))


#: An answer ends with what it is not, and what it cannot know.
#:
#: ``few-limits`` passes with ``about.yaml``::
#:
#:     limits: [It is no diagnosis., It cannot examine you.]
#:
#: It fails with ``about.yaml``::
#:
#:     limits: [It is no diagnosis.]
def _complete(plain: Plain, folder: str, report: Report) -> None:
    """Report what a folder lacks to stand alone: without red flags nobody would be warned."""
    names = {section: name for name, (section, _) in FILES.items()}
    for section in SECTIONS:
        if section not in plain and section not in CAN_BE_MISSING:
            plain[section] = []
            report.incomplete.add(section)
            report.problems.append(missing(os.path.join(folder, names.get(section, section))))
    at = ("about", "limits")
    if at in report.valid_items() and len(plain["about"]["limits"]) < LEAST_LIMITS:
        message = "Say two limits or more: the first two stand under every answer."
        report.add(report.places[at], message, "few-limits")


#: Knowledge that stands alone has every file, but for ``groups.yaml`` and ``class-effects.yaml``.
#:
#: ``missing-file`` passes where ``groups.yaml`` is gone.
#: It fails where ``red-flags.yaml`` is gone.
def missing(path: str) -> Problem:
    """The problem of a file without which knowledge does not stand alone."""
    message = "This is missing. Knowledge that stands alone needs it."
    if os.path.basename(path) == ABOUT:
        message += " Is the folder laid over the built-in knowledge? Then check it with --overlay."
    return Problem(path, 0, 0, message, "missing-file")


def _read(path: str, report: Report) -> Value | None:
    from .yaml_reader import read_file  # PyYAML is not needed where JSON was compiled

    value, problems = read_file(path)
    report.problems.extend(problems)
    return value


def _read_list(path: str, section: str, report: Report) -> list[Plain]:
    value = _read(path, report)
    kept: dict[str, Plain] = {}
    if value and isinstance(value.data, list):
        for item in value.data:
            _keep(item, section, "", kept, report)
        return list(kept.values())
    if value:
        report.wrong_type(value, "a list of items")
    report.incomplete.add(section)
    return []


def _read_treatments(folder: str, report: Report) -> list[Plain]:
    kept: dict[str, Plain] = {}
    if not os.path.isdir(folder):
        report.incomplete.add(TREATMENTS)
    for name in _names(folder, report):
        path, stem = os.path.join(folder, name), name.removesuffix(".yaml")
        if name == stem:
            _unknown_file(path, ("<id>.yaml",), report)
        elif value := _read(path, report):
            _keep(value, TREATMENTS, stem, kept, report)
        else:
            kept.setdefault(stem, placeholder(Treatment) | {"id": stem})
    return list(kept.values())


#: An id stands once in its section.
#:
#: ``duplicate-id`` passes with ``facts.yaml``::
#:
#:     - id: fever
#:       name: fever
#:
#: It fails with ``facts.yaml``::
#:
#:     - id: fever
#:       name: fever
#:     - id: fever
#:       name: high temperature
def _keep(
    value: Value, section: str, otherwise: str, kept: dict[str, Plain], report: Report
) -> None:
    """Check an item and keep it under its id; one without an id leaves a gap."""
    item_id = value.data.get("id") if isinstance(value.data, dict) else None
    name = item_id.data if item_id and isinstance(item_id.data, str) else otherwise
    at = f"{name} (again)" if name in kept else name
    item = validate(value, SECTIONS[section], (section, at), report)
    if name in kept:
        first = report.places.get((section, name))
        see = f" See {first.path}:{first.line}." if first else ""
        place = item_id.place if item_id else value.place
        report.add(place, f'The id "{name}" stands twice.{see}', "duplicate-id")
    elif name:
        kept[name] = item | {"id": name}
    else:
        report.incomplete.add(section)


# --- Ids that must resolve ------------------------------------------------------------

# The keys that name something, and the sections in which it stands.
_NAMED_BY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("source", "sources", "also", "superseded_by"), ("sources",)),
    **dict.fromkeys(
        ("treatment", "treatments", "any_of", "see_also", "parts", "members"), (TREATMENTS,)
    ),
    **dict.fromkeys(("fact", "facts", "all", "any"), ("facts",)),
    "category": ("categories",),
    "hold": (TREATMENTS, "categories"),
}
SINGULAR = {
    "red_flags": "sign",
    "facts": "fact",
    "screens": "screen",
    TREATMENTS: "treatment",
    "categories": "category",
    "groups": "group",
    "medicines": "medicine",
    "class_effects": "class-effect",
    "combinations": "combination",
    "messages": "message",
    "sources": "source",
}
KINDS = {"sources": "source", TREATMENTS: "treatment", "facts": "fact", "categories": "category"}


def named(knowledge: Knowledge) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every id that is named, alone or in a list: its path, itself, where it may stand."""
    return _named_in(walk(knowledge))


def walk_new(knowledge: Knowledge) -> Iterator[tuple[Path, Any]]:
    """All that a folder brings, each with its path; what it is laid over was looked through."""
    if not knowledge.overlay_files:
        yield from walk(knowledge)
    for path in knowledge.overlay_files:
        section, _, name = path.partition("/")
        if item := getattr(knowledge, section).get(name):
            yield from walk(item, (section, name))


def _named_in(parts: Iterable[tuple[Path, Any]]) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    for at, value in parts:
        if isinstance(value, str) and value:
            key = at[-1] if isinstance(at[-1], str) else at[-2]
            if sections := _NAMED_BY.get(str(key)):
                yield at, value, sections


#: A source that is named stands in ``sources.yaml``.
#:
#: ``unknown-source`` passes with ``red-flags.yaml``::
#:
#:     - id: infection
#:       sources: [guide]
#:
#: It fails with ``red-flags.yaml``::
#:
#:     - id: infection
#:       sources: [giude]
#:
#: A treatment that is named has its file.
#:
#: ``unknown-treatment`` passes with ``groups.yaml``::
#:
#:     - id: lying
#:       name: Lying
#:       members: [rest, opioids]
#:
#: It fails with ``groups.yaml``::
#:
#:     - id: lying
#:       name: Lying
#:       members: [rest, opoids]
#:
#: A fact that is named stands in ``facts.yaml``.
#:
#: ``unknown-fact`` passes with ``red-flags.yaml``::
#:
#:     - id: infection
#:       any: [leg-pain]
#:
#: It fails with ``red-flags.yaml``::
#:
#:     - id: infection
#:       any: [leg-pian]
#:
#: A category that is named stands in ``categories.yaml``.
#:
#: ``unknown-category`` passes with ``treatments/rest.yaml``::
#:
#:     category: self-care
#:
#: It fails with ``treatments/rest.yaml``::
#:
#:     category: selfcare
#:
#: What a sign holds back is a treatment or a category.
#:
#: ``unknown-hold`` passes with ``red-flags.yaml``::
#:
#:     - id: infection
#:       hold: [rest, surgery]
#:
#: It fails with ``red-flags.yaml``::
#:
#:     - id: infection
#:       hold: [rest, operations]
def unresolved(knowledge: Knowledge, report: Report, folder: str) -> Iterator[Problem]:
    """Find every id that names nothing. Sections with gaps are not judged."""
    ids = {
        sections: {name for section in sections for name in getattr(knowledge, section)}
        for sections in set(_NAMED_BY.values())
        if report.incomplete.isdisjoint(sections)
    }
    # What is built in names only what is built in.
    for at, name, sections in _named_in(walk_new(knowledge)):
        if name not in ids.get(sections, (name,)):
            kind = " or ".join(KINDS[section] for section in sections)
            message = f'There is no {kind} "{name}".{did_you_mean(name, ids[sections])}'
            check = "unknown-hold" if len(sections) > 1 else f"unknown-{kind}"
            yield report.nearest(at, folder, message, check)
    yield from other_blanks(knowledge, report, folder)


# --- What the code needs, and what may not be made quieter ------------------------------


#: What the program itself reads is declared; without it a rule would wait for ever.
#:
#: ``missing-id`` passes where ``treatments/rest.yaml`` is a file.
#: It fails where ``treatments/opioids.yaml`` is gone.
def undeclared(knowledge: Knowledge, report: Report, folder: str) -> Iterator[Problem]:
    """Find every id that the code names and a folder that stands alone does not declare."""
    from .required_ids import NAMED  # the built-in knowledge is held to it by a test

    files = {section: name for name, (section, _) in FILES.items()}
    for section, ids in NAMED.items():
        if section in report.incomplete:
            continue
        declared = getattr(knowledge, section)
        for name in ids:
            if name not in declared:
                kind, path = SINGULAR[section], os.path.join(folder, files.get(section, section))
                message = f'The program reads the {kind} "{name}"; without it warnings are lost.'
                yield Problem(path, 0, 0, message, "missing-id")


def _quieter(
    knowledge: Knowledge, below: Knowledge, whole: bool
) -> Iterator[tuple[Path, str, str]]:
    """Find what was laid over and makes a warning quieter: the path, what is wrong, the check.

    What each word means can be told only of the ``whole``, without any other mistake.
    """
    from .overlay import quieter
    from .overlay_words import moved_words  # only for a folder that is laid over

    for at, message in quieter(knowledge, below):
        yield at, message, f"quieter-{SINGULAR[str(at[0])]}"
    for at, message in moved_words(knowledge, below) if whole else ():
        yield at, message, "moved-word"


#: A message has in braces what the program fills in, and nothing else.
#:
#: ``other-blanks`` passes with ``messages.yaml``::
#:
#:     - id: call-now
#:       text: Call {numbers} now.
#:
#: It fails with ``messages.yaml``::
#:
#:     - id: call-now
#:       text: Call {number} now.
def other_blanks(knowledge: Knowledge, report: Report, folder: str) -> Iterator[Problem]:
    """Find every message that has other blanks than the code fills."""
    for name in MESSAGES:
        message, blanks = knowledge.messages.get(name), FILLED.get(name, ())
        if message and message.text and sorted(message.blanks) != sorted(blanks):
            text = f"Here should be {_in_braces(blanks)}, not {_in_braces(message.blanks)}."
            yield report.nearest(("messages", name, "text"), folder, text, "other-blanks")


def _in_braces(blanks: Sequence[str]) -> str:
    return " and ".join(f"{{{blank}}}" for blank in blanks) or "no word in braces"
