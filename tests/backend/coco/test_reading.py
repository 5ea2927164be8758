"""A COCO file is read in pieces, and what is none is refused."""

import io
import json

import pytest
from distillboard.coco import reading
from distillboard.coco.reading import CocoError, entries
from support.pictures import coco


def read(text):
    return list(entries(io.BytesIO(text if isinstance(text, bytes) else text.encode())))


def test_every_entry_comes_once_wherever_the_pieces_end(monkeypatch):
    content = coco(info={"year": 2026, "about": 'äöü \\ " ]}'}, licenses=[])
    whole = json.dumps(content, ensure_ascii=False, indent=1)
    expected = read(whole)
    assert [entry for key, entry in expected if key == "annotations" and entry] == content["annotations"]
    assert ("info", content["info"]) in expected
    for piece in (1, 2, 3, 7, 64):
        monkeypatch.setattr(reading, "_PIECE", piece)
        assert read(whole) == expected


def test_a_byte_order_mark_is_passed_over():
    assert read(b"\xef\xbb\xbf" + b'{"images": []}') == [("images", None)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "its end comes where '{'"),
        ("[]", "'\\[' comes where '{'"),
        ('{"images": [], "images": []}', "'images' twice"),
        ('{"images": [{"id": 1, "id": 2}]}', "'id' twice"),
        ('{"images": [1]}', "where an object belongs"),
        ('{"annotations": [{"bbox": [NaN]}]}', "NaN is no number"),
        ('{"annotations": [{"bbox": [-Infinity]}]}', "-Infinity is no number"),
        ('{"annotations": [{"id": ' + "1" * 5000 + "}]}", "is no JSON"),
        ('{"images": [{}', "is no COCO file|is no JSON"),
        ('{"images": [{},]}', "a comma"),
        ('{"images": []} x', "goes on after its end"),
        ('{"info": ' + "[" * 200_000, "nested too deeply|is no JSON"),
        (b'{"info": "\xff"}', "not UTF-8"),
        ("{1: 2}", "is no JSON|no text"),
    ],
)
def test_what_is_no_coco_file_is_refused_with_a_sentence(text, message):
    with pytest.raises(CocoError, match=message):
        read(text)


def test_an_entry_without_an_end_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(reading, "MOST_CHARACTERS", 1000)
    monkeypatch.setattr(reading, "_PIECE", 100)
    file = io.BytesIO(b'{"images": [{"file_name": "' + b"x" * 100_000)
    with pytest.raises(CocoError, match="is no JSON"):
        list(entries(file))
    assert file.tell() < 10_000
