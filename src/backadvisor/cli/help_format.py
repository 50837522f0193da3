"""The help of a command with many flags: examples first, then the flags in groups.

A flag names its group itself (``rich_help_panel``), but Typer makes groups only where Rich draws
the help, which costs half a start.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

ANSWER = "How the answer looks"
_ARGUMENTS, _OTHERS = "Arguments", "Options"


class GroupedHelp(TyperCommand):
    """A command whose flags stand under headings."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write each group, in the order of its first flag.

        A flag that names no group stands under "Options", which comes last.
        """
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                groups.setdefault(_heading(param), []).append(record)
        others = groups.pop(_OTHERS, [])
        for heading, records in {**groups, _OTHERS: others}.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def _heading(param: Any) -> str:
    usual = _ARGUMENTS if param.param_type_name == "argument" else _OTHERS
    return getattr(param, "rich_help_panel", None) or usual


def with_examples(text: str, *examples: str) -> str:
    """The help of a command: what it does, then examples that are not folded."""
    if not examples:
        return text
    lines = "".join(f"\n  backadvisor {example}" for example in examples)
    return f"{text}\n\n\b\nExamples:{lines}"
