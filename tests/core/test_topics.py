"""A daily that is about some topics only: in words, for as long as wanted, and never idle."""

from collections import Counter
from dataclasses import replace

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.expression import parse
from bot.domain.question import Deck, Question
from bot.domain.template import Parameter, Template, Tolerance
from bot.errors import NoDaily, NothingToAsk, UnknownTopic
from bot.store.sqlite import SqliteStore
from bot.study import Study
from bot.topics import all_meant
from tests.fakes import ANN, ROOM, FakeClock, FakePlatform
from tests.samples import CAPITAL, MIXED, WONDER, capitals

KNOWN = ("cnn-vision", "foundations", "transfer-alignment", "transformers-llm")
EMPTY = Template((Parameter("a", (1, 2)),), parse("a > 5"), parse("a"), Tolerance())
SEAS = replace(CAPITAL, deck="seas", id="deep", topic="seas")


@pytest.fixture
def decks() -> dict[str, Deck]:
    """Two decks; both have maps, only the first one has states."""
    also_maps = replace(CAPITAL, deck="seas", id="charts")
    return {"sample": capitals(30), "seas": Deck("seas", (SEAS, also_maps))}


@pytest.fixture
async def about_maps(admin: Admin) -> Admin:
    """A daily in the room, every day at 09:00 UTC, about maps."""
    await admin.start(ANN, [ROOM], Wish(weekdays="daily", topics="maps"))
    return admin


async def days(count: int, clock: FakeClock, heartbeat: Heartbeat) -> None:
    """So many mornings, from the next one on."""
    for _ in range(count):
        clock.to(f"{clock.now().date()} 09:01")
        await heartbeat.tick()
        clock.advance(days=1)


# In words


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("transformers-llm, cnn", ("transformers-llm", "cnn-vision")),
        ("CNN vision;llm", ("cnn-vision", "transformers-llm")),
        ("cnn,cnn-vision,", ("cnn-vision",)),
        ("All", ()),
    ],
)
def test_topics_are_read_as_people_write_them(asked: str, found: tuple[str, ...]) -> None:
    assert all_meant(asked, KNOWN) == found


def test_a_topic_that_is_the_beginning_of_another_is_meant_itself() -> None:
    assert all_meant("CNN", ("cnn", "cnn-vision")) == ("cnn",)


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        ("cnn, trans", UnknownTopic("trans", ("transfer-alignment", "transformers-llm"))),
        ("fundations", UnknownTopic("fundations", ("foundations",))),
        ("cnn, all", UnknownTopic("all", ("transformers-llm",))),
        (" , ", UnknownTopic(",", ())),
    ],
)
def test_a_topic_that_is_unknown_is_named_with_what_is_near(
    asked: str, refused: UnknownTopic
) -> None:
    with pytest.raises(UnknownTopic) as raised:
        all_meant(asked, KNOWN)
    assert raised.value == refused


# What is asked


async def test_for_thirty_days_only_the_topics_asked_for_come(
    admin: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await admin.start(ANN, [ROOM], Wish(weekdays="daily", topics="maps, cit"))
    await days(30, clock, heartbeat)
    assert Counter(view.topic for view in platform.questions) == {"maps": 15, "cities": 15}


async def test_of_one_topic_nothing_comes_again_before_all_of_it_came(
    about_maps: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await days(30, clock, heartbeat)
    asked = [str(view.prompt) for view in platform.questions]
    assert [len(set(asked[start : start + 10])) for start in (0, 10, 20)] == [10, 10, 10]


async def test_topics_can_be_changed(
    about_maps: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await about_maps.change(ROOM, Wish(topics="states"))
    await days(3, clock, heartbeat)
    assert [view.topic for view in platform.questions] == ["states", "states", "states"]


async def test_all_lifts_the_restriction(
    about_maps: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    assert (await about_maps.change(ROOM, Wish(topics="all"))).topics == ()
    await days(3, clock, heartbeat)
    assert {view.topic for view in platform.questions} == {"maps", "cities", "states"}


async def test_any_other_change_leaves_the_topics_alone(about_maps: Admin) -> None:
    assert (await about_maps.change(ROOM, Wish(at="10:00"))).topics == ("maps",)


async def test_a_daily_that_is_taken_up_again_keeps_its_topics(about_maps: Admin) -> None:
    await about_maps.stop(ROOM)
    assert (await about_maps.start(ANN, [ROOM], Wish())).topics == ("maps",)


async def test_a_trial_is_about_the_same_topics(
    about_maps: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    for _ in range(5):
        await about_maps.try_out(ROOM, ANN)
        await heartbeat.tick()
        clock.advance(seconds=7)
    assert {view.topic for view in platform.questions} == {"maps"}


# What is told


async def test_the_questions_still_to_come_are_those_of_the_topics(
    about_maps: Admin, heartbeat: Heartbeat, clock: FakeClock
) -> None:
    await days(2, clock, heartbeat)
    view = await about_maps.show(ROOM)
    assert (view.topics, view.unseen, view.questions) == (("maps",), 8, 10)


async def test_the_organiser_hears_when_the_topics_are_nearly_used_up(
    about_maps: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> None:
    await days(10, clock, heartbeat)
    assert [(view.kind, view.facts["left"]) for view in platform.notices] == [("deck-low", "5")]
    assert platform.said.index("notice") == 9  # after four days with their reveals, and a question


# What cannot be


@pytest.mark.parametrize(
    ("wish", "refused"),
    [
        (Wish(topics="maps, mops"), UnknownTopic("mops", ("maps",))),
        (Wish(topics="seas"), UnknownTopic("seas", ("states", "maps"))),  # of the other deck
        (Wish(topics=","), UnknownTopic(",", ())),
    ],
)
async def test_an_unknown_topic_is_refused_before_anything_is_stored(
    wish: Wish, refused: UnknownTopic, admin: Admin
) -> None:
    with pytest.raises(UnknownTopic) as raised:
        await admin.start(ANN, [ROOM], wish)
    assert raised.value == refused
    with pytest.raises(NoDaily):
        await admin.show(ROOM)


async def test_an_unknown_topic_changes_nothing(about_maps: Admin) -> None:
    before = await about_maps.show(ROOM)
    with pytest.raises(UnknownTopic):
        await about_maps.change(ROOM, Wish(at="10:00", topics="mops"))
    assert await about_maps.show(ROOM) == before


async def test_a_topic_of_reflections_alone_is_refused(
    store: SqliteStore, clock: FakeClock
) -> None:
    admin = Admin(store, {"sample": Deck("sample", (CAPITAL, WONDER))}, clock)
    with pytest.raises(NothingToAsk):
        await admin.start(ANN, [ROOM], Wish(topics="words"))


async def test_a_wish_can_be_checked_and_nothing_is_stored(admin: Admin) -> None:
    admin.check(Wish(deck="seas", topics="seas"))
    with pytest.raises(UnknownTopic):
        admin.check(Wish(deck="seas", topics="states"))
    with pytest.raises(NoDaily):
        await admin.show(ROOM)


# Another deck, or another edition of it


async def test_with_another_deck_its_own_topics_can_be_asked_for(about_maps: Admin) -> None:
    view = await about_maps.change(ROOM, Wish(deck="seas", topics="seas"))
    assert (view.deck, view.topics) == ("seas", ("seas",))


async def test_topics_that_another_deck_lacks_are_dropped(admin: Admin) -> None:
    await admin.start(ANN, [ROOM], Wish(topics="maps, states"))
    assert (await admin.change(ROOM, Wish(deck="seas"))).topics == ("maps",)


async def test_where_another_deck_has_none_of_the_topics_it_is_asked_from_whole(
    admin: Admin,
) -> None:
    await admin.start(ANN, [ROOM], Wish(topics="states"))
    view = await admin.change(ROOM, Wish(deck="seas"))
    assert (view.topics, view.questions) == ((), 2)
    assert (await admin.change(ROOM, Wish(deck="sample"))).topics == ()


async def without(
    gone: str, store: SqliteStore, clock: FakeClock, platform: FakePlatform
) -> tuple[Admin, Heartbeat]:
    """The program after a restart with a deck that a topic has left."""
    left = Deck("sample", tuple(q for q in capitals(30).questions if q.topic != gone))
    decks = {"sample": left}
    study = Study(store, decks, clock)
    return Admin(store, decks, clock), Heartbeat(store, decks, clock, study, [platform])


async def test_a_topic_that_left_the_deck_costs_no_day(
    about_maps: Admin, store: SqliteStore, clock: FakeClock, platform: FakePlatform
) -> None:
    admin, heartbeat = await without("maps", store, clock, platform)
    await days(4, clock, heartbeat)
    assert Counter(view.topic for view in platform.questions) == {"cities": 2, "states": 2}
    await admin.try_out(ROOM, ANN)


async def test_a_topic_that_left_the_deck_is_told_no_more_and_kept_in_case_it_comes_back(
    about_maps: Admin, store: SqliteStore, clock: FakeClock, platform: FakePlatform
) -> None:
    admin, _ = await without("maps", store, clock, platform)
    view = await admin.change(ROOM, Wish(at="10:00"))
    assert (view.topics, view.questions) == ((), 20)
    assert (await about_maps.show(ROOM)).topics == ("maps",)


async def test_a_topic_without_a_question_that_can_be_drawn_costs_no_day(
    store: SqliteStore, clock: FakeClock, platform: FakePlatform
) -> None:
    hopeless = Question("sample", "none", "numbers", 1, "{{a}}?", EMPTY, "")
    decks = {"sample": Deck("sample", (*MIXED.questions[:1], hopeless))}
    admin = Admin(store, decks, clock)
    heartbeat = Heartbeat(store, decks, clock, Study(store, decks, clock), [platform])
    await admin.start(ANN, [ROOM], Wish(topics="numbers"))
    await days(1, clock, heartbeat)
    assert [view.topic for view in platform.questions] == ["maps"]
