"""One process a file; whoever comes second is told who holds it."""

import os
from pathlib import Path

import pytest

from bot.errors import BadStore
from bot.store.lock import locked


def test_a_second_holder_is_refused_and_told_which_process_holds_it(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "study.db"),
        pytest.raises(BadStore, match=rf"another study bot \(process {os.getpid()}\)"),
    ):
        locked(tmp_path / "study.db")


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    locked(tmp_path / "study.db").close()
    locked(tmp_path / "study.db").close()
    assert (tmp_path / "study.db.lock").exists()
