"""What people see: whole at every width, safe, and the same in every format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from prompt_toolkit.utils import get_cwidth

from backadvisor import Advice, Case, Knowledge, Trial, advise
from backadvisor.cli.common import FORMATS, LISTS
from backadvisor.knowledge.loader import CHECKOUT
from backadvisor.model import Caution
from backadvisor.model.record import replace
from backadvisor.render.formats import plain, table
from backadvisor.render.page import Item, Line, Page, Section, View
from backadvisor.render.pages.advice import compose
from backadvisor.render.pages.lists import listing
from backadvisor.render.pages.treatment import treatment_page
from backadvisor.render.pages.warning import last_word
from backadvisor.terminal.escape import escape_controls

from .process import PROGRAM, environment, in_terminal
from .program import run

WIDTHS = (20, 40, 60, 80, 100, 160)
CASES = {
    "after injections and pt": Case(tried=(Trial("physical-therapy"),)),
    "a soon flag": Case(symptoms=("night-pain", "leg-pain"), duration="chronic", age=61),
    "an emergency": Case(symptoms=("saddle-numbness", "suicidal-thoughts")),
    "many conditions": Case(
        conditions=("diabetes", "anticoagulants", "kidney-disease", "osteoporosis"),
        tried=(Trial("opioids", "partial"), Trial("nsaids", "side-effects")),
        avoid=("yoga",),
        duration="chronic",
    ),
}


def words(text: str) -> str:
    """All words in one line, for finding a sentence however it was wrapped."""
    return " ".join(text.split())


@pytest.fixture(params=CASES, scope="module")
def advice(request: pytest.FixtureRequest, knowledge: Knowledge) -> Advice:
    return advise(CASES[request.param], knowledge)


def sentences(page: Page) -> Iterator[str]:
    yield page.title
    for line in page.lines:
        yield line.text
    for section in page.sections:
        yield section.title
        for item in section.items:
            yield item.name
            yield from (line.text for line in item.lines)
        yield from (line.text for line in section.lines)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("details", [False, True])
def test_no_word_is_cut_in_plain_text(advice: Advice, width: int, details: bool) -> None:
    page = compose(advice, View(details))
    text = plain.render(page, width)

    shown = words(text).lower()
    for sentence in sentences(page):
        assert words(sentence).lower() in shown
    for line in text.splitlines():
        assert get_cwidth(line) <= width or " " not in line.strip()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("details", [False, True])
def test_no_word_is_lost_in_the_table(advice: Advice, width: int, details: bool) -> None:
    page = compose(advice, View(details))
    text = table.render(page, width, colour=False)

    shown = set(re.findall(r"\w+", text.lower()))
    for sentence in sentences(page):
        for word in re.findall(r"\w+", sentence.lower()):
            assert word in shown, sentence
    for line in text.splitlines():  # only a word longer than the terminal goes past its edge
        assert get_cwidth(line) <= width or " " not in line.strip()


def test_cards_and_table_say_the_same(advice: Advice) -> None:
    page = compose(advice, View())
    narrow = table.render(page, 79, colour=False)
    wide = table.render(page, 160, colour=False)

    assert set(re.findall(r"\w+", narrow.lower())) == set(re.findall(r"\w+", wide.lower()))


def test_every_treatment_is_named_in_every_format(knowledge: Knowledge) -> None:
    advice = advise(CASES["after injections and pt"], knowledge)
    for view in (View(), View(details=True), View(top=3)):
        page = words(plain.render(compose(advice, view), 80)).lower()
        for treatment in knowledge.treatments.values():
            assert treatment.name.lower() in page


def test_every_must_read_caution_of_a_row_stands_whole(knowledge: Knowledge) -> None:
    advice = advise(CASES["after injections and pt"], knowledge)
    page = words(plain.render(compose(advice, View()), 40))

    for entry in advice.entries:
        if entry.bucket in ("recommended", "consider", "revisit", "keep"):
            for caution in entry.treatment.cautions:
                assert words(caution.text) in page


def test_help_at_once_stands_before_the_options(knowledge: Knowledge) -> None:
    page = compose(advise(CASES["after injections and pt"], knowledge), View())
    titles = [section.title for section in page.sections]

    assert titles[0] == "When to get help at once"
    assert titles[-1] == "About this answer"


@pytest.mark.parametrize("form", ["table", "plain", "json"])
def test_an_emergency_withholds_the_options_in_every_format(
    form: str, knowledge: Knowledge
) -> None:
    done = run("next", "--symptoms", "saddle-numbness", "--tried", "pt", "--format", form)

    assert done.returncode == 3
    assert "emergency department now" in words(done.stdout)
    assert not [
        treatment.name
        for treatment in knowledge.treatments.values()
        if treatment.name in done.stdout
    ]


def test_only_the_signs_that_decide_say_what_to_do_and_the_others_are_named(
    knowledge: Knowledge,
) -> None:
    case = Case(symptoms=("foot-drop", "unsteady-walking"), conditions=("cancer-history",))
    advice = advise(case, knowledge)
    page = words(plain.render(compose(advice, View()), 80))

    assert {flag.urgency for flag in advice.triage.flags} == {"emergency", "urgent", "soon"}
    for flag in advice.triage.flags:
        assert (words(flag.do) in page) == (flag.urgency == "emergency"), flag.id
        assert words(flag.label).lower() in page.lower()  # a warning sign is never hidden


def test_where_the_advice_is_not_made_for_somebody_it_says_so_beside_the_sign(
    knowledge: Knowledge,
) -> None:
    advice = advise(Case(symptoms=("night-pain",), age=15), knowledge)
    page = words(plain.render(compose(advice, View()), 80))

    assert advice.triage.level == "urgent"
    assert "This advice is made for adults." in page


def test_a_soon_flag_stands_above_the_options(knowledge: Knowledge) -> None:
    page = compose(advise(CASES["a soon flag"], knowledge), View())

    assert page.sections[0].title == "Get this checked first, within days"
    assert page.sections[0].items


def test_a_bare_number_never_stands_without_its_country(knowledge: Knowledge) -> None:
    text = plain.render(compose(advise(CASES["an emergency"], knowledge), View()), 80)

    assert "New Zealand: " in text
    assert "crisis line 988 (call or text)" in text


def test_whoever_helps_with_what_was_told_is_named_first(knowledge: Knowledge) -> None:
    lines = {
        ("suicidal-thoughts", "IE"): "Ireland: to talk, at any hour, 116 123 (Samaritans); emer",
        ("acetaminophen-overdose", "AU"): "Australia: poison line 13 11 26; emergency 000;",
        ("chest-pain", "UK"): "United Kingdom: emergency 999; health advice 111\n",
    }
    for (sign, region), line in lines.items():
        advice = advise(Case(symptoms=(sign,), region=region), knowledge)
        assert line in plain.render(compose(advice, View()), 200)


def test_what_was_left_open_of_the_warning_signs_stands_at_the_top(knowledge: Knowledge) -> None:
    groups = [group for group in knowledge.screens.values() if group.kind == "warning"]
    read = tuple(fact for group in groups if group.id != "nerves" for fact in group.asks)
    said_of = {
        Case(absent=read): "You left open: numb between the legs, bladder, bowel or sex trouble,",
        Case(): "",  # nothing was read, so all of it is open
        Case(screened=True): "You said you have none of the warning signs.",
        Case(screened=True, symptoms=("night-pain",)): "none of the other warning signs.",
    }
    for case, said in said_of.items():
        page = words(plain.render(compose(advise(case, knowledge), View()), 80))
        top = page[: page.index("WORTH TRYING")]
        assert said in top
        assert ("You left open" in top) == said.startswith("You left open")


def test_the_region_chooses_the_number(knowledge: Knowledge) -> None:
    case = replace(CASES["an emergency"], region="UK")
    text = plain.render(compose(advise(case, knowledge), View()), 80)

    assert "United Kingdom: " in text
    assert "988 (call" not in text


# --- Text is text ---------------------------------------------------------------------

EVIL = "\x1b[31mred\x1b[0m [bold]not bold[/bold] <b>x</b> \u202eback\u2069 \x07 {braces} %s"


@pytest.mark.parametrize("width", [40, 100])
def test_escape_sequences_and_markup_are_shown_as_text(width: int, knowledge: Knowledge) -> None:
    treatment = knowledge.treatments["exercise"]
    evil = replace(treatment, name=EVIL, cautions=(Caution(EVIL, treatment.benefits[0].source),))
    known = replace(knowledge, treatments={**knowledge.treatments, "exercise": evil})
    page = compose(advise(Case(), known), View(details=True))

    for text in (plain.render(page, width), table.render(page, width, colour=False)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u2069]", text)
        assert "[bold]not bold[/bold]" in words(text)
        assert "\\x1b[31mred" in words(text)


def test_what_a_person_typed_is_shown_as_text() -> None:
    done = run("next", "--tried", "\x1b[31mevil")

    assert "\x1b" not in done.stderr
    assert "\\x1b[31mevil" in done.stderr


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x9b", "\u2028", "\u202e", "\ufeff"])
def test_unsafe_characters_are_spelled_out(character: str) -> None:
    assert escape_controls(f"a{character}b") == f"a{character.encode('unicode_escape').decode()}b"


# --- In a real terminal ---------------------------------------------------------------

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.process
def test_the_first_answer_is_two_or_three_screens_and_not_a_booklet() -> None:
    text, _ = in_terminal("next", "--tried", "injections,pt", columns=100)

    assert len(text.splitlines()) <= 100  # every row, and every must-read caution whole


@pytest.mark.parametrize("width", [80, 100, 119])
def test_two_short_rows_share_a_line_only_where_both_fit(width: int) -> None:
    bare = [Item(name, "1 for", number=at, brief=True) for at, name in enumerate("abc", 1)]
    long = Item("n" * (width // 2), "1 for", number=4, brief=True)
    item = Item("told", "1 for", (Line("Take care."),), 5, brief=True)
    page = Page("t", (), (Section("s", (*bare, long, item)),))

    shown = table.render(page, width, colour=False).splitlines()[3:]

    assert shown == plain.render(page, width).splitlines()[3:]
    assert shown == [
        " 1 a (1 for)".ljust(width // 2) + " 2 b (1 for)",
        " 3 c (1 for)",
        f" 4 {'n' * (width // 2)} (1 for)",
        " 5 told (1 for). Take care.",
    ]


@pytest.mark.process
@pytest.mark.parametrize("columns", [40, 80, 160])
def test_a_terminal_gets_a_table_that_fits(columns: int) -> None:
    text, status = in_terminal("next", "--tried", "injections,pt", columns=columns)

    bare = ESCAPE.sub("", text)
    assert status == 0
    assert "\x1b[" in text  # colour, where nobody forbade it
    assert all(get_cwidth(line) <= columns for line in bare.splitlines())
    assert "Exercise programme" in bare


@pytest.mark.process
@pytest.mark.parametrize("forbidding", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}])
def test_colour_is_left_out_where_it_is_not_wanted(forbidding: dict[str, str]) -> None:
    text, _ = in_terminal("next", "--tried", "pt", env=forbidding)

    assert "\x1b" not in text
    assert "Exercise programme" in text


@pytest.mark.process
def test_colour_carries_no_meaning_alone() -> None:
    coloured, _ = in_terminal("next", "--tried", "pt")
    bare, _ = in_terminal("next", "--tried", "pt", env={"NO_COLOR": "1"})

    def lines(text: str) -> list[str]:
        return [line.rstrip() for line in ESCAPE.sub("", text).splitlines()]

    assert lines(coloured) == lines(bare)


@pytest.mark.process
def test_a_pipe_within_a_narrow_terminal_is_as_narrow() -> None:
    command = f"{' '.join(PROGRAM)} next --tried pt | cat"
    child = pexpect.spawn(
        "bash",
        ["-c", command],
        env=environment(TERM="xterm"),
        dimensions=(50, 40),
        encoding="utf-8",
        timeout=30,
    )
    lines = child.read().replace("\r\n", "\n").splitlines()

    assert "genitals, back passage, buttocks or inner" in " ".join(" ".join(lines).split())
    assert all(get_cwidth(line) <= 40 for line in lines)


def test_a_pipe_gets_no_escape_sequence() -> None:
    for form in ("plain", "table"):
        assert "\x1b" not in run("next", "--tried", "pt", "--format", form).stdout


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_c_locale_gets_ascii(form: str, locale: str) -> None:
    words = ("show", "duloxetine", "--format", form)
    drawn, done = run(*words), run(*words, env={"LC_ALL": locale})

    assert form == "json" or not drawn.stdout.isascii()  # it draws people as circles
    assert done.returncode == 0
    assert done.stdout.isascii()
    if form == "plain":
        assert done.stdout == drawn.stdout.replace("\u25cf", "#").replace("\u25cb", ".")


def test_a_c_locale_gets_ascii_of_an_overlay_in_another_script(tmp_path: Path) -> None:
    (tmp_path / "treatments").mkdir()
    built_in = Path(CHECKOUT, "treatments", "yoga.yaml").read_text(encoding="utf-8")
    overlay = re.sub(r"^name: .*$", "name: \u30e8\u30ac", built_in, flags=re.MULTILINE)
    (tmp_path / "treatments" / "yoga.yaml").write_text(overlay, encoding="utf-8")
    words = ("show", "yoga", "--knowledge", str(tmp_path))

    assert "\u30e8\u30ac" in run(*words).stdout
    assert run(*words, env={"LC_ALL": "C"}).stdout.startswith("??")


@pytest.mark.parametrize("columns", ["0", "x", "9" * 5000])
def test_a_width_that_is_none_is_passed_over(columns: str) -> None:
    assert run("show", "yoga", env={"COLUMNS": columns}).stdout == run("show", "yoga").stdout


# --- Cards and lists ------------------------------------------------------------------


def test_every_card_shows_both_sides_and_every_source(knowledge: Knowledge) -> None:
    for treatment in knowledge.treatments.values():
        page = words(plain.render(treatment_page(treatment, knowledge), 80))
        for text in [good.text for good in treatment.benefits] + [
            bad.text for bad in treatment.harms
        ]:
            assert words(text) in page
        for claim in treatment.claims():
            assert words(knowledge.sources[claim.source].title) in page
        assert treatment.review_by in page


def test_nobody_past_fifty_five_is_asked_about_pregnancy(knowledge: Knowledge) -> None:
    for age, asked in ((55, True), (56, False), (None, True)):
        advice = advise(Case(tried=(Trial("exercise"),), screened=True, age=age), knowledge)
        page = words(plain.render(compose(advice, View(details=True)), 80))
        first = page[page.index("Tell the clinician if") : page.index("About this answer".upper())]

        assert ("pregnan" in first) == asked, age
        assert any(question.about == "pregnancy" for question in advice.open_questions) == asked
        checks = {check.fact for entry in advice.entries for check in entry.check_first}
        assert "pregnancy" in checks  # unasked is not no: what it would rule out still says so


def test_what_two_conditions_have_in_common_is_told_once(knowledge: Knowledge) -> None:
    case = Case(symptoms=("low-mood",), conditions=("depression",), screened=True)
    page = words(plain.render(compose(advise(case, knowledge), View()), 80))
    because = "Low mood can hold back recovery, and this programme treats mood and back together."

    assert page.count(because) == 1
    assert "Fits well with depression" in page


def test_nothing_is_asked_that_is_named_to_be_said_first(knowledge: Knowledge) -> None:
    advice = advise(CASES["after injections and pt"], knowledge)
    before = compose(advice, View()).sections[-2]
    lines = {line.label.partition(" (")[0]: line.text for line in before.lines}

    assert "an infection now or in recent weeks" in lines["Tell the clinician if you have"]
    assert "infection" not in lines["Answers that would change most"]  # the same, as a question


def test_what_is_in_use_is_never_cut_short(knowledge: Knowledge) -> None:
    advice = advise(Case(tried=(Trial("opioids", "helping"),), screened=True), knowledge)
    page = words(plain.render(compose(advice, View(top=1)), 80))

    assert advice.entries[0].bucket == "recommended"
    for caution in knowledge.treatments["opioids"].cautions:
        assert words(caution.text) in page


def test_what_happened_to_a_source_since_is_told_with_it(knowledge: Knowledge) -> None:
    noted = [source for source in knowledge.sources.values() if source.note]
    assert noted
    everything = words(plain.render(listing("sources", knowledge), 80))
    for source in noted:
        assert words(source.note) in everything
        for treatment in knowledge.treatments.values():
            if any(claim.source == source.id for claim in treatment.claims()):
                assert words(source.note) in words(
                    plain.render(treatment_page(treatment, knowledge), 80)
                )


def test_numbers_of_100_are_told_both_ways(knowledge: Knowledge) -> None:
    counts = [
        (treatment, claim.of_100, claim.over)
        for treatment in knowledge.treatments.values()
        for claim in treatment.counted()
        if claim.of_100
    ]
    assert any(count.without_it is None for _, count, _ in counts)
    for treatment, count, over in counts:
        page = words(plain.render(treatment_page(treatment, knowledge), 80))
        for many in (count.with_it, count.without_it):
            if many is None:
                assert "Without it: not known; there was no group to compare with" in page
            else:
                assert f"{many} of 100 (and {100 - many} of 100 not), {over}" in page


@pytest.mark.parametrize("width", [30, 40, 80, 160])
def test_people_are_drawn_out_of_100_whatever_the_width(width: int, knowledge: Knowledge) -> None:
    treatment = knowledge.treatments["duloxetine"]
    counts = [claim.of_100 for claim in treatment.counted() if claim.of_100]
    people = [many for count in counts for many in (count.with_it, count.without_it)]

    for text in (
        plain.render(treatment_page(treatment, knowledge), width),
        table.render(treatment_page(treatment, knowledge), width, colour=False),
    ):
        signs = "".join(re.findall("[\u25cf\u25cb]", text))
        drawn = [signs[at : at + 100].count("\u25cf") for at in range(0, len(signs), 100)]
        assert drawn == people


@pytest.mark.parametrize("what", LISTS)
def test_a_list_names_everything(what: str, knowledge: Knowledge) -> None:
    ids = {
        "treatments": set(knowledge.treatments),
        "symptoms": {fact.id for fact in knowledge.facts.values() if fact.kind == "symptom"},
        "conditions": {
            fact.id for fact in knowledge.facts.values() if fact.kind in ("condition", "diagnosis")
        },
        "sources": set(knowledge.sources),
        "red-flags": set(knowledge.red_flags),
    }[what]
    page = plain.render(listing(what, knowledge), 200)

    assert all(item_id in page for item_id in ids)


@pytest.mark.parametrize("details", [False, True])
def test_what_to_know_first_stands_with_every_option(details: bool, knowledge: Knowledge) -> None:
    advice = advise(CASES["many conditions"], knowledge)
    page = compose(advice, View(details))
    items = {item.name: item for section in page.sections for item in section.items}

    shown = [entry.treatment for entry in advice.entries if entry.treatment.name in items]
    assert any(treatment.cautions for treatment in shown)
    for treatment in shown:
        first = [line.text for line in items[treatment.name].lines if line.label == "Know first"]
        assert first == [caution.text for caution in treatment.cautions], treatment.id


@pytest.mark.parametrize("region", ["", "US", "UK", "AU"])
def test_the_last_word_to_somebody_in_despair_is_who_to_call(
    region: str, knowledge: Knowledge
) -> None:
    advice = advise(Case(symptoms=("suicidal-thoughts",), region=region), knowledge)

    regions = knowledge.about.regions
    here = [regions[region]] if region else list(regions.values())
    lines = [country.crisis for country in here if country.crisis]
    assert lines
    for line in lines:
        assert line in last_word(advice)


def test_the_last_word_of_another_emergency_is_not_a_crisis_line(knowledge: Knowledge) -> None:
    advice = advise(Case(symptoms=("saddle-numbness",), region="US"), knowledge)

    assert last_word(advice).startswith("GET HELP NOW. Call 911")
    assert knowledge.about.regions["US"].crisis not in last_word(advice)
