"""What organisers do: in words, refused in words, and never losing a day that counts."""

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.refs import ChannelRef
from bot.errors import (
    BadDays,
    BadReveal,
    BadTime,
    BadZone,
    NoChannel,
    NoDaily,
    UnknownDeck,
    WhichDaily,
)
from bot.study import Study
from tests.fakes import ANN, ANN_IN_PRIVATE, BOB, ROOM, FakeClock, FakePlatform

OTHER = ChannelRef("fake", "other")


async def test_a_time_still_to_come_today_posts_today(admin: Admin) -> None:
    view = await admin.start(ANN, [ROOM], Wish(at="09:30"))
    assert str(view.next_at) == "2026-03-02 09:30:00+00:00"


async def test_a_time_that_has_passed_posts_on_the_next_study_day(
    admin: Admin, clock: FakeClock
) -> None:
    clock.to("2026-03-06 10:00")  # a Friday
    view = await admin.start(ANN, [ROOM], Wish(at="09:30"))
    assert str(view.next_day) == "2026-03-09"


async def test_at_once_posts_now_and_keeps_the_appointment_from_then_on(
    admin: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 20:00")
    view = await admin.start(ANN, [ROOM], Wish(at="09:00"), at_once=True)
    await heartbeat.tick()
    assert [str(question.day) for question in platform.questions] == ["2026-03-02"]
    assert platform.questions[0].late is False
    assert str((await admin.show(ROOM)).next_at) == "2026-03-03 09:00:00+00:00"
    assert view.at == "09:00"


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (Wish(at="25:00"), BadTime),
        (Wish(zone="Mars"), BadZone),
        (Wish(weekdays="someday"), BadDays),
        (Wish(reveal="never"), BadReveal),
        (Wish(deck="none"), UnknownDeck),
    ],
)
async def test_what_cannot_be_is_refused_before_anything_is_stored(
    wish: Wish, refusal: type[Exception], admin: Admin
) -> None:
    with pytest.raises(refusal):
        await admin.start(ANN, [ROOM], wish)
    with pytest.raises(NoDaily):
        await admin.show(ROOM)


async def test_a_refused_change_leaves_everything_as_it_was(daily: Admin) -> None:
    before = await daily.show(ROOM)
    with pytest.raises(BadZone):
        await daily.change(ROOM, Wish(at="10:00", zone="Mars"))
    assert await daily.show(ROOM) == before


async def test_starting_twice_changes_the_one_that_is_there(daily: Admin) -> None:
    view = await daily.start(ANN, [ROOM], Wish(at="11:15"))
    assert (view.id, view.at) == (1, "11:15")


async def test_a_changed_time_does_not_post_a_second_question_today(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    view = await daily.change(ROOM, Wish(at="15:00"))
    assert str(view.next_day) == "2026-03-03"
    clock.to("2026-03-02 15:00")
    await heartbeat.tick()
    clock.to("2026-03-03 15:00")
    await heartbeat.tick()
    assert [str(question.day) for question in platform.questions] == ["2026-03-02", "2026-03-03"]


async def test_a_zone_further_west_does_not_repeat_the_day(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await daily.change(ROOM, Wish(zone="Honolulu"))
    for _ in range(48):
        clock.advance(hours=1)
        await heartbeat.tick()
    assert [str(question.day) for question in platform.questions] == ["2026-03-02", "2026-03-03"]


async def test_a_paused_daily_posts_nothing_and_goes_on_where_it_is(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    assert (await daily.pause(ROOM)).state == "paused"
    clock.to("2026-03-04 12:00")
    await heartbeat.tick()
    assert platform.sent == []
    view = await daily.resume(ROOM)
    assert (view.state, str(view.next_day)) == ("active", "2026-03-05")
    await heartbeat.tick()
    assert platform.sent == []


async def test_skipping_twice_leaves_out_two_days(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    assert str((await daily.skip(ROOM)).next_day) == "2026-03-03"
    assert str((await daily.skip(ROOM)).next_day) == "2026-03-04"
    for _ in range(3 * 24):
        clock.advance(hours=1)
        await heartbeat.tick()
    assert [str(question.day) for question in platform.questions] == ["2026-03-04"]


async def test_a_stopped_daily_posts_nothing_and_is_gone(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.stop(ROOM)
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert platform.sent == []
    with pytest.raises(NoDaily):
        await daily.show(ROOM)


async def test_a_stopped_daily_that_is_started_again_has_its_streaks_still(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[0].round_id, ANN, "a", ROOM)
    await daily.stop(ROOM)
    view = await daily.start(BOB, [ROOM], Wish(at="10:00"))
    assert (view.at, view.state) == ("10:00", "active")
    clock.to("2026-03-03 10:00")
    await heartbeat.tick()
    await study.answer(platform.questions[1].round_id, ANN, "a", ROOM)
    assert (await study.streak(ROOM, ANN)).length == 2
    assert await daily.organises(ROOM, BOB)


async def test_a_lost_channel_is_tried_again_when_its_daily_is_resumed(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    platform.gone = {"room"}
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    with pytest.raises(NoChannel):
        await daily.try_out(ROOM, ANN)
    platform.gone = set()
    await daily.resume(ROOM)
    clock.to("2026-03-03 09:00")
    await heartbeat.tick()
    assert [sent.channel.id for sent in platform.sent if sent.channel == ROOM] == ["room"]


async def test_a_channel_can_be_added_and_removed(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.add_channel(ROOM, OTHER)
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert {sent.channel for sent in platform.sent} == {ROOM, OTHER}
    view = await daily.remove_channel(ROOM, OTHER)
    assert [ref for ref, _ in view.channels] == [ROOM]


async def test_organisers_are_who_set_it_up_and_whom_they_name(daily: Admin) -> None:
    assert await daily.organises(ROOM, ANN) is True
    assert await daily.organises(ROOM, BOB) is False
    await daily.name_organiser(ROOM, BOB, ANN_IN_PRIVATE)
    assert await daily.organises(ROOM, BOB) is True


async def test_two_dailies_of_one_team_keep_their_own_boards_and_streaks(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.start(ANN, [OTHER], Wish())
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    for sent in list(platform.sent):
        assert sent.view in platform.questions
    await study.answer(platform.questions[0].round_id, ANN, "b", ROOM)
    assert (await study.streak(ROOM, ANN)).length == 1
    assert (await study.streak(OTHER, ANN)).length == 0


async def test_a_daily_can_move_to_another_channel(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.move(ROOM, OTHER)
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert [sent.channel.id for sent in platform.sent] == ["other"]
    with pytest.raises(NoDaily):
        await daily.show(ROOM)


async def test_a_daily_that_moves_to_where_it_is_stays_there(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await daily.move(ROOM, ROOM)
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    assert [sent.channel.id for sent in platform.sent] == ["room"]


async def test_a_command_is_about_the_daily_of_its_channel_or_the_only_one_of_its_place(
    daily: Admin, study: Study
) -> None:
    assert await study.home(ROOM, "club") == ROOM
    assert await study.home(OTHER, "club") == ROOM
    with pytest.raises(NoDaily):
        await study.home(OTHER, "elsewhere")
    await daily.start(ANN, [OTHER], Wish())
    with pytest.raises(WhichDaily) as raised:
        await study.home(ChannelRef("fake", "third"), "club")
    assert raised.value.channels == (ROOM, OTHER)
