"""Discord's own description of its interface as a judge, where ../shared has it.

It lies outside of the repository; STUDY_ORACLES may say where.
"""

import json
import os
import warnings
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from simcord.types import HttpLogEntry

ROOT = Path(__file__).parents[3]
ORACLES = Path(os.environ.get("STUDY_ORACLES", ROOT.parent / "shared" / "oracles"))
UPDATE = 7  # an answer in place of the message that was pressed


def asked(request: HttpLogEntry) -> tuple[str, ...]:
    """What it finds wrong with a request; nothing where it is not there."""
    body: Any = request.json
    if isinstance(body, dict) and body.get("type") == UPDATE:
        # discord.py says that an update is not to be read aloud; the description lacks the key.
        body = {**body, "data": {k: v for k, v in body["data"].items() if k != "tts"}}
    return _judged(request.method, request.path, json.dumps(body, sort_keys=True))


@cache  # the same commands in every test
def _judged(method: str, path: str, text: str) -> tuple[str, ...]:
    if (oracle := _loaded()) is None:
        return ()
    body: Any = json.loads(text)
    attached = (body.get("data") or body).get("attachments") if isinstance(body, dict) else None
    uploads = [f"files[{file['id']}]" for file in attached or [] if int(file["id"]) < 100]
    found = oracle.check(method, path, body, multipart=bool(uploads), files=uploads)
    return tuple(f"oracle: {fault}" for fault in found)


@cache
def _loaded() -> Any:
    """None where the oracles are not; that they cannot be imported is an error."""
    spec = spec_from_file_location("check_discord", ORACLES / "check_discord.py")
    if not ORACLES.is_dir() or spec is None or spec.loader is None:
        return None
    module: Any = module_from_spec(spec)
    spec.loader.exec_module(module)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its file to the collector
        return module.Spec(str(ORACLES / "discord_openapi.json"), strict=True)
