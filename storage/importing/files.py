"""The data files: which there are, in which order they are loaded, what columns they have, where their rows go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Table

from storage import tables
from storage.rules.refused import RefusedError


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values must be there already."""

    column: str
    table: Table
    key: str
    reason: str
    """The text for a value that is not there."""


@dataclass(frozen=True, slots=True)
class Members:
    """A column of several values, each a row of a table of its own."""

    column: str
    table: Table
    member: str
    """The column of the table that takes the value."""
    known: Reference | None = None
    """Where the values must be; None: address books, which are made when they are first mentioned."""


@dataclass(frozen=True, slots=True)
class DataFile:
    name: str
    columns: dict[str, bool]
    """Column → whether it may be empty (then it may also be absent, and what is stored of it stays)."""
    table: Table
    references: tuple[Reference, ...] = ()
    members: tuple[Members, ...] = ()
    always: frozenset[str] = frozenset()
    """Columns that are taken as empty where they are absent."""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns by which a row is known again."""
        return tuple(column.name for column in self.table.primary_key.columns)

    def check_header(self, names: list[str]) -> None:
        """RefusedError where columns are unknown, missing or there twice."""
        unknown = [name for name in names if name not in self.columns]
        missing = [name for name, may_be_empty in self.columns.items() if not may_be_empty and name not in names]
        twice = sorted({name for name in names if names.count(name) > 1})
        if unknown:
            raise RefusedError("import-unknown-columns", columns=", ".join(name or '""' for name in unknown))
        if missing:
            raise RefusedError("import-missing-columns", columns=", ".join(missing))
        if twice:
            raise RefusedError("import-repeated-columns", columns=", ".join(twice))


def _columns(written: str) -> dict[str, bool]:
    return {name.rstrip("?"): name.endswith("?") for name in written.split()}


_STORE = Reference("store_id", tables.store, "store_id", "import-no-such-store")
_ASSOCIATE = Reference("personnel_number", tables.associate, "personnel_number", "import-no-such-associate")
_CUSTOMER = Reference("account_number", tables.customer, "account_number", "import-no-such-customer")

STORES: Final = DataFile(
    "stores.csv",
    _columns("store_id name legal_entity timezone address_books"),
    tables.store,
    members=(Members("address_books", tables.store_address_book, "address_book"),),
)
ASSOCIATES: Final = DataFile(
    "associates.csv",
    _columns("personnel_number name email? aad_object_id? legal_entity stores address_books roles active locale?"),
    tables.associate,
    members=(
        Members("stores", tables.associate_store, "store_id", known=_STORE),
        Members("address_books", tables.associate_address_book, "address_book"),
    ),
)
CUSTOMERS: Final = DataFile(
    "customers.csv",
    _columns(
        "account_number legal_entity first_name? last_name email? phone? birth_date? language? address_books? "
        "marketing_opt_in?"
    ),
    tables.customer,
    members=(Members("address_books", tables.customer_address_book, "address_book"),),
    always=frozenset({"first_name"}),
)
BOOKS: Final = DataFile(
    "books.csv",
    _columns("personnel_number legal_entity account_number added_on?"),
    tables.book_entry,
    references=(_ASSOCIATE, _CUSTOMER),
)
ATTRIBUTES: Final = DataFile(
    "attributes.csv",
    _columns("account_number legal_entity attribute value"),
    tables.customer_attribute,
    references=(_CUSTOMER,),
)
ACTIVITIES: Final = DataFile(
    "activities.csv",
    _columns("activity_id account_number legal_entity personnel_number type at text?"),
    tables.activity,
    references=(_CUSTOMER, _ASSOCIATE),
)
NOTES: Final = DataFile(
    "notes.csv",
    _columns("note_id account_number legal_entity personnel_number at text"),
    tables.note,
    references=(_CUSTOMER, _ASSOCIATE),
)
PURCHASES: Final = DataFile(
    "purchases.csv",
    _columns("order_id line account_number legal_entity store_id? at product category? quantity amount currency"),
    tables.purchase,
    references=(_CUSTOMER, _STORE),
)

DATA_FILES: Final = (STORES, ASSOCIATES, CUSTOMERS, BOOKS, ATTRIBUTES, ACTIVITIES, NOTES, PURCHASES)
"""In the order in which they are loaded: what is referred to comes first."""
