"""What a training takes from its machine, and that a GPU whose driver says nothing is left out."""

import pytest
import torch
from distillboard_worker.detection.hooks.system import SystemHook
from distillboard_worker.reporting import MemoryReporter


def test_the_processor_and_its_memory_are_sampled():
    sample = SystemHook(MemoryReporter())._sample()
    assert sample["sys/memory_bytes"] > 2**20
    assert sample["sys/cpu_percent"] >= 0
    assert {"sys/gpu_memory_bytes", "sys/gpu_percent"} & set(sample) == set() or torch.cuda.is_available()


@pytest.mark.skipif(torch.cuda.is_available(), reason="asks a driver that is not there")
def test_a_driver_that_does_not_answer_is_asked_once():
    hook = SystemHook(MemoryReporter())
    hook._measures_gpu = True
    assert hook._gpu() == {}
    assert not hook._measures_gpu


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_a_gpu_says_how_busy_it_is():
    torch.zeros(1, device="cuda")
    sample = SystemHook(MemoryReporter())._sample()
    assert 0 <= sample.get("sys/gpu_percent", 0) <= 100
