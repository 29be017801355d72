"""Real local servers that stand for the world around the bot: a channel, the channel's OpenID service, a sign-in."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.connector import SCOPE
from bot.tokens import ISSUER
from storage.access_token import Fetch, from_client_credentials
from storage.secrets import SecretInUse, Secrets
from tests.waiting import HANGS

APP_ID = "00000000-0000-4000-8000-00000000b070"
TENANT = "00000000-0000-4000-8000-000000007e4a"


@dataclass(frozen=True)
class Delivery:
    """One request that the channel received."""

    method: str
    path: str
    authorization: str | None
    body: Any


class LocalChannel:
    """The Connector API: keeps what is sent, answers with an id, or first with what `answers` holds."""

    def __init__(self) -> None:
        self.deliveries: list[Delivery] = []
        self.answers: deque[web.Response] = deque()
        self.let_go = asyncio.Event()
        """Unset, it keeps whoever delivers waiting."""
        self.let_go.set()
        self._arrived = asyncio.Event()
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._take)
        self.server = TestServer(app)

    @property
    def service_url(self) -> str:
        return str(self.server.make_url("/teams/"))

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [delivery.body for delivery in self.deliveries]

    async def wait_for(self, number: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(HANGS):
            while len(self.deliveries) < number:
                self._arrived.clear()
                await self._arrived.wait()
        return self.messages

    async def _take(self, request: web.Request) -> web.Response:
        await self.let_go.wait()
        body = await request.read()
        delivery = Delivery(
            request.method, request.raw_path, request.headers.get("Authorization"), json.loads(body) if body else None
        )
        if self.answers:
            answer = self.answers.popleft()
            if answer.status >= 300:
                return answer
        self.deliveries.append(delivery)
        self._arrived.set()
        return web.json_response({"id": f"sent-{len(self.deliveries)}"}, status=201)


class OpenIdService:
    """Publishes keys and signs tokens with them, as the Bot Framework does; also gives the bot its own token."""

    def __init__(self) -> None:
        self.keys: dict[str, rsa.RSAPrivateKey] = {}
        self.endorsements: dict[str, list[str] | None] = {}
        self.fetches = 0
        self.sign_ins: list[dict[str, str]] = []
        self.token_seconds = 3600
        self.broken = False
        self.let_go = asyncio.Event()
        """Unset, it keeps whoever signs in waiting."""
        self.let_go.set()
        app = web.Application()
        app.router.add_get("/metadata", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._sign_in)
        self.server = TestServer(app)
        self.add_key("first")

    @property
    def metadata_url(self) -> str:
        return str(self.server.make_url("/metadata"))

    @property
    def sign_in_url(self) -> str:
        return str(self.server.make_url("/"))

    def add_key(self, key_id: str, endorsements: list[str] | None = None) -> None:
        self.keys[key_id] = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.endorsements[key_id] = ["msteams"] if endorsements is None else endorsements

    def claims(self, service_url: str, **changes: Any) -> dict[str, Any]:
        """What the channel claims; a change to None leaves the claim out."""
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": APP_ID, "nbf": now - 60, "exp": now + 3600, "serviceurl": service_url} | changes
        return {name: value for name, value in claims.items() if value is not None}

    def token(self, service_url: str, *, key_id: str | None = "first", **changes: Any) -> str:
        headers = {} if key_id is None else {"kid": key_id}
        return jwt.encode(self.claims(service_url, **changes), self.keys[key_id or "first"], "RS256", headers=headers)

    async def _metadata(self, _request: web.Request) -> web.Response:
        self.fetches += 1
        if self.broken:
            raise web.HTTPInternalServerError
        return web.json_response({"issuer": ISSUER, "jwks_uri": str(self.server.make_url("/keys"))})

    async def _keys(self, _request: web.Request) -> web.Response:
        published: list[dict[str, Any]] = []
        for key_id, key in self.keys.items():
            entry = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True) | {"kid": key_id, "use": "sig"}
            endorsements = self.endorsements[key_id]
            published.append(entry | ({"endorsements": endorsements} if endorsements else {}))
        return web.json_response({"keys": published})

    async def _sign_in(self, request: web.Request) -> web.Response:
        self.sign_ins.append(
            {"tenant": request.match_info["tenant"]} | {k: str(v) for k, v in (await request.post()).items()}
        )
        await self.let_go.wait()
        if self.broken:
            raise web.HTTPUnauthorized
        return web.json_response({"access_token": f"token-{len(self.sign_ins)}", "expires_in": self.token_seconds})


def signed_in(session: aiohttp.ClientSession, open_id: OpenIdService) -> Fetch:
    """The bot's own sign-in at the service."""
    secret = SecretInUse(Secrets(), "app-secret")
    return from_client_credentials(session, open_id.sign_in_url, TENANT, APP_ID, secret, SCOPE)
