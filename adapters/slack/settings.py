"""The daily's settings as organisers see them, and what is said when they change."""

from datetime import datetime

from slack_sdk.models.blocks import Block

from adapters.slack import ids, words
from adapters.slack.asking import EVERYONE, mention
from adapters.slack.escape import escaped
from adapters.slack.layout import Message, actions, button, context, header, message, section
from bot.appointment import days_in_words, length_in_words
from bot.views import DailyView
from bot.zones import zone

TRIED = "A trial is on its way to the channel. It counts for nothing and is revealed in 5 minutes."
REVEALED = "The answer is on its way to the channel."
NOTHING_TO_REVEAL = (
    "There is nothing to reveal: the newest question was revealed already, or none was posted yet."
)
NOT_YOURS = (
    "Only an admin of this workspace, or who organises this daily question, can do that. "
    "They can name you with `/quiz daily organiser @you`."
)
DONE = {
    "pause": "Paused. Nobody loses a streak.",
    "resume": "Running again",
    "skip": "The next question is skipped",
    "stop": "Stopped. Its history is kept.",
    "show": "The daily question",
    "start": "The daily question is set up",
    "change": "Changed",
}


def daily(view: DailyView, now: datetime, title: str, *, controls: bool = True) -> Message:
    blocks: list[Block] = [header(title), section(_facts(view, now))]
    blocks += _controls(view) if controls else []
    at = words.moment_in_words(view.next_at)
    spoken = f"{title}: {view.at} {view.zone}, {days_in_words(view.weekdays)}. Next: {at}."
    return message(spoken, *blocks)


def _facts(view: DailyView, now: datetime) -> str:
    there = now.astimezone(zone(view.zone))
    left = f"{view.unseen} of {view.questions} questions not asked yet"
    channels = []
    for ref, reason in view.channels:
        trouble = f": nothing can be posted, {escaped(reason)}" if reason else ""
        channels.append(f"<#{ref.id.rpartition('/')[2]}>{trouble}")
    rows = {
        "Channel": " ".join(channels),
        "Time": f"{view.at}, {view.zone} (it is {there:%H:%M} there)",
        "Days": days_in_words(view.weekdays),
        "Reveal": length_in_words(view.reveal),
        "Deck": f"{escaped(view.deck)}, {left}",
    }
    if view.topics:
        rows["Deck"] = escaped(view.deck)
        rows["Topics"] = f"{escaped(words.topics(view.topics))}; {left}"
    if view.mention:
        everybody = view.mention == EVERYONE
        rows["Mentions"] = "@channel" if everybody else mention(view.mention) or "nobody"
    active = view.state == "active"
    rows["Next"] = words.moment(view.next_at) if active else f"nothing while {view.state}"
    return "\n".join(f"*{name}*  {value}" for name, value in rows.items())


def _controls(view: DailyView) -> list[Block]:
    if view.state == "stopped":
        return [context("`/quiz daily` in its channel takes it up again, with its streaks.")]
    if view.state == "paused":
        return [actions(button("Resume", ids.admin("resume"), style="primary"))]
    lifts = "; with `topics all` it asks about everything again" if view.topics else ""
    return [
        actions(
            button("Post a trial", ids.admin("try"), style="primary"),
            button("Skip the next question", ids.admin("skip")),
            button("Pause", ids.admin("pause")),
        ),
        context(f"To change any of this: `/quiz daily change 10:30 weekdays`{lifts}"),
    ]
