"""What only the whole file or the database can tell of a row: its key is there twice, what it refers to is not."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, select, true

from storage.importing.books import CUSTOMER, ENTRY, single_book
from storage.importing.files import Reference
from storage.importing.reading import FIRST
from storage.importing.staging import Staging
from storage.importing.steps import Refuse
from storage.rules.refused import RefusedError
from storage.settings import DomainSettings
from storage.tables import associate, book_entry


def check(staged: Staging, settings: DomainSettings, refuse: Refuse) -> None:
    """Refuse the rows whose key an earlier row has, and those that refer to what is not there."""
    if staged.file.table is book_entry:
        in_one_book = staged.stage.c.legal_entity.in_(single_book(settings))
        _repeated(staged, CUSTOMER, in_one_book, refuse)
        _repeated(staged, ENTRY, ~in_one_book, refuse)
    else:
        _repeated(staged, staged.file.key, true(), refuse)
    for reference in staged.file.references:
        if reference.column in staged.stage.c:
            _unknown(staged, reference, refuse)
    for members in staged.file.members:
        if members.known and members.column in staged.members:
            _unknown_member(staged, members.known, members.column, refuse)
    if staged.file.table is associate and "aad_object_id" in staged.stage.c:
        _shared_person(staged, refuse)


def _repeated(staged: Staging, key: tuple[str, ...], where: ColumnElement[bool], refuse: Refuse) -> None:
    stage = staged.stage
    columns = [stage.c[name] for name in key]
    first = func.min(stage.c.position).label("first")
    twice = select(*columns, first).where(where).group_by(*columns).having(func.count() > 1).subquery()
    rows = staged.connection.execute(
        select(stage.c.position, twice.c.first)
        .join(twice, and_(*(stage.c[name] == twice.c[name] for name in key)))
        .where(where, stage.c.position != twice.c.first)
        .order_by(stage.c.position)
    )
    for position, before in rows:
        refuse(
            position, _own_part(key), RefusedError("import-repeated-key", columns=", ".join(key), line=before % FIRST)
        )


def _own_part(key: tuple[str, ...]) -> str:
    """The column of a key to name: the first behind the legal entity."""
    return key[1]


def _unknown(staged: Staging, reference: Reference, refuse: Refuse) -> None:
    stage, table = staged.stage, reference.table
    value = stage.c[reference.column]
    there = and_(table.c.legal_entity == stage.c.legal_entity, table.c[reference.key] == value)
    rows = staged.connection.execute(
        select(stage.c.position, value)
        .select_from(stage.outerjoin(table, there))
        .where(value.is_not(None), table.c.legal_entity.is_(None))
        .order_by(stage.c.position)
    )
    for position, missing in rows:
        refuse(position, reference.column, RefusedError(reference.reason, value=missing))


def _unknown_member(staged: Staging, known: Reference, column: str, refuse: Refuse) -> None:
    stage, members, table = staged.stage, staged.members[column], known.table
    there = and_(table.c.legal_entity == stage.c.legal_entity, table.c[known.key] == members.c.member)
    rows = staged.connection.execute(
        select(stage.c.position, members.c.member)
        .select_from(stage.join(members, stage.c.position == members.c.position).outerjoin(table, there))
        .where(table.c.legal_entity.is_(None))
        .order_by(stage.c.position)
    )
    for position, missing in rows:
        refuse(position, column, RefusedError(known.reason, value=missing))


def _shared_person(staged: Staging, refuse: Refuse) -> None:
    """A person's directory id belongs to one associate of a legal entity, also when the file is loaded."""
    cells = ("legal_entity", "personnel_number", "aad_object_id")
    rows = staged.connection.execute(
        select(staged.stage.c.position, *(staged.stage.c[name] for name in cells)).order_by(staged.stage.c.position)
    ).all()
    given = {(row.legal_entity, row.personnel_number) for row in rows}
    holders = {
        (legal_entity, person): personnel_number
        for legal_entity, personnel_number, person in staged.connection.execute(
            select(*(associate.c[name] for name in cells)).where(associate.c.aad_object_id.is_not(None))
        )
        if (legal_entity, personnel_number) not in given
    }
    for row in rows:
        if row.aad_object_id is None:
            continue
        holder = holders.setdefault((row.legal_entity, row.aad_object_id), row.personnel_number)
        if holder != row.personnel_number:
            refuse(row.position, "aad_object_id", RefusedError("import-shared-person", value=holder))
