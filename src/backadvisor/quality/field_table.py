"""The field table of `knowledge/README.md`, made from the types so that it cannot drift.

Run ``python -m backadvisor.quality.field_table`` to print it; a test holds the file equal to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_origin, get_type_hints

from ..knowledge.loader import ABOUT, FILES
from ..knowledge.schema import choices, is_record
from ..model import TREATMENTS, About, Treatment
from .meanings import ClosedList, closed, of_fields, of_words

RECORDS: dict[str, Any] = {
    f"{TREATMENTS}/<id>.yaml": Treatment,
    **{name: record for name, (_, record) in FILES.items()},
    ABOUT: About,
}


def table() -> str:
    """Every file of the knowledge with its fields, and every closed word, as Markdown."""
    lines = [line for name, record in RECORDS.items() for line in _section(name, record)]
    return "\n".join([*lines, *_words()])


def _section(name: str, record: Any) -> Iterable[str]:
    yield f"## {name}\n"
    yield (record.__doc__ or "").split("\n")[0] + "\n"
    yield "| Field | Needed | Holds | Means |"
    yield "|---|---|---|---|"
    yield from _rows(record, "")
    yield ""


def _rows(record: Any, prefix: str) -> Iterable[str]:
    hints, meanings = get_type_hints(record), of_fields(record)
    for name in record.field_names:
        inner = _inner(hints[name])
        needed = "no" if name in record.defaults else "yes"
        yield f"| `{prefix}{name}` | {needed} | {_holds(hints[name])} | {meanings[name]} |"
        if is_record(inner):
            yield from _rows(inner, f"{prefix}{name}.")


def _inner(hint: Any) -> Any:
    arms = [arm for arm in get_args(hint) if arm not in (type(None), Ellipsis)]
    return arms[-1] if arms and not choices(hint) else hint


def _holds(hint: Any) -> str:
    inner = _inner(hint)
    if words := choices(inner):
        named = " ".join(f"`{word}`" for word in words)
        return f"list of: {named}" if get_origin(hint) is tuple else f"one of: {named}"
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    what = names.get(inner, "parts")
    return f"list of {what}" if get_origin(hint) is tuple else what


def _words() -> Iterable[str]:
    """Each closed list that a field takes its words from, under the names of those fields."""
    fields: dict[str, dict[str, None]] = {}
    for file, record in RECORDS.items():
        where = "" if record is Treatment else f" in {file}"
        for name, closed_list in _closed_in(record, ""):
            fields.setdefault(closed_list.name, {})[f"`{name}`{where}"] = None
    yield "## The closed words\n"
    for closed_list in closed():
        if closed_list.name in fields:
            yield f"### {', '.join(fields[closed_list.name])}\n"
            yield f"{closed_list.meaning}\n"
            yield "| Word | Means |"
            yield "|---|---|"
            yield from (f"| `{word}` | {meaning} |" for word, meaning in closed_list.words.items())
            yield ""


def _closed_in(record: Any, prefix: str) -> Iterator[tuple[str, ClosedList]]:
    """Each field of a record, and of the parts in it, that takes its words from a closed list."""
    hints = get_type_hints(record)
    for name in record.field_names:
        inner = _inner(hints[name])
        if is_record(inner):
            yield from _closed_in(inner, f"{prefix}{name}.")
        elif closed_list := of_words(inner):
            yield f"{prefix}{name}", closed_list


if __name__ == "__main__":
    sys.stdout.write(table())
