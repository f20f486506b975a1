"""Who speaks and where, in the core's terms."""

import discord

from adapters.discord.platform import NAME, private
from adapters.discord.reply import Interaction
from bot.domain.refs import ChannelRef, MemberRef


def speaker(interaction: Interaction) -> MemberRef:
    return member(interaction.user, interaction.guild_id)


def member(user: discord.User | discord.Member, guild_id: int | None) -> MemberRef:
    place = str(guild_id) if guild_id else ""
    return MemberRef(NAME, place, str(user.id), " ".join(user.display_name.split()) or "somebody")


def channel(interaction: Interaction) -> ChannelRef:
    """Where it was said; in a private conversation, that one."""
    if interaction.guild_id is None or interaction.channel_id is None:
        return private(interaction.user.id)
    return ChannelRef(NAME, str(interaction.channel_id))


def place(interaction: Interaction) -> str:
    return str(interaction.guild_id or "")
