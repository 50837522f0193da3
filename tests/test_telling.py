"""However a case is told, its warning signs are heard: every way gives the same urgency."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from backadvisor import Case, advise, case_of, load_knowledge
from backadvisor.cli.batch import answers, rows_of, taken_in
from backadvisor.cli.common import Request, build_case
from backadvisor.cli.fast_path import fast_next
from backadvisor.engine.facts import Facts
from backadvisor.engine.triage import triage
from backadvisor.intake.case import CaseBuilder
from backadvisor.intake.case_file import read_case
from backadvisor.intake.case_text import told_again
from backadvisor.interview.answers import answered
from backadvisor.interview.flow import Interview, Question, next_question, stopped_at
from backadvisor.interview.typed import answer_in
from backadvisor.knowledge.vocabulary import Vocabulary
from backadvisor.model.problems import InvalidInput

from .drawing import drawn
from .process import environment
from .program import answer, run

KNOWLEDGE = load_knowledge()
WORDS = Vocabulary(KNOWLEDGE)
TOLD = sorted(fact.id for fact in KNOWLEDGE.facts.values() if fact.kind != "derived")
SIGNS = sorted(fact.id for fact in KNOWLEDGE.facts.values() if fact.warning)
SCREENS = sorted(KNOWLEDGE.screens)
FREE = ("saddle numbness", "can't pee since this morning", "hay fever tablets", "no fever", "tea")

Telling = dict[str, Any]
facts = st.lists(st.sampled_from(TOLD), max_size=4)
# How long is told of some; of what is denied it is told of none.
HOW_LONG = ("", "", ":6h", ":3d", ":2y", ":new", ":old", ":2019")
timed = st.lists(
    st.builds("".join, st.tuples(st.sampled_from(TOLD), st.sampled_from(HOW_LONG))), max_size=4
)
# Facts both ways in one telling: what is denied is drawn from what was said, and from the rest.
tellings = st.builds(
    lambda symptoms, both, absent, screens, **rest: {
        "symptoms": symptoms,
        "absent": [*(one.partition(":")[0] for one in symptoms if both), *absent, *screens],
        **rest,
    },
    timed,
    st.booleans(),
    facts,
    st.lists(st.sampled_from(SCREENS), max_size=1),
    other=st.lists(st.sampled_from(FREE), max_size=2),
    conditions=st.lists(st.sampled_from(TOLD), max_size=2),
    tried=st.lists(
        st.sampled_from(
            [
                *("pt", "injections", "opioids=worse", "surgery:1x=helping"),
                *("epidural:2x@3w=worse", "fusion@2019=partial", "chiro@new", "injections@6h"),
            ]
        ),
        max_size=2,
    ),
    screened=st.booleans(),
    examined=st.booleans(),
    duration=st.sampled_from([None, "6h", "2w", "acute", "8m"]),
    age=st.sampled_from([None, 17, 54, 82]),
)


def level(case: Case) -> str:
    return triage(Facts(case, KNOWLEDGE), KNOWLEDGE).level


def as_flags(telling: Telling) -> list[str]:
    """The words of a command that tell the same."""
    words = ["next"]
    for key, value in telling.items():
        if isinstance(value, list) and value:
            words += [f"--{key}", ",".join(value)]
        elif value is True:
            words.append(f"--{key}")
        elif value not in (None, False, []):
            words += [f"--{key}", str(value)]
    return words


def by_flags(telling: Telling, _: Path) -> str:
    read = fast_next(as_flags(telling))
    assert read is not None
    return level(build_case(read, KNOWLEDGE)[0])


def by_file(written: Callable[[Telling], str], ending: str) -> Callable[[Telling, Path], str]:
    def told_so(telling: Telling, folder: Path) -> str:
        path = folder / f"case.{ending}"
        path.write_text(written(telling), encoding="utf-8")
        return level(build_case(Request(case_file=str(path)), KNOWLEDGE)[0])

    return told_so


def by_stream(line: str) -> str:
    (row,) = rows_of(io.StringIO(line))
    builder = taken_in(row, WORDS)
    assert not row.problems
    assert not builder.problems
    return level(builder.case())


def by_csv(telling: Telling, _: Path) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(telling)
    writer.writerow(
        ",".join(value) if isinstance(value, list) else "" if value is None else value
        for value in telling.values()
    )
    return by_stream(text.getvalue())


def by_saved_file(telling: Telling, folder: Path) -> str:
    """Saved as the interview saves it, and read again."""
    case = case_of(telling, KNOWLEDGE)
    return by_file(lambda _: json.dumps(told_again(case)), "json")(telling, folder)


def by_short_command(telling: Telling, _: Path) -> str:
    """Told back with the names of screens, as the interview prints it."""
    again = dict(told_again(case_of(telling, KNOWLEDGE), KNOWLEDGE))
    return level(case_of(again, KNOWLEDGE))


def by_interview(telling: Telling, _: Path) -> str:
    """What was told in advance stops the interview as it stops an answer."""
    case = case_of(telling, KNOWLEDGE)
    stopped = stopped_at(case, KNOWLEDGE)
    return stopped or level(case)


WAYS: dict[str, Callable[[Telling, Path], str]] = {
    "api": lambda telling, _: level(case_of(telling, KNOWLEDGE)),
    "flags": by_flags,
    "yaml": by_file(yaml.safe_dump, "yaml"),
    "json": by_file(json.dumps, "json"),
    "batch": lambda telling, _: by_stream(json.dumps(telling)),
    "csv": by_csv,
    "saved": by_saved_file,
    "short command": by_short_command,
    "interview": by_interview,
}


@pytest.fixture
def one_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of the knowledge are folded once, and not for every case."""
    for module in ("backadvisor.intake.case", "backadvisor.cli.common"):
        monkeypatch.setattr(f"{module}.Vocabulary", lambda *_: WORDS)


@pytest.mark.usefixtures("one_vocabulary")
@drawn(100, in_ci=500)
@given(telling=tellings)
def test_every_way_of_telling_a_case_gives_the_same_urgency(
    telling: Telling, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    levels = {name: way(telling, folder) for name, way in WAYS.items()}

    assert len(set(levels.values())) == 1, levels


@pytest.mark.usefixtures("one_vocabulary")
@drawn(100, in_ci=500)
@given(telling=tellings, sign=st.sampled_from(SIGNS))
def test_a_sign_that_is_named_is_never_taken_back_by_its_own_source(
    telling: Telling, sign: str
) -> None:
    both = {
        **telling,
        "symptoms": [*telling["symptoms"], sign],
        "absent": [*telling["absent"], sign],
    }

    assert sign in case_of(both, KNOWLEDGE).symptoms
    assert Facts(case_of(both, KNOWLEDGE), KNOWLEDGE)[sign]


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_file_that_says_both_yes_and_no_keeps_the_yes(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"case.{ending}"
    path.write_text('{"symptoms": ["saddle-numbness"], "absent": ["saddle-numbness"]}')

    answered = answer("--case", str(path))

    assert answered["triage"]["level"] == "emergency"
    assert "contradiction" in [notice["kind"] for notice in answered["notices"]]


def test_only_a_later_source_takes_back_an_earlier_yes(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("symptoms: [saddle-numbness]\n")

    assert answer("--case", str(path), "--absent", "saddle-numbness")["triage"]["level"] == "none"


# --- Typed somewhere else ---------------------------------------------------------------

ELSEWHERE = {
    "other": "saddle numbness",
    "tried": "saddle numbness",
    "avoid": "surgery because I can't pee since this morning",
    "goals": "I want to die",
    "conditions": "my crotch, numb crotch",
    "duration": "can't pee since this morning",
    "age": "54 and numb bum",
    "region": "numb bum",
}


@pytest.mark.parametrize("field", ELSEWHERE)
def test_a_sign_typed_into_another_field_is_said_first(field: str) -> None:
    words = [f"--{field}", ELSEWHERE[field], "--screened"]
    plain, data = run("next", *words), run("next", *words, "--json")

    assert plain.stdout.startswith("GET HELP NOW")
    answered = json.loads(data.stdout or data.stderr)
    assert answered["triage"]["level"] == "emergency"
    assert plain.returncode == data.returncode == (3 if field == "other" else 2)


@pytest.mark.parametrize("field", [*ELSEWHERE, "symptoms"])
def test_a_sign_in_any_field_of_a_stream_is_told_beside_the_problem(field: str) -> None:
    text = ELSEWHERE.get(field, "can't pee since this morning")
    ((line, is_answer),) = answers(io.StringIO(json.dumps({field: text})), "c", KNOWLEDGE)

    assert json.loads(line)["triage"]["level"] == "emergency"
    assert is_answer == (field == "other")


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("saddle numbness", ["saddle-numbness"]),
        ("I can\u2019t pee since this morning", ["bladder-retention"]),
        ("cant pee", ["bladder-retention"]),
        ("no saddle feeling, numb between my legs", ["saddle-numbness"]),
        ("my private parts are numb", ["saddle-numbness"]),
        ("I can not pee", ["bladder-retention"]),
        ("I can`t\npee", ["bladder-retention"]),
        ("both my legs are weak", ["both-legs"]),
        ("no bladder or bowel control", ["bowel-incontinence"]),
        ("acupuncture in both legs", []),
        ("cauda equina was ruled out", []),
        ("bladder training", []),
        ("saddle pose", []),
        ("kegels for incontinence", []),
        ("no bladder control, numb crotch", ["bladder-incontinence", "saddle-numbness"]),
        ("no saddle numbness", []),
        ("no fever or chills", []),
        ("without fever, but numb crotch", ["saddle-numbness"]),
        ("hay fever tablets", []),
        ("a saddle stool", []),
        ("confused about what to try", []),
        ("I am confused", ["confusion"]),
        ("I have a fever", ["fever"]),
        ("bladder", ["bladder-retention"]),
        ("gall bladder operation", []),
        ("irritable bowel diet", []),
        ("lifting weights", []),
        ("lifting", ["minor-injury"]),
        ("", []),
    ],
)
def test_what_counts_as_a_sign_in_free_words(text: str, signs: list[str]) -> None:
    assert [heard.fact for heard in WORDS.hearing.signs_in(text)] == signs


def test_every_word_for_a_warning_sign_is_heard_inside_other_words() -> None:
    """Where one word of several is a weak sign's, it stands alone or not at all."""
    for word, fact in WORDS.facts.items():
        said = f"acupuncture since {word.replace('-', ' ')} began"
        several = "-" in word and word.replace("-", "").isalnum()  # a comma ends one thing
        several = several and word not in ("both-legs", "cauda-equina", "cauda-equina-syndrome")
        if fact in SIGNS and several:
            assert fact in [heard.fact for heard in WORDS.hearing.signs_in(said)], word


def test_a_no_by_its_own_name_stands_against_words_that_only_sound_like_it() -> None:
    answered = answer("--other", "saddle numbness", "--absent", "saddle-numbness")

    assert answered["triage"]["level"] == "none"
    assert "Is it true now?" in next(n["text"] for n in answered["notices"] if n["kind"] == "heard")


def test_words_of_a_later_source_count_against_an_earlier_no(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("absent: [suicidal-thoughts, saddle-numbness]\nother: [saddle numbness]\n")

    assert answer("--case", str(path))["triage"]["level"] == "none"
    for said in ("I want to kill myself", "saddle numbness"):  # the second one once more
        answered = answer("--case", str(path), "--other", said)
        assert answered["triage"]["level"] == "emergency", said


@pytest.mark.parametrize("key", ["other", "tried"])
def test_words_that_may_be_grave_are_told_when_to_call(key: str) -> None:
    done = run("next", f"--{key}", "something with my bladder", "--screened")

    assert "call your emergency number now" in " ".join((done.stdout + done.stderr).split())
    assert not done.stdout.startswith("GET HELP")


def test_words_that_are_not_grave_say_nothing_of_it() -> None:
    done = run("next", "--other", "cupping", "--screened")

    assert "call your emergency number now" not in " ".join(done.stdout.split())


def test_what_is_denied_is_no_place_to_look_for_a_sign() -> None:
    assert run("next", "--absent", "no saddle numbness today").stdout == ""
    ((line, _),) = answers(io.StringIO('{"denies": "saddle numbness"}'), "c", KNOWLEDGE)
    assert "triage" not in json.loads(line)


# --- In the interview -------------------------------------------------------------------


def typed(so_far: Interview, question: Question, line: str) -> Interview:
    return answered(so_far, question, answer_in(line, question, WORDS), WORDS)


def asked_until(so_far: Interview, wanted: str) -> Interview:
    while question := next_question(so_far, KNOWLEDGE):
        if wanted in question.topic:
            return so_far
        so_far = typed(so_far, question, "0" if question.none else "")
    raise AssertionError(f"{wanted} was never asked")


@pytest.mark.parametrize("field", ["age", "duration", "tried", "avoid", "where"])
def test_a_sign_typed_at_any_question_is_asked_at_once(field: str) -> None:
    so_far = asked_until(Interview(Case()), field)
    question = next_question(so_far, KNOWLEDGE)
    assert question is not None

    after = typed(so_far, question, "I can't pee since this morning")

    asked = next_question(after, KNOWLEDGE)
    assert asked is not None
    assert [choice.name for choice in asked.choices] == ["bladder-retention"]
    interview = typed(after, asked, "1")
    assert stopped_at(interview.case, KNOWLEDGE) == "emergency"
    no = typed(after, asked, "0")
    assert stopped_at(no.case, KNOWLEDGE) is None
    again = next_question(no, KNOWLEDGE)
    assert again is not None
    assert field in again.topic  # what was no answer is asked again


def test_a_sign_that_was_typed_and_is_not_denied_counts() -> None:
    so_far = asked_until(Interview(Case()), "duration")
    question = next_question(so_far, KNOWLEDGE)
    assert question is not None
    assert so_far.case.screened

    after = typed(so_far, question, "numb bum")
    asked = next_question(after, KNOWLEDGE)
    assert asked is not None
    case = typed(after, asked, "").case

    known = Facts(case, KNOWLEDGE)
    assert known["saddle-numbness"]
    assert known["fever"] is False


def test_what_was_denied_by_name_stays_so_in_a_saved_case() -> None:
    so_far = asked_until(Interview(Case()), "tried")
    question = next_question(so_far, KNOWLEDGE)
    assert question is not None
    heard = typed(so_far, question, '"saddle numbness cream", pt')
    asked = next_question(heard, KNOWLEDGE)
    assert asked is not None

    case = typed(heard, asked, "0").case

    assert case.other == ("saddle numbness cream",)
    assert level(case_of(told_again(case), KNOWLEDGE)) == level(case) == "none"


# --- Said back --------------------------------------------------------------------------


def notices(telling: Telling) -> Iterator[tuple[str, str]]:
    builder = CaseBuilder(WORDS)
    builder.add_all(telling)
    advice = advise(builder.case(), KNOWLEDGE, builder.notices())
    return ((notice.kind, notice.text) for notice in advice.notices)


@pytest.mark.parametrize("key", ["symptoms", "tried", "conditions", "absent", "other", "avoid"])
@pytest.mark.parametrize("empty", ["", " , "])
def test_what_was_told_empty_is_said_back(key: str, empty: str) -> None:
    assert f'"{key}"' in dict(notices({key: empty}))["empty"]
    assert "empty" not in dict(notices({key: []}))  # a file says so itself


def test_a_group_of_signs_that_was_denied_is_said_back_by_all_that_it_holds() -> None:
    said = dict(notices({"absent": "unwell"}))["denied-signs"]

    for fact in KNOWLEDGE.screens["unwell"].asks:
        assert KNOWLEDGE.facts[fact].name in said


@pytest.mark.parametrize("form", ["plain", "table", "markdown", "html"])
def test_not_screened_is_said_in_the_first_lines(form: str) -> None:
    text = run("next", "--tried", "pt", "--format", form, "--top", "3").stdout
    screened = run("next", "--tried", "pt", "--format", form, "--screened").stdout

    assert "not answered. None of those below?" in " ".join(text.split())
    assert "not answered. None of those below?" not in " ".join(screened.split())


def test_a_flag_that_fires_is_shown_in_every_format() -> None:
    """Also one that asks for no more than a word at the next visit."""
    for form in ("plain", "table", "markdown", "html"):
        text = run("next", "--duration", "8m", "--format", form).stdout
        assert "book a review" in " ".join(text.split()), form


# --- Beside a mistake -------------------------------------------------------------------

MISTAKES: list[tuple[list[str], int]] = [
    (["--region", "France"], 2),
    (["--age", "54.5"], 2),
    (["--tried", "nonsense"], 2),
    (["--goals", "nonsense"], 2),
    (["--format", "nonsense"], 2),
    (["--tried"], 2),
    (["--age", "--json"], 2),
    (["a loose word", "and another"], 2),
    (["--nonsense"], 2),
    (["--top", "many"], 2),
    (["--top", "0"], 2),
    (["--for", "nobody"], 2),
    (["--case", "/nowhere/case.yaml"], 1),
    (["--knowledge", "/nowhere"], 1),
    (["--output", "/nowhere/answer.txt"], 1),
]


# A flag that lacks its value would take the next one for it.
NOT_OF_FORM = [
    mistake for mistake in MISTAKES if mistake[0][0] not in ("--format", "--tried", "--age")
]
NOT_OF_FORM.append((["--age", "54.5"], 2))


@pytest.mark.parametrize(("mistake", "status"), MISTAKES)
def test_an_emergency_is_told_before_any_mistake(mistake: list[str], status: int) -> None:
    done = run("next", "--symptoms", "saddle-numbness", *mistake)

    assert done.returncode == status
    assert done.stdout.startswith("GET HELP NOW")
    assert done.stdout.count("GET HELP NOW") == 1
    assert done.stderr.strip()


@pytest.mark.parametrize(("mistake", "status"), NOT_OF_FORM)
def test_an_emergency_stands_beside_any_mistake_in_json(mistake: list[str], status: int) -> None:
    done = run("next", "--symptoms", "saddle-numbness", *mistake, "--json")
    failure = json.loads(done.stderr)

    assert done.returncode == status
    assert failure["problems"]
    judged = failure if "--output" not in mistake else json.loads(done.stdout)
    assert judged["triage"]["level"] == "emergency"


@pytest.mark.parametrize(
    "words",
    [
        ["next", "--symptom", "saddle-numbness"],
        ["next", "a word", "saddle-numbness"],
        ["next", "--symptoms", "fever", "a word", "saddle-numbness"],
        ["next", "--tried", "--symptoms", "saddle-numbness"],
        ["nxet", "--symptoms", "saddle-numbness"],
        ["cannot pee"],
        ["show", "saddle numbness"],
        ["why", "saddle numbness"],
        ["compare", "yoga", "numb crotch"],
        ["list", "numb crotch"],
        ["help", "numb crotch"],
    ],
)
def test_a_sign_among_words_that_cannot_be_read_is_told(words: list[str]) -> None:
    done = run(*words)

    assert done.returncode == 2
    assert done.stdout.startswith("GET HELP NOW")


@pytest.mark.process
def test_where_the_output_stream_is_full_or_closed_the_emergency_is_told_on_the_other() -> None:
    for to, first in ((">/dev/full", "GET HELP NOW"), (">&-", "GET HELP NOW")):
        line = f"{sys.executable} -m backadvisor next --symptoms saddle-numbness {to}"
        done = subprocess.run(
            ["sh", "-c", line], capture_output=True, text=True, env=environment(), check=False
        )
        assert first in done.stderr, to


@pytest.mark.parametrize("command", ["why", "ask"])
def test_other_commands_tell_it_too(command: str) -> None:
    words = ["acupunture"] if command == "why" else []
    done = run(command, *words, "--symptoms", "saddle-numbness")

    assert done.returncode == 2
    assert done.stdout.startswith("GET HELP NOW")


def test_an_urgent_sign_is_told_and_a_lesser_one_is_not() -> None:
    urgent = run("next", "--symptoms", "foot-drop", "--region", "France")
    lesser = run("next", "--symptoms", "one-leg-numbness", "--region", "France")

    assert urgent.stdout.startswith("GET HELP TODAY")
    assert lesser.stdout == ""


@pytest.mark.parametrize(
    "text",
    [
        "symptoms: [saddle-numbness]\nregion: France\n",
        "symptoms: [saddle-numbness]\nage: 54.5\n",
        "symptoms: [saddle-numbness]\ncolour: blue\n",
        "symptoms: [saddle-numbness]\nsymptoms: [fever]\n",
        "symptoms: [fatigue]\nsymptoms: [saddle-numbness]\n",
        "symptoms: [saddle-numbness]\nscreened: yes\n",
        'note: "numb bum since monday"\n',
    ],
)
def test_a_sign_in_a_case_file_with_a_mistake_is_told_first(text: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(text)

    for words, stdin in ((["--case", str(path)], None), (["--case", "-"], text)):
        done = run("next", *words, stdin=stdin)
        assert done.returncode == 1
        assert done.stdout.startswith("GET HELP NOW"), done.stderr


def test_a_mistake_in_the_python_api_carries_the_danger() -> None:
    with pytest.raises(InvalidInput, match=r"^New numbness") as caught:
        case_of({"symptoms": ["saddle-numbness"], "age": "54.5"}, KNOWLEDGE)
    assert caught.value.danger
    assert caught.value.danger.level == "emergency"

    with pytest.raises(InvalidInput) as caught:
        case_of({"symptoms": ["one-leg-numbness"], "age": "54.5"}, KNOWLEDGE)
    assert caught.value.danger is None


@pytest.mark.parametrize(
    "raw",
    [
        b"symptoms: [saddle-numbness]\n\tage: 54\n: [",
        b'{"symptoms": ["saddle-numbness"] "age": 5}',
        b'{"symptoms": ["saddle-numbness"], "age": ',
        b"- saddle-numbness\n",
        b"I have saddle numbness",
        b"symptoms: [saddle-numbness]\nnote: \xff\xfe\n",
        "symptoms: [saddle-numbness]".encode("utf-16"),
    ],
)
def test_a_sign_in_a_file_that_is_no_case_is_told_first(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(raw)
    done = run("next", "--case", str(path))

    assert done.returncode == 1
    assert done.stdout.startswith("GET HELP NOW"), done.stderr


def test_what_a_file_that_is_no_case_denies_is_no_alarm(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    for text in ("absent: [saddle-numbness]\n: [", "absent:\n  - saddle-numbness\n: ["):
        path.write_text(text)
        assert run("next", "--case", str(path)).stdout == ""


def test_an_answer_that_cannot_be_written_goes_to_the_screen(tmp_path: Path) -> None:
    for words in (["next", "--tried", "pt"], ["show", "yoga"], ["compare", "yoga", "tai-chi"]):
        done = run(*words, "--output", str(tmp_path))
        assert done.returncode == 1
        assert done.stdout.strip()
        assert "Cannot be written" in done.stderr


# --- Streams ----------------------------------------------------------------------------


def rows(text: str) -> list[Any]:
    return [json.loads(line) for line, _ in answers(io.StringIO(text), "cases", KNOWLEDGE)]


@pytest.mark.parametrize(
    "line",
    [
        '{"symptoms": ["saddle-numbness"], "symptoms": ["fever"]}',
        '{"symptoms": ["fatigue"], "symptoms": ["saddle-numbness"]}',
        '{"symptoms": ["saddle-numbness"], "colour": "blue"}',
        '{"symptoms": ["saddle-numbness"], "age": 54.5}',
        '{"symptoms": ["saddle-numbness"], "region": "France"}',
        '{"symptoms": ["saddle-numbness", "nonsense"]}',
        '{"symptoms": ["saddle-numbness"], }',
        '"I have saddle numbness"',
    ],
)
def test_a_line_with_a_mistake_is_judged_all_the_same(line: str) -> None:
    (answered,) = rows(line)

    assert answered["problems"]
    assert answered["triage"]["level"] == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "symptoms,age\nsaddle-numbness,54,extra\n",
        "symptoms,age\nsaddle-numbness\n",
        "symptoms,symptoms\nsaddle-numbness,fever\n",
        "symptoms,colour\nsaddle-numbness,blue\n",
        "Symptoms;age\nsaddle-numbness;54\n",
    ],
)
def test_a_row_with_a_mistake_is_judged_all_the_same(text: str) -> None:
    answered = rows(text)[-1]

    assert answered["problems"]
    assert answered["triage"]["level"] == "emergency"


def test_a_repeated_key_is_refused_in_a_stream_as_in_a_file(tmp_path: Path) -> None:
    text = '{"symptoms": ["fatigue"], "symptoms": ["back-pain"]}'
    path = tmp_path / "case.json"
    path.write_text(text)

    (answered,) = rows(text)
    assert "twice" in answered["problems"][0]["message"]
    with pytest.raises(InvalidInput, match="twice"):
        read_case(str(path))


def test_an_age_with_a_point_and_nothing_behind_it_is_whole() -> None:
    assert rows('{"age": 54.0}')[0]["case"]["age"] == 54
    assert rows("age\n54.0\n")[0]["case"]["age"] == 54
    assert rows('{"age": 54.5}')[0]["problems"]


def test_each_answer_says_its_line_and_passes_the_id_through() -> None:
    answered = rows('{"id": "a-1", "age": 50}\n\n{"id": 7, "age": "old"}\n{}\n\n')

    assert [line.get("line") for line in answered] == [1, 2, 3, 4]
    assert [line.get("id") for line in answered] == ["a-1", None, 7, None]
    assert answered[1]["problems"] == []  # a blank line keeps its place, and is no mistake
    assert answered[2]["problems"]
    assert answered[3]["options"]


def test_a_row_of_a_table_keeps_its_id_and_place() -> None:
    answered = rows("id,age\nx,50\n\ny,51\n")

    assert [(line["line"], line.get("id")) for line in answered] == [(2, "x"), (3, None), (4, "y")]
