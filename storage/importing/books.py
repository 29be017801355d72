"""Client book entries: the file says in whose book a customer is, the store keeps ids and places."""

from __future__ import annotations

from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, delete, exists, insert, or_, select, tuple_, update

from storage.client_books import NUMBER_SEQUENCE
from storage.importing.merging import refresh
from storage.importing.report import FileReport
from storage.importing.staging import Staging
from storage.importing.steps import Refuse
from storage.rules.number_sequences import number
from storage.rules.refused import RefusedError
from storage.settings import DomainSettings
from storage.tables import book_entry, client_book, number_sequence
from storage.upsert import upsert

ENTRY = ("legal_entity", "account_number", "personnel_number")
CUSTOMER = ("legal_entity", "account_number")


def single_book(settings: DomainSettings) -> list[str]:
    """The legal entities in which a customer is in one client book only."""
    return [name for name, one in settings.legal_entities.items() if one.client_book.books_per_customer == 1]


def merge(staged: Staging, settings: DomainSettings, refuse: Refuse) -> FileReport:
    """Put the customers in the books that the rows name, out of others' where one book is all they may be in."""
    _touch(staged, settings)
    report = staged.report()
    if report.added or report.changed:
        _take_out(staged, settings)
        _make_books(staged, settings)
        _put_in(staged, settings, refuse)
        _change_days(staged)
        refresh(staged, {})
    return report


def _touch(staged: Staging, settings: DomainSettings) -> None:
    stage = staged.stage
    is_new = book_entry.c.legal_entity.is_(None)
    other = book_entry.alias("other")
    elsewhere = exists().where(
        stage.c.legal_entity.in_(single_book(settings)), *(other.c[name] == stage.c[name] for name in CUSTOMER)
    )
    changed: list[ColumnElement[bool]] = [is_new]
    if "added_on" in stage.c:  # an empty day says nothing against the one that is kept
        changed.append(stage.c.added_on.is_not(None) & stage.c.added_on.is_distinct_from(book_entry.c.added_on))
    rows = (
        select(stage.c.position, is_new & ~elsewhere)
        .select_from(stage.outerjoin(book_entry, and_(*staged.same_row(book_entry, ENTRY))))
        .where(or_(*changed))
        .order_by(stage.c.position)
    )
    staged.connection.execute(insert(staged.touched).from_select(["position", "added"], rows))


def _take_out(staged: Staging, settings: DomainSettings) -> None:
    """Where a customer is in one book only, out of those of other associates."""
    others = (
        staged.touched_rows(*(book_entry.c[name] for name in ENTRY))
        .join(book_entry, and_(*staged.same_row(book_entry, CUSTOMER)))
        .where(
            book_entry.c.personnel_number != staged.stage.c.personnel_number,
            book_entry.c.legal_entity.in_(single_book(settings)),
        )
    )
    staged.connection.execute(delete(book_entry).where(tuple_(*(book_entry.c[name] for name in ENTRY)).in_(others)))


def _make_books(staged: Staging, settings: DomainSettings) -> None:
    """A client book, with the next number of its sequence, for every associate who has none."""
    stage, connection = staged.stage, staged.connection
    associate = ("legal_entity", "personnel_number")
    without = (
        staged.touched_rows(*(stage.c[name] for name in associate))
        .where(~exists().where(*staged.same_row(client_book, associate)))
        .distinct()
        .order_by(*(stage.c[name] for name in associate))
    )
    made: dict[str, list[str]] = {}
    for legal_entity, personnel_number in connection.execute(without):
        made.setdefault(legal_entity, []).append(personnel_number)
    for legal_entity, personnel_numbers in made.items():
        last = _take_numbers(staged, legal_entity, len(personnel_numbers))
        form = settings.legal_entities[legal_entity].client_book.number_sequence
        connection.execute(
            insert(client_book),
            [
                {"legal_entity": legal_entity, "client_book_id": number(form, taken), "personnel_number": one}
                for taken, one in enumerate(personnel_numbers, last - len(personnel_numbers) + 1)
            ],
        )


def _take_numbers(staged: Staging, legal_entity: str, how_many: int) -> int:
    """Take so many numbers from the sequence of client books; the last of them."""
    taking = upsert(staged.connection, number_sequence).values(
        legal_entity=legal_entity, sequence=NUMBER_SEQUENCE, last_number=how_many
    )
    last: int = staged.connection.execute(
        taking.on_conflict_do_update(
            index_elements=["legal_entity", "sequence"],
            set_={"last_number": number_sequence.c.last_number + taking.excluded.last_number},
        ).returning(number_sequence.c.last_number)
    ).scalar_one()
    return last


def _put_in(staged: Staging, settings: DomainSettings, refuse: Refuse) -> None:
    stage = staged.stage
    taken = _taken_places(staged)
    new = (
        staged.touched_rows(*stage.c, client_book.c.client_book_id)
        .join(client_book, and_(*staged.same_row(client_book, ("legal_entity", "personnel_number"))))
        .where(~exists().where(*staged.same_row(book_entry, ENTRY)))
        .order_by(stage.c.position)
    )
    entries: list[dict[str, Any]] = []
    for row in staged.connection.execute(new):
        places = taken.setdefault((row.legal_entity, row.account_number), set())
        place = next(place for place in count(1) if place not in places)
        most = settings.legal_entities[row.legal_entity].client_book.books_per_customer
        if most is not None and place > most:
            refuse(
                row.position, "account_number", RefusedError("import-books-full", value=row.account_number, most=most)
            )
            continue
        places.add(place)
        entries.append(_entry(row, place))
    if entries:
        staged.connection.execute(insert(book_entry), entries)


def _entry(row: Row[Any], place: int) -> dict[str, Any]:
    cells = {name: row._mapping[name] for name in (*ENTRY, "client_book_id")}
    return {**cells, "place": place, "added_on": getattr(row, "added_on", None)}


def _taken_places(staged: Staging) -> dict[tuple[str, str], set[int]]:
    places: dict[tuple[str, str], set[int]] = {}
    for legal_entity, account_number, place in staged.connection.execute(
        staged.touched_rows(*(book_entry.c[name] for name in CUSTOMER), book_entry.c.place).join(
            book_entry, and_(*staged.same_row(book_entry, CUSTOMER))
        )
    ):
        places.setdefault((legal_entity, account_number), set()).add(place)
    return places


def _change_days(staged: Staging) -> None:
    if "added_on" not in staged.stage.c:
        return
    days = (
        staged.touched_rows(*(staged.stage.c[name].label(f"of_{name}") for name in (*ENTRY, "added_on")))
        .join(book_entry, and_(*staged.same_row(book_entry, ENTRY)))
        .where(staged.stage.c.added_on.is_not(None), staged.stage.c.added_on.is_distinct_from(book_entry.c.added_on))
    )
    rows = [dict(row._mapping) for row in staged.connection.execute(days)]
    if rows:
        staged.connection.execute(
            update(book_entry)
            .where(*(book_entry.c[name] == bindparam(f"of_{name}") for name in ENTRY))
            .values(added_on=bindparam("of_added_on")),
            rows,
        )
