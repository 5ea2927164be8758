"""Sweeps that draw their combinations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("sweeps", sa.Column("drawing", _DOCUMENT, nullable=True))


def downgrade() -> None:
    op.drop_column("sweeps", "drawing")
