"""A person as users.info tells of them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.wire.slack.errors import Json
from tests.wire.slack.world import User, Workspace


def of_user(workspace: Workspace, user: User) -> Json:
    offset = datetime.now(UTC).astimezone(ZoneInfo(user.tz)).utcoffset()
    return {
        "id": user.id,
        "team_id": workspace.id,
        "name": user.name,
        "deleted": user.deleted,
        "color": "9f69e7",
        "real_name": user.name.title(),
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": _profile(workspace, user),
        "is_admin": user.admin or user.owner,
        "is_owner": user.owner,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": user.bot,
        "is_app_user": False,
        "updated": 1_700_000_000,
        "locale": user.locale,
    }


def _profile(workspace: Workspace, user: User) -> Json:
    return {
        "real_name": user.name.title(),
        "real_name_normalized": user.name.title(),
        "display_name": user.name,
        "display_name_normalized": user.name,
        "avatar_hash": "g0000000",
        "status_text": "",
        "status_emoji": "",
        "team": workspace.id,
    }
