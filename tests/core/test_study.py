"""First answer counts, feedback is private and complete, and a streak is fair."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from bot.admin import Admin, Wish
from bot.daily import Heartbeat
from bot.domain.question import Choose, Deck, Option, Question
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.standing import Span
from bot.domain.text import bare
from bot.errors import NoDaily, NoRound, NotAnAnswer, NothingToAsk, RoundClosed, UnknownTopic
from bot.store.sqlite import SqliteStore
from bot.study import Study
from bot.views import QuestionView
from tests.fakes import ANN, BOB, CLEO, ROOM, FakeClock, FakePlatform
from tests.samples import MIXED

RIGHT, WRONG = Option("yes", "", True), Option("no", "It is yes.", False)


@pytest.fixture
async def question(
    daily: Admin, heartbeat: Heartbeat, clock: FakeClock, platform: FakePlatform
) -> QuestionView:
    """Monday's question, just posted; b is right."""
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    return platform.questions[0]


async def test_a_right_answer_is_told_at_once_with_why_streak_and_points(
    study: Study, question: QuestionView
) -> None:
    view = await study.answer(question.round_id, ANN, "b", ROOM)
    assert (view.first, view.right, view.points, view.response) == (True, True, 10, "B")
    assert view.streak is not None
    assert view.streak.length == 1
    assert [option.why[0].text for option in view.key.options if option.picked] == [
        "Since the tenth century."
    ]
    assert bare(view.explanation) == "Because."


async def test_a_wrong_answer_is_told_why_it_is_wrong(study: Study, question: QuestionView) -> None:
    view = await study.answer(question.round_id, ANN, "a", ROOM)
    assert (view.right, view.points) == (False, 0)
    picked = [option for option in view.key.options if option.picked]
    assert [(option.letter, option.why[0].text) for option in picked] == [("a", "The third city.")]


async def test_a_second_answer_changes_nothing_and_is_told_which_one_counted(
    study: Study, question: QuestionView
) -> None:
    await study.answer(question.round_id, ANN, "a", ROOM)
    view = await study.answer(question.round_id, ANN, "b", ROOM)
    assert (view.first, view.response, view.right, view.points) == (False, "A", False, 0)
    board = await study.standings(ROOM, ANN, Span.ALL)
    assert [(row.score.points, row.score.answered) for row in board.rows] == [(0, 1)]


async def test_of_fifty_answers_at_once_over_two_connections_one_is_recorded(
    study: Study, question: QuestionView, database: Path, decks: dict[str, Deck], clock: FakeClock
) -> None:
    other_store = await SqliteStore.open(database)
    other = Study(other_store, decks, clock)
    pressed = [
        (study, other)[n % 2].answer(question.round_id, ANN, "abc"[n % 3]) for n in range(50)
    ]
    views = await asyncio.gather(*pressed)
    await other_store.close()
    assert sum(view.first for view in views) == 1
    assert len({view.response for view in views}) == 1
    assert (await study.question(question.round_id)).answered == 1


async def test_what_is_no_answer_is_refused_in_words_and_nothing_is_recorded(
    study: Study, question: QuestionView
) -> None:
    with pytest.raises(NotAnAnswer, match="Please give one letter from a to c"):
        await study.answer(question.round_id, ANN, "z", ROOM)
    assert (await study.question(question.round_id)).answered == 0


async def test_an_answer_after_the_reveal_keeps_the_streak_and_earns_nothing(
    study: Study, question: QuestionView, heartbeat: Heartbeat, clock: FakeClock
) -> None:
    clock.to("2026-03-02 18:00")
    await heartbeat.tick()
    view = await study.answer(question.round_id, ANN, "b", ROOM)
    assert (view.late, view.right, view.points) == (True, True, 0)
    assert view.streak is not None
    assert view.streak.length == 1


async def test_a_question_closes_when_the_next_one_is_posted_not_before(
    study: Study,
    question: QuestionView,
    heartbeat: Heartbeat,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    clock.to("2026-03-03 09:00")
    platform.failing = 2  # the reveal and the next question
    await heartbeat.tick()
    assert (await study.answer(question.round_id, ANN, "b", ROOM)).first
    clock.advance(minutes=1)
    await heartbeat.tick()
    with pytest.raises(RoundClosed):
        await study.answer(question.round_id, BOB, "b", ROOM)


async def test_whoever_answered_before_it_closed_is_told_so_ever_after(
    study: Study, question: QuestionView, heartbeat: Heartbeat, clock: FakeClock
) -> None:
    await study.answer(question.round_id, ANN, "b", ROOM)
    clock.to("2026-04-02 09:00")
    await heartbeat.tick()
    view = await study.answer(question.round_id, ANN, "a", ROOM)
    assert (view.first, view.response) == (False, "B")


async def test_a_press_that_outruns_the_ledger_counts(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    platform.cutting = 1  # it stands in the channel, but the bot does not know yet
    await heartbeat.tick()
    view = await study.answer(platform.questions[0].round_id, ANN, "b", ROOM)
    assert view.first
    assert view.points == 10


async def test_an_answer_to_todays_question_closes_yesterdays_even_before_the_ledger_knows(
    study: Study,
    question: QuestionView,
    heartbeat: Heartbeat,
    clock: FakeClock,
    platform: FakePlatform,
) -> None:
    clock.to("2026-03-02 17:00")
    await heartbeat.tick()
    clock.to("2026-03-03 09:00")
    platform.cutting = 1
    await heartbeat.tick()
    await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
    with pytest.raises(RoundClosed):
        await study.answer(question.round_id, BOB, "b", ROOM)


async def test_a_round_that_never_was_is_said_to_be_unknown(study: Study) -> None:
    with pytest.raises(NoRound):
        await study.answer(4711, ANN, "b", ROOM)


async def test_weekends_pauses_and_outages_do_not_break_a_streak(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    async def answer_on(day: str) -> int:
        clock.to(f"{day} 09:00")
        await heartbeat.tick()
        view = await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
        assert view.streak is not None
        return view.streak.length

    assert await answer_on("2026-03-05") == 1
    assert await answer_on("2026-03-06") == 2
    assert await answer_on("2026-03-09") == 3  # after a weekend
    await daily.pause(ROOM)
    clock.to("2026-03-18 12:00")
    await daily.resume(ROOM)
    assert await answer_on("2026-03-19") == 4  # after a pause
    assert await answer_on("2026-03-25") == 5  # after three days without a bot
    await daily.skip(ROOM)
    assert await answer_on("2026-03-27") == 6  # after a skipped holiday


async def test_a_freeze_saves_a_streak_once_and_the_next_gap_ends_it(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    lengths = []
    for day in ("02", "03", "04", "05", "06", "09"):
        clock.to(f"2026-03-{day} 09:00")
        await heartbeat.tick()
        if day in ("02", "04", "06"):
            view = await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
            assert view.streak is not None
            lengths.append((view.streak.length, view.streak.freezes))
    assert lengths == [(1, 1), (2, 0), (1, 0)]
    explained = [
        (step.day.day, step.happened.value, step.effect.value)
        for step in (await study.streak(ROOM, ANN)).days
    ]
    assert explained == [
        (2, "answered", "extended"),
        (3, "not answered", "saved by a freeze"),
        (4, "answered", "extended"),
        (5, "not answered", "lost"),
        (6, "answered", "extended"),
        (9, "still open", "kept"),
    ]


async def test_days_declared_away_cost_nothing(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
    await study.away(ANN, date(2026, 3, 3), 3)
    for day in ("03", "04", "05", "06"):
        clock.to(f"2026-03-{day} 09:00")
        await heartbeat.tick()
    view = await study.answer(platform.questions[-1].round_id, ANN, "b", ROOM)
    assert view.streak is not None
    assert (view.streak.length, view.streak.freezes) == (2, 1)


async def test_a_post_that_missed_my_channel_does_not_cost_my_streak(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    mine = ChannelRef("fake", "mine")
    await daily.add_channel(ROOM, mine)
    lengths = {}
    for day in ("02", "03", "04", "05"):
        clock.to(f"2026-03-{day} 09:00")
        platform.gone = {"mine"} if day in ("03", "04") else set()
        if day == "05":
            await daily.add_channel(ROOM, mine)
        await heartbeat.tick()
        if day in ("02", "05"):
            round_id = platform.questions[-1].round_id
            for who, channel in ((ANN, mine), (BOB, ROOM)):
                view = await study.answer(round_id, who, "b", channel)
                assert view.streak is not None
                lengths[who.name] = (view.streak.length, view.streak.freezes)
    # The 3rd did not reach Ann's channel; on the 4th it was paused and she could see nothing.
    assert lengths == {"Ann": (2, 1), "Bob": (1, 0)}


async def test_practice_is_private_unscored_and_never_repeats_while_anything_is_new(
    study: Study, daily: Admin
) -> None:
    seen = [await study.quiz(ANN) for _ in range(30)]
    assert len({bare(view.prompt) for view in seen}) == 30
    again = await study.quiz(ANN)
    assert bare(again.prompt) in {bare(view.prompt) for view in seen}
    feedback = await study.answer(again.round_id, ANN, "b")
    assert (feedback.right, feedback.points, feedback.streak) == (True, 0, None)


async def test_practice_gives_nothing_away_of_the_question_of_the_day(
    study: Study, question: QuestionView
) -> None:
    asked = {bare((await study.quiz(BOB)).prompt) for _ in range(40)}
    assert bare(question.prompt) not in asked
    assert len(asked) == 29


async def test_a_practice_question_belongs_to_the_one_who_asked_for_it(
    study: Study, daily: Admin
) -> None:
    mine = await study.quiz(ANN)
    with pytest.raises(NoRound):
        await study.answer(mine.round_id, BOB, "b")


async def test_practice_can_be_asked_for_by_topic_and_difficulty(study: Study) -> None:
    view = await study.quiz(ANN, "cit", 2)
    assert (view.topic, view.difficulty) == ("cities", 2)


async def test_a_mistyped_topic_gets_the_nearest_ones(study: Study) -> None:
    with pytest.raises(UnknownTopic) as refusal:
        await study.quiz(ANN, "citys")
    assert refusal.value.near == ("cities",)


async def test_what_the_deck_does_not_hold_is_refused_in_words(study: Study) -> None:
    with pytest.raises(NothingToAsk, match="no question about maps of difficulty 9"):
        await study.quiz(ANN, "maps", 9)


async def test_topics_are_found_by_the_start_of_any_word(study: Study) -> None:
    assert [view.topic for view in study.topics()] == ["cities", "maps", "states"]
    assert [(view.topic, view.questions) for view in study.topics(prefix="st")] == [("states", 10)]


async def test_the_board_shares_places_and_always_has_my_own(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    crowd = [MemberRef("fake", "club", str(n), f"M{n}") for n in range(10, 32)]
    for number, who in enumerate(crowd):
        await study.answer(platform.questions[0].round_id, who, "b" if number < 3 else "a", ROOM)
    view = await study.standings(ROOM, crowd[-1], Span.WEEK)
    assert [row.rank for row in view.rows] == [1, 1, 1, 4, 4, 4, 4, 4, 4, 4]
    assert view.mine is not None
    assert (view.mine.rank, view.mine.score.name, view.members) == (4, "M31", 22)
    second = await study.standings(ROOM, None, Span.WEEK, offset=10)
    assert {row.rank for row in second.rows} == {4}


async def test_where_no_daily_is_set_up_it_is_said(study: Study) -> None:
    with pytest.raises(NoDaily):
        await study.streak(ROOM, ANN)
    with pytest.raises(NoDaily):
        await study.standings(ROOM, ANN, Span.WEEK)


async def test_the_view_of_a_question_holds_nothing_of_its_key(
    store: SqliteStore, clock: FakeClock
) -> None:
    study = Study(store, {"sample": MIXED}, clock)
    views = [await study.quiz(CLEO) for _ in range(6)]
    text = "\n".join(map(repr, views))
    for secret in ("Since the tenth century", "Two times two", "2.5", "grams", "It is so"):
        assert secret not in text
    assert {view.ask.kind for view in views} == {
        *("choice", "several", "number", "recall", "reflection")
    }


async def test_a_model_answer_is_shown_for_open_recall_only(
    store: SqliteStore, clock: FakeClock
) -> None:
    study = Study(store, {"sample": MIXED}, clock)
    recall = await study.quiz(CLEO, "words", 2)
    assert bare((await study.model(recall.round_id)).model) == "It is so."
    with pytest.raises(NoRound):
        await study.model((await study.quiz(CLEO, "maps")).round_id)


async def test_a_later_edit_of_the_deck_changes_nothing_that_was_asked(
    question: QuestionView, store: SqliteStore, clock: FakeClock
) -> None:
    edited = Study(store, {"sample": MIXED}, clock)
    view = await edited.answer(question.round_id, ANN, "b", ROOM)
    assert view.right is True


async def test_a_changed_name_is_followed(study: Study, question: QuestionView) -> None:
    renamed = MemberRef(ANN.platform, ANN.place, ANN.id, "Anne")
    await study.answer(question.round_id, renamed, "b", ROOM)
    board = await study.standings(ROOM, ANN, Span.WEEK)
    assert board.rows[0].score.name == "Anne"


async def test_the_deck_of_a_daily_can_be_asked_for(admin: Admin) -> None:
    view = await admin.start(ANN, [ROOM], Wish(deck="sample"))
    assert view.deck == "sample"


async def test_who_practises_in_private_is_the_member_that_a_team_knows(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    in_private = MemberRef("fake", "", "1", "Ann")
    seen = {(await study.quiz(ANN)).prompt for _ in range(10)}
    seen |= {(await study.quiz(in_private)).prompt for _ in range(10)}
    assert len(seen) == 20


async def test_practice_in_private_does_not_give_the_open_question_away(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    open_question = platform.questions[0].prompt
    asked = [(await study.quiz(MemberRef("fake", "", "1", "Ann"))).prompt for _ in range(40)]
    assert open_question not in asked


async def test_a_stranger_who_practises_in_private_is_remembered(study: Study) -> None:
    stranger = MemberRef("fake", "", "77", "Zoe")
    seen = {(await study.quiz(stranger)).prompt for _ in range(30)}
    assert len(seen) == 30


async def test_the_topics_in_which_somebody_is_often_wrong_are_known_worst_first(
    store: SqliteStore, clock: FakeClock
) -> None:
    questions = [
        Question(
            "sample", f"{topic}-{n}", topic, 1, "?", Choose((RIGHT, WRONG)), "", shuffled=False
        )
        for topic in ("maps", "rivers", "seas")
        for n in range(4)
    ]
    study = Study(store, {"sample": Deck("sample", tuple(questions))}, clock)
    for topic, given in {"maps": "abbb", "rivers": "aabb", "seas": "aaaa"}.items():
        for letter in given:
            view = await study.quiz(ANN, topic)
            await study.answer(view.round_id, ANN, letter)
    found = [(view.topic, view.correct, view.answered) for view in await study.weak(ANN)]
    assert found == [("maps", 1, 4), ("rivers", 2, 4)]
    assert await study.weak(BOB) == ()


async def test_a_topic_is_not_called_weak_for_two_answers(study: Study) -> None:
    for _ in range(2):
        view = await study.quiz(ANN)
        await study.answer(view.round_id, ANN, "a")
    assert await study.weak(ANN) == ()


async def test_practice_gives_the_open_question_away_to_nobody_whom_its_team_does_not_know_yet(
    daily: Admin, heartbeat: Heartbeat, study: Study, clock: FakeClock, platform: FakePlatform
) -> None:
    clock.to("2026-03-02 09:00")
    await heartbeat.tick()
    open_question = platform.questions[0].prompt
    for stranger in (MemberRef("fake", "", "77", "Zoe"), MemberRef("fake", "second", "78", "Yan")):
        asked = [(await study.quiz(stranger)).prompt for _ in range(40)]
        assert open_question not in asked
