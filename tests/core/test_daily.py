"""One post a day, never two, never silently none."""

import asyncio
from itertools import pairwise

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.question import Deck
from bot.domain.refs import ChannelRef
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.fakes import ANN, ANN_IN_PRIVATE, BOB, CLEO, ROOM, FakeClock, FakePlatform
from tests.samples import capitals

OTHER = ChannelRef("fake", "other")


async def test_nothing_is_posted_before_its_time(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 08:59")
    await heartbeat.tick()
    assert platform.sent == []


async def test_the_question_goes_out_once_however_often_the_clock_ticks(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await heartbeat.tick()
    clock.advance(minutes=1)
    await heartbeat.tick()
    assert platform.said == ["question"]
    assert platform.questions[0].late is False


async def test_a_question_a_day_from_monday_to_friday_and_none_twice(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    for _ in range(14 * 24):
        await heartbeat.tick()
        clock.advance(hours=1)
    days = [str(view.day) for view in platform.questions]
    assert days == [
        *("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"),
        *("2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13"),
    ]
    assert len({str(view.prompt) for view in platform.questions}) == 10


async def test_no_topic_comes_twice_running(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    for _ in range(14):
        await heartbeat.tick()
        clock.advance(days=1)
    topics = [view.topic for view in platform.questions]
    assert len(topics) == 10
    assert all(one != other for one, other in pairwise(topics))


async def test_a_post_that_was_due_while_the_bot_was_down_goes_out_once_and_says_so(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 15:00")
    await heartbeat.tick()
    await heartbeat.tick()
    assert [(str(view.day), view.late) for view in platform.questions] == [("2026-03-02", True)]


async def test_past_its_grace_a_day_is_not_held_and_the_organiser_hears_why(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-03 08:00")
    await heartbeat.tick()
    assert platform.said == ["notice"]
    assert platform.sent[0].channel == ANN_IN_PRIVATE
    assert platform.notices[0].facts["day"] == "2026-03-02"


async def test_after_a_long_outage_only_the_newest_day_is_held(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-06 10:00")
    await heartbeat.tick()
    assert [str(view.day) for view in platform.questions] == ["2026-03-06"]
    missed = [notice.facts["day"] for notice in platform.notices]
    assert missed == ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]


async def test_a_failed_post_is_tried_again_with_growing_patience(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    platform.failing = 2
    await heartbeat.tick()
    clock.advance(seconds=14)
    await heartbeat.tick()
    assert (platform.failing, platform.said) == (1, [])
    clock.advance(seconds=1)
    await heartbeat.tick()
    clock.advance(seconds=29)
    await heartbeat.tick()
    assert (platform.failing, platform.said) == (0, [])
    clock.advance(seconds=1)
    await heartbeat.tick()
    assert platform.said == ["question"]


async def test_a_post_whose_connection_was_cut_is_looked_for_and_not_repeated(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    platform.cutting = 1
    for _ in range(5):
        await heartbeat.tick()
        clock.advance(minutes=1)
    assert platform.said == ["question"]


async def test_an_error_of_the_adapter_stops_no_other_channel(
    daily: Admin,
    heartbeat: Heartbeat,
    clock: FakeClock,
    platform: FakePlatform,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await daily.add_channel(ROOM, ChannelRef("nowhere", "x"))
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert platform.said == ["question"]
    assert "no adapter for nowhere" in caplog.text


async def test_a_bug_in_an_adapter_is_logged_and_the_post_tried_again(
    daily: Admin,
    heartbeat: Heartbeat,
    clock: FakeClock,
    platform: FakePlatform,
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock.to("2026-03-02 09:00")
    platform.raising = ZeroDivisionError("oops")
    await heartbeat.tick()
    assert "oops" in caplog.text
    platform.raising = None
    clock.advance(minutes=1)
    await heartbeat.tick()
    assert platform.said == ["question"]


async def test_a_question_that_never_gets_out_makes_its_day_one_that_was_not_held(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[0].round_id, ANN, "b", ROOM)
    clock.to("2026-03-03 09:00")
    platform.failing = 1000
    for _ in range(13 * 4):
        await heartbeat.tick()
        clock.advance(minutes=15)
    platform.failing = 0
    await heartbeat.tick()
    assert platform.notices[-1].facts["reason"] == "every attempt to post it failed"
    clock.to("2026-03-04 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
    view = await study.streak(ROOM, ANN)
    assert (view.length, view.freezes) == (2, 1)
    assert [step.happened.value for step in view.days] == ["answered", "not posted", "answered"]


async def test_a_lost_channel_is_paused_and_the_organiser_told_once(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.add_channel(ROOM, OTHER)
    platform.gone = {"other"}
    for _ in range(3 * 24):
        await heartbeat.tick()
        clock.advance(hours=1)
    assert (
        len([s for s in platform.sent if s.channel == ROOM and s.view in platform.questions]) == 3
    )
    assert [notice.facts for notice in platform.notices] == [
        {"channel": "other", "reason": "the channel was deleted", "fix": "Choose another one."}
    ]
    assert dict((await daily.show(ROOM)).channels)[OTHER] == "the channel was deleted"


async def test_a_lost_channel_that_is_added_again_gets_the_next_question(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    platform.gone = {"room"}
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    platform.gone = set()
    await daily.add_channel(ROOM, ROOM)
    clock.to("2026-03-03 09:00")
    await heartbeat.tick()
    assert [str(view.day) for view in platform.questions] == ["2026-03-03"]


async def test_what_was_in_flight_at_a_crash_is_settled_before_anything_is_sent_again(
    daily: Admin,
    store: SqliteStore,
    decks: dict[str, Deck],
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    clock.to("2026-03-02 09:00")
    platform.cutting = 1
    platform.raising = None
    await Heartbeat(store, decks, clock, study, [platform]).tick()
    after_restart = Heartbeat(store, decks, clock, study, [platform])
    await after_restart.recover()
    clock.advance(minutes=2)
    await after_restart.tick()
    assert platform.said == ["question"]


async def test_the_count_of_answers_is_shown_once_however_many_came_in_between(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    round_id = platform.questions[0].round_id
    for who in (ANN, BOB, CLEO):
        await study.answer(round_id, who, "b", ROOM)
    await heartbeat.refresh()
    await heartbeat.refresh()
    await heartbeat.tick()
    counts = [view.answered for _, view in platform.edits if view not in platform.reveals]  # type: ignore[union-attr]
    assert counts == [3]


async def test_a_new_count_still_names_who_was_called_to_the_question(
    admin: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    await admin.start(ANN, [ROOM], Wish(mention="everyone"))
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[0].round_id, ANN, "b", ROOM)
    await heartbeat.refresh()
    await heartbeat.tick()
    assert [view.mention for _, view in platform.edits] == ["everyone"]  # type: ignore[union-attr]


async def test_the_organiser_hears_when_the_deck_runs_low(
    admin: Admin, store: SqliteStore, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    decks = {"sample": capitals(8)}
    await admin.start(ANN, [ROOM], Wish(), private=ANN_IN_PRIVATE)
    heartbeat = Heartbeat(store, decks, clock, study, [platform])
    clock.to("2026-03-02 09:00")
    for _ in range(12):
        await heartbeat.tick()
        clock.advance(days=1)
    assert [notice.kind for notice in platform.notices] == ["deck-low"]


async def test_a_trial_counts_for_nothing_and_reveals_itself(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.try_out(ROOM, ANN)
    await heartbeat.tick()
    (question,) = platform.questions
    assert question.round_kind == "trial"
    feedback = await study.answer(question.round_id, BOB, "b", ROOM)
    assert (feedback.right, feedback.points, feedback.streak) == (True, 0, None)
    clock.advance(minutes=5)
    await heartbeat.tick()
    assert platform.said == ["question", "reveal"]
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert [view.round_kind for view in platform.questions] == ["trial", "daily"]


async def test_two_heartbeats_on_one_database_post_everything_once(
    daily: Admin,
    store: SqliteStore,
    decks: dict[str, Deck],
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    clock.to("2026-03-02 09:00")
    pair = [Heartbeat(store, decks, clock, study, [platform]) for _ in range(2)]
    await asyncio.gather(*(one.tick() for one in pair))
    assert platform.said == ["question"]


async def test_more_channels_and_dailies_than_are_taken_at_once_are_all_served_in_one_tick(
    admin: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    rooms = [ChannelRef("fake", f"r{number}") for number in range(120)]
    for room in rooms[:60]:
        await admin.start(ANN, [room], Wish())
    await admin.start(ANN, rooms[60:], Wish())
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert sorted(sent.channel.id for sent in platform.sent) == sorted(room.id for room in rooms)
