"""The commands and their flags, read by Typer. What they do stands in `run.py`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Signature, getdoc, signature
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand

from ..model.record import replace
from ..render.formats.plain import LEAST_WIDTH
from ..terminal import streams as terminal
from . import ask as asking
from . import check as checking
from . import commands as run
from . import completion
from .common import FORMATS, GIVEN, ME, RELATIVE, Told, guarded
from .fast_path import heard_in
from .help_format import Grouped, with_examples

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
    """Add a command that its docstring explains: whole in its own help, by a sentence in the list.

    With examples it stands for a command of many flags, which are shown in groups.
    """

    def added(command: _Command) -> _Command:
        said = getdoc(command) or ""
        first = said.partition(". ")[0].rstrip(".")
        # What Click shortens by itself ends in the middle of a sentence.
        app.command(
            name,
            cls=Grouped if examples else TyperCommand,
            help=with_examples(said, *examples),
            short_help=f"{first}.",
        )(command)
        return command

    return added


def _flag(words: Callable[[], Iterable[str]], told: str) -> Any:
    """A flag whose words the shell completes, also after a comma."""
    return typer.Option(autocompletion=completion.completes_each(words), help=told)


def _argument(words: Callable[[], Iterable[str]], told: str) -> Any:
    """An argument whose words the shell completes."""
    return typer.Argument(autocompletion=completion.completes_each(words), help=told)


Tried = Annotated[
    list[str] | None,
    typer.Option(
        autocompletion=completion.tried,
        help="NAME[:AMOUNT][=OUTCOME], comma-separated or repeated: pt:6w=no-relief",
    ),
]
Other = Annotated[
    list[str] | None,
    typer.Option(help="What else was tried, in your own words; it is only said back"),
]
Symptoms = Annotated[
    list[str] | None,
    _flag(completion.symptoms, "What you have: leg-pain,night-pain"),
]
Conditions = Annotated[
    list[str] | None,
    _flag(completion.conditions, "Conditions and diagnoses: diabetes,spinal-stenosis"),
]
Absent = Annotated[
    list[str] | None,
    _flag(completion.facts, "What you do not have: fever,leg-pain; or a whole screen: body"),
]
Screened = Annotated[
    bool,
    typer.Option("--screened", help="I read the warning signs; I have none except those I named"),
]
Duration = Annotated[
    str | None, typer.Option(help="3d, 8w, 6 months, 2y, acute, subacute or chronic")
]
Age = Annotated[str | None, typer.Option(help="Age in years")]
Avoid = Annotated[
    list[str] | None,
    _flag(completion.treatments, "Treatments to leave out"),
]
Goals = Annotated[
    list[str] | None,
    _flag(
        completion.goals,
        "What matters: sleep, work, walking, no-drugs, low-cost, few-visits or soon",
    ),
]
Region = Annotated[
    str | None,
    _flag(completion.regions, "Country for phone numbers, such as US, UK or AU"),
]
CaseFile = Annotated[str | None, typer.Option(help="A case file (YAML or JSON), or - for stdin")]
For = Annotated[
    str | None,
    typer.Option(
        "--for",
        autocompletion=completion.completes_each(lambda: (ME, RELATIVE)),
        help="me, or relative: the answer speaks of somebody else",
    ),
]
Folder = Annotated[
    str | None, typer.Option(help="Another knowledge folder, or one laid over the built-in one")
]
Format = Annotated[str | None, _flag(lambda: FORMATS, "table, plain, json, markdown or html")]
Json = Annotated[bool, typer.Option("--json", help="The same as --format json")]
Output = Annotated[str | None, typer.Option(help="Write the answer to this file")]
Details = Annotated[bool, typer.Option("--details", help="Every option in full")]
Name = Annotated[
    str,
    _argument(completion.treatments, "A treatment, an everyday word for it, or a category"),
]
Accessible = Annotated[
    bool, typer.Option("--accessible", help="Plain lines, for a screen reader or a simple terminal")
]
Version = Annotated[bool, typer.Option("--version", help="Print the version and exit.")]
Top = Annotated[int | None, typer.Option(help="Show at most this many options as rows")]


def case_flags(
    tried: Tried = None,
    other: Other = None,
    symptoms: Symptoms = None,
    conditions: Conditions = None,
    absent: Absent = None,
    screened: Screened = False,
    duration: Duration = None,
    age: Age = None,
    avoid: Avoid = None,
    goals: Goals = None,
    region: Region = None,
    case: CaseFile = None,
    knowledge: Folder = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
    for_: For = None,
) -> Told:
    """Take the flags that tell a case and how to show the answer."""
    case_told = {
        "tried": tried,
        "other": other,
        "symptoms": symptoms,
        "conditions": conditions,
        "absent": absent,
        "screened": screened or None,
        "duration": duration,
        "age": age,
        "avoid": avoid,
        "goals": goals,
        "region": region,
    }
    given = {name: value for name, value in case_told.items() if value is not None}
    return Told(
        case=given,
        case_file=case,
        knowledge=knowledge,
        format=format,
        json=json,
        output=output,
        for_whom=for_,
    )


def with_case(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command every flag of `case_flags`; its first parameter takes them as one `Told`."""
    _, *own = signature(command, eval_str=True).parameters.values()
    shared = signature(case_flags, eval_str=True).parameters.values()

    @wraps(command)
    def told(**flags: Any) -> int:
        mine = {one.name: flags.pop(one.name) for one in own}
        return command(case_flags(**flags), **mine)

    # Typer reads the flags of a command from its signature. Those with a default come last.
    required = [one for one in own if one.default is one.empty]
    optional = [one for one in own if one.default is not one.empty]
    vars(told)["__signature__"] = Signature([*required, *shared, *optional])
    return told


@app.callback()
def start(
    context: typer.Context, accessible: Accessible = False, version: Version = False
) -> int | None:
    """Start the interview in a terminal, else show the help."""
    if version:
        raise typer.Exit(guarded(run.version, wants_json=False))
    if context.invoked_subcommand is not None:
        if accessible and context.invoked_subcommand != "ask":
            raise typer.BadParameter("--accessible is for the questions; else: --format plain")
        return None
    if terminal.is_terminal(sys.stdin) and terminal.is_terminal(sys.stdout):
        return guarded(lambda: asking.ask(Told(accessible=accessible)), wants_json=False)
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
    told: Told,
    details: Details = False,
    top: Top = None,
) -> int:
    """Give every option that remains, with reasons, cautions and sources."""
    words = replace(told, details=details, top=top)
    return guarded(lambda: run.next_(words), words.wants_json, words)


@explained(
    "ask",
    "ask",
    "ask --accessible",
    "ask --tried injections,pt --save case.json",
)
@with_case
def ask(
    told: Told,
    context: typer.Context,
    save: Annotated[str | None, typer.Option(help="Keep the case in this file")] = None,
    accessible: Accessible = False,
    details: Details = False,
    top: Top = None,
) -> int:
    """Lead through the questions, then give the advice. Works with a screen reader."""
    # `backadvisor --accessible ask` asks for the same as `backadvisor ask --accessible`.
    plainly = accessible or context.find_root().params["accessible"]
    words = replace(told, accessible=plainly, details=details, top=top)
    return guarded(lambda: asking.ask(words, save), words.wants_json, words)


@explained("why", "why acupuncture", "why acupuncture --tried pt --duration 8m")
@with_case
def why(
    told: Told,
    name: Name,
) -> int:
    """Say why an option stands where it stands, and what would move it."""
    loose = replace(told, case={**told.case, **heard_in(name).case})
    return guarded(lambda: run.why(name, told), told.wants_json, loose)


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
    words = Told(knowledge=knowledge, format=format, json=json, output=output)
    return guarded(lambda: run.compare(names, words), words.wants_json, heard_in(*names))


@explained("show")
def show(
    name: Name,
    knowledge: Folder = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show one treatment in full."""
    words = Told(knowledge=knowledge, format=format, json=json, output=output)
    return guarded(lambda: run.show_treatment(name, words), words.wants_json, heard_in(name))


@explained("list")
def list_(
    what: Annotated[
        str,
        _argument(lambda: run.LISTS, "treatments, symptoms, conditions, sources or red-flags"),
    ] = "treatments",
    knowledge: Folder = None,
    format: Format = None,
    json: Json = False,
    output: Output = None,
) -> int:
    """List treatments, symptoms, conditions, sources or warning signs."""
    words = Told(knowledge=knowledge, format=format, json=json, output=output)
    return guarded(lambda: run.list_(what, words), words.wants_json, heard_in(what))


@explained("batch")
def batch(
    file: Annotated[str, typer.Argument(help="A file of cases (NDJSON or CSV), or - for stdin")],
    knowledge: Folder = None,
) -> int:
    """Answer a stream of cases: NDJSON or CSV in, NDJSON out."""
    words = Told(knowledge=knowledge)
    return guarded(lambda: run.batch(file, words), wants_json=True)


@explained("check")
def check(
    folder: Annotated[str | None, typer.Argument(help="The knowledge folder")] = None,
    format: Annotated[
        str | None,
        _flag(lambda: checking.STYLES, "text, or github for notes beside the lines"),
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
    words = checking.Check(folder, format, today, json, overlay)
    judge = checking.report if report else checking.trust if trust else checking.check
    return guarded(lambda: judge(words), json)


@explained("schema")
def schema(
    what: Annotated[
        str,
        _argument(completion.schemas, "case or advice"),
    ] = "advice",
) -> int:
    """Print the JSON Schema of a case or of the advice."""
    return guarded(lambda: run.schema(what), wants_json=False)


@explained("help")
def help_(
    topic: Annotated[
        str | None,
        _argument(completion.topics, "evidence, privacy, exit-codes, files or accessibility"),
    ] = None,
) -> int:
    """Say more on a topic, such as privacy or exit-codes."""
    return guarded(lambda: run.help_(topic), wants_json=False, told=heard_in(topic or ""))
