"""Who may post an activity: the Bot Framework channel service, proven by its signed token."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import jwt
from aiohttp import web

from bot.received import ReceivedActivity
from bot.refusals import RefusedError
from bot.signing_keys import KeysUnavailableError, SigningKey, SigningKeys

ISSUER = "https://api.botframework.com"
CLOCK_SKEW_SECONDS = 300
"""As the protocol's documentation allows."""


class Reason(StrEnum):
    """Why a token is not accepted."""

    MISSING = "missing"
    MALFORMED = "malformed"
    ALGORITHM = "algorithm"
    KEY = "key"
    SIGNATURE = "signature"
    EXPIRED = "expired"
    CLAIMS = "claims"
    ISSUER = "issuer"
    AUDIENCE = "audience"
    SERVICE_URL = "service_url"
    ENDORSEMENT = "endorsement"


@dataclass(frozen=True, slots=True)
class Channel:
    """What a verified token vouches for."""

    service_url: str | None
    endorsements: frozenset[str]


class VerifiedChannels:
    """Production's gate: a token that is signed, in force and meant for us, and an activity that fits it."""

    def __init__(self, keys: SigningKeys, app_id: str, tenant_id: str, issuer: str = ISSUER) -> None:
        self._keys = keys
        self._app_id = app_id
        self._tenant_id = tenant_id.lower()
        self._issuer = issuer

    async def admit(self, request: web.Request) -> Channel:
        """Raise RefusedError: 401 for a token that proves nothing, 503 where the keys cannot be had."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise _unauthorized(Reason.MISSING)
        return await self._verified(token.strip())

    def check(self, channel: Channel, activity: ReceivedActivity) -> None:
        """Raise RefusedError: 401 where the token is not for this activity, 403 for another tenant's."""
        if not channel.service_url or channel.service_url != activity.service_url:
            raise _unauthorized(Reason.SERVICE_URL)
        if activity.channel_id not in channel.endorsements:
            raise _unauthorized(Reason.ENDORSEMENT)
        if activity.tenants != {self._tenant_id}:
            raise RefusedError(403, "foreign_tenant")

    async def _verified(self, token: str) -> Channel:
        key = await self._key(token)
        claims = self._claims(token, key)
        service_url = claims.get("serviceurl")
        return Channel(service_url if isinstance(service_url, str) else None, key.endorsements)

    async def _key(self, token: str) -> SigningKey:
        try:
            header = jwt.get_unverified_header(token)
        except jwt.InvalidTokenError as error:
            raise _unauthorized(Reason.MALFORMED) from error
        if header.get("alg") != "RS256":
            raise _unauthorized(Reason.ALGORITHM)
        key_id = header.get("kid")
        if not key_id:
            raise _unauthorized(Reason.KEY)
        try:
            key = await self._keys.key(key_id)
        except KeysUnavailableError as error:
            raise RefusedError(503, "keys_unavailable") from error
        if key is None:
            raise _unauthorized(Reason.KEY)
        return key

    def _claims(self, token: str, key: SigningKey) -> dict[str, Any]:
        try:
            return jwt.decode(
                token,
                key.public_key,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=self._issuer,
                leeway=CLOCK_SKEW_SECONDS,
                options={"require": ["exp", "iss", "aud"]},
            )
        except jwt.InvalidTokenError as error:
            raise _unauthorized(_reason(error)) from error


def _reason(error: jwt.InvalidTokenError) -> Reason:
    match error:
        case jwt.ExpiredSignatureError():
            return Reason.EXPIRED
        case jwt.InvalidSignatureError():
            return Reason.SIGNATURE
        case jwt.InvalidIssuerError():
            return Reason.ISSUER
        case jwt.InvalidAudienceError():
            return Reason.AUDIENCE
        case jwt.MissingRequiredClaimError() | jwt.ImmatureSignatureError() | jwt.InvalidIssuedAtError():
            return Reason.CLAIMS
    return Reason.MALFORMED


def _unauthorized(reason: Reason) -> RefusedError:
    return RefusedError(401, "unauthorized", reason=reason.value)
