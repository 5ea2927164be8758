"""The other ranks of a training, seen from the first."""

import threading

import pytest
from distillboard_worker import ranks
from distillboard_worker.jobs import TrainerJob
from distillboard_worker.ranks import Ranks
from worker.fake_api import HERE, create_claim


def create_job(folder, notes, count=2):
    return TrainerJob(claim=create_claim(notes=notes), run_dir=folder, cache_dir=folder, ranks=count)


@pytest.fixture(autouse=True)
def _engines(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(HERE))


def test_a_rank_has_its_own_folder_below_the_shared_one(tmp_path):
    first = create_job(tmp_path, "steps")
    second = first.of_rank(1)
    assert (second.rank, second.ranks) == (1, 2)
    assert second.run_dir == tmp_path / "rank-1"
    assert first.shared_dir == second.shared_dir == tmp_path


def test_ranks_that_do_their_part_are_no_trouble(tmp_path):
    others = Ranks(create_job(tmp_path, "steps", 3), "fake_engine", pytest.fail)
    others.join()
    assert others.dead() is None
    others.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rank-1", "rank-2"]


def test_a_rank_that_dies_is_named_and_told_to_a_training_that_waits(tmp_path, monkeypatch):
    monkeypatch.setattr(ranks, "GLANCE", 0.01)
    monkeypatch.setattr(ranks, "PATIENCE", 0.01)
    told, heard = [], threading.Event()

    def stuck(sentence):
        told.append(sentence)
        heard.set()

    others = Ranks(create_job(tmp_path, "alone"), "fake_engine", stuck)
    assert heard.wait(30)
    assert told == [others.dead()] == ["Rank 1 of 2 ended with status 3; the log says why."]
    others.close()
