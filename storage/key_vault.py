"""Secrets by reference: a plain value, `env:NAME`, or `vault://NAME/SECRET[/VERSION]` in Azure Key Vault."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError, ResourceNotFoundError
from azure.identity import ClientSecretCredential, ManagedIdentityCredential
from azure.keyvault.secrets import SecretClient
from pydantic import SecretStr

from storage.settings import Section

IN_ENVIRONMENT = re.compile(r"env:(?P<name>[A-Za-z_][A-Za-z0-9_]*)")
IN_VAULT = re.compile(
    r"vault://(?P<vault>[A-Za-z][A-Za-z0-9-]{2,23})/(?P<secret>[0-9A-Za-z-]{1,127})(/(?P<version>[0-9A-Za-z]{1,64}))?"
)
FORBIDDEN = 403


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


class Secrets:
    """Resolves references; asks Key Vault each time, with short time-outs and one retry."""

    def __init__(
        self,
        key_vault: KeyVaultSettings | None = None,
        *,
        environment: Mapping[str, str] = os.environ,
        connect_seconds: float = 3,
        read_seconds: float = 5,
    ) -> None:
        self._key_vault = key_vault
        self._environment = environment
        self._limits: dict[str, Any] = {
            "retry_total": 1,
            "connection_timeout": connect_seconds,
            "read_timeout": read_seconds,
        }

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
        match = IN_VAULT.fullmatch(reference)
        if match is None:
            raise SecretUnavailableError(reference, Problem.MALFORMED)
        try:
            with self._credential() as credential, self._client(match["vault"], credential) as client:
                found = client.get_secret(match["secret"], match["version"])
        except ResourceNotFoundError as error:
            raise SecretUnavailableError(reference, Problem.NOT_FOUND) from error
        except ClientAuthenticationError as error:
            raise SecretUnavailableError(reference, Problem.SIGN_IN_REFUSED) from error
        except HttpResponseError as error:
            problem = Problem.FORBIDDEN if error.status_code == FORBIDDEN else Problem.UNREACHABLE
            raise SecretUnavailableError(reference, problem) from error
        except AzureError as error:
            raise SecretUnavailableError(reference, Problem.UNREACHABLE) from error
        if not found.value:
            raise SecretUnavailableError(reference, Problem.NOT_FOUND)
        return Secret(found.value, found.properties.expires_on)

    def _client(self, vault: str, credential: ClientSecretCredential | ManagedIdentityCredential) -> SecretClient:
        url, private = f"https://{vault}.vault.azure.net", False
        if self._key_vault is not None:
            private = self._key_vault.authority is not None
            host = urlsplit(self._key_vault.url).hostname or ""
            if host.split(".")[0] == vault.lower():
                url = self._key_vault.url  # the same vault, possibly in another cloud
        return SecretClient(url, credential, verify_challenge_resource=not private, **self._limits)

    def _credential(self) -> ClientSecretCredential | ManagedIdentityCredential:
        if self._key_vault is None:
            return ManagedIdentityCredential(**self._limits)
        secret = self._key_vault.client_secret.get_secret_value()
        account = self._key_vault
        value = self._from_environment(secret) if secret.startswith("env:") else secret
        if account.authority is None:
            return ClientSecretCredential(account.tenant_id, account.client_id, value, **self._limits)
        return ClientSecretCredential(
            account.tenant_id,
            account.client_id,
            value,
            authority=account.authority,
            disable_instance_discovery=True,
            **self._limits,
        )
