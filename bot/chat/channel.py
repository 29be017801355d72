"""The chat page's own channel: speaks the Bot Framework protocol with the assistant, and plain JSON with the page.

What the page says goes to `/api/messages` like that of any channel; the assistant answers to `/chat/channel/`, and the
page hears it over server-sent events.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

from aiohttp import ClientError, ClientSession, web
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.chat.conversations import Conversation, Conversations
from bot.refusals import RefusedError
from storage.records import Associate

CHANNEL = "chat-page"
CARD = "application/vnd.microsoft.card.adaptive"
ASSISTANT = {"id": "clienteling"}
SILENCE = 15.0
"""Seconds after which the page is sent a sign of life."""


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Start(Form):
    person: str


class Said(Form):
    conversation: str
    text: str = ""
    value: dict[str, Any] | None = None


People = Callable[[], Awaitable[Sequence[Associate]]]
"""Those who may speak on the page."""

Wish = TypeVar("Wish", bound=Form)


class Channel:
    """Routes for the page (`/chat/…`) and for the assistant's answers (`/chat/channel/v3/…`)."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._conversations = Conversations()
        self._session: ClientSession | None = None

    def mount(self, app: web.Application) -> None:
        activities = "/chat/channel/v3/conversations/{conversation}/activities"
        app.router.add_post("/chat/conversations", self.start)
        app.router.add_post("/chat/messages", self.say)
        app.router.add_get("/chat/events", self.listen)
        app.router.add_post(activities, self.answered)
        app.router.add_post(activities + "/{activity}", self.answered)
        app.router.add_put(activities + "/{activity}", self.changed)
        app.router.add_delete(activities + "/{activity}", self.withdrawn)
        app.on_startup.append(self._open)
        app.on_shutdown.append(self._hang_up)
        app.on_cleanup.append(self._close)

    async def start(self, request: web.Request) -> web.Response:
        """{person} → {conversation}; the assistant is told that somebody came in."""
        here = _own_address(request)
        wish = await _read(request, Start)
        if wish.person not in {person.aad_object_id for person in await self._people()}:
            raise RefusedError(404, "not_found")
        conversation = self._conversations.start(wish.person)
        joined = {"type": "conversationUpdate", "membersAdded": [_person(conversation), ASSISTANT]}
        await self._deliver(here, conversation, joined)
        return web.json_response({"conversation": conversation.id}, status=201)

    async def say(self, request: web.Request) -> web.Response:
        """{conversation, text} or {conversation, value}: what the person wrote or tapped."""
        here = _own_address(request)
        said = await _read(request, Said)
        conversation = self._find(said.conversation)
        content = {"text": said.text} if said.value is None else {"value": said.value}
        await self._deliver(here, conversation, {"type": "message", **content})
        return web.json_response({}, status=202)

    async def listen(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events; after a reconnection, those since `Last-Event-ID`."""
        conversation = self._find(request.query.get("conversation", ""))
        heard = request.headers.get("Last-Event-ID", "")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        await response.write(b"retry: 1000\n\n")
        number = int(heard) if heard.isdecimal() and len(heard) < 16 else 0
        with suppress(ConnectionError):  # the page is gone
            async for event in conversation.after(number, SILENCE):
                line = f"id: {event.number}\ndata: {json.dumps(event.data)}\n\n" if event else ": \n\n"
                await response.write(line.encode())
        return response

    async def answered(self, request: web.Request) -> web.Response:
        conversation, activity = await self._received(request)
        made = f"{uuid.uuid4()}"
        conversation.add(_shown(activity, made))
        return web.json_response({"id": made}, status=201)

    async def changed(self, request: web.Request) -> web.Response:
        conversation, activity = await self._received(request)
        known = request.match_info["activity"]
        conversation.add({**_shown(activity, known), "type": "update"})
        return web.json_response({"id": known})

    async def withdrawn(self, request: web.Request) -> web.Response:
        conversation = self._find(request.match_info["conversation"])
        conversation.add({"type": "delete", "id": request.match_info["activity"]})
        return web.json_response({})

    async def _received(self, request: web.Request) -> tuple[Conversation, dict[str, Any]]:
        conversation = self._find(request.match_info["conversation"])
        try:
            activity = await request.json()
        except ValueError as error:
            raise RefusedError(400, "not_json") from error
        if not isinstance(activity, dict):
            raise RefusedError(400, "not_json")
        return conversation, activity

    async def _deliver(self, here: str, conversation: Conversation, content: dict[str, Any]) -> None:
        """Post an activity to the assistant at this same server, as any channel does."""
        activity = {
            "id": f"{uuid.uuid4()}",
            "timestamp": datetime.now(UTC).isoformat(),
            "channelId": CHANNEL,
            "serviceUrl": f"{here}/chat/channel/",
            "from": _person(conversation),
            "recipient": ASSISTANT,
            "conversation": {"id": conversation.id, "conversationType": "personal"},
            **content,
        }
        assert self._session  # noqa: S101  # opened before the first request
        try:
            async with self._session.post(f"{here}/api/messages", json=activity) as response:
                delivered = response.ok
        except (ClientError, TimeoutError) as error:
            raise RefusedError(502, "not_served") from error
        if not delivered:
            raise RefusedError(502, "not_served")

    def _find(self, conversation_id: str) -> Conversation:
        found = self._conversations.find(conversation_id)
        if not found:
            raise RefusedError(404, "not_found")
        return found

    async def _open(self, _app: web.Application) -> None:
        self._session = ClientSession()

    async def _hang_up(self, _app: web.Application) -> None:
        self._conversations.end_all()

    async def _close(self, _app: web.Application) -> None:
        if self._session:
            await self._session.close()


async def _read(request: web.Request, form: type[Wish]) -> Wish:
    if request.content_type != "application/json":
        raise RefusedError(415, "wrong_content_type")
    try:
        return form.model_validate_json(await request.read())
    except ValidationError as error:
        raise RefusedError(400, "not_json") from error


def _person(conversation: Conversation) -> dict[str, str]:
    return {"id": conversation.person, "aadObjectId": conversation.person}


def _own_address(request: web.Request) -> str:
    """Where this server itself listens, whatever name and port the browser used. Known while the browser is there."""
    if request.transport is None:
        raise RefusedError(400, "not_served")
    host, port = request.transport.get_extra_info("sockname")[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _shown(activity: dict[str, Any], activity_id: str) -> dict[str, Any]:
    """What the page needs of an activity: {type, id, text, cards, suggestions}."""
    attachments = activity.get("attachments") or []
    suggested = (activity.get("suggestedActions") or {}).get("actions") or []
    return {
        "type": activity.get("type"),
        "id": activity_id,
        "text": activity.get("text") or "",
        "cards": [item["content"] for item in attachments if item.get("contentType") == CARD],
        "suggestions": [{"title": action.get("title"), "value": action.get("value")} for action in suggested],
    }
