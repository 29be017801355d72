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


def fill(groups: Sequence[Sequence[Item]], quotas: Sequence[int | None]) -> list[list[Item]]:
    """For each quota, in turn, whole groups from the front as long as they fit into it; None: all that is left.

    A group that does not fit is left to others, or out: never more items than the quota, sometimes fewer.
    """
    left, shares = list(groups), dict[int, list[Item]]()
    for place in sorted(range(len(quotas)), key=lambda place: quotas[place] is None):
        share: list[Item] = []
        kept = []
        for group in left:
            quota = quotas[place]
            if quota is None or len(share) + len(group) <= quota:
                share.extend(group)
            else:
                kept.append(group)
        left, shares[place] = kept, share
    return [shares[place] for place in range(len(quotas))]
