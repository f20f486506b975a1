"""One spelling in a deck, and no frequent misspellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lint import Read, spelling, spellings
from tests.lint.files import TEMPLATE, WHY, found, told


def saying(*lines: str, id: str = "one") -> Read:
    return found(TEMPLATE.replace(WHY, "\n".join(lines)), id)


def test_the_rarer_spelling_of_a_deck_is_reported_with_its_line() -> None:
    one = saying("The colors are labeled.", "They normalize it.")
    two = saying("It is so.", "Its behaviour is modelled.", id="two")
    found_ = [
        (fault.path, fault.line, fault.what, fault.mend) for fault in spelling.between([one, two])
    ]
    what = "is British; the deck is American (3 words to 2)"
    assert found_ == [
        ("atlas/maps/two.md", 17, f"“behaviour” {what}", "write behavior"),
        ("atlas/maps/two.md", 17, f"“modelled” {what}", "write modeled"),
    ]


def test_a_british_deck_is_told_of_its_american_words() -> None:
    one = saying("Colours are normalised in the centre.")
    two = saying("One color.", id="two")
    ((line, what),) = told(spelling.between([one, two]))
    assert (line, what) == (16, "“color” is American; the deck is British (3 words to 1)")


def test_a_deck_of_one_spelling_passes() -> None:
    assert told(spelling.between([saying("Gray colors."), saying("A center.", id="two")])) == []


def test_code_formulas_and_addresses_are_not_read() -> None:
    other = saying("`colour` $colour$ [x](https://a.org/colour)", "```", "colour", "```", id="two")
    assert told(spelling.between([saying("A color."), other])) == []


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("normalise", "normalize"),
        ("unnormalised", "unnormalized"),
        ("regularisation", "regularization"),
        ("initialised", "initialized"),
        ("optimisers", "optimizers"),
        ("generalises", "generalizes"),
        ("quantising", "quantizing"),
        ("Colour", "color"),
        ("behaviours", "behaviors"),
        ("neighbouring", "neighboring"),
        ("favourable", "favorable"),
        ("centre", "center"),
        ("analyse", "analyze"),
        ("modelling", "modeling"),
        ("labelled", "labeled"),
        ("unlabelled", "unlabeled"),
        ("artefact", "artifact"),
        ("grey", "gray"),
        ("fulfil", "fulfill"),
        ("programme", "program"),
        ("catalogue", "catalog"),
        ("metre", "meter"),
        ("whilst", "while"),
        ("learnt", "learned"),
    ],
)
def test_a_british_word_and_its_american_form(british: str, american: str) -> None:
    assert spellings.american(british) == american
    assert not spellings.american(american)


SHARED = """\
advise analyses comprise devise exercise precise revise size towards hour four our pour parameter
parameters noise promise otherwise raise supervised unsupervised compromise rigorous laboratory
model label fulfilled metric filter"""


def test_a_word_of_both_spellings_is_neither() -> None:
    found_ = [spellings.american(word) or spellings.british(word) for word in SHARED.split()]
    assert set(found_) == {""}


@given(st.sampled_from(sorted(spellings._TO_BRITISH)))
def test_to_britain_and_back_is_the_same_word(word: str) -> None:
    assert spellings.american(spellings.british(word)) == word


def test_a_misspelt_word_is_reported_with_the_right_one() -> None:
    (fault,) = spelling.faults(saying("The grid.", "A Guassian kernel."))
    assert (fault.line, fault.what, fault.mend) == (17, "“Guassian” is misspelt", "write Gaussian")


def test_no_misspelling_of_the_list_is_a_right_word_of_it() -> None:
    assert not set(spellings._MISSPELT) & set(spellings._MISSPELT.values())


def test_a_word_that_stands_twice_is_reported() -> None:
    assert told(spelling.faults(saying("It is the", "the end."))) == [(16, "“the” stands twice")]


def test_a_word_that_may_stand_twice_passes() -> None:
    assert told(spelling.faults(saying("It follows that that loss is $x$ $x$, 3 3."))) == []
