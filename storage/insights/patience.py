"""How long Customer Insights is waited for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds."""

    answer: float = 0.9
    """An answer may be this much later for its measures; with the turn itself it is out within one."""
    update: float = 10.0
    """What has not come by then does not complete the answer any more."""
    fetch: float = 3.0
    """One fetch with all its requests, and each single request of a validation."""


USUAL = Patience()
