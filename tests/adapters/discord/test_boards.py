"""The leaderboard: pages, periods, and always one's own place."""

import simcord

from tests.adapters.discord.world import Shown, World, answer, buttons, said, text


async def answered_by(world: World, count: int, label: str = "B") -> list[simcord.MemberActor]:
    """Members 01, 02, … answer the first question one after the other."""
    question = await world.asked()
    users = [world.env.create_user(f"member{n:02}") for n in range(1, count + 1)]
    members = [world.guild.add_member(user) for user in users]
    for member in members:
        await member.click(question, label=label)
    return members


async def board(world: World, who: simcord.MemberActor, **options: str) -> Shown:
    return answer(await who.slash(world.room, "leaderboard", **options))


async def test_before_any_answer_the_board_says_who_leads(world: World) -> None:
    await world.asked()
    assert "Nobody has answered yet. The first one leads." in text(await board(world, world.bob))


async def test_the_board_is_of_this_week_unless_told_otherwise(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    shown = text(await board(world, world.bob))
    assert shown.startswith("### 🏆 Leaderboard\n-# The week of 2 March · 1 member\n")


async def test_the_board_of_the_month_names_the_month(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    shown = text(await board(world, world.bob, period="month"))
    assert "-# March 2026 · 1 member" in shown


async def test_the_board_of_all_time_says_so(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    assert "-# All time · 1 member" in text(await board(world, world.bob, period="all"))


async def test_ones_own_row_stands_out(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    shown = text(await board(world, world.bob))
    assert "` 1`  **Bob** (you) · **10** · 1 of 1 right\n" in shown


async def test_who_was_wrong_has_no_points(world: World) -> None:
    await world.bob.click(await world.asked(), label="A")
    assert "· **0** · 0 of 1 right\n" in text(await board(world, world.bob))


async def test_a_board_of_ten_has_one_page(world: World) -> None:
    members = await answered_by(world, 10)
    assert pages(await board(world, members[0])) == []


async def test_a_board_of_eleven_has_a_second_page(world: World) -> None:
    members = await answered_by(world, 11)
    shown = await board(world, members[0])
    assert pages(shown) == ["b1:week:10"]


async def test_the_second_page_takes_the_place_of_the_first(world: World) -> None:
    members = await answered_by(world, 12)
    shown = await board(world, members[11])
    await members[11].click(shown, custom_id="b1:week:10")
    assert pages(shown) == ["b1:week:0"]


async def test_the_second_page_goes_on_where_the_first_ended(world: World) -> None:
    members = await answered_by(world, 12)
    shown = await board(world, members[0])
    await members[0].click(shown, custom_id="b1:week:10")
    assert [name for name in ("member10", "member11", "member12") if name in text(shown)] == [
        *("member11", "member12"),
    ]


def pages(shown: Shown) -> list[str]:
    """The buttons that turn pages of the week's board."""
    return [id for id in buttons(shown).values() if id.startswith("b1:week:")]


async def test_from_the_second_page_one_comes_back(world: World) -> None:
    members = await answered_by(world, 12)
    shown = await board(world, members[11])
    before = text(shown)
    await members[11].click(shown, custom_id="b1:week:10")
    await members[11].click(shown, custom_id="b1:week:0")
    assert text(shown) == before


async def test_ones_own_place_stands_under_a_page_that_lacks_it(world: World) -> None:
    question = await world.asked()
    await world.bob.click(question, label="A")
    for n in range(10):
        member = world.guild.add_member(world.env.create_user(f"member{n}"))
        await member.click(question, label="B")
    shown = text(await board(world, world.bob))
    assert "…\n`11`  **Bob** (you) · **0** · 0 of 1 right\n" in shown


async def test_another_span_is_one_tap_away(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    shown = await board(world, world.bob)
    await world.bob.click(shown, custom_id="b1:all:0")
    assert "-# All time · 1 member" in text(shown)


async def test_after_a_change_of_span_the_other_two_are_offered(world: World) -> None:
    await world.bob.click(await world.asked(), label="B")
    shown = await board(world, world.bob)
    await world.bob.click(shown, custom_id="b1:all:0")
    assert list(buttons(shown).values()) == ["b1:week:0", "b1:month:0"]


async def test_ties_share_a_place(world: World) -> None:
    question = await world.asked()
    for member in (world.ann, world.bob):
        await member.click(question, label="B")
    await world.cleo.click(question, label="A")
    ranks = [row[2] for row in text(await board(world, world.ann)).splitlines()[2:5]]
    assert ranks == ["1", "1", "3"]


async def test_the_board_is_shown_to_who_asked_only(world: World) -> None:
    await world.asked()
    assert said(await world.bob.slash(world.room, "leaderboard")).startswith("### 🏆 Leaderboard")


async def test_the_board_without_a_daily_says_who_can_start_one(world: World) -> None:
    told = said(await world.bob.slash(world.room, "leaderboard"))
    assert told.startswith("No daily question is set up here yet.")
