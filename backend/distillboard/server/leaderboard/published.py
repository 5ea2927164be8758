"""What papers and model zoos state for the recipes, as rows beside the measured ones."""

from collections.abc import Iterable, Iterator, Mapping

from distillboard.contracts.catalogue import Recipe
from distillboard.contracts.leaderboard import LeaderboardRow, Spread
from distillboard.contracts.names import MAIN, MASKS
from distillboard.contracts.spec import JobSpec

from ..kit.text import canonical
from .finished import Finished, conditions
from .rows import task_line, words_for

_MAIN, _MASKS = MAIN.removeprefix("val/"), MASKS.removeprefix("val/")

Figures = Mapping[str, float]


def published_rows(recipes: Iterable[Recipe], runs: Iterable[Finished], dataset: str | None) -> list[LeaderboardRow]:
    """Rows of the recipes that carry published figures of a distilled student, each with its student alone.

    They stand in the task of measured runs of the same data set, student and schedule where there are any.
    """
    kinds = {run.kind.task: run.kind for run in runs}.values()
    tasks = {canonical(conditions(kind.spec)): task_line(kind.spec, kind.inputs) for kind in kinds}
    rows: dict[tuple[str, str, str | None], LeaderboardRow] = {}
    for recipe in recipes:
        spec = JobSpec.model_validate(recipe.spec)
        if dataset is None or spec.dataset == dataset:
            for row in _rows(recipe, spec, tasks.get(canonical(conditions(spec)), task_line(spec))):
                rows.setdefault((row.task, row.label, row.teacher), row)
    return list(rows.values())


def _rows(recipe: Recipe, spec: JobSpec, task: str) -> Iterator[LeaderboardRow]:
    published = recipe.published
    if published is None or _MAIN not in published.distilled:
        return
    source, alone, teacher = published.source, published.student, published.teacher.get(_MAIN)
    shared = {"task": task, "dataset": spec.dataset, "student": spec.student.model, "runs": [], "seeds": []}
    if alone:
        label = words_for("none", inherit=False)
        yield LeaderboardRow(**shared, method="none", label=label, metrics=_spreads(alone), published=source)
    gain, masks = (_difference(published.distilled, alone, name) for name in (_MAIN, _MASKS))
    yield LeaderboardRow(
        **shared,
        teacher=spec.teacher.model if spec.teacher else None,
        method=spec.method.name,
        label=words_for(spec.method.name, inherit=spec.student.inherit),
        inherit=spec.student.inherit,
        mask_scale=getattr(spec.method, "mask_scale", None),
        metrics=_spreads(published.distilled),
        teacher_map=teacher,
        delta=_stated(gain),
        mask_delta=_stated(masks),
        gap_recovered=_stated(_gap(gain, alone.get(_MAIN), teacher)),
        unmatched=None if gain is not None else "the source states no student without a teacher",
        published=source,
    )


def _spreads(figures: Figures) -> dict[str, Spread]:
    return {name: Spread(mean=value, n=0) for name, value in figures.items()}


def _difference(distilled: Figures, alone: Figures, metric: str) -> float | None:
    return distilled[metric] - alone[metric] if metric in distilled and metric in alone else None


def _gap(gain: float | None, alone: float | None, teacher: float | None) -> float | None:
    if gain is None or alone is None or teacher is None or teacher <= alone:
        return None
    return gain / (teacher - alone)


def _stated(value: float | None) -> Spread | None:
    return None if value is None else Spread(mean=value, n=0)
