"""Checks that the lock files belong to pyproject.toml and name no host and no path.

`python -m tests.lockfiles` fails with what is wrong; `--write`, which `make lock`
uses, notes the pyproject.toml that the locks were made from.
"""

import hashlib
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-figures.lock")
STAMP = "# made from dependencies "
FOREIGN = re.compile(r"://|file:|(?:^|\s)/\w+/|--(?:extra-)?index-url|--find-links")


def digest() -> str:
    """Of what decides the locks: the dependency lists, not the whole file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"]
    lists = (
        project["project"]["dependencies"],
        project["dependency-groups"]["dev"],
        extras["figures"],
    )
    return hashlib.sha256(repr(lists).encode()).hexdigest()[:16]


def faults() -> list[str]:
    found = []
    for name in LOCKS:
        text = (ROOT / name).read_text()
        if f"{STAMP}{digest()}" not in text:
            found.append(f"{name}:1: it is older than pyproject.toml; run make lock")
        for number, line in enumerate(text.splitlines(), 1):
            if FOREIGN.search(line):
                found.append(f"{name}:{number}: it names a host or a path; run make lock")
        if not re.search(r"^[a-z].*==.*\\$\n\s+--hash=sha256:", text, flags=re.MULTILINE):
            found.append(f"{name}:1: it has no hashes; run make lock")
    return found


def write() -> None:
    for name in LOCKS:
        path = ROOT / name
        lines = [line for line in path.read_text().splitlines() if not line.startswith(STAMP)]
        path.write_text("\n".join([f"{STAMP}{digest()}", *lines]) + "\n")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    problems = faults()
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    sys.exit(bool(problems))
