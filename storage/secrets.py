"""Secrets by reference: a plain value, `env:NAME`, or `vault://NAME/SECRET[/VERSION]` in Azure Key Vault."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from pydantic import SecretStr

from storage.secret_records import KeyVaultSettings, Problem, Secret, TimeLimits

IN_ENVIRONMENT = re.compile(r"env:(?P<name>[A-Za-z_][A-Za-z0-9_]*)")
IN_VAULT = re.compile(
    r"vault://(?P<vault>[A-Za-z][A-Za-z0-9-]{2,23})/(?P<secret>[0-9A-Za-z-]{1,127})(/(?P<version>[0-9A-Za-z]{1,64}))?"
)


class SecretUnavailableError(Exception):
    """`reference` never is the secret itself: a plain value cannot fail."""

    def __init__(self, reference: str, problem: Problem) -> None:
        super().__init__(f"{reference}: {problem}")
        self.reference = reference
        self.problem = problem


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
