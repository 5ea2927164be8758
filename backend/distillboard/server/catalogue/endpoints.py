"""Recipes, models and data sets over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from distillboard.contracts.catalogue import DatasetView, ModelView, NewDataset, NewModel, Recipe

from ..context import Services
from . import service

router = APIRouter(tags=["catalogue"])

Version = Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Version; the newest when left out.")]


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
def create_dataset(services: Services, body: NewDataset) -> DatasetView:
    """Register a data set, or a further version of one; the same content again is the same version."""
    with services.database.writing() as session:
        return service.add_dataset(session, body)
