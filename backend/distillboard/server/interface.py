"""What the OpenAPI document says beyond the code: nouns, common parameters, refusals, an example of every body."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

TAGS: Mapping[str, str] = {
    "runs": "Trainings and external runs: create, read, stop, retry, organise.",
    "search": "Runs by a filter language, sorted by anything they have, page by page.",
    "projects": "What runs are gathered under.",
    "views": "What the run list shows, under a name that a team shares.",
    "trash": "Deleted runs, until they are restored or forgotten.",
    "metrics": "Curves, thinned so that no peak is lost; evaluations and AP per class.",
    "exports": "Runs and curves as files.",
    "logs": "Lines that a training wrote.",
    "artifacts": "Files of runs, by name; their bytes, by digest; uploads that go on where they were cut.",
    "events": "What a training reports, in batches that may be sent twice.",
    "leases": "How a worker keeps a run that it claimed.",
    "estimates": "Hours and waiting that a spec or a sweep will take, from similar runs.",
    "queues": "What waits, in which order, and who takes it.",
    "workers": "Who trains, on what, and when it was last heard of.",
    "preflights": "A job spec examined without training it.",
    "sweeps": "Grids over fields of a job spec, and combinations drawn at random.",
    "leaderboard": "What distillation gained over matched controls.",
    "catalogue": "Models, data sets and recipes, by name and version.",
    "zoo": "The detectors of MMDetection's model zoo.",
    "tokens": "Who may call, and what it may do.",
    "session": "The page's login.",
    "stream": "What changes, live, as Server-Sent Events.",
    "health": "Whether the service and what it needs are there.",
}

PARAMETERS: Mapping[str, str] = {
    "run_id": "Id of the run.",
    "preflight_id": "Id of the pre-flight.",
    "sweep_id": "Id of the sweep.",
    "token_id": "Id of the token.",
    "name": "Its name.",
    "queue": "Name of the queue.",
    "kind": "What the file is, e.g. `checkpoint`.",
    "key": "Metric key, e.g. `loss/total`.",
    "dataset": "Only those of this data set.",
    "format": "Form of the file.",
    "limit": "Most items in the answer.",
    "cursor": "Where the page before ended, as its `next_cursor` said.",
}
"""Descriptions of parameters that an endpoint leaves to be said once."""

REFUSALS: Mapping[HTTPStatus, tuple[str, str, str]] = {
    HTTPStatus.BAD_REQUEST: ("The request cannot be read.", "invalid_json", "the body is not JSON: expected value"),
    HTTPStatus.UNAUTHORIZED: (
        "A token is missing, wrong or no longer valid.",
        "token_needed",
        "this service wants the header 'Authorization: Bearer <token>'",
    ),
    HTTPStatus.FORBIDDEN: (
        "The token's role, the Host or the Origin does not allow this.",
        "host_not_allowed",
        "this service is not known as 'board.example': call it by one of its names",
    ),
    HTTPStatus.NOT_FOUND: ("What the address or the body names does not exist.", "unknown_run", "there is no run 'x'"),
    HTTPStatus.CONFLICT: (
        "The present state does not allow this.",
        "stale_lease",
        "this lease of run '6ak5c8zq1m0f7d' is over: stop training, nothing it sends counts",
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "More than is taken at once.",
        "file_too_large",
        "a file may have 8589934592 bytes here: DISTILLBOARD_UPLOAD_LIMIT_BYTES says so",
    ),
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE: (
        "The bytes asked for do not exist.",
        "range_not_satisfiable",
        "the file has 4096 bytes",
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: (
        "Well-formed, but wrong; `fields` says where.",
        "invalid_request",
        "the request is not valid: query.limit: Input should be less than or equal to 5000",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Something the answer needs is not there now; the same request may succeed later.",
        "disk_full",
        "the server's disk is full: nothing of this upload was kept",
    ),
}
"""What each status says, and an example: code and message."""

_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_CLASSES = ["disk", "star"]
_CPU = {"kind": "cpu", "name": "AMD EPYC"}
_SUBMISSION = {"recipe": "tiny", "schedule": {"seed": 1}, "tags": ["first"]}

EXAMPLES: Mapping[str, Any] = {
    "find_missing_blobs": {"digests": [_DIGEST]},
    "create_dataset": {
        "document": {
            "name": "screws",
            "classes": _CLASSES,
            "train": {"annotations": "/data/screws/train.json", "images": "/data/screws/images"},
            "val": {"annotations": "/data/screws/val.json", "images": "/data/screws/images"},
        }
    },
    "estimate_runs": {"spec": _SUBMISSION},
    "create_model": {"document": {"name": "my-retinanet", "config": {"type": "RetinaNet"}, "classes": _CLASSES}},
    "create_preflight": _SUBMISSION,
    "create_project": {"name": "screws"},
    "change_project": {"description": "Screws on the conveyor"},
    "claim_run": {"worker": "gpu-3", "slot": 0, "device": _CPU},
    "create_run": _SUBMISSION,
    "change_runs": {"runs": ["6ak5c8zq1m0f7d"], "action": "archive"},
    "change_run": {"name": "fgd, seed 1", "tags": ["paper"]},
    "name_artifact": {
        "name": "checkpoints/best.pth",
        "sha256": _DIGEST,
        "kind": "checkpoint",
        "step": 1200,
        "epoch": 3,
    },
    "report_events": {
        "batch": "3f0c1a52-6d1b-4c57-9a3e-0c5a3f0f8f11",
        "events": [
            {"type": "metrics", "step": 10, "time": 1_700_000_000.0, "values": {"loss/total": 1.25, "lr": 0.01}},
            {"type": "log", "time": 1_700_000_000.5, "message": "epoch 1 of 12", "step": 10},
        ],
    },
    "move_run": {"before": "6ak5c8zq1m0f7d"},
    "resume_run": {"step": 1200},
    "set_run_priority": {"priority": 10},
    "read_series_of_runs": {"runs": ["6ak5c8zq1m0f7d"], "keys": ["loss/total"], "max_points": 500},
    "log_in": {"token": "the-long-random-text"},
    "create_sweep": {"spec": _SUBMISSION, "grid": {"method.alpha": [0.001, 0.002], "schedule.seed": [0, 1]}},
    "create_token": {"name": "gpu-3", "role": "worker"},
    "create_view": {"name": "FGD tonight", "search": {"filter": "method.name = fgd", "sort": "-val/bbox_mAP.max"}},
    "change_view": {"name": "FGD this week"},
    "begin_upload": {"sha256": _DIGEST, "size": 167_772_160},
    "report_worker": {
        "host": "gpu-3",
        "pid": 4711,
        "queues": ["default"],
        "slots": [{"index": 0, "device": _CPU}],
        "started": "2026-01-31T12:00:00Z",
    },
}
"""A body of every operation that takes a document."""
