"""The distiller: losses, a teacher that nothing reaches, students that start alike, and no cost at inference."""

from copy import deepcopy

import pytest
import torch
from distillboard.contracts.names import TERMS
from distillboard.contracts.spec import FGD
from distillboard_worker.detection.building import build_config
from distillboard_worker.detection.checkpoints import CheckpointMismatchError
from distillboard_worker.detection.distiller import Distiller, ground_of
from distillboard_worker.detection.levels import LevelError
from distillboard_worker.methods import FGDMethod
from mmdet.registry import MODELS
from mmengine.hooks import Hook
from mmengine.optim import OptimWrapper
from mmengine.runner import Runner
from torch.optim import SGD
from torch.utils.data import DataLoader
from worker.detection.detectors import batch, faster_rcnn, retinanet

DETECTORS = [retinanet, faster_rcnn]


def create_teacher(detector=retinanet, **changes):
    teacher = build_config(detector(**({"base": 16} | changes)), seed=7)
    teacher.init_weights()
    return teacher.train()


def create_distiller(student=retinanet, teacher=None, method=None, **settings):
    distiller = Distiller(student(), teacher or create_teacher(student), method or FGD(), **settings)
    distiller.init_weights()
    return distiller.train()


def create_control(student=retinanet, **settings):
    control = Distiller(student(), **settings)
    control.init_weights()
    return control.train()


def losses(distiller, data=None):
    return distiller(**distiller.data_preprocessor(data or batch(), training=True), mode="loss")


def total(values):
    return sum(one.sum() for value in values.values() for one in (value if isinstance(value, list) else [value]))


def equal(first, second):
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("detector", DETECTORS)
def test_losses_are_the_students_and_one_of_each_level(detector):
    distiller, control = create_distiller(detector), create_control(detector)
    torch.manual_seed(0)
    found = losses(distiller)
    torch.manual_seed(0)
    own = losses(control)
    levels = [pair.student.name for pair in distiller.pairs]
    assert set(found) == set(own) | {f"loss_fgd_{level}" for level in levels}
    for name, value in own.items():
        torch.testing.assert_close(found[name], value, rtol=0, atol=0)
    assert set(distiller.terms) == {f"loss/fgd/{level}/{term}" for level in levels for term in (*TERMS, "total")}
    for level in levels:
        weighted = sum(
            weight * distiller.terms[f"loss/fgd/{level}/{term}"]
            for weight, term in zip((1e-3, 5e-4, 5e-4, 5e-6), TERMS, strict=True)
        )
        torch.testing.assert_close(distiller.terms[f"loss/fgd/{level}/total"], weighted)
        torch.testing.assert_close(found[f"loss_fgd_{level}"].detach(), weighted)
    assert not any(term.requires_grad for term in distiller.terms.values())


def test_only_the_weighted_totals_are_optimised():
    distiller = create_distiller()
    found = losses(distiller)
    summed, _ = distiller.parse_losses(found)
    assert summed.item() == pytest.approx(total(found).item(), rel=1e-5)


@pytest.mark.parametrize("detector", DETECTORS)
def test_every_trained_parameter_gets_a_gradient(detector):
    distiller = create_distiller(detector, create_teacher(detector, channels=24))
    distiller.parse_losses(losses(distiller))[0].backward()
    assert [name for name, one in distiller.named_parameters() if one.requires_grad and one.grad is None] == []


def test_a_training_step_leaves_the_teacher_as_it_was():
    teacher = create_teacher()
    before = {name: tensor.clone() for name, tensor in teacher.state_dict().items()}
    distiller = create_distiller(teacher=teacher)
    optimizer = OptimWrapper(SGD(distiller.parameters(), lr=0.1))
    for _ in range(2):
        distiller.train_step(batch(), optimizer)
    distiller.train()
    assert equal(before, teacher.state_dict())
    assert not any(module.training for module in distiller.teacher.module.modules())
    assert not any(parameter.requires_grad for parameter in distiller.teacher.module.parameters())


def test_the_teacher_is_in_no_module_tree():
    distiller = create_distiller()
    theirs = {id(module) for module in distiller.teacher.module.modules()}
    assert theirs.isdisjoint(id(module) for module in distiller.modules())
    assert {name.partition(".")[0] for name in distiller.state_dict()} == {"student", "distillation"}
    assert deepcopy(distiller).teacher is distiller.teacher
    assert {name.partition(".")[0] for name in distiller.teacher.module.state_dict()} == {"backbone", "neck"}


def test_the_teacher_moves_with_the_model():
    distiller = create_distiller().double()
    assert {one.dtype for one in distiller.teacher.module.parameters()} == {torch.float64}


@pytest.mark.parametrize("detector", DETECTORS)
def test_a_distilled_student_starts_where_its_control_starts(detector):
    teacher = create_teacher(detector)
    torch.manual_seed(11)
    distiller = create_distiller(detector, teacher, seed=5)
    after_distilled = torch.rand(1)
    torch.manual_seed(11)
    control = create_control(detector, seed=5)
    assert torch.rand(1) == after_distilled
    assert equal(distiller.student.state_dict(), control.student.state_dict())
    assert not equal(control.student.state_dict(), create_control(detector, seed=6).student.state_dict())


def test_initialising_again_changes_nothing():
    distiller = create_distiller()
    before = deepcopy(distiller.state_dict())
    teacher = deepcopy(distiller.teacher.module.state_dict())
    distiller.init_weights()
    assert equal(distiller.state_dict(), before)
    assert equal(distiller.teacher.module.state_dict(), teacher)


def test_a_runners_training_undoes_neither_the_teacher_nor_the_inheritance(tmp_path):
    """`Runner.train` initialises whatever it finds, here also from the addresses that a detector's config names."""
    teacher = create_teacher(base=16, channels=16)
    theirs = {name: tensor.clone() for name, tensor in teacher.state_dict().items()}
    distiller = Distiller(retinanet(base=16), teacher, FGD(), inherit=True)
    start = Start()
    Runner(
        distiller,
        str(tmp_path),
        train_dataloader=DataLoader([0], collate_fn=lambda _: batch()),
        train_cfg={"by_epoch": True, "max_epochs": 1},
        optim_wrapper={"optimizer": {"type": "SGD", "lr": 0.1}},
        default_hooks={"logger": None, "timer": None, "checkpoint": None},
        custom_hooks=[start],
        default_scope="mmdet",
        experiment_name="undone",
        log_level="ERROR",
    ).train()
    kept = distiller.teacher.module.state_dict()
    assert all(torch.equal(kept[name], theirs[name]) for name in kept)
    assert {name.partition(".")[0] for name in distiller.inherited} == {"neck", "bbox_head"}
    assert all(torch.equal(start.student[name], theirs[name]) for name in distiller.inherited)
    assert not torch.equal(start.student["backbone.conv1.weight"], theirs["backbone.conv1.weight"])


class Start(Hook):
    """The student that the first step gets."""

    def before_train_iter(self, runner, *_batch, **_data):
        self.student = {name: tensor.clone() for name, tensor in runner.model.student.state_dict().items()}


def test_own_weights_outlive_the_initialisation():
    weights = create_control(seed=3).student.state_dict()
    assert equal(create_control(seed=1, student_weights=weights).student.state_dict(), weights)


def test_a_backbones_weights_outlive_the_initialisation_and_leave_the_rest():
    weights = {name: tensor + 1 for name, tensor in create_control(seed=3).student.backbone.state_dict().items()}
    started = create_control(seed=1, backbone_weights=weights | {"fc.weight": torch.ones(2)}).student
    assert equal(started.backbone.state_dict(), weights)
    assert equal(started.bbox_head.state_dict(), create_control(seed=1).student.bbox_head.state_dict())


def test_a_backbones_weights_that_do_not_fit_are_refused():
    weights = create_control().student.backbone.state_dict()
    del weights["conv1.weight"]
    with pytest.raises(CheckpointMismatchError, match=r"conv1\.weight"):
        create_control(backbone_weights=weights)


def test_weights_that_do_not_fit_are_refused():
    weights = create_control(faster_rcnn).student.state_dict()
    with pytest.raises(CheckpointMismatchError, match="missing from the file"):
        create_control(student_weights=weights)


def test_neck_and_head_are_inherited_where_they_fit():
    teacher = create_teacher(base=16, channels=16)
    theirs, control = teacher.state_dict(), create_control().student.state_dict()
    distiller = create_distiller(teacher=teacher, inherit=True)
    mine = distiller.student.state_dict()
    assert "bbox_head.retina_cls.weight" in distiller.inherited
    assert "neck.fpn_convs.0.conv.weight" in distiller.inherited
    assert "neck.lateral_convs.0.conv.weight" not in distiller.inherited  # the backbones' widths differ
    for name, tensor in mine.items():
        assert torch.equal(tensor, theirs[name] if name in distiller.inherited else control[name]), name


def test_prediction_is_the_students_own_and_leaves_no_hook():
    distiller = create_distiller().eval()
    plain = build_config(retinanet())
    plain.load_state_dict(distiller.student.state_dict())
    losses(distiller)
    calls = []
    distiller.teacher.module.backbone.register_forward_hook(lambda *_: calls.append(1))
    found, own = distiller.val_step(batch()), plain.eval().val_step(batch())
    assert not calls
    assert [type(one) for one in distiller.student.modules()] == [type(one) for one in plain.modules()]
    assert not any(module._forward_hooks for module in distiller.modules())
    for mine, expected in zip(found, own, strict=True):
        assert torch.equal(mine.pred_instances.bboxes, expected.pred_instances.bboxes)
        assert torch.equal(mine.pred_instances.scores, expected.pred_instances.scores)


def test_a_teacher_of_another_family_shares_the_levels_in_common():
    distiller = create_distiller(faster_rcnn, create_teacher(retinanet))
    assert [pair.student.name for pair in distiller.pairs] == ["P3", "P4", "P5"]
    assert set(losses(distiller)) >= {"loss_fgd_P3", "loss_fgd_P4", "loss_fgd_P5"}


def test_levels_of_the_method_are_taken():
    distiller = create_distiller(method=FGD(levels=["P4"]))
    assert isinstance(distiller.distillation, FGDMethod)
    assert list(distiller.distillation.levels) == ["P4"]
    with pytest.raises(LevelError, match="level P2 is missing"):
        create_distiller(method=FGD(levels=["P2"]))


def test_a_method_and_an_inheritance_need_a_teacher():
    with pytest.raises(ValueError, match="method 'fgd' needs a teacher"):
        Distiller(retinanet(), method=FGD())
    with pytest.raises(ValueError, match="inherit needs a teacher"):
        Distiller(retinanet(), inherit=True)


def test_the_registry_builds_it_from_plain_data():
    method = {"name": "fgd", "lambda": 0.5}
    distiller = MODELS.build({"type": "Distiller", "student": retinanet(), "teacher": retinanet(), "method": method})
    assert distiller.distillation.levels["P3"].lambda_ == 0.5


def test_boxes_and_sizes_of_a_padded_batch():
    control = create_control()
    data = control.data_preprocessor(batch(((96, 128), (128, 100))), training=True)
    ground = ground_of(data["data_samples"], data["inputs"])
    assert ground.image_sizes == [(96, 128), (128, 100)]
    assert ground.input_shape == (128, 128) == data["data_samples"][0].batch_input_shape
    assert [tuple(boxes.shape) for boxes in ground.boxes] == [(2, 4), (2, 4)]


def test_the_parts_of_a_step_are_timed():
    distiller, control = create_distiller(), create_control()
    assert distiller.part_seconds == control.part_seconds == {}
    losses(distiller)
    losses(control)
    assert set(distiller.part_seconds) == {"teacher", "student", "distillation"}
    assert all(seconds > 0 for seconds in distiller.part_seconds.values())
    assert set(control.part_seconds) == {"student"}
    assert deepcopy(distiller).part_seconds.keys() == {"teacher"}


def test_the_distillation_stays_in_fp32_under_autocast():
    distiller = create_distiller()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = losses(distiller)
    assert found["loss_fgd_P3"].dtype == torch.float32
    distiller.parse_losses(found)[0].backward()
    assert all(torch.isfinite(one.grad).all() for one in distiller.parameters() if one.grad is not None)
