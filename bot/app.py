"""The process, put together: the only place that knows all the parts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import aiohttp
from aiohttp import web

import bot.chat.page
from bot.adapter import ChannelAdapter
from bot.config import Config, ConfigurationError, TeamsSettings
from bot.connector import SCOPE, Connector
from bot.health import alive, readiness
from bot.insights_stand_in import InsightsStandIn
from bot.loopback import LoopbackChannels, only_this_machine
from bot.messages import Gate, Messages
from bot.outbox import Outbox
from bot.refusals import refusals_as_json
from bot.signing_keys import SigningKeys
from bot.teams_bot import TeamsBot
from bot.tokens import VerifiedChannels
from bot.turns import Turns
from bot.upkeep import Upkeep
from dialogs.assistant import Assistant
from dialogs.language.texts import Texts
from storage.access_token import AccessToken, from_client_credentials, from_managed_identity
from storage.database import Database
from storage.insights.service import Insights
from storage.secrets import SecretInUse, Secrets, SecretUnavailableError

LARGEST_BODY = 256 * 1024
THREADS = 8
"""Turns that may be at work at once; SQLite writes one after the other anyway."""

GRACE_SECONDS = 10.0
"""For turns under way when the process is told to stop."""

ASSISTANT = web.AppKey("assistant", Assistant)
"""Takes changed settings while the application runs."""
MESSAGES = web.AppKey("messages", Messages)

log = logging.getLogger(__name__)


def create_app(
    config: Config, *, development: bool = False, now: datetime | None = None, stand_in: InsightsStandIn | None = None
) -> web.Application:
    """The whole bot as an aiohttp application; it opens and migrates its database when it starts.

    `development`: no credentials and no tokens, this machine only, with the chat page; `now`, there only: the instant
    at which every turn takes place, and `stand_in`: what answers in the place of Customer Insights.
    ConfigurationError where the bot's credentials are missing otherwise.
    """
    if not development and (now is not None or stand_in is not None):
        raise ValueError("a fixed clock and a stand-in belong to the development mode")
    if stand_in is not None:
        config = config.model_copy(update={"legal_entities": stand_in.configured(config.domain).legal_entities})
    texts = config.texts
    secrets = Secrets(config.key_vault)
    own_secret = "" if development else config.teams.app_secret.get_secret_value()
    if not development:
        _check_credentials(config.teams, secrets, texts)
    database = Database(config.database)
    insights = Insights(config.legal_entities, secrets, config.key_vault, config.teams.tenant_id)
    assistant = Assistant(database, config.domain, insights, secrets)

    middlewares = [refusals_as_json(texts), *([only_this_machine] if development else [])]
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=middlewares)

    async def run(app: web.Application) -> AsyncIterator[None]:
        await asyncio.to_thread(database.migrate)
        executor = ThreadPoolExecutor(THREADS, thread_name_prefix="turn")
        turns = Turns()
        if stand_in is not None:
            await stand_in.start()
        upkeep = asyncio.create_task(Upkeep(own_secret, database, secrets, insights).run())
        async with aiohttp.ClientSession() as session:
            gate, token = (LoopbackChannels(), None) if development else _channel(session, config.teams, secrets)
            adapter = ChannelAdapter(Connector(session, token))
            outbox = Outbox(assistant.unasked, adapter, turns, texts, executor, _clock(now))
            teams_bot = TeamsBot(assistant, texts, executor, _clock(now), after_turn=outbox.wake)
            app[MESSAGES] = Messages(gate, adapter, teams_bot, turns)
            delivering = asyncio.create_task(outbox.run())
            yield
            delivering.cancel()
            await asyncio.wait([delivering])
            await turns.drain(GRACE_SECONDS)
            upkeep.cancel()
            await asyncio.to_thread(insights.close)
            await teams_bot.drain(GRACE_SECONDS)
        if stand_in is not None:
            await stand_in.stop()
        executor.shutdown(wait=True, cancel_futures=True)
        database.close()

    app[ASSISTANT] = assistant
    app.cleanup_ctx.append(run)
    app.router.add_post("/api/messages", _post_message)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", readiness(database, secrets, insights))
    if development:
        bot.chat.page.mount(app, assistant, texts)
    return app


async def _post_message(request: web.Request) -> web.StreamResponse:
    return await request.app[MESSAGES].post(request)


def _clock(now: datetime | None) -> Callable[[], datetime]:
    return (lambda: datetime.now(UTC)) if now is None else (lambda: now)


def _check_credentials(teams: TeamsSettings, secrets: Secrets, texts: Texts) -> None:
    """Raise ConfigurationError where they are incomplete, or the secret cannot be had."""
    needed = {"app_id": teams.app_id, "tenant_id": teams.tenant_id}
    if teams.app_type == "SingleTenant":
        needed["app_secret"] = teams.app_secret.get_secret_value()
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise ConfigurationError(
            texts.say("serve-no-credentials", keys=texts.all([f"teams.{name}" for name in missing]))
        )
    if teams.app_type == "UserAssignedMSI":
        return
    try:
        secrets.read(needed["app_secret"])
    except SecretUnavailableError as error:
        raise ConfigurationError(
            texts.say("secret-unavailable", reference=error.reference, problem=error.problem.value)
        ) from error


def _channel(session: aiohttp.ClientSession, teams: TeamsSettings, secrets: Secrets) -> tuple[Gate, AccessToken]:
    gate = VerifiedChannels(SigningKeys(session, teams.open_id_metadata), teams.app_id, teams.tenant_id)
    if teams.app_type == "UserAssignedMSI":
        return gate, AccessToken(from_managed_identity(teams.app_id, SCOPE))
    secret = SecretInUse(secrets, teams.app_secret.get_secret_value())
    fetch = from_client_credentials(session, teams.sign_in, teams.tenant_id, teams.app_id, secret, SCOPE)
    return gate, AccessToken(fetch)
