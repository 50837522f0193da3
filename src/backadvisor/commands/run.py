"""What each command does, once its words are read: gather, advise, show, exit status.

Nothing here knows how words were parsed, so the quick path and Typer run the same code.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from .. import __version__, terminal
from ..advice import advise
from ..case import Vocabulary, told_again
from ..knowledge import load_knowledge
from ..model import Advice, Case, Knowledge
from ..noun import Noun
from ..problems import InvalidInput, Problem, WrongUsage, did_you_mean, one_of, unreadable
from ..render.safe import safe
from .edge import (
    GIVEN,
    INTERRUPTED,
    INVALID,
    RELATIVE,
    STREAM,
    WITHHELD,
    Told,
    advice_text,
    draw,
    format_of,
    gather,
    must_be_writable,
    show,
)

if TYPE_CHECKING:
    from ..asking.answers import Asks

# --- next -----------------------------------------------------------------------------


def next_(told: Told) -> int:
    """Give one-shot advice; the status says whether it was withheld."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    advice = advise(gather(told, knowledge), knowledge)
    show(advice_text(advice, form, told), told.file)
    if not advice.triage.withheld:
        return GIVEN
    if told.file:  # what is written to a file may be read by nobody for a while
        from ..render.warning import last_word

        terminal.say(last_word(advice))
    return WITHHELD


# --- ask ------------------------------------------------------------------------------

NO_TERMINAL = (
    "There is no terminal to ask in. Tell the case in flags, for example: "
    "backadvisor next --tried injections,pt --duration 8m --screened"
)


def ask(told: Told, save: str | None = None) -> int:
    """Lead through the questions, then give the advice and the command that repeats it."""
    if not terminal.is_terminal(sys.stdin):
        raise WrongUsage(NO_TERMINAL)
    form = format_of(told)
    _check_files(told, save)
    knowledge = load_knowledge(told.knowledge)
    from ..asking.answers import Stopped, interviewed

    begun = gather(told, knowledge)
    try:
        case = interviewed(begun, knowledge, _way_to_ask(told, knowledge), _wording(told))
    except Stopped as stopped:
        return _stopped(advise(stopped.case, knowledge), form, told, save)
    advice = advise(case, knowledge)
    _all_of(
        lambda: _give(advice_text(advice, form, told), told.file),
        lambda: _keep(case, save),
        lambda: _say_how("The same again:", _same_again(advice, told)),
        lambda: _say_last(advice, told, save),
    )
    return WITHHELD if advice.triage.withheld else GIVEN


def _check_files(told: Told, save: str | None) -> None:
    """Refuse a file that cannot be written before the first question, not after the last."""
    if save in ("", STREAM):
        raise WrongUsage("--save takes the name of a file, for example --save case.json.")
    for path in filter(None, (told.file, save)):
        must_be_writable(path)
    if save and save != told.case_file and os.path.exists(save) and os.path.getsize(save):
        raise WrongUsage(
            f"{save} is there already, and would be replaced. To go on from it: "
            f"{shlex.join(['backadvisor', 'ask', '--case', save, '--save', save])}"
        )


def _stopped(advice: Advice, form: str, told: Told, save: str | None) -> int:
    """Show what to do where a sign was named; keep what was told; say how to go on from there."""
    withheld = advice.triage.withheld
    _all_of(
        lambda: _give(advice_text(advice, form, told), told.file) if withheld else None,
        lambda: _keep_and_say(advice.case, save),
        lambda: _say_how("To go on from here:", _to_go_on(advice, told, save)),
        lambda: _say_last(advice, told, save) if withheld else None,
    )
    return INTERRUPTED


def _keep_and_say(case: Case, save: str | None) -> None:
    kept = save if case != Case() else None  # an empty case is never written over a full one
    _keep(case, kept)
    terminal.say("")
    terminal.say(f"Stopped; kept in {kept}." if kept else "Stopped; nothing was kept.")


def _all_of(*steps: Callable[[], None]) -> None:
    """Take every step: one that cannot be taken does not cost the others."""
    problems: list[Problem] = []
    for step in steps:
        try:
            step()
        except InvalidInput as error:
            problems += error.problems
    if problems:
        raise InvalidInput(problems)


def _give(text: str, output: str | None) -> None:
    """Show the answer; where its file cannot be written after all, on the output stream."""
    try:
        show(text, output)
    except InvalidInput:
        if output is not None:
            show(text)
        raise


def _say_how(lead: str, command: str) -> None:
    """Tell a command, to be copied."""
    terminal.say("")
    terminal.say(lead)
    terminal.say_whole(command)


def _same_again(advice: Advice, told: Told) -> str:
    """Give the command for the same answer: the case, and what the answer was asked to be."""
    from ..asking.answers import command_for

    command = command_for(advice.case, "next", advice.knowledge)
    return _with_flags(command, told, "knowledge", "for", "top", "details")


def _to_go_on(advice: Advice, told: Told, save: str | None) -> str:
    """Give the command that asks the rest, from the file where one was kept."""
    from ..asking.answers import command_for

    if save and advice.case != Case() and os.path.exists(save):
        command = shlex.join(["backadvisor", "ask", "--case", save, "--save", save])
    else:
        command = command_for(advice.case, "ask", advice.knowledge)
        command += f" --save {shlex.quote(save)}" if save else ""
    view = ("knowledge", "for", "top", "details", "format", "json", "output", "accessible")
    return _with_flags(command, told, *view)


def _with_flags(command: str, told: Told, *names: str) -> str:
    """Add the flags of a view to a command, as they were given."""
    return " ".join([command, *_flags(told, *names)])


def _flags(told: Told, *names: str) -> Iterator[str]:
    values = {"for": told.for_whom}
    for name in names:
        value = values.get(name, getattr(told, name, None))
        if value is True:
            yield f"--{name}"
        elif value:
            yield f"--{name} {shlex.quote(str(value))}"


def _say_last(advice: Advice, told: Told, save: str | None) -> None:
    """End with what to do now: after a long answer, only the last lines stand on the screen."""
    from ..render.warning import last_word

    terminal.say("")
    if advice.triage.withheld:
        terminal.say(last_word(advice))
        return
    first, second, *_ = (entry.treatment.id for entry in advice.entries)
    compare = _with_flags(f"backadvisor compare {first} {second}", told, "knowledge")
    if save:
        file = shlex.quote(save)
        page = f"backadvisor next --case {file} --format html --output visit.html"
        why = f"backadvisor why {first} --case {file}"
        terminal.say("To print it, to ask why, and to compare:")
        terminal.say_whole(_with_flags(page, told, "knowledge", "for", "top", "details"))
        terminal.say_whole(_with_flags(why, told, "knowledge", "for"))
        terminal.say_whole(compare)
        return
    shorter = ", without --top and --details" if told.top or told.details else ""
    terminal.say(
        "To print it, add --format html --output visit.html. To ask why something stands "
        f"where it does, put why {first} in place of next{shorter}. To compare:"
    )
    terminal.say_whole(compare)


def _wording(told: Told) -> Callable[[str], str]:
    """Give how a question is worded: to the person, or about somebody else."""
    if told.for_whom != RELATIVE:
        return str
    from ..render.third_person import asked_about_them

    return asked_about_them


def _way_to_ask(told: Told, knowledge: Knowledge) -> Asks:
    """Plain lines where they are asked for, or where the terminal can do no more."""
    if told.accessible or terminal.is_accessible() or not terminal.can_redraw():
        from ..asking.linear import Linear

        return Linear()
    from ..asking.prompts import Prompts
    from ..asking.search import entries

    return Prompts(entries(knowledge))


def _keep(case: Case, save: str | None) -> None:
    """Write the case as a file that anyone can read, only when asked to."""
    if save:
        import json

        told = {key: one for key, one in told_again(case).items() if one not in ([], None, False)}
        show(json.dumps(told, indent=2, ensure_ascii=False) + "\n", save)


# --- why and compare ------------------------------------------------------------------


def why(name: str, told: Told) -> int:
    """Say why one treatment stands where it stands, and what would move it."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    ids = treatment_ids(name, knowledge)
    advice = advise(gather(told, knowledge), knowledge)
    if advice.triage.withheld:
        show(advice_text(advice, form, told), told.file)
        return WITHHELD
    from ..turns import turns

    chosen = [entry for entry in advice.entries if entry.treatment.id in ids]
    found = [(entry, turns(advice, entry)) for entry in chosen]
    if form == "json":
        from ..render.json import render_why

        show(render_why(advice, found) + "\n", told.file)
        return GIVEN
    from ..render.why import reasoning

    pages = [reasoning(advice, entry, turned) for entry, turned in found]
    show(draw(form, told, *pages), told.file)
    return GIVEN


def compare(names: list[str], told: Told) -> int:
    """Show two or more treatments side by side."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    ids = list(dict.fromkeys(one for name in names for one in treatment_ids(name, knowledge)))
    if not ids[1:]:
        raise WrongUsage("Name two or more, for example: backadvisor compare yoga acupuncture")
    if form == "json":
        from ..render.json import render_treatments

        show(render_treatments(ids, knowledge) + "\n", told.file)
        return GIVEN
    from ..render.compare import comparison

    page = comparison([knowledge.treatments[one] for one in ids], knowledge)
    show(draw(form, told, page), told.file)
    return GIVEN


# --- batch ----------------------------------------------------------------------------


def batch(path: str, told: Told) -> int:
    """Answer a stream of cases, NDJSON or CSV in, NDJSON out."""
    from ..batch import answers

    knowledge = load_knowledge(told.knowledge)
    with _opened(path) as stream:
        return _answer_all(answers(stream, path, knowledge))


def _opened(path: str) -> TextIO:
    """Open a file of cases, or the input stream. A byte that is no UTF-8 spoils its own line."""
    if path == STREAM:
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
        return sys.stdin
    try:
        return open(path, encoding="utf-8", errors="surrogateescape", newline="")
    except OSError as error:
        raise InvalidInput([unreadable(path, error)]) from None


def _answer_all(answered: Iterator[tuple[str, bool]]) -> int:
    status = GIVEN
    for text, is_answer in answered:
        status = status if is_answer else INVALID
        if not show(text + "\n"):
            break  # nobody reads on
    return status


# --- show and list --------------------------------------------------------------------


def show_treatment(name: str, told: Told) -> int:
    """Show one treatment in full, or each member of a category."""
    form = format_of(told)
    knowledge = load_knowledge(told.knowledge)
    ids = treatment_ids(name, knowledge)
    if form == "json":
        from ..render.json import render_treatments

        show(render_treatments(ids, knowledge) + "\n", told.file)
        return GIVEN
    from ..render.card import card

    pages = [card(knowledge.treatments[one], knowledge) for one in ids]
    show(draw(form, told, *pages), told.file)
    return GIVEN


def treatment_ids(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Give the treatments a name stands for; an unknown one is wrong usage."""
    try:
        return Vocabulary(knowledge).treatment_ids(name)
    except ValueError as error:
        raise WrongUsage(str(error)) from None


LISTS = ("treatments", "symptoms", "conditions", "sources", "red-flags")


def list_(what: str, told: Told) -> int:
    """List what the knowledge holds of one kind."""
    form = format_of(told)
    if what not in LISTS:
        near = did_you_mean(what, LISTS)
        raise WrongUsage(f'There is no list of "{what}".{near} Write one of {one_of(LISTS)}.')
    knowledge = load_knowledge(told.knowledge)
    if form == "json":
        from ..render.json import render_list

        show(render_list(what, knowledge) + "\n", told.file)
        return GIVEN
    from ..render.lists import listing

    show(draw(form, told, listing(what, knowledge)), told.file)
    return GIVEN


# --- version and help -----------------------------------------------------------------


def version() -> int:
    """Print the version."""
    show(f"backadvisor {__version__}\n")
    return GIVEN


def help_(topic: str | None) -> int:
    """Print the page on a topic, or the list of topics."""
    from .helptexts import page

    show(page(topic, terminal.width()))
    return GIVEN


# --- check and schema -----------------------------------------------------------------


STYLES = ("text", "github")


class Check(Noun):
    """The words of `check`: what to judge, by which day, and how to show what is found."""

    folder: str | None = None
    style: str | None = None
    today: str | None = None
    json: bool = False
    overlay: bool = False


def check(words: Check) -> int:
    """Check a knowledge folder; print every problem of every file."""
    from ..checking.grade import HOW_TO_MEASURE, can_measure
    from ..checking.lint import check_folder
    from ..checking.trust import too_hard
    from ..problems import in_order
    from ..render.audit import counted

    line, folder, day = _problem_line(words), _folder(words), _day(words)
    problems, treatments = check_folder(folder, day, words.overlay)
    problems = in_order([*problems, *too_hard(folder, day, words.overlay)])
    if words.json:
        from ..render.json import render_problems

        show(render_problems(problems) + "\n")
    else:
        _show_lines(map(line, problems))
        terminal.write(f"{treatments} treatments checked, {counted(problems)}.\n", sys.stderr)
        if not can_measure():
            terminal.say(f"How hard it is to read was not measured: {HOW_TO_MEASURE}")
    return INVALID if problems else GIVEN


def trust(words: Check) -> int:
    """Judge a knowledge folder by the trust items; print how many pass, and every failure."""
    from ..checking.trust import judge_folder
    from ..render import audit

    line = _problem_line(words)
    judged = judge_folder(_folder(words), _day(words), words.overlay)
    if words.json:
        show(audit.trust_json(judged) + "\n")
    else:
        _show_lines([*audit.trust_lines(judged), *map(line, judged.problems)])
        found = audit.counted(judged.problems)
        terminal.write(f"{judged.treatments} treatments judged, {found}.\n", sys.stderr)
    return INVALID if judged.problems else GIVEN


def report(words: Check) -> int:
    """Print what the knowledge declares that each guideline says, row by row."""
    from ..checking.declared import declared
    from ..render import audit

    idle = {"--overlay": words.overlay, "--format": words.style, "--today": words.today}
    for flag, told in idle.items():
        if told:
            raise WrongUsage(f"--report and {flag} do not go together.")
    rows = declared(load_knowledge(words.folder))
    if words.json:
        show(audit.declared_json(rows) + "\n")
    else:
        _show_lines(audit.declared_lines(rows))
    return GIVEN


def _folder(words: Check) -> str:
    """Give the folder to check: the one named, else of this checkout, else the one that is here."""
    from ..knowledge import CHECKOUT

    near = next(filter(os.path.isdir, (CHECKOUT, os.path.basename(CHECKOUT))), "")
    folder = near if words.folder is None else words.folder
    if not folder:
        raise WrongUsage("Name the knowledge folder to check, for example: check knowledge")
    return folder


def _day(words: Check) -> str:
    """Give the day to judge by: the one told, else the one of the clock."""
    from datetime import datetime  # no answer needs a clock

    from ..checking.lint import is_day

    if words.today is None:
        return datetime.now().astimezone().date().isoformat()
    if not is_day(words.today):
        raise WrongUsage("--today takes a day of the calendar, for example 2026-11-21.")
    return words.today


def _problem_line(words: Check) -> Callable[[Problem], str]:
    if words.style not in (None, *STYLES):
        raise WrongUsage(f'"{words.style}" is not a form of problems. Write {one_of(STYLES)}.')
    if words.style and words.json:
        raise WrongUsage(f'"--json" and "--format {words.style}" do not go together.')
    from ..render.audit import annotation

    return annotation if words.style == "github" else str


def _show_lines(lines: Iterable[str]) -> None:
    """Print lines as such: one that quotes a line break of a file stays one line."""
    show("".join(safe(line).replace("\n", "\\n") + "\n" for line in lines))


def schema(what: str) -> int:
    """Print the JSON Schema of what goes in or out."""
    from ..schema import SCHEMAS

    if what not in SCHEMAS:
        near = did_you_mean(what, SCHEMAS)
        raise WrongUsage(
            f'There is no schema "{what}".{near} Write one of {one_of(list(SCHEMAS))}.'
        )
    import json

    show(json.dumps(SCHEMAS[what](), indent=2) + "\n")
    return GIVEN
