"""Secrets by reference: a plain value, `env:NAME`, or `vault://NAME/SECRET[/VERSION]` in Azure Key Vault."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pydantic import SecretStr

from storage.settings import Section

IN_ENVIRONMENT = re.compile(r"env:(?P<name>[A-Za-z_][A-Za-z0-9_]*)")
IN_VAULT = re.compile(
    r"vault://(?P<vault>[A-Za-z][A-Za-z0-9-]{2,23})/(?P<secret>[0-9A-Za-z-]{1,127})(/(?P<version>[0-9A-Za-z]{1,64}))?"
)


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
    FORBIDDEN = "forbidden"
    SIGN_IN_REFUSED = "sign_in_refused"
    UNREACHABLE = "unreachable"


class SecretUnavailableError(Exception):
    """`reference` never is the secret itself: a plain value cannot fail."""

    def __init__(self, reference: str, problem: Problem) -> None:
        super().__init__(f"{reference}: {problem}")
        self.reference = reference
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Secret:
    value: str = field(repr=False)
    expires_on: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Seconds for one attempt; there are two."""

    connect: float = 3
    read: float = 5


class Secrets:
    """Resolves references; Key Vault is asked each time."""

    def __init__(
        self,
        key_vault: KeyVaultSettings | None = None,
        environment: Mapping[str, str] = os.environ,
        limits: TimeLimits | None = None,
    ) -> None:
        self._key_vault = key_vault
        self._environment = environment
        self._limits = limits or TimeLimits()

    def read(self, reference: str) -> Secret:
        """Raise SecretUnavailableError where the reference leads to nothing."""
        if reference.startswith("env:"):
            return Secret(self._from_environment(reference))
        if reference.startswith("vault:"):
            return self._from_vault(reference)
        return Secret(reference)

    def _from_environment(self, reference: str) -> str:
        match = IN_ENVIRONMENT.fullmatch(reference)
        if match is None:
            raise SecretUnavailableError(reference, Problem.MALFORMED)
        value = self._environment.get(match["name"], "")
        if not value:
            raise SecretUnavailableError(reference, Problem.NOT_SET)
        return value

    def _from_vault(self, reference: str) -> Secret:
        from storage import key_vault  # Azure's clients take half a second to load, and most processes need none

        match = IN_VAULT.fullmatch(reference)
        if match is None:
            raise SecretUnavailableError(reference, Problem.MALFORMED)
        account = self._key_vault
        if account is not None:
            own = account.client_secret.get_secret_value()
            if own.startswith("env:"):
                account = account.model_copy(update={"client_secret": SecretStr(self._from_environment(own))})
        try:
            return key_vault.read(account, match["vault"], match["secret"], match["version"], self._limits)
        except key_vault.RefusedError as error:
            raise SecretUnavailableError(reference, error.problem) from error
