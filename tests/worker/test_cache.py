"""The cache of uploaded files has a bound: what was used longest ago goes first, and nothing that is in use."""

import hashlib
import os

import pytest
from distillboard_worker.cache import Cache


def digest_of(name):
    return hashlib.sha256(name.encode()).hexdigest()


def put(folder, name, size, used):
    """A file of the cache that was used at a moment, by a run that has ended."""
    with Cache(folder) as cache:
        path = cache.file(digest_of(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)
    os.utime(folder / "uses" / digest_of(name), (used, used))
    return path


def put_images(folder, name, size, used):
    with Cache(folder) as cache:
        path = cache.images(digest_of(name))
        (path / "deep").mkdir(parents=True)
        (path / "deep" / "a.png").write_bytes(b"x" * size)
    os.utime(folder / "uses" / digest_of(name), (used, used))
    return path


def test_what_was_used_longest_ago_goes_first(tmp_path):
    old, older, newest = put(tmp_path, "a", 40, 200), put_images(tmp_path, "b", 40, 100), put(tmp_path, "c", 40, 300)
    with Cache(tmp_path, 90) as cache:
        cache.make_room()
        assert (older.exists(), old.exists(), newest.exists()) == (False, True, True)
        assert list(older.parent.iterdir()) == []
        cache.make_room(50)
        assert (old.exists(), newest.exists()) == (False, True)
        assert [path.name for path in (tmp_path / "uses").iterdir()] == [digest_of("c")]


def test_what_a_run_uses_stays_though_it_is_too_much(tmp_path):
    used, other = put(tmp_path, "a", 40, 100), put(tmp_path, "b", 40, 200)
    with Cache(tmp_path, 10) as running, Cache(tmp_path, 10) as coming:
        assert running.file(digest_of("a")) == used
        coming.make_room()
        assert (used.exists(), other.exists()) == (True, False)
    with Cache(tmp_path, 10) as cache:
        cache.make_room()
    assert not used.exists()


def test_using_something_makes_it_young_again(tmp_path):
    first, second = put(tmp_path, "a", 40, 100), put(tmp_path, "b", 40, 200)
    with Cache(tmp_path) as cache:
        cache.file(digest_of("a"))
    with Cache(tmp_path, 50) as cache:
        cache.make_room()
    assert (first.exists(), second.exists()) == (True, False)


def test_what_a_killed_worker_left_half_fetched_goes_too(tmp_path):
    partial = tmp_path / "datasets" / "uploaded" / f"{digest_of('a')}.partial"
    partial.mkdir(parents=True)
    (partial / "a.png").write_bytes(b"x" * 40)
    (tmp_path / "blobs").mkdir()
    chunk = tmp_path / "blobs" / f".{digest_of('b')}.17-42.partial"
    chunk.write_bytes(b"x" * 40)
    with Cache(tmp_path, 10) as cache:
        cache.make_room()
    assert (partial.exists(), chunk.exists()) == (False, False)


@pytest.mark.parametrize("limit", [None, 1000])
def test_nothing_goes_within_the_limit(tmp_path, limit):
    kept = put(tmp_path, "a", 40, 100)
    made = tmp_path / "datasets" / "shapes-1"
    made.mkdir(parents=True)
    with Cache(tmp_path, limit) as cache:
        cache.make_room(10)
    assert kept.exists()
    assert made.exists()
