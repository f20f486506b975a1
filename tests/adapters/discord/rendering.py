"""Questions as every message that they can become, as they go over the wire."""

from pathlib import Path
from typing import Any

from adapters.discord.fitting import every, feedback, model, question, revealed
from adapters.discord.layout import Message

__all__ = [
    "body",
    "components",
    "every",
    "feedback",
    "model",
    "picture",
    "question",
    "revealed",
]


def components(message: Message) -> list[dict[str, Any]]:
    layout: Any = message.layout
    return list(layout.to_components())


def body(message: Message) -> dict[str, Any]:
    """As it goes over the wire."""
    files = message.files()
    for file in files:
        file.close()
    return {
        "flags": 1 << 15,
        "allowed_mentions": {},
        "components": components(message),
        "attachments": [{"filename": file.filename} for file in files],
    }


def picture(path: Path) -> Path:
    """A real one: a single dot."""
    dot = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    path.write_bytes(bytes.fromhex(dot))
    return path
