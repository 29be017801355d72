"""Customer search: by name, number, address, a misspelt name, and by what the notes say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conversations.talking import Talk


@pytest.mark.parametrize(
    "said",
    [
        "search for 465 86 268",
        "whose phone number is +47 46586268",
        "find the customer with number 0047 465 86 268",
        "search for maria.lopez@mail.example",
        "find the customer with email Maria.Lopez@mail.example",
        "search customer C00001",
        "find customer Maria Lopez",
        "find customer lopez maria",
    ],
)
async def test_one_customer_is_found_by_what_is_hers_alone(said: str, ingrid: Talk) -> None:
    heard = await ingrid.say(said)
    assert heard.text.endswith(": Maria Lopez.")
    assert "Maria Lopez, in the book" in (await ingrid.tap(heard.taps["Maria Lopez"])).text


async def test_the_speakers_own_clients_come_first(ingrid: Talk) -> None:
    assert (await ingrid.say("find customer maria")).text == (
        "4 customers for “maria”: Maria Lopez, Maria Lund, Maria Müller and Maria Kim."
    )


async def test_a_misspelt_name_is_found_and_marked_as_such(ingrid: Talk) -> None:
    heard = await ingrid.say("find customer Hadad")
    assert heard.text == "With a similar name: Nadia Haddad, Bjørn Haddad and Ulla Haddad."
    assert "similar name · C00022 · in the book of Ingrid Dahl" in heard.shown


async def test_similar_names_stand_behind_the_exact_ones(ingrid: Talk) -> None:
    heard = await ingrid.say("find customer Jon Smyth")
    assert heard.text.startswith("One customer for “Jon Smyth”: Jon Smyth. With a similar name: John Smith")


@pytest.mark.parametrize(
    "said",
    [
        "the lady whose daughter plays the cello",
        "who was it with the cello",
        "search the notes for cellos",
        "who told me about the cello",
        "what was the name of the lady whose daughter played the cello",
    ],
)
async def test_somebody_is_found_by_a_note_as_soon_as_it_is_kept(
    said: str, ingrid: Talk, stored: Callable[[str], dict[str, Any]]
) -> None:
    await ingrid.say("note for Nadia Haddad: her daughter plays the cello")
    heard = await ingrid.say(said)
    assert "Nadia Haddad" in heard.text
    assert "cello" in heard.shown
    await ingrid.tap(heard.taps["Nadia Haddad"])
    await ingrid.say("note for her: met her at the concert")
    assert stored("C00022")["notes"][0]["text"] == "met her at the concert"


async def test_a_note_taken_back_is_found_no_more(ingrid: Talk) -> None:
    kept = await ingrid.say("note for Nadia Haddad: her daughter plays the cello")
    assert (
        "Nadia Haddad, by a note: “her daughter plays the cello”"
        in (await ingrid.say("search the notes for cello")).text
    )
    await ingrid.tap(kept.taps["Undo"])
    assert (await ingrid.say("search the notes for cello")).text == (
        "I found nobody for “cello” in your address books, nor in the notes on their customers."
    )


async def test_many_who_fit_are_counted_with_the_words_that_matched(ingrid: Talk) -> None:
    heard = await ingrid.say("who was it that is allergic to nickel")
    assert heard.text.startswith("20 customers have “allergic” and “nickel” in their notes: Priya Patel")
    assert heard.text.endswith("and others. There are more; say more of what you know.")


async def test_customers_of_other_address_books_are_not_found(somebody: Callable[[str], Any]) -> None:
    linnea = await somebody("000102")
    assert "I found nobody" in (await linnea.say("search for 465 86 268")).text
    assert "Maria Lopez" not in (await linnea.say("find customer Lopez")).shown
    await (await somebody("000110")).say("note for Nadia Haddad: her daughter plays the cello")
    assert "I found nobody" in (await linnea.say("search the notes for cello")).text
