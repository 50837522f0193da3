"""Streams that break, are full, were closed or hold odd bytes: the answer, or a message."""

from __future__ import annotations

import subprocess

from .program import PROGRAM, environment

BATCH_SECONDS = 30


def in_bash(command: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash, in which ``$BA`` is the program; bytes that are no text are shown."""
    done = subprocess.run(
        ["bash", "-c", command],
        input=stdin,
        capture_output=True,
        env=environment(BA=" ".join(PROGRAM), **env),
        timeout=BATCH_SECONDS,
        check=False,
    )
    out, err = (text.decode(errors="backslashreplace") for text in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def test_a_stream_ends_when_nobody_reads_on() -> None:
    done = in_bash("yes '{}' | $BA batch - | head -c 100; echo ' ' ${PIPESTATUS[1]}")

    *_, status = done.stdout.split()
    assert status == "0"
    assert done.stderr == ""


def test_a_message_that_nobody_reads_costs_no_answer() -> None:
    code = (
        "import os, sys; from backadvisor import terminal\n"
        "reads, writes = os.pipe(); os.close(reads); os.dup2(writes, 2)\n"
        "assert not terminal.write('a hint\\n', sys.stderr)\n"
        "assert terminal.write('the answer\\n', sys.stdout)\n"
    )
    done = subprocess.run(
        [PROGRAM[0], "-c", code], capture_output=True, text=True, env=environment(), check=False
    )

    assert (done.returncode, done.stdout) == (0, "the answer\n")


def test_a_mistake_has_its_status_though_nobody_reads_the_message() -> None:
    done = in_bash("(sleep 0.1; $BA next --tried xyzzy 2>&1 >/dev/null) | true; echo ${PIPESTATUS}")

    assert done.stdout.split() == ["2"]
