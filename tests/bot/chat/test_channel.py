from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.chat.page import STATIC
from tests.bot.chat.conftest import HENRIK, INGRID, Running

TEXT_IN_THE_PAGE = r"""(?:data-text="|data-label="|data-placeholder="|(?<!/)texts\.|exts\[")([a-z-]+)"""


class Page:
    """What the page does, without a browser."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session = session
        self.address = address
        self.conversation = ""

    async def start(self, person: str = INGRID) -> None:
        async with self.post("/chat/conversations", {"person": person}) as response:
            assert response.status == 201
            self.conversation = (await response.json())["conversation"]

    def post(self, path: str, body: Any, **headers: str) -> Any:
        return self.session.post(self.address + path, json=body, headers=headers)

    async def say(self, **content: Any) -> int:
        async with self.post("/chat/messages", {"conversation": self.conversation, **content}) as response:
            return int(response.status)

    async def events(self, after: str = "") -> AsyncIterator[tuple[int, dict[str, Any]]]:
        """(number, event) as they arrive."""
        headers = {"Last-Event-ID": after} if after else {}
        address = f"{self.address}/chat/events?conversation={self.conversation}"
        async with self.session.get(address, headers=headers) as response:
            assert response.status == 200
            assert response.content_type == "text/event-stream"
            number = 0
            async for line in response.content:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name == "id":
                    number = int(value)
                if name == "data":
                    yield number, json.loads(value)

    async def next_message(self, after: int = 0) -> tuple[int, dict[str, Any]]:
        async for number, event in self.events(f"{after}"):
            if event["type"] == "message":
                return number, event
        raise AssertionError("the stream ended")


@pytest.fixture
async def page(browser_like: aiohttp.ClientSession, running: Running) -> Page:
    return Page(browser_like, running.address)


async def test_the_page_and_its_setting_are_served(page: Page) -> None:
    async with page.session.get(page.address + "/") as response:
        assert response.status == 200
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        html = await response.text()
    async with page.session.get(page.address + "/chat/static/chat.js") as response:
        assert response.headers["Cache-Control"] == "no-cache"
    assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=", html)
    async with page.session.get(page.address + "/chat/setting") as response:
        setting = await response.json()
    people = {person["id"]: person for person in setting["people"]}
    assert people[INGRID]["name"] == "Ingrid Dahl"
    assert "manager" in people[HENRIK]["roles"]


async def test_every_text_that_the_page_uses_is_served(page: Page) -> None:
    async with page.session.get(page.address + "/chat/setting") as response:
        texts = (await response.json())["texts"]
    sources = [
        (STATIC / name).read_text("utf-8") for name in ("index.html", "chat.js", "people.js", "log.js", "cards.js")
    ]
    used = {name for source in sources for name in re.findall(TEXT_IN_THE_PAGE, source)}
    assert texts.keys() - used == {"role-associate", "role-manager", "role-admin"}
    assert used <= texts.keys()


async def test_a_conversation_begins_with_a_greeting(page: Page) -> None:
    await page.start()
    _, greeting = await page.next_message()
    assert "Ingrid" in greeting["text"]
    assert greeting["id"]


async def test_an_answer_with_a_card_reaches_the_page_and_its_tap_the_assistant(page: Page) -> None:
    await page.start()
    number, _ = await page.next_message()
    assert await page.say(text="who has a birthday next week") == 202
    number, reply = await page.next_message(number)
    [card] = reply["cards"]
    rows = [element for element in card["body"] if element["type"] == "ColumnSet"]
    assert await page.say(value=rows[0]["selectAction"]["data"]) == 202
    _, opened = await page.next_message(number)
    assert rows[0]["selectAction"]["title"] in json.dumps(opened["cards"], ensure_ascii=False)


async def test_a_page_that_reconnects_hears_only_what_is_new(page: Page) -> None:
    await page.start()
    number, _ = await page.next_message()
    await page.say(text="help")
    later, reply = await page.next_message(number)
    assert later > number
    again, same = await page.next_message(number)
    assert (again, same) == (later, reply)


async def test_conversation_ids_cannot_be_guessed(page: Page) -> None:
    seen = set()
    for _ in range(3):
        await page.start()
        seen.add(page.conversation)
    assert len(seen) == 3
    assert all(len(conversation) >= 32 for conversation in seen)


@pytest.mark.parametrize("path", ["/chat/events?conversation=", "/chat/events?conversation=guessed", "/chat/events"])
async def test_an_unknown_conversation_is_not_found(page: Page, path: str) -> None:
    async with page.session.get(page.address + path) as response:
        assert response.status == 404
    page.conversation = "guessed"
    assert await page.say(text="hello") == 404
    async with page.post("/chat/channel/v3/conversations/guessed/activities", {"type": "message"}) as response:
        assert response.status == 404


async def test_only_a_known_associate_may_start(page: Page) -> None:
    async with page.post("/chat/conversations", {"person": "somebody"}) as response:
        assert response.status == 404


@pytest.mark.parametrize(
    "body", ["", "nonsense", "[]", '{"person": 1}', '{"person": "x", "role": "admin"}', '{"person": null}', "\xff"]
)
async def test_a_malformed_body_is_refused(page: Page, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    data = body.encode("latin-1")
    async with page.session.post(page.address + "/chat/conversations", data=data, headers=headers) as response:
        assert response.status == 400


async def test_a_form_is_refused(page: Page) -> None:
    async with page.session.post(page.address + "/chat/conversations", data={"person": INGRID}) as response:
        assert response.status == 415


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"])
async def test_a_foreign_origin_is_refused(page: Page, origin: str) -> None:
    async with page.post("/chat/conversations", {"person": INGRID}, Origin=origin) as response:
        assert response.status == 403


@pytest.mark.parametrize("path", ["/", "/chat/setting", "/chat/static/chat.js", "/chat/events"])
async def test_a_foreign_host_is_refused(page: Page, path: str) -> None:
    async with page.session.get(page.address + path, headers={"Host": "rebound.example"}) as response:
        assert response.status == 403


async def test_updates_and_deletions_reach_the_page(page: Page) -> None:
    await page.start()
    number, greeting = await page.next_message()
    activity = f"/chat/channel/v3/conversations/{page.conversation}/activities/{greeting['id']}"
    async with page.session.put(page.address + activity, json={"type": "message", "text": "changed"}) as response:
        assert (await response.json())["id"] == greeting["id"]
    async with page.session.delete(page.address + activity) as response:
        assert response.status == 200
    heard: list[dict[str, Any]] = []
    async for _, event in page.events(f"{number}"):
        heard.append(event)
        if event["type"] == "delete":
            break
    assert [(event["type"], event["id"]) for event in heard] == [("update", greeting["id"]), ("delete", greeting["id"])]
    assert heard[0]["text"] == "changed"
