"""Versions of the catalogue that are put away."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("catalogue_entries", sa.Column("archived", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("catalogue_entries", "archived")
