from __future__ import annotations

import asyncio

from bot.chat.conversations import MOST_CONVERSATIONS, MOST_EVENTS, Conversation, Conversations
from tests.waiting import HANGS


async def heard(conversation: Conversation, count: int, after: int = 0) -> list[int]:
    numbers: list[int] = []
    async for event in conversation.after(after, pause=HANGS):
        if event:
            numbers.append(event.number)
        if len(numbers) == count:
            break
    return numbers


def test_the_conversation_used_longest_ago_gives_way() -> None:
    open_ones = Conversations()
    first, second = open_ones.start("a"), open_ones.start("b")
    for _ in range(MOST_CONVERSATIONS - 2):
        open_ones.start("c")
    assert open_ones.find(first.id) is first
    open_ones.start("d")
    assert open_ones.find(first.id) is first
    assert open_ones.find(second.id) is None
    assert second.ended


async def test_only_the_latest_events_are_kept() -> None:
    conversation = Conversation("a")
    for number in range(MOST_EVENTS + 10):
        conversation.add({"text": f"{number}"})
    assert await heard(conversation, MOST_EVENTS) == list(range(11, MOST_EVENTS + 11))


async def test_everybody_who_listens_hears_every_event_once() -> None:
    conversation = Conversation("a")
    listeners = [asyncio.create_task(heard(conversation, 3)) for _ in range(2)]
    for _ in range(3):
        await asyncio.sleep(0)
        conversation.add({})
    assert await asyncio.gather(*listeners) == [[1, 2, 3], [1, 2, 3]]


async def test_silence_gives_a_sign_of_life_and_the_end_lets_go() -> None:
    conversation = Conversation("a")
    signs = []
    async for event in conversation.after(0, pause=0.01):
        signs.append(event)
        conversation.end()
    assert signs == [None]
