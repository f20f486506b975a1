"""Which numbers and formulas each question stated when its proof was last looked at.

A proof quotes what it proves, but nobody quotes everything: a 3 that becomes a 5 in a prompt, or a
step of an explanation, would go unseen. So any change of them asks for a look at the proof.
"""

import json
import re
from hashlib import blake2b
from pathlib import Path

FILE = Path(__file__).with_name("numbers.json")
STATED = re.compile(r"\{\{.*?\}\}|\$\$?[^$]+\$\$?|\d[\d.,]*", re.DOTALL)
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")


def fingerprint(file: str) -> str:
    """Of the numbers and formulas below the front matter, in their order."""
    body = PICTURE.sub("", file.split("\n---\n", 1)[1])
    found = " ".join(part.strip(".,") for part in STATED.findall(body))
    return blake2b(" ".join(found.split()).encode(), digest_size=6).hexdigest()


def accepted() -> dict[str, str]:
    found: dict[str, str] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    return found


def accept(fingerprints: dict[str, str]) -> None:
    FILE.write_text(json.dumps(fingerprints, indent=0, sort_keys=True) + "\n", "utf-8")
