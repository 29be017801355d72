"""customers are found by the words of their notes, and by any spelling of a phone number"""

import sqlalchemy as sa
from alembic import op

from storage.note_words import rows
from storage.rules.contact_keys import email_key, phone_key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

AT_ONCE = 5_000


def upgrade() -> None:
    op.create_table(
        "note_word",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("word", sa.String(length=64), nullable=False),
        sa.Column("note_id", sa.String(length=64), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_note_word_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["legal_entity", "note_id"], ["note.legal_entity", "note.note_id"], name=op.f("fk_note_word_note")
        ),
        sa.PrimaryKeyConstraint("legal_entity", "word", "note_id", name=op.f("pk_note_word")),
    )
    with op.batch_alter_table("note_word", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_note_word_legal_entity_note_id"), ["legal_entity", "note_id"], unique=False
        )
    op.add_column("customer", sa.Column("email_key", sa.String(length=320), nullable=True))
    op.add_column("customer", sa.Column("phone_key", sa.String(length=64), nullable=True))
    op.drop_index(op.f("ix_customer_name_key_legal_entity_account_number"), table_name="customer_name_key")
    op.create_index(
        op.f("ix_customer_name_key_legal_entity_account_number_name_key"),
        "customer_name_key",
        ["legal_entity", "account_number", "name_key"],
        unique=False,
    )
    _fill_words()
    _fill_keys()
    for key in ("email_key", "phone_key"):
        op.create_index(op.f(f"ix_customer_legal_entity_{key}"), "customer", ["legal_entity", key], unique=False)


def _fill_words() -> None:
    connection = op.get_bind()
    note, word = (_table(name) for name in ("note", "note_word"))
    notes = connection.execute(sa.select(note.c.legal_entity, note.c.note_id, note.c.account_number, note.c.text))
    names = ("legal_entity", "word", "note_id", "account_number")
    for some in notes.partitions(AT_ONCE):
        cells = [dict(zip(names, row, strict=True)) for one in some for row in rows(*one)]
        if cells:
            connection.execute(sa.insert(word), cells)


def _fill_keys() -> None:
    connection = op.get_bind()
    customer = _table("customer")
    with_contact = connection.execute(
        sa.select(customer.c.legal_entity, customer.c.account_number, customer.c.phone, customer.c.email).where(
            customer.c.phone.is_not(None) | customer.c.email.is_not(None)
        )
    ).all()
    filling = (
        sa.update(customer)
        .where(customer.c.legal_entity == sa.bindparam("entity"), customer.c.account_number == sa.bindparam("account"))
        .values(phone_key=sa.bindparam("new_phone_key"), email_key=sa.bindparam("new_email_key"))
    )
    for start in range(0, len(with_contact), AT_ONCE):
        connection.execute(
            filling,
            [
                {
                    "entity": one.legal_entity,
                    "account": one.account_number,
                    "new_phone_key": phone_key(one.phone),
                    "new_email_key": email_key(one.email),
                }
                for one in with_contact[start : start + AT_ONCE]
            ],
        )


def _table(name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())


def downgrade() -> None:
    op.drop_index(op.f("ix_customer_name_key_legal_entity_account_number_name_key"), table_name="customer_name_key")
    op.create_index(
        op.f("ix_customer_name_key_legal_entity_account_number"),
        "customer_name_key",
        ["legal_entity", "account_number"],
        unique=False,
    )
    op.drop_index(op.f("ix_customer_legal_entity_phone_key"), table_name="customer")
    op.drop_index(op.f("ix_customer_legal_entity_email_key"), table_name="customer")
    op.drop_column("customer", "phone_key")
    op.drop_column("customer", "email_key")
    op.drop_table("note_word")
