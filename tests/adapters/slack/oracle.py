"""Slack's published limits as a judge, where ../shared has them.

It lies outside of the repository; STUDY_ORACLES may say where.
"""

import os
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from tests.wire.slack.errors import Json

ROOT = Path(__file__).parents[3]
ORACLES = Path(os.environ.get("STUDY_ORACLES", ROOT.parent / "shared" / "oracles"))


def asked(method: str, args: Json) -> list[str]:
    """What it finds wrong with a request; nothing where it is not there."""
    oracle = _loaded()
    return [f"oracle: {fault}" for fault in oracle.check_request(method, args)] if oracle else []


@cache
def _loaded() -> Any:
    """None where the oracles are not; that they cannot be imported is an error."""
    spec = spec_from_file_location("check_slack", ORACLES / "check_slack.py")
    if not ORACLES.is_dir() or spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
