"""The package as files, for tests that read its code."""

from __future__ import annotations

from pathlib import Path

import backadvisor

PACKAGE = Path(backadvisor.__file__).parent
# Every module, as its path below the package without the ending.
MODULES = frozenset(path.relative_to(PACKAGE).as_posix()[:-3] for path in PACKAGE.rglob("*.py"))


def source(module: str) -> str:
    """The code of a module, such as ``engine/triage``."""
    return (PACKAGE / f"{module}.py").read_text(encoding="utf-8")
