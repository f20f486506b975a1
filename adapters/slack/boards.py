"""Standings, streaks and notices."""

from collections.abc import Iterator
from datetime import date

from slack_sdk.models.blocks import ActionsBlock, Block

from adapters.slack import ids, words
from adapters.slack.escape import escaped, name
from adapters.slack.layout import Message, actions, button, context, header, message, section
from adapters.slack.telling import streak_line
from bot.domain.standing import Span, Standing
from bot.domain.streak import Effect, Happened, Step
from bot.posting import PAGE
from bot.views import NoticeView, StandingsView, StreakView

SPANS = {Span.WEEK: "This week", Span.MONTH: "This month", Span.ALL: "All time"}
EFFECTS = {
    Effect.EXTENDED: "",
    Effect.KEPT: "kept",
    Effect.FROZEN: "saved by a freeze",
    Effect.LOST: "lost",
    Effect.NONE: "",
}
STREAK_RULE = (
    "Every answer adds one. A freeze saves the streak when you miss a question: you start with "
    "one, and every fifth answer in a row earns another (two at most). Days without a question do "
    "not count, nor do the bot's own failures."
)
BOARD_RULE = "In bold: points, ten for every right answer before the reveal. Ties share a place."
HALF = 6  # rows of a block
NOBODY = "Nobody has answered yet. The first one leads."


def standings(view: StandingsView, *, weekly: bool = False) -> Message:
    """A page of the board. `weekly` is the one that the bot posts for all: without buttons."""
    title = f"Standings of {words.period(view.span, view.period)}" if weekly else "Leaderboard"
    under = words.counted(view.members, "member", "members")
    if not weekly:
        under = f"{words.period(view.span, view.period)} · {under}"
    blocks: list[Block] = [header(f"🏆 {title}"), context(f"{under[:1].upper()}{under[1:]}")]
    rows = list(_rows(view)) or [NOBODY]
    # Ten names of nothing but marks are longer than a block may be.
    blocks += [section("\n".join(rows[i : i + HALF])) for i in range(0, len(rows), HALF)]
    blocks.append(context(BOARD_RULE))
    if not weekly:
        blocks.append(_turning(view))
    spoken = ". ".join(_spoken(standing) for standing in _shown(view)) or NOBODY
    return message(f"{title}, {under}. {spoken}", *blocks)


def _shown(view: StandingsView) -> Iterator[Standing]:
    yield from view.rows
    if view.mine and view.mine.score.member_id not in {s.score.member_id for s in view.rows}:
        yield view.mine


def _rows(view: StandingsView) -> Iterator[str]:
    for standing in _shown(view):
        if standing not in view.rows:
            yield "…"
        yield _place(standing, view.mine)


def _place(standing: Standing, mine: Standing | None) -> str:
    score = standing.score
    who = name(score.name)
    if mine and mine.score.member_id == score.member_id:
        who = f"*{who}* (you)"
    right = f"{score.correct} of {score.answered} right"
    return f"{standing.rank}. {who} · *{score.points:,}* · {right}"


def _spoken(standing: Standing) -> str:
    score = standing.score
    return f"Place {standing.rank}: {score.name}, {score.points} points"


def _turning(view: StandingsView) -> ActionsBlock:
    turns = []
    if view.offset:
        turns.append(button("Previous places", ids.board(view.span, max(0, view.offset - PAGE))))
    if view.offset + PAGE < view.members:
        turns.append(button("Next places", ids.board(view.span, view.offset + PAGE)))
    spans = [button(text, ids.board(s, 0)) for s, text in SPANS.items() if s != view.span]
    return actions(*turns, *spans)


def streak(view: StreakView, *, mine: bool = True) -> Message:
    whose = "Your streak" if mine else f"The streak of {' '.join(view.name.split())}"
    return message(f"{whose}: {_in_hand(view)}", header(whose), *days(view))


def _in_hand(view: StreakView) -> str:
    return f"{streak_line(view)} · {words.counted(view.freezes, 'freeze', 'freezes')} left"


def days(view: StreakView) -> Iterator[Block]:
    """The line, and the reason for every day; an open question is the last of them."""
    yield section(f"*{_in_hand(view)}*")
    yield section("\n".join(map(_step, view.days)) or "The first answer begins it.")
    yield context(STREAK_RULE)


def _step(step: Step) -> str:
    effect = "" if step.happened is Happened.OPEN else EFFECTS[step.effect]
    told = ", ".join(text for text in (step.happened.value, effect) if text)
    return f"{step.day:%a} {step.day.day} {step.day:%b} · *{step.length}* · {told}"


NOTICES = {
    "not-posted": "The question of {day} was not posted: {reason}. No streak suffers from it.",
    "not-revealed": "The answer of {day} could not be shown in {channel}: {reason}. Whoever "
    "answered was told at once.",
    "channel-gone": "Nothing can be posted to {channel} any more: {reason}. {fix}",
    "in-doubt": "The {what} for {channel} may have been posted or not: the connection broke, and "
    "{reason}. It was not repeated, so that nothing comes twice.",
    "deck-low": "Only {left} of the questions to choose from were not asked yet. After them "
    "the oldest come again; new ones are files in the deck's folder.",
}


def notice(view: NoticeView) -> Message:
    facts = {key: _fact(key, value) for key, value in view.facts.items()}
    told = NOTICES[view.kind].format_map(facts)
    spoken = NOTICES[view.kind].format_map({**facts, "channel": "its channel"})
    title = "For the organiser of the daily question"
    return message(f"{title}: {spoken}", header(title), section(told))


def _fact(key: str, value: str) -> str:
    if key == "channel":
        return f"<#{value.rpartition('/')[2]}>"
    if key == "day":
        return words.day(date.fromisoformat(value))
    # A fix is a sentence of this adapter and may name commands; the rest is foreign text.
    return value if key == "fix" else escaped(value)
