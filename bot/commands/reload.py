"""`clienteling reload`: has the servers that run on a configuration file take what was changed in it."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from bot.assembly import configuration_file
from bot.config import COMMAND_LINE_LOCALE, parsed, read
from bot.exit_codes import DONE, FAILED
from bot.running import Report, fingerprint, running, told
from dialogs.language.texts import texts_for

WAIT_SECONDS = 30.0
LOOK_EVERY = 0.05


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None besides those of every command."""


def run(arguments: argparse.Namespace) -> int:
    texts = texts_for(COMMAND_LINE_LOCALE)
    path = configuration_file(arguments.config)
    content = read(path)
    parsed(content, path)
    servers = running(path)
    if not servers:
        print(texts.say("reload-no-server", path=str(path)), file=sys.stderr)
        return FAILED
    return max(_reload(place, before, fingerprint(content)) for place, before in servers.items())


def _reload(place: Path, before: Report, wanted: str) -> int:
    """Tell one server, and wait until it reports that it took the file."""
    texts = texts_for(COMMAND_LINE_LOCALE)
    pid = str(before.pid)
    try:
        os.kill(before.pid, signal.SIGHUP)
    except OSError as error:
        return _failed(texts.say("reload-not-reached", pid=pid, reason=error.strerror or str(error)))
    after = _next_report(place, before)
    if after is None:
        return _failed(texts.say("reload-no-answer", pid=pid))
    if after.problem:
        return _failed(texts.say("reload-refused-by", pid=pid, problem=after.problem))
    if after.fingerprint != wanted:
        return _failed(texts.say("reload-other-content", pid=pid))
    print(texts.say("reload-done", pid=pid))
    if after.waiting:
        print(texts.say("reload-waiting", keys=texts.all(after.waiting)))
    return DONE


def _next_report(place: Path, before: Report) -> Report | None:
    """None where the server stopped, or does not answer in time."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        report = told(place)
        if report is None or report.reloads > before.reloads:
            return report
        time.sleep(LOOK_EVERY)
    return None


def _failed(reason: str) -> int:
    print(reason, file=sys.stderr)
    return FAILED
