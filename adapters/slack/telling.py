"""Feedback to one member, in private.

Right and wrong are said in words and with the option's letter; a sign only
repeats it.
"""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from adapters.slack import ids, words
from adapters.slack.asking import prose
from adapters.slack.escape import escaped
from adapters.slack.layout import Message, actions, button, context, divider, messages, section
from adapters.slack.prose import pieces, rich, text
from adapters.slack.prose import section as run
from bot.views import FeedbackView, KeyView, OptionView, StreakView


def feedback(view: FeedbackView, *, deeper: bool = False, following: str = "") -> list[Message]:
    """`deeper` adds the whole explanation and where to read on. `following` is the id of the
    button that leads to the next practice question."""
    tail: list[Block] = []
    if gained := _gained(view):
        tail.append(section(f"*{gained}*"))
    buttons = []
    if not deeper and (view.explanation or view.references):
        buttons.append(button("Explain", ids.question(view.round_id, ids.MORE)))
    if following:
        buttons.append(button("Next question", following, style="primary"))
    if buttons:
        tail.append(actions(*buttons))
    return messages(_spoken(view), _head(view, deeper), tail)


def _spoken(view: FeedbackView) -> str:
    whys = [bare_why(option) for option in view.key.options if option.picked or option.right]
    slip = "".join(span.text for span in view.slip)
    return " ".join(
        part for part in (title(view), *notes(view), slip, *whys, _gained(view)) if part
    )


def bare_why(option: OptionView) -> str:
    shown = "".join(span.text for span in option.text)
    why = "".join(span.text for span in option.why)
    return f"{option.letter.upper()}: {shown}. {why}"


def notes(view: FeedbackView) -> list[str]:
    found = []
    if not view.first:
        found.append("You had answered before; that first answer counts.")
    if view.late:
        found.append("It came after the reveal: it keeps your streak and earns no points.")
    if view.round_kind == "trial":
        found.append("This is a trial and counts for nothing.")
    return found


def title(view: FeedbackView) -> str:
    """In plain words."""
    if view.right is None:
        return "Recorded. Nothing is scored here."
    given = f"You answered {view.response}."
    if view.right:
        return f"✅ Right. {given}"
    verdict = "❌ Partly right." if view.partly else "❌ Not right."
    return f"{verdict} {given} The answer is {answer(view.key)}."


def answer(key: KeyView) -> str:
    """In a few words: “B”, “A and C”, “1.5 MiB”."""
    right = [option.letter.upper() for option in key.options if option.right]
    return key.number or " and ".join(right)


def _head(view: FeedbackView, deeper: bool) -> Iterator[Block]:
    yield section(f"*{escaped(title(view))}*")
    if told := notes(view):
        yield context(*told)
    if view.slip:
        yield rich(run(*pieces(view.slip)))
    chosen = [o for o in view.key.options if deeper or o.picked or o.right]
    for option in sorted(chosen, key=lambda o: (not o.picked, o.letter)):
        yield from option_blocks(option)
    for point, had in view.key.points:
        yield rich(run(text("☑ " if had else "☐ "), *pieces(point)))
    if deeper:
        yield divider()
        yield section("*Explanation*")
        yield from prose(view.explanation)
        yield from references(view.references)


def option_blocks(option: OptionView) -> Iterator[Block]:
    mark, verdict = ("✅", "right") if option.right else ("❌", "wrong")
    chosen = "your choice, " if option.picked else ""
    letter = text(f"{mark} {option.letter.upper()}  ", bold=True)
    parts = [letter, *pieces(option.text), text(f"  ({chosen}{verdict})", italic=True)]
    if option.why:
        parts += [text("\n"), *pieces(option.why)]
    yield rich(run(*parts))


def references(given: tuple[str, ...]) -> Iterator[Block]:
    if given:
        yield context(*(f"📖 {escaped(reference)}" for reference in given))


def _gained(view: FeedbackView) -> str:
    points = f"+{view.points} points" if view.points and view.first else ""
    told = [part for part in (points, streak_line(view.streak) if view.streak else "") if part]
    return " · ".join(told)


def streak_line(view: StreakView) -> str:
    parts = [f"🔥 {words.counted(view.length, 'day', 'days')} in a row", f"best {view.best}"]
    parts.append(f"{words.counted(view.freezes, 'freeze', 'freezes')} in hand")
    return " · ".join(parts)
