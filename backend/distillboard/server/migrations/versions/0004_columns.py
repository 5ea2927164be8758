"""Curves as columns: batches are folded into one chain of points per key."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event_batches", sa.Column("folded", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE event_batches SET folded = (points = 0)")
    op.create_index(
        "ix_event_batches_unfolded",
        "event_batches",
        ["run_id", "revision"],
        unique=False,
        sqlite_where=sa.text("folded IS 0"),
        postgresql_where=sa.text("folded IS false"),
    )
    op.create_table(
        "metric_axes",
        sa.Column("run_id", sa.String(length=16), nullable=False),
        sa.Column("segment", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("last_revision", sa.BigInteger(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("high_step", sa.BigInteger(), nullable=False),
        sa.Column("steps", sa.LargeBinary(), nullable=False),
        sa.Column("times", sa.LargeBinary(), nullable=False),
        sa.Column("epochs", sa.LargeBinary(), nullable=False),
        sa.Column("revisions", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_metric_axes_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "segment", "number", name=op.f("pk_metric_axes")),
    )
    op.create_table(
        "metric_columns",
        sa.Column("run_id", sa.String(length=16), nullable=False),
        sa.Column("slot", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("segment", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("axis", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_metric_columns_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "slot", "segment", name=op.f("pk_metric_columns")),
    )


def downgrade() -> None:
    op.drop_table("metric_columns")
    op.drop_table("metric_axes")
    op.drop_index("ix_event_batches_unfolded", "event_batches")
    op.drop_column("event_batches", "folded")
