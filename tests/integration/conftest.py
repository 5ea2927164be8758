"""The embedded stack as users have it, on a home of its own and a free port."""

from pathlib import Path

import psutil
import pytest
from distillboard.client.client import Client
from distillboard.up.stack import running_stack, settings_from


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def short_leases():
    """A claim is given up after seconds, so that a test need not wait a minute for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISTILLBOARD_LEASE_SECONDS", "6")
        yield


@pytest.fixture(scope="module")
def stack(home, short_leases):
    with running_stack(settings_from(home=home, port=0)) as stack:
        yield stack


@pytest.fixture(scope="module")
def client(stack):
    with Client(stack.url) as client:
        yield client


def pid_of(stack, name):
    return next(child.process.pid for child in stack.children if child.name == name)


def processes_of(stack):
    """Everything that runs because of a stack, trainers and their children included."""
    children = [psutil.Process(child.process.pid) for child in stack.children]
    return children + [process for child in children for process in child.children(recursive=True)]


def trainers_of(stack):
    worker = psutil.Process(pid_of(stack, "the worker"))
    return [process for process in worker.children() if "distillboard_worker.trainer" in process.cmdline()]


def trainer_of(stack, run):
    """The process that trains ``run``: it writes into the run's folder."""
    for process in trainers_of(stack):
        if any(Path(file.path).parent.name.startswith(f"{run}-") for file in process.open_files()):
            return process
    return None
