"""Secrets by reference: a plain value, `env:NAME`, or `vault://NAME/SECRET[/VERSION]` in Azure Key Vault.

What Key Vault gave is kept for an hour and renewed before that hour is over, so that nobody waits for it; while it
cannot be renewed, the kept value serves until its end. Who learns that a value is refused (it was rotated) says
`forget`, and the next one who reads gets the new one.
"""

from __future__ import annotations

import asyncio
import os
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import SecretStr

from storage.secret_records import KeyVaultSettings, Problem, Secret, Standing, TimeLimits

IN_ENVIRONMENT = re.compile(r"env:(?P<name>[A-Za-z_][A-Za-z0-9_]*)")
IN_VAULT = re.compile(
    r"vault://(?P<vault>[A-Za-z][A-Za-z0-9-]{2,23})/(?P<secret>[0-9A-Za-z-]{1,127})(/(?P<version>[0-9A-Za-z]{1,64}))?"
)
KEPT_SECONDS = 3600.0
RENEWED_AHEAD = 600.0
"""Seconds before a kept value's end."""
AFTER_A_FAILURE = 60.0
"""Seconds until a renewal that failed is tried again."""


class SecretUnavailableError(Exception):
    """`reference` never is the secret itself: a plain value cannot fail."""

    def __init__(self, reference: str, problem: Problem) -> None:
        super().__init__(f"{reference}: {problem}")
        self.reference = reference
        self.problem = problem


@dataclass(slots=True)
class _Kept:
    secret: Secret
    renew_at: float
    ends_at: float


class Secrets:
    """Resolves references; thread-safe, and it blocks while Key Vault is asked."""

    def __init__(
        self,
        key_vault: KeyVaultSettings | None = None,
        environment: Mapping[str, str] = os.environ,
        limits: TimeLimits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._key_vault = key_vault
        self._environment = environment
        self._limits = limits or TimeLimits()
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._standings: dict[str, Standing] = {}
        self._one_reader: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def read(self, reference: str) -> Secret:
        """Raise SecretUnavailableError where the reference leads to nothing."""
        if reference.startswith("env:"):
            return Secret(self._from_environment(reference))
        if reference.startswith("vault:"):
            return self._kept_or_renewed(reference)
        return Secret(reference)

    def forget(self, reference: str) -> None:
        """Its value was refused: read it anew next time."""
        self._kept.pop(reference, None)

    @property
    def standings(self) -> Mapping[str, Standing]:
        """Reference → how reading it went last, for those in Key Vault that were read."""
        return dict(self._standings)

    def _kept_or_renewed(self, reference: str) -> Secret:
        kept = self._kept.get(reference)
        if kept is not None and self._clock() < kept.renew_at:
            return kept.secret
        lock = self._one_reader[reference]
        if not lock.acquire(blocking=kept is None or self._clock() >= kept.ends_at) and kept is not None:
            return kept.secret  # somebody else is renewing it
        try:
            found = self._kept.get(reference)
            return found.secret if found is not None and self._clock() < found.renew_at else self._renewed(reference)
        finally:
            lock.release()

    def _renewed(self, reference: str) -> Secret:
        try:
            secret = self._from_vault(reference)
            if secret.expires_on is not None and secret.expires_on <= datetime.now(UTC):
                self._standings[reference] = Standing(secret.expires_on, Problem.EXPIRED)
                raise SecretUnavailableError(reference, Problem.EXPIRED)  # noqa: TRY301 - told as any other
        except SecretUnavailableError as error:
            before = self._standings.get(reference, Standing())
            self._standings[reference] = Standing(before.expires_on, error.problem)
            kept, now = self._kept.get(reference), self._clock()
            if kept is None or now >= kept.ends_at or error.problem is not Problem.UNREACHABLE:
                self._kept.pop(reference, None)
                raise
            kept.renew_at = min(now + AFTER_A_FAILURE, kept.ends_at)
            return kept.secret
        self._standings[reference] = Standing(secret.expires_on)
        self._keep(reference, secret)
        return secret

    def _keep(self, reference: str, secret: Secret) -> None:
        seconds = KEPT_SECONDS
        if secret.expires_on is not None:
            seconds = min(seconds, (secret.expires_on - datetime.now(UTC)).total_seconds())
        now = self._clock()
        self._kept[reference] = _Kept(secret, now + max(seconds - RENEWED_AHEAD, seconds / 2), now + seconds)

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


@dataclass(frozen=True, slots=True)
class SecretInUse:
    """One secret, for who signs in with it on an event loop."""

    secrets: Secrets
    reference: str

    async def value(self) -> str:
        """Raise SecretUnavailableError where it cannot be had."""
        return (await asyncio.to_thread(self.secrets.read, self.reference)).value

    def forget(self) -> None:
        self.secrets.forget(self.reference)
