"""How long it takes to hear a text of 100 words, as a share of a plain ``next``.

Each round takes both in a fresh process, in processor time, and the figures are medians of the
shares: once for the text alone, once with all that a start reads anew before it hears a first
text, the modules and the words that people use. The knowledge is that of a wheel.

    python benchmarks/hearing.py [rounds]
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from startup import install

LIMIT = 0.1  # of a plain `next`
TEXT = (
    "I'm 52 and have had sciatica down my right leg for 4 months, started after lifting a box. "
    "Physio for 6 weeks did nothing, naproxen upset my stomach, the first epidural worked for a "
    "month and the second did nothing. Heat and walking help a bit. No numbness between my legs, "
    "no trouble peeing, legs are fine. My mum had breast cancer so I do worry. The surgeon has "
    "offered a microdiscectomy but I'd rather not have an operation. I take sertraline and blood "
    "pressure tablets. Is it safe to try yoga? I want to get back to work and sleep."
)
HEAR = f"""
import json, resource
from backadvisor.knowledge.loader import load_knowledge
knowledge = load_knowledge()
began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
from backadvisor.intake.own_words import hear
heard = hear({TEXT!r}, knowledge)
ready = resource.getrusage(resource.RUSAGE_SELF).ru_utime
from backadvisor.intake.own_words import Phrases
phrases = Phrases(knowledge)
hear({TEXT!r}, knowledge, phrases)
again = resource.getrusage(resource.RUSAGE_SELF).ru_utime
for _ in range(10):
    hear({TEXT!r}, knowledge, phrases)
alone = (resource.getrusage(resource.RUSAGE_SELF).ru_utime - again) / 10
print(json.dumps([ready - began, alone, len(heard.facts), len(heard.tried)]))
"""


def main() -> int:
    """Measure, print, and say whether the limit holds."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        command = install(Path(folder))["next --json"]
        python = str(Path(command[0]).with_name("python"))
        took = [(*hearing(python), whole(command)) for _ in range(rounds + 2)][2:]
    first = statistics.median(first / total for first, _, total in took)
    alone = statistics.median(alone / total for _, alone, total in took)
    print(f"{len(TEXT.split())} words, {rounds} rounds, as shares of a plain next")
    print(f"the text alone           {alone:.3f} (limit {LIMIT})")
    print(f"the first of a process   {first:.3f}")
    return 0 if alone <= LIMIT else 1


def hearing(python: str) -> tuple[float, float]:
    """Seconds of processor time to hear a first text, and to hear it again."""
    done = subprocess.run([python, "-c", HEAR], capture_output=True, text=True, check=True)
    first, alone, facts, tried = json.loads(done.stdout)
    assert facts
    assert tried
    return first, alone


def whole(command: list[str]) -> float:
    """Seconds of processor time of a plain ``next``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
