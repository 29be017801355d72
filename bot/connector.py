"""The Bot Framework's Connector REST API, over one HTTP session for the whole process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import aiohttp
from botbuilder.schema import Activity
from yarl import URL

from storage.access_token import AccessToken, NoTokenError
from storage.retry_after import retry_after

SCOPE = "https://api.botframework.com/.default"
LIMIT = aiohttp.ClientTimeout(total=15)
PATIENCE_SECONDS = 30.0
"""How long in all a message waits for a channel that says "too many requests"."""

TOO_MANY_REQUESTS = 429
UNAUTHORIZED = 401


class DeliveryFailedError(Exception):
    """The channel did not take it; `args` hold a status or the kind of error, never content."""


class Connector:
    """Sends, replaces and deletes activities at the activity's own `service_url`.

    Tried again only on 429 (after a 5xx it may already have been delivered) and once on 401 with a new token.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        token: AccessToken | None,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """`pause`: lets so many seconds go by."""
        self._session = session
        self._token = token
        self._pause = pause

    async def send(self, activity: Activity) -> str | None:
        """The id that the channel gave, if it said one."""
        path = (activity.reply_to_id,) if activity.reply_to_id else ()
        answer = await self._request("POST", _address(activity.service_url, activity.conversation.id, *path), activity)
        return answer.get("id") if isinstance(answer, dict) else None

    async def update(self, activity: Activity) -> None:
        await self._request("PUT", _address(activity.service_url, activity.conversation.id, activity.id), activity)

    async def delete(self, service_url: str, conversation_id: str, activity_id: str) -> None:
        await self._request("DELETE", _address(service_url, conversation_id, activity_id), None)

    async def _request(self, method: str, url: URL, activity: Activity | None) -> Any:
        body = None if activity is None else activity.serialize()
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        attempt = 0
        renewed = False
        while True:
            token = await self._bearer()
            try:
                async with self._session.request(
                    method, url, json=body, headers=_headers(token), timeout=LIMIT, allow_redirects=False
                ) as response:
                    if response.status == UNAUTHORIZED and self._token is not None and not renewed:
                        self._token.forget(token)
                        renewed = True
                        continue
                    if response.status != TOO_MANY_REQUESTS:
                        return await _answer(response)
                    said = retry_after(response.headers.get("Retry-After"))
                    wait = float(2**attempt) if said is None else said
            except (aiohttp.ClientError, TimeoutError) as error:
                raise DeliveryFailedError(type(error).__name__) from error
            if time.monotonic() + wait > give_up_at:
                raise DeliveryFailedError(TOO_MANY_REQUESTS)
            attempt += 1
            await self._pause(wait)

    async def _bearer(self) -> str:
        if self._token is None:
            return ""
        try:
            return await self._token.get()
        except NoTokenError as error:
            raise DeliveryFailedError(type(error).__name__) from error


async def _answer(response: aiohttp.ClientResponse) -> Any:
    if not 200 <= response.status < 300:
        raise DeliveryFailedError(response.status)
    try:
        return await response.json(content_type=None)
    except ValueError:
        return None


def _headers(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def _address(service_url: str, conversation_id: str, *activity_id: str) -> URL:
    steps = "/".join(quote(step, safe="") for step in (conversation_id, "activities", *activity_id))
    return URL(f"{service_url.rstrip('/')}/v3/conversations/{steps}", encoded=True)
