"""The schema's rules, held over every table: it can be distributed by legal entity."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import Column, ForeignKeyConstraint, Identity, Sequence, Table, UniqueConstraint, make_url
from sqlalchemy.schema import CreateIndex, CreateTable

from storage.database import LATEST_REVISION, MIGRATIONS, Database
from storage.tables import metadata

LEADING = "legal_entity"
TABLES = pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)


def names(columns: Iterable[Column[Any]]) -> list[str]:
    return [column.name for column in columns]


@TABLES
def test_every_primary_key_leads_with_the_legal_entity(table: Table) -> None:
    assert names(table.primary_key.columns)[0] == LEADING


@TABLES
def test_every_unique_key_and_index_leads_with_the_legal_entity(table: Table) -> None:
    unique = [names(key.columns) for key in table.constraints if isinstance(key, UniqueConstraint)]
    assert all(columns[0] == LEADING for columns in (*unique, *(names(index.columns) for index in table.indexes)))


@TABLES
def test_every_foreign_key_repeats_the_legal_entity(table: Table) -> None:
    for key in table.constraints:
        if isinstance(key, ForeignKeyConstraint):
            assert names(key.columns)[0] == LEADING
            assert names(element.column for element in key.elements)[0] == LEADING


@TABLES
def test_no_id_is_made_by_the_database(table: Table) -> None:
    def made_by_the_database(column: Column[object]) -> bool:
        serial = column.autoincrement is True or column is table.autoincrement_column
        return serial or isinstance(column.default, Sequence) or isinstance(column.server_default, Identity)

    assert not [column.name for column in table.columns if made_by_the_database(column)]


@TABLES
def test_every_table_can_be_made_in_postgresql_and_sqlite(table: Table) -> None:
    for dialect in (make_url(url).get_dialect()() for url in ("postgresql+psycopg://", "sqlite://")):
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        assert all("CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)


def test_no_name_is_too_long_for_postgresql() -> None:
    constraints = [constraint.name for table in metadata.sorted_tables for constraint in table.constraints]
    indexes = [index.name for table in metadata.sorted_tables for index in table.indexes]
    assert [name for name in (*constraints, *indexes) if len(str(name)) > 63] == []


def test_the_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    database.migrate()
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(MIGRATIONS))
    with database.begin() as connection:
        settings.attributes["connection"] = connection
        command.check(settings)


def test_a_migrated_database_is_at_the_latest_revision(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    database.migrate()
    with database.begin() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == LATEST_REVISION


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    database.migrate()
    database.migrate()
    with database.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM customer").scalar() == 0
