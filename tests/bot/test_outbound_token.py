from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.connector import SCOPE
from storage.access_token import AccessToken, NoTokenError, from_managed_identity
from tests.bot.servers import APP_ID, TENANT, OpenIdService, signed_in


@pytest.fixture
def token(session: aiohttp.ClientSession, open_id: OpenIdService) -> AccessToken:
    return AccessToken(signed_in(session, open_id))


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
    open_id.delay = 0.05
    assert set(await asyncio.gather(*(token.get() for _ in range(20)))) == {"token-1"}
    assert await token.get() == "token-1"
    assert len(open_id.sign_ins) == 1


async def test_a_token_is_renewed_before_it_ends_and_nobody_waits(
    session: aiohttp.ClientSession, open_id: OpenIdService
) -> None:
    open_id.token_seconds = 2
    token = AccessToken(signed_in(session, open_id), renew_ahead=1.8)
    assert await token.get() == "token-1"
    await asyncio.sleep(1.05)  # half of its life; renewal is due, the old token is still good
    open_id.delay = 0.3
    renewing = asyncio.create_task(token.get())
    await asyncio.sleep(0.05)
    started = time.monotonic()
    assert await token.get() == "token-1"
    assert time.monotonic() - started < 0.1
    assert await renewing == "token-2"


async def test_the_old_token_serves_while_the_sign_in_is_down(
    session: aiohttp.ClientSession, open_id: OpenIdService
) -> None:
    token = AccessToken(signed_in(session, open_id), renew_ahead=3600)
    open_id.token_seconds = 1
    assert await token.get() == "token-1"
    await asyncio.sleep(0.55)
    open_id.broken = True
    assert await token.get() == "token-1"
    await asyncio.sleep(0.5)
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
