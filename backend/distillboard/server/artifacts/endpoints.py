"""Files of runs over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response, status
from starlette.concurrency import run_in_threadpool

from distillboard.contracts.artifacts import ArtifactKind, Epoch, NewArtifact
from distillboard.contracts.events import Step
from distillboard.contracts.runs import ArtifactView

from ..context import Services
from ..kit.openapi import bytes_body
from ..leases.endpoints import LeaseToken
from . import service
from .receiving import receive
from .repository import Filter
from .sending import send
from .store import Store as StoreOfBytes
from .stores import open_store

router = APIRouter(tags=["artifacts"])


async def _store(services: Services) -> StoreOfBytes:
    return open_store(services.settings)


async def _shelf(services: Services) -> service.Shelf:
    return service.Shelf(services.database, open_store(services.settings), services.settings)


Store = Annotated[StoreOfBytes, Depends(_store)]
Shelf = Annotated[service.Shelf, Depends(_shelf)]
RunId = Annotated[str, Path(description="Id of the run.")]
Name = Annotated[str, Path(description="Relative path of the file in its run, e.g. `maps/00000120.dbmaps`.")]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="sha256 of the bytes, lower-case hex.")]
Kind = Annotated[ArtifactKind, Query(description="What the file is, e.g. checkpoint, maps.")]
AtStep = Annotated[Step | None, Query(description="Optimizer steps done when the file was made.")]
AtEpoch = Annotated[Epoch | None, Query(description="Epochs done when the file was made.")]
Value = Annotated[
    float | None,
    Query(allow_inf_nan=False, description="What a checkpoint reached in the metric that says which is best."),
]
Expected = Annotated[
    str | None,
    Header(alias="Digest-SHA256", pattern=r"^[0-9a-f]{64}$", description="sha256 that the body must have."),
]
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        "description": "The bytes.",
    },
    206: {
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        "description": "The part that the header Range asked for.",
    },
    304: {"description": "The caller has the bytes: If-None-Match named their ETag."},
}


@router.put("/runs/{run_id}/artifacts/{name:path}", openapi_extra=bytes_body())
async def upload_artifact(
    request: Request,
    services: Services,
    shelf: Shelf,
    run_id: RunId,
    name: Name,
    kind: Kind = "file",
    step: AtStep = None,
    epoch: AtEpoch = None,
    value: Value = None,
    expected: Expected = None,
    token: LeaseToken = None,
) -> ArtifactView:
    """Store a file of a run in one request; a file that had this name before is replaced.

    Files beyond some megabytes go in chunks instead (`POST /uploads`), which go on where they were cut.
    """
    place = service.Place(run_id, name, kind, step, epoch, value)
    await run_in_threadpool(shelf.admit, place, token)
    limit = services.settings.upload_limit_bytes
    incoming, digest = await receive(request.stream(), shelf.store, expected, limit)
    return await run_in_threadpool(shelf.keep, incoming, digest, place, token)


@router.post("/runs/{run_id}/artifacts", status_code=status.HTTP_201_CREATED)
def name_artifact(shelf: Shelf, run_id: RunId, body: NewArtifact, token: LeaseToken = None) -> ArtifactView:
    """Give bytes that were uploaded in chunks a name in a run; a file that had this name before is replaced."""
    place = service.Place(run_id, body.name, body.kind, body.step, body.epoch, body.value)
    return shelf.name(body.sha256, place, token)


@router.get("/runs/{run_id}/artifacts/{name:path}", response_class=Response, responses=_FILE)
def download_artifact(request: Request, services: Services, store: Store, run_id: RunId, name: Name) -> Response:
    """A file of a run, or a range of it; its ETag is its sha256."""
    with services.database.reading() as session:
        stored = service.locate(session, store, run_id, name)
    return send(request, stored, name, immutable=False)


@router.delete("/runs/{run_id}/artifacts/{name:path}", status_code=status.HTTP_204_NO_CONTENT)
def delete_artifact(shelf: Shelf, run_id: RunId, name: Name, token: LeaseToken = None) -> None:
    """Take a file from a run; its bytes go when nothing else names them. Under a lease only its holder may."""
    shelf.delete(run_id, name, token)


@router.get("/runs/{run_id}/artifacts")
def list_artifacts(
    services: Services,
    run_id: RunId,
    kind: Kind | None = None,
    step: AtStep = None,
    after: Annotated[str, Query(max_length=300, description="Go on after the file of this name.")] = "",
    limit: Annotated[int, Query(ge=1, le=5000, description="Most files in the answer.")] = 5000,
) -> list[ArtifactView]:
    """The files of a run by name; the best and the last checkpoint say so."""
    with services.database.reading() as session:
        return service.listed(session, run_id, Filter(kind, step, after, limit))


@router.put("/blobs/{sha256}", status_code=status.HTTP_204_NO_CONTENT, openapi_extra=bytes_body())
async def upload_blob(request: Request, services: Services, shelf: Shelf, sha256: Sha256) -> None:
    """Store bytes that a model's document names by their digest."""
    limit = services.settings.upload_limit_bytes
    incoming, digest = await receive(request.stream(), shelf.store, sha256, limit)
    await run_in_threadpool(shelf.keep_blob, incoming, digest)


@router.head("/blobs/{sha256}", operation_id="check_blob", response_class=Response, responses=_FILE)
@router.get("/blobs/{sha256}", response_class=Response, responses=_FILE)
def download_blob(request: Request, services: Services, store: Store, sha256: Sha256) -> Response:
    """Bytes by their digest, or a range of them; HEAD says whether they are there."""
    with services.database.reading() as session:
        stored = service.locate_blob(session, store, sha256)
    return send(request, stored, f"{sha256}.bin", immutable=True)
