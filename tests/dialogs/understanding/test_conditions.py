"""Conditions on sizes, metals, brands and categories: what is understood, and what is never guessed."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.frame import Intent
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World

BRANDS = ("Cartier", "Louis Vuitton", "Bvlgari", "Prada", "Hermès")


def filters(reader: Reader, world: World, text: str) -> list[dict[str, Any]]:
    (reading,) = reader.read(text, world)
    assert reading.frame.intent is Intent.SHOW_BOOK
    return list(reading.frame.to_json().get("filters", []))


def size(*conditions: tuple[str, object]) -> list[dict[str, object]]:
    return [{"field": "shoe_size", "op": operator, "value": value} for operator, value in conditions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who wears 37-39", size(("at_least", 37), ("at_most", 39))),
        ("who wears 37 to 39", size(("at_least", 37), ("at_most", 39))),
        ("37-39 in shoes", size(("at_least", 37), ("at_most", 39))),
        ("who wears size 38 or 39", size(("equals", [38, 39]))),
        ("who wears a 38, 39 or 40", size(("equals", [38, 39, 40]))),
        ("customers in 38 and up", size(("at_least", 38))),
        ("who is bigger than a 40", size(("greater", 40))),
        ("bigger than a 40", size(("greater", 40))),
    ],
)
def test_sizes_are_read_however_they_are_said(
    text: str, expected: list[dict[str, object]], reader: Reader, world: World
) -> None:
    assert filters(reader, world, text) == expected


@pytest.mark.parametrize("text", ["who likes white gold", "who bought white gold", "who likes gold plated"])
def test_white_gold_is_no_gold(text: str, reader: Reader, world: World) -> None:
    (reading,) = reader.read(text, world)
    assert reading.frame.filters is None


def test_white_gold_is_a_choice_where_the_retailer_has_it(reader: Reader, world: World) -> None:
    known = replace(world, known_values=world.known_values | {"preferred_brand": ("White Gold",)})
    wanted = [{"field": "metal", "op": "equals", "value": "rose gold"}]
    assert filters(reader, world, "who likes rose gold") == wanted
    assert filters(reader, known, "who likes silver") == [{"field": "metal", "op": "equals", "value": "silver"}]


def test_a_metal_that_is_no_choice_is_kept_as_it_was_said_and_never_as_another(reader: Reader, world: World) -> None:
    (reading,) = reader.read("her metal is white gold", world)
    assert reading.frame.value == "white gold"


@pytest.mark.parametrize(
    ("said", "brand"),
    [
        ("Kartier", "Cartier"),
        ("louis viton", "Louis Vuitton"),
        ("bulgary", "Bvlgari"),
        ("pradda", "Prada"),
        ("hermez", "Hermès"),
    ],
)
def test_a_misheard_brand_is_found_and_written_only_after_a_question(
    said: str, brand: str, reader: Reader, world: World
) -> None:
    known = replace(world, known_values={"preferred_brand": BRANDS})
    assert filters(reader, known, f"who likes {said}") == [{"field": "preferred_brand", "op": "equals", "value": brand}]
    (stated,) = reader.read(f"her favourite brand is {said}", known)
    assert (stated.frame.value, stated.sure) == (brand, False)


@pytest.mark.parametrize(
    ("said", "category"), [("handbgs", "handbags"), ("jewlery", "jewellery"), ("watchs", "watches")]
)
def test_a_misspelt_category_is_found(said: str, category: str, reader: Reader, world: World) -> None:
    wanted = [{"field": "favourite_category", "op": "equals", "value": category}]
    assert filters(reader, world, f"who likes {said}") == wanted


def test_among_equally_near_brands_none_is_picked(reader: Reader, world: World) -> None:
    known = replace(world, known_values={"preferred_brand": ("Marlo", "Marli")})
    (reading,) = reader.read("who likes marlu", known)
    assert reading.frame.filters is None


@pytest.mark.parametrize("text", ["who likes pasta", "who likes golf", "who likes matches", "who likes silk"])
def test_a_word_that_is_like_no_value_is_no_condition(text: str, reader: Reader, world: World) -> None:
    (reading,) = reader.read(text, world)
    assert reading.frame.filters is None


@pytest.mark.parametrize("text", ["customers in 2025", "my book of last summer"])
def test_a_time_that_is_no_condition_never_shows_the_whole_book(text: str, reader: Reader, world: World) -> None:
    (reading,) = reader.read(text, world)
    assert reading.frame.intent is Intent.OUT_OF_SCOPE
