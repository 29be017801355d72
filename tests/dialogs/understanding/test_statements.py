"""Statements of attributes: which value stands, what may be said around it, and what makes it no statement."""

import pytest

from dialogs.frame import Frame, Intent
from dialogs.understanding.intents import CHANGING
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World


def stated(reader: Reader, world: World, text: str) -> Frame:
    (reading,) = reader.read(text, world)
    assert reading.frame.intent is Intent.SET_ATTRIBUTE
    return reading.frame


def told(reader: Reader, world: World, text: str) -> str:
    """What is kept or named of a message besides the attribute."""
    first, *others = reader.read(text, world)
    return " ".join([*first.unread, *(one.frame.text or "" for one in (first, *others))])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Johan Holm's metal isn't gold any more it's platinum", "platinum"),
        ("Otto Friday's metal is gold, not silver", "gold"),
        ("set her metal to rose gold, not silver", "rose gold"),
        ("change Otto Friday's shoe size from 43 to 44", 44),
        ("Otto Friday's shoe size is forty three no pardon forty four", 44),
        ("her metal is silver no sorry gold", "gold"),
    ],
)
def test_of_two_values_the_one_that_stands_is_kept(text: str, value: str | int, reader: Reader, world: World) -> None:
    assert stated(reader, world, text).value == value


@pytest.mark.parametrize(
    "text",
    ["shoes forty four for Otto Friday", "Otto Friday is a 44 in shoes", "Otto Friday's shoes are a forty four"],
)
def test_a_number_beside_shoes_is_their_size(text: str, reader: Reader, world: World) -> None:
    frame = stated(reader, world, text)
    assert (frame.attribute, frame.value) == ("shoe_size", 44)


def test_a_month_said_by_its_number_is_that_month(reader: Reader, world: World) -> None:
    assert stated(reader, world, "Otto Friday's birthday is the fourth of the seventh").value == "--07-04"


def test_a_metal_before_its_attribute_is_nobodys_surname(reader: Reader, world: World) -> None:
    frame = stated(reader, world, "silver is Priya Patel's metal")
    assert [customer.ids for customer in frame.customers or ()] == [("C00010",)]
    assert frame.value == "silver"


def test_a_brand_is_known_although_its_first_vowel_was_misheard(reader: Reader, world: World) -> None:
    (reading,) = reader.read("Otto Friday's favourite brand is orelle", world)
    assert (reading.frame.value, reading.sure) == ("Aurelle", False)


def test_a_remark_on_the_talk_is_dropped_silently(reader: Reader, world: World) -> None:
    (reading,) = reader.read("Otto Friday's shoe size is 44 he told me so himself", world)
    assert (reading.frame.value, reading.unread) == (44, ())


def test_a_remark_that_tells_more_of_the_customer_is_named(reader: Reader, world: World) -> None:
    assert "toes" in told(reader, world, "Otto Friday's shoe size is 44 and shy about his enormous toes")


def test_a_reason_that_is_a_fact_of_its_own_is_kept(reader: Reader, world: World) -> None:
    assert "nickel" in told(reader, world, "Otto's metal is gold because he is allergic to nickel")


@pytest.mark.parametrize(
    "text",
    [
        "if Otto's shoe size is 44 we have none left",
        "Sofia's shoe size is about 38",
        "Jon Smyth's shoe size is 38 but only in ankle boots, 39 in pumps",
        "Sofia's metal is gold for rings, silver for chains",
        "maybe Otto's birthday is 4 May",
        "Sofia's friend says her shoe size is 38",
        "Otto lied that his birthday is 4 May",
        "I hope Otto's favourite brand is Aurelle",
        "Otto's shoe size is 44 or 45",
        "Sofia's favourite brand is not Aurelle",
        "Sofia's brand used to be Tveit",
        "Otto's anniversary was never on 4 May",
        "Sofia had 38 pairs of shoes",
        "it turns out 44 is sold out",
    ],
)
def test_what_is_limited_denied_or_guessed_sets_nothing_unasked(text: str, reader: Reader, world: World) -> None:
    assert [item.frame for item in reader.read(text, world) if item.sure and item.frame.intent in CHANGING] == []
