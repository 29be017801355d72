"""Waiting for what must come: tests wait for conditions, never for a time to pass."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

HANGS = 120.0
"""Seconds after which a test that hangs is ended. Nothing is measured with it, however slow the machine."""


async def eventually(condition: Callable[[], object]) -> None:
    """Return when it holds."""
    async with asyncio.timeout(HANGS):
        while not condition():  # noqa: ASYNC110 - what tells of it is not ours
            await asyncio.sleep(0.01)


def wait_until(condition: Callable[[], object]) -> None:
    """The same outside of an event loop."""
    gives_up_at = time.monotonic() + HANGS
    while not condition():
        assert time.monotonic() < gives_up_at, "it never came"
        time.sleep(0.01)
