"""Columns of several values: each value is a row of a table of its own, such as an address book of a customer."""

from __future__ import annotations

from sqlalchemy import and_, delete, false, insert, literal, or_, select, tuple_

from storage.importing.files import Members
from storage.importing.staging import Staging
from storage.tables import address_book
from storage.upsert import upsert


def touch(staged: Staging, members: Members) -> None:
    """Note the rows whose several values are not those that are stored."""
    stage, given, stored = staged.stage, staged.members[members.column], members.table
    mine = [stage.c[name] == stored.c[name] for name in staged.file.key]
    of_row = given.c.position == stage.c.position
    same_member = stored.c[members.member] == given.c.member
    there = select(stored).where(*mine, same_member).correlate(stage, given).exists()
    said = select(given).where(of_row, same_member).correlate(stage, stored).exists()
    more = select(given).where(of_row, ~there).exists()
    fewer = select(stored).where(*mine, ~said).exists()
    noted = select(staged.touched).where(staged.touched.c.position == stage.c.position).exists()
    rows = select(stage.c.position, false()).where(~noted, or_(more, fewer))
    staged.connection.execute(insert(staged.touched).from_select(["position", "added"], rows))


def put(staged: Staging, members: Members) -> None:
    """Exactly the given values for every touched row; address books are made where they are new."""
    connection, stage, stored, given = staged.connection, staged.stage, members.table, staged.members[members.column]
    names = [*staged.file.key, members.member]
    rows = staged.touched_rows(*(stage.c[name] for name in staged.file.key), given.c.member).join(
        given, given.c.position == stage.c.position
    )
    if members.known is None:
        books = staged.touched_rows(stage.c.legal_entity, given.c.member).join(
            given, given.c.position == stage.c.position
        )
        connection.execute(
            upsert(connection, address_book)
            .from_select(["legal_entity", "address_book"], books.distinct())
            .on_conflict_do_nothing()
        )
    mine = and_(*(stored.c[name] == stage.c[name] for name in staged.file.key))
    kept = select(literal(1)).where(given.c.position == stage.c.position, given.c.member == stored.c[members.member])
    gone = (
        staged.touched_rows(*(stored.c[name] for name in names))
        .join(stored, mine)
        .where(~staged.touched.c.added, ~kept.exists())
    )
    connection.execute(delete(stored).where(tuple_(*(stored.c[name] for name in names)).in_(gone)))
    connection.execute(upsert(connection, stored).from_select(names, rows).on_conflict_do_nothing())
