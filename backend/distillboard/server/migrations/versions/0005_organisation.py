"""Projects, labels that can be edited, archive and trash; what runs are searched by, in rows of its own."""

import json
import math
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_MOMENT = sa.DateTime(timezone=True)
_LABELS = {"name", "tags", "notes", "project"}
_MOST_VALUES, _LONGEST_KEY, _LONGEST_TEXT, _DEEPEST = 1000, 300, 1000, 16


def upgrade() -> None:
    projects = op.create_table(
        "projects",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("archived", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
        sa.UniqueConstraint("name", name=op.f("uq_projects_name")),
    )
    default = {"id": "default", "name": "default", "description": "", "created": sa.func.now()}
    op.execute(projects.insert().values(default))
    _extend_runs()
    op.create_table(
        "run_tags",
        sa.Column("run_id", sa.String(length=16), nullable=False),
        sa.Column("tag", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_run_tags_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "tag", name=op.f("pk_run_tags")),
    )
    op.create_index(op.f("ix_run_tags_tag_run_id"), "run_tags", ["tag", "run_id"], unique=False)
    op.create_table(
        "run_values",
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("run_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Double(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_run_values_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "run_id", name=op.f("pk_run_values")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_run_values_run_id"), "run_values", ["run_id"], unique=False)
    op.create_index("ix_run_metrics_key_run_id", "run_metrics", ["key", "run_id"], unique=False)
    _fill()


def _extend_runs() -> None:
    # SQLite adds a column with a foreign key only where it may be NULL, and only in its own words; a batch would drop
    # the old table, and with it, by the foreign keys, all that belongs to its rows.
    reference = "CONSTRAINT fk_runs_project_id REFERENCES projects (id)"
    op.execute(f"ALTER TABLE runs ADD COLUMN project_id VARCHAR(16) {reference}")
    op.execute("UPDATE runs SET project_id = 'default'")
    op.add_column("runs", sa.Column("notes", sa.Text(), nullable=False, server_default=""))
    op.add_column("runs", sa.Column("archived", _MOMENT, nullable=True))
    op.add_column("runs", sa.Column("deleted", _MOMENT, nullable=True))
    listed = ["deleted", "archived", "created", "id", "engine", "state", "project_id"]
    op.drop_index("ix_runs_newest", "runs")
    op.create_index("ix_runs_listed", "runs", listed, unique=False)
    op.create_index(op.f("ix_runs_project_id"), "runs", ["project_id"], unique=False)


def _fill() -> None:
    """Give the runs that are there their labels and values."""
    names = ("id", "engine")
    documents = [sa.column(name, DOCUMENT) for name in ("spec", "inputs", "facts")]
    runs = sa.table("runs", *(sa.column(name, sa.String) for name in names), sa.column("notes", sa.Text), *documents)
    tags = sa.table("run_tags", sa.column("run_id"), sa.column("tag"))
    values = sa.table("run_values", *(sa.column(name) for name in ("run_id", "key", "number", "text")))
    connection = op.get_bind()
    for row in connection.execute(sa.select(runs)).all():
        own_tags = sorted(set(row.spec.get("tags", [])))
        if own_tags:
            connection.execute(tags.insert(), [{"run_id": row.id, "tag": tag} for tag in own_tags])
        if row.spec.get("notes"):
            connection.execute(runs.update().where(runs.c.id == row.id).values(notes=row.spec["notes"]))
        found = list(_values(row))
        if found and row.engine != "preflight":
            connection.execute(values.insert(), [{"run_id": row.id, **value} for value in found])


def _values(row: Any) -> Iterator[dict[str, Any]]:
    spec = {key: value for key, value in row.spec.items() if key not in _LABELS}
    leaves = dict(_leaves({**spec, "inputs": row.inputs, "facts": row.facts}, "", 0))
    for key, value in list(leaves.items())[:_MOST_VALUES]:
        is_number = not isinstance(value, str)
        yield {"key": key, "number": value if is_number else None, "text": None if is_number else value}


def _leaves(document: dict[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, float | str]]:
    for key, value in document.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _leaves(value, f"{path}.", depth + 1)
        elif value is not None and len(path) <= _LONGEST_KEY:
            yield path, _searched(value)


def _searched(value: Any) -> float | str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            if math.isfinite(float(value)):
                return float(value)
        except OverflowError:  # an integer that no double holds
            pass
        return str(value)[:_LONGEST_TEXT]
    if not isinstance(value, str):
        value = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return str(value[:_LONGEST_TEXT])


def downgrade() -> None:
    op.drop_index("ix_run_metrics_key_run_id", "run_metrics")
    op.drop_table("run_values")
    op.drop_table("run_tags")
    op.drop_index(op.f("ix_runs_project_id"), "runs")
    op.drop_index("ix_runs_listed", "runs")
    op.create_index("ix_runs_newest", "runs", ["created", "id"], unique=False)
    for column in ("deleted", "archived", "notes", "project_id"):
        op.drop_column("runs", column)
    op.drop_table("projects")
