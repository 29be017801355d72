"""Somebody who talks with the assistant, in the process or over HTTP: the same tests hold for both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from aiohttp.test_utils import TestClient

from bot.cards import render
from bot.config import load_config
from dialogs.assistant import Assistant
from dialogs.conversation import Incoming, Tap
from dialogs.language.texts import texts_for
from storage import sample
from storage.database import Database
from tests.bot.people import Person, served
from tests.retailer import NOW, SETTINGS, aad_object_id

Json = dict[str, Any]


@dataclass(frozen=True)
class Heard:
    """What one message was answered with."""

    text: str
    """All replies, a line each."""
    taps: dict[str, Json]
    """What can be tapped, by its title (the second of one title is called "… (2)"): the value that a tap sends."""
    shown: str
    """Every text on the cards."""


class Talk(Protocol):
    async def say(self, text: str, activity_id: str | None = None) -> Heard: ...
    async def tap(self, value: Json) -> Heard: ...


@dataclass
class InProcess:
    assistant: Assistant
    personnel_number: str
    now: datetime = NOW

    async def say(self, text: str, activity_id: str | None = None) -> Heard:
        return self._answer(text, None, activity_id)

    async def tap(self, value: Json) -> Heard:
        return self._answer("", Tap.model_validate(value["tap"]), None)

    def _answer(self, text: str, tap: Tap | None, activity_id: str | None) -> Heard:
        incoming = Incoming(
            conversation_id=f"in-process-{self.personnel_number}",
            activity_id=activity_id or str(uuid4()),
            aad_object_id=aad_object_id(self.personnel_number),
            at=self.now,
            text=text,
            tap=tap,
        )
        replies = self.assistant.answer(incoming)
        cards = [render(reply.card, texts_for("en-GB")) for reply in replies if reply.card]
        return heard([reply.text for reply in replies], cards)


@dataclass
class OverHttp:
    person: Person

    async def say(self, text: str, activity_id: str | None = None) -> Heard:
        changes = {"id": activity_id} if activity_id else {}
        return self._heard(await self.person.say(text, **changes))

    async def tap(self, value: Json) -> Heard:
        response = await self.person.post(self.person.activity(value=value, deliveryMode="expectReplies"))
        return self._heard((await response.json())["activities"])

    def _heard(self, activities: list[Json]) -> Heard:
        messages = [activity for activity in activities if activity["type"] == "message"]
        cards = [attachment["content"] for message in messages for attachment in message.get("attachments") or []]
        return heard([message["text"] for message in messages], cards)


@asynccontextmanager
async def talking(way: str, path: Path, personnel_number: str) -> AsyncIterator[Talk]:
    """`way`: in-process or http; `path`: the database file."""
    if way == "in-process":
        database = Database(f"sqlite:///{path}")
        yield InProcess(Assistant(database, SETTINGS), personnel_number)
        database.close()
        return
    config = load_config(sample.CONFIGURATION).model_copy(update={"database": f"sqlite:///{path}"})
    async with served(config) as client:
        yield over_http(client, personnel_number)


def over_http(client: TestClient[Any, Any], personnel_number: str) -> OverHttp:
    conversation_id = f"a:{personnel_number}"
    return OverHttp(Person(client, aad_object_id=aad_object_id(personnel_number), conversation_id=conversation_id))


def heard(texts: list[str], cards: list[Json]) -> Heard:
    taps: dict[str, Json] = {}
    shown: list[str] = []
    for card in cards:
        _collect(card, taps, shown)
    return Heard("\n".join(texts), taps, "\n".join(shown))


def _collect(piece: Any, taps: dict[str, Json], shown: list[str]) -> str:
    """Gather what can be tapped and read in a card; the texts inside `piece`, for the title of what is tapped."""
    if isinstance(piece, list):
        return "\n".join(_collect(part, taps, shown) for part in piece)
    if not isinstance(piece, dict):
        return ""
    own = [piece[key] for key in ("text", "title", "value") if isinstance(piece.get(key), str)]
    shown += own
    inner = [*own, *(_collect(part, taps, shown) for key, part in piece.items() if key not in ("data", "selectAction"))]
    title = "\n".join(text for text in inner if text)
    action = piece if piece.get("type") == "Action.Submit" else piece.get("selectAction")
    if isinstance(action, dict) and "data" in action:
        called = next(line for line in title.splitlines() if not line.isdigit())
        taps[called if called not in taps else f"{called} ({_how_many(called, taps) + 1})"] = action["data"]
    return title


def _how_many(title: str, taps: dict[str, Json]) -> int:
    return sum(known == title or known.startswith(f"{title} (") for known in taps)
