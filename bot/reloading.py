"""The configuration file read again while the server runs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from bot.config import COMMAND_LINE_LOCALE, Config, ConfigurationError, parsed, read
from bot.running import RunningServer, fingerprint
from dialogs.failures import log_failure
from dialogs.language.texts import texts_for
from storage.settings import DomainSettings

NEED_A_RESTART = ("database", "teams", "key_vault")

log = logging.getLogger(__name__)


class Reloading:
    """Takes what may change while turns are under way; keeps everything as it is where the file cannot be used."""

    def __init__(
        self, path: Path, started_with: Config, server: RunningServer | None, use: Callable[[DomainSettings], None]
    ) -> None:
        """`use` takes the new settings in one step; `server` reports to whoever asked for the reload."""
        self._path = path
        self._started_with = started_with
        self._server = server
        self._use = use

    def reload(self) -> str:
        """What is in use now, in a line to be printed. Blocks; call it for one signal after the other."""
        texts = texts_for(COMMAND_LINE_LOCALE)
        try:
            content = read(self._path)
            config = parsed(content, self._path)
            self._use(config.domain)
        except ConfigurationError as error:
            return self._refuse(str(error))
        except Exception as error:  # whatever failed, the server goes on as it was
            log_failure(error)
            return self._refuse(type(error).__qualname__)
        waiting = [key for key in NEED_A_RESTART if getattr(config, key) != getattr(self._started_with, key)]
        if waiting:
            log.warning(texts.say("reload-waiting", keys=texts.all(waiting)))
        if self._server:
            self._server.read_again(fingerprint(content), waiting)
        return texts.say("reload-in-use", path=str(self._path))

    def _refuse(self, problem: str) -> str:
        if self._server:
            self._server.refused(problem)
        log.error(problem)
        return texts_for(COMMAND_LINE_LOCALE).say("reload-refused")
