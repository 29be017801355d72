"""lending, requests to hand customers over, notices"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("book_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lent_by", sa.String(length=64), nullable=True))
        for column in ("lent_by", "lent_until"):
            batch_op.create_index(
                batch_op.f(f"ix_book_entry_legal_entity_{column}"), ["legal_entity", column], unique=False
            )

    op.create_table(
        "hand_over",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("hand_over_id", sa.String(length=64), nullable=False),
        sa.Column("account_number", sa.String(length=64), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_of", sa.String(length=64), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["legal_entity", "account_number"],
            ["customer.legal_entity", "customer.account_number"],
            name=op.f("fk_hand_over_customer"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "hand_over_id", name=op.f("pk_hand_over")),
    )
    with op.batch_alter_table("hand_over", schema=None) as batch_op:
        for column in ("account_number", "asked_of"):
            batch_op.create_index(
                batch_op.f(f"ix_hand_over_legal_entity_{column}"), ["legal_entity", column], unique=False
            )

    op.create_table(
        "notice",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("notice_id", sa.String(length=64), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=False),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("reply", storage.columns.Json(none_as_null=True), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("next_attempt_at", storage.columns.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["legal_entity", "personnel_number"],
            ["associate.legal_entity", "associate.personnel_number"],
            name=op.f("fk_notice_associate"),
        ),
        sa.PrimaryKeyConstraint("legal_entity", "notice_id", name=op.f("pk_notice")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        for column in ("next_attempt_at", "personnel_number"):
            batch_op.create_index(
                batch_op.f(f"ix_notice_legal_entity_{column}"), ["legal_entity", column], unique=False
            )


def downgrade() -> None:
    op.drop_table("notice")
    op.drop_table("hand_over")
    with op.batch_alter_table("book_entry", schema=None) as batch_op:
        for column in ("lent_by", "lent_until"):
            batch_op.drop_index(batch_op.f(f"ix_book_entry_legal_entity_{column}"))
        batch_op.drop_column("lent_by")
