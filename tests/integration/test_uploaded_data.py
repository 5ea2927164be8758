"""A data set that a user uploads is trained on by a worker that sees none of the user's folders."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from distillboard.contracts.states import RunState
from distillboard_worker.data.shapes import ensure_shapes
from support.waiting import wait_until

pytestmark = [pytest.mark.integration, pytest.mark.slow, pytest.mark.timeout(900)]

PATIENCE = 600
BRIEF = {"schedule": {"epochs": 1, "batch_size": 8, "warmup_steps": 1}, "evaluation": {"interval": 1}}


@pytest.fixture(scope="module")
def short_leases():
    """The worker keeps one byte of uploads beyond what its runs use."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISTILLBOARD_CACHE_LIMIT_BYTES", "1")
        yield


def upload(client, folder):
    """Register pictures of the user's own with the command line, then take them away."""
    files = ensure_shapes(folder, seed=7, train=24, val=8)
    program = Path(sys.executable).with_name("distillboard")
    places = ["--train", files.train_annotations, "--val", files.val_annotations]
    places += ["--images", files.train_images, "--val-images", files.val_images]
    told = subprocess.run(
        [program, "dataset", "add", "screws", *places, "--upload"],
        env={**os.environ, "DISTILLBOARD_URL": client.url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    shutil.rmtree(folder)


def test_an_uploaded_data_set_is_fetched_trained_on_and_evaluated(client, home, tmp_path):
    upload(client, tmp_path / "mine")
    images = client.datasets.get("screws").document.train.images
    assert images.startswith("sha256:")
    run = client.runs.wait(
        client.runs.create({"recipe": "tiny-fgd", "dataset": "screws", **BRIEF}).id, timeout=PATIENCE
    )
    assert run.state is RunState.SUCCEEDED, run.reason
    assert run.inputs is not None
    assert (run.inputs.dataset, run.inputs.dataset_version) == ("screws", 1)
    assert run.progress.total_steps == 3
    (evaluation,) = client.runs.evaluations(run.id).evaluations
    assert set(evaluation.classes) == set(client.datasets.get("screws").document.classes)

    uploaded = home / "cache" / "datasets" / "uploaded"
    brought = uploaded / images.removeprefix("sha256:")
    assert len(list(brought.iterdir())) == 24, "what a run uses stays, however small the cache may be"
    following = client.runs.create({"recipe": "tiny-control", "teacher": None, **BRIEF}).id
    wait_until(lambda: not list(uploaded.iterdir()), "another run leaves no room for what nobody uses", PATIENCE)
    client.runs.cancel(following)
