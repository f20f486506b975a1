"""What happens to a workspace: the bot is invited, thrown out, uninstalled."""

from typing import TYPE_CHECKING

from tests.wire.slack import payloads
from tests.wire.slack.deeds import Deed
from tests.wire.slack.world import Channel, Workspace

if TYPE_CHECKING:
    from tests.wire.slack.actions import Person
    from tests.wire.slack.server import SlackServer


class Happenings:
    """Each changes the world, and tells the bot what Slack would tell it."""

    def __init__(self, slack: "SlackServer") -> None:
        self._slack = slack

    def invite(self, channel: Channel, inviter: "Person | None" = None) -> Deed:
        """The bot comes into a channel."""
        bot = channel.workspace.bot.id
        channel.members.add(bot)
        told = payloads.joined(channel, bot, inviter.user.id if inviter else None)
        return self._slack.event(told, channel.workspace)

    def join(self, channel: Channel, person: "Person") -> Deed:
        channel.members.add(person.user.id)
        told = payloads.joined(channel, person.user.id, None)
        return self._slack.event(told, channel.workspace)

    def throw_out(self, channel: Channel) -> None:
        """The bot is removed; unless it subscribed to channel_left, it is not told."""
        channel.members.discard(channel.workspace.bot.id)

    def archive(self, channel: Channel) -> None:
        channel.archived = True

    def unarchive(self, channel: Channel) -> None:
        channel.archived = False

    def delete(self, channel: Channel) -> None:
        channel.deleted = True

    def uninstall(self, workspace: Workspace) -> tuple[Deed, Deed]:
        """Every call earns account_inactive; two events tell of it, in either order."""
        workspace.refusal, workspace.installed = "account_inactive", False
        gone = self._slack.event({"type": "app_uninstalled"}, workspace)
        return self._revoked(workspace), gone

    def revoke(self, workspace: Workspace) -> Deed:
        """Every call earns token_revoked."""
        workspace.refusal = "token_revoked"
        return self._revoked(workspace)

    def reinstall(self, workspace: Workspace) -> None:
        """With the same token, as when a workspace's plan was paid at last."""
        workspace.refusal, workspace.installed = "", True

    def _revoked(self, workspace: Workspace) -> Deed:
        tokens = {"oauth": [], "bot": [workspace.bot.id]}
        return self._slack.event({"type": "tokens_revoked", "tokens": tokens}, workspace)
