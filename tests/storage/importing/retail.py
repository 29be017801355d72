"""A small retailer's configuration and data files, and ways to load and read them in tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from dialogs.language.texts import texts_for
from storage.database import Database
from storage.importing import FileReport, ImportReport, Problem, import_folder
from storage.rules.refused import RefusedError
from storage.settings import (
    ActivityType,
    AttributeDefinition,
    Choice,
    ClientBookSettings,
    DomainSettings,
    LegalEntitySettings,
    Operation,
)
from storage.tables import metadata

ATTRIBUTES = (
    AttributeDefinition(id="brand", label="Brand", type="text"),
    AttributeDefinition(id="metal", label="Metal", type="choice", choices=(Choice(id="gold"), Choice(id="rose gold"))),
    AttributeDefinition(id="shoe_size", label="Shoe size", type="number"),
    AttributeDefinition(id="met_on", label="Met on", type="date"),
    AttributeDefinition(id="anniversary", label="Anniversary", type="yearly_date"),
    AttributeDefinition(id="vegan", label="Vegan", type="yes_no"),
)


def _legal_entity(books_per_customer: int | None) -> LegalEntitySettings:
    return LegalEntitySettings(
        name="A retailer",
        currency="NOK",
        client_book=ClientBookSettings(number_sequence="CB-####", books_per_customer=books_per_customer),
        attributes=ATTRIBUTES,
        activity_types=(ActivityType(id="visit", label="Visit"),),
    )


SETTINGS = DomainSettings(
    roles={"associate": frozenset({Operation.VIEW_CLIENT_BOOK}), "manager": frozenset()},
    legal_entities={"ONE": _legal_entity(1), "TWO": _legal_entity(2), "ANY": _legal_entity(None)},
)

STORES = "store_id,name,legal_entity,timezone,address_books\n" + "".join(
    f"S1,Oslo,{entity},Europe/Oslo,AB1;AB2\n" for entity in SETTINGS.legal_entities
)
ASSOCIATES = (
    "personnel_number,name,email,aad_object_id,legal_entity,stores,address_books,roles,active,locale\n"
    + "".join(
        f"{number},{name},,{entity}-{number},{entity},S1,AB1,associate;manager,true,en-GB\n"
        for entity in SETTINGS.legal_entities
        for number, name in (("P1", "Ingrid Dahl"), ("P2", "Bo Larsen"), ("P3", "Carla Mendes"))
    )
)
CUSTOMERS = (
    "account_number,legal_entity,first_name,last_name,email,phone,birth_date,language,address_books\n"
    + "".join(
        f"C{number},{entity},{first},{last},c@mail.example,+47 1,{born},nb,AB1\n"
        for entity in SETTINGS.legal_entities
        for number, first, last, born in (
            (1, "María", "Lopez", "1980-11-25"),
            (2, "Åse", "Øhrn", "--02-29"),
            (3, "", "Smith", ""),
        )
    )
)
BASE = {"stores": STORES, "associates": ASSOCIATES, "customers": CUSTOMERS}


def write(folder: Path, **files: str | bytes) -> Path:
    """A folder with these data files, named without `.csv`."""
    folder.mkdir(exist_ok=True, parents=True)
    for name, content in files.items():
        (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def load(database: Database, folder: Path, **files: str | bytes) -> ImportReport:
    return import_folder(database, SETTINGS, write(folder, **files))


def counts(report: ImportReport) -> dict[str, tuple[int, int, int]]:
    """File → added, changed, unchanged."""
    assert report.failed is None, report.failed
    return {file.file.removesuffix(".csv"): _counts(file) for file in report.loaded}


def _counts(file: FileReport) -> tuple[int, int, int]:
    return file.added, file.changed, file.unchanged


def problems(report: ImportReport) -> list[tuple[str, int | None, str | None, str]]:
    """File, line, column and reason of all that was refused."""
    assert report.failed is not None
    assert all(said(one) for one in report.failed.problems)
    return [(one.file, one.line, one.column, one.reason) for one in report.failed.problems]


def said(refused: Problem | RefusedError) -> str:
    """The words for a refusal: there are some, and all their placeholders are filled."""
    return texts_for("en-GB").say(refused.reason, **refused.values)


def rows(database: Database, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The sorted rows of a table, of all or only these columns."""
    found = metadata.tables[table]
    wanted = [found.c[name] for name in columns] or list(found.c)
    with database.begin() as connection:
        return sorted((tuple(row) for row in connection.execute(select(*wanted))), key=repr)


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables."""
    return {name: rows(database, name) for name in metadata.tables}
