"""The order of turns: one at a time in a conversation, and none keeps the channel waiting too long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from dialogs.failures import log_failure_of

ACKNOWLEDGE_WITHIN = 10.0
"""Seconds; after 15 Teams sends the activity again."""

Result = TypeVar("Result")


class Turns:
    """Runs turns; keeps one lock for each conversation that is in a turn, and none for the others."""

    def __init__(self, acknowledge_within: float = ACKNOWLEDGE_WITHIN) -> None:
        self._acknowledge_within = acknowledge_within
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}
        self._running: set[asyncio.Task[object]] = set()

    async def run(
        self, conversation_id: str, turn: Callable[[], Awaitable[Result]], *, answer_is_awaited: bool
    ) -> Result | None:
        """The turn's result; None if it is not ready in time and then goes on by itself.

        `answer_is_awaited`: the result belongs into the answer, so wait for it however long it takes.
        """
        task = asyncio.create_task(self._in_order(conversation_id, turn))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        done, _ = await asyncio.wait([task], timeout=None if answer_is_awaited else self._acknowledge_within)
        if done:
            return task.result()
        task.add_done_callback(log_failure_of)
        return None

    @property
    def busy_conversations(self) -> int:
        return len(self._locks)

    async def drain(self, seconds: float) -> None:
        """Let the turns under way end, for so long."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)

    async def _in_order(self, conversation_id: str, turn: Callable[[], Awaitable[Result]]) -> Result:
        async with self._conversation(conversation_id):
            return await turn()

    @asynccontextmanager
    async def _conversation(self, conversation_id: str) -> AsyncIterator[None]:
        lock, users = self._locks.get(conversation_id, (asyncio.Lock(), 0))
        self._locks[conversation_id] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks[conversation_id]
            if users > 1:
                self._locks[conversation_id] = (lock, users - 1)
            else:
                del self._locks[conversation_id]
