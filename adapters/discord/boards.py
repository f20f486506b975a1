"""Standings, streaks and notices."""

from datetime import date

from adapters.discord import ids, words
from adapters.discord.controls import button
from adapters.discord.escape import escaped, name
from adapters.discord.layout import AMBER, BLUE, GOLD, Item, Message, Row, message, messages, row
from adapters.discord.telling import streak_line
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
    "-# Every answer adds one. A freeze saves the streak when you miss a question: you start with "
    "one, and every fifth answer in a row earns another (two at most). Days without a question do "
    "not count, nor do the bot's own failures."
)
BOARD_RULE = "-# In bold: points, ten for every right answer before the reveal. Ties share a place."


def standings(view: StandingsView, *, mark: str = "", weekly: bool = False) -> Message:
    """A page of the board. `weekly` is the one that the bot posts for all: without buttons."""
    title = f"Standings of {words.period(view.span, view.period)}" if weekly else "Leaderboard"
    under = words.counted(view.members, "member", "members")
    if not weekly:
        under = f"{words.period(view.span, view.period)} · {under}"
    items: list[Item] = [f"### 🏆 {title}\n-# {under[:1].upper()}{under[1:]}"]
    items.append("\n".join(_rows(view)) or "Nobody has answered yet. The first one leads.")
    items.append(BOARD_RULE)
    if not weekly:
        items += _turning(view)
    return messages(items, (), GOLD, mark=mark)[-1]


def _rows(view: StandingsView) -> list[str]:
    rows = [_place(standing, view.mine) for standing in view.rows]
    if view.mine and view.mine.score.member_id not in {s.score.member_id for s in view.rows}:
        rows += ["…", _place(view.mine, view.mine)]
    return rows


def _place(standing: Standing, mine: Standing | None) -> str:
    score = standing.score
    who = name(score.name)
    if mine and mine.score.member_id == score.member_id:
        who = f"**{who}** (you)"
    right = f"{score.correct} of {score.answered} right"
    return f"`{standing.rank:>2}`  {who} · **{score.points:,}** · {right}"


def _turning(view: StandingsView) -> list[Row]:
    spans = [button(text, ids.board(span, 0)) for span, text in SPANS.items() if span != view.span]
    turns = []
    if view.offset:
        turns.append(button("Previous places", ids.board(view.span, max(0, view.offset - PAGE))))
    if view.offset + PAGE < view.members:
        turns.append(button("Next places", ids.board(view.span, view.offset + PAGE)))
    return [row(*turns, *spans)]


def streak(view: StreakView, *, mine: bool = True) -> Message:
    whose = "Your streak" if mine else f"The streak of {name(view.name)}"
    freezes = words.counted(view.freezes, "freeze", "freezes")
    items: list[Item] = [f"### {whose}\n{streak_line(view)} · {freezes} left"]
    if view.pending:
        items.append("The newest question is still open." if mine else "-# Newest: still open.")
    if view.days:
        items.append("\n".join(map(_step, view.days)))
    else:
        items.append("The first answer begins it.")
    return message([*items, STREAK_RULE], BLUE)


def _step(step: Step) -> str:
    effect = "" if step.happened is Happened.OPEN else EFFECTS[step.effect]
    told = ", ".join(text for text in (step.happened.value, effect) if text)
    return f"`{step.day:%a} {step.day.day:>2} {step.day:%b}  {step.length:>2}`  {told}"


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


def notice(view: NoticeView, *, mark: str = "") -> Message:
    facts = {key: _fact(key, value) for key, value in view.facts.items()}
    text = NOTICES[view.kind].format_map(facts)
    title = "### For the organiser of the daily question"
    return messages([title, text], (), AMBER, mark=mark)[-1]


def _fact(key: str, value: str) -> str:
    if key == "channel" and value.isdecimal():
        return f"<#{value}>"
    if key == "day":
        return words.day(date.fromisoformat(value))
    # A fix is a sentence of this adapter and may name commands; the rest is foreign text.
    return value if key == "fix" else escaped(value)
