"""Lines are folded by the columns that letters take on a screen, and no letter is lost."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from backadvisor.render.formats import plain, table
from backadvisor.render.page import Item, Line, Page, Section
from backadvisor.terminal.wrap import columns, folded, padded, wrapped

from .drawing import drawn

WIDE = "\u8170\u306e\u75db\u307f"  # "low back pain" in Japanese
TEXTS = st.text(alphabet=f"ab -\t\u00e9\u00a0e\u0301{WIDE}", max_size=60)
SENTENCE = f"{WIDE * 6} pain {WIDE * 9}, " * 3


@pytest.mark.parametrize(
    ("text", "taken"),
    [("", 0), ("pain", 4), ("caf\u00e9", 4), ("cafe\u0301", 4), (WIDE, 8), (f"a{WIDE}b", 10)],
)
def test_a_wide_letter_takes_two_columns_and_a_mark_none(text: str, taken: int) -> None:
    assert columns(text) == taken == get_cwidth(text)


@drawn(200)
@given(st.text(alphabet="abc -", max_size=60), st.integers(4, 30), st.integers(0, 3))
def test_narrow_text_is_folded_as_the_standard_library_does(
    text: str, width: int, indented: int
) -> None:
    indent = " " * indented
    expected = wrap(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )

    assert wrapped(text, width, indent) == (expected or [""])


@drawn(200)
@given(TEXTS, st.integers(4, 30), st.booleans())
def test_a_broken_line_fits_and_no_letter_is_lost(text: str, width: int, keep_blanks: bool) -> None:
    lines = folded(text, width, break_long=True, keep_blanks=keep_blanks)

    assert all(get_cwidth(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
    if keep_blanks:
        assert "".join(lines) == text.replace("\t", " ")


@pytest.mark.parametrize("width", [20, 40, 80, 130])
@pytest.mark.parametrize("brief", [False, True])
def test_a_page_of_wide_letters_is_no_wider_than_it_may_be(width: int, brief: bool) -> None:
    items = [Item(WIDE * 3, "1 for", (Line(SENTENCE),), at, brief) for at in (1, 2)]
    items += [Item(WIDE * 2, "1 for", number=at, brief=brief) for at in (3, 4)]
    page = Page(SENTENCE, (Line(SENTENCE, WIDE),), (Section(SENTENCE, tuple(items)),))

    for text in (plain.render(page, width), table.render(page, width, colour=False)):
        assert max(map(get_cwidth, text.splitlines())) <= width
        assert "".join(SENTENCE.split()) in "".join(text.split())


def test_columns_stand_under_each_other_whatever_the_letters() -> None:
    names = ("narrow", WIDE, "cafe\u0301")
    items = tuple(Item(name, "1 for", (Line("|"),), at) for at, name in enumerate(names, 1))
    shown = table.render(Page("t", (), (Section("s", items),)), 100, colour=False)

    bars = [line for line in shown.splitlines() if line.endswith("|")]
    assert len(bars) == len(names)
    assert len({get_cwidth(line) for line in bars}) == 1
    assert get_cwidth(padded(WIDE, 20)) == get_cwidth(padded("pain", 20)) == 20
