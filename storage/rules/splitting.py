"""How the customers of a book are shared out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")
Receiver = TypeVar("Receiver")


def split_evenly(items: Sequence[Item], receivers: Sequence[Receiver]) -> list[tuple[Receiver, list[Item]]]:
    """In turn, so that nobody gets more than one item more than another; the first receivers get those left over."""
    return [(receiver, list(items[place :: len(receivers)])) for place, receiver in enumerate(receivers)]
