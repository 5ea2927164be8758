"""What ships with the project: models, data sets and recipes as JSON files beside this one."""

from pathlib import Path

from sqlalchemy.orm import Session

from distillboard.contracts.catalogue import DatasetDocument, ModelDocument, Recipe

from . import service

FOLDER = Path(__file__).parent


def read_recipes(folder: Path = FOLDER) -> dict[str, Recipe]:
    """The recipes of a catalogue folder by name; those that run at once first, then the groups that need more."""
    recipes = [Recipe.model_validate_json(file.read_bytes()) for file in _files(folder / "recipes")]
    return {recipe.name: recipe for recipe in sorted(recipes, key=lambda recipe: (recipe.group, recipe.name))}


def seed(session: Session, folder: Path = FOLDER) -> None:
    """Keep the models and data sets of a catalogue folder, each as a new version where its content changed."""
    for file in _files(folder / "datasets"):
        service.keep(session, "dataset", DatasetDocument.model_validate_json(file.read_bytes()), None, builtin=True)
    for file in _files(folder / "models"):
        service.keep(session, "model", ModelDocument.model_validate_json(file.read_bytes()), None, builtin=True)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))
