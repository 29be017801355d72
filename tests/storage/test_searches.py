"""Customers are found by contact data, by names nearly right, and by the words of their notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete

from storage.address_book_search import AddressBookSearch
from storage.database import Database
from storage.note_search import NoteSearch
from storage.rules.names import fold
from storage.tables import customer_address_book
from tests.storage.importing.retail import load, rows

CUSTOMERS = """account_number,legal_entity,first_name,last_name,email,phone,address_books
C1,ONE,Nadia,Haddad,nadia@mail.example,+47 465 86 268,AB1
C2,ONE,Ulla,Hadad,ulla@mail.example,0046 70 123 45 67,AB1
C3,ONE,Nadine,Berg,,,AB1
C4,ONE,Maria,Lund,,,AB1
C5,ONE,Maria,Lopez,,,AB1
C6,ONE,Mariana,Lopez,,,AB1
C7,ONE,Nadia,Haddad,,465 86 268,AB9
C1,TWO,Nadia,Haddad,nadia@mail.example,+47 465 86 268,AB1
"""
NOTES = """note_id,account_number,legal_entity,personnel_number,at,text
N1,C1,ONE,P1,2026-01-01T00:00Z,Her daughter starts school in August
N2,C4,ONE,P1,2026-02-01T00:00Z,The daughter plays the cello
N3,C5,ONE,P1,2026-03-01T00:00Z,Allergic to nickel
N4,C7,ONE,P1,2026-03-01T00:00Z,Allergic to nickel
N1,C1,TWO,P1,2026-03-01T00:00Z,Allergic to nickel
"""
REACH = {"AB1"}


@pytest.fixture
def searched(retailer: Database, tmp_path: Path) -> Iterator[Connection]:
    load(retailer, tmp_path / "searched", customers=CUSTOMERS, notes=NOTES)
    with retailer.begin() as connection:
        yield connection


@pytest.fixture
def search(searched: Connection) -> AddressBookSearch:
    return AddressBookSearch(searched, "ONE")


@pytest.mark.parametrize(
    "query", ["465 86 268", "+4746586268", "0047 465 86 268", "86 268", "NADIA@mail.example", "nadia@mail", "c1", "C1"]
)
def test_contact_data_are_found_in_any_spelling_within_reach(query: str, search: AddressBookSearch) -> None:
    assert search.by_contact(query, REACH) == ["C1"]


@pytest.mark.parametrize("query", ["070-123 45 67", "+46 70 1234567", "1234567"])
def test_a_country_code_with_zeros_is_no_other_number(query: str, search: AddressBookSearch) -> None:
    assert search.by_contact(query, REACH) == ["C2"]


def test_whole_words_of_a_name_are_told_from_its_beginnings(search: AddressBookSearch) -> None:
    assert search.by_name("maria", REACH, "P1") == (["C5", "C4"], ["C6"])
    assert search.by_name("lopez maria", REACH, "P1") == (["C5"], ["C6"])
    assert search.by_name("", REACH, "P1") == ([], [])


@pytest.mark.parametrize("query", ["hadad", "haddat", "hadadd", "Hedad", "ahddad"])
def test_a_misspelt_name_is_found_too(query: str, search: AddressBookSearch) -> None:
    assert "C1" in search.like_name({fold(query): ()}, REACH)


def test_a_word_finds_the_names_that_it_may_stand_for(search: AddressBookSearch) -> None:
    assert search.like_name({"dina": ["nadia"], "hadad": ()}, REACH) == ["C1"]


def test_the_most_alike_comes_first_and_nobody_out_of_reach(search: AddressBookSearch) -> None:
    assert search.like_name({"nadja": (), "hadad": ()}, REACH) == ["C1"]
    assert search.like_name({"haddadd": ()}, REACH)[0] == "C1"
    assert search.like_name({"quartermain": ()}, REACH) == []


def found(connection: Connection, *words: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.note.account_number, one.words) for one in NoteSearch(connection, "ONE").search(words, REACH)]


def test_notes_are_found_by_their_words_in_any_form(searched: Connection) -> None:
    assert found(searched, "daughters", "school") == [("C1", ("daughters", "school"))]
    assert found(searched, "nickel", "allergy") == [("C5", ("nickel",))]
    assert found(searched, "xylophone") == []
    assert found(searched) == []


def test_a_note_with_a_part_of_what_the_best_has_comes_behind_it(searched: Connection) -> None:
    assert [one for one, _ in found(searched, "daughter", "cello")] == ["C4"]
    assert sorted(one for one, _ in found(searched, "daughter")) == ["C1", "C4"]


def test_of_a_customer_out_of_reach_nothing_is_found(searched: Connection) -> None:
    searched.execute(delete(customer_address_book).where(customer_address_book.c.account_number == "C5"))
    assert found(searched, "nickel") == []


def test_an_import_keeps_the_words_of_changed_notes_true(retailer: Database, tmp_path: Path) -> None:
    load(retailer, tmp_path / "a", customers=CUSTOMERS, notes=NOTES)
    load(
        retailer,
        tmp_path / "b",
        notes=NOTES.replace("C4,ONE,P1,2026-02-01T00:00Z,The daughter", "C3,ONE,P1,2026-02-01T00:00Z,The son"),
    )
    with retailer.begin() as connection:
        assert found(connection, "daughter") == [("C1", ("daughter",))]
        assert found(connection, "cello") == [("C3", ("cello",))]


def test_the_migration_fills_the_words_and_keys_of_what_is_there(retailer: Database, tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config as AlembicConfig

    from storage.database import MIGRATIONS

    load(retailer, tmp_path / "a", customers=CUSTOMERS, notes=NOTES)
    words, keys = rows(retailer, "note_word"), rows(retailer, "customer", "account_number", "phone_key", "email_key")
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(MIGRATIONS))
    with retailer.begin() as connection:
        settings.attributes["connection"] = connection
        command.downgrade(settings, "0001")
    retailer.migrate()
    assert rows(retailer, "note_word") == words
    assert rows(retailer, "customer", "account_number", "phone_key", "email_key") == keys
