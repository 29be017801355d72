"""Who, which brand and which day is said does not change what is wanted."""

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.understanding.measuring import Measured, measure
from dialogs.understanding.measuring_report import SENTENCES, STRANGERS
from dialogs.understanding.reader import Reader
from dialogs.understanding.sample_world import sample_world
from dialogs.understanding.world import World

SENTENCES_OF_ALL: list[dict[str, Any]] = [
    json.loads(line) for path in (SENTENCES, *STRANGERS) for line in Path(path).read_text(encoding="utf-8").splitlines()
]
FEWEST = 45
"""Sentences that can be changed in one way."""
BRANDS = ("Aurelle", "Northlight", "Maison Rive", "Tveit")
DAYS = ("on monday", "on tuesday", "on wednesday", "on thursday")
AHEAD = ("tomorrow", "next week", "next month", "on friday", "in two weeks", "in a fortnight")
NUMBERS = ("36", "37", "38", "39", "40", "41", "42", "44")
CATEGORIES = ("handbags", "watches", "dresses", "knitwear", "jewellery", "scarves")
"""Not shoes, which say with a number what size they are: "a thirty six in shoes"."""
SWAPS = {"brand": BRANDS, "day": DAYS, "ahead": AHEAD, "number": NUMBERS, "category": CATEGORIES}
WORD_NAMES = ("Otto Friday", "May Chen", "Mark Gold", "June Banks", "Clara Rich", "April Summers")
"""Customers of the sample whose names are other words too."""
LONG = 6
"""Letters of a name in which one is misspelt."""
UNCHANGED = {"word name": 0.97, "misspelt name": 0.96}
"""A name may be another word too ("Otto Friday"), so that a few readings may change; of all others fewer."""
MOSTLY = 0.985


def names_of(world: World) -> list[str]:
    """Whole names that nobody else bears."""
    names = [f"{item.first_name} {item.last_name}" for item in world.candidates if item.in_own_book]
    return [name for name in names if names.count(name) == 1]


def with_other_name(sentence: dict[str, Any], names: list[str], other: str) -> dict[str, Any] | None:
    said = {reference["said"] for frame in sentence["frames"] for reference in frame.get("customers", ())}
    whole = next((name for name in names if name in said and sentence["text"].count(name) == 1), None)
    return sentence | {"text": sentence["text"].replace(whole, other)} if whole else None


def misspelt(name: str, dice: random.Random) -> str:
    """The name with two neighbouring letters swapped in its longest word."""
    word = max(name.split(), key=len)
    place = dice.randrange(1, len(word) - 2)
    slip = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return name.replace(word, slip if len(word) >= LONG else word)


def with_other(sentence: dict[str, Any], words: tuple[str, ...], dice: random.Random) -> dict[str, Any] | None:
    text = sentence["text"]
    found = (list(re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)) for word in words)
    said = next((hits[0] for hits in found if len(hits) == 1), None)
    if said is None:
        return None
    return sentence | {"text": text[: said.start()] + dice.choice(words) + text[said.end() :]}


def changed(kind: str, sentence: dict[str, Any], world: World, dice: random.Random) -> dict[str, Any] | None:
    """The sentence with another name, brand, day, number or category in place of its own, where it has one."""
    if kind in SWAPS:
        return with_other(sentence, SWAPS[kind], dice)
    names = names_of(world)
    other = dice.choice(WORD_NAMES if kind == "word name" else names)
    return with_other_name(sentence, names, misspelt(other, dice) if kind == "misspelt name" else other)


@pytest.mark.parametrize("kind", ["name", "word name", "misspelt name", *SWAPS])
def test_another_name_brand_day_or_number_keeps_the_intents(kind: str, reader: Reader, world: World) -> None:
    dice = random.Random(3)  # noqa: S311  # a repeatable deal, no secret
    deals = [(one, changed(kind, one, world, dice)) for one in SENTENCES_OF_ALL for _ in range(3)]
    pairs = [(before, after) for before, after in deals if after]
    before = measure([one for one, _ in pairs], reader, world)
    after = measure([other for _, other in pairs], reader, world)
    kept = [intents(one) == intents(other) for one, other in zip(before, after, strict=True)]
    moved = [other.sentence["text"] for one, other, same in zip(before, after, kept, strict=True) if not same]
    assert len(kept) >= FEWEST
    assert sum(kept) / len(kept) >= UNCHANGED.get(kind, MOSTLY), moved


def intents(measured: Measured) -> list[str]:
    return [frame["intent"] for frame in measured.read]


@cache
def changeable(kind: str) -> list[dict[str, Any]]:
    dice = random.Random(3)  # noqa: S311
    return [one for one in SENTENCES_OF_ALL if changed(kind, one, sample_world(), dice)]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["name", "word name", *SWAPS]))
def test_another_word_of_its_kind_never_changes_anything_unasked_where_nothing_was_meant(
    data: st.DataObject, kind: str, reader: Reader, world: World
) -> None:
    dice = data.draw(st.randoms(use_true_random=False))
    sentence = changed(kind, data.draw(st.sampled_from(changeable(kind))), world, dice)
    assert not any(one.is_sure_harm for one in measure([sentence] if sentence else [], reader, world))
