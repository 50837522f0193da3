"""The commands and their flags, read by Typer.

Each command imports what it does where it does it: a start pays for one command, and the shell,
which asks for a word to complete, for none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, Signature, getdoc, signature
from typing import Annotated, Any, TypeVar, assert_never

import typer
from typer.core import TyperCommand

from ..intake.case import TEXT
from ..intake.case_text import is_told
from ..intake.keys import KEYS, WHAT_YOU_TELL, Key, ListOf, Switch, Text, WholeNumber
from ..model.record import replace
from ..render.formats.plain import LEAST_WIDTH
from ..terminal import streams as terminal
from . import completion
from . import next as one_shot
from .common import FORMATS, GIVEN, LISTS, ME, RELATIVE, STYLES, Request
from .errors import handle_errors
from .fast_path import heard_in
from .help_format import ANSWER, GroupedHelp, with_examples

_Command = TypeVar("_Command", bound=Callable[..., int])

app = typer.Typer(
    name="backadvisor",
    invoke_without_command=True,
    help=(
        "What to try next for low back pain, after something was tried. "
        "It prepares a talk with a clinician. It is not a diagnosis and not a prescription. "
        "Try: backadvisor next --tried injections,pt, or: backadvisor next --help"
    ),
    # Click would fold no narrower than 50 columns, and the end of each line would be cut there.
    context_settings={
        "terminal_width": min(max(terminal.width(), LEAST_WIDTH), terminal.PIPE_WIDTH)
    },
    rich_markup_mode=None,  # keeps --help and usage errors free of Rich, which costs half a start
    pretty_exceptions_enable=False,
)


def explained(name: str, *examples: str) -> Callable[[_Command], _Command]:
    """What adds a command under a name, explained by its docstring.

    All of that stands in its own help, and a sentence of it in the list of commands.
    With examples it stands for a command of many flags, which are shown in groups.
    """

    def added(command: _Command) -> _Command:
        text = getdoc(command) or ""
        first = text.partition(". ")[0].rstrip(".")
        # What Click shortens by itself ends in the middle of a sentence.
        app.command(
            name,
            cls=GroupedHelp if examples else TyperCommand,
            help=with_examples(text, *examples),
            short_help=f"{first}.",
        )(command)
        return command

    return added


def _flag(words: Callable[[], Iterable[str]], meaning: str, heading: str | None = None) -> Any:
    """A flag whose words the shell completes, also after a comma."""
    completer = completion.completes_each(words)
    return typer.Option(autocompletion=completer, help=meaning, rich_help_panel=heading)


def _argument(words: Callable[[], Iterable[str]], meaning: str) -> Any:
    """An argument whose words the shell completes."""
    return typer.Argument(autocompletion=completion.completes_each(words), help=meaning)


def _of_key(key: Key) -> Parameter:
    """The flag of a key of the case, as a parameter that Typer reads."""
    hint: Any
    match key.form:
        case ListOf():
            hint, default = list[str] | None, None
        case Text() | WholeNumber():  # a number is read where every other way of telling is
            hint, default = str | None, None
        case Switch():
            hint, default = bool, False
        case _:
            assert_never(key.form)
    option = typer.Option(
        f"--{key.name}",
        autocompletion=completion.completes_key(key),
        help=key.help,
        rich_help_panel=key.heading,
    )
    flag = Annotated[hint, option]
    return Parameter(key.name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=flag)


CaseFile = Annotated[
    str | None,
    typer.Option(help="A case file (YAML or JSON), or - for stdin", rich_help_panel=WHAT_YOU_TELL),
]
For = Annotated[
    str | None,
    typer.Option(
        "--for",
        autocompletion=completion.completes_each(lambda: (ME, RELATIVE)),
        help="me, or relative: the answer speaks of somebody else",
        rich_help_panel=ANSWER,
    ),
]
Folder = Annotated[
    str | None, typer.Option(help="Another knowledge folder, or one laid over the built-in one")
]
Format = Annotated[
    str | None, _flag(lambda: FORMATS, "table, plain, json, markdown or html", ANSWER)
]
Json = Annotated[
    bool, typer.Option("--json", help="The same as --format json", rich_help_panel=ANSWER)
]
Output = Annotated[
    str | None, typer.Option(help="Write the answer to this file", rich_help_panel=ANSWER)
]
Details = Annotated[
    bool, typer.Option("--details", help="Every option in full", rich_help_panel=ANSWER)
]
Name = Annotated[
    str,
    _argument(completion.treatments, "A treatment, an everyday word for it, or a category"),
]
OwnWords = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT", help='In your own words, in quotes: "my leg hurts, physio did nothing"'
    ),
]
Accessible = Annotated[
    bool, typer.Option("--accessible", help="Plain lines, for a screen reader or a simple terminal")
]
Version = Annotated[bool, typer.Option("--version", help="Print the version and exit.")]
Top = Annotated[
    int | None,
    typer.Option(help="Show at most this many options as rows", rich_help_panel=ANSWER),
]


def _view(
    case: CaseFile = None,
    knowledge: Folder = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
    for_: For = None,
) -> Request:
    """The flags beside those of the keys: a file with the case, and how to show the answer."""
    return Request(
        case_file=case,
        knowledge=knowledge,
        format=format,
        json=json,
        output=output,
        for_whom=for_,
    )


def _with_text(request: Request, text: str | None) -> Request:
    """A request with what was told in a person's own words."""
    return request if text is None else replace(request, case={TEXT: text, **request.case})


def with_case(command: Callable[..., int]) -> Callable[..., int]:
    """A command with a flag for each key of the case, and those of `_view`.

    Its first parameter takes them all as one `Request`.
    """
    _, *own = signature(command, eval_str=True).parameters.values()
    view = signature(_view, eval_str=True).parameters.values()

    @wraps(command)
    def run_with(**flags: Any) -> int:
        given = {key.name: value for key in KEYS if is_told(value := flags.pop(key.name))}
        mine = {param.name: flags.pop(param.name) for param in own}
        return command(replace(_view(**flags), case=given), **mine)

    # Typer reads the flags of a command from its signature. Those with a default come last.
    required = [param for param in own if param.default is param.empty]
    optional = [param for param in own if param.default is not param.empty]
    shared = [*map(_of_key, KEYS), *view]
    vars(run_with)["__signature__"] = Signature([*required, *shared, *optional])
    return run_with


@app.callback()
def start(
    context: typer.Context, accessible: Accessible = False, version: Version = False
) -> int | None:
    """Start the interview in a terminal, else show the help."""
    if version:
        raise typer.Exit(handle_errors(one_shot.version, wants_json=False))
    if context.invoked_subcommand is not None:
        if accessible and context.invoked_subcommand != "ask":
            raise typer.BadParameter("--accessible is for the questions; else: --format plain")
        return None
    if terminal.is_terminal(sys.stdin) and terminal.is_terminal(sys.stdout):
        from . import ask as asking

        return handle_errors(lambda: asking.ask(Request(accessible=accessible)), wants_json=False)
    typer.echo(context.get_help())
    return GIVEN


@explained(
    "next",
    "next --tried injections,pt",
    "next --tried pt:8w=no-relief --duration 8m --screened",
    "next --symptoms leg-pain --conditions diabetes --age 61",
    "next --case case.yaml --format html --output visit.html",
)
@with_case
def next_(
    request: Request,
    text: OwnWords = None,
    details: Details = False,
    top: Top = None,
) -> int:
    """Give every option that remains, with reasons, cautions and sources."""
    request = replace(_with_text(request, text), details=details, top=top)
    return handle_errors(lambda: one_shot.next_(request), request.wants_json, request)


@explained(
    "ask",
    "ask",
    "ask --accessible",
    "ask --tried injections,pt --save case.json",
)
@with_case
def ask(
    request: Request,
    context: typer.Context,
    text: OwnWords = None,
    save: Annotated[str | None, typer.Option(help="Keep the case in this file")] = None,
    accessible: Accessible = False,
    details: Details = False,
    top: Top = None,
) -> int:
    """Lead through the questions, then give the advice. Works with a screen reader."""
    # `backadvisor --accessible ask` asks for the same as `backadvisor ask --accessible`.
    plainly = accessible or context.find_root().params["accessible"]
    request = _with_text(request, text)
    request = replace(request, accessible=plainly, details=details, top=top)
    from . import ask as asking

    return handle_errors(lambda: asking.ask(request, save), request.wants_json, request)


@explained("why", "why acupuncture", "why acupuncture --tried pt --duration 8m")
@with_case
def why(
    request: Request,
    name: Name,
) -> int:
    """Say why an option stands where it stands, and what would move it."""
    loose = replace(request, case={**request.case, **heard_in(name).case})
    from . import commands

    return handle_errors(lambda: commands.why(name, request), request.wants_json, loose)


@explained("compare")
def compare(
    names: Annotated[
        list[str],
        _argument(completion.treatments, "Two or more treatments"),
    ],
    knowledge: Folder = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show treatments side by side."""
    request = Request(knowledge=knowledge, format=format, json=json, output=output)
    from . import commands

    return handle_errors(
        lambda: commands.compare(names, request), request.wants_json, heard_in(*names)
    )


@explained("show")
def show(
    name: Name,
    knowledge: Folder = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show one treatment in full."""
    request = Request(knowledge=knowledge, format=format, json=json, output=output)
    from . import commands

    return handle_errors(
        lambda: commands.show_treatment(name, request), request.wants_json, heard_in(name)
    )


@explained("list")
def list_(
    what: Annotated[
        str,
        _argument(lambda: LISTS, "treatments, symptoms, conditions, sources or red-flags"),
    ] = "treatments",
    knowledge: Folder = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
) -> int:
    """List treatments, symptoms, conditions, sources or warning signs."""
    request = Request(knowledge=knowledge, format=format, json=json, output=output)
    from . import commands

    return handle_errors(lambda: commands.list_(what, request), request.wants_json, heard_in(what))


@explained("batch")
def batch(
    file: Annotated[str, typer.Argument(help="A file of cases (NDJSON or CSV), or - for stdin")],
    knowledge: Folder = None,
) -> int:
    """Answer a stream of cases: NDJSON or CSV in, NDJSON out."""
    request = Request(knowledge=knowledge)
    from . import batch as stream

    return handle_errors(lambda: stream.batch(file, request), wants_json=True)


@explained("check")
def check(
    folder: Annotated[str | None, typer.Argument(help="The knowledge folder")] = None,
    format: Annotated[
        str | None,
        _flag(lambda: STYLES, "text, or github for notes beside the lines"),
    ] = None,
    json: Json = False,
    today: Annotated[
        str | None, typer.Option(help="The day to judge review dates by, for example 2026-11-21")
    ] = None,
    trust: Annotated[
        bool,
        typer.Option("--trust", help="Judge it by the IPDAS items, and how hard it is to read"),
    ] = False,
    overlay: Annotated[
        bool,
        typer.Option("--overlay", help="The folder is laid over the built-in knowledge"),
    ] = False,
    report: Annotated[
        bool, typer.Option("--report", help="Print what each guideline is declared to say")
    ] = False,
) -> int:
    """Check a knowledge folder: every problem of every file, with its place."""
    if trust and report:
        raise typer.BadParameter("--trust and --report do not go together.")
    from . import check as checking

    asked = checking.Check(folder, format, today, json, overlay)
    judge = checking.report if report else checking.trust if trust else checking.check
    return handle_errors(lambda: judge(asked), json)


@explained("schema")
def schema(
    what: Annotated[
        str,
        _argument(completion.schemas, "case or advice"),
    ] = "advice",
) -> int:
    """Print the JSON Schema of a case or of the advice."""
    from . import schema as schemas

    return handle_errors(lambda: schemas.schema(what), wants_json=False)


@explained("help")
def help_(
    topic: Annotated[
        str | None,
        _argument(completion.topics, "evidence, privacy, exit-codes, files or accessibility"),
    ] = None,
) -> int:
    """Say more on a topic, such as privacy or exit-codes."""
    from . import help_pages

    return handle_errors(
        lambda: help_pages.help_(topic), wants_json=False, request=heard_in(topic or "")
    )
