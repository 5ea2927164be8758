"""Writes the full-size documents of the catalogue and the page about them, from MMDetection's model zoo."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from distillboard.contracts.catalogue import DatasetDocument, ModelDocument, Recipe

from distillboard_worker.detection.official.models import CLASSES, DATASET, model_documents
from distillboard_worker.detection.official.page import page
from distillboard_worker.detection.official.recipes import recipe_documents
from distillboard_worker.teacher import CATALOGUE

_PAGE = CATALOGUE.parents[3] / "docs" / "recipes.md"


def main() -> None:
    """Write everything anew; a test compares what is kept with what this makes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=CATALOGUE, help="folder of the catalogue")
    parser.add_argument("--page", type=Path, default=_PAGE, help="file of the page")
    options = parser.parse_args()
    recipes, models = recipe_documents(), model_documents()
    _write(options.out / "models", models)
    _write(options.out / "recipes", recipes)
    _write(options.out / "datasets", [dataset_document()])
    options.page.write_text(page(recipes, models), encoding="utf-8")


def dataset_document() -> DatasetDocument:
    """COCO by its name and classes; where its files lie is everybody's own."""
    return DatasetDocument(
        name=DATASET,
        title="COCO 2017",
        classes=list(CLASSES),
        about="Its files are yours to bring: `distillboard dataset add coco` says where they lie.",
    )


def _write(folder: Path, documents: Sequence[ModelDocument | DatasetDocument | Recipe]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        content = document.model_dump(mode="json", by_alias=True, exclude_unset=False, exclude_defaults=True)
        (folder / f"{document.name}.json").write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
