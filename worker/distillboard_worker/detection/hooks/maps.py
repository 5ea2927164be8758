"""Feature maps of a few val images at every evaluation."""

from pathlib import Path

from distillboard.contracts.spec import FGD, Method
from mmengine.hooks import Hook
from mmengine.runner import Runner

from distillboard_worker.detection.distiller import Distiller
from distillboard_worker.detection.levels import Level
from distillboard_worker.detection.maps import Map, write_maps
from distillboard_worker.detection.probes import (
    ProbeImage,
    choose_probes,
    feature_maps,
    foreground_maps,
    network_input,
    save_picture,
)
from distillboard_worker.detection.pyramids import student_features, student_levels, teacher_features
from distillboard_worker.reporting import Reporter


class MapsHook(Hook):  # type: ignore[misc]
    """Writes the maps that the loss sees, for the same images every time.

    Args:
        reporter: Where the files are handed in.
        folder: Where they are written.
        method: The run's method; a control shows its maps with FGD's default temperature and scale.
        count: Number of images.
    """

    def __init__(self, reporter: Reporter, folder: Path, method: Method, count: int) -> None:
        self._reporter = reporter
        self._folder = folder
        self._shown = method if isinstance(method, FGD) else FGD()
        self._count = count
        self._images: list[ProbeImage] = []
        self._levels: list[Level] = []
        self._constant: list[Map] = []

    def after_val_epoch(self, runner: Runner, metrics: dict[str, float] | None = None) -> None:
        """The student was measured: it is in evaluation mode and its weights are those of the metrics."""
        if not self._count:
            return
        if not self._images:
            self._prepare(runner)
        name = f"{runner.iter:08d}.dbmaps"
        path = self._folder / name
        facts = {
            "step": runner.iter,
            "epoch": runner.epoch,
            "classes": list(runner.val_dataloader.dataset.metainfo["classes"]),
            "levels": [{"name": level.name, "stride": level.stride} for level in self._levels],
        }
        write_maps(path, facts, [image.probe for image in self._images], self._constant + self._of_student(runner))
        self._reporter.artifact(f"maps/{name}", "maps", path, step=runner.iter)

    def _prepare(self, runner: Runner) -> None:
        """Choose the images and keep what never changes: pictures, masks and the teacher's maps."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._images = choose_probes(runner.val_dataloader.dataset, self._count)
        self._levels = student_levels(runner.model)
        for place, image in enumerate(self._images):
            picture = self._folder / f"{image.probe.id}.png"
            save_picture(image, picture)
            self._reporter.artifact(image.probe.picture, "picture", picture)
            self._constant += self._constant_maps(runner.model, place, image)

    def _constant_maps(self, distiller: Distiller, place: int, image: ProbeImage) -> list[Map]:
        inputs = network_input(distiller, image)
        size = (image.probe.height, image.probe.width)
        theirs = teacher_features(distiller, inputs, size)
        mine = student_features(distiller, self._levels, inputs)
        grids = {level: (feature.shape[2], feature.shape[3]) for level, feature in (mine | theirs).items()}
        span = (inputs.shape[2], inputs.shape[3]) if self._shown.mask_scale == "batch" else size
        return [
            *feature_maps(place, "teacher", theirs, self._shown.temperature),
            *foreground_maps(place, image.probe, grids, span),
        ]

    def _of_student(self, runner: Runner) -> list[Map]:
        maps: list[Map] = []
        for place, image in enumerate(self._images):
            features = student_features(runner.model, self._levels, network_input(runner.model, image))
            maps += feature_maps(place, "student", features, self._shown.temperature)
        return maps
