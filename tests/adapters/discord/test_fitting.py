"""An author learns what does not fit into Discord, before it is posted."""

from typing import Any

from adapters.discord.fitting import broken, fit
from bot.domain.expression import parse
from bot.domain.question import Choose, Option, Question, Recall
from bot.domain.template import Parameter, Template, Tolerance
from bot.lint import unfit


def asking(task: Choose | Recall | Template, prompt: str = "Which?", why: str = "So.") -> Question:
    return Question("sample", "q", "maps", 1, prompt, task, why)


def options(*texts: str) -> Choose:
    found = (Option(text, "Because.", right=n < 2) for n, text in enumerate(texts))
    return Choose((*found, Option("Other", "Because.", right=False)), several=True)


ONE = Choose((Option("One", "", right=True), Option("Two", "No.", right=False)))


def test_an_ordinary_question_fits() -> None:
    assert [*unfit(asking(ONE), fit)] == []


def test_a_prompt_that_needs_two_messages_is_told_of_once_a_view() -> None:
    found = [*unfit(asking(ONE, prompt="many words " * 310), fit)]
    assert found == [
        "the question takes 2 messages",
        "the revealed question takes 2 messages",
    ]


def test_an_explanation_that_needs_two_messages_is_told_of() -> None:
    found = [*unfit(asking(ONE, why="many words " * 350), fit)]
    assert "the reveal takes 2 messages" in found
    assert "the question takes 2 messages" not in found


def test_an_option_that_the_menu_would_cut_is_told_of() -> None:
    assert [*unfit(asking(options("x" * 96, "Two")), fit)] == []
    assert [*unfit(asking(options("x" * 97, "Two")), fit)] == [
        f"the option “{'x' * 40}…” is cut in the menu, 97 characters of 96"
    ]


def test_an_option_behind_a_letter_may_be_longer() -> None:
    one = Choose((Option("x" * 97, "", right=True), Option("Two", "No.", right=False)))
    assert [*unfit(asking(one), fit)] == []


def test_a_key_point_that_the_menu_would_cut_is_told_of() -> None:
    assert [*unfit(asking(Recall("So.", ("One", "y" * 97))), fit)] == [
        f"the key point “{'y' * 40}…” is cut in the menu, 97 characters of 96"
    ]


def test_a_template_is_drawn_before_it_is_measured() -> None:
    numbers = Template((Parameter("n", range(1, 9)),), None, parse("n"), Tolerance())
    assert [*unfit(asking(numbers, prompt="How many are {{n}}? " + "{{n + 1}}" * 500), fit)] == []


def test_a_template_that_cannot_be_drawn_is_another_rules_affair() -> None:
    nothing = Template((Parameter("n", range(1, 9)),), parse("n > 9"), parse("n"), Tolerance())
    assert [*unfit(asking(nothing), fit)] == []


def components(**given: Any) -> list[dict[str, Any]]:
    return [{"type": 17, "components": [given]}]


def test_each_limit_of_a_message_is_known() -> None:
    assert [*broken(components(type=10, content="x" * 4000))] == []
    assert [*broken(components(type=10, content="x" * 4001))] == ["4001 characters of 4000"]
    assert [*broken([{"type": 10, "content": ""}] * 41)] == ["41 components of 40"]
    assert [*broken(components(type=2, label="x" * 81))] == ["a button of 81 characters of 80"]
    assert [*broken(components(type=3, options=[{"label": "x" * 101}]))] == [
        "an option of 101 characters of 100"
    ]
    assert [*broken(components(type=3, placeholder="x" * 151))] == [
        "a menu's words of more than 150 characters"
    ]
    assert [*broken(components(type=12, items=[{"description": "x" * 1025}]))] == [
        "an alt text of more than 1024 characters"
    ]
