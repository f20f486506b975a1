"""Pictures of questions: brought to Slack once each, and shown from there with their alt text.

Without the scope files:write, or when it fails, the alt text stands in the
picture's place.
"""

import asyncio
import hashlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.slack.errors import code
from adapters.slack.workspaces import Workspace
from bot.domain.text import Formula, Listing, Picture, Text
from bot.figures import Figures
from bot.memory import Memory
from bot.views import FeedbackView, QuestionView

Files = Mapping[str, str]  # an author's path -> the id of the file in Slack
NONE: Files = {}

log = logging.getLogger(__name__)


class Pictures:
    def __init__(self, figures: Figures, memory: Memory, session: aiohttp.ClientSession) -> None:
        self._figures = figures
        self._memory = memory
        self._session = session

    async def of(
        self, workspace: Workspace | None, view: QuestionView | FeedbackView, *texts: Text
    ) -> Files:
        """What the pictures in these texts of a question are called in a workspace."""
        found: dict[str, str] = {}
        for picture in (p for text in texts for p in shown_in(text)):
            path = self._figures.find(view.deck, view.topic, picture.path)
            if path is None or workspace is None:
                continue
            file_id = await self._known(workspace, path, _alt(picture))
            if file_id:
                found[picture.path] = file_id
        return found

    async def _known(self, workspace: Workspace, path: Path, alt: str) -> str:
        content = await asyncio.to_thread(path.read_bytes)
        name = f"slack.file.{workspace.id}.{hashlib.sha256(content).hexdigest()}"
        known = await self._memory.recall(name)
        if known is None:
            known = await self._brought(workspace, content, f"figure{path.suffix.lower()}", alt)
            if known:
                await self._memory.keep(name, known)
        return known

    async def _brought(self, workspace: Workspace, content: bytes, name: str, alt: str) -> str:
        """The author's file name could tell the answer, so it gets another one."""
        asking = workspace.asking
        try:
            place = await asking.files_getUploadURLExternal(
                filename=name, length=len(content), alt_txt=alt[:1000]
            )
            async with self._session.post(str(place["upload_url"]), data=content) as answer:
                answer.raise_for_status()
            file_id = str(place["file_id"])
            await asking.files_completeUploadExternal(files=[{"id": file_id, "title": name}])
        except SlackApiError as error:
            log.info("a picture stays words: %s", code(error))
            return ""
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.info("a picture stays words: %s", type(error).__name__)
            return ""
        return file_id


def _alt(picture: Picture | Formula) -> str:
    return picture.plain if isinstance(picture, Formula) else picture.alt


def shown_in(text: Text) -> Iterator[Picture | Formula]:
    for block in text:
        if isinstance(block, Picture | Formula):
            yield block
        elif isinstance(block, Listing):
            for item in block.items:
                yield from shown_in(item)
