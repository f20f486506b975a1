"""Block Kit's models as the JSON that is sent.

The models' own `to_dict` looks for every check of its class anew on each call,
which took nearly half of the time of an answer. The limits that it checks are
held by the tests, over the whole deck.
"""

from typing import Any

from slack_sdk.models.basic_objects import JsonObject


def as_dict(model: JsonObject) -> dict[str, Any]:
    found = _plain(model)
    assert isinstance(found, dict)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if not isinstance(value, JsonObject):
        # The style of a text is a model by its look only.
        return value.to_dict() if hasattr(value, "to_dict") else value
    if type(value).to_dict is not JsonObject.to_dict:
        return value.to_dict()
    pairs = ((name, getattr(value, name, None)) for name in _attributes(type(value), value))
    return {name: _plain(part) for name, part in pairs if part is not None and part not in EMPTY}


EMPTY: tuple[Any, ...] = ([], (), {}, "", set())
_KNOWN: dict[type[JsonObject], tuple[str, ...]] = {}


def _attributes(kind: type[JsonObject], value: JsonObject) -> tuple[str, ...]:
    """Asked of the first of its kind; the same for all."""
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(sorted(value.attributes))
    return _KNOWN[kind]
