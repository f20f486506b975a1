"""The bundled deck: sound, complete, and not giving itself away."""

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from statistics import fmean
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from adapters.terminal import render
from bot import choosing, decks, showing
from bot.config import ROOT
from bot.domain.drawing import drawn
from bot.domain.grading import graded
from bot.domain.question import Choose, Compute, Question, Recall, kind
from bot.domain.round import Round
from bot.domain.schedule import Occurrence, Schedule
from bot.domain.template import Template
from bot.domain.text import bare
from bot.showing import question_view
from bot.store.dailies import Daily
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


WORKDAYS = Schedule(time(9), ZoneInfo("UTC"), frozenset({1, 2, 3, 4, 5}))
FIRST = Occurrence(date(2026, 1, 5), datetime(2026, 1, 5, 9, tzinfo=UTC))
BY_ID = {question.id: question for question in SCORED}


def asked_by(daily_id: int, rounds: int) -> list[tuple[int, Question]]:
    """Weekday and question of so many working days of a team's daily."""
    daily = Daily(
        daily_id, 1, DECK.name, WORKDAYS, None, timedelta(hours=12), "", "active", FIRST, ()
    )
    found: list[tuple[int, Question]] = []
    history: list[tuple[str, str]] = []
    day = FIRST.day
    while len(found) < rounds:
        if WORKDAYS.holds(day):
            instance = choosing.of_the_day(daily, DECK, day, history)
            assert instance is not None
            found.append((day.isoweekday(), BY_ID[instance.question]))
            history.append((instance.question, instance.topic))
        day += timedelta(days=1)
    return found


def difficulty(asked: list[tuple[int, Question]], weekday: int | None = None) -> float:
    return fmean(q.difficulty for day, q in asked if weekday in (None, day))


@pytest.mark.parametrize("daily_id", [1, 2])
def test_a_year_of_the_deck_keeps_prerequisites_topics_and_weekdays_in_order(
    daily_id: int,
) -> None:
    size = len(SCORED)
    asked = asked_by(daily_id, size + size // 4)
    topics = [question.topic for _, question in asked]
    assert all(one != other for one, other in pairwise(topics))
    first = asked[:size]
    place = {question.id: index for index, (_, question) in enumerate(first)}
    assert len(place) == size
    late = [q.id for _, q in first for p in q.prerequisites if place.get(p, 0) > place[q.id]]
    assert late == []
    assert difficulty(first, 1) + 1 < difficulty(first, 3) < difficulty(first, 4) - 0.5
    quarters = [asked[start : start + size // 4] for start in range(0, size, size // 4)]
    assert difficulty(quarters[0]) < difficulty(quarters[3]) - 0.5
    assert difficulty(asked[size:]) < difficulty(quarters[3]) - 0.5, "it begins anew, gently"


def test_how_far_off_still_counts_never_tells_the_answer() -> None:
    for question in SCORED:
        task = drawn(question, "1").task
        if isinstance(task, Compute) and task.share:
            assert showing.ask(task).within.endswith("%"), question.id
