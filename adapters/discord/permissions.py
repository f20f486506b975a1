"""What the bot has to be allowed, why, and how to give it. No privileged intent is among it."""

from dataclasses import dataclass

import discord

REASONS = {
    "view_channel": ("View Channel", "to see the channel at all"),
    "send_messages": ("Send Messages", "to post the question and the reveal"),
    "send_messages_in_threads": ("Send Messages in Threads", "if the daily goes to a thread"),
    "attach_files": ("Attach Files", "for figures and formulas"),
    "read_message_history": (
        "Read Message History",
        "to look, after a crash, whether its own post came out, so that none comes twice",
    ),
}
MENTIONING = ("Mention @everyone, @here and All Roles", "to call that role to the question")
SCOPES = ("bot", "applications.commands")


def wanted() -> discord.Permissions:
    return discord.Permissions(**dict.fromkeys(REASONS, True))


def missing(granted: discord.Permissions, *, thread: bool = False) -> list[str]:
    """The names, as Discord shows them, of what a channel does not allow the bot."""
    if granted.administrator:
        return []
    unneeded = "send_messages" if thread else "send_messages_in_threads"
    return [
        shown
        for key, (shown, _) in REASONS.items()
        if key != unneeded and not getattr(granted, key)
    ]


def how_to_give(channel: str, names: list[str]) -> str:
    """A sentence for an organiser; `channel` is a mention."""
    what = ", ".join(f"**{name}**" for name in names)
    return (
        f"I may not do everything in {channel} that the daily question needs. Missing: {what}. "
        f"Open {channel} → Edit Channel → Permissions, add me or my role, allow it, and try again."
        " Nothing was changed."
    )


@dataclass(frozen=True)
class Invitation:
    application_id: int

    @property
    def url(self) -> str:
        return discord.utils.oauth_url(self.application_id, permissions=wanted(), scopes=SCOPES)

    def __str__(self) -> str:
        rows = "\n".join(f"  {shown:<26}{why}" for shown, why in REASONS.values())
        return (
            f"Open this link to add the bot to a server:\n\n  {self.url}\n\n"
            f"It asks for slash commands and these permissions:\n\n{rows}\n\n"
            "It needs no privileged intent: leave all three switched off in the portal."
        )
