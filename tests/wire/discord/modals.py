"""A filled-in modal as Discord sends it back."""

from tests.wire.discord.components import walk
from tests.wire.discord.errors import Json
from tests.wire.discord.options import Value, plain, resolved
from tests.wire.discord.world import Channel, Role, Upload, User

ROW, TEXT_DISPLAY, LABEL = 1, 10, 18
TEXT, FILE, RADIO, CHECKBOXES, CHECKBOX = 4, 19, 21, 22, 23
Filled = Value | list[str] | list[Channel] | list[User] | list[Role] | list[Upload] | None


def submitted(modal: Json, values: dict[str, Filled]) -> Json:
    """The `data` of a submit. What is not in `values` keeps its default.

    Raises AssertionError for a field that the modal has not.
    """
    fields = [c["custom_id"] for c in walk(modal["components"]) if "custom_id" in c]
    assert set(values) <= set(fields), f"{sorted(values)} are not all among {fields}"
    filled = [_filled(component, values) for component in modal["components"]]
    things = resolved([thing for value in values.values() for thing in _many(value)])
    data = {"custom_id": modal["custom_id"], "components": filled}
    return data | ({"resolved": things} if things else {})


def _filled(component: Json, values: dict[str, Filled]) -> Json:
    head = {"type": component["type"], "id": component["id"]}
    if component["type"] == ROW:
        return head | {"components": [_filled(c, values) for c in component["components"]]}
    if component["type"] == LABEL:
        return head | {"component": _filled(component["component"], values)}
    if component["type"] == TEXT_DISPLAY:
        return head
    return head | {"custom_id": component["custom_id"]} | _value(component, values)


def _value(component: Json, values: dict[str, Filled]) -> Json:
    given = component["custom_id"] in values
    value = values.get(component["custom_id"])
    if component["type"] == TEXT:
        return {"value": value if given else component.get("value", "")}
    if component["type"] == RADIO:
        return {"value": value if given else next(iter(_defaults(component)), None)}
    if component["type"] == CHECKBOX:
        return {"value": value if given else bool(component.get("default"))}
    chosen = [str(plain(v)) for v in _many(value)] if given else _defaults(component)
    return {"values": chosen}


def _many(value: Filled) -> list[Value]:
    if value is None:
        return []
    return [*value] if isinstance(value, list) else [value]


def _defaults(component: Json) -> list[str]:
    return [o["value"] for o in component.get("options", []) if o.get("default")]
