"""A question that turns on an overlooked *not*."""

import pytest

from bot.lint import negation
from tests.lint.files import CHOICE, RECALL, SEVERAL, found, prompt, told


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Which of these is not a loss?", "not"),
        ("What does dropout never change?", "never"),
        ("Which layers don't have weights?", "don't"),
        ("Which of them can’t overflow?", "can’t"),
        ("Which statement is false?", "false"),
        ("Which line is incorrect?", "incorrect"),
        ("Which of these helps least?", "least"),
        ("Choose what is not needed.", "not"),
        ("All of these shrink the weights, except:", "except"),
        ("Which of SGD, Adam and Lion is not adaptive?", "not"),
        ("Of these three, which does not converge?", "not"),
        ("Which of them hold, except for one?", "except for one"),
    ],
)
def test_a_question_that_turns_on_a_negation_without_emphasis_is_reported(
    sentence: str, word: str
) -> None:
    text = prompt(f"A network is trained.\n{sentence}")
    assert told(negation.faults(found(text))) == [
        (8, f"the question turns on “{word}” without emphasis")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Which of these is **not** a loss?",
        "Which statement is **false**?",
        "What does it __never__ change?",
        "The loss does not fall. Which of these helps?",
        "The targets are not rescaled, so which unit fits?",
        "Which unit fits, if targets are not rescaled?",
        "Which layer mends a network that does not converge?",
        "Labels are not there yet. What is measured?",
        "Which of these has at least two weights?",
        "What is the share of false positives?",
        "Which solution is that of least squares?",
        "Why does gradient descent not bring it back?",
        "Which of these needs not only labels but boxes?",
        "A layer, which does not learn, is dropped: what follows?",
        "What prints `not x`?",
        "What goes wrong here?",
        "The name of a layer is not shown.",
        "You find that what is stored is not used.",
        "Which unit fits, as targets are not rescaled?",
    ],
)
def test_a_harmless_negation_passes(sentence: str) -> None:
    assert told(negation.faults(found(prompt(sentence)))) == []


def test_code_is_not_read() -> None:
    text = prompt("What is printed?\n\n```python\nprint(not which)\n```")
    assert told(negation.faults(found(text))) == []


def test_several_are_asked_with_emphasis_too() -> None:
    text = prompt("Which of these are not seats? Choose all that apply.", SEVERAL)
    assert len([*negation.faults(found(text))]) == 1


def test_open_questions_have_no_options_to_mix_up() -> None:
    assert told(negation.faults(found(prompt("What does dropout not do?", RECALL)))) == []


def test_the_sample_passes() -> None:
    assert told(negation.faults(found(CHOICE))) == []
