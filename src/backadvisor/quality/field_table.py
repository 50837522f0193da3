"""The field table of `knowledge/README.md`, made from the types so that it cannot drift.

Run ``python -m backadvisor.quality.field_table`` to print it; a test holds the file equal to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any, get_args, get_origin, get_type_hints

from ..knowledge.loader import ABOUT, FILES
from ..knowledge.schema import choices, is_noun
from ..model import TREATMENTS, About, Treatment


def table() -> str:
    """Give every file of the knowledge with its fields, as Markdown."""
    files: list[tuple[str, Any]] = [
        (f"{TREATMENTS}/<id>.yaml", Treatment),
        *((name, noun) for name, (_, noun) in FILES.items()),
        (ABOUT, About),
    ]
    return "\n".join(line for name, noun in files for line in _section(name, noun))


def _section(name: str, noun: Any) -> Iterable[str]:
    yield f"## {name}\n"
    yield (noun.__doc__ or "").split("\n")[0] + "\n"
    yield "| Field | Needed | Holds |"
    yield "|---|---|---|"
    yield from _rows(noun, "")
    yield ""


def _rows(noun: Any, prefix: str) -> Iterable[str]:
    hints = get_type_hints(noun)
    for name in noun.field_names:
        inner = _inner(hints[name])
        needed = "no" if name in noun.defaults else "yes"
        yield f"| `{prefix}{name}` | {needed} | {_holds(hints[name])} |"
        if is_noun(inner):
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


if __name__ == "__main__":
    sys.stdout.write(table())
