"""App Home: what concerns one member, most important first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, MarkdownTextObject, SectionBlock

from adapters.slack import asking, boards, ids, telling, words
from adapters.slack.escape import escaped
from adapters.slack.layout import Message, actions, button, context, divider, header, section
from adapters.slack.pictures import NONE, Files
from adapters.slack.serial import as_dict
from bot.views import FeedbackView, QuestionView, StandingsView, StreakView, WeakView

BLOCKS = 98  # of 100
WELCOME = """\
*One good question a day* is posted in your team's channel. Answer it with one tap.
*At once* you see, in private, what is right and why.
*Later* everybody sees the answer and how the team chose. Nobody who was wrong is named.
*Your streak* is how many questions in a row you answered.
*Practise* whenever you like: type `/quiz`."""
KEPT = (
    "The bot keeps your Slack id and display name, your answers with their time, and what follows "
    "from them. What you write in your own words is not kept, and it reads no messages but its own."
)


@dataclass(frozen=True)
class HomeView:
    """What the page is about; None where there is nothing of the kind."""

    question: QuestionView | None = None
    feedback: FeedbackView | None = None
    streak: StreakView | None = None
    board: StandingsView | None = None
    weak: tuple[WeakView, ...] = ()
    daily: bool = False
    organiser: bool = False
    files: Files = field(default_factory=dict)


def pages(view: HomeView, said: Sequence[Message] = ()) -> Iterator[dict[str, Any]]:
    """The page; then the same in words, for when Slack cannot use a picture of it."""
    yield page(view, said)
    if view.files or any(message.pictured for message in said):
        yield page(replace(view, files=NONE), [message.in_words() for message in said])


def page(view: HomeView, said: Sequence[Message] = ()) -> dict[str, Any]:
    """`said` answers what was just done here, on top."""
    blocks = [*_said(said), *_page(view)]
    return {"type": "home", "blocks": [as_dict(block) for block in blocks[:BLOCKS]]}


def _said(said: Sequence[Message]) -> Iterator[Block]:
    for message in said:
        yield from message.blocks
    if said:
        yield divider()


def _page(view: HomeView) -> Iterator[Block]:
    newcomer = view.streak is None or not view.streak.days
    if newcomer:
        yield header("Hello, I am the study bot")
        yield section(WELCOME)
    yield from _today(view)
    yield from _begin(view, newcomer)
    if view.streak is not None and view.streak.days:
        yield header("Your streak")
        yield from boards.days(view.streak)
    if view.board is not None and view.board.mine is not None:
        yield from _standing(view.board)
    if view.weak:
        yield from _weak(view.weak)
    yield divider()
    yield context(KEPT)


def _today(view: HomeView) -> Iterator[Block]:
    if view.question is not None:
        for part in asking.question(view.question, files=view.files):
            yield from part.blocks
    elif view.feedback is not None:
        yield header("Your newest answer")
        for part in telling.feedback(view.feedback):
            yield from part.blocks


def _begin(view: HomeView, newcomer: bool) -> Iterator[Block]:
    """One button at first. Practice steps back while today's question waits."""
    style = None if view.question else "primary"
    practise = button("Practise", ids.following(None, None), style=style)
    if view.daily or not newcomer:
        settings = [button("Settings", ids.admin("show"))] if view.organiser and view.daily else []
        if view.question or view.feedback:
            yield divider()
        yield actions(practise, *settings)
    else:
        yield actions(button("Set up the daily question", ids.admin("begin"), style="primary"))


def _standing(board: StandingsView) -> Iterator[Block]:
    mine = board.mine
    assert mine is not None
    yield header("This week")
    points = words.counted(mine.score.points, "point", "points")
    right = f"{mine.score.correct} of {mine.score.answered} right"
    yield _beside(
        f"Place *{mine.rank}* of {board.members} · {points} · {right}",
        button("Leaderboard", ids.board(board.span, 0)),
    )


def _weak(found: Sequence[WeakView]) -> Iterator[Block]:
    yield header("Worth another look")
    for view in found:
        right = f"{view.correct} of {view.answered} right"
        topic = words.topic(view.topic)
        practise = button("Practise", ids.following(view.topic, None), said=f"Practise {topic}")
        yield _beside(f"*{escaped(topic)}* · {right}", practise)


def _beside(mrkdwn: str, control: ButtonElement) -> Block:
    return SectionBlock(text=MarkdownTextObject(text=mrkdwn), accessory=control)
