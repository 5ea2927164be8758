"""Recipes, models and data sets over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, status

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

from ..artifacts.endpoints import Shelf
from ..context import Services
from . import service
from .registering import Registrar

router = APIRouter(tags=["catalogue"])

Version = Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Version; the newest when left out.")]


async def _registrar(services: Services, shelf: Shelf) -> Registrar:
    return Registrar(services.database, shelf)


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
