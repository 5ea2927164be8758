"""Uploads in chunks over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Request, Response, status
from starlette.concurrency import run_in_threadpool

from distillboard.contracts.artifacts import LENGTH_HEADER, OFFSET_HEADER, NewUpload, UploadView

from ..artifacts.endpoints import Shelf
from ..context import Services
from ..errors import TooLarge
from ..kit.openapi import bytes_body
from . import service

router = APIRouter(tags=["artifacts"])


async def _desk(services: Services, shelf: Shelf) -> service.Desk:
    return service.Desk(services.database, shelf, services.settings)


Desk = Annotated[service.Desk, Depends(_desk)]
UploadId = Annotated[str, Path(description="Id of the upload.")]
Offset = Annotated[
    int, Header(alias=OFFSET_HEADER, ge=0, le=2**62, description="Bytes before this chunk; a multiple of chunk_bytes.")
]


@router.post("/uploads", responses={201: {"model": UploadView, "description": "The upload begins."}})
def begin_upload(desk: Desk, body: NewUpload, response: Response) -> UploadView:
    """Begin an upload in chunks, or go on with one that was cut; says so when the bytes are there already.

    Then send the bytes from `offset` on, `chunk_bytes` at a time, until `complete`, and name them by their digest
    (`POST /runs/{run_id}/artifacts`). An upload that nobody goes on with for a day is given up.
    """
    view, begun = desk.begin(body)
    if begun and not view.complete:
        response.status_code = status.HTTP_201_CREATED
    return view


@router.patch("/uploads/{upload_id}", openapi_extra=bytes_body())
async def upload_chunk(request: Request, desk: Desk, upload_id: UploadId, offset: Offset) -> UploadView:
    """Send the next chunk; sending one again changes nothing, and one that is cut off leaves the offset as it was.

    The last chunk's answer comes when the bytes were put together and checked. Bytes with another digest than stated
    are refused with `wrong_digest`, and none of them is kept.
    """
    await run_in_threadpool(desk.progress, upload_id)
    chunk = await _chunk(request)
    return await run_in_threadpool(desk.take, upload_id, offset, chunk)


@router.get("/uploads/{upload_id}")
def get_upload(desk: Desk, upload_id: UploadId) -> UploadView:
    """How far an upload is; one that is complete is no upload any more."""
    return desk.progress(upload_id)


@router.head("/uploads/{upload_id}", response_class=Response)
def check_upload(desk: Desk, upload_id: UploadId) -> Response:
    """How far an upload is, in headers: `Upload-Offset` and `Upload-Length`."""
    view = desk.progress(upload_id)
    headers = {OFFSET_HEADER: str(view.offset), LENGTH_HEADER: str(view.size), "Cache-Control": "no-store"}
    return Response(headers=headers)


async def _chunk(request: Request) -> bytes:
    """The body, which may have the bytes of one chunk."""
    received = bytearray()
    async for piece in request.stream():
        received += piece
        if len(received) > service.CHUNK_BYTES:
            raise TooLarge("chunk_too_large", f"a chunk has {service.CHUNK_BYTES} bytes")
    return bytes(received)
