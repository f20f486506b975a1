"""The command line and the composition root: the one file of bot/ that may import adapters."""

import argparse
import sys
from pathlib import Path

from bot import decks


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bot")
    commands = parser.add_subparsers(dest="command")
    deck = commands.add_parser("deck").add_subparsers(dest="what")
    check = deck.add_parser("check")
    check.add_argument("path", type=Path)
    options = parser.parse_args()
    reading = decks.check(options.path)
    for fault in reading.faults:
        print(fault)
    print(f"{reading.files} files, {len(reading.questions)} questions, {len(reading.faults)} faults")
    return 1 if reading.faults else 0


if __name__ == "__main__":
    sys.exit(main())
