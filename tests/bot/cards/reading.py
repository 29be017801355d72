"""What a person sees of a card's JSON, and where it could be read as more than text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every element and action of a card, without the data that taps carry."""
    if isinstance(node, dict):
        if "type" in node:
            yield node
        for key, value in node.items():
            if key != "data":
                yield from parts(value)
    elif isinstance(node, list):
        for item in node:
            yield from parts(item)


def shown(card: dict[str, Any]) -> list[str]:
    return [part["text"] for part in parts(card) if "text" in part]


def of_type(card: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [part for part in parts(card) if part["type"] == name]
