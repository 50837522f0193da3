"""Markdown and HTML: the same page, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from backadvisor import Case, Knowledge, Trial, advise
from backadvisor.model.record import replace
from backadvisor.render.formats import html, markdown
from backadvisor.render.page import Item, Line, Page, Section, View
from backadvisor.render.pages.advice import compose

from .program import run

EVIL = '<script>alert("x")</script> & *star* [link](http://x) `code` \x1b[31m | # title'


class Reader(HTMLParser):
    """Collects tags, the names of their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.update(name for name, _ in attrs)
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += " " + data


def page(knowledge: Knowledge) -> Page:
    treatment = replace(knowledge.treatments["exercise"], name=EVIL, summary=EVIL)
    known = replace(knowledge, treatments={**knowledge.treatments, "exercise": treatment})
    return compose(advise(Case(tried=(Trial("yoga"),)), known), View(spacious=True))


def test_html_is_well_formed_and_holds_every_word(knowledge: Knowledge) -> None:
    laid_out = page(knowledge)
    reader = Reader(html.render(laid_out))

    shown = " ".join(reader.words.split())
    assert reader.open == []
    for section in laid_out.sections:
        assert " ".join(section.title.split()) in shown
        for item in section.items:
            for line in item.lines:
                assert " ".join(line.text.replace("\x1b", "\\x1b").split()) in shown


@pytest.mark.parametrize("words", [["show", "injections"], ["why", "injections", "--tried", "pt"]])
def test_several_treatments_are_one_document(words: list[str], knowledge: Knowledge) -> None:
    members = [
        treatment
        for treatment in knowledge.treatments.values()
        if treatment.category == "injections"
    ]
    text = run(*words, "--format", "html").stdout
    reader = Reader(text)

    assert text.count("<!DOCTYPE html>") == 1
    assert reader.open == []
    assert reader.tags.count("h1") == len(members) > 1
    for once in ("html", "head", "title", "style", "body", "main"):
        assert reader.tags.count(once) == 1
    assert all(treatment.name.lower() in reader.words.lower() for treatment in members)


def test_no_text_becomes_markup_in_html(knowledge: Knowledge) -> None:
    text = html.render(page(knowledge))

    assert "script" not in Reader(text).tags
    assert "&lt;script&gt;" in text
    assert "\x1b" not in text


def test_html_loads_nothing_from_elsewhere(knowledge: Knowledge) -> None:
    text = html.render(page(knowledge))

    assert not re.search(r"(src|href)=|@import|url\(", text)
    assert not [name for name in Reader(text).attributes if name.startswith("on")]
    assert '<html lang="en">' in text


def test_no_text_becomes_markup_in_markdown(knowledge: Knowledge) -> None:
    text = markdown.render(page(knowledge))

    assert r"\<script\>" in text
    assert r"\*star\*" in text
    assert r"\[link\]" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. first", r"1\. first"),
        ("12) twelfth", r"12\) twelfth"),
        ("- dash", r"\- dash"),
        ("+ plus", r"\+ plus"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("  > quoted", r"\> quoted"),
        ("# title", r"\# title"),
        ("&lt;b&gt; &copy;", r"\&lt;b\&gt; \&copy;"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("__bold__", r"\_\_bold\_\_"),
        ("![image](x)", r"!\[image\](x)"),
        ("a | b", r"a \| b"),
        ("2 of 100, 1.5 kg - or so", "2 of 100, 1.5 kg - or so"),
        ("-3 points", r"\-3 points"),
    ],
)
def test_a_line_of_markdown_stays_the_text_it_was(text: str, shown: str) -> None:
    drawn = markdown.render(Page(text, (Line(text),), (Section(text, (Item(text),)),)))

    assert drawn.splitlines()[0::2] == [f"# {shown}", shown, f"## {shown}", f"- {shown}"]


@pytest.mark.parametrize(
    ("render", "first"),
    [
        (
            html.render,
            r"<main>\n<h1>Get help now</h1>\n<p>Call 911 .*</p>\n<p>.*</p>\n<section class=.stop",
        ),
        (markdown.render, r"\A# Get help now\n\nCall 911 .*\n\n.*\n\n## What to do\n"),
    ],
)
def test_an_emergency_comes_first_and_alone(
    render: Callable[[Page], str], first: str, knowledge: Knowledge
) -> None:
    advice = advise(Case(symptoms=("saddle-numbness",), tried=(Trial("yoga"),)), knowledge)
    text = render(compose(advice, View(spacious=True)))

    assert re.search(first, text)
    assert not [
        treatment.name for treatment in knowledge.treatments.values() if treatment.name in text
    ]
