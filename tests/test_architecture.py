"""Imports run one way: domain ← views, ports, store ← study, daily, admin ← adapters ← __main__."""

import ast
from pathlib import Path

import pytest

from bot.config import ROOT

# What touches the world outside: none of it belongs into the domain.
DOING_IO = {
    *("aiosqlite", "apscheduler", "asyncio", "concurrent", "dotenv", "http", "io", "logging"),
    *("multiprocessing", "os", "pathlib", "select", "shutil", "signal", "socket", "sqlite3"),
    *("ssl", "subprocess", "sys", "tempfile", "threading", "time", "tzlocal", "urllib", "yaml"),
}
PLATFORMS = {"discord", "slack_bolt", "slack_sdk", "rich"}
SOURCES = sorted((ROOT / "bot").rglob("*.py"))
DOMAIN = sorted((ROOT / "bot" / "domain").glob("*.py"))
ADAPTERS = sorted((ROOT / "adapters").rglob("*.py"))


def imported(file: Path) -> set[str]:
    """Every module that a file names in an import, wherever in the file that stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def under(names: set[str], *packages: str) -> set[str]:
    return {name for name in names if any(f"{name}.".startswith(f"{p}.") for p in packages)}


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_core_knows_no_platform(file: Path) -> None:
    names = imported(file)
    assert not under(names, *PLATFORMS)
    if file != ROOT / "bot" / "__main__.py":
        assert not under(names, "adapters")


@pytest.mark.parametrize("file", DOMAIN, ids=lambda file: file.stem)
def test_the_domain_is_pure(file: Path) -> None:
    names = imported(file)
    assert not {name.partition(".")[0] for name in names} & DOING_IO
    assert under(names, "bot") == under(names, "bot.domain")


@pytest.mark.parametrize("file", DOMAIN, ids=lambda file: file.stem)
def test_the_domain_awaits_nothing_and_reads_no_clock(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text())):
        assert not isinstance(node, ast.Await | ast.AsyncFunctionDef)
        assert not (isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow"))


@pytest.mark.parametrize("layer", ["views", "ports", "store"])
def test_the_middle_knows_nothing_of_the_use_cases(layer: str) -> None:
    folder = ROOT / "bot" / layer
    files = sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    for file in files:
        assert not under(imported(file), "bot.study", "bot.daily", "bot.admin", "bot.config")


@pytest.mark.parametrize("file", ADAPTERS, ids=lambda file: str(file.relative_to(ROOT)))
def test_an_adapter_knows_neither_the_store_nor_another_adapter(file: Path) -> None:
    names = imported(file)
    own = ".".join(file.relative_to(ROOT).parts[:2])
    assert not under(names, "bot.store", "sqlite3", "aiosqlite")
    assert under(names, "adapters") == under(names, own.removesuffix(".py"))


def test_the_time_of_day_is_read_in_one_place() -> None:
    readers = [
        file.name
        for file in (*SOURCES, *ADAPTERS)
        if any(
            isinstance(node, ast.Attribute) and ast.unparse(node) in ("datetime.now", "time.time")
            for node in ast.walk(ast.parse(file.read_text()))
        )
    ]
    assert readers == ["clock.py"]
