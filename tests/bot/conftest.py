from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.bot.servers import LocalChannel, OpenIdService


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
async def channel() -> AsyncIterator[LocalChannel]:
    local = LocalChannel()
    async with local.server:
        yield local


@pytest.fixture
async def open_id() -> AsyncIterator[OpenIdService]:
    local = OpenIdService()
    async with local.server:
        yield local
