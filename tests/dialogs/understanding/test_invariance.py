"""Who, which brand and which day is said does not change what is wanted."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from dialogs.understanding.measuring import measure
from dialogs.understanding.measuring_report import SENTENCES, STRANGERS
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World

SENTENCES_OF_ALL: list[dict[str, Any]] = [
    json.loads(line) for path in (SENTENCES, *STRANGERS) for line in Path(path).read_text(encoding="utf-8").splitlines()
]
BRANDS = ("Aurelle", "Northlight", "Maison Rive", "Tveit")
DAYS = ("on monday", "on tuesday", "on wednesday", "on thursday")
UNCHANGED = 0.985
"""A name may be another word too ("Otto Friday"), so that a few readings may change."""


def names_of(world: World) -> list[str]:
    """Whole names that nobody else bears."""
    names = [f"{item.first_name} {item.last_name}" for item in world.candidates if item.in_own_book]
    return [name for name in names if names.count(name) == 1]


def with_other_name(sentence: dict[str, Any], names: list[str], dice: random.Random) -> dict[str, Any] | None:
    said = {reference["said"] for frame in sentence["frames"] for reference in frame.get("customers", ())}
    whole = next((name for name in names if name in said and sentence["text"].count(name) == 1), None)
    return sentence | {"text": sentence["text"].replace(whole, dice.choice(names))} if whole else None


def with_other(sentence: dict[str, Any], words: tuple[str, ...], dice: random.Random) -> dict[str, Any] | None:
    text = sentence["text"]
    said = next((word for word in words if text.lower().count(word.lower()) == 1), None)
    if said is None:
        return None
    start = text.lower().index(said.lower())
    return sentence | {"text": text[:start] + dice.choice(words) + text[start + len(said) :]}


@pytest.mark.parametrize("kind", ["name", "brand", "day"])
def test_another_name_brand_or_day_keeps_the_intents(kind: str, reader: Reader, world: World) -> None:
    dice = random.Random(3)  # noqa: S311  # a repeatable deal, no secret
    pairs = []
    for sentence in SENTENCES_OF_ALL:
        for _ in range(3):
            changed = (
                with_other_name(sentence, names_of(world), dice)
                if kind == "name"
                else with_other(sentence, BRANDS if kind == "brand" else DAYS, dice)
            )
            if changed:
                pairs.append((sentence, changed))
    before = measure([sentence for sentence, _ in pairs], reader, world)
    after = measure([changed for _, changed in pairs], reader, world)
    kept = [
        [frame["intent"] for frame in one.read] == [frame["intent"] for frame in other.read]
        for one, other in zip(before, after, strict=True)
    ]
    assert len(kept) > 50
    assert sum(kept) / len(kept) >= UNCHANGED
