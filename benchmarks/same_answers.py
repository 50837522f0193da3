"""Whether two checkouts tell people the same, byte for byte, in every format.

Builds a wheel of each checkout, installs each alone into a fresh environment, draws cases from
the ids that the older one lists, and runs the same commands in both. Prints each command whose
output or exit status differs, with the first line that does, and fails if there is one.

    python benchmarks/same_answers.py OLD_CHECKOUT NEW_CHECKOUT [cases, 200 if left out] [seed]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

FORMATS = ("json", "table", "plain", "markdown", "html")
OUTCOMES = (
    *("", "=helping", "=partial", "=wore-off", "=no-relief", "=worse", "=side-effects"),
    *("=stopped-early", "=no-access"),
)
AMOUNTS = ("", ":2x", ":3w", ":6mo", ":8w")
DURATIONS = ("3d", "10 days", "3 weeks", "8w", "5 months", "2y")
GOALS = ("sleep", "work", "walking", "no-drugs", "low-cost", "few-visits", "soon")
REGIONS = ("US", "UK", "EU", "CA", "AU")
OFTEN = 0.7  # how often a thing is told that may be left out
SIGNS_IN_TEN = 2  # most cases have no warning sign: an answer that is withheld is short
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795953600"}
Case = dict[str, Any]


class Ran(NamedTuple):
    """What a command gave back."""

    status: int
    output: bytes
    error: bytes


def main() -> int:
    """Draw the cases, run every command in both, and name what differs."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", maxsplit=1)[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("cases", type=int, nargs="?", default=200)
    parser.add_argument("seed", type=int, nargs="?", default=random.randrange(10**6))
    asked_for = parser.parse_args()
    return compared(asked_for.old, asked_for.new, asked_for.cases, asked_for.seed)


def compared(old: Path, new: Path, many: int, seed: int) -> int:
    """Compare two checkouts, and say what came of it; 1 where something differs."""
    with tempfile.TemporaryDirectory() as folder:
        programs = [install(root, Path(folder) / name) for root, name in ((old, "o"), (new, "n"))]
        asked = list(commands(programs[0], many, random.Random(seed)))
        differ, ended = compare(programs, asked)
    print(f"{many} cases, {len(asked)} commands, seed {seed}: {differ} differ")
    print("exit statuses:", ", ".join(f"{status}: {n}" for status, n in sorted(ended.items())))
    return 1 if differ else 0


def install(root: Path, folder: Path) -> str:
    """Install the wheel of a checkout into an environment of its own; the path of its program."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", str(root)], check=True)
    return str(folder / "bin" / "backadvisor")


# --- The cases, and what is asked about them --------------------------------------------


def commands(program: str, many: int, chance: random.Random) -> Iterator[tuple[list[str], str]]:
    """Every command with its standard input: a case in each format, and one other view of it."""
    treatments = ids(program, "treatments")
    facts = ids(program, "symptoms"), ids(program, "conditions")
    stream = []
    for _ in range(many):
        case = drawn(treatments, *facts, chance)
        stream.append(json.dumps(case))
        for form in FORMATS:
            view = chance.choice([[], [], ["--details"], ["--top", "3"], ["--for", "relative"]])
            yield ["next", "--case", "-", "--format", form, *view], stream[-1]
        why = ["why", chance.choice(treatments), "--case", "-", "--format", chance.choice(FORMATS)]
        yield why, stream[-1]
    yield ["batch", "-"], "\n".join(stream)
    for treatment in treatments:
        yield ["show", treatment, "--format", chance.choice(FORMATS)], ""
        pair = [treatment, chance.choice(treatments)]
        yield ["compare", *pair, "--format", chance.choice(FORMATS)], ""
    for what in ("treatments", "symptoms", "conditions", "sources", "red-flags"):
        for form in FORMATS:
            yield ["list", what, "--format", form], ""
    for words in ([], ["--help"], ["next", "--help"], ["ask", "--help"], ["batch", "--help"]):
        yield words, ""
    for topic in ("evidence", "privacy", "exit-codes", "files", "accessibility"):
        yield ["help", topic], ""
    for what in ("case", "advice"):
        yield ["schema", what], ""


def ids(program: str, what: str) -> list[str]:
    """The ids that a checkout lists, the warning signs among its facts left apart."""
    done = subprocess.run(
        [program, "list", what, "--json"], capture_output=True, check=True, env=ENVIRONMENT
    )
    return [item["id"] for item in json.loads(done.stdout)[what]]


def drawn(
    treatments: list[str], symptoms: list[str], conditions: list[str], chance: random.Random
) -> Case:
    """A case as somebody could tell it: often with gaps, sometimes with a warning sign."""

    def some(words: Sequence[str], at_most: int) -> list[str]:
        return chance.sample(words, chance.randint(0, at_most))

    tried = [
        f"{treatment}{chance.choice(AMOUNTS)}{chance.choice(OUTCOMES)}"
        for treatment in some(treatments, 4)
    ]
    usual = [fact for fact in ("back-pain", "leg-pain", "walking-limited") if fact in symptoms]
    told = some(symptoms, 3) if chance.randint(1, 10) <= SIGNS_IN_TEN else some(usual, len(usual))
    case: Case = {"tried": tried, "symptoms": told, "conditions": some(conditions, 2)}
    case["absent"] = [fact for fact in some(symptoms, 4) if fact not in told]
    case["screened"] = chance.random() < OFTEN
    case["goals"], case["avoid"] = some(GOALS, 2), some(treatments, 2)
    for key, value in (
        ("duration", chance.choice(DURATIONS)),
        ("age", chance.randint(18, 90)),
        ("region", chance.choice(REGIONS)),
    ):
        if chance.random() < OFTEN:
            case[key] = value
    return case


# --- The comparison ---------------------------------------------------------------------


def compare(programs: list[str], asked: list[tuple[list[str], str]]) -> tuple[int, Counter[int]]:
    """Run each command in both and print what differs; how many do, and how the older ended."""

    def both(command: tuple[list[str], str]) -> list[Ran]:
        return [run(program, *command) for program in programs]

    differ, ended = 0, Counter[int]()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for (words, told), (old, new) in zip(asked, pool.map(both, asked), strict=True):
            ended[old.status] += 1
            if old != new:
                differ += 1
                print(f"{' '.join(words)} <<< {told[:300]}\n{first_difference(old, new)}")
    return differ, ended


def run(program: str, words: list[str], told: str) -> Ran:
    """Run one command through a pipe."""
    done = subprocess.run(
        [program, *words], input=told.encode(), capture_output=True, env=ENVIRONMENT, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def first_difference(old: Ran, new: Ran) -> str:
    """The first line that is not the same in both."""
    if old.status != new.status:
        return f"  exit {old.status} before, {new.status} now: {new.error.decode()[-500:]}"
    for before, now in ((old.output, new.output), (old.error, new.error)):
        for was, is_now in zip_longest(before.decode().split("\n"), now.decode().split("\n")):
            if was != is_now:
                return f"  - {was}\n  + {is_now}"
    return "  the same lines, ended otherwise"


if __name__ == "__main__":
    sys.exit(main())
