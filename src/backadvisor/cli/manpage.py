"""The manual page, made of the commands themselves: ``python -m backadvisor.cli.manpage``.

It stands in ``man/`` so that building the package needs no command line; a test holds it equal
to what is made here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from textwrap import dedent

import typer
from typer.core import TyperGroup
from typer.main import get_command

from .. import __version__
from ..terminal import streams as terminal
from .app import app
from .help_pages import EXIT_CODES, FILES, PRIVACY

ENVIRONMENT = (
    ("BACKADVISOR_ACCESSIBLE", "Plain lines for questions and answers, unless empty or 0."),
    ("NO_COLOR", "No colour."),
    ("COLUMNS", "The width of the answer, in place of that of the terminal."),
    ("TERM", "With dumb or unknown, or not set: plain text, and questions in plain lines."),
)


def manual() -> str:
    """The whole page."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    context = typer.Context(group, info_name="backadvisor")
    yield f'.TH BACKADVISOR 1 "" "backadvisor {__version__}" "User Commands"'
    # Nothing is hyphenated or stretched, so that words can be searched for and copied.
    yield from (".nh", ".ad l", ".SH NAME", "backadvisor \\- what to try next for low back pain")
    yield from (".SH SYNOPSIS", ".B backadvisor", "[OPTIONS] COMMAND [ARGS]...")
    yield from (".SH DESCRIPTION", *_text(group.help or ""))
    yield from (".SH OPTIONS", *_entries(_flags(context)))
    yield ".SH COMMANDS"
    for name, command in group.commands.items():
        yield from (f".SS {_escaped(f'backadvisor {name}')}", *_text(command.help or ""))
        yield from _entries(_flags(typer.Context(command, context, info_name=name)))
    yield from (".SH EXIT STATUS", *_topic(EXIT_CODES))
    yield from (".SH ENVIRONMENT", *_entries(ENVIRONMENT))
    yield from (".SH FILES", *_topic(FILES))
    yield from (".SH PRIVACY", *_topic(PRIVACY))


def _flags(context: typer.Context) -> Iterator[tuple[str, str]]:
    """Each argument and flag with what it does."""
    for param in context.command.get_params(context):
        if record := param.get_help_record(context):
            yield record


def _entries(records: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, said in records:
        yield from _entry(name, said)


def _entry(name: str, said: str) -> Iterator[str]:
    yield from (".TP", f".B {_escaped(name)}", _escaped(" ".join(said.split())))


def _topic(text: str) -> Iterator[str]:
    """A page of the help without its title."""
    yield from _text(dedent(text).strip("\n").partition("\n")[2])


def _text(text: str) -> Iterator[str]:
    """Paragraphs; a block with a line that is set in by blanks stays as it is."""
    for number, block in enumerate(text.strip("\n").split("\n\n")):
        yield from (".PP",) if number else ()
        lines = block.replace("\b\n", "").strip("\n").split("\n")
        if any(line.startswith("  ") for line in lines):
            yield from (".nf", *(_escaped(line) for line in lines), ".fi")
        else:
            yield from map(_escaped, lines)


def _escaped(text: str) -> str:
    r"""Text that no letter of is a command: ``-`` as ``\-``, so that flags can be copied."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").rstrip()
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    terminal.write(manual(), sys.stdout)
