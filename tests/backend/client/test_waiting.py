"""Waiting for runs from a script."""

import pytest


def test_waiting_shows_what_happens(client, capsys):
    with client.runs.reporter(name="watched") as run:
        run.log({"loss/total": 0.5}, step=1)
    seen = []
    ended = client.runs.wait(run.id, progress=True, on_update=seen.append)
    assert ended.state == "succeeded"
    assert [view.id for view in seen] == [run.id]
    assert "watched: succeeded  loss 0.500" in capsys.readouterr().out


def test_one_that_does_not_end_is_named(client):
    run = client.runs.reporter(name="endless")
    with pytest.raises(TimeoutError, match=f"have not ended: {run.id}"):
        client.runs.wait_all([run.id, run.id], timeout=0, interval=0)
    run.end()


def test_a_log_is_followed_to_its_end(client):
    with client.runs.reporter() as run:
        run.say("one")
        run.say("two")
    assert [line.message for line in client.runs.follow_logs(run.id, tail=1)] == ["two"]
