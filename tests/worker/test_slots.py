"""Slots follow the GPUs that are there and may be used, or the processor."""

import pytest
from distillboard.contracts.leases import Device
from distillboard_worker import slots
from distillboard_worker.slots import FreeSlots, find_slots


def create_gpus(monkeypatch, count):
    def find(visible):
        found = [
            (Device(kind="cuda", name="GPU", index=i), {"CUDA_VISIBLE_DEVICES": f"GPU-{i}abc"}) for i in range(count)
        ]
        return found if visible is None else slots._chosen(found, visible)

    monkeypatch.setattr(slots, "_gpus", find)


def names(found):
    return [slot.environment.get("CUDA_VISIBLE_DEVICES") for slot in found]


def test_one_slot_on_the_processor_where_there_is_no_gpu(monkeypatch):
    create_gpus(monkeypatch, 0)
    (slot,) = find_slots()
    assert (slot.device.kind, slot.environment) == ("cpu", {})
    assert slot.device.memory_bytes > 0


def test_one_slot_per_gpu_each_with_its_own(monkeypatch):
    create_gpus(monkeypatch, 3)
    assert names(find_slots()) == ["GPU-0abc", "GPU-1abc", "GPU-2abc"]
    assert [slot.index for slot in find_slots()] == [0, 1, 2]


@pytest.mark.parametrize(
    ("visible", "expected"),
    [
        ("2,0", ["GPU-2abc", "GPU-0abc"]),
        ("GPU-1", ["GPU-1abc"]),
        ("0,9,1", ["GPU-0abc"]),
        ("MIG-7", ["MIG-7"]),
    ],
)
def test_only_gpus_this_worker_may_use(monkeypatch, visible, expected):
    create_gpus(monkeypatch, 3)
    assert names(find_slots(None, visible)) == expected


def test_no_visible_gpu_means_the_processor(monkeypatch):
    create_gpus(monkeypatch, 3)
    assert find_slots(None, "")[0].device.kind == "cpu"


def test_a_wanted_number_shares_the_devices_in_turn(monkeypatch):
    create_gpus(monkeypatch, 2)
    assert names(find_slots(3)) == ["GPU-0abc", "GPU-1abc", "GPU-0abc"]


def test_a_slot_may_have_several_gpus_and_only_full_ones_are_made(monkeypatch):
    create_gpus(monkeypatch, 5)
    found = find_slots(None, None, 2)
    assert names(found) == ["GPU-0abc,GPU-1abc", "GPU-2abc,GPU-3abc"]
    assert [(slot.device.index, slot.device.count) for slot in found] == [(0, 2), (2, 2)]


def test_a_machine_with_fewer_gpus_than_a_slot_says_so(monkeypatch):
    create_gpus(monkeypatch, 1)
    with pytest.raises(ValueError, match="DISTILLBOARD_GPUS_PER_SLOT is 2, and this worker sees 1 GPUs"):
        find_slots(None, None, 2)


def test_without_gpus_the_processor_is_one_slot_whatever_its_size(monkeypatch):
    create_gpus(monkeypatch, 0)
    assert [slot.device.count for slot in find_slots(None, None, 4)] == [1]


def test_what_this_machine_has_is_found():
    assert len(find_slots()) >= 1


def test_slots_are_taken_and_come_back(monkeypatch):
    create_gpus(monkeypatch, 2)
    free = FreeSlots(find_slots())
    with free.take() as one:
        with free.take() as two, free.take() as three:
            assert {one.index, two.index} == {0, 1}
            assert three is None
        with free.take() as again:
            assert again is not None


@pytest.mark.parametrize(
    ("label", "cpu"), [("2.13.0+cpu", True), ("2.13.0", False), ("2.13.0+cu130", False), ("", False)]
)
def test_a_cpu_build_of_torch_makes_no_slots_of_gpus(label, cpu):
    assert slots.is_built_for_cpu(label) is cpu
