"""A circuit breaker: who failed is left alone for a while, longer each time, and nobody waits for it meanwhile."""

from __future__ import annotations

FIRST_PAUSE = 10.0
LONGEST_PAUSE = 300.0


class Breaker:
    def __init__(self) -> None:
        self._pause = 0.0
        self._closed_at = 0.0

    def lets_through(self, now: float) -> bool:
        return now >= self._closed_at

    def succeeded(self) -> None:
        self._pause = self._closed_at = 0.0

    def failed(self, now: float, retry_after: float | None) -> None:
        """`retry_after`: the seconds for which the service itself wants its peace."""
        self._pause = min(max(FIRST_PAUSE, 2 * self._pause), LONGEST_PAUSE)
        self._closed_at = now + max(self._pause, min(retry_after or 0.0, LONGEST_PAUSE))
