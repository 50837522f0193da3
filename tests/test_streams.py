"""Streams that break, are full, were closed or hold odd bytes: the answer, or a message."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pexpect
import pytest

from .process import PROGRAM, environment

pytestmark = pytest.mark.process

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
        "import os, sys; from backadvisor.terminal import streams as terminal\n"
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


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("$BA next --tried pt >&-", 0, ""),
        ("$BA ask <&-", 2, "There is no terminal to ask in."),
        ("$BA <&-", 0, "Usage: "),
        ("$BA batch - <&-", 0, ""),
        ("$BA next --case - <&-", 1, "<stdin>"),
        ("$BA next --tried xyzzy 2>&-", 2, ""),
        ("$BA next --tried pt >/dev/full", 1, "The answer cannot be written: No space left"),
        ("echo '{}' | $BA batch - >/dev/full", 1, "The answer cannot be written: No space left"),
        ("$BA next --tried xyzzy 2>/dev/full", 2, ""),
    ],
)
def test_a_closed_or_full_stream_has_its_status(command: str, status: int, said: str) -> None:
    done = in_bash(command)

    assert done.returncode == status
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


BAD_BYTE = b'{"age": 50}\n{"tried": "\xff"}\n{"symptoms": ["saddle-numbness"]}\n'


@pytest.mark.parametrize("name", ["-", "cases.ndjson"])
@pytest.mark.parametrize("locale", ["C.UTF-8", "C", "POSIX"])
def test_a_byte_that_is_no_text_spoils_its_own_line(name: str, locale: str, tmp_path: Path) -> None:
    (tmp_path / "cases.ndjson").write_bytes(BAD_BYTE)
    done = in_bash(f"cd {tmp_path}; $BA batch {name}", BAD_BYTE, LC_ALL=locale)

    first, wrong, last = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1
    assert first["case"]["age"] == 50
    assert last["triage"]["level"] == "emergency"
    (problem,) = wrong["problems"]
    assert (problem["path"], problem["line"]) == (name, 2)
    assert "not UTF-8" in problem["message"]


def test_a_row_or_a_header_that_is_no_text_is_named() -> None:
    row = in_bash("$BA batch -", b"age,tried\n50,\xff\n51,pt\n")
    header = in_bash("$BA batch -", b"age,tr\xffied\n50,pt\n")

    wrong, right = map(json.loads, row.stdout.splitlines())
    assert "not UTF-8" in wrong["problems"][0]["message"]
    assert right["case"]["age"] == 51
    messages = [json.loads(line)["problems"][0]["message"] for line in header.stdout.splitlines()]
    assert "not UTF-8" in messages[0]
    assert len(messages) == 2


def test_a_cell_beyond_all_measure_is_a_problem_of_its_row() -> None:
    done = in_bash("$BA batch -", b"age,tried\n50," + b"x" * 200_000 + b"\n51,pt\n")

    wrong, right = map(json.loads, done.stdout.splitlines())
    assert wrong["problems"][0]["line"] == 2
    assert right["case"]["age"] == 51


def test_a_byte_that_is_no_text_does_not_end_the_talk() -> None:
    child = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], "ask", "--accessible"],
        env=environment(TERM="dumb"),
        dimensions=(50, 80),
        timeout=30,
    )
    child.expect_exact("> ")
    child.send(b"caf\xe9\r")
    child.expect_exact("> ")  # asked once more
    child.send(b"q\r")
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == 130
    assert b"Traceback" not in child.before


def test_a_byte_that_is_no_text_is_named_in_a_case_file() -> None:
    done = in_bash("$BA next --case -", b"tried: [pt]\nage: \xe9\n")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("<stdin>:2:6: This is not UTF-8 text.")
