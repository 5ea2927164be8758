"""The model that trains: a student that learns from its ground truth and from a frozen teacher's pyramid."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from distillboard.contracts.names import term_key
from distillboard.contracts.spec import Method, NoDistillation
from mmdet.registry import MODELS
from mmengine.model import BaseModel
from pydantic import TypeAdapter
from torch import Tensor, nn
from torch.nn import functional as F

from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.checkpoints import StateDict, load_exactly
from distillboard_worker.detection.levels import LevelPair
from distillboard_worker.detection.matching import match_levels
from distillboard_worker.detection.randomness import isolated
from distillboard_worker.detection.recording import record
from distillboard_worker.detection.stopwatch import Stopwatch
from distillboard_worker.detection.teacher import FrozenTeacher, Precision
from distillboard_worker.methods import Distillation, Ground, LevelChannels, LevelTerms, build_method

_METHOD: TypeAdapter[Method] = TypeAdapter(Method)


@MODELS.register_module()
class Distiller(BaseModel):  # type: ignore[misc]
    """A student detector under distillation; without a teacher and a method, the student alone: the control.

    The student is a child, so `student.` is its place in the state dict, and the method's own parameters lie under
    `distillation.`. The teacher is no child: it is in no state dict, gets no gradient, no initialisation and no mode,
    and only its backbone and neck are kept. Features are recorded by hooks that live as long as one training step;
    predictions are the student's, at the student's cost.

    The student's initial weights depend on `seed` and on nothing else, and the global random state after
    construction and `init_weights` is what it was before: a distilled run and its control start from the same student
    and draw the same numbers afterwards.

    Args:
        student: A built detector, or an MMDetection model dict.
        teacher: A built detector that has its weights, or a model dict.
        method: The method of a job spec, or the same as plain data.
        student_weights: Laid over the student's initial weights; all tensors must be there.
        backbone_weights: Laid over those of its backbone; all tensors of it must be there, named as in it.
        inherit: Lay the teacher's neck and head over the student's, where name and shape agree.
        seed: Seed of the student's initial weights.
        teacher_precision: Of the teacher's forward pass; the student's when left out.

    Attributes:
        terms: The last step's terms by `contracts.names.term_key`, detached scalars on the training device.
        pairs: The levels that are distilled.
        inherited: Names of the student's tensors that came from the teacher.

    Raises:
        ValueError: A method or `inherit` without a teacher.
        LevelError: The pyramids have no level in common, or not the ones the method names; or see `match_levels`.
        CheckpointMismatchError: `student_weights` or `backbone_weights` do not fit the student; by `init_weights`.
    """

    def __init__(  # noqa: PLR0913 - what a run consists of
        self,
        student: BaseModel | Mapping[str, Any],
        teacher: BaseModel | Mapping[str, Any] | None = None,
        method: Method | Mapping[str, Any] | None = None,
        *,
        student_weights: StateDict | None = None,
        backbone_weights: StateDict | None = None,
        inherit: bool = False,
        seed: int = 0,
        teacher_precision: Precision | None = None,
    ) -> None:
        learner = _built(student, seed)
        super().__init__(data_preprocessor=learner.data_preprocessor)
        self.student = learner
        self.seed = seed
        self.terms: dict[str, Tensor] = {}
        self.pairs: list[LevelPair] = []
        self.distillation: Distillation | None = None
        self.teacher: FrozenTeacher | None = None
        self._watches = {"student": Stopwatch(), "distillation": Stopwatch()}
        self._prefix = "loss_none"
        source = None if teacher is None else _built(teacher, seed)
        inheritance = inheritable(learner, source) if inherit else {}
        self.inherited = tuple(inheritance)
        self._initial = (student_weights, backbone_weights, inheritance)
        self._settled = False
        self._distil_from(source, NoDistillation() if method is None else _METHOD.validate_python(method))
        if self.teacher is not None:
            self.teacher.precision = teacher_precision

    def _distil_from(self, source: nn.Module | None, method: Method) -> None:
        if isinstance(method, NoDistillation):
            return
        if source is None:
            raise ValueError(f"method '{method.name}' needs a teacher")
        self.pairs = match_levels(self.student, source, method)
        self.teacher = FrozenTeacher(source, [pair.teacher.path for pair in self.pairs], self.data_preprocessor)
        channels = [LevelChannels(mine.name, mine.channels, theirs.channels) for mine, theirs in self.pairs]
        self.distillation = build_method(method, channels, self.seed)
        self._prefix = f"loss_{method.name}"

    def init_weights(self) -> None:
        """Initialise the student, then lay its own and its inherited weights over that; once, whoever calls again."""
        if self._settled:
            return
        own, backbone, inheritance = self._initial
        with isolated(self.seed):
            self.student.init_weights()
        if backbone is not None:
            load_exactly(self.student.get_submodule("backbone"), backbone)
        if own is not None:
            load_exactly(self.student, own)
        self.student.load_state_dict(inheritance, strict=False)
        self._initial = (None, None, {})
        self._settled = True

    def forward(
        self, inputs: Tensor, data_samples: Sequence[Any] | None = None, mode: str = "tensor"
    ) -> dict[str, Tensor] | list[Any] | tuple[Tensor, ...] | Tensor:
        """Losses of a training batch, or whatever the student answers in another mode.

        Args:
            inputs: `(N, 3, H, W)`, normalised by the student's preprocessor.
            data_samples: N MMDetection samples, with boxes when `mode` is `"loss"`.
            mode: `"loss"`, `"predict"` or `"tensor"`.

        Returns:
            For `"loss"` the student's losses under their own names and, for each level, `loss_<method>_<level>`, the
            weighted total.
        """
        if mode == "loss" and data_samples is not None and self.distillation is not None:
            return self._loss(inputs, data_samples, self.distillation)
        if mode == "loss":
            return self._student_losses(inputs, data_samples)
        answer: dict[str, Tensor] | list[Any] | tuple[Tensor, ...] | Tensor
        answer = self.student(inputs, data_samples, mode=mode)
        return answer

    def _loss(self, inputs: Tensor, samples: Sequence[Any], distillation: Distillation) -> dict[str, Tensor]:
        ground = ground_of(samples, inputs)
        # The teacher first: what it needs on the way is free again when the student keeps its own for the gradient.
        theirs = self._teacher_features(inputs, ground)
        with record(self.student, [pair.student.path for pair in self.pairs]) as recorded:
            losses = self._student_losses(inputs, samples)
        mine = {
            pair.student.name: _resized(recorded[pair.student.path], theirs[pair.student.name]) for pair in self.pairs
        }
        # In fp32 whatever the networks run in: sums over a fine level overflow fp16, and small weights vanish in it.
        with torch.autocast(inputs.device.type, enabled=False), self._watches["distillation"].on(inputs.device):
            terms = distillation(_in_fp32(mine), _in_fp32(theirs), ground)
        self.terms = _flattened(distillation.name, terms)
        return losses | {f"{self._prefix}_{level}": term.total for level, term in terms.items()}

    def _student_losses(self, inputs: Tensor, samples: Sequence[Any] | None) -> dict[str, Tensor]:
        with self._watches["student"].on(inputs.device):
            losses: dict[str, Tensor] = self.student(inputs, samples, mode="loss")
        return losses

    def _teacher_features(self, inputs: Tensor, ground: Ground) -> dict[str, Tensor]:
        if self.teacher is None:
            raise ValueError("a method needs a teacher")
        features = self.teacher(inputs, ground.image_sizes)
        return {pair.teacher.name: features[pair.teacher.path] for pair in self.pairs}

    @property
    def part_seconds(self) -> dict[str, float]:
        """Seconds of the last step's forward passes: the student's, the teacher's, the distillation's terms.

        What is not there, or not known yet, is left out.
        """
        seconds = {name: watch.seconds for name, watch in self._watches.items()}
        if self.teacher is not None:
            seconds["teacher"] = self.teacher.seconds
        return {name: value for name, value in seconds.items() if value is not None}

    def _apply(self, fn: Any, recurse: bool = True) -> "Distiller":
        """Take the teacher along when the model moves to a device or a type."""
        if self.teacher is not None:
            self.teacher.apply_to_tensors(fn)
        super()._apply(fn, recurse)
        return self


def _built(model: BaseModel | Mapping[str, Any], seed: int) -> BaseModel:
    return build_config(model, seed) if isinstance(model, Mapping) else model


def inheritable(student: nn.Module, teacher: nn.Module | None) -> StateDict:
    """The teacher's neck and head tensors that fit the student: all but the backbone, by name and shape.

    Raises:
        ValueError: There is no teacher.
    """
    if teacher is None:
        raise ValueError("inherit needs a teacher to inherit from")
    mine = student.state_dict()
    return {
        name: tensor.detach().clone()
        for name, tensor in teacher.state_dict().items()
        if not name.startswith("backbone.") and name in mine and mine[name].shape == tensor.shape
    }


def ground_of(samples: Sequence[Any], inputs: Tensor) -> Ground:
    """Boxes and sizes of a batch of MMDetection samples; ignored boxes count as background, as in the paper's code."""
    boxes = [sample.gt_instances.bboxes for sample in samples]
    return Ground(
        boxes=[getattr(one, "tensor", one) for one in boxes],
        image_sizes=[(int(sample.img_shape[0]), int(sample.img_shape[1])) for sample in samples],
        input_shape=(inputs.shape[2], inputs.shape[3]),
    )


def _in_fp32(features: Mapping[str, Tensor]) -> dict[str, Tensor]:
    halves = (torch.float16, torch.bfloat16)
    return {level: one.float() if one.dtype in halves else one for level, one in features.items()}


def _resized(feature: Tensor, like: Tensor) -> Tensor:
    if feature.shape[2:] == like.shape[2:]:
        return feature
    return F.interpolate(feature, size=like.shape[2:], mode="bilinear", align_corners=False)


def _flattened(method: str, terms: Mapping[str, LevelTerms]) -> dict[str, Tensor]:
    flat: dict[str, Tensor] = {}
    with torch.no_grad():
        for level, term in terms.items():
            values = {**term.raw, "total": term.total}
            flat |= {term_key(method, level, name): value.detach() for name, value in values.items()}
    return flat
