"""What members have typed and chosen: an action's value, and a surface's `state.values`."""

from typing import Any

from tests.wire.slack.blocks import elements
from tests.wire.slack.errors import Json

# By element: the key of its value, and the key of what it starts with.
_NAMES = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", "initial_files"),
}
STATELESS = ("overflow",)

Chosen = Any
Values = dict[str, dict[str, Json]]


def filled(element: Json, value: Chosen) -> Json:
    """The element's state once a member gave it this value.

    An option is named by its value, or given whole where the app supplies the options;
    people and channels are ids. None empties it.
    """
    name = _NAMES[element["type"]][0]
    if name == "selected_option":
        value = None if value is None else _option(element, value)
    elif name == "selected_options":
        value = [_option(element, one) for one in value or []]
    elif name.endswith("s") and name.startswith("selected_"):
        value = list(value or [])
    return {"type": element["type"], name: value}


def initial(element: Json) -> Json:
    name, start = _NAMES[element["type"]]
    empty: Chosen = [] if name.endswith("s") else None
    return {"type": element["type"], name: element.get(start, empty)}


def values(blocks: list[Json], given: Values) -> Values:
    """`state.values` of a message or view, with what its reader has given so far."""
    state: Values = {}
    for block, element in elements(blocks):
        if element.get("type") in _NAMES and element["type"] not in STATELESS:
            id, name = block["block_id"], element["action_id"]
            now = given.get(id, {}).get(name) or initial(element)
            state.setdefault(id, {})[name] = now
    return state


def is_empty(state: Json) -> bool:
    return not any(value for name, value in state.items() if name != "type")


def unfilled(blocks: list[Json], state: Values) -> list[str]:
    """The inputs that Slack itself would ask for before it sends the view."""
    needed = (one for one in blocks if one["type"] == "input" and not one.get("optional"))
    return [
        block["block_id"]
        for block in needed
        if is_empty(state[block["block_id"]][block["element"]["action_id"]])
    ]


def _option(element: Json, value: Chosen) -> Json:
    if isinstance(value, dict):
        return value
    groups = [group["options"] for group in element.get("option_groups", [])]
    options = [one for group in [element.get("options", []), *groups] for one in group]
    for option in options:
        if option["value"] == value:
            return dict(option)
    raise AssertionError(f"no option {value!r} among {[one['value'] for one in options]}")
