"""which ends of secrets administrators were told of"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "secret_announcement",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=300), nullable=False),
        sa.Column("expires_on", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("days", sa.SmallInteger(), nullable=False),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("legal_entity", "reference", "expires_on", "days", name=op.f("pk_secret_announcement")),
    )


def downgrade() -> None:
    op.drop_table("secret_announcement")
