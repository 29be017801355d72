"""The sample retailer as its first associate sees it: what the reader is trained and measured in."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dialogs.understanding.world import World
from storage.records import Associate, Candidate, Store
from storage.settings import DomainSettings

SAMPLE = Path(__file__).parents[2] / "storage" / "sample_retailer"


NOW = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("Europe/Oslo"))


FIRST_ASSOCIATE = "000110"


def sample_world(personnel_number: str = FIRST_ASSOCIATE) -> World:
    """The sample retailer, as this associate sees it."""
    raw = json.loads((SAMPLE / "config.json").read_text(encoding="utf-8"))
    settings = DomainSettings.model_validate({key: raw[key] for key in ("roles", "legal_entities")})
    entity, known = settings.legal_entities["AURE"], dict[str, list[str]]()
    own = {row["account_number"] for row in _rows("books.csv") if row["personnel_number"] == personnel_number}
    for row in _rows("attributes.csv"):
        definition = entity.attribute(row["attribute"])
        if definition and definition.type == "text":
            known.setdefault(row["attribute"], []).append(row["value"])
    associates = tuple(
        Associate(
            "AURE",
            row["personnel_number"],
            row["name"],
            tuple(row["stores"].split(";")),
            active=row["active"] == "true",
        )
        for row in _rows("associates.csv")
    )
    return World(
        settings=entity,
        speaker=next(item for item in associates if item.personnel_number == personnel_number),
        now=NOW,
        associates=associates,
        stores=tuple(Store(row["store_id"], row["name"], row["timezone"]) for row in _rows("stores.csv")),
        candidates=tuple(
            Candidate(row["account_number"], row["first_name"], row["last_name"], row["account_number"] in own)
            for row in _rows("customers.csv")
        ),
        focus=("C00021",),
        known_values={key: tuple(dict.fromkeys(values)) for key, values in known.items()},
    )


def grown(world: World, customers: int) -> World:
    """The same with a larger own book: the names of the sample, first names and last names dealt anew."""
    known = world.candidates
    more = tuple(
        Candidate(
            f"G{number:06}",
            known[number % len(known)].first_name,
            known[(number * 7 + number // len(known)) % len(known)].last_name,
            in_own_book=True,
        )
        for number in range(customers - sum(item.in_own_book for item in known))
    )
    return replace(world, candidates=known + more)


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
