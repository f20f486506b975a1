"""Views as lines, boxes and colours. Every renderable also reads well without the colours."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from string import ascii_uppercase

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from adapters.terminal.clean import clean
from adapters.terminal.prose import hanging, line, prose
from bot.domain.standing import Span as BoardSpan
from bot.domain.standing import Standing
from bot.domain.streak import Effect, Happened, Step
from bot.views import (
    Ask,
    FeedbackView,
    KeyView,
    NoticeView,
    OptionView,
    QuestionView,
    RevealView,
    StandingsView,
    StreakView,
    TopicView,
)

BAR = 12  # columns of the longest bar
BOARDS = {
    BoardSpan.WEEK: "This week",
    BoardSpan.MONTH: "This month",
    BoardSpan.ALL: "All time",
}


def question(view: QuestionView, now: datetime) -> RenderableType:
    """`now` is in the reader's own zone."""
    parts: list[RenderableType] = []
    if view.late:
        note = "This question comes late, through no fault of yours: it cannot cost a streak."
        parts += [Line(note, style="yellow"), Line()]
    parts += [*prose(view.prompt), Line()]
    for letter, option in zip(ascii_uppercase, view.ask.options, strict=False):
        parts.append(hanging(Line(f"  {letter}", style="bold"), line(*option)))
    if view.ask.options:
        parts.append(Line())
    parts.append(Line(how_to_answer(view.ask), style="dim"))
    if view.reveals_at and view.closes_at:
        times = f"The answer comes {when(view.reveals_at, now)}, "
        times += f"the next question {when(view.closes_at, now)}."
        parts.append(Line(times, style="dim"))
    return Group(*parts)


def when(instant: datetime, now: datetime) -> str:
    """In the reader's own zone: today at 17:00, tomorrow at 09:00, on Monday at 09:00."""
    local = instant.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    day = {0: "today", 1: "tomorrow"}.get(days, f"on {local:%A}")
    return f"{day} at {local:%H:%M}"


def question_title(view: QuestionView) -> str:
    stars = "●" * view.difficulty + "○" * (5 - view.difficulty)
    when = f"{view.day:%A} {view.day.day} {view.day:%B}" if view.day else "Practice"
    if view.round_kind == "trial":
        when = "Trial, counts for nothing"
    return f"{when} · {view.topic} · difficulty {stars} ({view.difficulty} of 5)"


def how_to_answer(ask: Ask) -> str:
    last = ascii_uppercase[max(len(ask.options) - 1, 0)].lower()
    match ask.kind:
        case "choice":
            return f"Answer with a letter, a to {last}."
        case "several":
            return f"Give every letter that is right, such as “ac”, from a to {last}."
        case "number":
            unit = f" in {ask.unit}" if ask.unit else ""
            room = f" (up to {ask.within} off counts)" if ask.within else ""
            return f"Answer with a number{unit}{room}."
        case "recall":
            return "Answer in your own words, or think it through and press Enter."
    return "Nothing is graded. Write a few words, or just press Enter."


def feedback(view: FeedbackView) -> RenderableType:
    parts: list[RenderableType] = []
    if not view.first:
        note = f"You had answered before; that first answer counts: {view.response}."
        parts += [Line(note, style="yellow"), Line()]
    parts += [_verdict(view), *_whys(view), Line(), *prose(view.explanation)]
    if view.references:
        parts += [Line(), *(Line(f"Source: {clean(ref)}", style="dim") for ref in view.references)]
    if view.streak is not None:
        parts += [Line(), streak_line(view.streak)]
    return Group(*parts)


def _verdict(view: FeedbackView) -> Line:
    if view.right is None:
        return Line("Recorded. Nothing is scored here; it keeps your streak.", style="bold")
    note = " It came after the reveal, so it keeps your streak and earns no points." * view.late
    earned = f" +{view.points} points." if view.points and view.first else ""
    given = f" ({view.response})" if view.key.number else ""
    if view.right:
        return Line(f"✓ Right.{given}{earned}{note}", style="bold green")
    partly = " Partly right." if view.partly else " Not right."
    answer = f" It is {view.key.number}." if view.key.number else ""
    return Line(f"✗{partly}{given}{answer}{earned}{note}", style="bold red")


def _whys(view: FeedbackView) -> Iterable[RenderableType]:
    if view.slip:
        yield line(*view.slip)
    yield from key(view.key)


def key(view: KeyView) -> Iterable[RenderableType]:
    """The answer, with the why of what was chosen and of what is right."""
    told = [option for option in view.options if option.picked or option.right]
    for option in sorted(told, key=lambda option: (not option.picked, option.letter)):
        yield _option(option)
    if view.model:
        yield Line("A good answer:", style="bold")
        yield from prose(view.model)
    for letter, (point, had) in zip(ascii_uppercase, view.points, strict=False):
        yield hanging(Line(f"  {letter} {'✓' if had else '·'}"), line(*point))


def _option(option: OptionView) -> Table:
    mark, style = ("✓", "green") if option.right else ("✗", "red")
    verdict = "right" if option.right else "wrong"
    body = line(*option.text)
    body.append(f"  ({'your choice' if option.picked else verdict})", style=style)
    if option.why:
        body = Line("\n").join([body, line(*option.why, style="dim")])
    return hanging(Line(f"  {mark} {option.letter.upper()}", style=style), body)


def reveal(view: RevealView) -> RenderableType:
    parts: list[RenderableType] = [*prose(view.question.prompt), Line()]
    if view.tally:
        parts.append(_bars(view))
    if view.key.number:
        parts.append(Line(f"The answer is {view.key.number}.", style="bold green"))
    if view.key.model:
        parts += [Line("A good answer:", style="bold"), *prose(view.key.model)]
    parts += [Line(), Line(_how_many(view), style="bold")]
    if view.first_right:
        parts.append(line("First with the right answer: ", ", ".join(view.first_right), "."))
    parts += [Line(), *prose(view.explanation)]
    if view.references:
        parts += [Line(), *(Line(f"Source: {clean(ref)}", style="dim") for ref in view.references)]
    return Group(*parts)


def _bars(view: RevealView) -> Table:
    """How the team chose: an option a line, its bar and count in columns of their own."""
    most = max(view.tally) or 1
    grid = Table.grid(padding=(0, 1))
    for option, count in zip(view.key.options, view.tally, strict=True):
        mark, style = ("✓", "green") if option.right else (" ", "")
        bar = "█" * round(BAR * count / most)
        grid.add_row(
            Line(f"  {mark} {option.letter.upper()}", style=style, no_wrap=True),
            line(*option.text),
            Line(f" {count} {bar}", style=style or "dim", no_wrap=True),
        )
    return grid


def _how_many(view: RevealView) -> str:
    if not view.answered:
        return "Nobody has answered yet. It still keeps a streak until the next question."
    answers = "1 answer" if view.answered == 1 else f"{view.answered} answers"
    return answers + ("." if view.right is None else f", {view.right} right.")


def streak_line(view: StreakView) -> Line:
    length = "1 day" if view.length == 1 else f"{view.length} days"
    freezes = "1 freeze" if view.freezes == 1 else f"{view.freezes} freezes"
    text = Line(f"Streak: {length}", style="bold")
    text.append(f" · best {view.best} · {freezes} in hand", style="not bold")
    if view.pending:
        text.append(" · today's question is still open", style="not bold")
    return text


EFFECTS = {
    Effect.EXTENDED: "+1",
    Effect.KEPT: "kept",
    Effect.FROZEN: "a freeze kept it",
    Effect.LOST: "lost",
    Effect.NONE: "",
}


def streak(view: StreakView) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for step in view.days:
        table.add_row(*_step(step))
    if not view.days:
        return Group(streak_line(view), Line("Your first answer begins it.", style="dim"))
    rule = "Every answered question adds one. Five in a row earn a freeze (two at most), which "
    rule += "saves the streak by itself. Days without a question do not count."
    return Group(streak_line(view), Line(), table, Line(), Line(rule, style="dim"))


def _step(step: Step) -> tuple[Line, Line, Line, Line]:
    style = {Effect.EXTENDED: "green", Effect.LOST: "red"}.get(step.effect, "")
    effect = "" if step.happened is Happened.OPEN else EFFECTS[step.effect]
    return (
        Line(f"{step.day:%a} {step.day}"),
        Line(step.happened.value),
        Line(effect, style=style),
        Line(str(step.length), justify="right"),
    )


def standings(view: StandingsView, *, rule: bool = True) -> RenderableType:
    """`rule` adds how places come about."""
    if not view.rows:
        return Line("Nobody has answered yet. The first one leads.", style="dim")
    table = Table(box=None, padding=(0, 2, 0, 0))
    for name, side in (("", "right"), ("name", "left"), ("points", "right"), ("right", "right")):
        table.add_column(name, justify=side, header_style="dim")  # type: ignore[arg-type]
    for standing in view.rows:
        table.add_row(*_place(standing, view.mine))
    if view.mine and view.mine not in view.rows:
        table.add_row("…", "", "", "")
        table.add_row(*_place(view.mine, view.mine))
    if not rule:
        return table
    note = "Ten points for a right answer before the reveal. Ties share a place: 1, 2, 2, 4."
    return Group(table, Line(), Line(note, style="dim"))


def _place(standing: Standing, mine: Standing | None) -> tuple[Line, ...]:
    score = standing.score
    style = "bold" if mine and mine.score.member_id == score.member_id else ""
    cells = (
        f"{standing.rank}.",
        clean(score.name),
        str(score.points),
        f"{score.correct} of {score.answered}",
    )
    return tuple(Line(cell, style=style) for cell in cells)


def topics(views: Iterable[TopicView]) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for view in views:
        table.add_row(line(view.topic), Line(str(view.questions), justify="right"))
    return table


def facts(rows: Mapping[str, str]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for name, value in rows.items():
        table.add_row(Line(name, style="dim"), line(value))
    return table


NOTICES = {
    "not-posted": "The question of {day} was not posted: {reason}. No streak suffers from it.",
    "not-revealed": "The answer of {day} could not be shown in {channel}: {reason}. Whoever "
    "answered was told at once.",
    "channel-gone": "Nothing can be posted to {channel} any more: {reason}. {fix}",
    "in-doubt": "The {what} for {channel} may have been posted or not: the connection broke, and "
    "{reason}. It was not repeated, so that nothing comes twice.",
    "deck-low": "Only {left} of the questions to choose from were not asked yet. "
    "After them the oldest come again.",
}


def notice(view: NoticeView) -> RenderableType:
    return line(NOTICES[view.kind].format_map(view.facts), style="yellow")


def commands(rows: Iterable[tuple[str, str]]) -> RenderableType:
    return facts(dict(rows))
