from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest

from bot.turns import Turns


def taking(seconds: float, name: str, log: list[str]) -> Callable[[], Awaitable[str]]:
    async def turn() -> str:
        log.append(f"{name} begins")
        await asyncio.sleep(seconds)
        log.append(f"{name} ends")
        return name

    return turn


async def test_turns_of_one_conversation_run_one_after_the_other_in_their_order() -> None:
    turns = Turns()
    log: list[str] = []
    names = [str(number) for number in range(5)]
    runs = (turns.run("c", taking(0.01, name, log), answer_is_awaited=True) for name in names)
    assert await asyncio.gather(*runs) == names
    assert log == [f"{name} {what}" for name in names for what in ("begins", "ends")]


async def test_conversations_do_not_wait_for_each_other() -> None:
    turns = Turns()
    log: list[str] = []
    started = time.monotonic()
    runs = (turns.run(f"c{number}", taking(0.1, "x", log), answer_is_awaited=True) for number in range(20))
    await asyncio.gather(*runs)
    assert time.monotonic() - started < 1


async def test_a_long_turn_is_acknowledged_in_time_and_goes_on() -> None:
    turns = Turns(acknowledge_within=0.05)
    log: list[str] = []
    assert await turns.run("c", taking(0.3, "long", log), answer_is_awaited=False) is None
    assert log == ["long begins"]
    await turns.drain(5)
    assert log == ["long begins", "long ends"]


async def test_where_the_answer_is_awaited_a_long_turn_is_waited_for() -> None:
    assert await Turns(acknowledge_within=0.01).run("c", taking(0.1, "long", []), answer_is_awaited=True) == "long"


async def test_a_turn_that_fails_says_so_and_holds_nobody_up() -> None:
    turns = Turns()
    log: list[str] = []

    async def failing() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        await turns.run("c", failing, answer_is_awaited=False)
    assert await turns.run("c", taking(0, "next", log), answer_is_awaited=False) == "next"


async def test_a_caller_who_goes_away_does_not_stop_the_turn() -> None:
    turns = Turns()
    log: list[str] = []
    caller = asyncio.create_task(turns.run("c", taking(0.1, "turn", log), answer_is_awaited=False))
    await asyncio.sleep(0.02)
    caller.cancel()
    await turns.drain(5)
    assert log == ["turn begins", "turn ends"]


async def test_nothing_is_remembered_of_conversations_that_are_quiet() -> None:
    turns = Turns()
    await asyncio.gather(
        *(turns.run(f"c{number % 50}", taking(0, "x", []), answer_is_awaited=True) for number in range(200))
    )
    assert turns.busy_conversations == 0
