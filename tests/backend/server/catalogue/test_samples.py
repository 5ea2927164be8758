"""Sample images of data sets: uploaded, by path and made ones; pictures of a bounded width."""

import io
import json

import pytest
from distillboard.kit.generated import shapes_folder
from distillboard.server.app import create_app
from distillboard.server.catalogue import samples
from PIL import Image
from pydantic import SecretStr
from support.http import TestClient
from support.pictures import coco, png, write_split
from support.uploading import body

CLASSES = ["disk", "star"]


def by_path(client, folder, name="local", content=None):
    train = write_split(folder, "train", content or coco())
    split = {"annotations": str(train), "images": str(folder)}
    document = {"name": name, "classes": CLASSES, "train": split, "val": split}
    report = {"findings": [], "checked_by": "test"}
    answer = client.post("/api/v1/datasets", json={"document": document, "report": report})
    assert answer.status_code == 201, answer.text


def picture(client, name, file="a.png", split="val", **query):
    return client.get(f"/api/v1/datasets/{name}/splits/{split}/images/{file}", params=query)


def test_an_uploaded_split_shows_its_images_with_their_boxes(database_client):
    database_client.post("/api/v1/datasets", json=body(database_client, coco()))
    sheet = database_client.get("/api/v1/datasets/shots/samples").json()
    assert (sheet["visible"], sheet["reason"], sheet["total"], sheet["split"]) == (True, "", 1, "val")
    (sample,) = sheet["samples"]
    assert (sample["file"], sample["width"], sample["height"], sample["boxes_total"]) == ("a.png", 100, 50, 2)
    box = {"x": 0, "y": 0, "width": 10, "height": 10, "label": "disk", "area": "S"}
    assert sample["boxes"][0] == box
    assert sheet["facts"]["areas"] == {"S": 2, "M": 0, "L": 0}


def test_a_picture_is_a_jpeg_of_a_bounded_width(client):
    client.post("/api/v1/datasets", json=body(client, coco()))
    answer = picture(client, "shots", width=64)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (64, 32))
    with Image.open(io.BytesIO(picture(client, "shots", width=1024).content)) as shown:
        assert shown.size == (100, 50), "it is never made larger"
    assert picture(client, "shots", width=5000).status_code == 422


def test_a_seed_gives_the_same_images_and_a_class_only_its_own(client, tmp_path):
    entries = [{"id": n, "file_name": f"{n}.png", "width": 10, "height": 10} for n in range(1, 40)]
    boxes = [{"id": n, "image_id": n, "category_id": 1 + (n == 7), "bbox": [0, 0, 5, 5]} for n in range(1, 40)]
    by_path(client, tmp_path, content=coco(images=entries, annotations=boxes))

    def shown(**query):
        sheet = client.get("/api/v1/datasets/local/samples", params={"count": 5, **query}).json()
        return [sample["file"] for sample in sheet["samples"]]

    assert shown(seed=3) == shown(seed=3) != shown(seed=4)
    assert shown(label="star") == ["7.png"]
    answer = client.get("/api/v1/datasets/local/samples?label=moon")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_class")


def test_files_by_path_are_shown_while_they_lie_there_and_are_read_anew_when_they_change(client, tmp_path):
    by_path(client, tmp_path)
    assert picture(client, "local").status_code == 200
    (tmp_path / "train.json").write_text(json.dumps(coco(annotations=coco()["annotations"][:1])))
    (sample,) = client.get("/api/v1/datasets/local/samples").json()["samples"]
    assert sample["boxes_total"] == 1
    (tmp_path / "train.json").unlink()
    sheet = client.get("/api/v1/datasets/local/samples").json()
    assert (sheet["visible"], sheet["samples"]) == (False, [])
    assert "this server cannot read" in sheet["reason"]


@pytest.mark.parametrize("name", ["../secret.png", "%2e%2e/secret.png", "link.png", "missing.png", "/etc/passwd", "."])
def test_nothing_outside_of_the_folder_is_shown(client, tmp_path, name):
    inside = tmp_path / "images"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    by_path(client, inside)
    assert picture(client, "local", file=name).status_code == 404


def test_where_a_token_is_set_only_the_named_folders_are_shown(settings, tmp_path):
    shown, hidden = tmp_path / "shown", tmp_path / "hidden"
    shown.mkdir()
    hidden.mkdir()
    token = "a-long-random-text"
    guarded = settings.model_copy(update={"token": SecretStr(token), "data_folders": [shown]})
    headers = {"Authorization": f"Bearer {token}"}
    with TestClient(create_app(guarded), base_url="http://127.0.0.1", headers=headers) as client:
        by_path(client, shown, "shown")
        by_path(client, hidden, "hidden")
        assert client.get("/api/v1/datasets/shown/samples").json()["visible"] is True
        sheet = client.get("/api/v1/datasets/hidden/samples").json()
        assert sheet["visible"] is False
        assert "DISTILLBOARD_DATA_FOLDERS" in sheet["reason"]
        refused = picture(client, "hidden")
        assert (refused.status_code, refused.json()["error"]["code"]) == (409, "files_elsewhere")


@pytest.mark.parametrize("content", [b"no image", png()[:60], b"GIF89a\x01\x00\x01\x00", b""])
def test_a_damaged_image_is_refused_in_a_sentence(client, tmp_path, content):
    by_path(client, tmp_path)
    (tmp_path / "a.png").write_bytes(content)
    answer = picture(client, "local")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "unreadable_image")


def test_an_image_beyond_all_bounds_is_not_decoded(client, tmp_path):
    by_path(client, tmp_path)
    head = png(10, 10)
    (tmp_path / "a.png").write_bytes(head[:16] + (60_000).to_bytes(4, "big") * 2 + head[24:])
    assert "more than are decoded" in picture(client, "local").json()["error"]["message"]


@pytest.mark.parametrize("mode", ["I;16", "RGBA", "P", "LA", "CMYK"])
def test_every_kind_of_pixel_is_shown(client, tmp_path, mode):
    by_path(client, tmp_path)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    Image.new(mode, (20, 10)).save(tmp_path / "a.png", kind)
    assert picture(client, "local").status_code == 200


def test_an_image_is_turned_upright(client, tmp_path):
    by_path(client, tmp_path)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (20, 10)).save(tmp_path / "a.png", "JPEG", exif=exif)
    with Image.open(io.BytesIO(picture(client, "local").content)) as shown:
        assert shown.size == (10, 20)


def test_a_broken_annotation_file_says_so(client, tmp_path):
    by_path(client, tmp_path)
    (tmp_path / "train.json").write_text("[1, 2]")
    sheet = client.get("/api/v1/datasets/local/samples").json()
    assert sheet["visible"] is False
    assert "is no COCO file" in sheet["reason"]


def test_too_large_a_file_is_not_read_for_a_page(client, tmp_path, monkeypatch):
    monkeypatch.setattr(samples, "MOST_BYTES", 10)
    by_path(client, tmp_path)
    assert client.get("/api/v1/datasets/local/samples").json()["visible"] is False


def test_a_made_data_set_is_shown_once_a_worker_beside_the_server_made_it(client, settings):
    name = "shapes-tiny"
    assert "drawn by a worker" in client.get(f"/api/v1/datasets/{name}/samples").json()["reason"]
    document = client.get(f"/api/v1/datasets/{name}").json()["document"]
    folder = shapes_folder(settings.home / "cache" / "datasets", **document["parameters"])
    (folder / "val").mkdir(parents=True)
    write_split(folder, "val", coco(), images=())
    (folder / "val" / "a.png").write_bytes(png())
    assert client.get(f"/api/v1/datasets/{name}/samples").json()["visible"] is True
    assert picture(client, name).status_code == 200


def test_a_split_that_is_not_there(client):
    answer = client.get("/api/v1/datasets/coco/samples")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "unknown_split")
    assert client.get("/api/v1/datasets/coco/samples?split=test").status_code == 422
