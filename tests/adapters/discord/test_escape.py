"""What people write is shown as they wrote it: it can neither format, ping nor break a message."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import escape, prose
from bot.domain.text import Formula, Paragraph, Picture, Span, parsed

SPECIAL = "\\*_~`|<>[]"
WORDS = [*SPECIAL, *"ab1.#-+ @\n:", "@everyone", "<@1>", "```", "https://a.b/c_d"]
TEXTS = st.lists(st.sampled_from(WORDS)).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold**", r"\*\*bold\*\*"),
        ("<@123> <#9> <t:0:R>", r"\<@123\> \<#9\> \<t:0:R\>"),
        ("# heading", r"\# heading"),
        ("-# small", r"\-# small"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("see https://a.b/c_d or e_f", r"see https://a.b/c_d or e\_f"),
        ("[text](https://x.y)", r"\[text\](https://x.y)"),
        ("3 - 2 = 1", "3 - 2 = 1"),
        ("@everyone", "@\u200beveryone"),
        ("a\x00b\u202ec", "abc"),
    ],
)
def test_markup_is_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert escape.escaped(text) == shown


@given(TEXTS)
def test_no_special_sign_stands_without_its_backslash(text: str) -> None:
    rest = re.sub(r"\\[\\*_~`|<>\[\]]", "", escape.escaped(text))
    rest = re.sub(r"https?://[^\s\\*~`|<>\[\]]+", "", rest)
    assert not set(rest) & set("*_~`|<>[]")
    assert "@everyone" not in rest


@given(st.text())
def test_a_name_is_one_line_and_never_empty(text: str) -> None:
    shown = escape.name(text)
    assert shown
    assert "\n" not in shown


@given(st.text(alphabet="`ab \n"))
def test_code_never_ends_early(text: str) -> None:
    shown = escape.code(text)
    fence = re.match("`+", shown)
    assert fence is not None
    assert shown.endswith("`")


@given(st.text(alphabet="`ab\n"), st.text(alphabet="py+\n `"))
def test_a_block_has_one_fence_at_each_end(text: str, language: str) -> None:
    shown = escape.block(text, language)
    assert shown.startswith("```")
    assert shown.endswith("\n```")
    assert shown.count("```") == 2


@given(st.text(alphabet="ab *_`\n", max_size=400), st.integers(20, 200))
def test_a_long_text_is_cut_into_pieces_that_fit_and_nothing_is_lost(text: str, limit: int) -> None:
    pieces = prose.chunks(text, limit)
    assert all(len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_long_block_of_code_is_fenced_in_every_piece() -> None:
    lines = "\n".join(f"x{number} = {number}" for number in range(200))
    pieces = list(prose.parts(parsed(f"```python\n{lines}\n```"), 300))
    assert len(pieces) > 5
    for piece in pieces:
        assert isinstance(piece, str)
        assert piece.startswith("```python\n")
        assert piece.endswith("\n```")
        assert len(piece) <= 300


def test_formulas_lists_links_and_code_become_discords_own() -> None:
    text = parsed(
        "A **bold** word, `a_b`, $x_i \\le 3$ and [docs](https://example.org).\n\n"
        "1. one\n2. two\n\n$$y = Wx$$\n\n- a\n- b"
    )
    assert list(prose.parts(text, 3900)) == [
        "A **bold** word, `a_b`, xᵢ ≤ 3 and [docs](<https://example.org>).\n\n1. one\n2. two",
        Formula("y = Wx", "y = Wx"),
        "- a\n- b",
    ]


def test_a_link_that_is_no_web_address_is_only_text() -> None:
    spans = (Span("click", "link", "javascript:alert(1)"),)
    assert prose.line(spans) == "click"


def test_blanks_inside_bold_stand_outside_of_its_marks() -> None:
    assert prose.line((Span(" bold ", "strong"), Span("x"))) == "**bold** x"


def test_pictures_stand_on_their_own() -> None:
    found = list(prose.parts(parsed("Look:\n\n![a curve](figures/a.png)\n\nWhich?"), 100))
    assert [part.alt if isinstance(part, Picture) else part for part in found] == [
        *("Look:", "a curve", "Which?")
    ]
    assert not any(isinstance(part, Paragraph) for part in found)
