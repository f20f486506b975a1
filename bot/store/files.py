"""The folder of the database."""

from pathlib import Path

from bot.errors import BadStore


def make_folder(folder: Path) -> None:
    """Raises BadStore, in words, where that is impossible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = f"the folder cannot be made ({error.strerror}). Mend its permissions, or"
        raise BadStore(f"{folder}: {words} point DATABASE_URL elsewhere.") from error
