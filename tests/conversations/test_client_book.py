"""The client book: who is in it, who comes in, who goes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conversations.talking import Talk
from tests.retailer import BO, HENRIK, INGRID

Stored = Callable[[str], dict[str, Any]]
Somebody = Callable[[str], Any]


async def test_who_has_a_birthday_next_week(ingrid: Talk) -> None:
    heard = await ingrid.say("who has a birthday next week")
    assert heard.text == (
        "2 customers in your client book: birthday 23–29 Nov 2026. "
        "Zara Hanssen (Tue 24 Nov) and Yuki Silva (Sun 29 Nov)."
    )


async def test_a_row_of_the_list_opens_the_customer(ingrid: Talk) -> None:
    listed = await ingrid.say("who has a birthday next week")
    opened = await ingrid.tap(listed.taps["Zara Hanssen"])
    assert "Zara Hanssen, in the book of Ingrid Dahl" in opened.text
    assert "C00029" in opened.shown


async def test_the_second_one_of_a_list_is_opened_by_saying_so(ingrid: Talk) -> None:
    listed = await ingrid.say("who has a birthday next week")
    heard = await ingrid.say("the second one")
    assert list(listed.taps)[1] in heard.text


async def test_a_long_book_comes_a_page_at_a_time(ingrid: Talk) -> None:
    first = await ingrid.say("show my client book")
    assert "45 customers" in first.text
    assert "1–15 of 45" in first.shown
    second = await ingrid.tap(first.taps["Show more"])
    assert "16–30 of 45" in second.shown
    assert not (set(first.taps) & set(second.taps)) - {"Show more"}


async def test_counting_gives_a_number_and_offers_the_list(ingrid: Talk) -> None:
    counted = await ingrid.say("how many customers do I have in my book")
    assert "45" in counted.text
    assert "45 customers" in (await ingrid.tap(counted.taps["Show them"])).text


async def test_an_empty_answer_says_what_was_searched(ingrid: Talk) -> None:
    heard = await ingrid.say("who has shoe size 52")
    assert "Nobody in your client book: shoe size 52" in heard.text


async def test_adding_a_customer_says_so_and_is_undone(ingrid: Talk, stored: Stored) -> None:
    assert stored("C00280")["books"] == []
    heard = await ingrid.say("add Sofia Gold to my book")
    assert heard.text == "Added Sofia Gold to your client book."
    assert [book["personnel_number"] for book in stored("C00280")["books"]] == [INGRID]
    assert "Taken back" in (await ingrid.say("undo")).text
    assert stored("C00280")["books"] == []


async def test_several_are_added_at_once(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("add Lena Cohen and Walter Thomsen to my book")
    for account_number in ("C00279", "C00298"):
        assert [book["personnel_number"] for book in stored(account_number)["books"]] == [INGRID]


async def test_who_is_missing_is_asked_for(ingrid: Talk, stored: Stored) -> None:
    assert (await ingrid.say("add a customer to my book")).text == "Which customer shall I add?"
    assert (await ingrid.say("Sofia Gold")).text == "Added Sofia Gold to your client book."
    assert stored("C00280")["books"]


async def test_a_colleagues_customer_is_not_taken(ingrid: Talk, stored: Stored) -> None:
    before = stored("C00119")
    heard = await ingrid.say("add Helena Rich to my book")
    assert "client book already" in heard.text
    assert stored("C00119") == before


async def test_who_is_in_the_book_already_is_not_added_twice(ingrid: Talk, stored: Stored) -> None:
    before = stored("C00001")
    assert "already in your client book" in (await ingrid.say("add Maria Lopez to my book")).text
    assert stored("C00001") == before


async def test_two_associates_adding_the_same_customer_one_hears_whose_it_is(somebody: Somebody) -> None:
    ingrid, bo = await somebody(INGRID), await somebody(BO)
    assert "Added" in (await ingrid.say("add Sofia Gold to my book")).text
    assert "Ingrid Dahl’s client book already" in (await bo.say("add Sofia Gold to my book")).text


@pytest.mark.parametrize("yes", ["yes", "yes please", "ok"])
async def test_removing_asks_first(yes: str, ingrid: Talk, stored: Stored) -> None:
    asked = await ingrid.say("remove Otto Friday from my book")
    assert asked.text == "Remove Otto Friday from your client book? Notes and history stay."
    assert stored("C00019")["books"]
    assert (await ingrid.say(yes)).text == "Removed Otto Friday from your client book."
    assert stored("C00019")["books"] == []


@pytest.mark.parametrize("no", ["no", "cancel", "never mind"])
async def test_a_no_leaves_everything_as_it_was(no: str, ingrid: Talk, stored: Stored) -> None:
    before = stored("C00019")
    await ingrid.say("remove Otto Friday from my book")
    assert (await ingrid.say(no)).text == "Cancelled. Nothing was changed."
    assert stored("C00019") == before


async def test_a_confirmation_can_be_tapped_and_works_once(ingrid: Talk, stored: Stored) -> None:
    asked = await ingrid.say("remove Otto Friday from my book")
    assert "Removed" in (await ingrid.tap(asked.taps["Yes"])).text
    await ingrid.say("undo")
    assert (await ingrid.tap(asked.taps["Yes"])).text == "That question is no longer open; nothing was changed."
    assert stored("C00019")["books"]


async def test_an_associate_may_not_remove_a_colleagues_customer(ingrid: Talk, stored: Stored) -> None:
    before = stored("C00119")
    assert "not in yours" in (await ingrid.say("remove Helena Rich from the book")).text
    assert stored("C00119") == before


async def test_a_manager_moves_customers_and_takes_it_back(somebody: Somebody, stored: Stored) -> None:
    henrik = await somebody(HENRIK)
    asked = await henrik.say("give Otto Friday to Bo")
    assert asked.text == "Move Otto Friday from Ingrid Dahl to Bo Larsen?"
    assert "Moved Otto Friday from Ingrid Dahl to Bo Larsen." in (await henrik.say("yes")).text
    assert [book["personnel_number"] for book in stored("C00019")["books"]] == [BO]
    await henrik.say("undo")
    assert [book["personnel_number"] for book in stored("C00019")["books"]] == [INGRID]


async def test_a_whole_book_is_split_evenly(somebody: Somebody) -> None:
    henrik = await somebody(HENRIK)
    asked = await henrik.say("split all of Ingrid's customers between Bo and Carla")
    assert asked.text == "Move 45 customers from Ingrid Dahl to Bo Larsen (23) and Carla Mendes (22)?"
    await henrik.say("yes")
    assert "nobody" in (await henrik.say("show Ingrid's client book")).text


async def test_an_associate_may_not_move_customers(ingrid: Talk, stored: Stored) -> None:
    heard = await ingrid.say("give Otto Friday to Bo")
    assert "Henrik Voss" in heard.text
    assert [book["personnel_number"] for book in stored("C00019")["books"]] == [INGRID]


async def test_the_colleague_is_asked_for_and_named_in_a_word(somebody: Somebody, stored: Stored) -> None:
    henrik = await somebody(HENRIK)
    assert (await henrik.say("move Otto Friday to somebody else")).text == "To which colleague?"
    assert (await henrik.say("Bo")).text == "Move Otto Friday from Ingrid Dahl to Bo Larsen?"
    await henrik.say("yes")
    assert [book["personnel_number"] for book in stored("C00019")["books"]] == [BO]


async def test_the_words_on_a_button_may_be_said(ingrid: Talk) -> None:
    await ingrid.say("show my client book")
    assert "16–30 of 45" in (await ingrid.say("more")).shown
    assert "31–45 of 45" in (await ingrid.say("Show more")).shown


async def test_a_category_and_a_time_are_asked_of_the_same_purchase(ingrid: Talk) -> None:
    heard = await ingrid.say("who bought a watch in the last 30 days")
    assert "Maria Lopez" not in heard.text


@pytest.mark.parametrize("asked", ["show me Rikke's client book", "show the client book of the Copenhagen store"])
async def test_an_associate_sees_the_books_of_her_own_stores_only(asked: str, ingrid: Talk) -> None:
    assert "own stores only" in (await ingrid.say(asked)).text


async def test_a_manager_sees_every_book_of_the_legal_entity(somebody: Somebody) -> None:
    henrik = await somebody(HENRIK)
    assert "30 customers in Rikke Holm’s client book" in (await henrik.say("show me Rikke's client book")).text
