"""App Home: the first visit, every later one, and what can be done there."""

import pytest

from bot.domain.question import Deck
from tests.adapters.slack.world import World, buttons, labels, ticks, words
from tests.samples import MIXED, capitals


@pytest.fixture
def decks(request: pytest.FixtureRequest) -> dict[str, Deck]:
    return {"sample": getattr(request, "param", capitals(30))}


ALL_KINDS = pytest.mark.parametrize("decks", [MIXED], indirect=True, ids=["mixed"])


async def test_a_first_visit_explains_in_five_lines(world: World) -> None:
    home = await world.home(world.bob)
    welcome = home["blocks"][1]["text"]["text"]
    assert len(welcome.splitlines()) == 5


async def test_a_first_visit_offers_one_button(world: World) -> None:
    assert labels(await world.home(world.bob)) == ["Set up the daily question"]


async def test_the_first_visits_button_opens_the_window(world: World) -> None:
    deed = world.press(world.bob, await world.home(world.bob), "Set up the daily question")
    assert (await deed.opened())["title"]["text"] == "The daily question"


async def test_what_was_set_up_from_home_is_told_at_home(world: World) -> None:
    deed = world.press(world.bob, await world.home(world.bob), "Set up the daily question")
    view = await deed.opened()
    home = await world.bob.submit(view, {"channel": world.room.id}).home()
    assert words(home).startswith("The daily question is set up\n")


async def test_another_tab_publishes_nothing(world: World) -> None:
    await world.settled(world.bob.open_home(tab="messages"))
    assert world.sent("views.publish") == []


async def test_home_tells_what_is_kept(world: World) -> None:
    assert "it reads no messages but its own." in words(await world.home(world.bob))


async def test_todays_question_can_be_answered_at_home(world: World) -> None:
    await world.asked()
    home = await world.home(world.bob)
    told = await world.press(world.bob, home, "B").home()
    assert words(told).startswith("*✅ Right.*\n")


async def test_an_answer_at_home_counts(world: World) -> None:
    await world.asked()
    await world.press(world.bob, await world.home(world.bob), "B").home()
    await world.refresh()
    assert "\n1 answer so far" in words(world.room.posts[0])


async def test_todays_question_is_gone_once_it_is_answered(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    assert "A" not in labels(await world.home(world.bob))


async def test_an_answer_in_the_channel_is_at_once_on_a_page_that_was_opened(world: World) -> None:
    await world.home(world.bob)
    home = await world.press(world.bob, await world.asked(), "B").home()
    assert "\n*✅ Right.*\n" in words(home)


async def test_home_has_the_streak_with_its_days(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    assert "\nMon 2 Mar · *1* · answered\n" in words(await world.home(world.bob))


async def test_home_has_ones_standing(world: World) -> None:
    question = await world.asked()
    await world.answered(world.bob, question, "B")
    await world.answered(world.cleo, question, "A")
    home = await world.home(world.bob)
    assert "\nPlace *1* of 2 · 10 points · 1 of 1 right\n" in words(home)


async def test_home_has_weak_topics_to_practise(world: World) -> None:
    for _ in range(3):
        await world.answered(world.bob, await world.shown(world.bob, "maps"), "A")
    assert "\n*Maps* · 0 of 3 right\n" in words(await world.home(world.bob))


async def test_organisers_find_the_settings_at_home(world: World) -> None:
    await world.asked()
    settings = await world.press(world.ann, await world.home(world.ann), "Settings").home()
    assert "\n*Time*  09:00, UTC " in words(settings)


async def test_members_find_no_settings_at_home(world: World) -> None:
    await world.asked()
    assert "Settings" not in labels(await world.home(world.bob))


async def test_practice_begins_at_home(world: World) -> None:
    await world.asked()
    home = await world.press(world.bob, await world.home(world.bob), "Practise").home()
    assert words(home).startswith("Practice\n")


async def test_a_practice_question_is_answered_at_home(world: World) -> None:
    await world.start()
    asked = await world.press(world.bob, await world.home(world.bob), "Practise").home()
    told = await world.press(world.bob, asked, "B").home()
    assert words(told).startswith("*✅ Right.*\n")


async def test_practice_at_home_leads_on_by_the_same_choice(world: World) -> None:
    await world.start()
    asked = await world.press(world.bob, await world.home(world.bob), "Practise").home()
    told = await world.press(world.bob, asked, "B").home()
    assert buttons(told)["Next question"] == "n1:0:"


async def test_explain_works_at_home(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    deeper = await world.press(world.bob, await world.home(world.bob), "Explain").home()
    assert "\n*Explanation*\nBecause.\n" in words(deeper)


async def test_the_board_is_turned_at_home(world: World) -> None:
    await world.answered(world.bob, await world.asked(), "B")
    turned = await world.press(world.bob, await world.home(world.bob), "Leaderboard").home()
    assert words(turned).startswith("🏆 Leaderboard\n")


@ALL_KINDS
async def test_ticks_at_home_are_an_answer(world: World) -> None:
    await practising(world, "numbers 2")
    home = await world.home(world.bob)
    asked = await world.press(world.bob, home, "Practise").home()
    while "Answer" not in labels(asked):
        asked = await world.press(world.bob, asked, "Another one").home()
    world.bob.fill(asked, {ticks(asked): ["a", "c"]})
    assert words(await world.press(world.bob, asked, "Answer").home()).startswith("*✅ Right.*\n")


@ALL_KINDS
async def test_a_number_at_home_is_an_answer(world: World) -> None:
    await practising(world, "numbers 3")
    asked = await world.press(world.bob, await world.home(world.bob), "Practise").home()
    while "How heavy is it?" not in words(asked):
        asked = await world.press(world.bob, asked, "Another one").home()
    view = await world.press(world.bob, asked, "Enter a number").opened()
    told = await world.bob.submit(view, {"answer": "2.5"}).home()
    assert words(told).startswith("*✅ Right. You answered 2.5 kg.*\n")


async def practising(world: World, text: str) -> None:
    """Home offers practice to who is no newcomer."""
    await world.start()
    await world.told(world.bob, text)


async def test_home_is_there_for_members_of_a_team_with_two_dailies(world: World) -> None:
    await world.start()
    await world.told(world.ann, f"daily 10:00 UTC <#{world.slack.channel('other').id}|other>")
    assert "Practise" in labels(await world.home(world.bob))


async def test_home_opened_while_the_bot_restarts_comes_with_the_next_visit(world: World) -> None:
    await world.asked()
    await world.restart()
    assert "A" in labels(await world.home(world.bob))
