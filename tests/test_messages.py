"""What the program itself tells people to do stands in the knowledge, each with who says it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from backadvisor import Case, Knowledge, Trial, advise, load_knowledge
from backadvisor.intake.case import case_of
from backadvisor.knowledge.vocabulary import InvalidValue
from backadvisor.model import FILLED, MESSAGES, Entry, Message
from backadvisor.model.problems import InvalidInput
from backadvisor.model.record import replace
from backadvisor.quality import ipdas
from backadvisor.quality import readability as grade
from backadvisor.quality.lint import check_folder
from backadvisor.render.formats import plain
from backadvisor.render.formats.json import as_data
from backadvisor.render.page import View
from backadvisor.render.pages.advice import compose
from backadvisor.render.pages.lists import listing

from .drawing import drawn
from .minimal import minimal_folder
from .package import PACKAGE
from .strategies import KNOWLEDGE, cases

TODAY = "2026-11-21"
PATHS = sorted(PACKAGE.rglob("*.py"))

BLANKS: dict[str, tuple[str, ...]] = dict(FILLED.items())

# Words by which a sentence tells people what to do, what is safe or common, or when to call.
CLINICAL = re.compile(
    r"\b(call(?!ed)|get (?:\w+ )?help|do not (?:stop|take|go|drive)|carry on|never take|safe"
    r"|stop (?:it|taking|on your)|clinicians?|doctors?|prescribers?|pharmacists?|emergency number"
    r"|is common|see a|risk is|at once|suddenly|within days|numb|weak leg|go now|before you take"
    r"|come back|ask (?:whether|soon|before|the|a|for))\b",
    re.IGNORECASE,
)
# What may stand in the code all the same, and why.
ALLOWED = {
    # A heading, a label or the name of a level: what stands under it has its own sources.
    "Ask the clinician",
    "Tell the clinician if you have",
    "Do not stop on your own",
    "When to stop, ask or get help",
    "Get help or ask if",
    "Carry on: it is helping",
    "Get help now",
    "GET HELP NOW. ",
    "Get help today",
    "See a clinician",
    "Call or go now",
    "A clinician within days",
    "Get this checked first, within days",
    "When to get help at once",
    "Whom to call",
    "When you next see a clinician",
    # The name of a number, in the list that a message is filled with.
    "your local emergency number",
    # Where on the screen something stands.
    ". Scroll up to read why, and when to go at once.",
    # What is looked for in a text, to turn it into the words about somebody else.
    "Do not drive yourself",
    r"\b[Yy]ou (?:told us|said|named|asked|left open|tell it|do not mention|can also fill)\b"
    r"|\byour (?:local )?emergency number\b",
    # What an overlay does, told to whoever writes it.
    'The built-in knowledge does not ask for "',
    # Flags that exclude each other.
    "--trust and --report do not go together.",
    " do not go together.",
    '" do not go together.',
}
# Tables of what people write: what is looked for in a text, and is said to nobody. Each is in small
# letters and holds no sentence, so that a sentence which stood among them would be found.
HEARD = PACKAGE / "intake" / "own_words"
# Pages on what the program is: no advice on anybody's back.
ON_ITSELF = {"app.py": "It prepares a talk with a clinician.", "help_pages.py": "No clinician has"}


def texts(code: str) -> Iterator[str]:
    """Every text of a module but its docstrings, the parts of a filled one each by itself."""
    tree = ast.parse(code)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def clinical(code: str) -> set[str]:
    """The texts of a module that tell people what to do; an id is no text."""
    return {text for text in texts(code) if " " in text.strip() and CLINICAL.search(text)}


def is_table(text: str) -> bool:
    """Whether a text lists words over several lines, and has no sentence."""
    return "\n" in text and text == text.lower() and not re.search(r"[.!?](?:\s|$)", text)


def in_the_code() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in PATHS:
        for text in clinical(path.read_text(encoding="utf-8")):
            if not (path.parent == HEARD and is_table(text)):
                found.setdefault(text, set()).add(path.name)
    return found


# --- Nothing clinical is left in the code ---------------------------------------------


def test_no_clinical_sentence_is_left_in_the_code() -> None:
    left = {
        text: names
        for text, names in in_the_code().items()
        if text not in ALLOWED and not any(ON_ITSELF.get(name, "\0") in text for name in names)
    }

    assert left == {}


def test_everything_that_may_stand_in_the_code_still_does() -> None:
    assert set(in_the_code()) >= ALLOWED


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_would_be_found_if_it_stood_in_the_code_again(
    name: str, knowledge: Knowledge
) -> None:
    """Some are told by their place alone, and hold no word that the search knows."""
    by_place = {
        *("left-open", "signs-first", "may-need-help-now", "needs-help-today", "not-alone"),
        *("talk-now", "short-trial", "judged-late", "see-giver", "in-an-emergency", "one-kind"),
        *("help-at-once", "not-because-of-this", "to-be-looked-at", "withheld"),
        *("if-old", "if-long-ago"),
    }
    text = knowledge.messages[name].text

    assert name in by_place or clinical(f"SAID = {text!r}") == {text}


@pytest.mark.parametrize(
    "code",
    [
        'SAID = "Ask the prescriber before the next one."',
        'def say(name: str) -> str:\n    return f"Wait until a clinician has checked {name}."',
        'SAID = {"worse": "It is common. Get help today if a leg goes newly numb."}',
    ],
)
def test_the_search_finds_a_clinical_sentence(code: str) -> None:
    assert clinical(code)


def test_a_table_of_what_people_write_holds_no_sentence() -> None:
    assert is_table("\nnumb: dead leg, no feeling,\n  at once\n")
    assert not is_table("Call at once.\nOr do not drive.")
    assert not is_table("a leg that is numb,\ncall at once.\n")
    assert not is_table("call at once if a leg goes numb")


def test_a_message_stands_nowhere_in_the_code_word_by_word(knowledge: Knowledge) -> None:
    """Also one that holds no word the search knows."""
    code = {text for path in PATHS for text in texts(path.read_text(encoding="utf-8"))} - ALLOWED
    for message in knowledge.messages.values():
        for part in re.split(r"\{\w+\}", message.text):
            whole = part.strip(" .;:,")
            copies = [text for text in code if len(whole.split()) > 2 and whole in text]
            assert copies == [], message.id


# --- The code names each, and fills it ------------------------------------------------


SAYS = re.compile(r"\bsays?$")  # `context.say`, `knowledge.says`; the types hold that the id is one


def calls() -> Iterator[tuple[str, set[str]]]:
    """Each message that the code says outright, and what it fills in there."""
    for path in PATHS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and SAYS.search(ast.unparse(node.func)):
                first = node.args[0]
                if isinstance(first, ast.Constant) and first.value in MESSAGES:
                    yield str(first.value), {str(word.arg) for word in node.keywords}


def test_the_code_fills_each_message_with_what_it_is_declared_to_hold() -> None:
    found = list(calls())

    assert len(found) > 20
    for name, filled in found:
        assert filled == set(BLANKS.get(name, ())), name


def test_the_code_shows_every_message() -> None:
    others = (path for path in PATHS if path.name != "closed_lists.py")
    shown = {text for path in others for text in texts(path.read_text(encoding="utf-8"))}

    assert set(MESSAGES) <= shown


def test_the_knowledge_holds_each_message_and_no_other(knowledge: Knowledge) -> None:
    assert tuple(knowledge.messages) == MESSAGES
    for message in knowledge.messages.values():
        assert sorted(message.blanks) == sorted(BLANKS.get(message.id, ()))
        assert message.sources


def test_what_is_filled_in_is_never_read_for_blanks() -> None:
    message = Message("x", "You tried {names}; {names}, and {more}.", ("s",))

    text = message.filled(names="{more} {names.id}", more="{names}")
    assert text == "You tried {more} {names.id}; {more} {names.id}, and {names}."
    assert message.blanks == ("names", "names", "more")


# --- What the answer says rests on who says it ----------------------------------------


def reasons(case: Case, knowledge: Knowledge) -> dict[str, Entry]:
    return {entry.treatment.id: entry for entry in advise(case, knowledge).entries}


@drawn(100, in_ci=500)
@given(cases())
def test_a_reason_or_step_that_holds_a_message_names_its_sources(case: Case) -> None:
    advice = advise(case, KNOWLEDGE)
    said = [(reason.text, reason.sources) for entry in advice.entries for reason in entry.reasons]
    said += [(step.text, step.sources) for step in advice.plan]
    parts = {
        message.id: max(re.split(r"\{\w+\}", message.text), key=len)
        for message in KNOWLEDGE.messages.values()
    }
    parts.pop("do-not-stop-these")  # stands on pages only, and is the end of another
    for text, sources in said:
        for name, part in parts.items():
            if part in text and len(part.split()) > 2:
                assert set(KNOWLEDGE.messages[name].sources) <= set(sources), (name, text)


def test_two_names_of_one_medicine_are_one_kind(knowledge: Knowledge) -> None:
    case = case_of({"tried": ["ibuprofen=partial", "naproxen=partial"]}, knowledge)
    reason = reasons(case, knowledge)["nsaids"].reasons[0]

    danger = "Ibuprofen and naproxen are of one kind: do not take both at once, unless a doctor"
    assert danger in reason.text
    assert "ismp-drug-facts" in reason.sources


def test_the_plan_says_on_whose_word_a_medicine_is_not_stopped(knowledge: Knowledge) -> None:
    case = Case(tried=(Trial("opioids", "partial"),), conditions=("anticoagulants",))
    steps = [step for step in advise(case, knowledge).plan if step.kind == "do-not-stop"]

    assert [step.about for step in steps] == ["opioids", "anticoagulants"]
    for step in steps:
        assert step.text == "If you take it now, do not stop on your own; ask the prescriber."
        assert step.sources == knowledge.messages["do-not-stop"].sources


def test_every_source_of_a_reason_or_a_step_is_in_the_json(knowledge: Knowledge) -> None:
    tried = (Trial("opioids", "worse"), Trial("yoga", "helping"), Trial("massage", "worse"))
    advice = advise(Case(tried=tried, screened=True, symptoms=("night-pain",)), knowledge)
    named = {source for step in advice.plan for source in step.sources}
    named |= {source for entry in advice.entries for why in entry.reasons for source in why.sources}

    assert named <= as_data(advice)["sources"].keys()


def test_the_list_of_sources_says_what_rests_on_one_that_only_a_message_names(
    knowledge: Knowledge,
) -> None:
    page = plain.render(listing("sources", knowledge), 400)
    title = knowledge.sources["ismp-drug-facts"].title

    assert re.search(rf"{title} .*\n(?:.*\n){{1,3}}.*rests on it: what to do, and when", page)


# --- A folder of one's own ------------------------------------------------------------


def alone(folder: Path, before: str, after: str) -> Path:
    """Copy the smallest knowledge, with something else in its messages."""
    file = minimal_folder(folder) / "messages.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")
    return folder


def refused(folder: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        load_knowledge(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_a_folder_that_stands_alone_without_messages_is_refused(tmp_path: Path) -> None:
    folder = minimal_folder(tmp_path / "knowledge")
    (folder / "messages.yaml").unlink()

    missing = "This is missing. Knowledge that stands alone needs it."
    assert refused(folder) == [f"messages.yaml:0:0: {missing} (missing-file)"]


@pytest.fixture(scope="module")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder that stays, of which the messages alone are written anew, and what they were."""
    folder = minimal_folder(tmp_path_factory.mktemp("smallest") / "knowledge")
    return folder, (folder / "messages.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MESSAGES)
def test_a_folder_that_stands_alone_without_one_message_is_refused(
    name: str, smallest: tuple[Path, str]
) -> None:
    folder, messages = smallest
    kept = [line for line in messages.splitlines() if f"id: {name}," not in line]
    (folder / "messages.yaml").write_text("\n".join(kept) + "\n", encoding="utf-8")

    said = f'The program reads the message "{name}"; without it warnings are lost.'
    assert refused(folder) == [f"messages.yaml:0:0: {said} (missing-id)"]


def test_a_message_with_other_blanks_is_refused_and_never_breaks_an_answer(tmp_path: Path) -> None:
    named = "{id: within-days, text: "
    folder = alone(tmp_path / "knowledge", f'{named}"Words. {{sign}}"', f'{named}"Words. {{sing}}"')
    folder_above = tmp_path / "above"
    folder_above.mkdir()
    (folder_above / "messages.yaml").write_text(
        '- {id: worse, text: "Ask {whom}.", sources: [nhs-back-pain]}\n', encoding="utf-8"
    )

    assert [line.rpartition(" ")[2] for line in refused(folder)] == ["(other-blanks)"]
    assert refused(folder_above) == [
        "messages.yaml:1:21: Here should be no word in braces, not {whom}. (other-blanks)"
    ]


def test_a_message_can_be_laid_over_and_is_told_with_its_own_sources(
    tmp_path: Path, knowledge: Knowledge
) -> None:
    said = knowledge.messages["worse-movement"].text
    (tmp_path / "messages.yaml").write_text(
        f'- {{id: worse-movement, text: "{said}", sources: [nhs-back-pain]}}\n',
        encoding="utf-8",
    )
    laid = load_knowledge(tmp_path)
    first = reasons(Case(tried=(Trial("yoga", "worse"),)), laid)["yoga"].reasons[0]

    assert first.text == f"It made things worse. {said}"
    assert first.sources == ("nhs-back-pain",)
    assert check_folder(str(tmp_path), TODAY, overlay=True)[0] == []


@pytest.mark.parametrize("name", ["help-at-once", "worse-movement", "within-days"])
def test_the_words_of_a_message_stay_when_it_is_laid_over(
    name: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    said = f"{knowledge.messages[name].text} You need not call."
    (tmp_path / "messages.yaml").write_text(
        f'- {{id: {name}, text: "{said}", sources: [nhs-back-pain]}}\n', encoding="utf-8"
    )

    refusal = "These words stay as they are in the built-in knowledge"
    assert [line.split(": ")[2].partition(";")[0] for line in refused(tmp_path)] == [refusal]


def test_an_unknown_word_is_answered_in_the_words_of_the_knowledge_that_is_used(
    tmp_path: Path,
) -> None:
    spoken = '{id: when-to-call, text: "Ring 5 now."'
    known = load_knowledge(
        alone(tmp_path / "knowledge", '{id: when-to-call, text: "Words."', spoken)
    )
    with pytest.raises((InvalidInput, InvalidValue)) as caught:
        case_of({"symptoms": ["floopy"]}, known)

    assert "Ring 5 now." in str(caught.value)


def test_a_page_shows_the_words_of_the_knowledge_that_is_used(knowledge: Knowledge) -> None:
    other = replace(knowledge.messages["help-today"], text="Today, with: {signs}. Or ring us.")
    known = replace(knowledge, messages={**knowledge.messages, "help-today": other})
    page = plain.render(compose(advise(Case(region="UK"), known), View()), 2000)

    assert "feeling very ill. Or ring us." in page


# --- How it is measured ---------------------------------------------------------------


def test_no_message_of_some_length_is_too_hard(knowledge: Knowledge) -> None:
    texts_ = [message.text for message in knowledge.messages.values()]

    assert grade.grade(texts_) < ipdas._HARDEST - 2


def test_a_message_that_nobody_says_and_one_that_nothing_shows_fail(tmp_path: Path) -> None:
    folder = alone(
        tmp_path / "knowledge",
        '- {id: worse, text: "Words.", sources: [guide]}',
        '- {id: worse, text: "Words.", sources: []}\n'
        '- {id: worst, text: "Words.", sources: [guide]}',
    )
    problems, _ = check_folder(str(folder), TODAY)

    assert [problem.check for problem in problems] == ["missing-source", "unused-message"]


def test_what_is_laid_over_must_name_who_says_it(tmp_path: Path, knowledge: Knowledge) -> None:
    said = knowledge.messages["worse"].text
    (tmp_path / "messages.yaml").write_text(
        f'- {{id: worse, text: "{said}", sources: []}}\n', encoding="utf-8"
    )
    problems, _ = check_folder(str(tmp_path), TODAY, overlay=True)

    assert [problem.check for problem in problems] == ["missing-source"]


def test_replace_is_not_needed_to_say_a_message(knowledge: Knowledge) -> None:
    other = replace(knowledge.messages["call-now"], text="Ring {numbers}!")
    known = replace(knowledge, messages={**knowledge.messages, "call-now": other})

    assert known.says("call-now", numbers="112") == "Ring 112!"
