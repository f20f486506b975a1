"""What is too long, or too short."""

import pytest

from bot.lint import length
from tests.lint.files import CHOICE, NUMBER, RECALL, WHY, found, prompt, told


def words(count: int) -> str:
    """In sentences of ten words."""
    full, rest = divmod(count, 10)
    return " ".join(
        ["One two three four five six seven eight nine ten."] * full + ["eleven"] * rest
    )


def explained(text: str, base: str = CHOICE) -> str:
    return base.replace(WHY, text)


def coded(lines: int, width: int = 10) -> str:
    block = "\n".join(["x" * width] * lines)
    return prompt(f"What is printed?\n\n```python\n{block}\n```", NUMBER)


def test_the_sample_passes() -> None:
    assert told(length.faults(found(CHOICE))) == []


def test_a_prompt_of_ninety_words_passes_and_of_one_more_does_not() -> None:
    assert told(length.faults(found(prompt(words(90))))) == []
    assert told(length.faults(found(prompt(words(91))))) == [(7, "the prompt has 91 words")]


def test_code_and_display_formulas_are_no_words_and_a_formula_is_one() -> None:
    code = f"```python\n{words(12)}\n```"
    text = prompt(f"{words(88)}. Why $a = b + c + d$?\n\n$$e + f = g + h$$\n\n{code}")
    assert told(length.faults(found(text))) == []


@pytest.mark.parametrize("count", [60, 180])
def test_an_explanation_of_usual_length_passes(count: int) -> None:
    assert told(length.faults(found(explained(words(count))))) == []


@pytest.mark.parametrize("count", [59, 181])
def test_an_explanation_that_is_too_short_or_too_long_is_reported(count: int) -> None:
    assert told(length.faults(found(explained(words(count))))) == [
        (18, f"the explanation has {count} words")
    ]


def test_a_reflection_may_be_short() -> None:
    text = CHOICE[: CHOICE.index("- [")] + "## Why\nShort.\n"
    text = text.replace("prerequisites: []", "kind: reflection")
    assert told(length.faults(found(text))) == []


def test_a_model_answer_of_more_than_150_words_is_reported() -> None:
    model = "It had the river and the court."
    assert told(length.faults(found(RECALL.replace(model, words(150))))) == []
    assert told(length.faults(found(RECALL.replace(model, words(151))))) == [
        (9, "the model answer has 151 words")
    ]


def test_an_option_counts_as_it_is_shown() -> None:
    shown = "x" * 140
    assert told(length.faults(found(CHOICE.replace("Lyon", f"**{shown}**")))) == []
    assert told(length.faults(found(CHOICE.replace("Lyon", f"{shown}y")))) == [
        (12, "an option of 141 characters")
    ]


def test_a_code_block_of_sixteen_lines_passes_and_of_seventeen_does_not() -> None:
    assert told(length.faults(found(coded(16)))) == []
    assert told(length.faults(found(coded(17)))) == [(11, "a code block of 17 lines")]


def test_a_line_of_code_of_more_than_76_characters_is_reported_where_it_stands() -> None:
    assert told(length.faults(found(coded(3, 76)))) == []
    assert told(length.faults(found(coded(2, 77)))) == [
        (11, "a line of code of 77 characters"),
        (12, "a line of code of 77 characters"),
    ]


def test_a_right_option_far_longer_than_the_others_is_reported() -> None:
    near = CHOICE.replace("- [x] Paris", f"- [x] {'x' * 34}")
    far = CHOICE.replace("- [x] Paris", f"- [x] {'x' * 35}")
    assert told(length.faults(found(near))) == []
    assert told(length.faults(found(far))) == [
        (11, "the right option has 35 characters, the longest wrong one 9")
    ]


def test_a_right_option_that_is_longer_by_a_little_of_much_passes() -> None:
    text = CHOICE.replace("- [x] Paris", f"- [x] {'x' * 90}").replace("Lyon", "y" * 60)
    assert told(length.faults(found(text))) == []


def test_a_sentence_of_forty_words_passes_and_of_forty_one_does_not() -> None:
    short = words(50)
    assert told(length.faults(found(explained(f"{short}\nA {'word ' * 38}$a + b$.")))) == []
    assert told(length.faults(found(explained(f"{short}\nA {'word ' * 39}$a + b$.")))) == [
        (19, "a sentence of 41 words")
    ]


def test_long_sentences_on_average_are_reported() -> None:
    for count, expected in ((28, []), (29, [(18, "29 words on average")])):
        text = explained(f"A {'word ' * (count - 2)}end. " * 4)
        found_ = [
            (line, what.partition("have ")[2]) for line, what in told(length.faults(found(text)))
        ]
        assert found_ == expected


def test_an_abbreviation_ends_no_sentence() -> None:
    text = explained(f"{words(50)} A {'word ' * 19}e.g. Adam, {'word ' * 20}end.")
    assert told(length.faults(found(text))) == [(18, "a sentence of 43 words")]
