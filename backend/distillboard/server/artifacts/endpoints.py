"""Files of runs over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response, status
from starlette.concurrency import run_in_threadpool

from distillboard.contracts.events import Step
from distillboard.contracts.runs import ArtifactView

from ..context import Services
from ..kit.openapi import bytes_body
from ..leases.endpoints import LeaseToken
from . import service
from .receiving import receive
from .repository import Filter
from .sending import send
from .store import FolderStore

router = APIRouter(tags=["artifacts"])


async def _store(services: Services) -> FolderStore:
    return FolderStore(services.settings.artifacts)


async def _shelf(services: Services) -> service.Shelf:
    return service.Shelf(services.database, FolderStore(services.settings.artifacts), services.settings)


Store = Annotated[FolderStore, Depends(_store)]
Shelf = Annotated[service.Shelf, Depends(_shelf)]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="sha256 of the bytes, lower-case hex.")]
Kind = Annotated[str, Query(pattern=r"^[a-z][a-z0-9_-]{0,49}$", description="What the file is, e.g. checkpoint, maps.")]
Expected = Annotated[
    str | None,
    Header(alias="Digest-SHA256", pattern=r"^[0-9a-f]{64}$", description="sha256 that the body must have."),
]
_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "The bytes; ranges are served."}
}


@router.put("/runs/{run_id}/artifacts/{name:path}", openapi_extra=bytes_body())
async def upload_artifact(
    request: Request,
    shelf: Shelf,
    run_id: str,
    name: str,
    kind: Kind = "file",
    step: Annotated[Step | None, Query()] = None,
    expected: Expected = None,
    token: LeaseToken = None,
) -> ArtifactView:
    """Store a file of a run under its digest; a file that had this name before is replaced."""
    place = service.Place(run_id, name, kind, step)
    await run_in_threadpool(shelf.admit, place, token)
    upload, digest = await receive(request.stream(), shelf.store, expected)
    return await run_in_threadpool(shelf.keep, upload, digest, place, token)


@router.get("/runs/{run_id}/artifacts/{name:path}", response_class=Response, responses=_FILE)
def download_artifact(request: Request, services: Services, store: Store, run_id: str, name: str) -> Response:
    """A file of a run; its ETag is its sha256."""
    with services.database.reading() as session:
        digest, path = service.locate(session, store, run_id, name)
        return send(request, path, digest, name, immutable=False)


@router.get("/runs/{run_id}/artifacts")
def list_artifacts(
    services: Services,
    run_id: str,
    kind: Kind | None = None,
    step: Annotated[Step | None, Query()] = None,
    after: Annotated[str, Query(max_length=300, description="Go on after the file of this name.")] = "",
    limit: Annotated[int, Query(ge=1, le=5000)] = 5000,
) -> list[ArtifactView]:
    """The files of a run by name."""
    with services.database.reading() as session:
        return service.listed(session, run_id, Filter(kind, step, after, limit))


@router.put("/blobs/{sha256}", status_code=status.HTTP_204_NO_CONTENT, openapi_extra=bytes_body())
async def upload_blob(request: Request, shelf: Shelf, sha256: Sha256) -> None:
    """Store bytes that a model's document names by their digest."""
    upload, digest = await receive(request.stream(), shelf.store, sha256)
    await run_in_threadpool(shelf.keep_blob, upload, digest)


@router.head("/blobs/{sha256}", operation_id="check_blob", response_class=Response, responses=_FILE)
@router.get("/blobs/{sha256}", response_class=Response, responses=_FILE)
def download_blob(request: Request, services: Services, store: Store, sha256: Sha256) -> Response:
    """Bytes by their digest; HEAD says whether they are there."""
    with services.database.reading() as session:
        path = service.locate_blob(session, store, sha256)
        return send(request, path, sha256, f"{sha256}.bin", immutable=True)
