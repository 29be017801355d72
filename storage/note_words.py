"""The words of notes, kept by whoever writes a note, in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert

from storage.rules.words import stems
from storage.tables import note_word


def keep(connection: Connection, legal_entity: str, written: Mapping[str, Any]) -> None:
    """The words of a note whose former ones were forgotten."""
    cells = rows(legal_entity, written["note_id"], written["account_number"], written["text"])
    names = [column.name for column in note_word.columns]
    if cells:
        connection.execute(insert(note_word), [dict(zip(names, row, strict=True)) for row in cells])


def forget(connection: Connection, legal_entity: str, note_id: str) -> None:
    connection.execute(
        delete(note_word).where(note_word.c.legal_entity == legal_entity, note_word.c.note_id == note_id)
    )


def rows(legal_entity: str, note_id: str, account_number: str, text: str) -> list[tuple[str, str, str, str]]:
    """The rows of one note, in the order of the table's columns."""
    return [(legal_entity, word, note_id, account_number) for word in sorted(stems(text))]
