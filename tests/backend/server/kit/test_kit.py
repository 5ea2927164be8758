"""The small things that every room uses."""

import math
import re

import pytest
from distillboard.contracts.spec import JobSpec
from distillboard.server.errors import Malformed
from distillboard.server.kit import outbox
from distillboard.server.kit.base import utc_now
from distillboard.server.kit.ids import new_id, new_name, new_token
from distillboard.server.kit.pages import decode_cursor, encode_cursor
from distillboard.server.kit.text import canonical, clean, digest, find_unstorable
from distillboard.server.kit.upsert import insert_unless_there
from distillboard.server.workers.models import Worker


def test_ids_are_short_safe_and_differ():
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch(r"[0-9a-z]{14}", one) for one in ids)


def test_ids_sort_by_age(monkeypatch: pytest.MonkeyPatch):
    moments = iter([1_700_000_000_000_000_000, 1_700_000_000_001_000_000, 1_900_000_000_000_000_000])
    monkeypatch.setattr("time.time_ns", lambda: next(moments))
    ids = [new_id() for _ in range(3)]
    assert ids == sorted(ids)


def test_names_fit_the_spec():
    assert JobSpec.model_validate({"dataset": "d", "student": {"model": "m"}, "name": new_name()})


def test_tokens_are_long_and_safe():
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", new_token())


def test_a_cursor_comes_back():
    place = ["abc", 3, [1.5, None, "größe"]]
    assert decode_cursor(encode_cursor(place)) == place


@pytest.mark.parametrize("rubbish", ["", "x", "%%%", "bnVsbA", "e30", "é"])
def test_rubbish_is_no_cursor(rubbish):
    with pytest.raises(Malformed):
        decode_cursor(rubbish)


def test_a_digest_does_not_depend_on_the_order_of_keys():
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest({"a": 1}) != digest({"a": 1.5})


def test_what_is_not_json_has_no_canonical_form():
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical({"a": math.nan})


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({"a": {"b": ["ok", "no\x00"]}}, "a.b.1"),
        ({"a": math.inf}, "a"),
        ({"a": "\ud800"}, "a"),
        ({"a\x00": 1}, "key"),
    ],
)
def test_what_no_database_keeps_is_found(document, field):
    assert find_unstorable(document).field == field


def test_everything_else_is_fine():
    assert find_unstorable({"a": [1, 2.5, None, True, "größe 🙂"]}) is None


def test_clean_text_has_no_nul():
    assert clean("a\x00b") == "a\ufffdb"


def test_an_outbox_is_emptied_by_taking(sqlite_database):
    with sqlite_database.writing() as session:
        outbox.ticket(session, "q")
        assert outbox.take(session) == outbox.Outbox(queues=["q"])
        assert outbox.take(session) == outbox.Outbox()


def test_an_insert_gives_way_to_what_is_there(database):
    row = {"name": "w", "report": {}, "last_seen": utc_now()}
    with database.writing() as session:
        assert insert_unless_there(session, Worker, row, ["name"])
        assert not insert_unless_there(session, Worker, {**row, "report": {"a": 1}}, ["name"])
        assert session.get_one(Worker, "w").report == {}
