from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.connector import SCOPE
from storage.access_token import RENEW_AHEAD_SECONDS, AccessToken, NoTokenError, from_managed_identity
from tests.bot.servers import APP_ID, TENANT, OpenIdService, signed_in
from tests.waiting import HANGS, eventually


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def token(session: aiohttp.ClientSession, open_id: OpenIdService, clock: Clock) -> AccessToken:
    return AccessToken(signed_in(session, open_id), clock)


async def test_the_bot_signs_in_with_its_client_credentials(token: AccessToken, open_id: OpenIdService) -> None:
    assert await token.get() == "token-1"
    assert open_id.sign_ins == [
        {
            "tenant": TENANT,
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": "app-secret",
            "scope": "https://api.botframework.com/.default",
        }
    ]


async def test_one_token_serves_everybody_at_once_and_later(token: AccessToken, open_id: OpenIdService) -> None:
    assert set(await asyncio.gather(*(token.get() for _ in range(20)))) == {"token-1"}
    assert await token.get() == "token-1"
    assert len(open_id.sign_ins) == 1


async def test_a_token_is_renewed_before_it_ends_and_nobody_waits(
    token: AccessToken, open_id: OpenIdService, clock: Clock
) -> None:
    assert await token.get() == "token-1"
    clock.now = open_id.token_seconds - RENEW_AHEAD_SECONDS - 1
    assert await token.get() == "token-1"
    assert len(open_id.sign_ins) == 1
    clock.now += 1
    open_id.let_go.clear()
    renewing = asyncio.create_task(token.get())
    await eventually(lambda: len(open_id.sign_ins) == 2)
    async with asyncio.timeout(HANGS):
        assert await token.get() == "token-1"  # although the new one has not come
    open_id.let_go.set()
    assert await renewing == "token-2"


async def test_the_old_token_serves_while_the_sign_in_is_down(
    token: AccessToken, open_id: OpenIdService, clock: Clock
) -> None:
    assert await token.get() == "token-1"
    open_id.broken = True
    clock.now = open_id.token_seconds - 1
    assert await token.get() == "token-1"
    assert len(open_id.sign_ins) == 2
    clock.now += 1
    with pytest.raises(NoTokenError):
        await token.get()


async def test_a_refused_token_is_fetched_anew_once(token: AccessToken, open_id: OpenIdService) -> None:
    first = await token.get()
    token.forget(first)
    assert await token.get() == "token-2"
    token.forget(first)
    assert await token.get() == "token-2"
    assert len(open_id.sign_ins) == 2


async def test_a_managed_identity_gives_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, str]] = []

    async def identity(request: web.Request) -> web.Response:
        asked.append(dict(request.query) | {"header": request.headers["X-IDENTITY-HEADER"]})
        ends = str(int(time.time()) + 3600)
        return web.json_response(
            {"access_token": "managed", "expires_on": ends, "resource": "r", "token_type": "Bearer"}
        )

    app = web.Application()
    app.router.add_get("/token", identity)
    async with TestServer(app) as server:
        monkeypatch.setenv("IDENTITY_ENDPOINT", str(server.make_url("/token")))
        monkeypatch.setenv("IDENTITY_HEADER", "this-machine")
        assert await AccessToken(from_managed_identity(APP_ID, SCOPE)).get() == "managed"
    assert asked[0]["client_id"] == APP_ID
    assert asked[0]["resource"] == "https://api.botframework.com"
    assert asked[0]["header"] == "this-machine"
