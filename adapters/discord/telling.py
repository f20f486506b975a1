"""Feedback to one member, in private.

Right and wrong are said in words and with the option's letter; a colour only
repeats it.
"""

from adapters.discord import controls, ids, words
from adapters.discord.asking import pieces
from adapters.discord.controls import button
from adapters.discord.escape import escaped
from adapters.discord.layout import (
    AMBER,
    CHARACTERS,
    GREEN,
    GREY,
    RED,
    Finder,
    Item,
    Message,
    Rule,
    messages,
    no_pictures,
    row,
)
from adapters.discord.prose import line, parts
from bot.views import FeedbackView, KeyView, OptionView, StreakView


def feedback(
    view: FeedbackView,
    *,
    deeper: bool = False,
    following: str = "",
    find: Finder = no_pictures,
) -> list[Message]:
    """`deeper` adds the whole explanation and where to read on. `following` is the id of the
    button that leads to the next practice question."""
    whys = _whys(view, deeper)
    # Nothing known of this mistake: then the explanation is the why.
    explained = deeper or not (whys or view.right)
    head: list[Item] = [_verdict(view), *whys]
    if explained:
        head += [Rule(), "**Explanation**", *parts(view.explanation, CHARACTERS)]
        head += references(view.references)
    tail: list[Item] = [text for text in (_gained(view),) if text]
    buttons = []
    if not explained and (view.explanation or view.references):
        buttons.append(button("Explain", ids.question(view.round_id, ids.MORE)))
    if following:
        buttons.append(button("Next question", following, controls.Style.primary))
    if buttons:
        tail.append(row(*buttons))
    return messages(head, tail, _color(view), find=find)


def _color(view: FeedbackView) -> int:
    if view.right is None:
        return GREY
    return GREEN if view.right else AMBER if view.partly else RED


def _verdict(view: FeedbackView) -> str:
    notes = []
    if not view.first:
        notes.append("You had answered before; that first answer counts.")
    if view.late:
        notes.append("It came after the reveal: it keeps your streak and earns no points.")
    if view.round_kind == "trial":
        notes.append("This is a trial and counts for nothing.")
    return "\n".join([f"### {_title(view)}", *(f"-# {note}" for note in notes)])


def _title(view: FeedbackView) -> str:
    """What was chosen among options is shown with them."""
    if view.right is None:
        return "Recorded. Nothing is scored here."
    given = "" if view.key.options else f" You answered {escaped(view.response)}."
    if view.right:
        return f"✅ Right.{given}"
    verdict = "❌ Partly right." if view.partly else "❌ Not right."
    return f"{verdict}{given} The answer is {answer(view.key)}."


def answer(key: KeyView) -> str:
    """In a few words: “B”, “A and C”, “1.5 MiB”."""
    right = [option.letter.upper() for option in key.options if option.right]
    return escaped(key.number) if key.number else words.listed(right)


def _whys(view: FeedbackView, deeper: bool) -> list[Item]:
    """Why what was chosen is right or not, and what is right; all of them when deeper."""
    told = [line(view.slip)] if view.slip else []
    options = [o for o in view.key.options if deeper or o.picked or o.right]
    order = sorted(options, key=lambda o: (not o.picked and not deeper, o.letter))
    told += [option(o) for o in order]
    items: list[Item] = [*pieces(told)] if told else []
    if view.key.points:
        ticked = [f"{'☑' if had else '☐'} {line(text)}" for text, had in view.key.points]
        items += pieces(ticked)
    return items


def option(view: OptionView) -> str:
    """A sign only where there is something to say: it is right, or it was chosen."""
    mark = "✅ " if view.right else "❌ " if view.picked else ""
    chosen = " (your choice)" if view.picked else ""
    head = f"{mark}**{view.letter.upper()}{chosen}**  {line(view.text)}"
    why = line(view.why)
    return f"{head}\n> {why}" if why else head


def references(given: tuple[str, ...]) -> list[str]:
    return ["\n".join(f"-# 📖 {escaped(reference)}" for reference in given)] if given else []


def _gained(view: FeedbackView) -> str:
    points = f"+{view.points} points" if view.points and view.first else ""
    told = [text for text in (points, streak_line(view.streak) if view.streak else "") if text]
    return f"**{' · '.join(told)}**" if told else ""


def streak_line(view: StreakView) -> str:
    line_ = f"🔥 {words.counted(view.length, 'day', 'days')} in a row"
    return f"{line_} · best {view.best}" if view.best > view.length else line_
