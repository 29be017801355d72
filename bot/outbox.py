"""Delivers what people are told unasked, soon after the turn that it comes from, and again later where that failed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from botbuilder.core import TurnContext
from botbuilder.schema import ConversationReference

from bot.activities import to_message
from bot.adapter import ChannelAdapter
from bot.connector import DeliveryFailedError
from bot.turns import Turns
from dialogs.failures import log_failure
from dialogs.language.texts import Texts
from dialogs.unasked import Unasked
from storage.records import Notice

EVERY_SECONDS = 60.0
"""How often it is looked whether a loan is over or a notice is due again."""
GONE = (403, 404, 410)
"""What a channel says of a conversation that there is no more."""

Result = TypeVar("Result")

log = logging.getLogger(__name__)


class Outbox:
    """One background task of the process; a person is never told anything while she is in a turn."""

    def __init__(
        self,
        unasked: Unasked,
        adapter: ChannelAdapter,
        turns: Turns,
        texts: Texts,
        executor: Executor,
        clock: Callable[[], datetime],
    ) -> None:
        self._unasked = unasked
        self._adapter = adapter
        self._turns = turns
        self._texts = texts
        self._executor = executor
        self._clock = clock
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be something to deliver."""
        self._woken.set()

    async def run(self) -> None:
        """Until it is cancelled."""
        next_look = 0.0
        loop = asyncio.get_running_loop()
        while True:
            self._woken.clear()
            try:
                if loop.time() >= next_look:
                    next_look = loop.time() + EVERY_SECONDS
                    await self._call(self._unasked.keep_time, self._clock())
                await self._deliver_all()
            except Exception as error:  # whatever failed is tried again at the next look
                log_failure(error)
            with suppress(TimeoutError):
                async with asyncio.timeout_at(next_look):  # wait_for() may swallow a cancellation
                    await self._woken.wait()

    async def _deliver_all(self) -> None:
        for notice in await self._call(self._unasked.due_notices, self._clock()):
            address = await self._call(self._unasked.address_of, notice)
            if address is not None:
                deliver = partial(self._deliver, notice, address)
                await self._turns.run(address["conversation"]["id"], deliver, answer_is_awaited=True)

    async def _deliver(self, notice: Notice, address: dict[str, Any]) -> None:
        reply = await self._call(self._unasked.claim, notice, self._clock())
        if reply is None:
            return
        reference = ConversationReference.deserialize(address)
        message = to_message(reply, self._texts, reference.user.id)

        async def send(context: TurnContext) -> None:
            await context.send_activity(message)

        try:
            await self._adapter.continue_conversation(reference, send)
        except DeliveryFailedError as error:
            log.warning("a notice could not be delivered: %s", error)
            if error.args[0] in GONE:
                await self._call(self._unasked.unreachable, notice, reference.conversation.id, self._clock())
                self.wake()
            return
        await self._call(self._unasked.delivered, notice)

    async def _call(self, function: Callable[..., Result], *arguments: object) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._executor, function, *arguments)
