"""Standings and streaks in private, and turning their pages."""

import pytest

from tests.adapters.slack.world import World, labels, words


async def test_the_board_before_any_answer_says_so(world: World) -> None:
    await world.start()
    told = await world.told(world.bob, "leaderboard")
    assert "\nNobody has answered yet. The first one leads.\n" in told


async def test_the_board_shows_place_points_and_who_one_is(world: World) -> None:
    question = await world.asked()
    await world.answered(world.cleo, question, "A")
    await world.answered(world.bob, question, "B")
    assert (await world.told(world.bob, "leaderboard")).startswith(
        "🏆 Leaderboard\n"
        "The week of 2 March · 2 members\n"
        "1. *bob* (you) · *10* · 1 of 1 right\n"
        "2. cleo · *0* · 0 of 1 right\n"
    )


@pytest.mark.parametrize(
    ("span", "title"),
    [("week", "The week of 2 March"), ("month", "March 2026"), ("all", "All time")],
)
async def test_the_board_has_three_spans(world: World, span: str, title: str) -> None:
    await world.asked()
    told = await world.told(world.bob, f"leaderboard {span}")
    assert f"\n{title} · 0 members\n" in told


async def test_a_spans_button_turns_the_same_message(world: World) -> None:
    await world.asked()
    board = await world.shown(world.bob, "leaderboard")
    turned = await world.press(world.bob, board, "All time").edited_message()
    assert "\nAll time · 0 members\n" in words(turned)


async def test_a_board_of_many_is_turned_page_by_page(world: World) -> None:
    question = await world.asked()
    for number in range(12):
        await world.answered(world.slack.person(f"p{number:02}"), question, "B")
    board = await world.shown(world.bob, "leaderboard")
    lower = await world.press(world.bob, board, "Next places").edited_message()
    assert [line for line in words(lower).splitlines() if line[:2] == "1."] == [
        "1. p10 · *10* · 1 of 1 right",
        "1. p11 · *10* · 1 of 1 right",
    ]


async def test_the_last_page_leads_only_back(world: World) -> None:
    question = await world.asked()
    for number in range(12):
        await world.answered(world.slack.person(f"p{number:02}"), question, "B")
    board = await world.shown(world.bob, "leaderboard")
    lower = await world.press(world.bob, board, "Next places").edited_message()
    assert labels(lower) == ["Previous places", "This month", "All time"]


async def test_ones_own_place_is_shown_on_every_page(world: World) -> None:
    question = await world.asked()
    for number in range(11):
        await world.answered(world.slack.person(f"p{number:02}"), question, "B")
    await world.answered(world.bob, question, "A")
    told = await world.told(world.bob, "leaderboard")
    assert "\n12. *bob* (you) · *0* · 0 of 1 right\n" in told


async def test_the_board_without_a_daily_says_how_to_begin(world: World) -> None:
    assert (await world.told(world.bob, "leaderboard")).startswith("No daily question is set up")


async def test_a_streak_tells_every_day(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    assert "\nMon 2 Mar · *1* · answered\n" in await world.told(world.bob, "streak")


async def test_anothers_streak_is_shown_by_a_mention(world: World) -> None:
    await world.asked()
    told = await world.told(world.ann, f"streak <@{world.bob.user.id}|bob>")
    assert told.startswith("The streak of bob\n")
