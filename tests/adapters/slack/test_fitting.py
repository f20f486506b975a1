"""An author learns what does not fit into Slack, before it is posted."""

from adapters.slack.fitting import broken, fit
from bot.domain.expression import parse
from bot.domain.question import Choose, Option, Question, Recall
from bot.domain.template import Parameter, Template, Tolerance
from bot.lint import unfit

ONE = Choose((Option("One", "", right=True), Option("Two", "No.", right=False)))


def asking(
    task: Choose | Recall | Template,
    prompt: str = "Which?",
    why: str = "So.",
    references: tuple[str, ...] = (),
) -> Question:
    return Question("sample", "q", "maps", 1, prompt, task, why, references)


def test_an_ordinary_question_fits() -> None:
    assert [*unfit(asking(ONE), fit)] == []


def test_a_prompt_that_needs_two_messages_is_told_of_once_a_view() -> None:
    assert [*unfit(asking(ONE, prompt="many words " * 1000), fit)] == [
        "the question takes 2 messages",
        "the revealed question takes 2 messages",
    ]


def test_an_explanation_that_needs_two_messages_is_told_of() -> None:
    found = [*unfit(asking(ONE, why="many words " * 1100), fit)]
    assert "the reveal takes 2 messages" in found
    assert "the question takes 2 messages" not in found


def test_references_that_a_block_would_cut_are_told_of() -> None:
    long = tuple(f"{n} {'x' * 300}" for n in range(8))
    found = [*unfit(asking(ONE, references=long), fit)]
    assert "the reveal has a context that is cut at 2000 characters" in found
    assert [*unfit(asking(ONE, references=long[:6]), fit)] == []


def test_options_and_key_points_may_be_long_as_they_stand_above_the_boxes() -> None:
    many = tuple(Option("x" * 140, "Because.", right=n < 2) for n in range(6))
    assert [*unfit(asking(Choose(many, several=True)), fit)] == []
    assert [*unfit(asking(Recall("So.", ("One", "y" * 140))), fit)] == []


def test_a_template_is_drawn_before_it_is_measured() -> None:
    numbers = Template((Parameter("n", range(1, 9)),), None, parse("n"), Tolerance())
    assert [*unfit(asking(numbers, prompt="How many are {{n}}? " + "{{n + 1}}" * 1200), fit)] == []


def test_a_template_that_cannot_be_drawn_is_another_rules_affair() -> None:
    nothing = Template((Parameter("n", range(1, 9)),), parse("n > 9"), parse("n"), Tolerance())
    assert [*unfit(asking(nothing), fit)] == []


def test_a_page_of_app_home_that_would_be_cut_is_told_of() -> None:
    pieces = "\n\n".join(f"![Picture {n}](x.png)\n\ntext" for n in range(60))
    assert "App Home cannot show all of it" in [*unfit(asking(ONE, prompt=pieces), fit)]


def test_each_limit_of_a_message_is_known() -> None:
    said = {"type": "mrkdwn", "text": "x" * 2999}
    assert [*broken([{"type": "section", "text": said}])] == []
    cut = {"type": "mrkdwn", "text": "x" * 3000}
    assert [*broken([{"type": "section", "text": cut}])] == [
        "a section that is cut at 3000 characters"
    ]
    assert [*broken([{"type": "header", "text": {"text": "x" * 150}}])] == [
        "a header that is cut at 150 characters"
    ]
    assert [*broken([{"type": "divider"}] * 51)] == ["51 blocks of 50"]
    assert [*broken([{"type": "rich_text", "elements": ["x" * 11_960]}])] == [
        "12001 characters of 12000"
    ]
    button = {"type": "button", "text": {"text": "x" * 76}}
    boxes = {"type": "checkboxes", "options": [{"text": {"text": "x" * 76}}]}
    assert [*broken([{"type": "actions", "elements": [button, boxes]}])] == [
        "a button of more than 75 characters",
        "an option of more than 75 characters",
    ]
