"""What is told of an error that should not have happened."""

from __future__ import annotations

import asyncio
import logging
import traceback
from typing import Any

log = logging.getLogger(__name__)


def log_failure_of(task: asyncio.Task[Any]) -> None:
    """The same of a task that nobody waits for."""
    if not task.cancelled() and (error := task.exception()) is not None:
        log_failure(error)


def log_failure(error: BaseException) -> None:
    """Where it happened and what kind it was; not the message, which may hold what a person said."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s\n%s", type(error).__qualname__, frames)
