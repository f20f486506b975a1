"""When something goes wrong in the middle: nobody else suffers, and nothing is wrong later."""

from datetime import timedelta

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.expression import parse
from bot.domain.question import Deck, Question
from bot.domain.refs import ChannelRef
from bot.domain.template import Parameter, Template, Tolerance
from bot.errors import BadStore
from bot.store import Tx
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.fakes import ANN, ANN_IN_PRIVATE, BOB, ROOM, FakeClock, FakePlatform
from tests.samples import capitals

OTHER = ChannelRef("fake", "other")
NEVER = Question(
    deck="broken",
    id="never",
    topic="numbers",
    difficulty=1,
    prompt="{{n}}?",
    task=Template((Parameter("n", range(9)),), parse("n > 9"), parse("n"), Tolerance()),
    explanation="",
)


async def test_a_daily_that_cannot_be_planned_stops_no_other(
    daily: Admin,
    store: SqliteStore,
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def break_zone(tx: Tx) -> None:
        await tx.run("UPDATE dailies SET zone = 'No/Where' WHERE id = 1")

    await daily.start(ANN, [OTHER], Wish())
    await store.write(break_zone)
    clock.to("2026-03-02 09:00")
    await Heartbeat(store, {"sample": capitals(9)}, clock, study, [platform]).tick()
    assert [sent.channel for sent in platform.sent] == [OTHER]
    assert "daily 1 could not be planned" in caplog.text


async def test_a_template_that_finds_no_numbers_is_passed_over(
    store: SqliteStore, clock: FakeClock, platform: FakePlatform
) -> None:
    decks = {"broken": Deck("broken", (NEVER, *capitals(1).questions))}
    study, admin = Study(store, decks, clock), Admin(store, decks, clock)
    heartbeat = Heartbeat(store, decks, clock, study, [platform])
    await admin.start(ANN, [ROOM], Wish())
    for _ in range(3):
        clock.advance(days=1)
        clock.to(f"{clock.now().date()} 09:00")
        await heartbeat.tick()
    assert [view.topic for view in platform.questions] == ["maps", "maps", "maps"]


async def test_practice_passes_over_a_template_that_finds_no_numbers(
    store: SqliteStore, clock: FakeClock
) -> None:
    study = Study(store, {"broken": Deck("broken", (NEVER, *capitals(1).questions))}, clock)
    assert [(await study.quiz(BOB)).topic for _ in range(3)] == ["maps", "maps", "maps"]


async def test_a_question_that_came_out_after_an_outage_is_not_revealed_at_once(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    platform.failing = 1000
    await heartbeat.tick()
    clock.to("2026-03-02 18:00")  # an hour after the reveal was to be
    platform.failing = 0
    await heartbeat.tick()
    clock.to("2026-03-03 01:59")
    await heartbeat.tick()
    assert platform.said == ["question"]
    clock.to("2026-03-03 02:00")
    await heartbeat.tick()
    assert platform.said == ["question", "reveal"]


async def test_a_channel_that_got_the_question_after_the_reveal_gets_its_own_later(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.add_channel(ROOM, OTHER)
    clock.to("2026-03-02 09:00")
    platform.unreachable = {"other"}
    await heartbeat.tick()
    clock.to("2026-03-02 17:00")
    await heartbeat.tick()
    platform.unreachable = set()
    clock.to("2026-03-02 18:00")
    await heartbeat.tick()
    assert [(s.channel.id, type(s.view).__name__) for s in platform.sent] == [
        ("room", "QuestionView"),
        ("room", "RevealView"),
        ("other", "QuestionView"),
    ]
    clock.to("2026-03-03 02:00")
    await heartbeat.tick()
    assert [sent.channel.id for sent in platform.sent if sent.view in platform.reveals] == [
        *("room", "other")
    ]


@pytest.mark.parametrize("word", ["pause", "stop"])
async def test_what_could_not_be_posted_yet_is_not_posted_after_a_pause_or_stop(
    word: str, daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    platform.failing = 1
    await heartbeat.tick()
    await getattr(daily, word)(ROOM)
    clock.to("2026-03-02 10:00")
    await heartbeat.tick()
    assert platform.sent == []


async def test_a_removed_channel_gets_nothing_that_was_on_its_way(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.add_channel(ROOM, OTHER)
    clock.to("2026-03-02 09:00")
    platform.unreachable = {"other"}
    await heartbeat.tick()
    await daily.remove_channel(ROOM, OTHER)
    platform.unreachable = set()
    clock.to("2026-03-02 10:00")
    await heartbeat.tick()
    assert [sent.channel.id for sent in platform.sent] == ["room"]


async def test_a_week_without_answers_has_no_standings(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    for _ in range(9):
        await heartbeat.tick()
        clock.advance(days=1)
    assert platform.standings == []


async def test_a_count_that_cannot_be_shown_stops_no_other(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[0].round_id, ANN, "b", ROOM)
    platform.edit_error = ZeroDivisionError("oops")
    await heartbeat.refresh()
    await heartbeat.tick()
    platform.edit_error = None
    await study.answer(platform.questions[0].round_id, BOB, "b", ROOM)
    await heartbeat.refresh()
    await heartbeat.tick()
    assert [view.answered for _, view in platform.edits] == [2]  # type: ignore[union-attr]


async def test_a_full_disk_is_logged_in_one_line_and_the_next_beat_goes_on(
    daily: Admin,
    heartbeat: Heartbeat,
    store: SqliteStore,
    clock: FakeClock,
    platform: FakePlatform,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def limit(tx: Tx, pages: int) -> None:
        await tx.all(f"PRAGMA max_page_count = {pages}")

    await store.write(limit, 1)  # what it has now, and not a page more
    with pytest.raises(BadStore):
        await fill_up(store)
    clock.to("2026-03-02 09:00")
    await heartbeat.beat()
    assert "the disk is full" in caplog.text
    assert "Traceback" not in caplog.text
    await store.write(limit, 1_000_000)
    await heartbeat.beat()
    clock.advance(minutes=2)
    await heartbeat.tick()
    assert platform.said == ["question"]


async def fill(tx: Tx) -> None:
    """One more round, so that its table has no room left in the pages that it has."""
    await tx.run(
        "INSERT INTO rounds (kind, state, late, opens_at, question, topic, instance)"
        " VALUES ('trial', 'closed', 0, 0, '', '', $1)",
        "x" * 80,
    )


async def fill_up(store: SqliteStore) -> None:
    for _ in range(1000):
        await store.write(fill)


async def test_the_explanation_of_a_streak_begins_with_its_first_answer(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    for day in ("02", "03", "04"):
        clock.to(f"2026-03-{day} 09:00")
        await heartbeat.tick()
    assert [step.day.day for step in (await study.streak(ROOM, BOB)).days] == []
    await study.answer(platform.questions[-1].round_id, BOB, "b", ROOM)
    assert [step.day.day for step in (await study.streak(ROOM, BOB)).days] == [4]


async def test_a_channel_that_never_answers_holds_up_no_other(
    daily: Admin,
    store: SqliteStore,
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
    decks: dict[str, Deck],
) -> None:
    await daily.add_channel(ROOM, OTHER)
    platform.hanging = {"other"}
    quick = timedelta(milliseconds=50)
    heartbeat = Heartbeat(store, decks, clock, study, [platform], patience=quick)
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert [sent.channel.id for sent in platform.sent] == ["room"]
    platform.hanging = set()
    clock.advance(minutes=1)
    await heartbeat.tick()
    assert [sent.channel.id for sent in platform.sent] == ["room", "other"]


async def test_a_platform_that_asks_for_a_pause_gets_it(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    platform.failing, platform.retry_after = 1, timedelta(minutes=10)
    await heartbeat.tick()
    clock.to("2026-03-02 09:09:59")
    await heartbeat.tick()
    assert platform.said == []
    clock.to("2026-03-02 09:10")
    await heartbeat.tick()
    assert platform.said == ["question"]


async def test_a_question_at_the_very_end_of_its_grace_is_tried_more_than_once(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 21:00")
    platform.failing = 1
    await heartbeat.tick()
    clock.to("2026-03-02 21:01")
    await heartbeat.tick()
    assert platform.said == ["question"]


async def test_yesterdays_question_does_not_come_out_after_todays(
    admin: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await admin.start(ANN, [ROOM], Wish(), grace=timedelta(days=3))
    clock.to("2026-03-02 09:00")
    platform.failing = 1
    await heartbeat.tick()
    clock.to("2026-03-03 09:00")
    await heartbeat.tick()
    clock.to("2026-03-03 09:30")
    await heartbeat.tick()
    assert [str(view.day) for view in platform.questions] == ["2026-03-03"]


async def test_a_day_on_which_the_only_channel_was_lost_costs_nobody_a_streak(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    for day in ("02", "03", "04"):
        clock.to(f"2026-03-{day} 09:00")
        platform.gone = {"room"} if day == "03" else set()
        await heartbeat.tick()
        if day == "03":
            await daily.add_channel(ROOM, ROOM)
        else:
            await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
    view = await study.streak(ROOM, ANN)
    assert [step.happened.value for step in view.days] == ["answered", "not posted", "answered"]
    assert (view.length, view.freezes) == (2, 1)


async def test_practice_does_not_give_away_a_question_that_is_about_to_be_posted(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    platform.failing = 1
    await heartbeat.tick()
    practised = {(await study.quiz(BOB)).prompt for _ in range(40)}
    clock.advance(minutes=1)
    await heartbeat.tick()
    assert platform.questions[0].prompt not in practised


async def test_an_organiser_who_takes_no_private_messages_is_told_in_a_channel_that_works(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.add_channel(ROOM, OTHER)
    platform.gone = {"other", ANN_IN_PRIVATE.id}
    clock.to("2026-03-02 09:00")
    for _ in range(4):
        await heartbeat.tick()
    assert [(sent.channel.id, sent.view.kind) for sent in platform.sent[1:]] == [  # type: ignore[union-attr]
        ("room", "channel-gone")
    ]


async def test_a_daily_without_any_channel_that_works_tells_nobody_and_goes_on(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    platform.gone = {"room", ANN_IN_PRIVATE.id}
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    clock.to("2026-03-03 09:00")
    await heartbeat.tick()
    assert platform.sent == []
    assert (await daily.show(ROOM)).next_day.isoformat() == "2026-03-04"


async def test_a_platform_that_takes_no_more_now_is_asked_again_and_nothing_counts_as_tried(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    platform.busy, platform.cannot_tell = 3, "finding out would be needless"
    clock.to("2026-03-02 09:00")
    for _ in range(4):
        await heartbeat.tick()
        clock.advance(seconds=20)
    assert platform.said == ["question"]


async def test_what_may_stand_and_cannot_be_looked_for_is_not_repeated_and_the_organiser_is_told(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    platform.cutting, platform.cannot_tell = 1, "its history cannot be read"
    clock.to("2026-03-02 09:00")
    for _ in range(3):
        await heartbeat.tick()
        clock.advance(minutes=1)
    assert platform.said == ["question", "notice"]
    assert platform.notices[0].kind == "in-doubt"
    assert platform.notices[0].facts["reason"] == "its history cannot be read"
    answered = await study.answer(platform.questions[0].round_id, ANN, "a", ROOM)
    assert answered.streak is not None
    assert answered.streak.length == 1
