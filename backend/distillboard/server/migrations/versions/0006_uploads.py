"""Uploads in chunks; what a checkpoint is measured by."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("updated", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("digest", "size", name=op.f("uq_uploads_digest_size")),
    )
    op.create_index(op.f("ix_uploads_updated"), "uploads", ["updated"], unique=False)
    op.create_index(op.f("ix_blobs_created"), "blobs", ["created"], unique=False)
    op.add_column("artifacts", sa.Column("epoch", sa.Integer(), nullable=True))
    op.add_column("artifacts", sa.Column("value", sa.Double(), nullable=True))


def downgrade() -> None:
    op.drop_column("artifacts", "value")
    op.drop_column("artifacts", "epoch")
    op.drop_index(op.f("ix_blobs_created"), "blobs")
    op.drop_index(op.f("ix_uploads_updated"), "uploads")
    op.drop_table("uploads")
