"""Names and values out of the text columns in which Customer Insights keeps them, in whichever form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from storage.insights.odata import Row

NAMES = ("name", "measurename", "key", "displayname")
VALUES = ("value", "measurevalue")
SCORES = ("score", "probability")


def column(row: Row, name: str) -> Any:
    """A column by its logical name, or as documented: without the prefix, in any case."""
    if name in row:
        return row[name]
    bare = name.removeprefix("msdynci_")
    return next((value for key, value in row.items() if key.lower() in (name, bare)), None)


def matched(rows: Iterable[Row], key: str, value: str) -> dict[str, str]:
    """One column of the rows → another, where both hold something."""
    return {str(row[key]): str(row[value]) for row in rows if row.get(key) and row.get(value)}


def named_values(written: Any) -> dict[str, Any]:
    """From an object, a list of {name, value} objects, or either as JSON text; {} for anything else."""
    if isinstance(written, str):
        try:
            written = json.loads(written)
        except ValueError:
            return {}
    if isinstance(written, dict):
        return {str(name): value for name, value in written.items() if value is not None}
    found: dict[str, Any] = {}
    for pair in written if isinstance(written, list) else ():
        if not isinstance(pair, dict):
            continue
        lowered = {str(key).lower(): value for key, value in pair.items()}
        name = next((lowered[key] for key in NAMES if key in lowered), None)
        value = next((lowered[key] for key in VALUES if key in lowered), None)
        if name is None:
            found |= named_values(pair)
        elif value is not None:
            found[str(name)] = value
    return found


def score(values: Mapping[str, Any], model: str) -> Any:
    """What a model predicts: the value of its own name, else its score or probability, else its only value."""
    if model in values:
        return values[model]
    scores = [value for name, value in values.items() if any(word in name.lower() for word in SCORES)]
    if scores:
        return scores[0]
    return next(iter(values.values())) if len(values) == 1 else None
