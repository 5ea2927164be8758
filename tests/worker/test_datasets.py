"""An uploaded data set comes to the worker once, by its digests; one by path has to be what was registered."""

import hashlib
import json
from pathlib import Path

import pytest
from distillboard.contracts.catalogue import CocoFiles, DatasetDocument, ImageFile, ImageList, ModelDocument, Weights
from distillboard.contracts.leases import Claim
from distillboard.contracts.spec import JobSpec
from distillboard_worker.api import AwayError, RefusedError
from distillboard_worker.cache import Cache
from distillboard_worker.datasets import Shipments, with_local_files
from distillboard_worker.inputs import prepare
from distillboard_worker.reporting import RunFailed


class Store:
    """Bytes by their digests, as the API has them."""

    def __init__(self):
        self.content: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.away = False

    def put(self, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self.content[digest] = content
        return digest

    def fetch(self, path, target):
        self.asked.append(path)
        if self.away:
            raise AwayError("no answer")
        digest = path.removeprefix("/blobs/")
        if digest not in self.content:
            raise RefusedError("no such bytes")
        target.write_bytes(self.content[digest])


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def cache(tmp_path):
    with Cache(tmp_path / "cache") as cache:
        yield cache


def uploaded(store, names=("a.png", "deep/b.png")) -> CocoFiles:
    files = {name: ImageFile(sha256=store.put(name.encode()), size=len(name)) for name in names}
    listed = store.put(ImageList(files=files).model_dump_json().encode())
    return CocoFiles(annotations=f"sha256:{store.put(b'{}')}", images=f"sha256:{listed}")


def test_files_come_once_and_lie_under_their_names(store, cache):
    files = uploaded(store)
    for _ in range(2):
        local = Shipments(store, cache).bring("shots", files)
    images = Path(local.images)
    assert images.parent == cache.folder / "datasets" / "uploaded"
    assert (images / "deep" / "b.png").read_text() == "deep/b.png"
    assert Path(local.annotations).read_bytes() == b"{}"
    assert sorted(images.rglob("*.partial")) == []
    assert len(store.asked) == 4


def test_a_shipment_that_was_cut_goes_on(store, cache):
    files = uploaded(store)
    shipments = Shipments(store, cache)
    lost = hashlib.sha256(b"deep/b.png").hexdigest()
    kept = store.content.pop(lost)
    with pytest.raises(RunFailed) as caught:
        shipments.bring("shots", files)
    assert caught.value.code == "dataset_missing"
    store.content[lost], store.asked = kept, []
    shipments.bring("shots", files)
    assert store.asked == [f"/blobs/{lost}"]


def test_an_api_that_is_away_is_no_verdict(store, cache):
    files, store.away = uploaded(store), True
    with pytest.raises(AwayError):
        Shipments(store, cache).bring("shots", files)


def test_whoever_waits_may_go_in_the_middle_of_a_shipment(store, cache):
    def leave():
        raise AwayError("the run was cancelled")

    with pytest.raises(AwayError):
        Shipments(store, cache, leave).bring("shots", uploaded(store))
    assert Path(Shipments(store, cache).bring("shots", uploaded(store)).images).is_dir()


def test_other_bytes_than_stated_are_not_kept(store, cache, tmp_path):
    files = uploaded(store)
    store.content[hashlib.sha256(b"a.png").hexdigest()] = b"other"
    with pytest.raises(RunFailed) as caught:
        Shipments(store, cache).bring("shots", files)
    assert caught.value.code == "dataset_damaged"
    assert not list(tmp_path.rglob("a.png"))


@pytest.mark.parametrize("name", ["../../evil.png", "/root-of-all/evil.png", "a/../../evil.png"])
def test_a_hostile_list_writes_nothing_elsewhere(store, cache, tmp_path, name):
    with pytest.raises(RunFailed) as caught:
        Shipments(store, cache).bring("shots", uploaded(store, [name]))
    assert caught.value.code == "dataset_damaged"
    assert not list(tmp_path.rglob("evil.png"))


def test_annotations_by_path_must_be_what_was_registered(store, cache, tmp_path):
    file = tmp_path / "train.json"
    file.write_text(json.dumps({}))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    files = CocoFiles(annotations=str(file), images=str(tmp_path), annotations_sha256=digest)
    assert Shipments(store, cache).bring("shots", files).annotations == str(file)
    file.write_text("{ }")
    with pytest.raises(RunFailed) as caught:
        Shipments(store, cache).bring("shots", files)
    assert caught.value.code == "dataset_changed"


def test_a_job_has_its_data_set_and_its_weights_on_this_machine(store, cache):
    files = uploaded(store)
    dataset = DatasetDocument(name="shots", classes=["disk"], train=files, val=files)
    claim = with_local_files(Claim.model_construct(dataset=dataset), Shipments(store, cache))
    assert claim.dataset.train == claim.dataset.val
    assert claim.dataset.train is not None
    assert Path(claim.dataset.train.annotations).is_file()
    assert dataset.train == files, "the registered document stays as it is"


@pytest.mark.parametrize(("sha256", "code"), [("0" * 64, "weights_damaged"), (None, "weights_missing")])
def test_weights_by_path_must_be_there_and_be_what_was_registered(store, cache, tmp_path, sha256, code):
    file = tmp_path / "weights.pth"
    if sha256 is not None:
        file.write_bytes(b"weights")
    model = ModelDocument(name="m", config={}, classes=["disk"], weights=Weights(path=str(file), sha256=sha256))
    spec = JobSpec.model_validate({"dataset": "shots", "student": {"model": "m", "weights": "own"}})
    dataset = DatasetDocument(name="shots", classes=["disk"], builtin="shapes")
    claim = Claim(
        run="r",
        name="r",
        attempt=1,
        token="t",
        lease_seconds=60,
        spec=spec,
        student=model,
        teacher=None,
        dataset=dataset,
    )
    with pytest.raises(RunFailed) as caught:
        prepare(store, claim, tmp_path / "run", cache)
    assert caught.value.code == code


def test_room_is_made_before_images_come(store, tmp_path):
    first, second = uploaded(store, ["a.png" * 20]), uploaded(store, ["b.png" * 20])
    with Cache(tmp_path, 400) as cache:
        old = Path(Shipments(store, cache).bring("shots", first).images)
    with Cache(tmp_path, 400) as cache:
        new = Path(Shipments(store, cache).bring("shots", second).images)
        cache.make_room()
        assert (old.exists(), new.exists()) == (False, True)
