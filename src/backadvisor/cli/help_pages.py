"""The pages of ``backadvisor help``: plain words, true to the program, and held so by tests.

A paragraph is folded to the width; a line that starts with four blanks stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from ..intake.keys import KEYS, Value
from ..model.problems import UsageError, did_you_mean, one_of
from ..render.formats.plain import LEAST_WIDTH
from ..terminal import streams as terminal
from ..terminal.wrap import wrapped
from .common import GIVEN
from .output import show

EVIDENCE = """
How guidelines are counted

A guideline is a paper in which a group of experts says what to do for a health problem.
This program does not weigh studies by itself. It counts what guidelines say.

Each guideline counts once for each treatment: for it, for it with limits, against it, or
"not enough is known". Only what it says about a pain like yours counts, as far as you told.

Only guidelines in force count. Where none of them speaks, a replaced one is heard, as long as
the newer one is silent, and then those of societies of one specialty. These cannot put a
treatment among those worth trying next.
What people who pay for care say is shown, and never counted.

Three to one decides. With at least three against it to each one that supports it, a treatment
is usually not advised. With at least three for it to each one against, and with two that support
it or one that does so strongly, it is worth trying next, unless your health asks for more care.
Support that is weaker makes it worth discussing. Anything closer is shown as a disagreement,
with both sides.

Where no guideline speaks of a pain like yours, the nearest kind of pain is used. Such support
is one step weaker, and the answer says so. Where there is none at all, only kinds of care with
low risk may still be worth discussing.

Your wishes, your safety and what you tried come before all this.

Not every guideline could be read in full. Each row says whether the guideline itself was read
or a summary of it. No clinician has reviewed this program yet.

See what is counted:

    backadvisor show acupuncture
    backadvisor why acupuncture
    backadvisor list sources
    backadvisor check --report
"""

PRIVACY = """
What happens to what you tell

Nothing is sent anywhere. The program opens no connection, and works without one.

Nothing is kept unless you ask. These write a file:

    --output FILE          the answer, which holds what you told
    --save FILE            your answers, with backadvisor ask
    --install-completion   a script for your shell, and nothing about you

A new file can be read by you only. A file is written whole or stays as it was, and no answer and
no new case takes the place of a case. If the window of an interview with --save closes, or the
program is ended, what you told until then is kept.

Two things are outside the program. Your shell may keep the commands you type, and with them
what you told. With backadvisor ask, or with a case file, your answers are no part of a command.
And at its end the interview shows a command with all your answers on the screen: clear the
screen if others can see it.

Give a case file away only to people who may know what stands in it.
"""

EXIT_CODES = """
Exit status, for scripts

    0     the advice, or whatever was asked for, was given
    1     the knowledge or a case is not valid, or a file cannot be read or written
    2     the command was not understood
    3     the advice was held back because of a warning sign, or because of age;
          the message, or the JSON, is complete all the same
    130   the interview was left, or the program was interrupted

With backadvisor batch, a line that is no case gives 1 at the end, and every other line is
answered. A line whose advice is held back says so in its own JSON, and does not change the
status. With backadvisor check, 1 means that problems were found.

With --json, a failure is JSON as well, on the error stream. The answer alone goes to the output
stream; questions and hints go to the error stream.
"""


def _as_yaml(value: Value) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if ":" in str(value) else str(value)


EXAMPLE_CASE = "".join(
    f"    {key.name}: {_as_yaml(key.example)}\n" for key in KEYS if key.example is not None
)

FILES = f"""
Files the program reads and writes

A case file holds what you told, as YAML or JSON. Every key may be left out:

{EXAMPLE_CASE}
Keep it as case.yaml and use it like this; flags add to the file and win over it:

    backadvisor next --case case.yaml
    backadvisor ask --case case.yaml --save case-2.yaml

The line "screened: true" says that you read the warning signs and have none except those you
named. Without it they stay unknown. What is not named is never taken as "no". In a file that
the interview saved it holds the day, and on a later day the signs are asked again.

The key "since" says how long you have had something, and so that you have it: leg-weakness:2d,
one-leg-numbness:2y, or :new and :old (more than three months, and the same). The same may stand
with the symptom or the condition itself. What was tried may say how long ago it was last had:
epidural@3w, fusion@2019. What nobody dated counts as new where it is a warning sign. The line
"examined: true" says that you were examined for this since it began, and that it is the same.

    backadvisor list                 names of treatments
    backadvisor list symptoms        words for symptoms
    backadvisor list conditions      words for conditions
    backadvisor schema case          the same file as a JSON Schema

For many cases: backadvisor batch cases.ndjson, one case on each line, or a CSV file with the
keys in its first line.

The knowledge is a folder of YAML files. --knowledge FOLDER takes another one, or lays one over
the one that is built in.
"""

ACCESSIBILITY = """
For screen readers, simple terminals and small screens

    backadvisor --accessible
    backadvisor ask --accessible

This asks in plain lines: numbered choices, no redraw, no boxes, no colour, and the answer in
plain text. Type numbers or names with commas between them. Both ways of asking lead to the same
advice.

To have plain lines always, for questions and answers, set BACKADVISOR_ACCESSIBLE=1.

A terminal that cannot redraw gets plain lines by itself: TERM is "dumb", "unknown" or not set,
the output is not a terminal or not UTF-8, or the window is very small.

On every question: ? says why it is asked, b goes back, q leaves, and Enter on nothing means
"I don't know".

Colour never says anything that the words do not say. NO_COLOR=1 switches it off. No text is cut
off at 40 columns.

    backadvisor next --format plain      without columns
    backadvisor next --format html       a page with headings, for a browser
"""

TOPICS = {
    "evidence": EVIDENCE,
    "privacy": PRIVACY,
    "exit-codes": EXIT_CODES,
    "files": FILES,
    "accessibility": ACCESSIBILITY,
}


def help_(topic: str | None) -> int:
    """Print the page on a topic, or the list of topics. Raises `UsageError` for no topic."""
    show(page(topic, terminal.width()))
    return GIVEN


def page(topic: str | None, width: int) -> str:
    """The page on a topic, or the list of topics. Raises `UsageError` for no topic."""
    if topic is None:
        text = contents()
    elif topic in TOPICS:
        text = TOPICS[topic]
    else:
        near = did_you_mean(topic, TOPICS)
        raise UsageError(
            f'There is no help on "{topic}".{near} Write one of {one_of(list(TOPICS))}. '
            "For a command: backadvisor COMMAND --help"
        )
    return "\n".join(_folded(text, max(width, LEAST_WIDTH))) + "\n"


def contents() -> str:
    """The list of topics, as a page."""
    titles = ((name, text.strip().splitlines()[0]) for name, text in TOPICS.items())
    listed = "".join(f"    backadvisor help {name:<15}{title}\n" for name, title in titles)
    return f"Help on a topic\n\n{listed}\nFor a command: backadvisor COMMAND --help\n"


def _folded(text: str, width: int) -> Iterator[str]:
    """Each paragraph, folded; a line that starts with four blanks folds under its own words."""
    title, *blocks = dedent(text).strip("\n").split("\n\n")
    yield from wrapped(title.strip().upper(), width)
    for block in blocks:
        yield ""
        lines = block.split("\n")
        if lines[0].startswith("    "):
            for line in lines:
                yield from wrapped(line.rstrip(), width, " " * 8)
        else:
            yield from wrapped(" ".join(lines), width)
