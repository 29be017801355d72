"""What the server sees to beside its turns: set-ups that are to be validated, and secrets that come to their end."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime

from bot.config import COMMAND_LINE_LOCALE
from dialogs.failures import log_failure
from dialogs.language.texts import texts_for
from storage.database import Database
from storage.insights.service import Insights
from storage.insights_enabling import enable_where_due
from storage.insights_setups import InsightsSetups
from storage.rules.secret_ends import days_left, occasion
from storage.secret_records import Problem
from storage.secrets import Secrets, SecretUnavailableError

EVERY_SECONDS = 60.0
"""Secrets are read from memory until they are to be renewed, and set-ups are tried only where they are due."""

log = logging.getLogger(__name__)


class Upkeep:
    def __init__(
        self,
        own_secret: str,
        database: Database,
        secrets: Secrets,
        insights: Insights,
    ) -> None:
        """`own_secret`: reference of the bot's own, empty where it needs none."""
        self._own_secret = own_secret
        self._database = database
        self._secrets = secrets
        self._insights = insights
        self._announced: set[tuple[str, int | Problem]] = set()

    async def run(self) -> None:
        """At once and every minute, until cancelled."""
        while True:
            try:
                await asyncio.to_thread(self.see_to_it, datetime.now(UTC))
            except Exception as error:  # the next minute is another chance
                log_failure(error)
            await asyncio.sleep(EVERY_SECONDS)

    def see_to_it(self, now: datetime) -> None:
        """Blocks while others are asked."""
        for reference in sorted(self._in_use()):
            self._announce(reference, now)
        enable_where_due(self._database, self._insights, now)

    def _announce(self, reference: str, now: datetime) -> None:
        texts = texts_for(COMMAND_LINE_LOCALE)
        try:
            expires_on = self._secrets.read(reference).expires_on
        except SecretUnavailableError as error:
            if (reference, error.problem) not in self._announced:
                self._announced.add((reference, error.problem))
                log.warning(texts.say("secret-unavailable", reference=reference, problem=error.problem.value))
            return
        self._announced -= {(reference, problem) for problem in Problem}
        came = occasion(expires_on, now)
        if expires_on is None or came is None or (reference, came) in self._announced:
            return
        self._announced.add((reference, came))
        day, days = texts.short_day(expires_on.date()), days_left(expires_on, now)
        log.warning(texts.say("secret-ends", reference=reference, day=day, days=days))

    def _in_use(self) -> set[str]:
        """The secrets in Key Vault that are needed: Customer Insights' only where it is on, or is to be."""
        named = {self._own_secret}
        for legal_entity, settings in self._insights.settings.items():
            with self._database.begin() as connection:
                needed = settings.enabled or InsightsSetups(connection, legal_entity).is_on(settings)
            if needed:
                named |= {self._insights.secret_reference(legal_entity), settings.subscription_key or ""}
        return {reference for reference in named if reference.startswith("vault:")}
