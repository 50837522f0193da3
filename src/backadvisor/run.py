"""What each command does, once its words are read: gather, advise, show, exit status.

Nothing here knows how words were parsed, so the quick path and Typer run the same code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from . import terminal
from .advice import advise
from .case import CaseBuilder, Vocabulary
from .knowledge import load_knowledge
from .model import Advice, Case, Knowledge
from .noun import Noun
from .problems import InvalidInput, Problem, WrongUsage, did_you_mean, one_of
from .render.safe import safe

if TYPE_CHECKING:
    from .render.page import Page

FORMATS = ("table", "plain", "json")
GIVEN, INVALID, MISUSED, WITHHELD, INTERRUPTED = 0, 1, 2, 3, 130


class Told(Noun):
    """The words of a command: the case told in flags, and how to show the answer."""

    case: Mapping[str, Any] = MappingProxyType({})
    case_file: str | None = None
    knowledge: str | None = None
    format: str | None = None
    json: bool = False
    output: str | None = None
    details: bool = False
    top: int | None = None

    @property
    def wants_json(self) -> bool:
        """Say whether the answer, and any failure, is to be JSON."""
        return self.json or self.format == "json"


def guarded(command: Callable[[], int], wants_json: bool) -> int:
    """Run a command; a mistake becomes a message on stderr (JSON where asked) and a status."""
    try:
        return command()
    except WrongUsage as error:
        _complain([Problem("", 0, 0, str(error), "usage")], wants_json)
        return MISUSED
    except InvalidInput as error:
        _complain(error.problems, wants_json)
        return INVALID
    except KeyboardInterrupt:
        return INTERRUPTED


def _complain(problems: tuple[Problem, ...] | list[Problem], wants_json: bool) -> None:
    if wants_json:
        from .render.json import render_problems  # only where JSON was asked for

        terminal.write(render_problems(problems) + "\n", sys.stderr)
        return
    for problem in problems:
        terminal.write(safe(str(problem) if problem.path else problem.message) + "\n", sys.stderr)


# --- next -----------------------------------------------------------------------------


def next_(told: Told) -> int:
    """Give one-shot advice; the status says whether it was withheld."""
    form = _format(told)
    knowledge = load_knowledge(told.knowledge)
    advice = advise(gather(told, knowledge), knowledge)
    show(_advice_text(advice, form, told), told.output)
    return WITHHELD if advice.triage.withheld else GIVEN


def gather(told: Told, knowledge: Knowledge) -> Case:
    """Put the case file and the flags together; flags add to the file and win over it."""
    words = Vocabulary(knowledge)
    if told.case_file is None:
        return _case_of({}, told.case, words)
    from .case_file import read_case  # PyYAML is not needed for flags alone

    raw, path = read_case(told.case_file)
    return _case_of(raw, told.case, words, path)


def _case_of(
    filed: Mapping[str, Any], flags: Mapping[str, Any], words: Vocabulary, path: str = ""
) -> Case:
    builder = CaseBuilder(words)
    builder.add_all(filed)
    if builder.problems:
        raise InvalidInput(
            Problem(path, 0, 0, message, f"case-{key}") for key, message in builder.problems
        )
    builder.add_all(flags)
    if builder.problems:
        raise WrongUsage("\n".join(f"--{key}: {said}" for key, said in builder.problems))
    return builder.case()


def _format(told: Told) -> str:
    if told.format is not None and told.format not in FORMATS:
        near = did_you_mean(told.format, FORMATS)
        raise WrongUsage(f'"{told.format}" is not a format.{near} Write one of {one_of(FORMATS)}.')
    if told.json and told.format not in (None, "json"):
        raise WrongUsage(f'"--json" and "--format {told.format}" do not go together.')
    if told.top is not None and told.top < 1:
        raise WrongUsage("--top takes a whole number from 1 on, for example --top 5.")
    return "json" if told.json else told.format or _usual_format(told)


def _usual_format(told: Told) -> str:
    """A table in a terminal; plain text in a file, a pipe or a dumb terminal."""
    drawn = terminal.is_terminal(sys.stdout) and not terminal.is_dumb() and not told.output
    return "table" if drawn else "plain"


def _advice_text(advice: Advice, form: str, told: Told) -> str:
    if form == "json":
        from .render.json import render  # only where JSON was asked for

        return render(advice) + "\n"
    from .render.page import View, compose  # JSON needs no page

    return draw(compose(advice, View(told.details, told.top)), form, bool(told.output))


def draw(page: Page, form: str, to_file: bool = False) -> str:
    """Draw a page as plain text or as a table."""
    if form == "plain":
        from .render import plain

        return plain.render(page, terminal.width())
    from .render import table  # Rich costs more time than the answer; only to draw

    colour = terminal.wants_colour(sys.stdout) and not to_file
    return table.render(page, terminal.width(), colour)


def show(text: str, output: str | None = None) -> None:
    """Print the answer, or write it to the file that was asked for."""
    if output is None:
        terminal.write(text, sys.stdout)
        return
    try:
        with open(output, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise InvalidInput(
            [Problem(output, 0, 0, f"Cannot be written: {error.strerror}.", "unwritable")]
        ) from None


# --- show and list --------------------------------------------------------------------


def show_treatment(name: str, told: Told) -> int:
    """Show one treatment in full, or each member of a category."""
    form = _format(told)
    knowledge = load_knowledge(told.knowledge)
    ids = named(name, knowledge)
    if form == "json":
        from .render.json import render_treatments

        show(render_treatments(ids, knowledge) + "\n", told.output)
        return GIVEN
    from .render.card import card

    pages = [card(knowledge.treatments[one], knowledge) for one in ids]
    show("\n".join(draw(page, form, bool(told.output)) for page in pages), told.output)
    return GIVEN


def named(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Give the treatments a name stands for; an unknown one is wrong usage."""
    try:
        return Vocabulary(knowledge).treatment_ids(name)
    except ValueError as error:
        raise WrongUsage(str(error)) from None


LISTS = ("treatments", "symptoms", "conditions", "sources", "red-flags")


def list_(what: str, told: Told) -> int:
    """List what the knowledge holds of one kind."""
    form = _format(told)
    if what not in LISTS:
        near = did_you_mean(what, LISTS)
        raise WrongUsage(f'There is no list of "{what}".{near} Write one of {one_of(LISTS)}.')
    knowledge = load_knowledge(told.knowledge)
    if form == "json":
        from .render.json import render_list

        show(render_list(what, knowledge) + "\n", told.output)
        return GIVEN
    from .render.lists import listing

    show(draw(listing(what, knowledge), form, bool(told.output)), told.output)
    return GIVEN


# --- check and schema -----------------------------------------------------------------


def check(folder: str | None, style: str, today: str, wants_json: bool) -> int:
    """Check a knowledge folder; print every problem of every file."""
    from .checks import check_folder
    from .knowledge import CHECKOUT

    if style not in ("text", "github"):
        raise WrongUsage(f'"{style}" is not a form of problems. Write "text" or "github".')
    where = folder or CHECKOUT
    problems, counted = check_folder(where, today)
    if wants_json:
        from .render.json import render_problems

        show(render_problems(problems) + "\n")
    else:
        lines = [_annotation(one) if style == "github" else str(one) for one in problems]
        show("".join(safe(line) + "\n" for line in lines))
        found = (
            f"{len(problems)} problem{'s' * (len(problems) != 1)}" if problems else "no problems"
        )
        terminal.write(f"{counted} treatments checked, {found}.\n", sys.stderr)
    return INVALID if problems else GIVEN


def _annotation(problem: Problem) -> str:
    place = f"file={problem.path},line={problem.line},col={problem.column}"
    return f"::error {place},title={problem.check}::{problem.message}"


def schema(what: str) -> int:
    """Print the JSON Schema of what goes in or out."""
    from .schema import SCHEMAS

    if what not in SCHEMAS:
        near = did_you_mean(what, SCHEMAS)
        raise WrongUsage(
            f'There is no schema "{what}".{near} Write one of {one_of(list(SCHEMAS))}.'
        )
    import json

    show(json.dumps(SCHEMAS[what](), indent=2) + "\n")
    return GIVEN
