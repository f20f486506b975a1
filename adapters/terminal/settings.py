"""The daily's settings: how they are changed in words, and how they are shown."""

from datetime import datetime

from rich.console import Group, RenderableType
from rich.text import Text as Line

from adapters.terminal.render import facts
from bot.admin import Wish
from bot.appointment import days_in_words, length_in_words
from bot.views import DailyView

CHANGED = {
    "time": "at",
    "zone": "zone",
    "days": "weekdays",
    "reveal": "reveal",
    "deck": "deck",
    "topics": "topics",
}
DONE = ("pause", "resume", "skip")
UNKNOWN = f"There is no setting like that. Known: {', '.join((*CHANGED, *DONE))}."


EXAMPLES = {
    "time": "08:30",
    "zone": "berlin",
    "days": "mon-fri",
    "reveal": "8h",
    "deck": "deep-learning",
    "topics": "cnn, rnn",
}


def misunderstood(name: str, value: str) -> str:
    """What to type instead of a setting that cannot be made."""
    if name in CHANGED and not value:
        return f"Say what {name} should be, such as: settings {name} {EXAMPLES[name]}"
    return UNKNOWN


def wished(name: str, value: str) -> Wish | None:
    """`time 17:30`, `topics cnn, rnn`; None if there is no such setting."""
    return Wish(**{CHANGED[name]: value}) if name in CHANGED and value else None


def daily(view: DailyView, zone_now: datetime) -> RenderableType:
    left = f"{view.unseen} of {view.questions} questions to come"
    rows = {
        "time": f"{view.at} {view.zone} (it is {zone_now:%H:%M} there)",
        "days": days_in_words(view.weekdays),
        "reveal": length_in_words(view.reveal),
        "deck": f"{view.deck}, {left}",
    }
    if view.topics:
        rows |= {"deck": view.deck, "topics": f"{', '.join(view.topics)}; {left}"}
    rows["state"] = view.state
    if view.state == "active":
        local = view.next_at.astimezone(zone_now.tzinfo)
        rows["next"] = f"{local:%A %H:%M}, {view.next_day}"
    for ref, reason in view.channels:
        if reason:
            rows[f"channel {ref.id}"] = reason
    return Group(facts(rows), Line(), Line(_how(view), style="dim"))


def _how(view: DailyView) -> str:
    topics = "all" if view.topics else "cnn, rnn"
    return (
        "Change with: settings time 08:30 · settings zone berlin · settings days mon-fri · "
        f"settings reveal 8h · settings topics {topics} · settings pause, resume or skip"
    )
