"""The tables of the domain store.

Ready to be distributed by `legal_entity`: every primary key, foreign key, unique key and index leads with it
(`tests/storage/test_tables.py` holds this), and ids are made by the client.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import ExactDecimal, Instant, Json
from storage.records import NEVER

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key = String(64)
DERIVED = {"derived": True}


def _legal_entity() -> Column[str]:
    return Column("legal_entity", String(32), nullable=False)


def _refers(table: str, *columns: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["legal_entity", *columns], [f"{table}.legal_entity", *(f"{table}.{column}" for column in columns)]
    )


def _refers_to_legal_entity() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["legal_entity"], ["legal_entity.legal_entity"])


def _refers_to_customer() -> ForeignKeyConstraint:
    return _refers("customer", "account_number")


def _copies_that_lists_are_asked_by() -> list[Column[Any]]:
    """Kept true by `storage.derived`; no part of a row's history."""
    return [
        Column("sort_name", String(400), nullable=False, default="", info=DERIVED),
        Column("birth_month_day", SmallInteger, info=DERIVED),
        Column("last_contact_at", Instant, nullable=False, default=NEVER, info=DERIVED),
        Column("last_purchase_at", Instant, nullable=False, default=NEVER, info=DERIVED),
    ]


legal_entity = Table(
    "legal_entity",
    metadata,
    _legal_entity(),
    Column("name", String(200), nullable=False),
    PrimaryKeyConstraint("legal_entity"),
)

number_sequence = Table(
    "number_sequence",
    metadata,
    _legal_entity(),
    Column("sequence", Key, nullable=False),
    Column("last_number", Integer, nullable=False),
    PrimaryKeyConstraint("legal_entity", "sequence"),
    _refers_to_legal_entity(),
)

address_book = Table(
    "address_book",
    metadata,
    _legal_entity(),
    Column("address_book", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "address_book"),
    _refers_to_legal_entity(),
)

store = Table(
    "store",
    metadata,
    _legal_entity(),
    Column("store_id", Key, nullable=False),
    Column("name", String(200), nullable=False),
    Column("timezone", String(64), nullable=False),
    PrimaryKeyConstraint("legal_entity", "store_id"),
    _refers_to_legal_entity(),
)

store_address_book = Table(
    "store_address_book",
    metadata,
    _legal_entity(),
    Column("store_id", Key, nullable=False),
    Column("address_book", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "store_id", "address_book"),
    _refers("store", "store_id"),
    _refers("address_book", "address_book"),
)

associate = Table(
    "associate",
    metadata,
    _legal_entity(),
    Column("personnel_number", Key, nullable=False),
    Column("name", String(200), nullable=False),
    Column("email", String(320)),
    Column("aad_object_id", Key),
    Column("roles", Json, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("locale", String(35)),
    PrimaryKeyConstraint("legal_entity", "personnel_number"),
    UniqueConstraint("legal_entity", "aad_object_id"),
    _refers_to_legal_entity(),
)

associate_store = Table(
    "associate_store",
    metadata,
    _legal_entity(),
    Column("personnel_number", Key, nullable=False),
    Column("store_id", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "personnel_number", "store_id"),
    _refers("associate", "personnel_number"),
    _refers("store", "store_id"),
)

associate_address_book = Table(
    "associate_address_book",
    metadata,
    _legal_entity(),
    Column("personnel_number", Key, nullable=False),
    Column("address_book", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "personnel_number", "address_book"),
    _refers("associate", "personnel_number"),
    _refers("address_book", "address_book"),
    Index(None, "legal_entity", "address_book"),
)

client_book = Table(
    "client_book",
    metadata,
    _legal_entity(),
    Column("client_book_id", Key, nullable=False),
    Column("personnel_number", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "client_book_id"),
    UniqueConstraint("legal_entity", "personnel_number"),
    _refers("associate", "personnel_number"),
)

customer = Table(
    "customer",
    metadata,
    _legal_entity(),
    Column("account_number", Key, nullable=False),
    Column("first_name", String(200), nullable=False),
    Column("last_name", String(200), nullable=False),
    Column("sort_name", String(400), nullable=False),
    Column("email", String(320)),
    Column("email_key", String(320), info=DERIVED),  # in lower case
    Column("phone", String(64)),
    Column("phone_key", String(64), info=DERIVED),  # its digits from the last to the first
    Column("birth_year", SmallInteger),
    Column("birth_month_day", SmallInteger),  # month * 100 + day, asked for with IN so that the year's end wraps
    Column("language", String(35)),
    Column("marketing_opt_in", Boolean),
    PrimaryKeyConstraint("legal_entity", "account_number"),
    _refers_to_legal_entity(),
    Index(None, "legal_entity", "sort_name"),
    Index(None, "legal_entity", "email_key"),
    Index(None, "legal_entity", "phone_key"),
)

customer_address_book = Table(
    "customer_address_book",
    metadata,
    _legal_entity(),
    Column("account_number", Key, nullable=False),
    Column("address_book", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "account_number", "address_book"),
    _refers_to_customer(),
    _refers("address_book", "address_book"),
    Index(None, "legal_entity", "address_book"),
)

customer_name_key = Table(
    "customer_name_key",
    metadata,
    _legal_entity(),
    Column("name_key", Key, nullable=False),  # a folded or phonetic form of one word of the name
    Column("account_number", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "name_key", "account_number"),
    _refers_to_customer(),
    Index(None, "legal_entity", "account_number", "name_key"),
)

book_entry = Table(
    "book_entry",
    metadata,
    _legal_entity(),
    Column("account_number", Key, nullable=False),
    Column("personnel_number", Key, nullable=False),
    Column("client_book_id", Key, nullable=False),
    Column("place", SmallInteger, nullable=False),  # 1 … books_per_customer: the unique key makes the limit hold
    Column("added_on", Date),
    Column("lent_until", Date),  # the last day on which she is lent
    Column("lent_by", Key),  # the associate to whom she returns then
    *_copies_that_lists_are_asked_by(),
    PrimaryKeyConstraint("legal_entity", "account_number", "personnel_number"),
    UniqueConstraint("legal_entity", "account_number", "place"),
    _refers_to_customer(),
    _refers("client_book", "client_book_id"),
    Index(None, "legal_entity", "lent_by"),
    Index(None, "legal_entity", "lent_until"),
    Index(None, "legal_entity", "personnel_number", "birth_month_day"),
    Index(None, "legal_entity", "personnel_number", "last_contact_at"),
    Index(None, "legal_entity", "personnel_number", "sort_name"),
)

customer_attribute = Table(
    "customer_attribute",
    metadata,
    _legal_entity(),
    Column("account_number", Key, nullable=False),
    Column("attribute", Key, nullable=False),
    Column("value", Text, nullable=False),
    Column("number_value", ExactDecimal),
    Column("month_day", SmallInteger),
    PrimaryKeyConstraint("legal_entity", "account_number", "attribute"),
    _refers_to_customer(),
    Index(None, "legal_entity", "attribute", "value"),
)

activity = Table(
    "activity",
    metadata,
    _legal_entity(),
    Column("activity_id", Key, nullable=False),
    Column("account_number", Key, nullable=False),
    Column("personnel_number", Key, nullable=False),
    Column("type", Key, nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Text),
    PrimaryKeyConstraint("legal_entity", "activity_id"),
    _refers_to_customer(),
    _refers("associate", "personnel_number"),
    Index(None, "legal_entity", "personnel_number", "at"),
    Index(None, "legal_entity", "account_number", "at"),
)

note = Table(
    "note",
    metadata,
    _legal_entity(),
    Column("note_id", Key, nullable=False),
    Column("account_number", Key, nullable=False),
    Column("personnel_number", Key, nullable=False),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("legal_entity", "note_id"),
    _refers_to_customer(),
    _refers("associate", "personnel_number"),
    Index(None, "legal_entity", "personnel_number", "at"),
    Index(None, "legal_entity", "account_number", "at"),
)

note_word = Table(
    "note_word",
    metadata,
    _legal_entity(),
    Column("word", Key, nullable=False),  # a stem of a word of the note
    Column("note_id", Key, nullable=False),
    Column("account_number", Key, nullable=False),
    PrimaryKeyConstraint("legal_entity", "word", "note_id"),
    _refers("note", "note_id"),
    _refers_to_customer(),
    Index(None, "legal_entity", "note_id"),
)

follow_up = Table(
    "follow_up",
    metadata,
    _legal_entity(),
    Column("follow_up_id", Key, nullable=False),
    Column("personnel_number", Key, nullable=False),
    Column("account_number", Key),
    Column("due_on", Date, nullable=False),
    Column("due_at", Instant),  # where a time of day was said
    Column("text", Text, nullable=False),
    Column("created_by", Key, nullable=False),
    Column("done_at", Instant),
    PrimaryKeyConstraint("legal_entity", "follow_up_id"),
    _refers_to_customer(),
    _refers("associate", "personnel_number"),
    Index(None, "legal_entity", "personnel_number", "due_on"),
    Index(None, "legal_entity", "account_number", "due_on"),
)

purchase = Table(
    "purchase",
    metadata,
    _legal_entity(),
    Column("order_id", Key, nullable=False),
    Column("line", Integer, nullable=False),
    Column("account_number", Key, nullable=False),
    Column("store_id", Key),
    Column("at", Instant, nullable=False),
    Column("product", String(400), nullable=False),
    Column("category", String(200)),
    Column("quantity", ExactDecimal, nullable=False),
    Column("amount", ExactDecimal, nullable=False),
    Column("currency", String(3), nullable=False),
    PrimaryKeyConstraint("legal_entity", "order_id", "line"),
    _refers_to_customer(),
    _refers("store", "store_id"),
    Index(None, "legal_entity", "account_number", "at"),
)

change = Table(
    "change",
    metadata,
    _legal_entity(),
    Column("change_id", Key, nullable=False),  # sorts by the time of writing
    Column("turn_id", Key, nullable=False),  # all that one message led to; "undo" takes it back together
    Column("receipt_id", Key, nullable=False),  # the changes of one carried-out wish
    Column("at", Instant, nullable=False),
    Column("personnel_number", Key, nullable=False),  # who did it
    Column("account_number", Key),  # whom it concerns
    Column("what", Key, nullable=False),  # the wish: an intent, or undo
    Column("table_name", Key, nullable=False),
    Column("before", Json),  # the row as it was; null: there was none
    Column("after", Json),  # the row as it became; null: it is gone
    Column("undone_at", Instant),
    PrimaryKeyConstraint("legal_entity", "change_id"),
    Index(None, "legal_entity", "personnel_number", "turn_id"),
    Index(None, "legal_entity", "account_number", "change_id"),
)

conversation = Table(
    "conversation",
    metadata,
    _legal_entity(),
    Column("conversation_id", String(400), nullable=False),
    Column("personnel_number", Key, nullable=False),
    Column("version", Integer, nullable=False),  # of the form of `state`
    Column("state", Json, nullable=False),
    Column("reference", Json),  # where to send a message that nobody asked for
    Column("changed_at", Instant, nullable=False),
    PrimaryKeyConstraint("legal_entity", "conversation_id", "personnel_number"),
    _refers("associate", "personnel_number"),
    Index(None, "legal_entity", "personnel_number"),
)

processed_message = Table(
    "processed_message",
    metadata,
    _legal_entity(),
    Column("conversation_id", String(400), nullable=False),
    Column("activity_id", String(400), nullable=False),
    Column("personnel_number", Key, nullable=False),
    Column("at", Instant, nullable=False),
    Column("replies", Json, nullable=False),
    PrimaryKeyConstraint("legal_entity", "conversation_id", "activity_id"),
    Index(None, "legal_entity", "at"),
)

hand_over = Table(
    "hand_over",
    metadata,
    _legal_entity(),
    Column("hand_over_id", Key, nullable=False),
    Column("account_number", Key, nullable=False),
    Column("asked_by", Key, nullable=False),  # who would like to have the customer
    Column("asked_of", Key, nullable=False),  # whose customer it is
    Column("agreed", Boolean),  # null: not answered yet
    PrimaryKeyConstraint("legal_entity", "hand_over_id"),
    _refers_to_customer(),
    Index(None, "legal_entity", "asked_of"),
    Index(None, "legal_entity", "account_number"),
)

notice = Table(
    "notice",
    metadata,
    _legal_entity(),
    Column("notice_id", Key, nullable=False),  # sorts by the time of writing
    Column("personnel_number", Key, nullable=False),  # to whom
    Column("at", Instant, nullable=False),
    Column("reply", Json, nullable=False),
    Column("attempts", SmallInteger, nullable=False, default=0),
    Column("next_attempt_at", Instant),  # null: it waits for her next message
    PrimaryKeyConstraint("legal_entity", "notice_id"),
    _refers("associate", "personnel_number"),
    Index(None, "legal_entity", "next_attempt_at"),
    Index(None, "legal_entity", "personnel_number"),
)

insights_setup = Table(
    "insights_setup",
    metadata,
    _legal_entity(),
    Column("setup", Key, nullable=False),  # fingerprint of the configuration that was validated
    Column("enabled", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    Column("personnel_number", Key),  # who turned it on or off in chat; null: the command line, or the start
    PrimaryKeyConstraint("legal_entity"),
)

secret_announcement = Table(
    "secret_announcement",
    metadata,
    _legal_entity(),
    Column("reference", String(300), nullable=False),  # the name of the secret, never the secret itself
    Column("expires_on", Instant, nullable=False),
    Column("days", SmallInteger, nullable=False),  # how many before the end: the occasion
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("legal_entity", "reference", "expires_on", "days"),
)

miss = Table(
    "miss",
    metadata,
    _legal_entity(),
    Column("miss_id", Key, nullable=False),  # made of what it says, so that the same is counted
    Column("text", Text, nullable=False),  # what may be kept of the words
    Column("outcome", Key, nullable=False),
    Column("kept_as", Key, nullable=False),  # what of the words was allowed to be kept then
    Column("times", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
    PrimaryKeyConstraint("legal_entity", "miss_id"),
    Index(None, "legal_entity", "last_at"),
)
