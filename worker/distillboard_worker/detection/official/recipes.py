"""The paper's recipes: one for each of the authors' configs, and the student alone for each of their students."""

from typing import Any

from distillboard.contracts.catalogue import Published, Recipe

from distillboard_worker.detection.official import departures as why
from distillboard_worker.detection.official import schedules
from distillboard_worker.detection.official.models import DATASET, DETECTORS
from distillboard_worker.detection.official.schedules import Section
from distillboard_worker.detection.official.systems import SYSTEMS, System
from distillboard_worker.detection.official.zoo import zoo_results

GROUP = "paper"
_ZOO = "MMDetection's model zoo"


def recipe_documents() -> list[Recipe]:
    """All recipes of the paper: distilled, controls, and the training of the one teacher that nobody published."""
    controls = {system.student: _control(system) for system in SYSTEMS.values()}
    return [*(_distilled(name, system) for name, system in SYSTEMS.items()), *controls.values(), _solo_teacher()]


def control_name(student: str) -> str:
    """Name of the recipe that trains a student alone."""
    return f"coco-control-{student.removesuffix(f'-{DATASET}')}"


def _distilled(name: str, system: System) -> Recipe:
    teacher, student = DETECTORS[system.teacher].title, DETECTORS[system.student].title
    method = {"name": "fgd", **system.method, "mask_scale": "image"}
    spec = _spec(system.student, system.schedule, method)
    spec["teacher"] = {"model": system.teacher}
    spec["student"]["inherit"] = system.inherit
    return Recipe(
        name=f"coco-fgd-{name}",
        title=f"{student} ← {teacher}",
        about=f"FGD as in the authors' config. Its control is {control_name(system.student)}.",
        group=GROUP,
        original=f"configs/distillers/fgd/{system.original}.py",
        published=Published(
            teacher=_zoo_results(system.teacher),
            student=_baseline(system),
            distilled=dict(system.distilled),
            source=f"Distilled: {system.source}. Student: {_student_source(system)}. Teacher: {_ZOO}.",
        ),
        departures=[*_common(system), *system.departures],
        spec=spec,
    )


def _zoo_results(model: str) -> dict[str, float]:
    """What the zoo states for a model of the catalogue; nothing where that is not the zoo's own."""
    detector = DETECTORS[model]
    return {} if detector.changes else zoo_results(detector.zoo)


def _baseline(system: System) -> dict[str, float]:
    return dict(system.baseline) or _zoo_results(system.student)


def _student_source(system: System) -> str:
    return "the authors' README" if system.baseline else _ZOO


def _common(system: System) -> list[str]:
    return [] if system.schedule is schedules.YOLOX else [why.ONE_PROCESS]


def _control(system: System) -> Recipe:
    student = DETECTORS[system.student]
    return Recipe(
        name=control_name(system.student),
        title=f"{student.title} alone",
        about="The matched control: data, schedule, batch and seed of the distilled recipes, without a teacher.",
        group=GROUP,
        published=None
        if student.changes
        else Published(student=_baseline(system), source=f"{_student_source(system)}."),
        spec=_spec(system.student, system.schedule, {"name": "none"}),
    )


def _solo_teacher() -> Recipe:
    return Recipe(
        name="coco-teacher-solo-r101",
        title=f"{DETECTORS['solo-r101-coco'].title}, to be a teacher",
        about="36 epochs at several sizes. Register its checkpoint as solo-r101-coco: nobody has published one.",
        group=GROUP,
        spec=_spec("solo-r101-coco", schedules.SOLO_TEACHER, {"name": "none"}),
    )


def _spec(student: str, schedule: Section, method: Section) -> dict[str, Any]:
    backbone = DETECTORS[student].backbone
    interval = 10 if schedule is schedules.YOLOX else 1
    return {
        "dataset": DATASET,
        "student": {"model": student, "weights": "random" if backbone is None else "backbone", "inherit": False},
        "method": method,
        "schedule": dict(schedule),
        "evaluation": {"interval": interval, "probe_images": 4},
        "resources": {"gpus": 1},
    }
