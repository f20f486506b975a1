"""The bundled deck: sound, complete, and not giving itself away."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from statistics import fmean

import pytest
from rich.console import Console

from adapters.terminal import render
from bot import decks, showing
from bot.config import ROOT
from bot.domain.curriculum import demand
from bot.domain.drawing import drawn
from bot.domain.grading import graded
from bot.domain.question import Choose, Compute, Question, Recall, kind
from bot.domain.round import Round
from bot.domain.selection import chosen
from bot.domain.template import Template
from bot.domain.text import bare
from bot.showing import question_view
from tests.fakes import FakeClock

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

ROUND = Round(1, "daily", "open", 1, date(2026, 3, 2), None, False, NOON, None, None, 1)
DECK = decks.load(ROOT / "content")["deep-learning"]
SCORED = [question for question in DECK.questions if question.scored]


TOPICS = (
    *("activations-init", "backprop-autodiff", "cnn-vision", "data-evaluation", "foundations"),
    *("generative", "inference-deployment", "losses-outputs", "optimization"),
    *("regularization-normalization", "sequence-rnn", "training-systems", "transfer-alignment"),
    "transformers-llm",
)


def test_every_interview_question_is_covered_in_two_forms_or_more() -> None:
    forms: dict[int, set[str]] = {}
    for question in DECK.questions:
        if question.seed is not None:
            forms.setdefault(question.seed, set()).add(kind(question.task))
    assert sorted(forms) == list(range(1, 53))
    assert [seed for seed, kinds in forms.items() if len(kinds) < 2] == []


def test_there_is_a_year_of_questions_of_every_kind() -> None:
    kinds = Counter(kind(question.task) for question in SCORED)
    assert len(SCORED) >= 400
    assert kinds["several"] >= 60
    assert kinds["recall"] >= 40
    assert sum(isinstance(question.task, Template) for question in SCORED) >= 150
    assert sum("```python" in question.prompt for question in SCORED) >= 25


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_enough_for_practice_at_every_level(topic: str) -> None:
    levels = Counter(question.difficulty for question in SCORED if question.topic == topic)
    assert levels.total() >= 15
    assert set(levels) == {1, 2, 3, 4, 5}


def test_the_rubric_of_open_recall_has_three_points_or_more() -> None:
    rubrics = {q.id: len(q.task.points) for q in SCORED if isinstance(q.task, Recall)}
    assert {id: points for id, points in rubrics.items() if points < 3} == {}


@pytest.mark.parametrize("question", DECK.questions, ids=lambda question: question.id)
def test_a_question_can_be_drawn_shown_and_answered(question: Question) -> None:
    for seed in range(20):
        instance = drawn(question, str(seed))
        task = instance.task
        if isinstance(task, Choose):
            right = "".join(
                letter for letter, o in zip("abcdefgh", task.options, strict=False) if o.right
            )
            assert graded(task, right).points == 10
        elif isinstance(task, Compute):
            assert graded(task, showing.with_unit(task.value, task.unit)).right
            assert all(not graded(task, repr(slip.value)).right for slip in task.slips)
        assert "{{" not in bare(instance.prompt) + bare(instance.explanation)


@pytest.mark.parametrize("question", DECK.questions, ids=lambda question: question.id)
def test_no_formula_is_left_as_latex(question: Question) -> None:
    instance = drawn(question, "1")
    texts = [instance.prompt, instance.explanation]
    if isinstance(instance.task, Choose):
        texts += [part for option in instance.task.options for part in (option.text, option.why)]
    shown = " ".join(map(bare, texts))
    assert not re.search(r"\\[a-zA-Z]+|\^\{|_\{|\$[^$]+\$", re.sub(r"`[^`]*`", "", shown))


def test_the_right_option_is_the_longest_in_at_most_three_of_ten_questions() -> None:
    tasks = [q.task for q in SCORED if isinstance(q.task, Choose) and not q.task.several]
    four = [task for task in tasks if len(task.options) == 4]
    told = 0
    for task in four:
        lengths = sorted((len(bare(option.text)), option.right) for option in task.options)
        told += lengths[-1][1] and lengths[-1][0] > lengths[-2][0]
    assert len(four) >= 40
    assert told <= 0.3 * len(four)


def test_the_right_letter_is_spread_evenly_after_drawing() -> None:
    letters: Counter[str] = Counter()
    for question in SCORED:
        if isinstance(question.task, Choose) and not question.task.several:
            for seed in range(25):
                task = drawn(question, str(seed)).task
                assert isinstance(task, Choose)
                if len(task.options) == 4:
                    letters["abcd"[[option.right for option in task.options].index(True)]] += 1
    share = letters.total() / 4
    assert all(0.9 * share < letters[letter] < 1.1 * share for letter in "abcd")


def test_two_questions_never_share_their_prompt() -> None:
    prompts = Counter(" ".join(question.prompt.split()).casefold() for question in DECK.questions)
    assert prompts.most_common(1)[0][1] == 1


def test_no_question_asks_what_it_told_in_its_name() -> None:
    for question in SCORED:
        if isinstance(question.task, Choose) and not question.task.several:
            right = next(option.text for option in question.task.options if option.right)
            assert question.id.replace("-", " ") not in bare(right).casefold()


@pytest.mark.parametrize("width", [40, 80])
def test_no_word_of_a_question_is_lost_in_a_terminal(width: int) -> None:
    now = FakeClock().now()
    for question in DECK.questions:
        instance = drawn(question, "1")
        console = Console(width=width, highlight=False)
        with console.capture() as captured:
            console.print(render.question(question_view(ROUND, instance), now))
        shown = "".join(captured.get().split())
        texts = [instance.prompt]
        if isinstance(instance.task, Choose):
            texts += [option.text for option in instance.task.options]
        for line in "\n".join(map(bare, texts)).splitlines():
            assert "".join(line.removeprefix("- ").split()) in shown


def year(seed: str) -> list[tuple[int, Question]]:
    """Weekday and question of every working day until the deck is used up."""
    found: list[tuple[int, Question]] = []
    day = date(2026, 1, 5)
    while len(found) < len(SCORED):
        if day.isoweekday() <= 5:
            question = chosen(
                SCORED,
                [each.id for _, each in found],
                seed,
                last_topic=found[-1][1].topic if found else None,
                demand=demand(day, {1, 2, 3, 4, 5}, len(found) / len(SCORED)),
            )
            assert question is not None
            found.append((day.isoweekday(), question))
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_year_of_the_deck_keeps_prerequisites_topics_and_weekdays_in_order(seed: str) -> None:
    asked = year(seed)
    topics = [question.topic for _, question in asked]
    assert all(one != other for one, other in pairwise(topics))
    place = {question.id: index for index, (_, question) in enumerate(asked)}
    late = [q.id for _, q in asked for p in q.prerequisites if place.get(p, 0) > place[q.id]]
    assert late == []
    mean = {day: fmean(q.difficulty for d, q in asked if d == day) for day in (1, 3, 4)}
    assert mean[1] + 1 < mean[3] < mean[4] - 0.5
    quarter = len(asked) // 4
    first, last = asked[:quarter], asked[-quarter:]
    assert fmean(q.difficulty for _, q in first) < fmean(q.difficulty for _, q in last) - 0.5


def test_how_far_off_still_counts_never_tells_the_answer() -> None:
    for question in SCORED:
        task = drawn(question, "1").task
        if isinstance(task, Compute) and task.share:
            assert showing.ask(task).within.endswith("%"), question.id
