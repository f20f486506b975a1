"""The app as Slack is to create it: slack-manifest.yaml, and the same for HTTP."""

from pathlib import Path

import yaml

SOCKET = Path(__file__).resolve().parents[2] / "slack-manifest.yaml"


def manifest(address: str = "") -> str:
    """For Socket Mode, or with `address` (https://…) for HTTP."""
    text = SOCKET.read_text(encoding="utf-8")
    if not address:
        return text
    app = yaml.safe_load(text)
    url = f"{address.rstrip('/')}/slack/events"
    settings = app["settings"]
    settings["socket_mode_enabled"] = False
    settings["interactivity"]["request_url"] = url
    settings["interactivity"]["message_menu_options_url"] = url
    settings["event_subscriptions"]["request_url"] = url
    for command in app["features"]["slash_commands"]:
        command["url"] = url
    return str(yaml.safe_dump(app, sort_keys=False, allow_unicode=True))
