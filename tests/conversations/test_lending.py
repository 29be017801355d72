"""Customers who are lent until a day, and come back by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database
from tests.conversations.talking import InProcess, Talk
from tests.retailer import BO, CARLA, HENRIK, INGRID, NOW, OLAF

Stored = Callable[[str], dict[str, Any]]
Somebody = Callable[[str], Any]

OTTO, ONE_OF_OLAFS = "C00019", "C00266"
LENT = {"personnel_number": BO, "until": "2026-11-30"}


def books(stored: Stored, account_number: str = OTTO) -> list[dict[str, Any]]:
    return [{key: book[key] for key in ("personnel_number", "until")} for book in stored(account_number)["books"]]


def owned_by(personnel_number: str) -> list[dict[str, Any]]:
    return [{"personnel_number": personnel_number, "until": None}]


@pytest.fixture
async def henrik(somebody: Somebody) -> Talk:
    talk: Talk = await somebody(HENRIK)
    asked = await talk.say("lend Otto Friday to Bo until 30 November")
    assert asked.text == "Lend Otto Friday from Ingrid Dahl to Bo Larsen until Mon, 30 Nov 2026?"
    assert "Lent Otto Friday" in (await talk.say("yes")).text
    return talk


def later(talk: InProcess, days: int) -> InProcess:
    talk.now = NOW + timedelta(days=days)
    return talk


async def test_a_lent_customer_is_shown_with_her_lender_and_day(
    henrik: Talk, somebody: Somebody, stored: Stored
) -> None:
    assert books(stored) == [LENT]
    assert "Bo Larsen (lent by Ingrid Dahl until Mon 30 Nov)" in (await henrik.say("show me Otto Friday")).text
    bo = await somebody(BO)
    assert "lent you Otto Friday from Ingrid Dahl until Mon, 30 Nov 2026" in (await bo.say("hello")).text
    await bo.say("show my client book")
    shown = [(await bo.say("show my client book")).shown, (await bo.say("more")).shown, (await bo.say("more")).shown]
    assert "lent by Ingrid Dahl until Mon 30 Nov" in "".join(shown)


async def test_the_loan_lasts_through_its_last_day(henrik: Talk, somebody: Somebody, stored: Stored) -> None:
    await later(await somebody(BO), 9).say("hello")
    assert books(stored) == [LENT]


async def test_after_its_last_day_she_returns_at_anybodys_next_message(
    henrik: Talk, somebody: Somebody, stored: Stored
) -> None:
    before = stored(OTTO)["changes"]
    await later(await somebody(CARLA), 10).say("hello")
    assert books(stored) == owned_by(INGRID)
    added = stored(OTTO)["changes"][len(before) :]
    assert {(change["by"], change["what"]) for change in added} == {("system", "return")}
    heard = await later(await somebody(INGRID), 10).say("hello")
    assert "Back in your client book, as the loan is over: Otto Friday." in heard.text
    heard = await later(await somebody(BO), 10).say("hello")
    assert "Back with Ingrid Dahl, as the loan is over: Otto Friday." in heard.text


async def test_nobody_is_told_twice(henrik: Talk, somebody: Somebody) -> None:
    bo = await somebody(BO)
    assert "lent you" in (await bo.say("hello")).text
    assert "lent you" not in (await bo.say("hello")).text


async def test_a_return_is_nobodys_to_undo(henrik: Talk, somebody: Somebody, stored: Stored) -> None:
    ingrid = later(await somebody(INGRID), 10)
    await ingrid.say("hello")
    assert "nothing of yours to take back" in (await ingrid.say("undo")).text
    assert "was changed since" in (await later(await somebody(HENRIK), 10).say("undo")).text
    assert books(stored) == owned_by(INGRID)


async def test_undoing_a_loan_gives_her_back_at_once_and_tells_both(
    henrik: Talk, somebody: Somebody, stored: Stored
) -> None:
    await henrik.say("undo")
    assert books(stored) == owned_by(INGRID)
    assert "In your client book again: Otto Friday" in (await (await somebody(INGRID)).say("hello")).text
    assert "No longer in your client book: Otto Friday" in (await (await somebody(BO)).say("hello")).text


async def test_lent_on_she_still_returns_to_her_first_lender(henrik: Talk, somebody: Somebody, stored: Stored) -> None:
    await henrik.say("lend Otto Friday to Carla until 5 December")
    await henrik.say("yes")
    assert books(stored) == [{"personnel_number": CARLA, "until": "2026-12-05"}]
    await later(await somebody(BO), 15).say("hello")
    assert books(stored) == owned_by(INGRID)


async def test_a_loan_is_made_longer_by_lending_again(henrik: Talk, somebody: Somebody, stored: Stored) -> None:
    await henrik.say("lend Otto Friday to Bo until 5 December")
    await henrik.say("yes")
    assert books(stored) == [{"personnel_number": BO, "until": "2026-12-05"}]


async def test_lent_back_to_the_lender_the_loan_is_over(henrik: Talk, stored: Stored) -> None:
    await henrik.say("lend Otto Friday to Ingrid until 5 December")
    await henrik.say("yes")
    assert books(stored) == owned_by(INGRID)


async def test_moved_for_good_she_does_not_return_and_her_lender_hears_of_it(
    henrik: Talk, somebody: Somebody, stored: Stored
) -> None:
    await henrik.say("move Otto Friday to Carla")
    await henrik.say("yes")
    await later(await somebody(BO), 30).say("hello")
    assert books(stored) == owned_by(CARLA)
    assert "moved Otto Friday from your client book to Carla Mendes" in (await (await somebody(INGRID)).say("hi")).text


async def test_a_borrower_who_removes_her_gives_her_back(henrik: Talk, somebody: Somebody, stored: Stored) -> None:
    bo = await somebody(BO)
    asked = await bo.say("remove Otto Friday from my book")
    assert "Give Otto Friday back to Ingrid Dahl now" in asked.text
    await bo.say("yes")
    assert books(stored) == owned_by(INGRID)
    assert "Bo Larsen moved Otto Friday" in (await (await somebody(INGRID)).say("hello")).text


async def test_where_the_lender_has_left_she_stays(
    henrik: Talk, somebody: Somebody, stored: Stored, book_file: Path
) -> None:
    leaves(book_file, INGRID)
    heard = await later(await somebody(BO), 10).say("hello")
    assert "no longer works here, so what was lent is yours now: Otto Friday" in heard.text
    assert books(stored) == owned_by(BO)


async def test_the_whole_book_of_a_lender_takes_her_lent_customers_along(
    henrik: Talk, somebody: Somebody, stored: Stored
) -> None:
    asked = await henrik.say("give Ingrid's whole book to Carla")
    assert "45 customers" in asked.text
    await henrik.say("yes")
    assert books(stored) == [LENT]
    await later(await somebody(BO), 10).say("hello")
    assert books(stored) == owned_by(CARLA)


async def test_the_whole_book_of_a_borrower_takes_a_loan_along_as_a_loan(
    henrik: Talk, somebody: Somebody, stored: Stored
) -> None:
    await henrik.say("give Bo's whole book to Carla")
    await henrik.say("yes")
    assert books(stored) == [{"personnel_number": CARLA, "until": "2026-11-30"}]
    await later(await somebody(BO), 10).say("hello")
    assert books(stored) == owned_by(INGRID)


async def test_who_is_in_no_book_cannot_be_lent(henrik: Talk, stored: Stored) -> None:
    assert "in no client book" in (await henrik.say("lend Sofia Gold to Bo until 30 November")).text
    assert stored("C00280")["books"] == []


async def test_nobody_is_lent_until_a_day_that_is_past(henrik: Talk) -> None:
    heard = await henrik.tap(
        {"tap": {"frame": {"intent": "reassign_customers", "customers": [{"said": "Otto", "ids": [OTTO]}],
                           "to_associates": [{"said": "Carla", "ids": [CARLA]}], "until": "2026-11-20"}}}
    )  # fmt: skip
    assert heard.text == "Fri, 20 Nov 2026 is past, so I moved nobody."


async def test_a_leavers_book_is_given_away_and_the_leaver_told_nothing(
    somebody: Somebody, stored: Stored, book_file: Path
) -> None:
    henrik = await somebody(HENRIK)
    await henrik.say("Olaf has left, split his book between Bo and Carla")
    await henrik.say("yes")
    assert books(stored, ONE_OF_OLAFS)[0]["personnel_number"] in (BO, CARLA)
    database = Database(f"sqlite:///{book_file}")
    with database.begin() as connection:
        told = connection.exec_driver_sql("SELECT personnel_number FROM notice").scalars().all()
    database.close()
    assert sorted(told) == [BO, CARLA]
    assert OLAF not in told


def leaves(book_file: Path, personnel_number: str) -> None:
    database = Database(f"sqlite:///{book_file}")
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE associate SET active = 0 WHERE personnel_number = ?", (personnel_number,))
    database.close()
