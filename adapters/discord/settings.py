"""The daily's settings as organisers see them, and what is said when they change."""

from datetime import datetime

from adapters.discord import ids, words
from adapters.discord.asking import EVERYONE
from adapters.discord.controls import Style, button
from adapters.discord.escape import escaped
from adapters.discord.layout import BLUE, GREY, Item, Message, Row, message, row
from bot.appointment import days_in_words, length_in_words
from bot.views import DailyView
from bot.zones import zone

TRIED = "A trial is on its way to the channel. It counts for nothing and is revealed in 5 minutes."
REVEALED = "The answer is on its way to the channel."
NOTHING_TO_REVEAL = (
    "There is nothing to reveal: the newest question was revealed already, or none was posted yet."
)
DONE = {
    "pause": "Paused. Nobody loses a streak.",
    "resume": "Running again",
    "skip": "The next question is skipped",
    "stop": "Stopped. Its streaks and history are kept.",
    "quiet": "Nobody is mentioned any more",
}
SECOND = "A second daily question is set up. To move the first one, there is /daily change channel"
BEGIN = (
    "Type `/daily start` and choose a channel, a time and your city. I check at once whether I "
    "may post there, and the first question comes at that time. `/quiz` works already."
)


def daily(view: DailyView, now: datetime, title: str) -> Message:
    active = view.state == "active"
    return message([f"### {title}", _facts(view, now), *_controls(view)], BLUE if active else GREY)


def _facts(view: DailyView, now: datetime) -> str:
    there = now.astimezone(zone(view.zone))
    left = f"{view.unseen} of {view.questions} questions not asked yet"
    rows = {
        "Channel": "",
        "Time": f"{view.at}, {view.zone} (it is {there:%H:%M} there)",
        "Days": days_in_words(view.weekdays),
        "Reveal": length_in_words(view.reveal),
        "Deck": f"{escaped(view.deck)}, {left}",
    }
    if view.topics:
        rows["Deck"] = escaped(view.deck)
        rows["Topics"] = f"{escaped(words.topics(view.topics))}; {left}"
    for ref, reason in view.channels:
        trouble = f": nothing can be posted, {escaped(reason)}" if reason else ""
        rows["Channel"] = f"{rows['Channel']} <#{ref.id}>{trouble}".strip()
    if view.mention:
        rows["Mentions"] = "@everyone" if view.mention == EVERYONE else f"<@&{view.mention}>"
    rows["Next"] = f"{words.moment(view.next_at)} ({words.ago(view.next_at)})"
    if view.state != "active":
        rows["Next"] = f"nothing while {view.state}"
    elif view.channels and all(reason for _, reason in view.channels):
        rows["Next"] = "nothing until it can be posted again"
    return "\n".join(f"**{name}**  {value}" for name, value in rows.items())


def _controls(view: DailyView) -> list[Item]:
    if view.state == "stopped":
        return ["-# `/daily start` in its channel takes it up again, with its streaks."]
    if view.state == "paused":
        return [row(button("Resume", ids.admin("resume"), Style.primary))]
    if any(reason for _, reason in view.channels):
        return [row(button("Try again", ids.admin("resume"), Style.primary))]
    controls = [
        button("Post a trial", ids.admin("try"), Style.primary),
        button("Skip the next question", ids.admin("skip")),
        button("Pause", ids.admin("pause")),
    ]
    if view.mention:
        controls.append(button("Mention nobody", ids.admin("quiet")))
    found: Row = row(*controls)
    lifts = "; with `topics: all` it asks about everything again" if view.topics else ""
    return [found, f"-# `/daily change` changes any of this{lifts}."]
