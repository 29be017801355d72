"""whether Customer Insights was validated"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "insights_setup",
        sa.Column("legal_entity", sa.String(length=32), nullable=False),
        sa.Column("setup", sa.String(length=64), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("at", storage.columns.Instant(timezone=True), nullable=False),
        sa.Column("personnel_number", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("legal_entity", name=op.f("pk_insights_setup")),
    )


def downgrade() -> None:
    op.drop_table("insights_setup")
