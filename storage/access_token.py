"""An access token of Microsoft Entra ID: fetched once for everybody, renewed before it ends."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable

import aiohttp

from storage.secret_records import Problem
from storage.secrets import SecretInUse, SecretUnavailableError

RENEW_AHEAD_SECONDS = 300.0
LIMIT = aiohttp.ClientTimeout(total=10)
ERROR_CODE = re.compile(r"AADSTS\d+")

Fetch = Callable[[], Awaitable[tuple[str, float]]]
"""A token and the seconds for which it is good; NoTokenError where there is none."""

log = logging.getLogger(__name__)


class NoTokenError(Exception):
    """The sign-in service gave no token."""

    def __init__(self, reason: str, code: str = "", secret_problem: Problem | None = None) -> None:
        """`code`: the service's own (AADSTS…) where it refused; empty where it did not answer."""
        super().__init__(f"{reason} {code}".strip())
        self.code = code
        self.secret_problem = secret_problem


class AccessToken:
    """One token, one fetch at a time; an old one still serves while its successor is on the way or cannot be had."""

    def __init__(self, fetch: Fetch, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._clock = clock
        self._token = ""
        self._renew_at = 0.0
        self._ends_at = 0.0
        self._one_fetch = asyncio.Lock()

    async def get(self) -> str:
        """Raise NoTokenError where no token can be had."""
        now = self._clock()
        if now < self._renew_at or (now < self._ends_at and self._one_fetch.locked()):
            return self._token
        async with self._one_fetch:
            if self._clock() >= self._renew_at:
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
            if self._clock() >= self._ends_at:
                raise
            log.warning("an access token could not be renewed; the present one serves until its end")
            return
        now = self._clock()
        self._token = token
        self._ends_at = now + seconds
        self._renew_at = now + max(seconds - RENEW_AHEAD_SECONDS, seconds / 2)


def from_client_credentials(
    session: aiohttp.ClientSession, sign_in: str, tenant_id: str, client_id: str, secret: SecretInUse, scope: str
) -> Fetch:
    """OAuth 2.0 client credentials at Microsoft Entra ID; a secret that is refused is read anew once."""
    url = f"{sign_in.rstrip('/')}/{tenant_id}/oauth2/v2.0/token"

    async def fetch() -> tuple[str, float]:
        value = await _value(secret)
        try:
            return await ask(value)
        except NoTokenError as error:
            if not error.code:
                raise
            secret.forget()
            if (rotated := await _value(secret)) == value:
                raise
        return await ask(rotated)

    async def ask(value: str) -> tuple[str, float]:
        form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": value, "scope": scope}
        try:
            async with session.post(url, data=form, timeout=LIMIT, allow_redirects=False) as response:
                answer = await response.json(content_type=None)
                if 400 <= response.status < 500:
                    raise NoTokenError("refused", _code(answer) or str(response.status))
                response.raise_for_status()
            return str(answer["access_token"]), float(answer["expires_in"])
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            raise NoTokenError(type(error).__name__) from error

    return fetch


async def _value(secret: SecretInUse) -> str:
    try:
        return await secret.value()
    except SecretUnavailableError as error:
        raise NoTokenError("secret unavailable", secret_problem=error.problem) from error


def _code(answer: object) -> str:
    """`AADSTS7000215` from the description of an error; the rest of it may name what is nobody's business."""
    description = str(answer.get("error_description", "")) if isinstance(answer, dict) else ""
    found = ERROR_CODE.search(description)
    return found[0] if found else ""


def from_managed_identity(client_id: str, scope: str) -> Fetch:
    """The token of a user-assigned managed identity."""
    from azure.core.exceptions import AzureError  # Azure's clients take half a second to load, and few bots need them
    from azure.identity.aio import ManagedIdentityCredential

    async def fetch() -> tuple[str, float]:
        try:
            async with ManagedIdentityCredential(client_id=client_id) as credential:
                token = await credential.get_token(scope)
        except AzureError as error:
            raise NoTokenError(type(error).__name__) from error
        return token.token, token.expires_on - time.time()

    return fetch
