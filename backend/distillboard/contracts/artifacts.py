"""Files on their way in: uploads in chunks, and names for bytes that are there."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import Closed, View
from .events import Step

OFFSET_HEADER = "Upload-Offset"
"""Header that says how many bytes of an upload the server has."""
LENGTH_HEADER = "Upload-Length"
"""Header that says how many bytes an upload will have."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The sha256 of some bytes, in lower-case hex."""
ArtifactKind = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,49}$")]
"""What a file is, e.g. ``checkpoint``, ``maps``."""
Epoch = Annotated[int, Field(ge=0, le=2**31 - 1)]


class NewUpload(Closed):
    """Body of ``POST /api/v1/uploads``."""

    sha256: Sha256 = Field(description="sha256 of all the bytes, lower-case hex.")
    size: int = Field(ge=1, le=2**62, description="Number of bytes.")
    keep: bool = Field(False, description="Keep the bytes though no run names them: weights of a model's document.")


class UploadView(View):
    """How far an upload is."""

    id: str | None = Field(None, description="Where the chunks go; null when the bytes are there already.")
    sha256: str
    size: int = Field(description="Bytes of the whole file.")
    offset: int = Field(description="Bytes that the server has; the next chunk begins there.")
    chunk_bytes: int = Field(description="Bytes of every chunk but the last, which has the rest.")
    complete: bool = Field(description="Whether the bytes are there, checked, and can be named by their digest.")


class NewArtifact(Closed):
    """Body of ``POST /api/v1/runs/{id}/artifacts``: a name for bytes that are there."""

    name: str = Field(description="Relative path, e.g. ``maps/120.dbmaps``; an older file of this name is replaced.")
    sha256: Sha256 = Field(description="The bytes, by their digest.")
    kind: ArtifactKind = Field("file", description="What the file is, e.g. ``checkpoint``.")
    step: Step | None = Field(None, description="Optimizer steps done when it was made.")
    epoch: Epoch | None = Field(None, description="Epochs done when it was made.")
    value: float | None = Field(
        None, allow_inf_nan=False, description="What a checkpoint reached in the metric that says which is best."
    )
