"""Text of authors and members, made harmless for a terminal."""

import unicodedata


def clean(text: str, keep: str = "") -> str:
    """Without control characters (escape sequences, bells, reversed writing); in one line
    unless `keep` has the newline."""
    shown = (c if c in keep or unicodedata.category(c) not in _HIDDEN else " " for c in text)
    return "".join(shown)


_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
