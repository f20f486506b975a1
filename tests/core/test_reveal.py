"""The answer comes to all at its time, the week's standings with the next week's first question."""

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.errors import NoRound
from bot.study import Study
from tests.fakes import ANN, BOB, CLEO, ROOM, FakeClock, FakePlatform


async def test_the_reveal_comes_at_its_time_and_names_only_who_was_right(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    round_id = platform.questions[0].round_id
    await study.answer(round_id, BOB, "a", ROOM)
    clock.advance(minutes=1)
    await study.answer(round_id, CLEO, "b", ROOM)
    clock.advance(minutes=1)
    await study.answer(round_id, ANN, "b", ROOM)
    clock.to("2026-03-02 16:59")
    await heartbeat.tick()
    assert platform.reveals == []
    clock.to("2026-03-02 17:00")
    await heartbeat.tick()
    await heartbeat.tick()
    (reveal,) = platform.reveals
    assert (reveal.tally, reveal.answered, reveal.right) == ((1, 2, 0), 3, 2)
    assert reveal.first_right == ("Cleo", "Ann")
    assert "Bob" not in repr(reveal)


async def test_the_reveal_edits_the_question_that_it_belongs_to(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    clock.to("2026-03-02 17:00")
    await heartbeat.tick()
    edited = [message.id for message, view in platform.edits if view in platform.reveals]
    assert edited == ["m1"]


async def test_a_late_question_stays_unrevealed_as_long_as_a_punctual_one(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 15:00")
    await heartbeat.tick()
    clock.to("2026-03-02 22:59")
    await heartbeat.tick()
    assert platform.said == ["question"]
    clock.to("2026-03-02 23:00")
    await heartbeat.tick()
    assert platform.said == ["question", "reveal"]


async def test_with_the_next_question_the_reveal_comes_first(
    admin: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await admin.start(ANN, [ROOM], Wish(reveal="next"))
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    clock.to("2026-03-03 09:00")
    await heartbeat.tick()
    assert platform.said == ["question", "reveal", "question"]


async def test_an_organiser_can_reveal_early(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert await daily.reveal(ROOM) is True
    await heartbeat.tick()
    assert platform.said == ["question", "reveal"]
    assert await daily.reveal(ROOM) is False


async def test_the_standings_of_a_week_come_with_the_first_question_of_the_next(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[0].round_id, ANN, "b", ROOM)
    for _ in range(7):
        clock.advance(days=1)
        await heartbeat.tick()
    (view,) = platform.standings
    assert (view.period, [(row.rank, row.score.points) for row in view.rows]) == (
        "2026-W10",
        [(1, 10)],
    )
    assert platform.said[-2:] == ["standings", "question"]


async def test_nobody_is_shown_the_answer_before_the_reveal(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    with pytest.raises(NoRound):
        await study.revealed(platform.questions[0].round_id)


async def test_whoever_was_right_only_after_the_reveal_is_not_named_as_first(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    clock.to("2026-03-02 17:00")
    await heartbeat.tick()
    await study.answer(platform.questions[0].round_id, ANN, "b", ROOM)
    view = await study.revealed(platform.questions[0].round_id)
    assert (view.answered, view.first_right) == (1, ())


async def test_no_reveal_waits_longer_than_until_the_next_question(
    admin: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await admin.start(ANN, [ROOM], Wish(reveal="24h"))
    clock.to("2026-03-02 15:00")
    await heartbeat.tick()
    assert str(platform.questions[0].reveals_at) == "2026-03-03 09:00:00+00:00"
