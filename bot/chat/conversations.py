"""The open conversations of the chat page: whom each belongs to and what was said last, within a bounded memory."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

MOST_CONVERSATIONS = 64
MOST_EVENTS = 100
"""Kept for a page that reconnects."""


@dataclass(frozen=True, slots=True)
class Event:
    number: int
    """Counts from 1 within the conversation."""
    data: dict[str, Any]


@dataclass
class Conversation:
    person: str
    """The aadObjectId of the only person who speaks in it."""
    id: str = field(default_factory=lambda: f"{time.time_ns():016x}-{secrets.token_urlsafe(24)}")
    """Sorts by the time of opening: of several pages of one person, the latest is told what nobody asked for."""
    _events: deque[Event] = field(default_factory=lambda: deque(maxlen=MOST_EVENTS))
    _added: asyncio.Event = field(default_factory=asyncio.Event)
    _last: int = 0
    ended: bool = False

    def add(self, data: dict[str, Any]) -> None:
        self._last += 1
        self._events.append(Event(self._last, data))
        self._wake()

    def end(self) -> None:
        """Let those who listen go."""
        self.ended = True
        self._wake()

    async def after(self, number: int, pause: float) -> AsyncIterator[Event | None]:
        """The events after `number` for as long as the conversation lasts; None after `pause` seconds of silence."""
        while not self.ended:
            added = self._added
            for event in [event for event in self._events if event.number > number]:
                number = event.number
                yield event
            if added is not self._added:
                continue
            try:
                await asyncio.wait_for(added.wait(), pause)
            except TimeoutError:
                yield None

    def _wake(self) -> None:
        self._added.set()
        self._added = asyncio.Event()


class Conversations:
    """By their ids, which cannot be guessed; the one used longest ago gives way."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, Conversation] = OrderedDict()

    def start(self, person: str) -> Conversation:
        while len(self._open) >= MOST_CONVERSATIONS:
            self._open.popitem(last=False)[1].end()
        conversation = Conversation(person)
        self._open[conversation.id] = conversation
        return conversation

    def find(self, conversation_id: str) -> Conversation | None:
        found = self._open.get(conversation_id)
        if found:
            self._open.move_to_end(conversation_id)
        return found

    def end_all(self) -> None:
        for conversation in self._open.values():
            conversation.end()
        self._open.clear()
