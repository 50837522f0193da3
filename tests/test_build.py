"""What builds, checks and formats the project: it leaves nothing behind and passes nothing over."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent


def hook() -> Any:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    config: Any = None
    return module.CompileKnowledge(str(ROOT), config, config, config, str(ROOT / "dist"), "wheel")


def test_a_build_takes_the_knowledge_along_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    searched, data = list(sys.path), {"force_include": dict[str, str]()}
    compiling = hook()

    compiling.initialize("standard", data)
    ((path, inside),) = data["force_include"].items()
    compiled = json.loads(Path(path).read_text(encoding="utf-8"))
    compiling.finalize("standard", data, "a.whl")

    assert inside == "backadvisor/knowledge/_knowledge.json"
    assert compiled["treatments"]
    assert not list(tmp_path.iterdir())
    assert sys.path == searched


def test_an_editable_install_compiles_nothing(tmp_path: Path) -> None:
    data = {"force_include": dict[str, str]()}
    compiling = hook()
    compiling.initialize("editable", data)
    compiling.finalize("editable", data, str(tmp_path))

    assert not data["force_include"]


@pytest.mark.process
@pytest.mark.parametrize(
    "readme", ["No word of tests.\n", "Run the tests:\n\npython3 -m venv .venv\n\nBoth need\n"]
)
def test_ci_fails_where_the_readme_names_no_tests(readme: str, tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / "README.md").write_text(readme, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    done = subprocess.run([tmp_path / ".ci" / "run"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert "names no command that runs the tests" in done.stderr


def test_what_formats_on_commit_is_what_formats_in_ci() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    revisions = {repo["repo"].rpartition("/")[2]: repo.get("rev", "") for repo in hooks["repos"]}
    pinned = revisions["ruff-pre-commit"].replace("v", "ruff==")

    assert pinned in project["project"]["optional-dependencies"]["dev"]
