"""A run that two processes train together, through real Redis, API, worker and trainer."""

import psutil
import pytest
from distillboard.client.client import Client
from distillboard.contracts.states import RunState
from distillboard.up.stack import running_stack, settings_from
from integration.conftest import trainer_of
from support.waiting import wait_until

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(1200)]

PATIENCE = 600


@pytest.fixture(scope="module")
def stack(home):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISTILLBOARD_CPU_RANKS", "2")
        with running_stack(settings_from(home=home, port=0)) as stack:
            yield stack


@pytest.fixture
def client(stack):
    with Client(stack.url) as client:
        yield client


def test_it_reports_like_any_other(client):
    run = client.runs.wait(client.runs.create({"recipe": "tiny-fgd"}).id, timeout=PATIENCE, interval=0.1)
    assert run.state is RunState.SUCCEEDED, run.reason
    assert run.facts["device/count"] == 2
    steps = [point[0] for point in client.runs.series(run.id, "loss/total", max_points=10_000).points]
    assert steps == sorted(set(steps))
    assert steps[-1] == run.progress.total_steps
    assert client.runs.evaluations(run.id).evaluations


def test_a_cancel_leaves_none_of_its_processes(client, stack):
    run = client.runs.create({"recipe": "tiny-fgd", "schedule": {"epochs": 1000}}).id
    wait_until(lambda: "loss/total" in client.runs.get(run).summary, "the training reports its loss", PATIENCE)
    trainer = trainer_of(stack, run)
    below = [one for one in trainer.children(recursive=True) if "distillboard_worker.rank" in one.cmdline()]
    assert len(below) == 1
    client.runs.cancel(run)
    client.runs.wait(run, timeout=PATIENCE, interval=0.1)
    assert not psutil.wait_procs([trainer, *below], timeout=30)[1]
