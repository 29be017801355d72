"""Measures that were fetched, in memory only: fresh for a while, then stale, then gone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from storage.insights.source import Measures

FRESH_SECONDS = 900.0
UNKNOWN_SECONDS = 300.0
"""For a customer who is not known to Customer Insights: she may be tomorrow."""
STALE_SECONDS = 24 * 3600.0
MOST_CUSTOMERS = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    measures: Measures | None
    """None: Customer Insights does not know her."""
    at: float
    """On the cache's clock."""


class Cache:
    """Written by one thread; others may read."""

    def __init__(self, most: int = MOST_CUSTOMERS) -> None:
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._most = most

    def get(self, account_number: str, now: float) -> Entry | None:
        """An entry of any age that may still be shown."""
        entry = self._entries.get(account_number)
        return entry if entry is not None and now - entry.at < STALE_SECONDS else None

    def is_fresh(self, account_number: str, now: float) -> bool:
        entry = self._entries.get(account_number)
        if entry is None:
            return False
        return now - entry.at < (UNKNOWN_SECONDS if entry.measures is None else FRESH_SECONDS)

    def put(self, account_number: str, measures: Measures | None, now: float) -> None:
        self._entries[account_number] = Entry(measures, now)
        self._entries.move_to_end(account_number)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def drop_old(self, now: float) -> None:
        """Forget what may not be shown any more; entries are in the order of their age."""
        for account_number in self._older(now):
            del self._entries[account_number]

    def clear(self) -> None:
        self._entries.clear()

    def _older(self, now: float) -> Iterable[str]:
        old = []
        for account_number, entry in self._entries.items():
            if now - entry.at < STALE_SECONDS:
                break
            old.append(account_number)
        return old
