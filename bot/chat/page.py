"""The chat page of the development mode: its files, its texts, its people and its own channel."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from aiohttp import web

from bot.chat.channel import Channel
from dialogs.language.texts import Texts
from storage.records import Associate, Store

STATIC = Path(__file__).parent / "static"
CARD_RENDERER = STATIC / "vendor" / "adaptivecards.min.js"

TEXTS = (
    "title", "who", "who-hint", "change", "role-associate", "role-manager", "role-admin", "no-store",
    "conversation", "message", "placeholder", "send", "typing", "suggestions", "you", "assistant", "card", "more",
    "no-renderer", "no-people", "not-delivered", "no-answer", "reconnecting", "started-anew",
)  # fmt: skip
"""What the page says by itself: the attributes of `chat-page` among the texts."""

HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class HasPeople(Protocol):
    def people(self) -> tuple[Associate, ...]:
        """The active associates."""
        ...

    def stores(self) -> dict[tuple[str, str], Store]:
        """(legal entity, store id) → store."""
        ...


def mount(app: web.Application, assistant: HasPeople, texts: Texts) -> None:
    """Add the page at `/` and everything it needs below `/chat/`.

    For the loopback-only development mode: whoever reaches the server may speak as anybody. The application must serve
    `/api/messages` without a token and refuse foreign hosts and origins.
    """

    async def people() -> list[Associate]:
        return [person for person in await asyncio.to_thread(assistant.people) if person.aad_object_id]

    async def index(_request: web.Request) -> web.FileResponse:
        return web.FileResponse(STATIC / "index.html")

    async def setting(_request: web.Request) -> web.Response:
        stores = await asyncio.to_thread(assistant.stores)
        return web.json_response(
            {
                "language": str(texts.locale).replace("_", "-"),
                "texts": {name: texts.say(f"chat-page.{name}") for name in TEXTS},
                "people": [_shown(person, stores) for person in await people()],
                "renderer": CARD_RENDERER.is_file(),
            }
        )

    app.router.add_get("/", index)
    app.router.add_get("/chat/setting", setting)
    app.router.add_static("/chat/static/", STATIC)
    app.on_response_prepare.append(_protect)
    Channel(people).mount(app)


async def _protect(request: web.Request, response: web.StreamResponse) -> None:
    if request.path == "/" or request.path.startswith("/chat/"):
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)


def _shown(person: Associate, stores: Mapping[tuple[str, str], Store]) -> dict[str, object]:
    return {
        "id": person.aad_object_id,
        "name": person.name,
        "number": person.personnel_number,
        "legal_entity": person.legal_entity,
        "roles": sorted(person.roles),
        "stores": [stores[person.legal_entity, store].name for store in person.stores],
    }
