"""Customer Insights of one legal entity: asks for what is not known or no longer fresh, once, and within a deadline.

All of it runs on one event loop; only `at_hand` may be called from other threads.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from storage.insights.breaker import Breaker
from storage.insights.cache import Cache
from storage.insights.problems import InsightsError, Step, Trouble
from storage.insights.source import Measures, Source

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AtHand:
    """What is known of some customers without waiting."""

    measures: Mapping[str, Measures] = field(default_factory=dict)
    """Account number → her measures; absent: unknown there, or not here yet."""
    missing: frozenset[str] = frozenset()
    """Of whom nothing fresh is here, though it may be asked for."""
    absent: frozenset[str] = frozenset()
    """Those of the missing of whom nothing old is here either."""
    oldest: float = 0.0
    """Seconds since the oldest of the stale ones was fetched; 0 where all are fresh."""
    failing: bool = False
    """Whether the service did not answer when it was asked last."""


class Connector:
    def __init__(self, source: Source, deadline: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`deadline`: seconds for one fetch with all its requests."""
        self.source = source
        self.trouble: InsightsError | None = None
        """Why the last fetch failed; None after one that did not."""
        self._deadline = deadline
        self._clock = clock
        self._cache = Cache()
        self._breaker = Breaker()
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def at_hand(self, account_numbers: Iterable[str]) -> AtHand:
        now = self._clock()
        measures: dict[str, Measures] = {}
        missing, absent, oldest = [], [], 0.0
        for account_number in account_numbers:
            entry, fresh = self._cache.get(account_number, now), self._cache.is_fresh(account_number, now)
            if not fresh:
                missing.append(account_number)
            if entry is None:
                absent.append(account_number)
            if entry is not None and entry.measures is not None:
                measures[account_number] = entry.measures
                oldest = oldest if fresh else max(oldest, now - entry.at)
        return AtHand(measures, frozenset(missing), frozenset(absent), oldest, failing=self.trouble is not None)

    async def bring(self, account_numbers: Sequence[str]) -> None:
        """Return when all of them are fresh, or cannot be had now. Never raises."""
        now = self._clock()
        self._cache.drop_old(now)
        wanted = [one for one in dict.fromkeys(account_numbers) if not self._cache.is_fresh(one, now)]
        unasked = [one for one in wanted if one not in self._under_way]
        if unasked and self._breaker.lets_through(now):
            fetch = asyncio.create_task(self._fetch(unasked))
            self._under_way |= dict.fromkeys(unasked, fetch)
            fetch.add_done_callback(lambda _: [self._under_way.pop(one, None) for one in unasked])
        fetches = {self._under_way[one] for one in wanted if one in self._under_way}
        if fetches:
            await asyncio.wait(fetches)

    async def _fetch(self, account_numbers: Sequence[str]) -> None:
        try:
            async with asyncio.timeout(self._deadline):
                found = await self.source.read(account_numbers)
        except InsightsError as error:
            self._failed(error)
        except TimeoutError:
            self._failed(InsightsError(Step.SERVICE, Trouble.TOO_SLOW))
        except Exception as error:  # an answer of another form than anybody has seen
            self._failed(InsightsError(Step.SERVICE, Trouble.NOT_UNDERSTOOD, type(error).__name__))
        else:
            self.trouble = None
            self._breaker.succeeded()
            now = self._clock()
            for account_number in account_numbers:
                self._cache.put(account_number, found.get(account_number), now)

    def _failed(self, error: InsightsError) -> None:
        log.warning("Customer Insights could not be read: %s", error)
        self.trouble = error
        self._breaker.failed(self._clock(), error.retry_after)
