"""Answers by position: the second one."""

from __future__ import annotations


def at_position(options: tuple[str, ...], position: int | None) -> str | None:
    """The option at a position: 1 for the first, -1 for the last; None where there is none."""
    if position is None or position == 0 or abs(position) > len(options):
        return None
    return options[position - 1 if position > 0 else position]
