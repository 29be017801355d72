"""The channel's public keys: fetched once, kept for a day, fetched again when a token names one we do not know."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any

import aiohttp
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import InvalidKeyError
from jwt.algorithms import RSAAlgorithm

DAY = 24 * 3600.0
AT_MOST_EVERY = 300.0
"""Seconds between two fetches for unknown key ids: anybody can make one up."""

AFTER_A_FAILURE = 5.0
LIMIT = aiohttp.ClientTimeout(total=10)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SigningKey:
    public_key: RSAPublicKey
    endorsements: frozenset[str]
    """Channels for which this key may sign."""


class KeysUnavailableError(Exception):
    """The keys could not be fetched, and there are none from before."""


class SigningKeys:
    """RSA keys by key id, from an OpenID metadata document."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        metadata_url: str,
        *,
        keep_seconds: float = DAY,
        at_most_every: float = AT_MOST_EVERY,
        after_a_failure: float = AFTER_A_FAILURE,
    ) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._keep_seconds = keep_seconds
        self._at_most_every = at_most_every
        self._after_a_failure = after_a_failure
        self._keys: dict[str, SigningKey] = {}
        self._fresh_until = 0.0
        self._next_fetch = 0.0
        self._one_fetch = asyncio.Lock()

    async def key(self, key_id: str) -> SigningKey | None:
        """None for a key id that the channel does not publish; KeysUnavailableError where that cannot be known."""
        if self._must_fetch(key_id):
            async with self._one_fetch:
                if self._must_fetch(key_id):
                    await self._fetch()
        if not self._keys:
            raise KeysUnavailableError(self._metadata_url)
        return self._keys.get(key_id)

    def _must_fetch(self, key_id: str) -> bool:
        now = time.monotonic()
        return now >= self._next_fetch and (now >= self._fresh_until or key_id not in self._keys)

    async def _fetch(self) -> None:
        try:
            metadata = await self._json(self._metadata_url)
            published = await self._json(metadata["jwks_uri"])
            keys = _rsa_keys(published["keys"])
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.warning("signing keys could not be fetched from %s: %s", self._metadata_url, type(error).__name__)
            self._next_fetch = time.monotonic() + self._after_a_failure
            return
        now = time.monotonic()
        self._keys = keys
        self._fresh_until = now + self._keep_seconds
        self._next_fetch = now + self._at_most_every

    async def _json(self, url: str) -> Any:
        async with self._session.get(url, timeout=LIMIT, raise_for_status=True) as response:
            return await response.json(content_type=None)


def _rsa_keys(published: list[dict[str, Any]]) -> dict[str, SigningKey]:
    found: dict[str, SigningKey] = {}
    for entry in published:
        if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig" or not entry.get("kid"):
            continue
        try:
            key = RSAAlgorithm.from_jwk(entry)
        except InvalidKeyError:
            continue
        if isinstance(key, RSAPublicKey):
            found[str(entry["kid"])] = SigningKey(key, frozenset(entry.get("endorsements") or ()))
    return found
