"""Questions as every message that they can become, as they go over the wire."""

from adapters.slack.fitting import (
    every,
    feedback,
    homes,
    model,
    question,
    revealed,
)
from adapters.slack.layout import Message
from tests.wire.slack.errors import Json

__all__ = [
    "body",
    "every",
    "feedback",
    "homes",
    "model",
    "question",
    "revealed",
]


def body(message: Message) -> Json:
    """As it goes over the wire, to one person."""
    return {"response_type": "ephemeral", "text": message.text, "blocks": message.dicts()}
