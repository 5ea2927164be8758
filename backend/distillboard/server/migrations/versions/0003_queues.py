"""Queues that can be paused and put in order, workers that drain, tokens with roles, keys that expire."""

from datetime import UTC

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NANOSECONDS = 1_000_000_000
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    # No batch on SQLite: it would drop the old table, and with it, by the foreign keys, all that belongs to its rows.
    op.add_column("runs", sa.Column("rank", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("runs", sa.Column("pause_requested", sa.Boolean(), nullable=False, server_default=sa.false()))
    _rank_by_age()
    op.drop_index("ix_runs_waiting", "runs")
    op.create_index("ix_runs_waiting", "runs", ["queue", "state", "priority", "rank", "id"], unique=False)
    op.add_column("workers", sa.Column("draining", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(op.f("ix_idempotency_keys_created"), "idempotency_keys", ["created"], unique=False)
    op.create_table(
        "paused_queues",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_paused_queues")),
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("prefix", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("pass_digest", sa.String(length=64), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("expires", _MOMENT, nullable=True),
        sa.Column("last_used", _MOMENT, nullable=True),
        sa.Column("revoked", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("digest", name=op.f("uq_tokens_digest")),
        sa.UniqueConstraint("pass_digest", name=op.f("uq_tokens_pass_digest")),
    )


def _rank_by_age() -> None:
    """Give the rows that are there the rank they would have got: when they were queued."""
    runs = sa.table("runs", sa.column("id", sa.String), sa.column("queued", _MOMENT), sa.column("rank", sa.BigInteger))
    connection = op.get_bind()
    found = connection.execute(sa.select(runs.c.id, runs.c.queued)).all()
    # SQLite gives a moment back without its zone, which is UTC.
    aged = [(run_id, queued if queued.tzinfo else queued.replace(tzinfo=UTC)) for run_id, queued in found]
    ranks = [{"run": run_id, "rank": int(queued.timestamp() * _NANOSECONDS)} for run_id, queued in aged]
    if ranks:
        update = runs.update().where(runs.c.id == sa.bindparam("run"))
        connection.execute(update.values(rank=sa.bindparam("rank")), ranks)


def downgrade() -> None:
    op.drop_table("tokens")
    op.drop_table("paused_queues")
    op.drop_index(op.f("ix_idempotency_keys_created"), "idempotency_keys")
    op.drop_column("workers", "draining")
    op.drop_index("ix_runs_waiting", "runs")
    op.create_index("ix_runs_waiting", "runs", ["queue", "state", "priority", "queued", "id"], unique=False)
    op.drop_column("runs", "pause_requested")
    op.drop_column("runs", "rank")
