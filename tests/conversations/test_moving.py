"""Many customers at once: taken out by a condition, moved by a condition, shared out, taken back in one word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage.database import Database
from tests.conversations.talking import Talk
from tests.retailer import BO, CARLA, HENRIK, INGRID

Stored = Callable[[str], dict[str, Any]]
Somebody = Callable[[str], Any]

LAPSED = "remove everyone without a purchase this year from my book"


def owners(book_file: Path) -> dict[str, str]:
    """Account number → in whose book."""
    return dict(query(book_file, "SELECT account_number, personnel_number FROM book_entry WHERE legal_entity = 'AURE'"))


def query(book_file: Path, statement: str) -> list[Any]:
    database = Database(f"sqlite:///{book_file}")
    with database.begin() as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql(statement)]
    database.close()
    return rows


def change(book_file: Path, statement: str) -> None:
    database = Database(f"sqlite:///{book_file}")
    with database.begin() as connection:
        connection.exec_driver_sql(statement)
    database.close()


async def test_everyone_who_meets_a_condition_is_listed_then_removed_then_taken_back(
    ingrid: Talk, book_file: Path
) -> None:
    before = owners(book_file)
    asked = await ingrid.say(LAPSED)
    assert "customers (last purchase before Thu, 1 Jan 2026) from your client book?" in asked.text
    assert owners(book_file) == before
    assert (await ingrid.say("yes")).text.startswith("Removed")
    gone = before.keys() - owners(book_file).keys()
    assert gone
    assert all(before[one] == INGRID and one in asked.shown for one in gone)
    await ingrid.say("undo")
    assert owners(book_file) == before


async def test_a_no_to_many_removes_nobody(ingrid: Talk, book_file: Path) -> None:
    before = owners(book_file)
    await ingrid.say(LAPSED)
    await ingrid.say("no")
    assert owners(book_file) == before


async def test_where_nobody_meets_the_condition_it_is_said_what_was_looked_for(ingrid: Talk, book_file: Path) -> None:
    before = owners(book_file)
    heard = await ingrid.say("remove everyone with shoe size 52 from my book")
    assert heard.text == "Nobody in your client book: shoe size 52."
    assert owners(book_file) == before


async def test_a_condition_that_is_not_understood_removes_nobody(ingrid: Talk, book_file: Path) -> None:
    before = owners(book_file)
    assert (await ingrid.say("remove everyone who is rude")).text == "Which customer shall I remove?"
    assert owners(book_file) == before


async def test_the_second_one_of_a_list_is_removed(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("who has a birthday next week")
    asked = await ingrid.say("remove the second one")
    assert asked.text == "Remove Yuki Silva from your client book? Notes and history stay."
    await ingrid.say("yes")
    assert stored("C00039")["books"] == []


async def test_she_who_was_looked_at_is_removed(ingrid: Talk, stored: Stored) -> None:
    await ingrid.say("show me Otto Friday")
    assert "Remove Otto Friday" in (await ingrid.say("remove him from my book")).text
    await ingrid.say("yes")
    assert stored("C00019")["books"] == []


async def test_those_of_a_colleague_who_meet_a_condition_are_moved_and_taken_back(
    somebody: Somebody, book_file: Path
) -> None:
    before = owners(book_file)
    henrik = await somebody(HENRIK)
    asked = await henrik.say("give all of Bo's customers who like watches to Carla")
    assert "favourite category watches" in asked.text
    assert "from Bo Larsen to Carla Mendes?" in asked.text
    await henrik.say("yes")
    after = owners(book_file)
    moved = [one for one, owner in after.items() if owner != before[one]]
    assert moved
    assert all((before[one], after[one]) == (BO, CARLA) and one in asked.shown for one in moved)
    await henrik.say("undo")
    assert owners(book_file) == before


async def test_households_stay_together_and_open_follow_ups_go_along(somebody: Somebody, book_file: Path) -> None:
    first, second, third = sorted(one for one, owner in owners(book_file).items() if owner == INGRID)[:3]
    family = f"'{first}', '{second}', '{third}'"
    change(book_file, f"UPDATE customer SET phone = '+47 999 99 999' WHERE account_number IN ({family})")  # noqa: S608
    ingrid, henrik = await somebody(INGRID), await somebody(HENRIK)
    assert "Maria Lopez" in (await ingrid.say("remind me to call Maria Lopez on Friday")).text
    asked = await henrik.say("split all of Ingrid's customers between Bo and Carla")
    assert asked.text == (
        "Move 45 customers from Ingrid Dahl to Bo Larsen (23) and Carla Mendes (22)? "
        "1 household stays together and 1 follow-up goes along."
    )
    await henrik.say("yes")
    after = owners(book_file)
    assert len({after[one] for one in (first, second, third)}) == 1
    assert query(book_file, "SELECT personnel_number FROM follow_up") == [(after["C00001"],)]
    await henrik.say("undo")
    assert set(owners(book_file)) == set(after)
    assert query(book_file, "SELECT personnel_number FROM follow_up") == [(INGRID,)]


async def test_everybody_concerned_hears_of_a_move_and_of_its_undoing(somebody: Somebody) -> None:
    henrik, ingrid, bo = await somebody(HENRIK), await somebody(INGRID), await somebody(BO)
    await henrik.say("split all of Ingrid's customers between Bo and Carla")
    assert "Henrik Voss" not in (await henrik.say("yes")).text
    lost = "Henrik Voss moved 45 customers from your client book to Bo Larsen (23) and Carla Mendes (22)."
    assert lost in (await ingrid.say("hello")).text
    told = await bo.say("hello")
    assert "Henrik Voss moved 23 customers from Ingrid Dahl to your client book." in told.text
    assert "1–15 of 23" in told.shown
    assert "in the book of Bo Larsen" in (await bo.tap(next(iter(told.taps.values())))).text
    await henrik.say("undo")
    assert "In your client book again: 45 customers." in (await ingrid.say("hello")).text
    assert "No longer in your client book: 23 customers." in (await bo.say("hello")).text


async def test_a_colleague_hears_that_her_customer_was_removed_or_one_was_added(somebody: Somebody) -> None:
    henrik, ingrid = await somebody(HENRIK), await somebody(INGRID)
    await henrik.say("remove Otto Friday from the book")
    await henrik.say("yes")
    await henrik.say("add Sofia Gold to Ingrid's book")
    heard = (await ingrid.say("hello")).text
    assert "Henrik Voss removed Otto Friday from your client book." in heard
    assert "Henrik Voss added Sofia Gold to your client book." in heard


async def test_a_correction_tells_whose_customer_it_is_after_all(somebody: Somebody, stored: Stored) -> None:
    henrik, bo = await somebody(HENRIK), await somebody(BO)
    await henrik.say("move Otto Friday to Bo")
    await henrik.say("yes")
    await henrik.say("no, to Carla")
    await henrik.say("yes")
    assert [book["personnel_number"] for book in stored("C00019")["books"]] == [CARLA]
    assert "No longer in your client book: Otto Friday." in (await bo.say("hello")).text
