"""A folder laid over the built-in knowledge may say more, and never makes a warning quieter."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backadvisor import Knowledge, load_knowledge
from backadvisor.engine.facts import Facts
from backadvisor.engine.triage import triage
from backadvisor.knowledge import loader, overlay_words
from backadvisor.knowledge.loader import (
    FILES,
    SECTIONS,
    SINGULAR,
)
from backadvisor.knowledge.overlay import FREE, MAY, quieter
from backadvisor.knowledge.overlay_words import moved_words
from backadvisor.model import TREATMENTS, URGENCIES, Case, RedFlag
from backadvisor.model.problems import InvalidInput
from backadvisor.model.record import replace
from backadvisor.quality.lint import check_folder

from .drawing import drawn
from .program import run
from .strategies import TOLD, cases

Item = dict[str, Any]
BUILT_IN: dict[str, Any] = loader._built_in_plain()
BELOW = load_knowledge()
TODAY = "2026-11-21"
FILE_OF = {section: name for name, (section, _) in FILES.items()}
NOW = BELOW.red_flags["worsening-weakness-both-legs"].do


class Change(NamedTuple):
    """What a folder makes of a built-in item, and the field at fault, if there is one."""

    section: str
    name: str
    field: str
    make: Callable[[Item], None]


def put(section: str, name: str, field: str, value: Any) -> Change:
    return Change(section, name, field, lambda item: item.update({field: value}))


def gone(section: str, name: str, field: str) -> Change:
    return Change(section, name, field, lambda item: item.pop(field))


def without(section: str, name: str, field: str, n: int = 0) -> Change:
    return Change(section, name, field, lambda item: item[field].pop(n))


def inside(section: str, name: str, field: str, *way: Any) -> Change:
    """Put the last of ``way`` at the place, inside the field, that those before it name."""
    *steps, last, value = way

    def make(item: Item) -> None:
        part = item[field]
        for step in steps:
            part = part[step]
        part[last] = value

    return Change(section, name, field, make)


def more(section: str, name: str, field: str, value: Any, at: int = 10_000) -> Change:
    return Change(section, name, field, lambda item: item.setdefault(field, []).insert(at, value))


def follows(section: str, name: str, field: str, more: str) -> Change:
    """Let more words follow the built-in ones."""
    return Change(section, name, field, lambda item: item.update({field: f"{item[field]} {more}"}))


def moved(name: str, field: str, to: str) -> Change:
    def make(item: Item) -> None:
        item.setdefault(to, []).append(item[field].pop(0))

    return Change(TREATMENTS, name, field, make)


def built_in(section: str, name: str) -> Item:
    return copy.deepcopy(next(item for item in BUILT_IN[section] if item["id"] == name))


def lay(folder: Path, section: str, *items: Item) -> Path:
    """Write items of one section as a file that is laid over; JSON is YAML."""
    if section == TREATMENTS:
        (folder / TREATMENTS).mkdir(exist_ok=True)
        for item in items:
            path = folder / TREATMENTS / f"{item['id']}.yaml"
            path.write_text(json.dumps(item, indent=1), encoding="utf-8")
    else:
        (folder / FILE_OF[section]).write_text(json.dumps(items, indent=1), encoding="utf-8")
    return folder


def laid(change: Change, folder: Path) -> Path:
    item = built_in(change.section, change.name)
    change.make(item)
    assert item != built_in(change.section, change.name), "this changes nothing"
    return lay(folder, change.section, item)


def refused(folder: Path) -> list[tuple[str, str, int]]:
    """Load a folder that is refused: the check, the file and the line of each problem."""
    with pytest.raises(InvalidInput) as caught:
        load_knowledge(folder)
    return [
        (problem.check, Path(problem.path).name, problem.line) for problem in caught.value.problems
    ]


def line_of(change: Change, folder: Path) -> tuple[str, int]:
    """The file and the line of the field at fault, or of the item where it is gone."""
    name = FILE_OF.get(change.section, f"treatments/{change.name}.yaml")
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    indent = "  " if change.section in FILE_OF else " "
    at = [n for n, line in enumerate(lines, 1) if line.startswith(f'{indent}"{change.field}":')]
    start = next(n for n, line in enumerate(lines, 1) if line.strip() == "{")
    return Path(name).name, (at or [start])[0]


# --- What is quieter ------------------------------------------------------------------

SIGN = "ces-saddle-numbness"
QUIETER = [
    # Warning signs: how urgent, what fires them, what they hold back, what they say.
    *(put("red_flags", SIGN, "urgency", urgency) for urgency in ("none", "soon", "urgent")),
    put("red_flags", SIGN, "all", ["saddle-numbness", "fever"]),
    put("red_flags", SIGN, "all", ["fever"]),
    without("red_flags", "ces-urinary-retention", "any"),
    put("red_flags", "ces-urinary-retention", "least", 2),
    put("red_flags", "worsening-weakness-both-legs", "least", 2),
    more("red_flags", SIGN, "any", "fever"),
    without("red_flags", "both-legs-standing", "hold"),
    gone("red_flags", "both-legs-standing", "hold"),
    gone("red_flags", "under-18", "withhold"),
    put("red_flags", "suicidal-thoughts", "do", "Take a walk."),
    put("red_flags", SIGN, "do", f"Ring us first. {BELOW.red_flags[SIGN].do}"),
    put("red_flags", SIGN, "because", "It is mostly harmless."),
    put("red_flags", SIGN, "label", "Odd feelings"),
    follows("red_flags", SIGN, "do", "Or take a walk instead; most people need no call."),
    follows("red_flags", SIGN, "label", "(mostly harmless)"),
    put("red_flags", "worsening-weakness", "only", "old"),
    put("red_flags", "ces-saddle-numbness", "only", "old"),
    put("red_flags", "worsening-weakness", "settles", "examined"),
    put("red_flags", "leg-weakness", "settles", "old"),
    put("red_flags", "leg-weakness", "note", "Think no more of it."),
    gone("red_flags", "suicidal-thoughts", "call_first"),
    put("red_flags", "suicidal-thoughts", "call_first", "poison"),
    gone("red_flags", "acetaminophen-overdose", "call_first"),
    # Facts: who is heard, who is asked, and what for.
    gone("facts", "saddle-numbness", "warning"),
    put("facts", "back-pain", "warning", True),
    put("facts", "saddle-numbness", "kind", "condition"),
    put("facts", "saddle-numbness", "question", "Is your saddle comfortable?"),
    put("facts", "saddle-numbness", "name", "saddle numbness (a riders' complaint)"),
    follows("facts", "saddle-numbness", "question", "If you have had it before, answer no."),
    follows("facts", "saddle-numbness", "name", "for the first time"),
    follows("facts", "cancer", "question", "If it was treated, answer no."),
    put("facts", "pregnancy", "asked_up_to", 30),
    put("facts", "anticoagulants", "asked_up_to", 80),
    gone("facts", "anticoagulants", "medicine"),
    put("facts", "saddle-numbness", "but_not", ["saddle numbness"]),
    # Screens: what is asked, and under which words it may be denied.
    without("screens", "nerves", "signs"),
    inside("screens", "nerves", "signs", 0, "facts", []),
    inside("screens", "nerves", "signs", 0, "named", "a sunny mood"),
    inside("screens", "nerves", "signs", 0, "named", "numb between the legsomething"),
    inside("screens", "nerves", "signs", 0, "named", "numb between the legs, or tingling"),
    inside("screens", "nerves", "signs", 0, "named", "not numb between the legs"),
    follows("screens", "nerves", "name", "(press 0)"),
    put("screens", "nerves", "about", "Most people press 0."),
    follows("screens", "body", "about", "Most people press 0."),
    put("screens", "nerves", "kind", "condition"),
    put("screens", "nerves", "name", "For doctors only"),
    without("screens", "body", "facts"),
    put("screens", "body", "about", "Say no to all of these."),
    # Treatments: what rules them out, what is to be known, what comes first.
    *(without(TREATMENTS, "nsaids", field) for field in ("not_with", "care_with", "cautions")),
    *(without(TREATMENTS, "nsaids", field) for field in ("not_together", "care_together")),
    *(without(TREATMENTS, "nsaids", field) for field in ("harms", "stop_if", "ask", "effects")),
    without(TREATMENTS, "nsaids", "better_with"),
    gone(TREATMENTS, "nsaids", "not_with"),
    inside(TREATMENTS, "nsaids", "not_with", 0, "because", "It is fine in small doses."),
    inside(TREATMENTS, "nsaids", "not_with", 0, "fact", "dementia"),
    moved("nsaids", "not_with", "care_with"),
    moved("nsaids", "not_together", "care_together"),
    inside(TREATMENTS, "nsaids", "harms", 0, "how_often", "hardly ever"),
    inside(TREATMENTS, "nsaids", "harms", 0, "text", "They can cause a sore stomach."),
    more(TREATMENTS, "nsaids", "stop_if", "You feel like it.", at=0),
    more(TREATMENTS, "nsaids", "ask", "Do you like them?", at=0),
    inside(TREATMENTS, "gabapentinoids", "like", "daily_life", "You can drive."),
    inside(TREATMENTS, "nsaids", "repeat", "limit", "As often as you like."),
    gone(TREATMENTS, "nsaids", "repeat"),
    inside(TREATMENTS, "nsaids", "fair_trial", "weeks", 52),
    gone(TREATMENTS, "nsaids", "fair_trial"),
    without(TREATMENTS, "discectomy", "after"),
    inside(TREATMENTS, "discectomy", "after", 0, "weeks", 1),
    inside(TREATMENTS, "discectomy", "after", 0, "any_of", ["watchful-waiting"]),
    inside(TREATMENTS, "discectomy", "after", 0, "because", "If you like."),
    gone(TREATMENTS, "discectomy", "suits"),
    put(TREATMENTS, "discectomy", "suits", ["radicular", "axial"]),
    without(TREATMENTS, "opioids", "guidelines"),
    inside(TREATMENTS, "opioids", "guidelines", 0, "says", "for"),
    inside(TREATMENTS, "opioids", "guidelines", 0, "counted", False),
    inside(TREATMENTS, "opioids", "guidelines", 0, "pattern", "stenosis"),
    gone(TREATMENTS, "duloxetine", "never_suddenly"),
    put(TREATMENTS, "opioids", "category", "self-care"),
    more(
        TREATMENTS,
        "nsaids",
        "better_with",
        {"fact": "kidney-disease", "because": "They fit.", "source": "label-nsaid-medguide"},
    ),
    # The rest: risk, words for several, likeness, and whose voice counts.
    put("categories", "surgery", "low_risk", True),
    without("groups", "painkillers", "members"),
    put("medicines", "apixaban", "fact", "hypertension"),
    put("medicines", "ibuprofen", "treatments", ["heat"]),
    without("class_effects", "opioids", "members"),
    put("class_effects", "opioids", "text", "They are nothing alike."),
    put("class_effects", "opioids", "after", "worse"),
    put("combinations", "movement-and-thinking-skills", "name", "Whatever you like"),
    put("combinations", "movement-and-thinking-skills", "text", "Do as you like."),
    put("messages", "worse", "text", "Take a walk."),
    follows("messages", "help-at-once", "text", "This is only for lawyers; you need not call."),
    put("sources", "acp-2017", "standing", "payer"),
    put("sources", "acp-2017", "superseded_by", "nice-ng59"),
]


def told(change: Change) -> str:
    return f"{change.section}/{change.name}/{change.field}"


@pytest.mark.parametrize("change", QUIETER, ids=told)
def test_a_folder_that_makes_a_warning_quieter_is_refused_with_its_place(
    change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a word means takes longest to find out, and has tests of its own.
    monkeypatch.setattr(overlay_words, "moved_words", lambda *_: ())
    folder = laid(change, tmp_path)
    file, line = line_of(change, folder)

    found = [problem for problem in refused(folder) if problem[0].startswith("quieter-")]
    assert found == [(f"quieter-{SINGULAR[change.section]}", file, line)]


@pytest.mark.parametrize(
    "change", {change.section: change for change in QUIETER}.values(), ids=told
)
def test_the_check_of_an_overlay_names_what_loading_refuses(change: Change, tmp_path: Path) -> None:
    folder = laid(change, tmp_path)
    with pytest.raises(InvalidInput) as caught:
        load_knowledge(folder)

    problems, _ = check_folder(str(folder), TODAY, overlay=True)
    assert set(caught.value.problems) <= set(problems)


def test_every_field_that_may_not_change_freely_has_a_quieter_change() -> None:
    tested = {(change.section, change.field) for change in QUIETER}
    judged = {(section, field) for section, fields in MAY.items() for field in fields}

    assert judged - tested == set()


def test_every_field_of_every_noun_is_judged_or_free_for_a_reason() -> None:
    for section, record in SECTIONS.items():
        judged, free = MAY[section], FREE[section]
        assert not judged.keys() & free.keys(), section
        assert judged.keys() | free.keys() == set(record.__annotations__), section
        assert all(free.values())


def test_the_built_in_knowledge_is_as_loud_as_itself() -> None:
    assert list(quieter(BELOW, BELOW)) == []
    assert list(moved_words(BELOW, BELOW)) == []


def test_a_refused_overlay_answers_nothing_and_says_where(tmp_path: Path) -> None:
    folder = laid(put("red_flags", SIGN, "urgency", "none"), tmp_path)
    done = run("next", "--symptoms", "saddle-numbness", "--knowledge", str(folder))

    assert done.returncode == 1
    assert done.stdout.startswith("GET HELP NOW")  # by the built-in knowledge, and nothing else
    assert 'red-flags.yaml:5:14: "urgency": The built-in sign is more urgent' in done.stderr
    assert "(quieter-sign)" in done.stderr


# --- What is louder, or only other ------------------------------------------------------

LOUDER = [
    put("red_flags", "both-legs-standing", "withhold", True),
    put("red_flags", "worsening-weakness", "urgency", "emergency"),
    put("red_flags", "worsening-weakness-both-legs", "all", []),
    put("red_flags", "worsening-weakness-both-legs", "any", []),
    more("red_flags", "ces-urinary-retention", "any", "fever"),
    more("red_flags", "both-legs-standing", "hold", "massage"),
    gone("red_flags", "ces-saddle-numbness", "only"),
    gone("red_flags", "one-leg-numbness", "settles"),
    put("red_flags", "one-leg-numbness", "settles", "examined"),
    put("red_flags", SIGN, "call_first", "crisis"),
    Change("red_flags", SIGN, "do", lambda item: item.update(do=item["do"].replace(" ", "\n"))),
    follows("red_flags", SIGN, "because", "Our clinic has seen it."),
    follows("class_effects", "opioids", "text", "Ring us if you wonder."),
    put("red_flags", SIGN, "sources", ["dionne-2019"]),
    more("facts", "saddle-numbness", "aliases", "numb where the saddle is"),
    gone("facts", "pregnancy", "asked_up_to"),
    put("facts", "pregnancy", "asked_up_to", 60),
    put("facts", "diabetes", "medicine", True),
    moved("nsaids", "care_with", "not_with"),
    moved("nsaids", "care_together", "not_together"),
    more(TREATMENTS, "nsaids", "stop_if", "Your ears ring."),
    more(
        TREATMENTS,
        "heat",
        "not_with",
        {"fact": "fever", "because": "Not now.", "source": "label-nsaid-medguide"},
    ),
    inside(TREATMENTS, "discectomy", "after", 0, "weeks", 12),
    inside(TREATMENTS, "discectomy", "after", 0, "must_help", True),
    put(TREATMENTS, "heat", "suits", ["axial"]),
    put(TREATMENTS, "heat", "never_suddenly", True),
    put(TREATMENTS, "yoga", "name", "Yoga at our clinic"),
    put(TREATMENTS, "yoga", "involves", "On Tuesdays, in room 5."),
    inside(TREATMENTS, "yoga", "practical", "setting", "Room 5."),
    put("categories", "hands-on", "low_risk", False),
    more("groups", "painkillers", "members", "duloxetine"),
    put("sources", "acp-2017", "note", "Read again by our clinic."),
]


@pytest.mark.parametrize("change", LOUDER, ids=told)
def test_a_folder_that_warns_as_loudly_is_laid_over(change: Change, tmp_path: Path) -> None:
    folder = laid(change, tmp_path)
    name = FILE_OF.get(change.section, f"treatments/{change.name}.yaml")

    assert load_knowledge(folder).overlay_files == {
        f"{change.section}/{change.name}": str(folder / name)
    }


@pytest.mark.parametrize("change", {change.section: change for change in LOUDER}.values(), ids=told)
def test_the_check_of_an_overlay_lets_pass_what_is_loaded(change: Change, tmp_path: Path) -> None:
    problems, _ = check_folder(str(laid(change, tmp_path)), TODAY, overlay=True)

    assert not [problem for problem in problems if problem.check.startswith(("quieter-", "moved-"))]


def test_a_row_of_a_guideline_may_become_more_careful(tmp_path: Path) -> None:
    item = built_in(TREATMENTS, "nsaids")
    row = next(row for row in item["guidelines"] if row["says"] == "for")
    row.update(says="against", finding="It has changed its mind.")

    assert load_knowledge(lay(tmp_path, TREATMENTS, item)).overlay_files.keys() == {
        "treatments/nsaids"
    }


@pytest.mark.parametrize(
    ("do", "kept"),
    [
        (NOW, True),
        (f"{NOW} Or take a walk instead.", False),  # more words could take it back
        ("Take a walk.", False),
        (BELOW.red_flags["worsening-weakness"].do, True),  # its own words stay right
        (BELOW.red_flags["under-18"].do, False),  # as urgent as before, and not as now
    ],
)
def test_a_sign_that_is_raised_may_say_what_others_as_urgent_say(
    do: str, kept: bool, tmp_path: Path
) -> None:
    item = built_in("red_flags", "worsening-weakness") | {"urgency": "emergency", "do": do}
    folder = lay(tmp_path, "red_flags", item)

    if kept:
        assert load_knowledge(folder).red_flags["worsening-weakness"].do == do
    else:
        assert [check for check, *_ in refused(folder)] == ["quieter-sign"]


# --- Words that mean something else -----------------------------------------------------


def fact(name: str, *aliases: str) -> Item:
    fields = {"kind": "symptom", "name": f"what we call {name}", "question": "Is it so?"}
    return {"id": name, **fields, "aliases": list(aliases)}


def treatment(name: str, *aliases: str) -> Item:
    item = built_in(TREATMENTS, "watchful-waiting")
    return item | {"id": name, "name": f"What we call {name}", "aliases": list(aliases)}


def group(name: str, *aliases: str) -> Item:
    members = ["heat", "cold"]
    return {"id": name, "name": f"We call it {name}", "members": members, "aliases": list(aliases)}


MOVED = [
    ("facts", fact("tiredness", "saddle numbness"), '"saddle-numbness" means "saddle-numbness"'),
    ("facts", fact("tiredness", "Fevers"), '"fevers" means "fever"'),  # heard without its s
    ("facts", fact("warfarin"), '"warfarin" means "anticoagulants"'),
    (TREATMENTS, treatment("tea", "ibuprofen"), '"ibuprofen" stands for "nsaids"'),
    (TREATMENTS, treatment("ibuprofen"), '"ibuprofen" stands for "nsaids"'),
    (TREATMENTS, treatment("tea", "injections"), '"injections" stands for'),
    (TREATMENTS, treatment("tea", "saddle numbness"), '"saddle-numbness" means "saddle-numbness"'),
    ("groups", group("warm-things", "ibuprofen"), '"ibuprofen" stands for "nsaids"'),
    ("groups", group("warm-things", "can't walk"), '"cant-walk" means "unable-to-walk"'),
    ("groups", group("warm-things", "steroid shots"), "stands for"),
]


@pytest.mark.parametrize(("section", "item", "said"), MOVED)
def test_no_word_that_is_known_may_come_to_mean_something_else(
    section: str, item: Item, said: str, tmp_path: Path
) -> None:
    folder = lay(tmp_path, section, item)
    with pytest.raises(InvalidInput) as caught:
        load_knowledge(folder)

    assert {problem.check for problem in caught.value.problems} == {"moved-word"}
    assert any(said in problem.message for problem in caught.value.problems)
    assert {Path(problem.path).name for problem in caught.value.problems} == {
        FILE_OF.get(section, f"{item['id']}.yaml")
    }
    assert all(problem.line > 1 or item["id"] == "ibuprofen" for problem in caught.value.problems)


@pytest.mark.parametrize(
    "change",
    [
        without("facts", "anticoagulants", "aliases", 2),
        gone("facts", "saddle-numbness", "aliases"),
        without(TREATMENTS, "nsaids", "aliases"),
        without("categories", "medicines", "aliases"),
        without("groups", "painkillers", "aliases"),
        without("medicines", "apixaban", "aliases"),
        without("medicines", "ibuprofen", "aliases"),
    ],
    ids=told,
)
def test_no_word_that_is_known_may_be_lost(change: Change, tmp_path: Path) -> None:
    folder = laid(change, tmp_path)
    found = refused(folder)

    assert {check for check, *_ in found} == {"moved-word"}
    assert (found[0][1], found[0][2]) == line_of(change, folder)


# The longest known words win in what people say, so a longer one can take a sign away.
SWALLOWS = "i have saddle numbness"
SWALLOWED = [
    ("groups", group("warm-things", SWALLOWS), "aliases"),
    ("groups", group("warm-things") | {"name": "The saddle numbness pack"}, "name"),
    ("groups", group("saddle-numbness-pack") | {"name": "A pack"}, "id"),
    (TREATMENTS, treatment("tea", SWALLOWS), "aliases"),
    (TREATMENTS, treatment("tea") | {"name": "Tea for saddle numbness"}, "name"),
    ("facts", fact("buzzing-feet", SWALLOWS), "aliases"),
    ("facts", fact("buzzing-feet", SWALLOWS) | {"kind": "condition"}, "aliases"),
    ("facts", fact("buzzing-feet", SWALLOWS) | {"warning": True}, "aliases"),
    ("facts", fact("buzzing-feet") | {"but_not": ["saddle numbness"]}, "but_not"),
    ("facts", fact("buzzing-feet") | {"but_not": ["my saddle numbness"]}, "but_not"),
    # However it is written, and beside what is denied alone.
    ("groups", group("warm-things", "I have: SADDLE_numbness!"), "aliases"),
    ("groups", group("warm-things", "no saddle numbness"), "aliases"),
    # It holds the beginning of the sign's words only.
    ("groups", group("warm-things", "days i cannot"), "aliases"),
]


@pytest.mark.parametrize(("section", "item", "field"), SWALLOWED)
def test_no_new_word_may_take_away_a_sign_that_is_heard_in_it(
    section: str, item: Item, field: str, tmp_path: Path
) -> None:
    change = Change(section, item["id"], field, lambda _: None)
    folder = lay(tmp_path, section, item)
    file, line = line_of(change, folder)
    on_the_line_after = field in ("aliases", "but_not")

    assert refused(folder) == [("moved-word", file, line + on_the_line_after)]


@pytest.mark.parametrize(("section", "item"), {row[0]: row[:2] for row in SWALLOWED}.values())
def test_the_check_of_an_overlay_names_a_word_that_takes_a_sign_away(
    section: str, item: Item, tmp_path: Path
) -> None:
    folder = lay(tmp_path, section, item)
    (problem,) = refused(folder)

    problems, _ = check_folder(str(folder), TODAY, overlay=True)
    assert problem in {(found.check, Path(found.path).name, found.line) for found in problems}


@pytest.mark.parametrize(
    "change",
    [
        more("groups", "pills", "aliases", SWALLOWS, at=0),
        more("categories", "medicines", "aliases", SWALLOWS, at=0),
        more(TREATMENTS, "heat", "aliases", SWALLOWS, at=0),
        more("facts", "back-pain", "aliases", "back pain with saddle numbness", at=0),
        more("facts", "fever", "aliases", "fever and saddle numbness", at=0),  # another sign
    ],
    ids=told,
)
def test_no_further_word_for_what_is_known_may_take_away_a_sign(
    change: Change, tmp_path: Path
) -> None:
    folder = laid(change, tmp_path)
    file, line = line_of(change, folder)

    assert refused(folder) == [("moved-word", file, line + 1)]


def test_a_longer_word_for_the_very_sign_is_laid_over(tmp_path: Path) -> None:
    laid(more("facts", "saddle-numbness", "aliases", SWALLOWS), tmp_path)

    assert "facts/saddle-numbness" in load_knowledge(tmp_path).overlay_files


def test_a_name_may_change_where_the_old_one_is_still_understood(tmp_path: Path) -> None:
    item = built_in(TREATMENTS, "acetaminophen")
    item["aliases"] = [item["name"]]

    folder = lay(tmp_path, TREATMENTS, item | {"name": "Paracetamol tablets"})

    assert load_knowledge(folder).treatments["acetaminophen"].name == "Paracetamol tablets"


def test_words_for_what_is_new_are_free(tmp_path: Path) -> None:
    lay(tmp_path, "facts", fact("buzzing-feet", "my feet buzz"))
    lay(tmp_path, TREATMENTS, treatment("rowing", "rowing machine", "rowing for pain"))
    lay(tmp_path, "groups", group("warm-things", "warm or cool things"))

    assert "rowing" in load_knowledge(tmp_path).treatments


# --- A fact that would be denied unread ---------------------------------------------------


def screen(fact: str, **more: Any) -> Item:
    signs = [{"named": "a sunny mood", "facts": [fact]}]
    return {"id": "moods", "kind": "warning", "name": "Moods", "signs": signs, **more}


@pytest.mark.parametrize(
    "item",
    [
        screen("saddle-numbness"),
        screen("leg-pain"),  # asked on no screen so far
        screen("fever", signs=[], facts=["fever"]),
        screen("fever", signs=[], facts=["fever"], kind="condition"),
    ],
)
def test_a_further_screen_asks_for_nothing_that_is_built_in(item: Item, tmp_path: Path) -> None:
    """Who passes over it would deny what nobody named to them."""
    assert [check for check, *_ in refused(lay(tmp_path, "screens", item))] == ["quieter-screen"]


def test_a_further_screen_may_ask_for_what_is_new(tmp_path: Path) -> None:
    lay(tmp_path, "facts", fact("buzzing-feet"))

    assert "moods" in load_knowledge(lay(tmp_path, "screens", screen("buzzing-feet"))).screens


@pytest.mark.parametrize("name", ["both-legs-standing", "a-new-one"])
@pytest.mark.parametrize("held", ["imaging", "specialist-referral", "care-team"])
def test_no_sign_may_hold_back_what_a_check_needs(name: str, held: str, tmp_path: Path) -> None:
    item = built_in("red_flags", "both-legs-standing") | {"id": name}
    item["hold"].append(held)

    assert [check for check, *_ in refused(lay(tmp_path, "red_flags", item))] == ["quieter-sign"]


def test_a_folder_that_stands_alone_is_not_measured_by_the_built_in_one(tmp_path: Path) -> None:
    alone = copy.deepcopy(BUILT_IN)
    next(flag for flag in alone["red_flags"] if flag["id"] == SIGN)["urgency"] = "soon"
    (tmp_path / "about.yaml").write_text(json.dumps(alone.pop("about")), encoding="utf-8")
    for section, items in alone.items():
        lay(tmp_path, section, *items)

    assert load_knowledge(tmp_path).red_flags[SIGN].urgency == "soon"


# --- Laws -------------------------------------------------------------------------------

FLAGS = sorted(BELOW.red_flags)
ANY_FACTS = st.lists(st.sampled_from(sorted(BELOW.facts)), max_size=3, unique=True)


def fewer_or_other(old: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the old facts, and some others."""
    kept: st.SearchStrategy[list[str]] = st.just([])
    if old:
        kept = st.lists(st.sampled_from(old), unique=True)
    return st.builds(lambda some, others: tuple(dict.fromkeys([*some, *others])), kept, ANY_FACTS)


@st.composite
def changed_flags(draw: st.DrawFn) -> RedFlag:
    """A built-in sign with one field, or what fires it, changed at random."""
    flag = BELOW.red_flags[draw(st.sampled_from(FLAGS))]
    changes: dict[str, st.SearchStrategy[Any]] = {
        "urgency": st.sampled_from(URGENCIES),
        "all": fewer_or_other(flag.all),
        "any": fewer_or_other(flag.any),
        "least": st.integers(0, 3),
        "withhold": st.booleans(),
        "hold": fewer_or_other(flag.hold),
    }
    names = draw(st.lists(st.sampled_from(sorted(changes)), min_size=1, max_size=3, unique=True))
    return replace(flag, **{name: draw(changes[name]) for name in names})


def judged(case: Case, knowledge: Knowledge) -> tuple[int, bool, Iterable[str]]:
    found = triage(Facts(case, knowledge), knowledge)
    return URGENCIES.index(found.level), found.withheld, found.held


@drawn(100, in_ci=500)
@given(changed_flags(), st.lists(cases(), min_size=5, max_size=5), st.data())
def test_what_is_not_refused_is_never_less_urgent_nor_holds_back_less(
    flag: RedFlag, some: list[Case], data: st.DataObject
) -> None:
    overlaid = replace(BELOW, red_flags={**BELOW.red_flags, flag.id: flag})
    if list(quieter(overlaid, BELOW)):
        return
    old = BELOW.red_flags[flag.id]
    suffices = [fact for fact in (*old.all, *old.any) if fact in TOLD]
    for case in some:
        likely = data.draw(st.lists(st.sampled_from(suffices or TOLD), unique=True))
        symptoms = (*case.symptoms, *(fact for fact in likely if fact not in case.symptoms))
        close = replace(case, symptoms=symptoms)
        before, after = judged(close, BELOW), judged(close, overlaid)
        assert after[0] >= before[0]
        assert after[1] >= before[1]
        assert set(before[2]) <= set(after[2])


@drawn(100, in_ci=500)
@given(changed_flags())
def test_what_fires_less_is_refused(flag: RedFlag) -> None:
    """The other half: whatever the facts of a sign, where it fired it fires, or is refused."""
    old = BELOW.red_flags[flag.id]
    facts = sorted({*old.all, *old.any, *flag.all, *flag.any})[:9]
    overlaid = replace(BELOW, red_flags={**BELOW.red_flags, flag.id: flag})
    fires_less = any(
        _fires(old, true) and not _fires(flag, true)
        for number in range(2 ** len(facts))
        for true in [{fact for n, fact in enumerate(facts) if number >> n & 1}]
    )

    refused = {at[2] for at, _ in quieter(overlaid, BELOW)} & {"all", "any", "least"}
    assert refused or not fires_less


def _fires(flag: RedFlag, true: set[str]) -> bool:
    return set(flag.all) <= true and (not flag.any or len(true & set(flag.any)) >= flag.least)


@pytest.mark.parametrize("junk", ["", "[7]", "id: yoga", "category: nowhere", "id: [yoga"])
def test_the_check_of_an_overlay_bears_any_gap(junk: str, tmp_path: Path) -> None:
    lay(tmp_path, TREATMENTS, built_in(TREATMENTS, "yoga"))
    lay(tmp_path, "red_flags", built_in("red_flags", SIGN) | {"urgency": "none"})
    (tmp_path / "treatments" / "heat.yaml").write_text(junk, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(f"- {junk}\n", encoding="utf-8")

    problems, _ = check_folder(str(tmp_path), TODAY, overlay=True)
    assert "quieter-sign" in {problem.check for problem in problems}
    assert {"heat.yaml", "facts.yaml"} <= {Path(problem.path).name for problem in problems}
