"""The process, put together: the only place that knows all the parts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import aiohttp
from aiohttp import web
from aiohttp.typedefs import Handler

import bot.chat.page
from bot.adapter import ChannelAdapter
from bot.config import Config, ConfigurationError, TeamsSettings
from bot.connector import Connector
from bot.loopback import LoopbackChannels, only_this_machine
from bot.messages import Gate, Messages
from bot.outbound_token import OutboundToken, from_client_credentials, from_managed_identity
from bot.outbox import Outbox
from bot.refusals import refusals_as_json
from bot.signing_keys import SigningKeys
from bot.teams_bot import TeamsBot
from bot.tokens import VerifiedChannels
from bot.turns import Turns
from dialogs.assistant import Assistant
from dialogs.failures import log_failure
from dialogs.language.texts import Texts, texts_for
from storage.database import Database
from storage.secrets import Secrets, SecretUnavailableError

LARGEST_BODY = 256 * 1024
THREADS = 8
"""Turns that may be at work at once; SQLite writes one after the other anyway."""

GRACE_SECONDS = 10.0
"""For turns under way when the process is told to stop."""

READY_WITHIN = 5.0

ASSISTANT = web.AppKey("assistant", Assistant)
"""Takes changed settings while the application runs."""
MESSAGES = web.AppKey("messages", Messages)

log = logging.getLogger(__name__)


def create_app(config: Config, *, development: bool = False, now: datetime | None = None) -> web.Application:
    """The whole bot as an aiohttp application; it opens and migrates its database when it starts.

    `development`: no credentials and no tokens, this machine only, with the chat page; `now`, there only: the instant
    at which every turn takes place. ConfigurationError where the bot's credentials are missing otherwise.
    """
    if now is not None and not development:
        raise ValueError("a fixed clock belongs to the development mode")
    texts = texts_for(config.locale)
    app_secret = "" if development else _credentials(config, texts)
    database = Database(config.database)
    assistant = Assistant(database, config.domain)

    middlewares = [refusals_as_json(texts), *([only_this_machine] if development else [])]
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=middlewares)

    async def run(app: web.Application) -> AsyncIterator[None]:
        await asyncio.to_thread(database.migrate)
        executor = ThreadPoolExecutor(THREADS, thread_name_prefix="turn")
        turns = Turns()
        async with aiohttp.ClientSession() as session:
            gate, token = (LoopbackChannels(), None) if development else _channel(session, config.teams, app_secret)
            adapter = ChannelAdapter(Connector(session, token))
            outbox = Outbox(assistant, adapter, turns, texts, executor, _clock(now))
            teams_bot = TeamsBot(assistant, texts, executor, _clock(now), after_turn=outbox.wake)
            app[MESSAGES] = Messages(gate, adapter, teams_bot, turns)
            delivering = asyncio.create_task(outbox.run())
            yield
            delivering.cancel()
            await asyncio.wait([delivering])
            await turns.drain(GRACE_SECONDS)
        executor.shutdown(wait=True, cancel_futures=True)
        database.close()

    app[ASSISTANT] = assistant
    app.cleanup_ctx.append(run)
    app.router.add_post("/api/messages", _post_message)
    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", _readiness(database))
    if development:
        bot.chat.page.mount(app, assistant, texts)
    return app


async def _post_message(request: web.Request) -> web.StreamResponse:
    return await request.app[MESSAGES].post(request)


async def _alive(_request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def _readiness(database: Database) -> Handler:
    def reach() -> None:
        with database.begin():
            pass

    async def ready(_request: web.Request) -> web.Response:
        try:
            await asyncio.wait_for(asyncio.to_thread(reach), READY_WITHIN)
        except Exception as error:  # whatever the reason, we are not ready
            log_failure(error)
            return web.json_response({"status": "unavailable", "database": False}, status=503)
        return web.json_response({"status": "ok", "database": True})

    return ready


def _clock(now: datetime | None) -> Callable[[], datetime]:
    return (lambda: datetime.now(UTC)) if now is None else (lambda: now)


def _credentials(config: Config, texts: Texts) -> str:
    """The app secret, empty for a managed identity."""
    teams = config.teams
    needed = {"app_id": teams.app_id, "tenant_id": teams.tenant_id}
    if teams.app_type == "SingleTenant":
        needed["app_secret"] = teams.app_secret.get_secret_value()
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise ConfigurationError(
            texts.say("serve-no-credentials", keys=texts.all([f"teams.{name}" for name in missing]))
        )
    if teams.app_type == "UserAssignedMSI":
        return ""
    try:
        return Secrets(config.key_vault).read(needed["app_secret"]).value
    except SecretUnavailableError as error:
        raise ConfigurationError(
            texts.say("secret-unavailable", reference=error.reference, problem=error.problem.value)
        ) from error


def _channel(session: aiohttp.ClientSession, teams: TeamsSettings, app_secret: str) -> tuple[Gate, OutboundToken]:
    gate = VerifiedChannels(SigningKeys(session, teams.open_id_metadata), teams.app_id, teams.tenant_id)
    if teams.app_type == "UserAssignedMSI":
        return gate, OutboundToken(from_managed_identity(teams.app_id))
    fetch = from_client_credentials(session, teams.sign_in, teams.tenant_id, teams.app_id, app_secret)
    return gate, OutboundToken(fetch)
