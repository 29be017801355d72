"""`/healthz`: the process lives. `/readyz`: it can do its work, and how its sources stand."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from dialogs.failures import log_failure
from storage.database import Database
from storage.insights.service import Insights
from storage.insights_setups import InsightsSetups
from storage.rules.secret_ends import days_left, occasion
from storage.secrets import Secrets

READY_WITHIN = 5.0
NOT_USED = "not used"


async def alive(_request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def readiness(database: Database, secrets: Secrets, insights: Insights) -> Handler:
    """503 only without the database: without Key Vault and Customer Insights most of the work goes on."""

    async def ready(_request: web.Request) -> web.Response:
        try:
            standing = await asyncio.wait_for(asyncio.to_thread(_insights, database, insights), READY_WITHIN)
        except Exception as error:  # whatever the reason, we are not ready
            log_failure(error)
            body = {"status": "unavailable", "database": False, **_key_vault(secrets)}
            return web.json_response(body, status=503)
        return web.json_response({"status": "ok", "database": True, **_key_vault(secrets), "insights": standing})

    return ready


def _insights(database: Database, insights: Insights) -> dict[str, str]:
    """Legal entity → on, off, or why it could not be read last."""
    with database.begin() as connection:
        on = {
            legal_entity: InsightsSetups(connection, legal_entity).is_on(settings)
            for legal_entity, settings in insights.settings.items()
        }
    troubles = {legal_entity: insights.trouble(legal_entity) for legal_entity in on}
    return {
        legal_entity: str(trouble) if trouble else "on" if on[legal_entity] else "off"
        for legal_entity, trouble in troubles.items()
    }


def _key_vault(secrets: Secrets) -> dict[str, Any]:
    """How reading went last, without any secret's name: this address may be public."""
    standings = secrets.standings.values()
    problems = sorted(one.problem.value for one in standings if one.problem is not None)
    told: dict[str, Any] = {"key_vault": problems[0] if problems else "ok" if standings else NOT_USED}
    now = datetime.now(UTC)
    ending = [one.expires_on for one in standings if one.expires_on and occasion(one.expires_on, now) is not None]
    if ending:
        told["secret_ends_in_days"] = days_left(min(ending), now)
    return told
