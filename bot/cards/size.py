"""Teams refuses what is too large: keep a card well below it."""

from __future__ import annotations

import json
from collections.abc import Callable

from microsoft_teams.cards import AdaptiveCard

MOST_BYTES = 24_000
"""Of a card's JSON in ASCII; Teams' limit for a card is 28 KB, and the message around it counts too."""


def fits(build: Callable[[int], AdaptiveCard], rows: int) -> AdaptiveCard:
    """The card with as many of its rows as may be sent; `build` takes the number of rows to show."""
    shown = rows
    while (card := build(shown)) and shown > 1 and size(card) > MOST_BYTES:
        shown = min(shown - 1, shown * MOST_BYTES // size(card))
        shown = max(shown, 1)
    return card


def size(card: AdaptiveCard) -> int:
    """Bytes of the card's JSON when every character beyond ASCII is escaped, the longest it can become."""
    return len(json.dumps(card.model_dump(mode="json", by_alias=True, exclude_none=True), separators=(",", ":")))
