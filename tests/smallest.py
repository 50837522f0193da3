"""The smallest knowledge that holds, and ways to spoil it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

VALID = Path(__file__).parent / "broken" / "valid"
FILES = sorted(VALID.rglob("*.yaml"))


def spoiled(path: Path, tmp_path: Path) -> Iterator[Path]:
    """Give the folder once for each way to spoil a line of one of its files."""
    folder = shutil.copytree(VALID, tmp_path / "knowledge")
    lines = path.read_text(encoding="utf-8").splitlines()
    for index, line in enumerate(lines):
        key = line.split(":")[0]
        for junk in ("", f"{key}:", f"{key}: [{{a: [7]}}]", "- 7"):
            text = "\n".join([*lines[:index], junk, *lines[index + 1 :]])
            (folder / path.relative_to(VALID)).write_text(text, encoding="utf-8")
            yield folder
