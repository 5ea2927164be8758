import json
from pathlib import Path

import numpy as np
import pytest
from distillboard_worker.detection.maps import Map, Probe, read_maps, write_maps

PROBE = Probe(id=3, picture="probe/3.png", width=64, height=48, boxes=[[1.0, 2.0, 30.0, 40.0]], labels=[1])
FACTS = {"step": 12, "epoch": 3, "classes": ["a", "b"], "levels": [{"name": "P3", "stride": 8}]}


def written(path: Path, *maps: Map) -> Path:
    write_maps(path, FACTS, [PROBE], maps)
    return path


def test_what_is_written_comes_back_within_half_a_quantisation_step(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    spatial = Map(0, "P3", "teacher", "spatial", rng.gamma(0.3, 4.0, (6, 8)).astype(np.float32))
    channel = Map(0, "P3", "student", "channel", rng.normal(1, 0.01, 17).astype(np.float32))
    file = read_maps(written(tmp_path / "a.dbmaps", spatial, channel))
    for before, after in zip((spatial, channel), file.maps, strict=True):
        span = float(before.values.max() - before.values.min())
        assert (after.image, after.level, after.source, after.what) == (0, "P3", before.source, before.what)
        assert np.abs(after.values - before.values).max() <= span / 131070 + 1e-6 * np.abs(before.values).max()


def test_the_bytes_are_as_documented(tmp_path: Path) -> None:
    """Magic, length, header, then uint16 little-endian, row by row, from a multiple of eight."""
    values = np.array([[0, 1], [2, 4]], np.float32)
    data = written(tmp_path / "a.dbmaps", Map(0, "P3", "student", "magnitude", values)).read_bytes()
    assert data[:8] == b"DBMAPS1\n"
    length = int.from_bytes(data[8:12], "little")
    start = 12 + length
    header = json.loads(data[12:start])
    assert start % 8 == 0
    assert header["step"] == 12
    assert header["images"] == [
        {"id": 3, "picture": "probe/3.png", "width": 64, "height": 48, "boxes": [[1.0, 2.0, 30.0, 40.0]], "labels": [1]}
    ]
    entry = header["arrays"][0]
    assert (entry["shape"], entry["offset"], entry["low"], entry["high"]) == ([2, 2], 0, 0.0, 4.0)
    assert np.frombuffer(data[start:], "<u2").tolist() == [0, 16384, 32768, 65535]


def test_a_constant_map_and_values_that_are_not_finite(tmp_path: Path) -> None:
    constant = Map(0, "P3", "student", "channel", np.full(3, 2.5, np.float32))
    broken = Map(0, "P3", "student", "channel", np.array([1, np.nan, 3, np.inf], np.float32))
    first, second = read_maps(written(tmp_path / "a.dbmaps", constant, broken)).maps
    assert first.values.tolist() == [2.5, 2.5, 2.5]
    assert second.values.tolist() == [1, 1, 3, 1]


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.dbmaps").write_bytes(b"something else")
    with pytest.raises(ValueError, match="not a feature maps file"):
        read_maps(tmp_path / "a.dbmaps")
