"""What turns ask of Customer Insights, from their threads.

A turn is synchronous and holds a transaction; the connector is asynchronous and waits for others. So the connector
lives on an event loop in a thread of its own, and a turn only ever reads what is at hand: `at_hand` never waits.
Whoever needs more leaves the transaction, calls `bring` with a limit, and asks again (dialogs/assistant.py).
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

import aiohttp

from storage.insights.connecting import line, secret_reference
from storage.insights.connector import AtHand, Connector
from storage.insights.patience import USUAL, Patience
from storage.insights.problems import InsightsError
from storage.insights.validation import Finding, findings
from storage.secret_records import KeyVaultSettings
from storage.secrets import Secrets
from storage.settings import CustomerInsights, LegalEntitySettings

Result = TypeVar("Result")


class Insights:
    """Customer Insights of all legal entities that have it configured; thread-safe."""

    def __init__(
        self,
        legal_entities: Mapping[str, LegalEntitySettings],
        secrets: Secrets,
        key_vault: KeyVaultSettings | None = None,
        tenant_id: str = "",
        clock: Callable[[], float] = time.monotonic,
        patience: Patience | None = None,
    ) -> None:
        """`tenant_id`: of the bot, for where no other is named. `patience`: what is usual, unless it is given."""
        self.patience = patience or USUAL
        self._settings = _configured(legal_entities)
        self._secrets = secrets
        self._key_vault = key_vault
        self._tenant_id = key_vault.tenant_id if key_vault is not None else tenant_id
        self._clock = clock
        self._connectors: dict[str, Connector] = {}
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._starting = threading.Lock()

    @property
    def settings(self) -> Mapping[str, CustomerInsights]:
        return self._settings

    def use(self, legal_entities: Mapping[str, LegalEntitySettings]) -> None:
        """Take other settings; what was fetched by those that changed is forgotten."""
        before, self._settings = self._settings, _configured(legal_entities)
        for legal_entity, settings in before.items():
            if self._settings.get(legal_entity) != settings:
                self._connectors.pop(legal_entity, None)

    def at_hand(self, legal_entity: str, account_numbers: Iterable[str]) -> AtHand:
        """What is known without waiting."""
        connector = self._connectors.get(legal_entity)
        if connector:
            return connector.at_hand(account_numbers)
        nothing = frozenset(account_numbers)
        return AtHand(missing=nothing, absent=nothing)

    def secret_reference(self, legal_entity: str) -> str:
        """Of the application's secret."""
        return secret_reference(self._settings[legal_entity], self._key_vault)

    def trouble(self, legal_entity: str) -> InsightsError | None:
        """Why Customer Insights could not be read last; None where it could, or was not asked yet."""
        connector = self._connectors.get(legal_entity)
        return connector.trouble if connector else None

    def bring(self, legal_entity: str, account_numbers: Sequence[str]) -> Future[None]:
        """Done when the measures of these customers are at hand, or cannot be had now; never fails."""
        return self._run(self._bring(legal_entity, account_numbers))

    def validate(self, legal_entity: str, account_numbers: Sequence[str]) -> list[Finding]:
        """Go the whole way for these customers; blocks for as long as that takes."""
        return self._run(self._validate(legal_entity, account_numbers)).result()

    def close(self) -> None:
        with self._starting:
            if self._loop is None:
                return
            asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._loop = None

    def _run(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="insights", daemon=True).start()
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _bring(self, legal_entity: str, account_numbers: Sequence[str]) -> None:
        if legal_entity not in self._settings:
            return  # it was configured when the turn began
        with suppress(InsightsError):  # an address that is none; `check` tells
            await self._connector(legal_entity).bring(account_numbers)

    async def _validate(self, legal_entity: str, account_numbers: Sequence[str]) -> list[Finding]:
        settings = self._settings[legal_entity]
        try:
            way = line(settings, self._secrets, self._key_vault, self._tenant_id, self._opened())
        except InsightsError as error:
            return [Finding(error.step, error.trouble)]
        found = [finding async for finding in findings(way, account_numbers, settings.measures)]
        if all(finding.trouble is None for finding in found):
            self._connectors.pop(legal_entity, None)  # what it remembers of failures is over
        return found

    def _connector(self, legal_entity: str) -> Connector:
        if legal_entity not in self._connectors:
            way = line(
                self._settings[legal_entity], self._secrets, self._key_vault, self._tenant_id, self._opened()
            )  # fmt: skip
            self._connectors[legal_entity] = Connector(way.source, self.patience.fetch, self._clock)
        return self._connectors[legal_entity]

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            context = ssl.create_default_context()  # made now, so that SSL_CERT_FILE counts
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(ssl=context),
                timeout=aiohttp.ClientTimeout(total=self.patience.fetch),
                trust_env=True,
            )
        return self._session

    async def _close(self) -> None:
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        if self._session is not None:
            await self._session.close()
            self._session = None


def _configured(legal_entities: Mapping[str, LegalEntitySettings]) -> Mapping[str, CustomerInsights]:
    return {name: one.customer_insights for name, one in legal_entities.items() if one.customer_insights is not None}
