"""activities and notes are looked for by who made them, and when"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = ("activity", "note")
COLUMNS = ("legal_entity", "personnel_number", "at")


def upgrade() -> None:
    for table in TABLES:
        op.create_index(op.f(f"ix_{table}_{'_'.join(COLUMNS)}"), table, list(COLUMNS))


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(op.f(f"ix_{table}_{'_'.join(COLUMNS)}"), table)
