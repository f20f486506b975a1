"""Feedback to one member, in private.

Right and wrong are said in words and with the option's letter; a sign only
repeats it.
"""

import re
from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from adapters.slack import ids, words
from adapters.slack.asking import prose
from adapters.slack.escape import escaped, plain
from adapters.slack.layout import Message, actions, button, context, divider, messages, section
from adapters.slack.pictures import NONE, Files
from adapters.slack.prose import line, pieces, quote, rich, text
from adapters.slack.prose import section as run
from bot.views import FeedbackView, KeyView, OptionView, StreakView

REFERENCES = 8  # of a block, which holds 2,000 characters
ADDRESS = re.compile(r"(https?://[^\s<>|]*[^\s<>|.,:;)])")


def explains(view: FeedbackView, *, deeper: bool = False) -> bool:
    """Nothing known of this mistake: then the explanation is the why."""
    return _more(view) and (deeper or not (view.right or [*_whys(view, deeper)]))


def _more(view: FeedbackView) -> bool:
    return bool(view.explanation or view.references)


def feedback(
    view: FeedbackView, *, deeper: bool = False, following: str = "", files: Files = NONE
) -> list[Message]:
    """`deeper` adds the whole explanation and where to read on. `following` is the id of the
    button that leads to the next practice question."""
    explained = explains(view, deeper=deeper)
    head = [*_verdict(view), *_whys(view, deeper)]
    if explained:
        head += _explained(view, files)
    tail: list[Block] = []
    if gained := _gained(view):
        tail.append(section(f"*{gained}*"))
    buttons = []
    if _more(view) and not explained:
        buttons.append(button("Explain", ids.question(view.round_id, ids.MORE)))
    if following:
        buttons.append(button("Next question", following, style="primary"))
    if buttons:
        tail.append(actions(*buttons, leading=following))
    return messages(_spoken(view), head, tail)


def _spoken(view: FeedbackView) -> str:
    whys = [_bare(option) for option in view.key.options if option.picked or option.right]
    told = (title(view), *notes(view), line(view.slip), *whys, _gained(view))
    return " ".join(part for part in told if part)


def _bare(option: OptionView) -> str:
    chosen = " (your choice)" if option.picked else ""
    return f"{option.letter.upper()}{chosen}: {line(option.text)}. {line(option.why)}".rstrip()


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
    """In plain words. What was chosen among options is shown with them."""
    if view.right is None:
        return "Recorded. Nothing is scored here."
    given = "" if view.key.options else f" You answered {view.response}."
    if view.right:
        return f"✅ Right.{given}"
    verdict = "❌ Partly right." if view.partly else "❌ Not right."
    return f"{verdict}{given} The answer is {answer(view.key)}."


def answer(key: KeyView) -> str:
    """In a few words: “B”, “A and C”, “1.5 MiB”."""
    right = [option.letter.upper() for option in key.options if option.right]
    return key.number or words.listed(right)


def _verdict(view: FeedbackView) -> Iterator[Block]:
    yield section(f"*{escaped(title(view))}*")
    if told := notes(view):
        yield context("\n".join(told))


def _whys(view: FeedbackView, deeper: bool) -> Iterator[Block]:
    """Why what was chosen is right or not, and what is right; all of them when deeper."""
    if view.slip:
        yield rich(run(*pieces(view.slip)))
    options = [o for o in view.key.options if deeper or o.picked or o.right]
    for option in sorted(options, key=lambda o: (not o.picked and not deeper, o.letter)):
        yield _option(option)
    for point, had in view.key.points:
        yield rich(run(text("✅ " if had else "○ "), *pieces(point)))


def _option(view: OptionView) -> Block:
    """A sign only where there is something to say: it is right, or it was chosen."""
    mark = "✅ " if view.right else "❌ " if view.picked else ""
    chosen = " (your choice)" if view.picked else ""
    letter = text(f"{mark}{view.letter.upper()}{chosen}  ", bold=True)
    shown = run(letter, *pieces(view.text))
    return rich(shown, quote(*pieces(view.why))) if line(view.why) else rich(shown)


def _explained(view: FeedbackView, files: Files) -> Iterator[Block]:
    yield divider()
    yield section("*Explanation*")
    yield from prose(view.explanation, files)
    yield from references(view.references)


def references(given: tuple[str, ...]) -> Iterator[Block]:
    lines = [f"📖 {_linked(reference)}" for reference in given]
    for start in range(0, len(lines), REFERENCES):
        yield context("\n".join(lines[start : start + REFERENCES]))


def _linked(reference: str) -> str:
    """An address is a link of its own, so that no sign in it can be taken for a mark."""
    parts = ADDRESS.split(reference)
    return "".join(f"<{plain(x)}>" if ADDRESS.fullmatch(x) else escaped(x) for x in parts)


def _gained(view: FeedbackView) -> str:
    points = f"+{view.points} points" if view.points and view.first else ""
    told = [part for part in (points, streak_line(view.streak) if view.streak else "") if part]
    return " · ".join(told)


def streak_line(view: StreakView) -> str:
    told = f"🔥 {words.counted(view.length, 'day', 'days')} in a row"
    return f"{told} · best {view.best}" if view.best > view.length else told
