"""What changes seldom and is asked for in every turn, kept in the process for a few seconds."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

FRESH_SECONDS = 10.0
"""So long may what another process wrote go unnoticed: a name in an associate's book, a colleague, a brand."""
MOST_KEPT = 5_000

Value = TypeVar("Value")


class Remembered:
    """Thread-safe: at worst something is read twice."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()

    def get(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """The value kept under the key, or what `read` gives."""
        kept = self._kept.get(key)
        if kept is not None and kept[0] > time.monotonic():
            value: Value = kept[1]
            return value
        value = read()
        self._kept[key] = (time.monotonic() + FRESH_SECONDS, value)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return value

    def forget(self, key: Hashable) -> None:
        """It was written to."""
        self._kept.pop(key, None)
