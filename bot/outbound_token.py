"""The bot's own token for sending: fetched once for everybody, renewed before it ends."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

import aiohttp

SCOPE = "https://api.botframework.com/.default"
RENEW_AHEAD_SECONDS = 300.0
LIMIT = aiohttp.ClientTimeout(total=10)

Fetch = Callable[[], Awaitable[tuple[str, float]]]
"""A token and the seconds for which it is good; NoTokenError where there is none."""

log = logging.getLogger(__name__)


class NoTokenError(Exception):
    """The sign-in service gave no token."""


class OutboundToken:
    """One token, one fetch at a time; an old one still serves while its successor is on the way or cannot be had."""

    def __init__(self, fetch: Fetch, renew_ahead: float = RENEW_AHEAD_SECONDS) -> None:
        self._fetch = fetch
        self._renew_ahead = renew_ahead
        self._token = ""
        self._renew_at = 0.0
        self._ends_at = 0.0
        self._one_fetch = asyncio.Lock()

    async def get(self) -> str:
        """Raise NoTokenError where no token can be had."""
        now = time.monotonic()
        if now < self._renew_at or (now < self._ends_at and self._one_fetch.locked()):
            return self._token
        async with self._one_fetch:
            if time.monotonic() >= self._renew_at:
                await self._renew()
            return self._token

    def forget(self, token: str) -> None:
        """It was refused: fetch another one next time."""
        if token == self._token:
            self._renew_at = self._ends_at = 0.0

    async def _renew(self) -> None:
        try:
            token, seconds = await self._fetch()
        except NoTokenError:
            if time.monotonic() >= self._ends_at:
                raise
            log.warning("the outbound token could not be renewed; the present one serves until its end")
            return
        now = time.monotonic()
        self._token = token
        self._ends_at = now + seconds
        self._renew_at = now + max(seconds - self._renew_ahead, seconds / 2)


def from_client_credentials(
    session: aiohttp.ClientSession, sign_in: str, tenant_id: str, app_id: str, app_secret: str
) -> Fetch:
    """OAuth 2.0 client credentials of a single-tenant app at Microsoft Entra ID."""
    url = f"{sign_in.rstrip('/')}/{tenant_id}/oauth2/v2.0/token"
    form = {"grant_type": "client_credentials", "client_id": app_id, "client_secret": app_secret, "scope": SCOPE}

    async def fetch() -> tuple[str, float]:
        try:
            async with session.post(url, data=form, timeout=LIMIT, raise_for_status=True) as response:
                answer = await response.json(content_type=None)
            return str(answer["access_token"]), float(answer["expires_in"])
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            raise NoTokenError(type(error).__name__) from error

    return fetch


def from_managed_identity(app_id: str) -> Fetch:
    """The token of the user-assigned managed identity that the bot is registered with."""
    from azure.core.exceptions import AzureError  # Azure's clients take half a second to load, and few bots need them
    from azure.identity.aio import ManagedIdentityCredential

    async def fetch() -> tuple[str, float]:
        try:
            async with ManagedIdentityCredential(client_id=app_id) as credential:
                token = await credential.get_token(SCOPE)
        except AzureError as error:
            raise NoTokenError(type(error).__name__) from error
        return token.token, token.expires_on - time.time()

    return fetch
