"""`clienteling serve`: the Teams endpoint, or the development mode with the chat page."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from aiohttp import web

from bot.app import ASSISTANT, create_app
from bot.assembly import configuration, configuration_file
from bot.config import COMMAND_LINE_LOCALE, parsed, read
from bot.exit_codes import DONE, FAILED, WRONG_USAGE
from bot.insights_stand_in import InsightsStandIn
from bot.loopback import is_loopback
from bot.reloading import Reloading
from bot.running import NoPrivateDirectoryError, RunningServer, announced
from dialogs.assistant import Assistant
from dialogs.language.texts import texts_for
from storage.settings import DomainSettings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    texts = texts_for(COMMAND_LINE_LOCALE)
    parser.add_argument("--host", metavar="HOST", default="127.0.0.1", help=texts.say("serve-host"))
    parser.add_argument("--port", metavar="PORT", type=int, default=3978, help=texts.say("serve-port"))
    parser.add_argument("--development", action="store_true", help=texts.say("serve-development-help"))
    parser.add_argument("--now", metavar="INSTANT", type=_instant, help=texts.say("serve-now"))


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    if arguments.now is not None and not arguments.development:
        return _fail(texts.say("serve-clock-needs-development"), WRONG_USAGE)
    if arguments.development and not is_loopback(arguments.host):
        return _fail(texts.say("serve-loopback-only", host=arguments.host), WRONG_USAGE)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    content = read(configuration_file(arguments.config))
    config = configuration(arguments.config, arguments.now)
    is_sample = arguments.config is None and arguments.development
    stand_in = InsightsStandIn() if is_sample else None
    app = create_app(config, development=arguments.development, now=arguments.now, stand_in=stand_in)
    return asyncio.run(_serve(app, content, arguments, stand_in))


async def _serve(
    app: web.Application, content: bytes, arguments: argparse.Namespace, stand_in: InsightsStandIn | None
) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    signals: asyncio.Queue[signal.Signals] = asyncio.Queue()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, signals.put_nowait, number)
    runner = web.AppRunner(app, access_log=None)
    try:
        await runner.setup()
        try:
            await web.TCPSite(runner, arguments.host, arguments.port).start()
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            return _fail(texts.say("serve-cannot-listen", host=arguments.host, port=str(arguments.port), reason=reason))
        with _found_by_reload(arguments, content) as server:
            _announce(runner, arguments)
            path = configuration_file(arguments.config)
            reloading = Reloading(path, parsed(content, path), server, _using(app[ASSISTANT], stand_in))
            await _until_told_to_stop(signals, reloading)
        print(texts.say("serve-stopped"), flush=True)
        return DONE
    finally:
        await runner.cleanup()


def _using(assistant: Assistant, stand_in: InsightsStandIn | None) -> Callable[[DomainSettings], None]:
    """What takes changed settings; the stand-in stays where it stands."""
    return assistant.use if stand_in is None else lambda settings: assistant.use(stand_in.configured(settings))


async def _until_told_to_stop(signals: asyncio.Queue[signal.Signals], reloading: Reloading) -> None:
    had_terminal = _has_terminal()
    while await signals.get() is signal.SIGHUP:
        if had_terminal and not _has_terminal():
            return  # the terminal was closed
        print(await asyncio.to_thread(reloading.reload), flush=True)


def _has_terminal() -> bool:
    try:
        os.close(os.open(os.ctermid(), os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True


@contextmanager
def _found_by_reload(arguments: argparse.Namespace, content: bytes) -> Iterator[RunningServer | None]:
    try:
        with announced(configuration_file(arguments.config), content) as server:
            yield server
    except NoPrivateDirectoryError:
        print(texts_for(COMMAND_LINE_LOCALE).say("serve-not-found-by-reload"), file=sys.stderr)
        yield None


def _announce(runner: web.AppRunner, arguments: argparse.Namespace) -> None:
    texts = texts_for(COMMAND_LINE_LOCALE)
    host, port = runner.addresses[0][:2]
    base = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    if arguments.development:
        print(texts.say("serve-development"))
        if arguments.now is not None:
            print(texts.say("serve-clock", now=arguments.now.isoformat()))
    print(texts.say("serve-ready", address=f"{base}/api/messages"))
    if arguments.development:
        print(texts.say("serve-chat-page", address=base))
    sys.stdout.flush()


def _instant(written: str) -> datetime:
    try:
        instant = datetime.fromisoformat(written)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise argparse.ArgumentTypeError(texts_for(COMMAND_LINE_LOCALE).say("serve-bad-instant", given=written))
    return instant


def _fail(reason: str, code: int = FAILED) -> int:
    print(reason, file=sys.stderr)
    return code
