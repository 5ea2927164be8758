"""Queries over uploads."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from distillboard.contracts.artifacts import NewUpload

from ..errors import NotFound
from ..kit.base import utc_now
from ..kit.ids import new_id
from ..kit.upsert import insert_unless_there
from .models import Upload

_MOST_AT_ONCE = 100


def begin(session: Session, new: NewUpload) -> tuple[Upload, bool]:
    """The upload of these bytes, and whether it begins now: everybody who sends the same goes on with the same."""
    values = {"id": new_id(), "digest": new.sha256, "size": new.size, "offset": 0, "pinned": False}
    added = insert_unless_there(session, Upload, values | {"updated": utc_now()}, ["digest", "size"])
    query = select(Upload).where(Upload.digest == new.sha256, Upload.size == new.size).with_for_update()
    upload = session.scalars(query).one()
    upload.pinned = upload.pinned or new.keep
    upload.updated = utc_now()
    return upload, added


def get(session: Session, upload_id: str) -> Upload:
    """An upload.

    Raises:
        NotFound: ``unknown_upload``.
    """
    found = session.get(Upload, upload_id)
    if found is None:
        message = f"there is no upload '{upload_id[:50]}': it is complete, or was given up; POST /uploads says which"
        raise NotFound("unknown_upload", message)
    return found


def advance(session: Session, upload_id: str, offset: int, size: int) -> bool:
    """Note that the chunk at an offset is there; False when somebody else noted it first."""
    statement = update(Upload).where(Upload.id == upload_id, Upload.offset == offset)
    moved = session.execute(statement.values(offset=offset + size, updated=utc_now()).returning(Upload.id))
    return moved.first() is not None


def forget(session: Session, upload_id: str) -> None:
    """Delete an upload's row; harmless when it is gone."""
    session.execute(delete(Upload).where(Upload.id == upload_id))


def unmoved_since(session: Session, moment: datetime) -> Sequence[str]:
    """Ids of uploads that nobody went on with since a moment, some of them."""
    return session.scalars(select(Upload.id).where(Upload.updated < moment).limit(_MOST_AT_ONCE)).all()
