"""What authors write, taken apart so that every platform can put it together its own way."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.text import (
    Block,
    Code,
    Formula,
    Listing,
    Paragraph,
    Picture,
    Span,
    Text,
    bare,
    parsed,
    spans,
)
from tests.domain.properties import tried

SAMPLE = """\
A **bold** claim about *style*, `code` and $x^2$,
[linked](https://example.org).

$$
\\frac{a}{b}
$$

- one
- two
  1. deep

```python
print(1)
```

![what the picture shows](figures/padding.png)
"""


def line(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def test_a_text_is_taken_apart_into_blocks_and_spans() -> None:
    assert parsed(SAMPLE) == (
        Paragraph(
            (
                Span("A "),
                Span("bold", "strong"),
                Span(" claim about "),
                Span("style", "emphasis"),
                Span(", "),
                Span("code", "code"),
                Span(" and "),
                Span("x²", "math"),
                Span(","),
                Span(" "),
                Span("linked", "link", "https://example.org"),
                Span("."),
            )
        ),
        Formula("\\frac{a}{b}", "a/b"),
        Listing(((line("one"),), (line("two"), Listing(((line("deep"),),), ordered=True)))),
        Code("print(1)", "python"),
        Picture("figures/padding.png", "what the picture shows"),
    )


def test_the_words_alone_are_for_logs_and_screen_readers() -> None:
    assert bare(SAMPLE) == (
        "A bold claim about style, code and x², linked.\n"
        "a/b\n"
        "- one\n"
        "- two\n"
        "- deep\n"
        "print(1)\n"
        "what the picture shows"
    )


@pytest.mark.parametrize(
    ("markdown", "blocks"),
    [
        ("", ()),
        ("  \n\n ", ()),
        ("one\n\ntwo", (line("one"), line("two"))),
        ("one\\\ntwo", (Paragraph((Span("one"), Span("\n"), Span("two"))),)),
        ("1. one\n2. two", (Listing(((line("one"),), (line("two"),)), ordered=True),)),
        ("    x = 1", (Code("x = 1"),)),
        ("```\n$x$ **y**\n```", (Code("$x$ **y**"),)),
        ("$$x$$", (Formula("x", "x"),)),
        ("so $$x$$ it is", (line("so "), Formula("x", "x"), line(" it is"))),
        ("see ![alt](a.png) here", (line("see "), Picture("a.png", "alt"), line(" here"))),
        ("# Why", (line("Why"),)),
        ("> said", (line("said"),)),
    ],
)
def test_every_block_stands_for_itself(markdown: str, blocks: Text) -> None:
    assert parsed(markdown) == blocks


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("28", (Span("28"),)),
        ("", (Span(""),)),
        ("`x` wins", (Span("x", "code"), Span(" wins"))),
        ("$W_{ij}$", (Span("Wᵢⱼ", "math"),)),
        ("**a $x$ b**", (Span("a ", "strong"), Span("x", "math"), Span(" b", "strong"))),
        ("`$x$`", (Span("$x$", "code"),)),
        ("$5 and $6", (Span("$5 and $6"),)),
        ("a_b_c and 2*3*4", (Span("a_b_c and 2"), Span("3", "emphasis"), Span("4"))),
        ("2 * 3 * 4", (Span("2 * 3 * 4"),)),
        ("1 < 2 & 3", (Span("1 < 2 & 3"),)),
        ("<b>x</b> <script>", (Span("<b>x</b> <script>"),)),
        ("@everyone <@1> <!channel>", (Span("@everyone <@1> <!channel>"),)),
        ("first\n\nsecond", (Span("first"),)),
    ],
)
def test_an_option_is_a_line_of_spans(markdown: str, found: tuple[Span, ...]) -> None:
    assert spans(markdown) == found


@pytest.mark.parametrize("markdown", ["$$x = 1$$ (by symmetry)", "$$\nx = 1\n$$ (by symmetry)"])
def test_words_in_brackets_behind_a_formula_do_not_swallow_it(markdown: str) -> None:
    assert Formula("x = 1", "x = 1") in parsed(markdown)


def test_a_link_whose_words_are_code_still_leads_somewhere() -> None:
    (span,) = spans("[`torch.nn`](https://example.org)")
    assert (span.text, span.url) == ("torch.nn", "https://example.org")


marked = st.text("ab \n*_`$#>-1.![](){}\\<&|~:^", max_size=60)


@tried
@given(st.text(max_size=60) | marked)
@example("> " * 200 + "x")
@example("- " * 200 + "x")
@example("[" * 500 + "x")
@example("*" * 500 + "x" + "*" * 500)
@example("$" * 500)
@example("![![![x](a)](b)](c)")
@example("\x00\ud800")
def test_any_text_is_taken_apart(markdown: str) -> None:
    blocks = parsed(markdown)
    assert all(isinstance(block, Block) for block in blocks)
    assert isinstance(bare(blocks), str)


@tried
@given(st.text("abcdefgh ,.", max_size=60))
def test_words_without_markup_come_out_as_they_went_in(words: str) -> None:
    assert bare(words).split() == words.split()


@tried
@given(marked)
def test_an_option_is_a_line_of_spans_whatever_it_holds(markdown: str) -> None:
    assert all(isinstance(span, Span) for span in spans(markdown))
