"""One team on two platforms, and one person under two names."""

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.question import Deck
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.standing import Span
from bot.errors import BadCode, NoDaily, NotOneTeam, OwnDaily
from bot.linking import Linking
from bot.store.sqlite import SqliteStore
from bot.study import Study
from tests.fakes import ANN, BOB, ROOM, FakeClock, FakePlatform

LOUNGE = ChannelRef("other", "lounge")
ANN_THERE = MemberRef("other", "workspace", "u1", "Ann Smith")
CLEO_THERE = MemberRef("other", "workspace", "u3", "Cleo")
PRIVATE = ChannelRef("other", "@u3")


@pytest.fixture
def linking(store: SqliteStore, clock: FakeClock) -> Linking:
    return Linking(store, clock)


@pytest.fixture
def other() -> FakePlatform:
    return FakePlatform(name="other")


@pytest.fixture
def both(
    store: SqliteStore,
    decks: dict[str, Deck],
    clock: FakeClock,
    study: Study,
    platform: FakePlatform,
    other: FakePlatform,
) -> Heartbeat:
    return Heartbeat(store, decks, clock, study, [platform, other])


async def link(linking: Linking) -> None:
    code = await linking.offer_team(ANN, ROOM)
    await linking.redeem(CLEO_THERE, LOUNGE, code, PRIVATE)


async def test_a_linked_channel_gets_the_same_question_and_the_same_reveal_at_once(
    daily: Admin,
    linking: Linking,
    both: Heartbeat,
    clock: FakeClock,
    platform: FakePlatform,
    other: FakePlatform,
) -> None:
    await link(linking)
    clock.to("2026-03-02 09:00")
    await both.tick()
    clock.to("2026-03-02 17:00")
    await both.tick()
    assert platform.said == other.said == ["question", "reveal"]
    assert platform.questions[0].round_id == other.questions[0].round_id


async def test_a_linked_team_has_one_board(
    daily: Admin,
    linking: Linking,
    both: Heartbeat,
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    await link(linking)
    clock.to("2026-03-02 09:00")
    await both.tick()
    round_id = platform.questions[0].round_id
    await study.answer(round_id, BOB, "a", ROOM)
    await study.answer(round_id, CLEO_THERE, "b", LOUNGE)
    for channel, who in ((ROOM, BOB), (LOUNGE, CLEO_THERE)):
        board = await study.standings(channel, who, Span.WEEK)
        assert {row.score.name for row in board.rows} == {"Bob", "Cleo"}


async def test_who_redeems_a_teams_code_organises_too(daily: Admin, linking: Linking) -> None:
    await link(linking)
    assert await daily.organises(LOUNGE, CLEO_THERE)


async def test_one_person_under_two_names_has_one_streak_and_one_place(
    daily: Admin,
    linking: Linking,
    both: Heartbeat,
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    await link(linking)
    for day, who, channel in ((2, ANN, ROOM), (3, ANN_THERE, LOUNGE), (4, ANN, ROOM)):
        clock.to(f"2026-03-0{day} 09:00")
        await both.tick()
        await study.answer(platform.questions[-1].round_id, who, "a", channel)
    await linking.redeem(ANN_THERE, LOUNGE, await linking.offer_member(ANN), PRIVATE)
    here, there = await study.streak(ROOM, ANN), await study.streak(LOUNGE, ANN_THERE)
    assert here.length == there.length == 3
    board = await study.standings(ROOM, ANN, Span.ALL)
    assert [(row.score.name, row.score.answered) for row in board.rows] == [("Ann", 3)]


async def test_where_both_names_answered_the_earlier_answer_counts(
    daily: Admin,
    linking: Linking,
    both: Heartbeat,
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    await link(linking)
    clock.to("2026-03-02 09:00")
    await both.tick()
    round_id = platform.questions[0].round_id
    right, wrong = ("a", "b") if (await study.instance(round_id)).task.options[0].right else "ba"  # type: ignore[union-attr]
    await study.answer(round_id, ANN_THERE, wrong, LOUNGE)
    clock.advance(minutes=1)
    await study.answer(round_id, ANN, right, ROOM)
    await linking.redeem(ANN_THERE, LOUNGE, await linking.offer_member(ANN), PRIVATE)
    board = await study.standings(ROOM, ANN, Span.ALL)
    assert [(row.score.points, row.score.answered) for row in board.rows] == [(0, 1)]


async def test_who_practised_under_the_other_name_is_not_asked_the_same_again(
    daily: Admin, linking: Linking, study: Study
) -> None:
    await link(linking)
    seen = {(await study.quiz(ANN_THERE)).prompt for _ in range(10)}
    await linking.redeem(ANN_THERE, LOUNGE, await linking.offer_member(ANN), PRIVATE)
    seen |= {(await study.quiz(ANN)).prompt for _ in range(10)}
    assert len(seen) == 20


async def test_a_code_works_once(daily: Admin, linking: Linking) -> None:
    code = await linking.offer_team(ANN, ROOM)
    await linking.redeem(CLEO_THERE, LOUNGE, code, PRIVATE)
    with pytest.raises(BadCode):
        await linking.redeem(CLEO_THERE, LOUNGE, code, PRIVATE)


async def test_a_code_is_valid_for_a_quarter_of_an_hour(
    daily: Admin, linking: Linking, clock: FakeClock
) -> None:
    code = await linking.offer_team(ANN, ROOM)
    clock.advance(minutes=15)
    with pytest.raises(BadCode):
        await linking.redeem(CLEO_THERE, LOUNGE, code, PRIVATE)


async def test_a_code_may_be_typed_in_small_letters_and_without_its_dash(
    daily: Admin, linking: Linking
) -> None:
    code = await linking.offer_team(ANN, ROOM)
    typed = code.lower().replace("-", " ")
    assert (await linking.redeem(CLEO_THERE, LOUNGE, typed, PRIVATE)).what == "team"


async def test_a_refused_code_is_not_spent(daily: Admin, linking: Linking) -> None:
    await daily.start(CLEO_THERE, [LOUNGE], Wish())
    code = await linking.offer_team(ANN, ROOM)
    with pytest.raises(OwnDaily):
        await linking.redeem(CLEO_THERE, LOUNGE, code, PRIVATE)
    await daily.stop(LOUNGE)
    assert (await linking.redeem(CLEO_THERE, LOUNGE, code, PRIVATE)).what == "team"


async def test_people_are_linked_only_within_one_team(daily: Admin, linking: Linking) -> None:
    code = await linking.offer_member(ANN)
    with pytest.raises(NotOneTeam):
        await linking.redeem(ANN_THERE, LOUNGE, code, PRIVATE)


async def test_a_place_without_a_daily_has_none_to_offer(linking: Linking) -> None:
    with pytest.raises(NoDaily):
        await linking.offer_team(ANN, ROOM)


async def test_whoever_was_known_at_the_other_place_before_stays_known(
    daily: Admin, linking: Linking, study: Study
) -> None:
    seen = {(await study.quiz(CLEO_THERE)).prompt for _ in range(10)}
    await link(linking)
    seen |= {(await study.quiz(CLEO_THERE)).prompt for _ in range(10)}
    assert len(seen) == 20


async def test_two_servers_of_one_platform_can_be_linked_and_know_a_person_once(
    daily: Admin,
    linking: Linking,
    heartbeat: Heartbeat,
    study: Study,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    bob_elsewhere = MemberRef("fake", "second", BOB.id, "Bob")
    await study.quiz(bob_elsewhere)
    await study.quiz(BOB)
    second = ChannelRef("fake", "second-room")
    code = await linking.offer_team(ANN, ROOM)
    await linking.redeem(bob_elsewhere, second, code, PRIVATE)
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[0].round_id, bob_elsewhere, "a", second)
    assert (await study.streak(ROOM, BOB)).length == 1
