"""Pictures of a deck's questions: where the file is that an author wrote `![…](path)` for."""

from pathlib import Path

SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp")  # what both platforms show inline


class Figures:
    def __init__(self, content: Path) -> None:
        self._content = content.resolve()

    def find(self, deck: str, topic: str, path: str) -> Path | None:
        """The file, seen from the question's folder or from its deck's. None if there is no
        such picture, or if it lies outside of the deck."""
        root = self._content / deck
        for folder in (root / topic, root):
            found = (folder / path).resolve()
            if found.suffix.lower() in SHOWN and found.is_file() and root in found.parents:
                return found
        return None
