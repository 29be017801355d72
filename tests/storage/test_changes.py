"""Every write has an exact inverse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from storage import people
from storage.changes import ChangedSinceError
from storage.client_books import BookIsFullError
from storage.database import Database
from storage.rules.attribute_values import AttributeCells
from storage.rules.lending import given as given_to
from storage.tables import book_entry, customer_attribute, note, note_word
from storage.unit_of_work import UnitOfWork
from tests.retailer import AURE, BO, CARLA, INGRID, NOW

TABLES = (book_entry, customer_attribute, note, note_word)
CUSTOMERS = ("C00001", "C00002", "C00280", "C00281")


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.begin() as opened:
        yield opened


def work_of(personnel_number: str, connection: Connection) -> UnitOfWork:
    speaker = next(one for one in people.associates(connection, "AURE") if one.personnel_number == personnel_number)
    return UnitOfWork(connection, AURE, speaker, NOW)


def contents(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: sorted(tuple(row) for row in connection.execute(select(table))) for table in TABLES}


def test_undo_gives_back_a_removed_row_with_all_its_columns(connection: Connection) -> None:
    before = contents(connection)
    work = work_of(INGRID, connection)
    work.client_books.remove("C00001", INGRID)
    work.finish()
    assert contents(connection) != before
    work.changes.undo(work.changes.last_turn())
    work.finish()
    assert contents(connection) == before


def test_writing_what_is_there_already_leaves_no_trace(connection: Connection) -> None:
    work = work_of(INGRID, connection)
    work.customers.set_attribute("C00001", "metal", AttributeCells("gold"))
    work.customers.set_attribute("C00001", "metal", AttributeCells("gold"))
    assert len(work.changes.of_customer("C00001")) == 1


def test_undo_changes_nothing_when_somebody_wrote_since(connection: Connection) -> None:
    first = work_of(INGRID, connection)
    first.customers.set_attribute("C00001", "metal", AttributeCells("gold"))
    second = work_of(BO, connection)
    second.customers.set_attribute("C00001", "metal", AttributeCells("silver"))
    before = contents(connection)
    with pytest.raises(ChangedSinceError):
        first.changes.undo(first.changes.last_turn())
    assert contents(connection) == before


def test_undo_is_refused_when_a_colleague_changed_the_value_and_changed_it_back(connection: Connection) -> None:
    first, second, third = (work_of(speaker, connection) for speaker in (INGRID, BO, BO))
    first.customers.set_attribute("C00001", "metal", AttributeCells("gold"))
    second.customers.set_attribute("C00001", "metal", AttributeCells("silver"))
    third.customers.set_attribute("C00001", "metal", AttributeCells("gold"))
    with pytest.raises(ChangedSinceError):
        first.changes.undo(first.changes.last_turn())
    third.changes.undo(third.changes.last_turn())
    second.changes.undo(second.changes.last_turn())
    first.changes.undo(first.changes.last_turn())
    assert [change.undone for change in first.changes.of_customer("C00001")] == [True, True, True]


def test_a_change_of_another_row_of_the_customer_does_not_keep_from_undoing(connection: Connection) -> None:
    first = work_of(INGRID, connection)
    first.customers.set_attribute("C00001", "metal", AttributeCells("gold"))
    work_of(BO, connection).customers.set_attribute("C00001", "preferred_brand", AttributeCells("Maison Rive"))
    first.changes.undo(first.changes.last_turn())
    assert first.changes.last_turn() == []


def test_a_correction_is_undone_first_and_then_what_it_corrected(connection: Connection) -> None:
    before = contents(connection)
    first, second = work_of(INGRID, connection), work_of(INGRID, connection)
    first.customers.set_attribute("C00001", "metal", AttributeCells("gold"))
    second.changes.reverse(second.changes.last_turn(), "correct")
    second.customers.set_attribute("C00001", "metal", AttributeCells("silver"))
    for _ in range(2):
        last = work_of(INGRID, connection)
        last.changes.undo(last.changes.last_turn())
    assert contents(connection) == before


def test_nobody_takes_back_a_colleagues_change(connection: Connection) -> None:
    work = work_of(INGRID, connection)
    work.timeline.take_note("C00001", "prefers gold")
    colleague = work_of(BO, connection)
    assert colleague.changes.last_turn() == []
    assert colleague.changes.of(work.changes.receipt_id) == []


def test_a_customer_is_in_one_book_unless_configured_otherwise(connection: Connection) -> None:
    with pytest.raises(BookIsFullError):
        work_of(BO, connection).client_books.add("C00001", BO, NOW.date())


operation = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(CUSTOMERS), st.sampled_from([INGRID, BO])),
    st.tuples(st.just("remove"), st.sampled_from(CUSTOMERS), st.sampled_from([INGRID, BO])),
    st.tuples(st.just("lend"), st.sampled_from(CUSTOMERS), st.sampled_from([INGRID, BO, CARLA])),
    st.tuples(st.just("give"), st.sampled_from(CUSTOMERS), st.sampled_from([INGRID, BO, CARLA])),
    st.tuples(st.just("note"), st.sampled_from(CUSTOMERS), st.text(min_size=1, max_size=20)),
    st.tuples(st.just("attribute"), st.sampled_from(CUSTOMERS), st.sampled_from(["gold", "silver"])),
    st.tuples(st.just("undo"), st.just(""), st.just("")),
)


def carry_out(kind: str, account_number: str, value: str, speaker: str, connection: Connection) -> None:
    savepoint = connection.begin_nested()
    work = work_of(speaker, connection)
    try:
        match kind:
            case "add":
                work.client_books.add(account_number, value, NOW.date())
            case "remove":
                work.client_books.remove(account_number, value)
            case "lend" | "give":
                entry = next(iter(work.client_books.entries(account_number)), None)
                if entry is not None:
                    until = NOW.date() if kind == "lend" else None
                    work.client_books.give(entry, given_to(entry, value, until), NOW.date())
            case "note":
                work.timeline.take_note(account_number, value)
            case "attribute":
                work.customers.set_attribute(account_number, "metal", AttributeCells(value))
            case "undo":
                work.changes.undo(work.changes.last_turn())
    except (BookIsFullError, ChangedSinceError, LookupError):
        savepoint.rollback()
        return
    savepoint.commit()
    work.finish()


@settings(max_examples=40)
@given(operations=st.lists(operation, max_size=12))
def test_undoing_everything_gives_back_the_first_state(
    operations: list[tuple[str, str, str]], database: Database
) -> None:
    with database.begin() as connection:
        before = contents(connection)
        for kind, account_number, value in operations:
            carry_out(kind, account_number, value, INGRID, connection)
            in_books = [row[1] for row in contents(connection)["book_entry"]]
            assert len(in_books) == len(set(in_books)), "somebody is in two books"
        while work_of(INGRID, connection).changes.last_turn():
            carry_out("undo", "", "", INGRID, connection)
        assert contents(connection) == before
        connection.rollback()


@settings(max_examples=40)
@given(operations=st.lists(st.tuples(operation, st.sampled_from([INGRID, BO])), max_size=15))
def test_whatever_two_colleagues_do_and_undo_nobody_is_in_two_books(
    operations: list[tuple[tuple[str, str, str], str]], database: Database
) -> None:
    with database.begin() as connection:
        for (kind, account_number, value), speaker in operations:
            carry_out(kind, account_number, value, speaker, connection)
            in_books = [row[1] for row in contents(connection)["book_entry"]]
            assert len(in_books) == len(set(in_books))
        connection.rollback()


def test_undo_says_so_when_a_colleague_took_the_place_since(connection: Connection) -> None:
    first = work_of(INGRID, connection)
    first.client_books.remove("C00001", INGRID)
    work_of(BO, connection).client_books.add("C00001", BO, NOW.date())
    with pytest.raises(ChangedSinceError), connection.begin_nested():
        first.changes.undo(first.changes.last_turn())
