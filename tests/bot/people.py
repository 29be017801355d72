"""The bot serving the sample retailer over HTTP, and people who write to it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.app import create_app
from bot.config import Config, TeamsSettings, load_config
from storage import sample
from tests.bot.servers import APP_ID, TENANT, OpenIdService
from tests.retailer import HENRIK, INGRID, NOW, aad_object_id, filled

INGRID_ID = aad_object_id(INGRID)
HENRIK_ID = aad_object_id(HENRIK)


def sample_config(path: Path) -> Config:
    """The sample retailer, filled into a new database at `path`."""
    database = filled(path)
    database.close()
    return load_config(sample.CONFIGURATION).model_copy(update={"database": f"sqlite:///{path}"})


def with_credentials(config: Config, open_id: OpenIdService) -> Config:
    teams = TeamsSettings.model_validate(
        {"app_id": APP_ID, "tenant_id": TENANT, "app_secret": "app-secret",
         "open_id_metadata": open_id.metadata_url, "sign_in": open_id.sign_in_url}
    )  # fmt: skip
    return config.model_copy(update={"teams": teams})


def row_counts(config: Config) -> dict[str, int]:
    """Rows of every table."""
    connection = sqlite3.connect(config.database.removeprefix("sqlite:///"))
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - our own names
            for table in tables
        }
    finally:
        connection.close()


@dataclass
class Person:
    """Writes activities as Teams does."""

    client: TestClient[Any, Any]
    service_url: str | None = None
    aad_object_id: str = INGRID_ID
    conversation_id: str = "a:1"
    token: str | None = None
    numbers: Any = field(default_factory=lambda: count(1))

    def activity(self, **changes: Any) -> dict[str, Any]:
        """A message; a change to None leaves the field out."""
        fields = {
            "type": "message",
            "id": f"{self.conversation_id}-{next(self.numbers)}",
            "channelId": "msteams",
            "from": {"id": f"29:{self.aad_object_id}", "name": "Somebody", "aadObjectId": self.aad_object_id},
            "recipient": {"id": "28:bot", "name": "Clienteling"},
            "conversation": {"id": self.conversation_id, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "serviceUrl": self.service_url,
            "locale": "en-GB",
        } | changes
        return {name: value for name, value in fields.items() if value is not None}

    async def post(self, activity: object = None, **request: Any) -> ClientResponse:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        content = {"json": activity} if activity is not None else {}
        return await self.client.post("/api/messages", **{"headers": headers, **content, **request})

    async def say(self, text: str, **changes: Any) -> list[dict[str, Any]]:
        """The replies to a message, in the answer itself."""
        response = await self.post(self.activity(text=text, deliveryMode="expectReplies", **changes))
        assert response.status == 200, await response.text()
        activities: list[dict[str, Any]] = (await response.json())["activities"]
        return activities

    async def hear(self, text: str) -> str:
        return "\n".join(reply["text"] for reply in await self.say(text))


@asynccontextmanager
async def served(config: Config, *, development: bool = True) -> AsyncIterator[TestClient[Any, Any]]:
    app = create_app(config, development=development, now=NOW if development else None)
    async with TestClient(TestServer(app)) as client:
        yield client
