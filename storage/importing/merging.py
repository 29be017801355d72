"""Staged rows into the tables: what is new is added, what differs is changed, the rest is not touched."""

from __future__ import annotations

from sqlalchemy import (
    Connection,
    and_,
    delete,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from storage import derived, note_words
from storage.importing import members
from storage.importing.cells import insert_rows
from storage.importing.report import FileReport
from storage.importing.staging import Staging, analyze
from storage.rules.names import name_keys
from storage.settings import DomainSettings
from storage.tables import (
    activity,
    associate,
    book_entry,
    customer,
    customer_name_key,
    legal_entity,
    note,
    note_word,
    purchase,
)
from storage.upsert import upsert

AT_ONCE = 5_000
"""Customers whose name keys, or notes whose words, are made and written together."""


def keep_legal_entities(connection: Connection, settings: DomainSettings) -> None:
    """The configured legal entities as rows, under their configured names."""
    rows = [{"legal_entity": id_, "name": one.name} for id_, one in settings.legal_entities.items()]
    if rows:
        adding = upsert(connection, legal_entity)
        connection.execute(
            adding.on_conflict_do_update(
                index_elements=["legal_entity"],
                set_={"name": adding.excluded.name},
                where=legal_entity.c.name != adding.excluded.name,
            ),
            rows,
        )


def merge(staged: Staging) -> FileReport:
    """Bring the tables to what the staged rows say and count them by what they did."""
    _touch_rows(staged)
    several = [one for one in staged.file.members if one.column in staged.members]
    for one in several:
        members.touch(staged, one)
    report = staged.report()
    if report.added or report.changed:
        moved = _accounts_before(staged) if report.changed else {}
        _put_rows(staged)
        analyze(staged.connection, staged.file.table)
        for one in several:
            members.put(staged, one)
        if staged.file.table is customer:
            _put_name_keys(staged)
        if staged.file.table is note:
            _put_note_words(staged)
        refresh(staged, moved)
    return report


def _touch_rows(staged: Staging) -> None:
    """Note the rows that are not stored yet, or otherwise."""
    stage, table = staged.stage, staged.file.table
    is_new = table.c.legal_entity.is_(None)
    differs = [stage.c[name].is_distinct_from(table.c[name]) for name in staged.data]
    rows = (
        select(stage.c.position, is_new)
        .select_from(stage.outerjoin(table, and_(*staged.same_row(table))))
        .where(or_(is_new, *differs))
        .order_by(stage.c.position)
    )
    staged.connection.execute(insert(staged.touched).from_select(["position", "added"], rows))


def _put_rows(staged: Staging) -> None:
    table, stage = staged.file.table, staged.stage
    if table is associate:  # ids that change hands would meet halfway
        _forget_people(staged)
    adding = upsert(staged.connection, table).from_select(
        list(staged.cells), staged.touched_rows(*(stage.c[name] for name in staged.cells))
    )
    changes = {name: adding.excluded[name] for name in staged.data}
    staged.connection.execute(
        adding.on_conflict_do_update(index_elements=list(staged.file.key), set_=changes)
        if changes
        else adding.on_conflict_do_nothing()
    )


def _forget_people(staged: Staging) -> None:
    changed = staged.touched_rows(staged.stage.c.legal_entity, staged.stage.c.personnel_number).where(
        ~staged.touched.c.added
    )
    staged.connection.execute(
        update(associate)
        .where(tuple_(associate.c.legal_entity, associate.c.personnel_number).in_(changed))
        .values(aad_object_id=None)
    )


def _put_name_keys(staged: Staging) -> None:
    """The keys under which the touched customers are found by their names."""
    connection, stage = staged.connection, staged.stage
    renamed = staged.touched_rows(stage.c.legal_entity, stage.c.account_number).where(~staged.touched.c.added)
    connection.execute(
        delete(customer_name_key).where(
            tuple_(customer_name_key.c.legal_entity, customer_name_key.c.account_number).in_(renamed)
        )
    )
    names = connection.execute(
        staged.touched_rows(stage.c.legal_entity, stage.c.account_number, stage.c.first_name, stage.c.last_name)
    )
    for some in names.partitions(AT_ONCE):
        keys = [(entity, key, account) for entity, account, first, last in some for key in name_keys(first, last)]
        insert_rows(connection, customer_name_key, keys)


def _put_note_words(staged: Staging) -> None:
    """The words under which the touched notes are found."""
    connection, stage = staged.connection, staged.stage
    changed = staged.touched_rows(stage.c.legal_entity, stage.c.note_id).where(~staged.touched.c.added)
    connection.execute(delete(note_word).where(tuple_(note_word.c.legal_entity, note_word.c.note_id).in_(changed)))
    notes = connection.execute(
        staged.touched_rows(stage.c.legal_entity, stage.c.note_id, stage.c.account_number, stage.c.text)
    )
    for some in notes.partitions(AT_ONCE):
        insert_rows(connection, note_word, [row for one in some for row in note_words.rows(*one)])


def _accounts_before(staged: Staging) -> dict[str, set[str]]:
    """By legal entity, the customers who lose a row to another customer."""
    stage, table = staged.stage, staged.file.table
    before: dict[str, set[str]] = {}
    if "account_number" in staged.data:
        for entity, account_number in staged.connection.execute(
            staged.touched_rows(table.c.legal_entity, table.c.account_number)
            .join(table, and_(*staged.same_row(table)))
            .where(table.c.account_number != stage.c.account_number)
            .distinct()
        ):
            before.setdefault(entity, set()).add(account_number)
    return before


def refresh(staged: Staging, moved: dict[str, set[str]]) -> None:
    """Bring the derived columns of all customers whom the touched rows concern up to date."""
    if staged.file.table not in (customer, book_entry, activity, purchase):
        return
    stage = staged.stage
    for entity in staged.connection.scalars(staged.touched_rows(stage.c.legal_entity).distinct()).all():
        concerned = staged.touched_rows(stage.c.account_number).where(stage.c.legal_entity == entity)
        derived.refresh(staged.connection, entity, concerned)
        derived.refresh(staged.connection, entity, moved.get(entity, ()))
