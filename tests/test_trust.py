"""The knowledge meets every item of trust, and breaking any one of them is told with its place."""

from __future__ import annotations

import json
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from backadvisor import Knowledge
from backadvisor.model.problems import InvalidInput
from backadvisor.quality import report as audit
from backadvisor.quality.ipdas import ITEMS
from backadvisor.quality.trust import ReviewResult, judge_folder

from .minimal import FILES, mutations
from .program import run

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"
TODAY = "2026-11-21"
# Enough of the knowledge to break it: two plain treatments, numbers of people, the natural course.
SOME = (
    "discectomy",
    "heat",
    "orthotics",
    "spinal-cord-stimulation",
    "stay-active",
    "watchful-waiting",
)
HARD = (
    "Notwithstanding considerable international heterogeneity, superficial thermotherapeutic"
    " modalities demonstrate statistically significant, albeit clinically inconsequential,"
    " improvements regarding musculoskeletal pain intensity, functional disability, kinesiophobia"
    " and occupational rehabilitation participation immediately following treatment."
)


class Break(NamedTuple):
    """What is written in a file, what to put there, and what stands in the line then named."""

    item: str
    file: str
    written: str
    instead: str
    shown: str


BREAKS = (
    Break("Q1", "about.yaml", r"^condition: >-\n(  .*\n)+", "condition: It hurts.\n", "condition:"),
    Break("Q2", "about.yaml", r"^purpose: >-\n(  .*\n)+", "purpose: To inform.\n", "purpose:"),
    Break("Q3", "treatments/heat.yaml", r"^summary: .*", "summary: Warmth.", "summary:"),
    Break("Q3", "treatments/heat.yaml", r"^category: .*", "category: magic", "category:"),
    Break(
        "Q3",
        "treatments/heat.yaml",
        r"^see_also:",
        "after: [{any_of: [heat], because: Why., source: acp-2017}]\nsee_also:",
        "after:",
    ),
    Break("Q4", "treatments/heat.yaml", r"^benefits:\n(  .*\n)+", "benefits: []\n", "benefits:"),
    Break("Q5", "treatments/heat.yaml", r"^harms:\n(  .*\n)+", "harms: []\n", "harms:"),
    Break("Q6", "treatments/heat.yaml", r"^  mind: .*\n", "", "  body:"),
    Break("Q6", "treatments/heat.yaml", r"^  mind: .*", '  mind: " "', "  mind:"),
    Break(
        "C1",
        "treatments/heat.yaml",
        r"^harms:\n(  .*\n)+",
        'harms:\n  - {text: "Burns.", how_often: "not known", source: acp-2017}\n',
        '  - {text: "Burns',
    ),
    Break("C2", "treatments/heat.yaml", r"source: [\w-]+", "source: hearsay", "source: hearsay"),
    Break("C3", "about.yaml", r"^date: .*", "date: in November", "date:"),
    Break("C3", "about.yaml", r"^version: .*", 'version: ""', "version:"),
    Break("C3", "treatments/heat.yaml", r"^reviewed: .*", "reviewed: lately", "reviewed:"),
    Break(
        "C4",
        "about.yaml",
        r"^update_policy: >-\n(  .*\n)+",
        "update_policy: Now and then.\n",
        "update_policy:",
    ),
    Break("C4", "treatments/heat.yaml", r"^review_by: .*", "review_by: 2026-11-20", "review_by:"),
    Break("C4", "treatments/heat.yaml", r"^review_by: .*", "review_by: never", "review_by:"),
    Break(
        "C5",
        "treatments/orthotics.yaml",
        r"^    certainty: .*\n(    source: sahar-2007\nbenefits)",
        r"\1",
        "  - outcome: back pain that",
    ),
    Break("C5", "treatments/orthotics.yaml", r"^    size: .*", '    size: ""', "    size:"),
    Break("C5", "treatments/heat.yaml", r"how_often: .*", 'how_often: ""', 'how_often: ""'),
    Break("C6", "about.yaml", r"^funding: >-\n(  .*\n)+", "funding: None.\n", "funding:"),
    Break(
        "natural-course",
        "treatments/stay-active.yaml",
        r"^harms:\n(  .*\n)+",
        "harms: []\n",
        "harms:",
    ),
    Break(
        "probabilities",
        "treatments/spinal-cord-stimulation.yaml",
        r"^    over: 6 months",
        "    over: not stated",
        "    over: not stated",
    ),
    Break(
        "probabilities",
        "treatments/spinal-cord-stimulation.yaml",
        r"      without_it: \d+\n",
        "",
        "      with_it: 48",
    ),
    Break(
        "probabilities",
        "treatments/spinal-cord-stimulation.yaml",
        r"with_it: \d+",
        "with_it: 480",
        "      with_it: 480",
    ),
    Break(
        "probabilities",
        "treatments/discectomy.yaml",
        r"over: 10 years",
        "over: a long time",
        "    over: a long time",
    ),
    Break(
        "plain-language", "treatments/heat.yaml", r"^summary: .*", f"summary: {HARD}", "summary:"
    ),
    Break(
        "plain-language",
        "messages.yaml",
        r"^  text: Ask the prescriber or .*",
        f"  text: {HARD}",
        "  text: Notwithstanding",
    ),
    Break(
        "C2",
        "messages.yaml",
        r"^  sources: \[acr-2015\]",
        "  sources: []",
        "  sources: []",
    ),
    Break(
        "C2",
        "messages.yaml",
        r"^  sources: \[acr-2015\]",
        "  sources: [nobody]",
        "  sources: [nobody]",
    ),
    Break("messages", "messages.yaml", r"^- id: worse$", "- id: worst", "- id: worst"),
)


def some(folder: Path) -> Path:
    """Copy the knowledge, with some of its treatments."""

    def others(within: str, names: list[str]) -> list[str]:
        inside = Path(within).name == "treatments"
        return [name for name in names if inside and name.removesuffix(".yaml") not in SOME]

    return shutil.copytree(KNOWLEDGE, folder, ignore=others)


def passed(judged: ReviewResult) -> dict[str, int | None]:
    return {verdict.id: verdict.passed for verdict in judged.verdicts}


@pytest.fixture(scope="module")
def to_break(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the knowledge, in a folder that stays; whoever breaks a file puts it back."""
    return some(tmp_path_factory.mktemp("to-break") / "knowledge")


@pytest.mark.parametrize(
    "broken",
    BREAKS,
    ids=[f"{breakage.item} {breakage.file} {breakage.instead[:30]}" for breakage in BREAKS],
)
def test_breaking_an_item_is_told_with_its_place(broken: Break, to_break: Path) -> None:
    folder, file = to_break, to_break / broken.file
    whole = file.read_text(encoding="utf-8")
    text, count = re.subn(broken.written, broken.instead, whole, count=1, flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    line = text[: text.index(broken.shown)].count("\n") + 1

    judged = judge_folder(str(folder), TODAY)
    file.write_text(whole, encoding="utf-8")

    assert count == 1
    places = {(problem.check, problem.path, problem.line) for problem in judged.problems}
    assert (broken.item, str(file), line) in places
    assert passed(judged)[broken.item] == (0 if "/" not in broken.file else len(SOME) - 1)


def test_every_item_is_broken_above() -> None:
    assert {breakage.item for breakage in BREAKS} == {item.id for item in ITEMS}


def test_some_of_the_knowledge_passes_until_it_is_broken(to_break: Path) -> None:
    judged = judge_folder(str(to_break), TODAY)

    assert judged.problems == ()
    assert set(passed(judged).values()) == {len(SOME)}


def test_the_knowledge_meets_every_item(knowledge: Knowledge) -> None:
    judged = judge_folder(str(KNOWLEDGE), TODAY)

    assert [str(problem) for problem in judged.problems] == []
    assert set(passed(judged).values()) == {len(knowledge.treatments)}
    assert judged.grades.keys() == knowledge.treatments.keys()
    assert judged.median is not None
    assert judged.median < 8
    assert judged.messages == len(knowledge.messages)
    assert judged.message_grade is not None
    assert judged.message_grade < 8


def test_a_message_that_the_program_shows_must_be_there(tmp_path: Path) -> None:
    folder = some(tmp_path / "knowledge")
    file = folder / "messages.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- id: worse\n", "- id: worst\n"), encoding="utf-8")

    judged = judge_folder(str(folder), TODAY)

    messages = [problem.message for problem in judged.problems if problem.check == "messages"]
    assert messages == [
        'Add the message "worse": the program shows it.',
        'The program never shows the message "worst". Did you mean "worse"?',
    ]


def test_leaving_it_be_must_be_an_option(tmp_path: Path) -> None:
    folder = some(tmp_path / "knowledge")
    (folder / "treatments" / "watchful-waiting.yaml").unlink()

    judged = judge_folder(str(folder), TODAY)

    assert [(problem.path, problem.check) for problem in judged.problems] == [
        (str(folder), "natural-course")
    ]
    assert passed(judged)["natural-course"] == 0


def test_without_pyphen_the_grade_is_not_measured_and_nothing_fails(
    to_break: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyphen", None)

    judged = judge_folder(str(to_break), TODAY)
    lines = list(audit.trust_lines(judged))

    assert judged.problems == ()
    assert passed(judged)["plain-language"] is None
    assert lines[-1] == "The reading grade was not measured. To measure it: pip install pyphen"
    assert json.loads(audit.trust_json(judged))["median_grade"] is None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_spoiled_line_breaks_the_judgement(path: Path, tmp_path: Path) -> None:
    for folder in mutations(path, tmp_path):
        with suppress(InvalidInput):
            judge_folder(str(folder), TODAY)


# --- As people run it -----------------------------------------------------------------


def test_check_by_itself_fails_on_a_text_that_is_too_hard(tmp_path: Path) -> None:
    folder = some(tmp_path / "knowledge")
    heat = folder / "treatments" / "heat.yaml"
    hard = "Notwithstanding considerable methodological heterogeneity, " * 8
    heat.write_text(
        re.sub(r"(?m)^involves: >-\n(  .*\n)+", f"involves: {hard}\n", heat.read_text("utf-8")),
        "utf-8",
    )
    done = run("check", str(folder), "--today", TODAY)

    assert done.returncode == 1
    assert re.search(
        r"heat\.yaml:\d+:11: Grade \d+\.\d is too hard: .* \(plain-language\)\n", done.stdout
    )


def test_check_trust_prints_the_summary_the_grades_and_every_failure(to_break: Path) -> None:
    whole = run("check", str(to_break), "--trust", "--today", TODAY)
    late = run("check", str(to_break), "--trust", "--today", "2099-01-01")

    assert whole.returncode == 0
    assert re.search(r"^Q4 +6 of 6  it has good sides$", whole.stdout, re.MULTILINE)
    assert re.search(r"\(Flesch-Kincaid\): median \d\.\d\n", whole.stdout)
    assert re.search(
        r"^What the program itself says: \d+ messages, grade \d\.\d$", whole.stdout, re.MULTILINE
    )
    assert re.search(r"^heat +\d\.\d$", whole.stdout, re.MULTILINE)
    assert whole.stderr == "6 treatments judged, no problems.\n"
    assert late.returncode == 1
    assert re.search(r"^C4 +0 of 6  ", late.stdout, re.MULTILINE)
    assert re.search(r"heat\.yaml:\d+:12: .*set a new date\. \(C4\)\n", late.stdout)


def test_check_trust_gives_json_and_annotations(to_break: Path) -> None:
    words = ("check", str(to_break), "--trust", "--today", "2099-01-01")
    judged = json.loads(run(*words, "--json").stdout)

    assert judged["schema"] == "backadvisor.trust/1"
    assert judged["grades"].keys() == set(SOME)
    assert judged["messages"] > 0
    assert 0 < judged["message_grade"] < 9
    assert {"id": "C4", "asks": "it is kept up to date", "passed": 0} in judged["items"]
    assert len(judged["problems"]) == len(SOME)
    assert run(*words, "--format", "github").stdout.count("::error file=") == len(SOME)


def test_check_trust_of_no_knowledge_says_so(tmp_path: Path) -> None:
    assert "about.yaml:0:0: This is missing." in run("check", str(tmp_path), "--trust").stderr
    assert run("check", "/nowhere", "--trust").returncode == 1


def test_check_report_gives_every_row_that_the_knowledge_declares(knowledge: Knowledge) -> None:
    rows = [row for treatment in knowledge.treatments.values() for row in treatment.guidelines]
    lines = run("check", "--report").stdout.splitlines()
    report = json.loads(run("check", "--report", "--json").stdout)

    names = "treatment source standing duration pattern says strength checked"
    assert lines[0].split() == names.split()
    assert len(lines) == len(rows) + 1
    assert [list(row.values()) for row in report["rows"]] == [line.split() for line in lines[1:]]
    assert lines[1].split() == [
        "acetaminophen",
        "acp-2017",
        "current",
        "acute",
        "any",
        "against",
        "not-stated",
        "primary",
    ]


def test_check_judges_or_reports_but_not_both() -> None:
    done = run("check", "--trust", "--report")

    assert done.returncode == 2
    assert "--trust and --report do not go together." in done.stderr
