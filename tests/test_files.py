"""Files are written whole or not at all, one for each name, for the eyes of their owner."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backadvisor.cli.files import another_name, is_one_file, write_file

from .process import PROGRAM, environment
from .program import run
from .terminal.session import in_lines

HEALTH = "somebody's health\n"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def only(folder: Path, *names: str) -> None:
    """Nothing half written is left."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


@pytest.fixture(params=["written", "kept on disk", "named"])
def full(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full, which is told at one step or another."""

    def fails(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    step = {"written": "fdopen", "kept on disk": "fsync", "named": "replace"}[request.param]
    monkeypatch.setattr(os, step, fails)


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_leaves_what_was_there(there: bool, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    if there:
        path.write_text("before", encoding="utf-8")

    with pytest.raises(OSError, match="No space left"):
        write_file(str(path), HEALTH)
    assert not there or path.read_text("utf-8") == "before"
    only(tmp_path, *["case.json"] * there)


@pytest.mark.process
def test_an_answer_that_finds_no_room_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    page = tmp_path / "visit.html"
    page.write_text("before", encoding="utf-8")
    bare = {name: value for name, value in environment().items() if not name.startswith("COV")}
    done = subprocess.run(
        ["bash", "-c", f'ulimit -f 1; exec "$@" --output {page}', "-", *PROGRAM, "next", "--json"],
        capture_output=True,
        text=True,
        env=bare,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert "Cannot be written: File too large." in done.stderr
    assert page.read_text("utf-8") == "before"
    only(tmp_path, "visit.html")


def test_a_new_file_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    done = run("next", "--tried", "pt", "--output", "visit.txt", cwd=tmp_path)

    assert done.returncode == 0
    assert mode(tmp_path / "visit.txt") == 0o600


@pytest.mark.parametrize(("tighten", "after"), [(False, 0o644), (True, 0o600)])
def test_a_file_keeps_its_mode_but_for_a_case(tighten: bool, after: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o644)
    write_file(str(path), HEALTH, tighten)

    assert (path.read_text("utf-8"), mode(path)) == (HEALTH, after)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_followed_to_its_file(there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "far"
    folder.mkdir()
    if there:
        (folder / "file").write_text("before", encoding="utf-8")
    (tmp_path / "link").symlink_to("far/file")
    write_file(str(tmp_path / "link"), HEALTH)

    assert (tmp_path / "link").is_symlink()
    assert (folder / "file").read_text("utf-8") == HEALTH
    only(folder, "file")


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV])
def test_a_file_that_no_new_one_can_replace_is_written_in_place(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "file"
    path.write_text("before, and longer than what comes after it\n", encoding="utf-8")
    number = path.stat().st_ino
    monkeypatch.setattr(os, "replace", refused)
    write_file(str(path), HEALTH)

    assert path.read_text("utf-8") == HEALTH
    assert path.stat().st_ino == number
    only(tmp_path, "file")


def test_what_fails_in_place_brings_back_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no")

    path = tmp_path / "file"
    path.write_text("before", encoding="utf-8")
    synced = os.fsync
    failing = iter([None, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), None])

    def fsync(number: int) -> None:
        synced(number)
        if error := next(failing):
            raise error

    monkeypatch.setattr(os, "replace", refused)
    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(OSError, match="No space left"):
        write_file(str(path), HEALTH)
    assert path.read_text("utf-8") == "before"


def test_a_file_that_is_protected_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything

    with pytest.raises(PermissionError):
        write_file(str(path), HEALTH)
    assert path.read_text("utf-8") == "before"


def test_a_name_that_was_left_by_another_run_is_passed_over(tmp_path: Path) -> None:
    left = tmp_path / f".backadvisor-{os.getpid()}-0.part"
    left.symlink_to(tmp_path / "elsewhere")
    write_file(str(tmp_path / "file"), HEALTH)

    assert (tmp_path / "file").read_text("utf-8") == HEALTH
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.process
@pytest.mark.parametrize(
    "command",
    [
        "$BA next --tried pt --output /dev/stdout | cat",
        "$BA next --tried pt --output /dev/stdout > file; cat file",
        "$BA next --tried pt --output >(cat > file) && sleep 1; cat file",
        "mkfifo pipe; cat pipe & $BA next --tried pt --output pipe; wait",
    ],
)
def test_what_is_no_file_is_written_to_as_it_is(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment(BA=" ".join(PROGRAM)),
        timeout=60,
        check=False,
    )

    assert done.stdout == run("next", "--tried", "pt").stdout
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_nothing_takes_the_place_of_a_device() -> None:
    before = os.stat(os.devnull)
    done = run("next", "--tried", "pt", "--output", os.devnull)

    assert (done.returncode, done.stdout) == (0, "")
    assert os.path.samestat(before, os.stat(os.devnull))


# --- One file by two names --------------------------------------------------------------


@pytest.mark.parametrize("other", ["case.json", "./case.json", "sub/../case.json", "link", "hard"])
def test_an_answer_never_replaces_its_case(other: str, tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{"tried": ["pt"]}', encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to("case.json")
    (tmp_path / "hard").hardlink_to(case)
    done = run("next", "--case", "case.json", "--output", other, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "the answer would replace the case" in done.stderr
    assert case.read_text("utf-8") == '{"tried": ["pt"]}'


@pytest.mark.process
def test_an_answer_never_replaces_the_case_on_the_input_stream(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{"tried": ["pt"]}', encoding="utf-8")
    with case.open(encoding="utf-8") as file:
        done = subprocess.run(
            [*PROGRAM, "next", "--case", "-", "--output", str(case)],
            stdin=file,
            capture_output=True,
            text=True,
            env=environment(),
            check=False,
        )

    assert done.returncode == 2
    assert f"--output {tmp_path}/case-2.json" in done.stderr


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--output", "new", "--save", "./new"], "--save and --output name one file."),
        (["--case", "case.json", "--save", "case.json"], "--case case.json --save case-2.json"),
        (["--case", "case.json", "--save", "link"], "--case link --save link-2"),
        (["--save", "case.json"], "--case case.json --save case-2.json"),
        (["--case", "case.json", "--output", "case.json"], "--output case-2.json"),
    ],
)
def test_two_names_for_one_file_are_refused_before_the_first_question(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case = tmp_path / "case.json"
    case.write_text('{"tried": ["pt"]}', encoding="utf-8")
    (tmp_path / "link").symlink_to("case.json")
    session = in_lines([], *words, columns=200)

    assert session.status == 2
    assert said in " ".join(session.text.split())
    assert "> " not in session.text
    assert case.read_text("utf-8") == '{"tried": ["pt"]}'


def test_devices_may_be_named_twice() -> None:
    assert not is_one_file(os.devnull, os.devnull)
    assert not is_one_file("/nowhere/a", "/nowhere/b")
    assert is_one_file("/nowhere/a", "/nowhere/./a")


def test_another_name_is_the_next_that_is_free(tmp_path: Path) -> None:
    for name in ("case.json", "case-2.json", "case-7.json"):
        (tmp_path / name).touch()

    assert another_name(str(tmp_path / "case.json")) == str(tmp_path / "case-3.json")
    assert another_name(str(tmp_path / "case-7.json")) == str(tmp_path / "case-8.json")


# --- A stream that does not block -------------------------------------------------------


@pytest.mark.process
def test_a_stream_that_does_not_block_gets_the_whole_answer() -> None:
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    child = subprocess.Popen(
        [*PROGRAM, "next", "--tried", "pt", "--json"],
        stdout=writes,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    os.close(writes)
    output = b""
    while part := os.read(reads, 8192):
        time.sleep(0.01)  # slower than it is written
        output += part
    os.close(reads)
    _, said = child.communicate(timeout=60)

    assert (child.returncode, said) == (0, b"")
    assert len(output) > 65_536  # more than a pipe has room for
    assert output.decode() == run("next", "--tried", "pt", "--json").stdout
    assert json.loads(output)


@pytest.mark.process
def test_a_stream_that_does_not_block_and_ends_has_its_status() -> None:
    code = (
        "import os, sys; from backadvisor.terminal import streams as terminal\n"
        "reads, writes = os.pipe(); os.set_blocking(writes, False); os.dup2(writes, 1)\n"
        "os.close(writes); os.close(reads)\n"
        "sys.exit(terminal.write('x' * 100_000, sys.stdout))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
