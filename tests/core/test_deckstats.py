"""What `deck stats` counts."""

from dataclasses import replace

from bot import deckstats
from bot.domain.question import Question
from tests.samples import CAPITAL, MIXED, PRIMES

CODE = replace(CAPITAL, id="code", prompt="What?\n\n```python\nprint(1)\n```\n\n![a map](a.png)")


def row(questions: list[Question], topic: str) -> str:
    lines = deckstats.table(questions).splitlines()
    return next(" ".join(line.split()[1:]) for line in lines if line.startswith(topic))


def test_a_topic_has_a_line_with_its_kinds_templates_code_figures_and_levels() -> None:
    # all, choice, several, number, recall, reflection, templates, code, figures, levels
    assert row([*MIXED.questions, CODE], "maps") == "2 2 0 0 0 0 0 1 1 2 0 0 0 0"
    assert row([*MIXED.questions, CODE], "numbers") == "3 0 1 2 0 0 1 0 0 0 1 1 1 0"


def test_a_picture_that_two_questions_show_is_counted_once() -> None:
    assert row([CODE, replace(CODE, id="again")], "maps") == "2 2 0 0 0 0 0 2 1 2 0 0 0 0"


def test_an_interview_question_in_two_forms_is_told_from_one_in_one() -> None:
    once = replace(CAPITAL, seed=1)
    twice = [replace(CAPITAL, id="a", seed=2), replace(PRIMES, id="b", seed=2)]
    assert "2 interview questions covered, 1 of them in two or more forms" in deckstats.table(
        [once, *twice]
    )


def test_an_empty_deck_has_a_table_too() -> None:
    assert "0 questions, 0 display formulas" in deckstats.table([])
