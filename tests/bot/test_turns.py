from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from functools import partial

import pytest

from bot.turns import Turns
from tests.waiting import HANGS, eventually


@dataclass
class Held:
    """A turn that goes on when it is let go."""

    log: list[str] = field(default_factory=list)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def turn(self) -> str:
        self.log.append("begins")
        await self.let_go.wait()
        self.log.append("ends")
        return "done"


async def test_turns_of_one_conversation_run_one_after_the_other_in_their_order() -> None:
    turns = Turns()
    log: list[str] = []

    async def turn(name: str) -> str:
        log.append(f"{name} begins")
        await asyncio.sleep(0)
        log.append(f"{name} ends")
        return name

    names = [str(number) for number in range(5)]
    runs = (turns.run("c", partial(turn, name), answer_is_awaited=True) for name in names)
    assert await asyncio.gather(*runs) == names
    assert log == [f"{name} {what}" for name in names for what in ("begins", "ends")]


async def test_conversations_do_not_wait_for_each_other() -> None:
    turns = Turns()
    all_at_work = asyncio.Barrier(20)
    runs = (turns.run(f"c{number}", all_at_work.wait, answer_is_awaited=True) for number in range(20))
    async with asyncio.timeout(HANGS):
        await asyncio.gather(*runs)


async def test_a_long_turn_is_acknowledged_in_time_and_goes_on() -> None:
    turns, held = Turns(acknowledge_within=0.01), Held()
    async with asyncio.timeout(HANGS):
        assert await turns.run("c", held.turn, answer_is_awaited=False) is None
    assert held.log == ["begins"]
    held.let_go.set()
    await turns.drain(HANGS)
    assert held.log == ["begins", "ends"]


async def test_where_the_answer_is_awaited_a_long_turn_is_waited_for() -> None:
    turns, held = Turns(acknowledge_within=0), Held()
    asyncio.get_running_loop().call_later(0.05, held.let_go.set)
    assert await turns.run("c", held.turn, answer_is_awaited=True) == "done"


async def test_a_turn_that_fails_says_so_and_holds_nobody_up() -> None:
    turns = Turns()

    async def failing() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        await turns.run("c", failing, answer_is_awaited=True)
    next_one = Held()
    next_one.let_go.set()
    assert await turns.run("c", next_one.turn, answer_is_awaited=True) == "done"


async def test_a_caller_who_goes_away_does_not_stop_the_turn() -> None:
    turns, held = Turns(), Held()
    caller = asyncio.create_task(turns.run("c", held.turn, answer_is_awaited=True))
    await eventually(lambda: held.log)
    caller.cancel()
    held.let_go.set()
    await turns.drain(HANGS)
    assert held.log == ["begins", "ends"]


async def test_nothing_is_remembered_of_conversations_that_are_quiet() -> None:
    turns, held = Turns(), Held()
    held.let_go.set()
    await asyncio.gather(*(turns.run(f"c{number % 50}", held.turn, answer_is_awaited=True) for number in range(200)))
    assert turns.busy_conversations == 0
