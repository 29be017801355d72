"""What is read of a question over books beyond its frame: further conditions, orders, loans, work, what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.frame import Intent
from dialogs.refinement import Onward, Refinement
from dialogs.understanding.reader import Reader
from dialogs.understanding.world import World


def refinement_of(reader: Reader, world: World, text: str) -> Refinement:
    (reading,) = reader.read(text, world)
    assert reading.frame.intent is Intent.SHOW_BOOK, reading.frame
    return reading.refinement


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("who turns 50 next year", [("turning", "equals", 50)]),
        ("who turned 30 this year", [("turning", "equals", 30)]),
        ("who is over 60", [("age", "at_least", 60)]),
        ("customers under 30", [("age", "less", 30)]),
        ("clients aged 40 to 50", [("age", "between", [40, 50])]),
        ("who takes a 38 and is over 60", [("age", "at_least", 60)]),
        ("customers in their thirties", [("age", "between", [30, 39])]),
        ("who was born before 1970", [("born", "between", [1900, 1969])]),
        ("who was born in the eighties", [("born", "between", [1980, 1989])]),
        ("who bought the chronograph", [("product", "contains", "chronograph")]),
        ("who bought totes last year", [("product", "contains", "tote")]),
        ("who spent more than 10,000 this year", [("spent", "greater", 10_000)]),
        ("who is missing a phone number", [("phone", "is_not_set", None)]),
        ("who has no e-mail", [("email", "is_not_set", None)]),
        ("who has no notes at all", [("notes", "is_not_set", None)]),
        ("which of ingrid's clients has carla called", [("contacted_by", "equals", "000112")]),
        ("who lives in oslo", [("address", "contains", "oslo")]),
        ("who likes gold and wears a 38", []),
        ("who bought shoes last month", []),
        ("shoe size over 40", []),
        ("churn over 60", []),
    ],
)
def test_a_further_condition_is_read_beside_the_frame(
    text: str, conditions: list[tuple[str, str, Any]], reader: Reader, world: World
) -> None:
    further = refinement_of(reader, world, text).further
    assert [(one.field, one.op, one.value) for one in further] == conditions


def test_conditions_of_both_kinds_are_alternatives_together(reader: Reader, world: World) -> None:
    (either,) = refinement_of(reader, world, "who is over 60 or likes gold").further
    assert [one.field for one in either.any_of or ()] == ["age", "metal"]


@pytest.mark.parametrize(
    ("text", "field", "lowest_first", "most"),
    [
        ("my book by name", "name", True, None),
        ("list my top ten customers", "worth", False, 10),
        ("my best customers", "worth", False, 10),
        ("top 5 by lifetime value", "lifetime_value", False, 5),
        ("the 20 biggest spenders", "spent", False, 20),
        ("who have i neglected", "last_contact", True, None),
        ("last ones contacted first", "last_contact", False, None),
        ("churn risk of at least 50 %", "", False, None),
    ],
)
def test_an_order_is_read_with_how_many(
    text: str, field: str, lowest_first: bool, most: int | None, reader: Reader, world: World
) -> None:
    ranking = refinement_of(reader, world, text).ranking
    assert (ranking is None) == (not field)
    assert ranking is None or (ranking.field, ranking.lowest_first, ranking.most) == (field, lowest_first, most)


@pytest.mark.parametrize("text", ["sort it by birthday", "biggest spenders first", "longest not contacted first"])
def test_nothing_but_an_order_is_said_of_the_list_shown_last(text: str, reader: Reader, world: World) -> None:
    assert refinement_of(reader, world, text).onward is Onward.SORTED


def test_a_number_that_means_nothing_is_named(reader: Reader, world: World) -> None:
    assert refinement_of(reader, world, "who likes gold and has 3 children").unread == "3"


def test_words_of_a_condition_that_mean_nothing_are_named(reader: Reader, world: World) -> None:
    assert refinement_of(reader, world, "who likes gold and drives a convertible").left_out.startswith("drives")


@pytest.mark.parametrize(
    "text", ["who is lent out right now", "what did I lend to Carla", "who looks after my clients", "who is lent to me"]
)
def test_loans_are_asked_for(text: str, reader: Reader, world: World) -> None:
    assert refinement_of(reader, world, text).loans is not None


@pytest.mark.parametrize(
    ("text", "moves", "of"),
    [
        ("what did bo do today", False, ["000111"]),
        ("what have I done this week", False, [None]),
        ("what did my team do yesterday", False, []),
        ("what moved today", True, []),
    ],
)
def test_work_is_asked_for(text: str, moves: bool, of: list[str | None], reader: Reader, world: World) -> None:
    journal = refinement_of(reader, world, text).journal
    assert journal is not None
    assert (journal.moves, [one.ids[0] if one.ids else None for one in journal.of]) == (moves, of)


@pytest.mark.parametrize(
    "text",
    [
        "my brother turns 50 next year", "what did you do today", "what happened in the game last night",
        "can I get a loan from the bank", "who borrowed my umbrella", "top ten films of all time",
        "what moved the markets today",
    ],
)  # fmt: skip
def test_what_merely_sounds_like_it_is_none(text: str, reader: Reader, world: World) -> None:
    (reading,) = reader.read(text, world)
    assert reading.frame.intent is not Intent.SHOW_BOOK
