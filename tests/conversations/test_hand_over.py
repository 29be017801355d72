"""A colleague's customer: asked for by an associate, moved by a manager."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database
from tests.conversations.talking import Talk
from tests.retailer import BO, CARLA, HENRIK, INGRID

Stored = Callable[[str], dict[str, Any]]
Somebody = Callable[[str], Any]

NOOR, VIKTOR = "C00090", "C00089"
OFFER = "Noor Kim is in Carla Mendes’s client book already. Shall I ask Carla Mendes to hand the customer over?"


def owner(stored: Stored, account_number: str = NOOR) -> list[str]:
    return [book["personnel_number"] for book in stored(account_number)["books"]]


async def asks(talk: Talk) -> None:
    assert (await talk.say("add Noor Kim to my book")).text == OFFER
    assert (await talk.say("yes")).text == "I asked Carla Mendes for Noor Kim, and will tell you the answer."


async def test_a_colleagues_customer_is_asked_for_and_moves_when_she_agrees(somebody: Somebody, stored: Stored) -> None:
    ingrid, carla = await somebody(INGRID), await somebody(CARLA)
    await asks(ingrid)
    assert owner(stored) == [CARLA]
    told = await carla.say("hello")
    assert "Ingrid Dahl asks you to hand over Noor Kim. Do you agree?" in told.text
    assert (await carla.tap(told.taps["Agree"])).text == "Handed Noor Kim over to Ingrid Dahl."
    assert owner(stored) == [INGRID]
    assert "Carla Mendes agreed. In your client book now: Noor Kim." in (await ingrid.say("hello")).text


async def test_a_no_to_the_offer_asks_nobody(ingrid: Talk, somebody: Somebody, stored: Stored) -> None:
    before = stored(NOOR)
    await ingrid.say("add Noor Kim to my book")
    assert (await ingrid.say("no")).text == "Cancelled. Nothing was changed."
    assert stored(NOOR) == before
    assert "Noor Kim" not in (await (await somebody(CARLA)).say("hello")).text


async def test_the_offer_is_taken_by_a_tap(ingrid: Talk, somebody: Somebody) -> None:
    offered = await ingrid.say("add Noor Kim to my book")
    assert "I asked Carla Mendes" in (await ingrid.tap(offered.taps["Yes"])).text
    assert "Noor Kim" in (await (await somebody(CARLA)).say("hello")).text


async def test_declining_keeps_her_and_tells_the_asker(somebody: Somebody, stored: Stored) -> None:
    ingrid, carla = await somebody(INGRID), await somebody(CARLA)
    await asks(ingrid)
    told = await carla.say("hello")
    assert (await carla.tap(told.taps["Decline"])).text == "Noor Kim stays with you; I told Ingrid Dahl."
    assert owner(stored) == [CARLA]
    assert "Carla Mendes would like to keep Noor Kim." in (await ingrid.say("hello")).text


@pytest.mark.parametrize(("word", "owned_by"), [("yes", INGRID), ("no", CARLA)])
async def test_one_open_request_is_answered_in_a_word(
    word: str, owned_by: str, somebody: Somebody, stored: Stored
) -> None:
    await asks(await somebody(INGRID))
    carla = await somebody(CARLA)
    await carla.say("hello")
    await carla.say(word)
    assert owner(stored) == [owned_by]
    assert "no open question" in (await carla.say(word)).text


async def test_of_several_requests_a_word_answers_none(somebody: Somebody, stored: Stored) -> None:
    await asks(await somebody(INGRID))
    await asks(await somebody(BO))
    carla = await somebody(CARLA)
    await carla.say("hello")
    heard = await carla.say("yes")
    assert "Ingrid Dahl asks you" in heard.text
    assert "Bo Larsen asks you" in heard.text
    assert owner(stored) == [CARLA]


async def test_a_yes_to_an_open_question_is_no_answer_to_a_colleague(somebody: Somebody, stored: Stored) -> None:
    await asks(await somebody(INGRID))
    carla = await somebody(CARLA)
    await carla.say("hello")
    name = stored(VIKTOR)["name"]
    asked = await carla.say(f"remove {name} from my book")
    assert "Remove" in asked.text
    await carla.say("yes")
    assert owner(stored) == [CARLA]


async def test_a_second_tap_says_that_it_is_answered(somebody: Somebody, stored: Stored) -> None:
    await asks(await somebody(INGRID))
    carla = await somebody(CARLA)
    told = await carla.say("hello")
    await carla.tap(told.taps["Agree"])
    after = stored(NOOR)
    for button in ("Agree", "Decline"):
        assert "no longer open" in (await carla.tap(told.taps[button])).text
    assert stored(NOOR) == after


async def test_a_forwarded_card_is_not_for_others_to_answer(somebody: Somebody, stored: Stored) -> None:
    ingrid = await somebody(INGRID)
    await asks(ingrid)
    told = await (await somebody(CARLA)).say("hello")
    before = stored(NOOR)
    for other in (ingrid, await somebody(BO), await somebody(HENRIK)):
        assert "Carla Mendes’s to answer" in (await other.tap(told.taps["Agree"])).text
    assert stored(NOOR) == before


async def test_who_asked_already_is_told_so(ingrid: Talk, stored: Stored) -> None:
    await asks(ingrid)
    before = stored(NOOR)
    assert "You asked Carla Mendes already" in (await ingrid.say("add Noor Kim to my book")).text
    assert stored(NOOR) == before


async def test_asking_is_taken_back(somebody: Somebody, stored: Stored) -> None:
    ingrid, carla = await somebody(INGRID), await somebody(CARLA)
    await asks(ingrid)
    await ingrid.say("undo")
    told = await carla.say("hello")
    assert "no longer asks you for Noor Kim" in told.text
    assert "no longer open" in (await carla.tap(told.taps["Agree"])).text
    assert owner(stored) == [CARLA]


async def test_agreeing_is_taken_back_and_the_asker_told(somebody: Somebody, stored: Stored) -> None:
    ingrid, carla = await somebody(INGRID), await somebody(CARLA)
    await asks(ingrid)
    told = await carla.say("hello")
    await carla.tap(told.taps["Agree"])
    await ingrid.say("hello")
    await carla.say("undo")
    assert owner(stored) == [CARLA]
    assert "No longer in your client book: Noor Kim" in (await ingrid.say("hello")).text


async def test_the_asker_cannot_take_back_a_question_that_was_answered(somebody: Somebody, stored: Stored) -> None:
    ingrid, carla = await somebody(INGRID), await somebody(CARLA)
    await asks(ingrid)
    await carla.tap((await carla.say("hello")).taps["Agree"])
    assert "was changed since" in (await ingrid.say("undo")).text
    assert owner(stored) == [INGRID]


async def test_who_was_moved_meanwhile_is_not_hers_to_give(somebody: Somebody, stored: Stored) -> None:
    await asks(await somebody(INGRID))
    carla, henrik = await somebody(CARLA), await somebody(HENRIK)
    told = await carla.say("hello")
    await henrik.say("move Noor Kim to Bo")
    await henrik.say("yes")
    assert "not yours any more" in (await carla.tap(told.taps["Agree"])).text
    assert owner(stored) == [BO]


async def test_who_left_meanwhile_gets_nobody(somebody: Somebody, stored: Stored, book_file: Path) -> None:
    await asks(await somebody(INGRID))
    carla = await somebody(CARLA)
    told = await carla.say("hello")
    leaves(book_file, INGRID)
    assert "may not add customers any more" in (await carla.tap(told.taps["Agree"])).text
    assert owner(stored) == [CARLA]


async def test_a_customer_of_somebody_who_left_is_a_managers_to_move(ingrid: Talk, stored: Stored) -> None:
    name = stored("C00266")["name"]
    before = stored("C00266")
    heard = await ingrid.say(f"add {name} to my book")
    assert "Olaf Borg no longer works here: please ask a manager." in heard.text
    assert stored("C00266") == before


async def test_a_manager_is_offered_to_move_her_and_the_colleague_hears_of_it(
    somebody: Somebody, stored: Stored
) -> None:
    henrik, carla = await somebody(HENRIK), await somebody(CARLA)
    offered = await henrik.say("add Noor Kim to my book")
    assert offered.text == "Noor Kim is in Carla Mendes’s client book already. Move the customer to yours?"
    assert (await henrik.say("yes")).text == "Moved Noor Kim from Carla Mendes to your client book."
    assert owner(stored) == [HENRIK]
    assert "Henrik Voss moved Noor Kim from your client book to Henrik Voss." in (await carla.say("hello")).text
    await henrik.say("undo")
    assert owner(stored) == [CARLA]
    assert "In your client book again: Noor Kim." in (await carla.say("hello")).text


async def test_of_several_the_free_are_added_and_the_others_offered(ingrid: Talk, stored: Stored) -> None:
    heard = await ingrid.say("add Sofia Gold and Noor Kim to my book")
    assert heard.text == f"Added Sofia Gold to your client book.\n{OFFER}"
    assert owner(stored, "C00280") == [INGRID]
    assert "I asked Carla Mendes" in (await ingrid.say("yes")).text
    assert owner(stored) == [CARLA]


async def test_the_one_looked_at_last_is_added_with_numbers(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("show me Sofia Gold")
    heard = await ingrid.say("add C00279, C00298 and the one I looked at last")
    assert heard.text == "Added Lena Cohen, Walter Thomsen and Sofia Gold to your client book."
    assert all(owner(stored, one) == [INGRID] for one in ("C00279", "C00298", "C00280"))


async def test_nobody_is_left_out_silently_when_nobody_was_looked_at(ingrid: Talk, stored: Stored) -> None:
    heard = await ingrid.say("add C00279 and the one I looked at last")
    assert heard.text.endswith("?")
    assert stored("C00279")["books"] == []


def leaves(book_file: Path, personnel_number: str) -> None:
    database = Database(f"sqlite:///{book_file}")
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE associate SET active = 0 WHERE personnel_number = ?", (personnel_number,))
    database.close()
