"""Compile the knowledge into one JSON when a wheel is built; a wrong file fails the build."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledge(BuildHookInterface[BuilderConfig]):
    """Puts ``_knowledge.json`` into the wheel. An editable install reads the YAML itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check and compile ``knowledge/`` before the wheel is put together."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from backadvisor.knowledge import COMPILED, compile_folder

        target = Path(tempfile.mkdtemp()) / COMPILED
        target.write_text(compile_folder(str(Path(self.root, "knowledge"))), encoding="utf-8")
        build_data["force_include"][str(target)] = f"backadvisor/{COMPILED}"
