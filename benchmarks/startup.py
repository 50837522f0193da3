"""How long a start takes, as ratios within one run.

Builds the wheel, installs it alone into a fresh environment, and starts each command in turn,
in shuffled order, many times. A ratio is the median over rounds of one command's time over
another's in the same round, so a busy machine moves both. Never compare milliseconds.

    python benchmarks/startup.py [rounds]
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMPTY_APP = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def nothing() -> None:
    pass
app(standalone_mode=False)
"""
LIMITS = {"next --json": 1.25, "next (table)": 1.6}  # times an empty Typer app


def main() -> int:
    """Measure, print the table, and say whether the limits hold."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        commands = install(Path(folder))
        times = measure(commands, rounds)
    base, empty = times["python -c pass"], times["an empty Typer app"]
    print(f"{rounds} rounds; medians of ratios within a round\n")
    print(f"{'command':24}{'x python -c pass':>18}{'x empty Typer app':>20}")
    held = True
    for name, took in times.items():
        over_app = ratio(took, empty)
        print(f"{name:24}{ratio(took, base):18.2f}{over_app:20.2f}")
        held = held and over_app <= LIMITS.get(name, over_app)
    print("\nlimits:", ", ".join(f"{name} <= {most}" for name, most in LIMITS.items()))
    print("held" if held else "NOT held")
    return 0 if held else 1


def install(folder: Path) -> dict[str, list[str]]:
    """Install the wheel alone; give the commands to measure."""
    venv.create(folder / "venv", with_pip=True)
    python = str(folder / "venv" / "bin" / "python")
    run = str(folder / "venv" / "bin" / "backadvisor")
    subprocess.run([python, "-m", "pip", "install", "-q", str(ROOT)], check=True)
    app = folder / "empty_app.py"
    app.write_text(EMPTY_APP, encoding="utf-8")
    asked = ["next", "--tried", "injections,pt"]
    return {
        "python -c pass": [python, "-c", "pass"],
        "python -c 'import json'": [python, "-c", "import json"],
        "an empty Typer app": [python, str(app)],
        "next --json": [run, *asked, "--json"],
        "next (plain)": [run, *asked, "--format", "plain"],
        "next (table)": [run, *asked, "--format", "table"],
        "--version": [run, "--version"],
        "--help": [run, "--help"],
    }


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Start every command once a round, in shuffled order; give seconds by command."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    environment = {key: value for key, value in os.environ.items() if key[:6] != "PYTHON"}
    for number in range(rounds + 2):
        for name in random.sample(list(commands), len(commands)):
            began = time.perf_counter()
            subprocess.run(commands[name], stdout=subprocess.DEVNULL, env=environment, check=False)
            if number > 1:  # the first rounds warm the file cache
                times[name].append(time.perf_counter() - began)
    return times


def ratio(took: list[float], base: list[float]) -> float:
    """The median of the ratios within a round."""
    return statistics.median(one / other for one, other in zip(took, base, strict=True))


if __name__ == "__main__":
    sys.exit(main())
