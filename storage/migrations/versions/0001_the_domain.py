"""the domain"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("turn_id", sa.String(length=64), nullable=False),
        sa.Column("receipt_id", sa.String(length=64), nullable=False),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=True),
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("table_name", sa.String(length=64), nullable=False),
        sa.Column("before", storage.columns.Json(none_as_null=True), nullable=True),
        sa.Column("after", storage.columns.Json(none_as_null=True), nullable=True),
        sa.Column("undone_at", storage.columns.Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("legal_entity", "change_id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_change_legal_entity_account_number_change_id"),
            ["legal_entity", "account_number", "change_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_change_legal_entity_personnel_number_turn_id"),
            ["legal_entity", "personnel_number", "turn_id"],
            unique=False,
        )

    op.create_table(
        "legal_entity",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("legal_entity", name=op.f("pk_legal_entity")),
    )
    op.create_table(
        "processed_message",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=400), nullable=False),
        sa.Column("activity_id", sa.String(length=400), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("replies", storage.columns.Json(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("legal_entity", "conversation_id", "activity_id", name=op.f("pk_processed_message")),
    )
    with op.batch_alter_table("processed_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_processed_message_legal_entity_at"), ["legal_entity", "at"], unique=False)

    op.create_table(
        "address_book",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("address_book", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity"], ["legal_entity.legal_entity"], name=op.f("fk_address_book_legal_entity")
        ),
        sa.PrimaryKeyConstraint("legal_entity", "address_book", name=op.f("pk_address_book")),
    )
    op.create_table(
        "associate",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("aad_object_id", sa.String(length=64), nullable=True),
        sa.Column("roles", storage.columns.Json(none_as_null=True), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(length=35), nullable=True),
        sa.ForeignKeyConstraint(
            ["legal_entity"], ["legal_entity.legal_entity"], name=op.f("fk_associate_legal_entity")
        ),
        sa.PrimaryKeyConstraint("legal_entity", "personnel_number", name=op.f("pk_associate")),
        sa.UniqueConstraint("legal_entity", "aad_object_id", name=op.f("uq_associate_legal_entity_aad_object_id")),
    )
    op.create_table(
        "customer",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("first_name", sa.String(length=200), nullable=False),
        sa.Column("last_name", sa.String(length=200), nullable=False),
        sa.Column("sort_name", sa.String(length=400), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("phone", sa.String(length=64), nullable=True),
        sa.Column("birth_year", sa.SmallInteger(), nullable=True),
        sa.Column("birth_month_day", sa.SmallInteger(), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("marketing_opt_in", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["legal_entity"], ["legal_entity.legal_entity"], name=op.f("fk_customer_legal_entity")),
        sa.PrimaryKeyConstraint("legal_entity", "account_number", name=op.f("pk_customer")),
    )
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_customer_legal_entity_sort_name"), ["legal_entity", "sort_name"], unique=False
        )

    op.create_table(
        "number_sequence",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.String(length=64), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity"], ["legal_entity.legal_entity"], name=op.f("fk_number_sequence_legal_entity")
        ),
        sa.PrimaryKeyConstraint("legal_entity", "sequence", name=op.f("pk_number_sequence")),
    )
    op.create_table(
        "store",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("store_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["legal_entity"], ["legal_entity.legal_entity"], name=op.f("fk_store_legal_entity")),
        sa.PrimaryKeyConstraint("legal_entity", "store_id", name=op.f("pk_store")),
    )
    op.create_table(
        "activity",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("activity_id", sa.String(length=64), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_activity_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_activity_associate"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "activity_id", name=op.f("pk_activity")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_activity_legal_entity_account_number_at"),
            ["legal_entity", "account_number", "at"],
            unique=False,
        )

    op.create_table(
        "associate_address_book",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("address_book", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "address_book"],
            ["address_book.legal_entity", "address_book.address_book"],
            name=op.f("fk_associate_address_book_address_book"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_associate_address_book_associate"),
        ),
        sa.PrimaryKeyConstraint(
            "legal_entity", "personnel_number", "address_book", name=op.f("pk_associate_address_book")
        ),
    )
    with op.batch_alter_table("associate_address_book", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_associate_address_book_legal_entity_address_book"),
            ["legal_entity", "address_book"],
            unique=False,
        )

    op.create_table(
        "associate_store",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("store_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_associate_store_associate"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "store_id"],
            ["store.legal_entity", "store.store_id"],
            name=op.f("fk_associate_store_store"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "personnel_number", "store_id", name=op.f("pk_associate_store")),
    )
    op.create_table(
        "client_book",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("client_book_id", sa.String(length=64), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_client_book_associate"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "client_book_id", name=op.f("pk_client_book")),
        sa.UniqueConstraint(
            "legal_entity", "personnel_number", name=op.f("uq_client_book_legal_entity_personnel_number")
        ),
    )
    op.create_table(
        "conversation",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=400), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", storage.columns.Json(none_as_null=True), nullable=False),
        sa.Column("reference", storage.columns.Json(none_as_null=True), nullable=True),
        sa.Column("changed_at", storage.columns.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_conversation_associate"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "conversation_id", "personnel_number", name=op.f("pk_conversation")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conversation_legal_entity_personnel_number"),
            ["legal_entity", "personnel_number"],
            unique=False,
        )

    op.create_table(
        "customer_address_book",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("address_book", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_customer_address_book_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "address_book"],
            ["address_book.legal_entity", "address_book.address_book"],
            name=op.f("fk_customer_address_book_address_book"),
        ),
        sa.PrimaryKeyConstraint(
            "legal_entity", "account_number", "address_book", name=op.f("pk_customer_address_book")
        ),
    )
    with op.batch_alter_table("customer_address_book", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_customer_address_book_legal_entity_address_book"),
            ["legal_entity", "address_book"],
            unique=False,
        )

    op.create_table(
        "customer_attribute",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("attribute", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("number_value", storage.columns.ExactDecimal(), nullable=True),
        sa.Column("month_day", sa.SmallInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_customer_attribute_customer"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "account_number", "attribute", name=op.f("pk_customer_attribute")),
    )
    with op.batch_alter_table("customer_attribute", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_customer_attribute_legal_entity_attribute_value"),
            ["legal_entity", "attribute", "value"],
            unique=False,
        )

    op.create_table(
        "customer_name_key",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("name_key", sa.String(length=64), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_customer_name_key_customer"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "name_key", "account_number", name=op.f("pk_customer_name_key")),
    )
    with op.batch_alter_table("customer_name_key", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_customer_name_key_legal_entity_account_number"),
            ["legal_entity", "account_number"],
            unique=False,
        )

    op.create_table(
        "follow_up",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("follow_up_id", sa.String(length=64), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", storage.columns.Instant(timezone=True), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_by", sa.String(length=64), nullable=False),
        sa.Column("done_at", storage.columns.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_follow_up_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_follow_up_associate"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "follow_up_id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_up_legal_entity_account_number_due_on"),
            ["legal_entity", "account_number", "due_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_follow_up_legal_entity_personnel_number_due_on"),
            ["legal_entity", "personnel_number", "due_on"],
            unique=False,
        )

    op.create_table(
        "note",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("note_id", sa.String(length=64), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_note_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_note_associate"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "note_id", name=op.f("pk_note")),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_note_legal_entity_account_number_at"), ["legal_entity", "account_number", "at"], unique=False
        )

    op.create_table(
        "purchase",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("order_id", sa.String(length=64), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("store_id", sa.String(length=64), nullable=True),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("product", sa.String(length=400), nullable=False),
        sa.Column("category", sa.String(length=200), nullable=True),
        sa.Column("quantity", storage.columns.ExactDecimal(), nullable=False),
        sa.Column("amount", storage.columns.ExactDecimal(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_purchase_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "store_id"], ["store.legal_entity", "store.store_id"], name=op.f("fk_purchase_store")
        ),
        sa.PrimaryKeyConstraint("legal_entity", "order_id", "line", name=op.f("pk_purchase")),
    )
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_purchase_legal_entity_account_number_at"),
            ["legal_entity", "account_number", "at"],
            unique=False,
        )

    op.create_table(
        "store_address_book",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("store_id", sa.String(length=64), nullable=False),
        sa.Column("address_book", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "address_book"],
            ["address_book.legal_entity", "address_book.address_book"],
            name=op.f("fk_store_address_book_address_book"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "store_id"],
            ["store.legal_entity", "store.store_id"],
            name=op.f("fk_store_address_book_store"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "store_id", "address_book", name=op.f("pk_store_address_book")),
    )
    op.create_table(
        "book_entry",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("client_book_id", sa.String(length=64), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=True),
        sa.Column("lent_until", sa.Date(), nullable=True),
        sa.Column("sort_name", sa.String(length=400), nullable=False),
        sa.Column("birth_month_day", sa.SmallInteger(), nullable=True),
        sa.Column("last_contact_at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("last_purchase_at", storage.columns.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_book_entry_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "client_book_id"],
            ["client_book.legal_entity", "client_book.client_book_id"],
            name=op.f("fk_book_entry_client_book"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "account_number", "personnel_number", name=op.f("pk_book_entry")),
        sa.UniqueConstraint(
            "legal_entity", "account_number", "place", name=op.f("uq_book_entry_legal_entity_account_number_place")
        ),
    )
    with op.batch_alter_table("book_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_book_entry_legal_entity_personnel_number_birth_month_day"),
            ["legal_entity", "personnel_number", "birth_month_day"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_book_entry_legal_entity_personnel_number_last_contact_at"),
            ["legal_entity", "personnel_number", "last_contact_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_book_entry_legal_entity_personnel_number_sort_name"),
            ["legal_entity", "personnel_number", "sort_name"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("book_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_book_entry_legal_entity_personnel_number_sort_name"))
        batch_op.drop_index(batch_op.f("ix_book_entry_legal_entity_personnel_number_last_contact_at"))
        batch_op.drop_index(batch_op.f("ix_book_entry_legal_entity_personnel_number_birth_month_day"))

    op.drop_table("book_entry")
    op.drop_table("store_address_book")
    with op.batch_alter_table("purchase", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_purchase_legal_entity_account_number_at"))

    op.drop_table("purchase")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_legal_entity_account_number_at"))

    op.drop_table("note")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_legal_entity_personnel_number_due_on"))
        batch_op.drop_index(batch_op.f("ix_follow_up_legal_entity_account_number_due_on"))

    op.drop_table("follow_up")
    with op.batch_alter_table("customer_name_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_name_key_legal_entity_account_number"))

    op.drop_table("customer_name_key")
    with op.batch_alter_table("customer_attribute", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_attribute_legal_entity_attribute_value"))

    op.drop_table("customer_attribute")
    with op.batch_alter_table("customer_address_book", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_address_book_legal_entity_address_book"))

    op.drop_table("customer_address_book")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_legal_entity_personnel_number"))

    op.drop_table("conversation")
    op.drop_table("client_book")
    op.drop_table("associate_store")
    with op.batch_alter_table("associate_address_book", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_associate_address_book_legal_entity_address_book"))

    op.drop_table("associate_address_book")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activity_legal_entity_account_number_at"))

    op.drop_table("activity")
    op.drop_table("store")
    op.drop_table("number_sequence")
    with op.batch_alter_table("customer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_legal_entity_sort_name"))

    op.drop_table("customer")
    op.drop_table("associate")
    op.drop_table("address_book")
    with op.batch_alter_table("processed_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_processed_message_legal_entity_at"))

    op.drop_table("processed_message")
    op.drop_table("legal_entity")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_legal_entity_personnel_number_turn_id"))
        batch_op.drop_index(batch_op.f("ix_change_legal_entity_account_number_change_id"))

    op.drop_table("change")
