"""Recipes, models and data sets over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response, status

from distillboard.contracts.catalogue import (
    BytesAsked,
    BytesMissing,
    DatasetView,
    ModelView,
    NewDataset,
    NewModel,
    Recipe,
    RepairRequest,
    RepairView,
    VersionView,
)
from distillboard.contracts.samples import MOST_SAMPLES, WIDTHS, SampleSheet, Split

from ..artifacts.endpoints import Shelf, Store
from ..context import Services
from . import samples, service
from .places import Places
from .registering import Registrar

router = APIRouter(tags=["catalogue"])

Version = Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Version; the newest when left out.")]


async def _registrar(services: Services, shelf: Shelf) -> Registrar:
    return Registrar(services.database, shelf)


async def _places(services: Services, store: Store) -> Places:
    return Places(store, services.settings)


Seen = Annotated[Places, Depends(_places)]
OfSplit = Annotated[Split, Query(description="Which split.")]
_PICTURE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
        "description": "The picture.",
    }
}
_SHOWN = {
    "Cache-Control": "private, max-age=3600",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox",
}
Registration = Annotated[Registrar, Depends(_registrar)]


@router.get("/recipes")
def list_recipes(services: Services) -> list[Recipe]:
    """Named job specs to start from."""
    return list(services.recipes.values())


@router.get("/recipes/{name}")
def get_recipe(services: Services, name: str) -> Recipe:
    """One recipe."""
    return service.recipe(services.recipes, name)


@router.get("/models")
def list_models(services: Services) -> list[ModelView]:
    """The newest version of every model."""
    with services.database.reading() as session:
        return service.models(session)


@router.get("/models/{name}")
def get_model(services: Services, name: str, version: Version = None) -> ModelView:
    """One version of a model."""
    with services.database.reading() as session:
        return service.model(session, name, version)


@router.post("/models", status_code=status.HTTP_201_CREATED)
def create_model(services: Services, body: NewModel) -> ModelView:
    """Register a model, or a further version of one; the same content again is the same version."""
    with services.database.writing() as session:
        return service.add_model(session, body)


@router.get("/datasets")
def list_datasets(services: Services) -> list[DatasetView]:
    """The newest version of every data set."""
    with services.database.reading() as session:
        return service.datasets(session)


@router.get("/datasets/{name}")
def get_dataset(services: Services, name: str, version: Version = None) -> DatasetView:
    """One version of a data set."""
    with services.database.reading() as session:
        return service.dataset(session, name, version)


@router.post("/datasets", status_code=status.HTTP_201_CREATED)
def create_dataset(registration: Registration, body: NewDataset) -> DatasetView:
    """Register a data set, or a further version of one; the same content again is the same version.

    Its files lie by paths that the workers see, or were uploaded (`PUT /blobs/{sha256}`) and are named by their
    digests. Uploaded files that come without a report are checked here.
    """
    return registration.add(body)


@router.post("/datasets/{name}/repair")
def repair_dataset(registration: Registration, name: str, body: RepairRequest | None = None) -> RepairView:
    """Make a new version of an uploaded data set without the faults that have one remedy; the old one stays.

    Boxes are clipped to their images; empty ones and those of no image or category are dropped; image sizes are taken
    from the files.
    """
    return registration.repair(name, body or RepairRequest(version=None, dry_run=False))


@router.get("/datasets/{name}/samples")
def list_samples(
    services: Services,
    places: Seen,
    name: str,
    version: Version = None,
    split: OfSplit = "val",
    count: Annotated[int, Query(ge=1, le=MOST_SAMPLES, description="Images to show.")] = 12,
    seed: Annotated[int, Query(ge=0, le=2**31 - 1, description="Another one shows others.")] = 0,
    label: Annotated[str | None, Query(max_length=200, description="Only images with boxes of this class.")] = None,
) -> SampleSheet:
    """Some images of a data set with their boxes, and what the split holds; `visible` says whether they are seen here.

    Uploaded files are seen, and those by path where this server finds them below a folder that it may show.
    """
    with services.database.reading() as session:
        document = service.dataset(session, name, version).document
    return samples.sheet(places, document, samples.Asked(split, count, seed, label))


@router.get("/datasets/{name}/splits/{split}/images/{file:path}", response_class=Response, responses=_PICTURE)
def show_image(
    services: Services,
    places: Seen,
    name: str,
    split: Annotated[Split, Path(description="Its split.")],
    file: Annotated[str, Path(description="File name of the image, as its annotations have it.")],
    version: Version = None,
    width: Annotated[int, Query(ge=WIDTHS[0], le=WIDTHS[1], description="Most pixels of its width.")] = 480,
) -> Response:
    """One image of a data set as a JPEG of a bounded width, upright by its EXIF tag."""
    with services.database.reading() as session:
        document = service.dataset(session, name, version).document
    content = samples.image(places, document, split, file, width)
    return Response(content, media_type="image/jpeg", headers=_SHOWN)


@router.post("/blobs/missing")
def find_missing_blobs(services: Services, body: BytesAsked) -> BytesMissing:
    """Which of some bytes are not here, so that only those are sent."""
    with services.database.reading() as session:
        return BytesMissing(missing=service.missing_bytes(session, body.digests))


@router.get("/models/{name}/versions")
def list_model_versions(services: Services, name: str) -> list[VersionView]:
    """All versions of a model, newest first, and how many runs use each."""
    with services.database.reading() as session:
        return service.versions(session, "model", name)


@router.post("/models/{name}/archive")
def archive_model(services: Services, name: str, version: Version = None) -> ModelView:
    """Put a version away: lists leave it out and no new run may name it; runs that used it keep it."""
    with services.database.writing() as session:
        return service.view_of_model(service.put_away(session, "model", name, version, away=True))


@router.post("/models/{name}/restore")
def restore_model(services: Services, name: str, version: Version = None) -> ModelView:
    """Take a version back that was put away."""
    with services.database.writing() as session:
        return service.view_of_model(service.put_away(session, "model", name, version, away=False))


@router.get("/datasets/{name}/versions")
def list_dataset_versions(services: Services, name: str) -> list[VersionView]:
    """All versions of a data set, newest first, and how many runs use each."""
    with services.database.reading() as session:
        return service.versions(session, "dataset", name)


@router.post("/datasets/{name}/archive")
def archive_dataset(services: Services, name: str, version: Version = None) -> DatasetView:
    """Put a version away: lists leave it out and no new run may name it; runs that used it keep it."""
    with services.database.writing() as session:
        return service.view_of_dataset(service.put_away(session, "dataset", name, version, away=True))


@router.post("/datasets/{name}/restore")
def restore_dataset(services: Services, name: str, version: Version = None) -> DatasetView:
    """Take a version back that was put away."""
    with services.database.writing() as session:
        return service.view_of_dataset(service.put_away(session, "dataset", name, version, away=False))
