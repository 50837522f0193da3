"""Compile the knowledge into one JSON when a wheel is built; a wrong file fails the build."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledge(BuildHookInterface[BuilderConfig]):
    """Puts ``_knowledge.json`` into the wheel. An editable install reads the YAML itself."""

    folder: TemporaryDirectory[str] | None = None  # holds the JSON until the wheel has it

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check and compile ``knowledge/`` before the wheel is put together."""
        if version == "editable":
            return
        name, compiled = self._compiled()
        self.folder = TemporaryDirectory()
        target = Path(self.folder.name, name)
        target.write_text(compiled, encoding="utf-8")
        build_data["force_include"][str(target)] = f"backadvisor/knowledge/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if self.folder is not None:
            self.folder.cleanup()

    def _compiled(self) -> tuple[str, str]:
        source = str(Path(self.root, "src"))
        sys.path.insert(0, source)
        try:
            from backadvisor.knowledge.loader import COMPILED, compile_folder
        finally:
            sys.path.remove(source)
        return COMPILED, compile_folder(str(Path(self.root, "knowledge")))
