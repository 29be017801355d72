"""`POST /api/messages`: from the request to the turn, and what its answer says."""

from __future__ import annotations

from typing import Protocol

from aiohttp import web

from bot.activities import to_activity
from bot.adapter import ChannelAdapter, Outcome
from bot.received import ReceivedActivity, read_activity
from bot.refusals import RefusedError
from bot.teams_bot import TeamsBot
from bot.tokens import Channel
from bot.turns import Turns


class Gate(Protocol):
    """Who may post, and what."""

    async def admit(self, request: web.Request, /) -> Channel: ...

    def check(self, channel: Channel, activity: ReceivedActivity, /) -> None: ...


class Messages:
    def __init__(self, gate: Gate, adapter: ChannelAdapter, bot: TeamsBot, turns: Turns) -> None:
        self._gate = gate
        self._adapter = adapter
        self._bot = bot
        self._turns = turns

    async def post(self, request: web.Request) -> web.Response:
        """200 with a body where one is due, else 202: the turn is committed, or goes on and answers by itself."""
        if request.content_type != "application/json":
            raise RefusedError(415, "wrong_content_type")
        channel = await self._gate.admit(request)
        received = read_activity(await _body(request))
        self._gate.check(channel, received)
        if received.conversation is None or received.sender is None:
            return web.Response(status=202)
        activity = to_activity(received)
        outcome = await self._turns.run(
            received.conversation.id,
            lambda: self._adapter.process(activity, self._bot.on_turn),
            answer_is_awaited=received.expects_replies or received.type == "invoke",
        )
        return _response(outcome or Outcome(), received)


async def _body(request: web.Request) -> bytes:
    try:
        return await request.read()
    except web.RequestPayloadError as error:
        raise RefusedError(400, "not_json") from error


def _response(outcome: Outcome, received: ReceivedActivity) -> web.Response:
    if outcome.invoke is not None:
        if outcome.invoke.body is None:
            return web.Response(status=outcome.invoke.status)
        return web.json_response(outcome.invoke.body, status=outcome.invoke.status)
    if received.expects_replies:
        return web.json_response({"activities": [reply.serialize() for reply in outcome.replies]})
    return web.Response(status=202)
