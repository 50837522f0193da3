"""The real knowledge loads, holds together and can be laid over; reading never raises."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from backadvisor import Case, Knowledge, Trial, advise, load_knowledge
from backadvisor.knowledge import yaml_reader as yaml_source
from backadvisor.knowledge.loader import compile_folder, from_plain, read_folder
from backadvisor.knowledge.required_ids import NAMED
from backadvisor.knowledge.yaml_reader import read_text
from backadvisor.model.citation import treatment_file
from backadvisor.model.problems import InvalidInput
from backadvisor.model.record import replace
from backadvisor.quality import ipdas
from backadvisor.quality.field_table import table
from backadvisor.quality.lint import check_folder
from backadvisor.quality.trust import judge_folder
from backadvisor.render.formats import plain
from backadvisor.render.formats.json import render
from backadvisor.render.pages.treatment import treatment_page

from .drawing import drawn
from .minimal import minimal_folder

REAL = Path(__file__).parent.parent / "knowledge"
TREATMENTS = sorted(path.stem for path in (REAL / "treatments").glob("*.yaml"))


# --- The real knowledge ---------------------------------------------------------------


def test_the_real_knowledge_loads(knowledge: Knowledge) -> None:
    assert sorted(knowledge.treatments) == TREATMENTS
    assert load_knowledge(REAL) == knowledge


def test_the_compiled_json_builds_the_same_knowledge(knowledge: Knowledge) -> None:
    assert from_plain(json.loads(compile_folder(str(REAL)))) == knowledge


def test_the_loader_without_libyaml_reads_the_same(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_source, "_Loader", yaml.SafeLoader)
    plain, report = read_folder(str(REAL))

    assert report.problems == []
    assert from_plain(plain) == knowledge


def test_the_real_knowledge_passes_every_check_on_the_day_of_its_release() -> None:
    assert check_folder(str(REAL), "2026-11-21") == ([], len(TREATMENTS))


@pytest.fixture(scope="module")
def stale_files() -> set[str]:
    """The files that the check calls stale in 2028."""
    problems, _ = check_folder(str(REAL), "2028-01-01")
    assert {problem.check for problem in problems} == {"stale-review"}
    return {Path(problem.path).stem for problem in problems}


@pytest.mark.parametrize("name", TREATMENTS)
def test_every_treatment_must_be_read_again_by_2028(name: str, stale_files: set[str]) -> None:
    assert name in stale_files


def test_the_readme_ends_with_the_table_of_fields() -> None:
    assert (REAL / "README.md").read_text(encoding="utf-8").endswith("\n\n" + table())


# --- A folder of one's own ------------------------------------------------------------


def lay(folder: Path, name: str, text: str) -> Path:
    """Write one treatment file of an overlay."""
    (folder / "treatments").mkdir(parents=True, exist_ok=True)
    (folder / "treatments" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def real(name: str) -> str:
    return (REAL / "treatments" / f"{name}.yaml").read_text(encoding="utf-8")


def problems_of(folder: str | Path) -> list[str]:
    """Load a folder that cannot be used; give its problems, with paths relative to it."""
    with pytest.raises(InvalidInput) as caught:
        load_knowledge(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_a_folder_with_about_stands_alone(tmp_path: Path) -> None:
    alone = load_knowledge(minimal_folder(tmp_path / "alone"))

    assert set(alone.treatments) == {"rest", *NAMED["treatments"]}
    assert alone.about.version == "1"


def test_a_folder_without_about_replaces_one_treatment_and_adds_one(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    lay(tmp_path, "yoga", real("yoga").replace("name: Yoga\n", "name: Quiet yoga\n"))
    added = real("walking").replace("id: walking\n", "id: rowing\n")
    added = re.sub(r"(?m)^aliases: .*$", "aliases: [rowing machine]", added)
    lay(tmp_path, "rowing", added.replace("name: ", "name: Rowing, not ", 1))

    laid = load_knowledge(tmp_path)

    yoga = replace(knowledge.treatments["yoga"], name="Quiet yoga")
    walking = knowledge.treatments["walking"]
    name, aliases = f"Rowing, not {walking.name}", ("rowing machine",)
    rowing = replace(walking, id="rowing", name=name, aliases=aliases)
    expected = {**knowledge.treatments, "yoga": yoga, "rowing": rowing}
    files = {
        f"treatments/{name}": str(tmp_path / f"treatments/{name}.yaml")
        for name in ("rowing", "yoga")
    }
    assert laid == replace(knowledge, treatments=expected, overlay_files=files)
    assert list(laid.treatments)[:-1] == list(knowledge.treatments)


def test_what_was_laid_over_is_named_where_it_is_shown(tmp_path: Path) -> None:
    lay(tmp_path, "yoga", real("yoga"))
    file = str(tmp_path / "treatments/yoga.yaml")
    laid = load_knowledge(tmp_path)

    shown = plain.render(treatment_page(laid.treatments["yoga"], laid), 300)
    assert f"Not built in, but from: {file}" in shown
    assert "Not built in" not in plain.render(treatment_page(laid.treatments["heat"], laid), 300)
    assert treatment_file("yoga", laid) == file
    assert treatment_file("heat", laid) == "treatments/heat.yaml"


def test_a_source_that_was_laid_over_is_named_as_well(tmp_path: Path) -> None:
    lay(tmp_path, "yoga", real("yoga").replace("source: mayo-yoga\n", "source: our-clinic\n"))
    own = {"id": "our-clinic", "title": "What we see", "organisation": "Our clinic"}
    own |= {"standing": "evidence", "kind": "advice"}
    (tmp_path / "sources.yaml").write_text(yaml.dump([own]), encoding="utf-8")
    laid = load_knowledge(tmp_path)

    shown = plain.render(treatment_page(laid.treatments["yoga"], laid), 300)
    assert f"Not built in, but from: {tmp_path / 'sources.yaml'}" in shown


def test_a_folder_laid_over_is_checked_for_its_own_mistakes_only(tmp_path: Path) -> None:
    lay(tmp_path, "yoga", real("yoga").replace("fact: osteoporosis", "fact: osteoporos"))
    lay(tmp_path, "heat", real("heat"))

    problems, counted = check_folder(str(tmp_path), "2026-11-21", overlay=True)

    assert counted == 2
    assert [(problem.check, Path(problem.path).name) for problem in problems] == [
        ("unknown-fact", "yoga.yaml")
    ]


def test_an_answer_in_json_names_what_was_laid_over(tmp_path: Path) -> None:
    lay(tmp_path, "yoga", real("yoga"))

    answered = json.loads(render(advise(Case(), load_knowledge(tmp_path))))
    assert [Path(file).name for file in answered["knowledge"]["laid_over"]] == ["yoga.yaml"]


def test_a_folder_laid_over_is_judged_by_itself(tmp_path: Path) -> None:
    lay(tmp_path, "heat", re.sub(r"(?m)^(  mind: ).*$", r'\1""', real("heat")))
    lay(tmp_path, "yoga", real("yoga"))

    judged = judge_folder(str(tmp_path), "2026-11-21", overlay=True)

    assert judged.treatments == 2
    assert {Path(problem.path).name for problem in judged.problems} == {"heat.yaml"}
    assert {verdict.passed for verdict in judged.verdicts} == {1, 2}


def test_an_empty_folder_laid_over_changes_nothing(knowledge: Knowledge, tmp_path: Path) -> None:
    assert load_knowledge(tmp_path) == knowledge


def test_a_folder_laid_over_may_name_what_stands_below(tmp_path: Path) -> None:
    lay(tmp_path, "yoga", real("yoga"))

    advice = advise(Case(tried=(Trial("yoga"),)), load_knowledge(tmp_path))

    assert "yoga" in {entry.treatment.id for entry in advice.entries}


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        (
            "category: movement",
            "category: movment",
            'treatments/yoga.yaml:4:11: There is no category "movment".'
            ' Did you mean "movement"? (unknown-category)',
        ),
        (
            "source: acp-2017\n",
            "source: nobody-1066\n",
            'treatments/yoga.yaml:10:13: There is no source "nobody-1066". (unknown-source)',
        ),
        (
            "fact: pregnancy",
            "fact: pregnantcy",
            'There is no fact "pregnantcy". Did you mean "pregnancy"',
        ),
        ("see_also: [tai-chi", "see_also: [thai-chi", 'There is no treatment "thai-chi".'),
    ],
)
def test_a_folder_laid_over_that_names_nothing_known_is_refused(
    right: str, wrong: str, problem: str, tmp_path: Path
) -> None:
    """It would fail later, in the middle of an answer."""
    assert right in real("yoga")
    lay(tmp_path, "yoga", real("yoga").replace(right, wrong, 1))

    (line,) = problems_of(tmp_path)
    assert problem in line


def test_a_folder_that_stands_alone_must_hold_the_warning_signs(tmp_path: Path) -> None:
    alone = minimal_folder(tmp_path / "alone")
    (alone / "red-flags.yaml").unlink()

    assert problems_of(alone) == [
        "red-flags.yaml:0:0: This is missing. Knowledge that stands alone needs it. (missing-file)"
    ]


def test_only_knowledge_that_stands_alone_goes_into_a_wheel(tmp_path: Path) -> None:
    alone = minimal_folder(tmp_path / "alone")
    (alone / "about.yaml").unlink()

    with pytest.raises(InvalidInput, match=r"about\.yaml:0:0: This is missing\."):
        compile_folder(str(alone))


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    lay(tmp_path, "yoga", real("yoga").replace("id: yoga", "id: no"))
    lay(tmp_path, "walking", "id: [walking\n")
    (tmp_path / "facts.yaml").write_text("- id: fever\n", encoding="utf-8")

    assert [line.split(":")[0] for line in problems_of(tmp_path)] == [
        "facts.yaml",
        "facts.yaml",
        "treatments/walking.yaml",
        "treatments/yoga.yaml",
    ]


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    assert problems_of(nowhere) == [f"{nowhere}:0:0: This folder does not exist. (no-folder)"]


def test_a_name_that_no_folder_can_have() -> None:
    assert problems_of("a\0b") == ["a\0b:0:0: This folder does not exist. (no-folder)"]


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "knowledge.yaml"
    file.write_text("[]\n", encoding="utf-8")

    assert problems_of(file) == [f"{file}:0:0: This is not a folder. (no-folder)"]


def test_a_folder_where_a_file_is_due(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").mkdir()

    assert problems_of(tmp_path) == ["facts.yaml:0:0: Cannot be read: Is a directory. (unreadable)"]


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that nobody may list; the superuser, too, who may in truth list anything."""

    def refuse(path: str) -> Iterator[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("backadvisor.knowledge.loader.os.listdir", refuse)
    return tmp_path


def test_a_folder_that_may_not_be_read(locked: Path) -> None:
    assert problems_of(locked) == [f"{locked}:0:0: Cannot be read: Permission denied. (unreadable)"]


# --- Whatever is read, reading never raises -------------------------------------------

yaml_like = st.text(alphabet=st.sampled_from("ab01 :-?,[]{}&*!|>'\"%@`#~<=\n\t\r.…\x85\ufeff"))
TOKENS = """no a 0777 1:30 : - &a *a [ ] { } , ? << !!str !x ' " | > # ~ --- ... %YAML .inf 1e999"""
tokens = st.lists(
    st.sampled_from(
        [*TOKENS.split(), " ", "\n", "\n  ", "\0", "\ud800", "\u2028", "é", "9" * 5000]
    ),
    max_size=40,
).map("".join)


def never_raises(raw: str | bytes) -> None:
    value, problems = read_text(raw, "some.yaml")

    assert value or problems
    for problem in problems:
        assert problem.path == "some.yaml"
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.endswith((".", "?"))


@drawn(400, in_ci=800)
@given(st.binary())
@example(b"a: \xff")
@example("a: 1".encode("utf-16"))
def test_any_bytes_give_a_value_or_a_problem(raw: bytes) -> None:
    never_raises(raw)


@drawn(400, in_ci=800)
@given(st.text() | yaml_like | tokens)
@example("[" * 100_000)
@example("- " * 100_000)
@example("a: " + "9" * 5000)
@example("a: \ud800")
@example("? [a]\n: b")
@example("a: !!int x")
def test_any_text_gives_a_value_or_a_problem(text: str) -> None:
    never_raises(text)


def test_a_billion_laughs_do_not_hang() -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    started = time.perf_counter()

    _, problems = read_text("\n".join(lines), "some.yaml")

    assert {problem.check for problem in problems} == {"yaml-alias"}
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("text", ["&a [*a]", "a: &a {b: {c: *a}}", "- &a [b, [*a]]"])
def test_an_alias_cannot_stand_inside_what_it_stands_for(text: str) -> None:
    _, (problem,) = read_text(text, "some.yaml")

    assert (problem.check, problem.column) == ("yaml-alias", text.index("*") + 1)


def test_one_mistake_gives_one_problem_where_it_stands(tmp_path: Path) -> None:
    """A number that YAML misreads is not called a wrong type as well."""
    lay(tmp_path, "yoga", real("yoga").replace("weeks: 12", "weeks: 012"))

    (line,) = problems_of(tmp_path)
    assert "YAML may read 012 as another number" in line


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("é: ok\nb: 1:30", (2, 4)),
        ("\ufeffa: 1:30", (1, 4)),
        ("a: b\r\nb: 1:30", (2, 4)),
        ("a: 'é' \nb: ö\x07", (2, 5)),
        ("a:\n  - {b: 0x1F}", (2, 9)),
    ],
)
def test_columns_count_characters(text: str, place: tuple[int, int]) -> None:
    _, (problem,) = read_text(text, "some.yaml")

    assert (problem.line, problem.column) == place


def test_what_the_program_asks_for_by_name_is_there(knowledge: Knowledge) -> None:
    assert set(ipdas.UNTREATED) <= knowledge.treatments.keys()
