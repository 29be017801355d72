"""What people are told unasked, over the real protocol: sent soon, tried again, and never lost."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient

from bot.adapter import ChannelAdapter
from bot.config import Config, load_config
from bot.connector import Connector
from bot.outbox import Outbox
from bot.turns import Turns
from dialogs.assistant import Assistant
from dialogs.language.texts import texts_for
from storage import sample
from storage.database import Database
from tests.bot.people import Person, served
from tests.bot.servers import LocalChannel
from tests.retailer import CARLA, INGRID, NOW, SETTINGS, aad_object_id
from tests.waiting import HANGS, eventually

CARD = "application/vnd.microsoft.card.adaptive"
NOOR = "C00090"
OWNER_OF_NOOR = "SELECT personnel_number FROM book_entry WHERE account_number = 'C00090'"


@pytest.fixture
def config(sample_file: Path, tmp_path: Path) -> Config:
    path = shutil.copyfile(sample_file, tmp_path / "clienteling.db")
    return load_config(sample.CONFIGURATION).model_copy(update={"database": f"sqlite:///{path}"})


@pytest.fixture
async def client(config: Config) -> AsyncIterator[TestClient[Any, Any]]:
    async with served(config) as opened:
        yield opened


@pytest.fixture
def ingrid(client: TestClient[Any, Any], channel: LocalChannel) -> Person:
    return Person(client, channel.service_url, conversation_id="a:ingrid")


@pytest.fixture
def carla(client: TestClient[Any, Any], channel: LocalChannel) -> Person:
    return Person(client, channel.service_url, aad_object_id(CARLA), conversation_id="a:carla")


async def writes(person: Person, text: str) -> None:
    assert (await person.post(person.activity(text=text))).status == 202


async def asks_for_noor(ingrid: Person) -> None:
    await writes(ingrid, "add Noor Kim to my book")
    await writes(ingrid, "yes")


def told(channel: LocalChannel, person: Person) -> list[dict[str, Any]]:
    """What the person was sent that answers no message of hers."""
    path = f"/teams/v3/conversations/{person.conversation_id.replace(':', '%3A')}/activities"
    return [delivery.body for delivery in channel.deliveries if delivery.path == path]


def rows(config: Config, query: str) -> list[Any]:
    connection = sqlite3.connect(config.database.removeprefix("sqlite:///"))
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


async def until(config: Config, query: str, row: tuple[Any, ...]) -> None:
    """Wait for what the background task writes."""
    await eventually(lambda: rows(config, query) == [row])


def taps(message: dict[str, Any]) -> dict[str, Any]:
    [attachment] = message["attachments"]
    assert attachment["contentType"] == CARD
    return {action["title"]: action["data"] for action in attachment["content"]["actions"]}


async def test_the_colleagues_card_arrives_and_her_tap_moves_the_customer(
    ingrid: Person, carla: Person, channel: LocalChannel, config: Config
) -> None:
    await writes(carla, "hello")
    await asks_for_noor(ingrid)
    await channel.wait_for(4)
    [card] = told(channel, carla)
    assert card["text"] == "Ingrid Dahl asks you to hand over Noor Kim. Do you agree?"
    assert (card["recipient"]["id"], card["conversation"]["id"]) == (f"29:{carla.aad_object_id}", "a:carla")
    assert "replyToId" not in card
    assert (await carla.post(carla.activity(value=taps(card)["Agree"]))).status == 202
    await channel.wait_for(6)
    assert rows(config, OWNER_OF_NOOR) == [(INGRID,)]
    [agreed] = told(channel, ingrid)
    assert agreed["text"] == "Carla Mendes agreed. In your client book now: Noor Kim."
    await eventually(lambda: not rows(config, "SELECT * FROM notice"))


async def test_who_never_wrote_is_told_before_the_replies_to_her_first_message(
    ingrid: Person, carla: Person, channel: LocalChannel
) -> None:
    await asks_for_noor(ingrid)
    await writes(carla, "hello")
    messages = await channel.wait_for(4)
    assert [message["text"][:11] for message in messages[-2:]] == ["Ingrid Dahl", "Hello Carla"]
    assert told(channel, carla) == []


async def test_what_could_not_be_delivered_comes_with_her_next_message_once(
    ingrid: Person, carla: Person, channel: LocalChannel, config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    await writes(carla, "hello")
    await writes(ingrid, "add Noor Kim to my book")
    channel.answers.extend([web.Response(status=200), web.Response(status=503)])
    with caplog.at_level(logging.DEBUG):
        await writes(ingrid, "yes")
        await eventually(lambda: "could not be delivered" in caplog.text)
    assert rows(config, "SELECT attempts FROM notice") == [(1,)]
    assert "Noor" not in caplog.text
    assert told(channel, carla) == []
    await writes(carla, "hello")
    heard = [message["text"] for message in channel.messages if message["conversation"]["id"] == "a:carla"]
    assert [text[:11] for text in heard] == ["Hello Carla", "Ingrid Dahl", "Hello Carla"]
    assert rows(config, "SELECT * FROM notice") == []


async def test_of_several_conversations_one_that_is_gone_gives_way_to_another(
    ingrid: Person, carla: Person, channel: LocalChannel, client: TestClient[Any, Any]
) -> None:
    gone = Person(client, channel.service_url, aad_object_id(CARLA), conversation_id="a:carla-gone")
    await writes(carla, "hello")
    await writes(gone, "hello")
    await writes(ingrid, "add Noor Kim to my book")
    channel.answers.extend([web.Response(status=200), web.Response(status=404)])
    await writes(ingrid, "yes")
    await channel.wait_for(5)
    assert len(told(channel, carla)) == 1
    assert told(channel, gone) == []


async def test_the_chat_page_shows_what_nobody_asked_for_on_the_page_opened_last(
    client: TestClient[Any, Any], ingrid: Person
) -> None:
    pages = [
        (await (await client.post("/chat/conversations", json={"person": aad_object_id(CARLA)})).json())["conversation"]
        for _ in range(2)
    ]
    await asks_for_noor(ingrid)
    async with asyncio.timeout(HANGS), client.get("/chat/events", params={"conversation": pages[-1]}) as events:
        async for line in events.content:
            if b"asks you to hand over Noor Kim" in line:
                break
    assert b"Agree" in line


async def test_nobody_is_told_anything_in_a_group(ingrid: Person, carla: Person, channel: LocalChannel) -> None:
    group = {
        "id": "19:group",
        "conversationType": "groupChat",
        "tenantId": carla.activity()["channelData"]["tenant"]["id"],
    }
    assert (await carla.post(carla.activity(text="hello", conversation=group))).status == 202
    await asks_for_noor(ingrid)
    assert [message["conversation"]["id"] for message in channel.messages] == ["19:group", "a:ingrid", "a:ingrid"]
    await writes(carla, "hello")
    assert [message["conversation"]["id"] for message in channel.messages[3:]] == ["a:carla", "a:carla"]
    assert channel.messages[3]["text"].startswith("Ingrid Dahl asks you")


async def test_a_loan_that_is_over_when_the_process_starts_ends_without_a_message(
    config: Config, channel: LocalChannel
) -> None:
    connection = sqlite3.connect(config.database.removeprefix("sqlite:///"))
    connection.execute(
        "UPDATE book_entry SET lent_by = ?, lent_until = '2026-11-20' WHERE account_number = ?", (INGRID, NOOR)
    )
    connection.commit()
    connection.close()
    async with served(config):
        await until(config, OWNER_OF_NOOR, (INGRID,))
    assert rows(config, "SELECT personnel_number FROM notice ORDER BY 1") == [(INGRID,), (CARLA,)]


async def test_the_background_task_ends_even_where_it_is_woken_in_the_same_moment(config: Config) -> None:
    database = Database(config.database)
    texts = texts_for("en-GB")
    with ThreadPoolExecutor(1) as executor:
        async with ClientSession() as session:
            adapter = ChannelAdapter(Connector(session, None))
            outbox = Outbox(Assistant(database, SETTINGS).unasked, adapter, Turns(), texts, executor, lambda: NOW)
            for steps in range(4):
                running = asyncio.create_task(outbox.run())
                await asyncio.sleep(0.1)  # it has looked and waits; where it has not, less is shown and nothing fails
                outbox.wake()
                for _ in range(steps):
                    await asyncio.sleep(0)
                running.cancel()
                done, _ = await asyncio.wait([running], timeout=HANGS)
                assert done
    database.close()
