"""what was not understood"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "miss",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("miss_id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("kept_as", sa.String(length=64), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("last_at", storage.columns.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("legal_entity", "miss_id", name=op.f("pk_miss")),
    )
    op.create_index(op.f("ix_miss_legal_entity_last_at"), "miss", ["legal_entity", "last_at"])


def downgrade() -> None:
    op.drop_table("miss")
