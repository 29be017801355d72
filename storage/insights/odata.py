"""Reads rows over OData: signed in, within limits, and from no other host than the configured one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import aiohttp
import stamina
from yarl import URL

from storage.access_token import AccessToken, NoTokenError
from storage.insights.problems import InsightsError, Step, Trouble
from storage.insights.refusals import pause, refusal
from storage.secrets import SecretInUse, SecretUnavailableError

Row = dict[str, Any]

ATTEMPTS = 3
AT_ONCE = 4
"""Requests. Dataverse allows 52 for a user, the older API about 100 in a minute."""
MOST_PAGES = 50
IN_A_FILTER = "'(),"
"""Characters that stay as they are in an address."""


class ODataClient:
    def __init__(
        self, session: aiohttp.ClientSession, base: URL, token: AccessToken, subscription_key: SecretInUse | None = None
    ) -> None:
        """`session`: with the limit of time that one request has."""
        self._session = session
        self._base = base
        self._token = token
        self._subscription_key = subscription_key
        self._turnstile = asyncio.Semaphore(AT_ONCE)

    async def rows(self, path: str, **options: str) -> list[Row]:
        """The rows of all pages; `options` are OData's without the dollar sign. InsightsError, never half of them."""
        query = "&".join(f"${name}={quote(value, safe=IN_A_FILTER)}" for name, value in options.items())
        url = URL(f"{str(self._base).rstrip('/')}/{path}{'?' + query if query else ''}", encoded=True)
        found: list[Row] = []
        for _ in range(MOST_PAGES):
            answer = await self.get(url)
            page = answer.get("value")
            if not isinstance(page, list) or not all(isinstance(row, dict) for row in page):
                raise InsightsError(Step.SERVICE, Trouble.NOT_UNDERSTOOD)
            found += page
            if "@odata.nextLink" not in answer:
                return found
            url = self._next_page(answer["@odata.nextLink"])
        raise InsightsError(Step.SERVICE, Trouble.NOT_UNDERSTOOD)

    async def get(self, url: URL) -> Row:
        """One answer, tried again where that may help. InsightsError."""
        async for attempt in stamina.retry_context(
            on=pause, attempts=ATTEMPTS, timeout=None, wait_initial=0.05, wait_max=0.5, wait_jitter=0.1
        ):
            with attempt:
                async with self._turnstile:
                    return await self._get(url)
        raise AssertionError("unreachable")

    def _next_page(self, link: object) -> URL:
        try:
            url = URL(str(link), encoded=True)
            own = url.origin() == self._base.origin()
        except ValueError:
            own = False
        if not own:
            raise InsightsError(Step.SERVICE, Trouble.FOREIGN_PAGE)
        return url

    async def _get(self, url: URL) -> Row:
        """A token that is refused is replaced once."""
        token = await self._signed_in()
        try:
            return await self._ask(url, token)
        except InsightsError as error:
            if error.trouble != Trouble.UNAUTHORIZED:
                raise
        self._token.forget(token)
        return await self._ask(url, await self._signed_in())

    async def _ask(self, url: URL, token: str) -> Row:
        headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/json",
            "Prefer": "odata.maxpagesize=500",
        }
        if self._subscription_key is not None:
            headers["Ocp-Apim-Subscription-Key"] = await _value(self._subscription_key)
        try:
            async with self._session.get(url, headers=headers, allow_redirects=False) as response:
                if response.status != 200:
                    raise await refusal(response)
                answer = await response.json(content_type=None)
        except TimeoutError as error:
            raise InsightsError(Step.SERVICE, Trouble.TOO_SLOW) from error
        except aiohttp.ClientError as error:
            raise InsightsError(Step.SERVICE, Trouble.UNREACHABLE, type(error).__name__) from error
        except ValueError as error:
            raise InsightsError(Step.SERVICE, Trouble.NOT_UNDERSTOOD) from error
        if not isinstance(answer, dict):
            raise InsightsError(Step.SERVICE, Trouble.NOT_UNDERSTOOD)
        return answer

    async def _signed_in(self) -> str:
        try:
            return await self._token.get()
        except NoTokenError as error:
            if error.secret_problem is not None:
                raise InsightsError(Step.SECRET, error.secret_problem) from error
            trouble = Trouble.REFUSED if error.code else Trouble.UNREACHABLE
            raise InsightsError(Step.SIGN_IN, trouble, error.code) from error


async def _value(secret: SecretInUse) -> str:
    try:
        return await secret.value()
    except SecretUnavailableError as error:
        raise InsightsError(Step.SECRET, error.problem) from error


def any_of(column: str, values: Iterable[str]) -> str:
    """`column eq 'A' or column eq 'B'`, as Dataverse takes it."""
    return " or ".join(f"{column} eq {literal(value)}" for value in values)


def literal(value: str) -> str:
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
