"""The manifest asks for no more than the README explains, and fits both ways in."""

import re

import yaml

from adapters.discord.permissions import REASONS
from adapters.slack.manifest import manifest
from bot.config import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def scopes() -> set[str]:
    return set(yaml.safe_load(manifest())["oauth_config"]["scopes"]["bot"])


def test_every_scope_is_explained_and_none_is_explained_that_is_not_asked_for() -> None:
    table = README.partition("| scope |")[2].partition("\n\n")[0]
    explained = set(re.findall(r"`([a-z]+(?::[a-z]+)?)`", table))
    assert explained == scopes()


def test_no_scope_reads_what_members_write_beyond_the_bots_own_messages() -> None:
    assert not {scope for scope in scopes() if scope.startswith(("im:history", "mpim", "search"))}


def test_over_http_every_address_is_the_bots_own() -> None:
    app = yaml.safe_load(manifest("https://bot.example.org/"))
    url = "https://bot.example.org/slack/events"
    assert app["settings"]["socket_mode_enabled"] is False
    assert app["features"]["slash_commands"][0]["url"] == url
    assert app["settings"]["interactivity"]["request_url"] == url
    assert app["settings"]["interactivity"]["message_menu_options_url"] == url
    assert app["settings"]["event_subscriptions"]["request_url"] == url


def test_in_socket_mode_there_is_no_address_at_all() -> None:
    assert "http" not in manifest().partition("display_information")[2]


def test_every_permission_on_discord_is_explained() -> None:
    table = README.partition("| permission in the link |")[2].partition("\n\n")[0]
    assert [name for name, _ in REASONS.values() if name not in table] == []
