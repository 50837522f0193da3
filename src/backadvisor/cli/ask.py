"""The interview as a command: the questions, then the answer, and how to come back to it."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator

from ..engine.advise import advise
from ..intake.case_text import told_keys
from ..interview.linear import LinePrompter
from ..interview.prompts import ScreenPrompter
from ..interview.search import entries
from ..interview.steps import Prompter, Stopped, command_for, interviewed
from ..knowledge.loader import load_knowledge
from ..knowledge.vocabulary import Vocabulary
from ..model import Advice, Case, Knowledge
from ..model.problems import InvalidInput, Problem, UsageError
from ..render.pages.warning import last_word
from ..render.third_person import asked_about_them
from ..terminal import streams as terminal
from .common import (
    GIVEN,
    INTERRUPTED,
    RELATIVE,
    STREAM,
    WITHHELD,
    Request,
    build_case,
    format_of,
    today,
)
from .endings import Endings, Leavable
from .files import another_name, is_one_file
from .output import advice_text, must_be_writable, show, write_to

NO_TERMINAL = (
    "There is no terminal to ask in. Tell the case in flags, for example: "
    "backadvisor next --tried injections,pt --duration 8m --screened"
)


def ask(request: Request, save: str | None = None) -> int:
    """Lead through the questions, then give the advice and the command that repeats it.

    Raises `UsageError` where there is no terminal to ask in, or a flag cannot be used, and
    `InvalidInput` where a file cannot.
    """
    if not terminal.is_terminal(sys.stdin):
        raise UsageError(NO_TERMINAL)
    form = format_of(request)
    _check_files(request, save)
    knowledge = load_knowledge(request.knowledge)
    begun, notices, _ = build_case(request, knowledge)
    with Endings() as endings:
        way = Leavable(_way_to_ask(request, knowledge), endings)
        try:
            case = interviewed(begun, knowledge, way, _wording(request), today())
        except Stopped as stopped:
            return _stopped(advise(stopped.case, knowledge, notices), form, request, save, endings)
        advice = advise(case, knowledge, notices)
        _all_of(
            lambda: _keep(case, save),  # first: whoever reads may wait, and the system may not
            endings.over,
            lambda: _give(advice, form, request),
            lambda: _say_how("The same again:", _same_again(advice, request)),
            lambda: _say_last(advice, request, save),
        )
    return WITHHELD if advice.triage.withheld else GIVEN


def _check_files(request: Request, save: str | None) -> None:
    """Raise for a file that cannot be written before the first question, not after the last."""
    if save in ("", STREAM):
        raise UsageError("--save takes the name of a file, for example --save case.json.")
    for path in filter(None, (request.file, save)):
        must_be_writable(path)
    if save:
        _check_save(save, request)


def _check_save(save: str, request: Request) -> None:
    """No two names for one file: what is written last would be all that is left."""
    if request.file and is_one_file(save, request.file):
        raise UsageError("--save and --output name one file. Give each its own name.")
    if os.path.isfile(save) and os.path.getsize(save):  # also where it is the --case
        raise UsageError(
            f"{save} is there already, and would be replaced. To go on from it and keep both: "
            f"{_going_on(save)}"
        )


def _going_on(saved: str) -> str:
    """The command that goes on from a case, and keeps what is told now beside it."""
    return shlex.join(["backadvisor", "ask", "--case", saved, "--save", another_name(saved)])


def _stopped(
    advice: Advice, form: str, request: Request, save: str | None, endings: Endings
) -> int:
    """Keep what was told; show what to do where a sign was named; say how to go on from there."""
    withheld = advice.triage.withheld
    kept = save if advice.case != Case() else None  # an empty case is never written over a full one
    done: list[str | None] = []
    _all_of(
        lambda: done.append(_keep(advice.case, kept)),
        endings.over,
        lambda: _give(advice, form, request) if withheld else None,
        lambda: _say_kept(*done),
        lambda: _say_how("To go on from here:", _to_go_on(advice, request, save)),
        lambda: _say_last(advice, request, save) if withheld else None,
    )
    return INTERRUPTED


def _say_kept(kept: str | None = None) -> None:
    terminal.say("")
    terminal.say(f"Stopped; kept in {kept}." if kept else "Stopped; nothing was kept.")


def _all_of(*steps: Callable[[], object]) -> None:
    """Take every step: one that cannot be taken does not cost the others.

    Raises `InvalidInput` in the end, with the problems of them all.
    """
    problems: list[Problem] = []
    for step in steps:
        try:
            step()
        except InvalidInput as error:
            problems += error.problems
    if problems:
        raise InvalidInput(problems)


def _give(advice: Advice, form: str, request: Request) -> None:
    show(advice_text(advice, form, request), request.file)


def _say_how(lead: str, command: str) -> None:
    """Print a command, to be copied."""
    terminal.say("")
    terminal.say(lead)
    terminal.say_whole(command)


def _same_again(advice: Advice, request: Request) -> str:
    """The command for the same answer: the case, and what the answer was asked to be."""
    command = command_for(advice.case, "next", advice.knowledge)
    return _with_flags(command, request, "knowledge", "for", "top", "details")


def _to_go_on(advice: Advice, request: Request, save: str | None) -> str:
    """The command that asks the rest, from the file where one was kept."""
    if save and advice.case != Case() and os.path.exists(save):
        command = _going_on(save)
    else:
        command = command_for(advice.case, "ask", advice.knowledge)
        command += f" --save {shlex.quote(save)}" if save else ""
    view = ("knowledge", "for", "top", "details", "format", "json", "output", "accessible")
    return _with_flags(command, request, *view)


def _with_flags(command: str, request: Request, *names: str) -> str:
    """A command with the flags of a view, as they were given."""
    return " ".join([command, *_flags(request, *names)])


def _flags(request: Request, *names: str) -> Iterator[str]:
    values = {"for": request.for_whom}
    for name in names:
        value = values.get(name, getattr(request, name, None))
        if value is True:
            yield f"--{name}"
        elif value:
            yield f"--{name} {shlex.quote(str(value))}"


def _say_last(advice: Advice, request: Request, save: str | None) -> None:
    """End with what to do now: after a long answer, only the last lines stand on the screen."""
    terminal.say("")
    if advice.triage.withheld:
        terminal.say(last_word(advice))
        return
    first, second, *_ = (entry.treatment.id for entry in advice.entries)
    compare = _with_flags(f"backadvisor compare {first} {second}", request, "knowledge")
    if save:
        file = shlex.quote(save)
        page = f"backadvisor next --case {file} --format html --output visit.html"
        why = f"backadvisor why {first} --case {file}"
        terminal.say("To print it, to ask why, and to compare:")
        terminal.say_whole(_with_flags(page, request, "knowledge", "for", "top", "details"))
        terminal.say_whole(_with_flags(why, request, "knowledge", "for"))
        terminal.say_whole(compare)
        return
    shorter = ", without --top and --details" if request.top or request.details else ""
    terminal.say(
        "To print it, add --format html --output visit.html. To ask why something stands "
        f"where it does, put why {first} in place of next{shorter}. To compare:"
    )
    terminal.say_whole(compare)


def _wording(request: Request) -> Callable[[str], str]:
    """How a question is worded: to the person, or about somebody else."""
    return asked_about_them if request.for_whom == RELATIVE else str


def _way_to_ask(request: Request, knowledge: Knowledge) -> Prompter:
    """Plain lines where they are asked for, or where the terminal can do no more."""
    if request.accessible or terminal.is_accessible() or not terminal.can_redraw():
        return LinePrompter(Vocabulary(knowledge))
    return ScreenPrompter(entries(knowledge))


def _keep(case: Case, save: str | None) -> str | None:
    """Write the case as a file that any program can read, only when asked to; give its name."""
    if save:
        keys = dict(told_keys(case))
        if case.screened:  # on a later day the signs are asked again
            keys["screened"] = today()
        text = json.dumps(keys, indent=2, ensure_ascii=False)
        write_to(save, f"{text}\n", tighten=True)
    return save
