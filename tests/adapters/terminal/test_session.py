"""A conversation in the terminal: what is typed, and what stands there afterwards."""

import asyncio
import io
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console

from adapters.terminal.platform import Terminal
from adapters.terminal.transcript import Transcript
from bot.admin import Admin
from bot.daily import Heartbeat
from bot.domain.question import Deck
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.fakes import FakeClock
from tests.samples import CAPITAL, PRIMES, RETELL, SUM, WEIGHT, WONDER, capitals


class Output(io.StringIO):
    """Text that somebody can wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.changed = asyncio.Event()

    def write(self, text: str) -> int:
        self.changed.set()
        return super().write(text)


@dataclass
class Conversation:
    """The terminal with somebody at it: `say` types a line and returns what came back."""

    terminal: Terminal
    heartbeat: Heartbeat
    output: Output
    keyboard: int
    running: "asyncio.Task[None]"
    read: int = 0

    async def begin(self) -> str:
        return await self._until_quiet()

    async def say(self, *lines: str) -> str:
        for line in lines:
            os.write(self.keyboard, f"{line}\n".encode())
        return await self._until_quiet(len(lines))

    async def tick(self) -> str:
        await self.heartbeat.tick()
        return self._news()

    async def leave(self) -> str:
        os.close(self.keyboard)
        await self.running
        return self._news()

    async def _until_quiet(self, prompts: int = 1) -> str:
        """Until the prompt stands there again as often as lines were typed."""
        wanted = self.output.getvalue().count("› ") + prompts
        async with asyncio.timeout(10):
            while self.output.getvalue().count("› ") < wanted and not self.running.done():
                self.output.changed.clear()
                await self.output.changed.wait()
        return self._news()

    def _news(self) -> str:
        text = self.output.getvalue()
        news, self.read = text[self.read :], len(text)
        return news


@pytest.fixture
def deck() -> Deck:
    return capitals(30)


@pytest.fixture
async def talk(
    deck: Deck, store: SqliteStore, clock: FakeClock, tmp_path: Path
) -> AsyncIterator[Conversation]:
    """Ann, on Monday 2 March 2026 at 08:00, with a keyboard."""
    decks = {"sample": deck}
    study, admin = Study(store, decks, clock), Admin(store, decks, clock)
    reading, keyboard = os.pipe()
    output = Output()
    terminal = Terminal(
        study,
        admin,
        clock,
        Transcript(tmp_path / "transcript"),
        lambda: heartbeat.tick(),
        who="Ann",
        zone_name="UTC",
        console=Console(file=output, width=100, highlight=False),
        descriptor=reading,
        live=True,
    )
    heartbeat = Heartbeat(store, decks, clock, study, [terminal])
    running = asyncio.create_task(terminal.run())
    running.add_done_callback(lambda _: output.changed.set())
    conversation = Conversation(terminal, heartbeat, output, keyboard, running)
    yield conversation
    if not running.done():
        running.cancel()
        os.close(keyboard)
    await asyncio.gather(running, return_exceptions=True)
    os.close(reading)


async def test_the_first_run_asks_at_once_whatever_the_hour(talk: Conversation) -> None:
    news = await talk.begin()
    assert "Monday 2 March · " in news
    assert "Answer with a letter, a to c." in news
    assert "the next question tomorrow at 09:00" in news


async def test_an_answer_shows_why_streak_and_board(talk: Conversation) -> None:
    await talk.begin()
    news = await talk.say("a")
    assert "✗ Not right." in news
    assert "The third city." in news
    assert "✓ B Paris  (right)" in news
    assert "Streak: 1 day" in news
    assert "Leaderboard · This week" in news


async def test_an_answer_may_be_the_words_of_the_option(talk: Conversation) -> None:
    await talk.begin()
    assert "✓ Right. +10 points." in await talk.say("paris")


async def test_left_open_it_posts_the_next_days_question_by_itself(
    talk: Conversation, clock: FakeClock
) -> None:
    await talk.begin()
    await talk.say("b")
    clock.to("2026-03-03 09:00")
    news = await talk.tick()
    assert "Reveal · Monday 2 March" in news
    assert "Tuesday 3 March · " in news
    assert news.endswith("› ")
    assert "Streak: 2 days" in await talk.say("b")


async def test_the_reveal_is_shown_on_request_and_answering_it_still_keeps_the_streak(
    talk: Conversation,
) -> None:
    await talk.begin()
    news = await talk.say("reveal")
    assert "Nobody has answered yet." in news
    assert "You can still answer: it keeps your streak." in news
    news = await talk.say("b")
    assert "✓ Right. It came after the reveal" in news
    assert "1 answer, 1 right." in await talk.say("reveal")


async def test_practice_does_not_hide_that_the_daily_question_waits(talk: Conversation) -> None:
    await talk.begin()
    assert "Practice · " in await talk.say("quiz")
    assert "✓ Right." in await talk.say("b")
    assert "Monday 2 March · " in await talk.say("today")


async def test_a_second_answer_is_told_which_one_counted(talk: Conversation) -> None:
    await talk.begin()
    await talk.say("a")
    assert "No question is waiting" in await talk.say("b")


async def test_settings_are_shown_and_changed_in_words(talk: Conversation) -> None:
    await talk.begin()
    news = await talk.say("settings time 17:30", "settings zone berlin", "settings days mon-fri")
    assert "17:30 UTC" in news
    assert "17:30 Europe/Berlin" in news
    assert "Monday to Friday" in news
    assert "paused" in await talk.say("settings pause")
    assert "active" in await talk.say("settings resume")
    assert "There is no setting like that." in await talk.say("settings colour red")


@pytest.mark.parametrize("name", ["time", "topics", "deck"])
async def test_a_setting_without_a_value_is_asked_for_one(talk: Conversation, name: str) -> None:
    await talk.begin()
    assert f"Say what {name} should be, such as: settings {name} " in await talk.say(
        f"settings {name}"
    )


async def test_the_daily_is_about_the_topics_that_are_set_until_it_is_about_all_again(
    talk: Conversation,
) -> None:
    await talk.begin()
    news = await talk.say("settings topics maps, cit")
    assert "maps, cities; 19 of 20 questions to come" in news
    assert "settings topics all" in news
    news = await talk.say("settings topics all")
    assert "sample, 29 of 30 questions to come" in news
    assert "maps, cities" not in news


async def test_a_topic_that_is_unknown_is_told_with_the_nearest_one(talk: Conversation) -> None:
    await talk.begin()
    news = await talk.say("settings topics cities, mops")
    assert "There is no topic “mops”. Did you mean maps? `topics` lists them all." in news


async def test_away_is_said_in_words(talk: Conversation) -> None:
    await talk.begin()
    assert "You are away until Wednesday 4 March." in await talk.say("away 3")


async def test_topics_and_help_list_what_there_is(talk: Conversation) -> None:
    await talk.begin()
    assert "cities" in await talk.say("topics")
    assert "leaderboard [week|month|all]" in await talk.say("help")


async def test_an_unexpected_error_is_answered_with_an_id_that_the_log_has(
    talk: Conversation, store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    async def break_it(tx: object) -> None:
        await tx.run("ALTER TABLE totals RENAME TO elsewhere")  # type: ignore[attr-defined]

    await talk.begin()
    await store.write(break_it)
    news = await talk.say("b")
    assert "Something went wrong here (error " in news
    id = news.partition("(error ")[2][:8]
    assert id in caplog.text
    assert "Traceback" not in news


async def test_the_end_of_input_says_good_bye(talk: Conversation) -> None:
    await talk.begin()
    assert "Bye." in await talk.leave()


@pytest.mark.parametrize("deck", [Deck("sample", (RETELL,))])
async def test_open_recall_shows_the_model_answer_only_after_ones_own(talk: Conversation) -> None:
    news = await talk.begin()
    assert "It is so." not in news
    news = await talk.say("help me out here I think it is so")
    assert "It is so." in news
    news = await talk.say("x y", "a c")
    assert "Please give the letters of the points that you had" in news
    assert "Recorded. Nothing is scored here; it keeps your streak." in news
    assert "A ✓" in news


@pytest.mark.parametrize("deck", [Deck("sample", (PRIMES,))])
async def test_several_right_ones_earn_part_of_the_points(talk: Conversation) -> None:
    assert "Give every letter that is right" in await talk.begin()
    news = await talk.say("a")
    assert "✗ Partly right. +5 points." in news


@pytest.mark.parametrize("deck", [Deck("sample", (WEIGHT,))])
async def test_a_known_slip_is_told_what_went_wrong(talk: Conversation) -> None:
    assert "Answer with a number in kg" in await talk.begin()
    news = await talk.say("2500 kg")
    assert "✗ Not right. (2500 kg) It is 2.5 kg." in news
    assert "That is in grams." in news


@pytest.mark.parametrize("deck", [Deck("sample", (SUM, CAPITAL))])
async def test_a_template_shows_its_numbers(talk: Conversation) -> None:
    await talk.begin()
    await talk.say("b")
    news = await talk.say("quiz numbers")
    assert "{{" not in news
    assert "What is " in news


@pytest.mark.parametrize("deck", [Deck("sample", (CAPITAL, WONDER))])
async def test_a_reflection_is_never_graded(talk: Conversation) -> None:
    await talk.begin()
    await talk.say("b", "quiz words")
    assert "Recorded. Nothing is scored here" in await talk.say("that streets have names")
