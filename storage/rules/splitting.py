"""How the customers of a book are shared out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")
Receiver = TypeVar("Receiver")


def split_evenly(
    groups: Sequence[Sequence[Item]], receivers: Sequence[Receiver]
) -> list[tuple[Receiver, Sequence[Item]]]:
    """Every item with its receiver: groups stay whole, the largest first, each to whom has the fewest items so far.

    So the shares differ by no more than the largest group has items.
    """
    shares: list[list[Item]] = [[] for _ in receivers]
    for group in sorted(groups, key=len, reverse=True):
        min(shares, key=len).extend(group)
    return list(zip(receivers, shares, strict=True))
