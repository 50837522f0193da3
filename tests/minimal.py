"""The smallest knowledge that holds, and ways to spoil it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from backadvisor import Knowledge, load_knowledge
from backadvisor.knowledge.loader import read_folder
from backadvisor.knowledge.required_ids import CATEGORIES, NAMED

VALID = Path(__file__).parent / "broken" / "valid"
FILES = sorted(VALID.rglob("*.yaml"))


def minimal_folder(folder: Path) -> Path:
    """Lay out the smallest knowledge that stands alone."""
    return declared(shutil.copytree(VALID, folder))


def declared(folder: Path) -> Path:
    """Add what the code names and a folder lacks, as plainly as can be, after what is there.

    What cannot be read stays as it is.
    """
    plain, report = read_folder(str(folder))
    for section, ids in NAMED.items():
        if section in report.incomplete or section not in plain:
            continue
        there = {item["id"] for item in plain[section]}
        for name in (item_id for item_id in ids if item_id not in there):
            if section == "treatments":
                text = _treatment(name)
                (folder / section / f"{name}.yaml").write_text(text, encoding="utf-8")
            else:
                with (folder / f"{section}.yaml").open("a", encoding="utf-8") as file:
                    file.write(f"\n- {json.dumps(_plainly(section, name))}")
    return folder


@cache
def _built_in() -> Knowledge:
    return load_knowledge()


def _plainly(section: str, name: str) -> dict[str, object]:
    """A fact that can be told, and is no warning sign here; or a category."""
    if section == "facts":
        fact = _built_in().facts[name]
        fields = {"kind": "symptom", "name": fact.name, "question": fact.question}
        return {"id": name, **fields}
    category = _built_in().categories[name]
    return {"id": name, "name": category.name, "step": 1, "low_risk": category.low_risk}


@cache
def _treatment(name: str) -> str:
    """The one treatment of the smallest knowledge, by another name."""
    treatment = _built_in().treatments[name]
    category = treatment.category if treatment.category in CATEGORIES else "self-care"
    text = (VALID / "treatments" / "rest.yaml").read_text(encoding="utf-8")
    changed = {"id": name, "name": json.dumps(treatment.name), "category": category}
    for key, value in changed.items():
        text = re.sub(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
    return text


def mutations(path: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder once for each way to spoil a line of one of its files."""
    folder = shutil.copytree(VALID, tmp_path / "knowledge")
    lines = path.read_text(encoding="utf-8").splitlines()
    for index, line in enumerate(lines):
        key = line.split(":")[0]
        for junk in ("", f"{key}:", f"{key}: [{{a: [7]}}]", "- 7"):
            text = "\n".join([*lines[:index], junk, *lines[index + 1 :]])
            (folder / path.relative_to(VALID)).write_text(text, encoding="utf-8")
            yield folder
