"""Who speaks and where, in the core's terms."""

import discord

from adapters.discord.platform import NAME, private
from adapters.discord.reply import Interaction
from bot.domain.refs import ChannelRef, MemberRef


def speaker(interaction: Interaction) -> MemberRef:
    return member(interaction.user, place(interaction))


def member(user: discord.User | discord.Member, place: str) -> MemberRef:
    return MemberRef(NAME, place, str(user.id), " ".join(user.display_name.split()) or "somebody")


def channel(interaction: Interaction) -> ChannelRef:
    """Where it was said; in a private conversation, that one."""
    if not place(interaction) or interaction.channel_id is None:
        return private(interaction.user.id)
    return ChannelRef(NAME, str(interaction.channel_id))


def place(interaction: Interaction) -> str:
    """The server; empty in a private conversation, and where the bot is no member but came
    along with who uses it."""
    along = interaction.is_user_integration() and not interaction.is_guild_integration()
    return str(interaction.guild_id) if interaction.guild_id and not along else ""
