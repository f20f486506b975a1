"""Members choose their names and authors their words; none can ping or format through the bot."""

import pytest

from bot.domain.question import Choose, Deck, Option, Question
from tests.adapters.slack.block_rules import texts
from tests.adapters.slack.world import World, words
from tests.wire.slack import Person

LOUD = "<!channel> *B* <@U1>\n> `c` & <https://a.b|x>"
B = "\u200b*\u200bB\u200b*\u200b"
C = "\u200b`\u200bc\u200b`\u200b"
SHOWN = f"&lt;!channel&gt; {B} &lt;@U1&gt; &gt; {C} &amp; &lt;https://a.b|x&gt;"


@pytest.fixture
def loud(world: World) -> Person:
    return world.slack.person(LOUD)


async def test_a_loud_name_on_the_board_is_one_plain_line(world: World, loud: Person) -> None:
    await world.answered(loud, await world.asked(), "B")
    assert f"\n1. *{SHOWN}* (you) · " in await world.told(loud, "leaderboard")


async def test_a_loud_name_in_the_text_beside_the_board_pings_nobody(
    world: World, loud: Person
) -> None:
    await world.answered(loud, await world.asked(), "B")
    shown = await world.shown(loud, "leaderboard")
    assert "Place 1: &lt;!channel&gt; *B* &lt;@U1&gt; " in shown["text"]


async def test_a_loud_name_in_a_streak_stays_out_of_markup(world: World, loud: Person) -> None:
    await world.answered(loud, await world.asked(), "B")
    shown = await world.shown(world.bob, f"streak <@{loud.user.id}|x>")
    assert [block["text"]["type"] for block in shown["blocks"][:1]] == ["plain_text"]


async def test_a_loud_name_at_the_reveal_is_one_plain_line(world: World, loud: Person) -> None:
    await world.answered(loud, await world.asked(), "B")
    await world.to("2026-03-02 17:00")
    assert f"first: {SHOWN}*\n" in words(world.room.posts[0])


async def test_a_loud_name_in_the_weeks_standings_is_one_plain_line(
    world: World, loud: Person
) -> None:
    await world.answered(loud, await world.asked(), "B")
    await world.to("2026-03-02 17:00")
    await world.to("2026-03-09 09:00")
    assert f"\n1. {SHOWN} · " in words(world.room.posts[1])


async def test_a_loud_name_of_an_organiser_pings_nobody(world: World, loud: Person) -> None:
    await world.start()
    told = await world.told(world.ann, f"daily organiser <@{loud.user.id}|x>")
    assert told.startswith("&lt;!channel&gt; *B* &lt;@U1&gt; ")


async def test_a_name_of_nothing_but_spaces_is_somebody(world: World) -> None:
    blank = world.slack.person("\u2003 ")
    await world.answered(blank, await world.asked(), "B")
    assert "\n1. *somebody* (you) · " in await world.told(blank, "leaderboard")


async def test_a_topic_typed_with_markup_is_quoted_plainly(world: World) -> None:
    told = await world.told(world.bob, "<!channel> x")
    assert told.startswith("There is no topic “&lt;!channel&gt; x”.")


async def test_a_zone_typed_with_a_mention_is_quoted_plainly(world: World) -> None:
    told = await world.start("09:00 <!here>")
    assert told.startswith("“&lt;!here&gt;” is not a time zone.")


# What authors wrote


EVIL = Question(
    "sample",
    "evil",
    "maps",
    1,
    "Is <!channel> & <@U1> [a link](javascript:alert) fine?",
    Choose(
        (
            Option("<!here>", "<@U1> no", right=False),
            Option("*bold* <!everyone>", "<#C1> yes", right=True),
        )
    ),
    "<!channel> because\n\n```\n<!here>\n```\n\n> <@U1>",
    references=("<!channel> https://a.b/c",),
    shuffled=False,
)


@pytest.fixture
def decks(request: pytest.FixtureRequest) -> dict[str, Deck]:
    from tests.samples import capitals

    evil = "evil" in request.node.name
    return {"sample": Deck("sample", (EVIL,)) if evil else capitals(30)}


async def test_an_evil_question_pings_nobody_in_its_text(world: World) -> None:
    question = await world.asked()
    assert "Is &lt;!channel&gt; &amp; &lt;@U1&gt; " in question["text"]


async def test_an_evil_question_is_shown_as_it_was_written(world: World) -> None:
    assert "\nIs <!channel> & <@U1> " in words(await world.asked())


async def test_what_is_evil_stands_only_where_nothing_is_markup(world: World) -> None:
    """The rules look at every request: rich text alone may hold such signs."""
    question = await world.asked()
    feedback = await world.press(world.bob, question, "A").seen()
    await world.press(world.bob, feedback, "Explain").edited_message()
    await world.to("2026-03-02 17:00")
    mrkdwn = [
        text
        for message in (*world.room.messages.values(), *world.bob.ephemerals)
        for block in message["blocks"]
        if block["type"] in ("section", "context")
        for text in texts([block])
    ]
    assert [text for text in mrkdwn if "<!c" in text or "<@" in text] == []
