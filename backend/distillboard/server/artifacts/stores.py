"""Which store the settings name."""

from ..settings import Settings
from .folder import FolderStore
from .store import Store


def open_store(settings: Settings) -> Store:
    """The store of ``DISTILLBOARD_ARTIFACTS``; cheap, so that whoever needs one asks for it."""
    if isinstance(settings.artifacts, str):
        from .bucket import BucketStore  # noqa: PLC0415  its library is only loaded where there is a bucket

        return BucketStore(settings.artifacts, settings.home / "incoming")
    return FolderStore(settings.artifacts)
