"""A secret, the account that reads it, and why it may not be had."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pydantic import SecretStr

from storage.settings import Section


class KeyVaultSettings(Section):
    """The account that reads Key Vault; without it the machine's managed identity does."""

    url: str
    client_id: str
    client_secret: SecretStr
    tenant_id: str
    authority: str | None = None
    """Where the account signs in, if not at Azure itself: a private cloud, taken at its word."""


class Problem(StrEnum):
    """Why a secret cannot be had."""

    MALFORMED = "malformed"
    NOT_SET = "not_set"
    NOT_FOUND = "not_found"
    DISABLED = "disabled"
    EXPIRED = "expired"
    FORBIDDEN = "forbidden"
    SIGN_IN_REFUSED = "sign_in_refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Secret:
    value: str = field(repr=False)
    expires_on: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How reading a secret in Key Vault went last."""

    expires_on: datetime | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds for one attempt; there are two."""

    connect: float = 3
    read: float = 5
