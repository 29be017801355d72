"""Associates and stores of a legal entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, select

from storage.records import Associate, Store
from storage.tables import associate, associate_address_book, associate_store, store, store_address_book


def associates(connection: Connection, legal_entity: str) -> tuple[Associate, ...]:
    """All of them, those who left too, by personnel number."""
    return _associates(connection, associate.c.legal_entity == legal_entity)


def by_directory_id(connection: Connection, legal_entities: Iterable[str], aad_object_id: str) -> Associate | None:
    """The active associate behind a person of the company's directory, in the first legal entity that has one."""
    found = _associates(
        connection,
        associate.c.legal_entity.in_(sorted(legal_entities)),
        associate.c.aad_object_id == aad_object_id,
        associate.c.active,
    )
    return found[0] if found else None


def by_personnel_number(connection: Connection, legal_entity: str, personnel_number: str) -> Associate | None:
    """Whether or not she still works here."""
    found = _associates(
        connection, associate.c.legal_entity == legal_entity, associate.c.personnel_number == personnel_number
    )
    return found[0] if found else None


def stores(connection: Connection, legal_entity: str) -> tuple[Store, ...]:
    address_books: dict[str, set[str]] = defaultdict(set)
    for link in connection.execute(select(store_address_book).where(store_address_book.c.legal_entity == legal_entity)):
        address_books[link.store_id].add(link.address_book)
    rows = connection.execute(select(store).where(store.c.legal_entity == legal_entity).order_by(store.c.store_id))
    return tuple(Store(row.store_id, row.name, row.timezone, frozenset(address_books[row.store_id])) for row in rows)


def _associates(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Associate, ...]:
    rows = connection.execute(
        select(associate).where(*conditions).order_by(associate.c.legal_entity, associate.c.personnel_number)
    ).all()
    stores_of = _links(connection, associate_store, "store_id", rows)
    address_books_of = _links(connection, associate_address_book, "address_book", rows)
    return tuple(
        Associate(
            legal_entity=row.legal_entity,
            personnel_number=row.personnel_number,
            name=row.name,
            stores=tuple(stores_of[row.legal_entity, row.personnel_number]),
            address_books=frozenset(address_books_of[row.legal_entity, row.personnel_number]),
            roles=frozenset(row.roles),
            active=row.active,
            locale=row.locale,
            email=row.email,
            aad_object_id=row.aad_object_id,
        )
        for row in rows
    )


def _links(
    connection: Connection, table: Table, linked: str, associates: Sequence[Row[Any]]
) -> dict[tuple[str, str], list[str]]:
    """(legal entity, personnel number) → the ids linked to that associate."""
    statement = (
        select(table)
        .where(table.c.legal_entity.in_(sorted({row.legal_entity for row in associates})))
        .order_by(table.c[linked])
    )
    if len(associates) == 1:
        statement = statement.where(table.c.personnel_number == associates[0].personnel_number)
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in connection.execute(statement).mappings():
        links[row["legal_entity"], row["personnel_number"]].append(row[linked])
    return links
