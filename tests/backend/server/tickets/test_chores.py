"""What nobody will ask for again is forgotten, and nothing else."""

from datetime import timedelta

import pytest
from distillboard.server.kit.base import utc_now
from distillboard.server.runs import service as runs
from distillboard.server.runs.models import IdempotencyKey
from distillboard.server.tickets import chores
from distillboard.server.workers.models import Worker
from sqlalchemy import select
from support.rows import RECIPES, SPEC, create_catalogue


@pytest.fixture
def submit(database):
    def create(key):
        with database.writing() as session:
            return runs.create(session, RECIPES, SPEC, key)

    with database.writing() as session:
        create_catalogue(session)
    return create


def test_an_idempotency_key_expires(context, database, submit):
    first, _ = submit("old")
    submit("new")
    with database.writing() as session:
        session.get_one(IdempotencyKey, "old").created = utc_now() - chores.KEYS_KEPT - timedelta(minutes=1)
    assert submit("old") == (first, False)
    chores.forget(context)
    with database.reading() as session:
        assert list(session.scalars(select(IdempotencyKey.key))) == ["new"]
    again, is_new = submit("old")
    assert is_new
    assert again.id != first.id


def test_a_worker_that_is_gone_for_long_is_forgotten(context, database):
    with database.writing() as session:
        for name, days in (("gone", 8), ("silent", 6)):
            session.add(Worker(name=name, report={}, last_seen=utc_now() - timedelta(days=days)))
    chores.forget(context)
    with database.reading() as session:
        assert list(session.scalars(select(Worker.name))) == ["silent"]
