"""The help of a command with many flags: examples first, then the flags in groups.

Typer groups flags only where Rich draws the help, which costs half a start.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

_ABOUT_YOU = ("tried", "other", "symptoms", "conditions", "absent", "screened", "duration", "age")
_WISHES = ("avoid", "goals", "region", "case")
_ANSWER = ("format", "json", "output", "for", "details", "top")
HEADINGS = {
    **dict.fromkeys((*_ABOUT_YOU, *_WISHES), "What you tell"),
    **dict.fromkeys(_ANSWER, "How the answer looks"),
    "name": "Arguments",
}


class Grouped(TyperCommand):
    """A command whose flags stand under headings."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write each group, in the order of its first flag.

        A flag that `HEADINGS` does not name stands under "Options", which comes last.
        """
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                groups.setdefault(
                    HEADINGS.get((param.name or "").strip("_"), "Options"), []
                ).append(record)
        others = groups.pop("Options", [])
        for heading, records in {**groups, "Options": others}.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def with_examples(said: str, *examples: str) -> str:
    """Give the help of a command: what it does, then examples that are not folded."""
    if not examples:
        return said
    listed = "".join(f"\n  backadvisor {example}" for example in examples)
    return f"{said}\n\n\b\nExamples:{listed}"
