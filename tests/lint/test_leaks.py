"""Names, alt texts and prompts that give the answer away."""

import pytest

from bot.lint import leaks
from tests.lint.files import CHOICE, NUMBER, SEVERAL, TEMPLATE, found, prompt, told

PICTURE = "![{alt}]({path})\n\nWhich city is the seat of the government in France?"


def picture(alt: str = "A map with one dot", path: str = "figures/map.png") -> str:
    return prompt(PICTURE.format(alt=alt, path=path))


def test_a_file_named_after_its_answer_is_reported() -> None:
    assert told(leaks.faults(found(CHOICE, "why-paris-governs"))) == [
        (1, "the file's name holds “pari…”, which only the right option has")
    ]


def test_a_file_named_after_a_wrong_answer_is_not() -> None:
    assert told(leaks.faults(found(CHOICE, "is-it-lyon"))) == []


def test_a_word_that_the_prompt_has_as_well_gives_nothing_away() -> None:
    text = prompt("Is Paris, Lyon or another city the seat of the government?")
    assert told(leaks.faults(found(text, "paris-or-not"))) == []


def test_a_word_of_some_right_options_only_gives_nothing_away() -> None:
    assert told(leaks.faults(found(SEVERAL, "paris-and-others"))) == []


def test_an_alt_text_with_the_answer_is_reported_at_the_picture() -> None:
    assert told(leaks.faults(found(picture(alt="A map with a dot at Paris")))) == [
        (7, "the alt text holds “pari…”, which only the right option has")
    ]


def test_a_picture_named_after_the_answer_is_reported() -> None:
    assert told(leaks.faults(found(picture(path="figures/paris_on-map.png")))) == [
        (7, "the picture's name holds “pari…”, which only the right option has")
    ]


def test_a_picture_that_tells_nothing_passes() -> None:
    assert told(leaks.faults(found(picture()))) == []


def test_the_right_option_word_for_word_in_the_prompt_is_reported() -> None:
    text = CHOICE.replace("- [x] Paris", "- [x] On the Seine")
    text = text.replace("Which city", "One lies on the Seine. Which city")
    assert told(leaks.faults(found(text))) == [
        (7, "the prompt holds the right option word for word, and no wrong one")
    ]


def test_a_prompt_that_names_a_wrong_option_too_passes() -> None:
    text = CHOICE.replace("- [x] Paris", "- [x] On the Seine")
    text = text.replace("Which city", "On the Seine, or Lyon: which city")
    assert told(leaks.faults(found(text))) == []


@pytest.mark.parametrize("shown", ["4810 m", "4,810 m", "4810.0 m"])
def test_the_number_that_is_asked_for_must_not_stand_in_the_question(shown: str) -> None:
    text = prompt(f"A hut lies at {shown}.\n\nHow high is Mont Blanc?", NUMBER)
    ((line, what),) = told(leaks.faults(found(text)))
    assert line == 8
    assert what == f"the answer {shown.removesuffix(' m')} stands in the question"


def test_the_number_must_not_stand_in_an_alt_text_either() -> None:
    text = prompt("How high is it?\n\n![A peak, 4810 m](figures/peak.png)", NUMBER)
    assert told(leaks.faults(found(text))) == [(10, "the answer 4810 stands in the question")]


@pytest.mark.parametrize("shown", ["14810", "4810.5", "x4810", "48"])
def test_another_number_passes(shown: str) -> None:
    assert told(leaks.faults(found(prompt(f"How high is it, not {shown}?", NUMBER)))) == []


def test_a_number_of_two_digits_may_come_up_by_accident() -> None:
    text = prompt("28 of 4800 men came. How many more?", NUMBER.replace("4810", "4800"))
    assert told(leaks.faults(found(text))) == []


def test_the_numbers_of_a_template_are_its_own_affair() -> None:
    assert told(leaks.faults(found(TEMPLATE))) == []
