"""What members and authors wrote, made harmless for Discord's Markdown."""

import re

# Joins nothing and shows nothing; it keeps `@` and `everyone` apart.
_APART = "\u200b"
# An address keeps its underscores, or it would lead elsewhere; it holds no other markup.
_MARKUP = re.compile(r"(https?://[^\s\\*~`|<>\[\]]+)|([\\*_~`|<>\[\]])")
_LINE_START = re.compile(r"^(\s*)(#{1,3} |-# |[-+] )", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)\.(?= )", re.MULTILINE)
_ADDRESS = re.compile(r"(:(?=//)|\w\.(?=\w))")
_FENCE = re.compile(r"`(?=`)")
_LOUD = re.compile(r"@(?=everyone|here)")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    """Shown as it is: no bold, no heading, no list, no mention, no time stamp."""
    text = _MARKUP.sub(lambda m: m[1] or f"\\{m[2]}", _HIDDEN.sub("", text))
    text = _NUMBERED.sub(r"\1\\.", _LINE_START.sub(r"\1\\\2", text))
    return _LOUD.sub(f"@{_APART}", text)


def name(text: str) -> str:
    """A person's name in one line, which leads nowhere even if it is an address."""
    apart = _ADDRESS.sub(f"\\1{_APART}", " ".join(text.split())[:80])
    return escaped(apart) or "somebody"


def code(text: str) -> str:
    """A run of code. Back-ticks inside make the fence longer."""
    text = _HIDDEN.sub("", text).replace("\n", " ")
    fence = "``" if "`" in text else "`"
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"


def block(text: str, language: str = "") -> str:
    """A block of code. A fence inside is broken, or it would end the block."""
    text = _FENCE.sub(f"`{_APART}", _HIDDEN.sub("", text))
    word = language if re.fullmatch(r"[a-zA-Z0-9+#-]{1,20}", language) else ""
    return f"```{word}\n{text}\n```"
