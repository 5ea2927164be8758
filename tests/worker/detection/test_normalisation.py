"""A batch for one model becomes what another model's preprocessor would have made of the same pixels."""

import pytest
import torch
from distillboard_worker.detection.normalisation import NormalisationError, Renormalisation
from mmdet.models import DetDataPreprocessor
from torch import nn
from worker.detection.detectors import batch

IMAGENET = {"mean": [123.675, 116.28, 103.53], "std": [58.395, 57.12, 57.375], "bgr_to_rgb": True}
CAFFE = {"mean": [103.53, 116.28, 123.675], "std": [1.0, 1.0, 1.0], "bgr_to_rgb": False}
NONE = {}


def create(settings):
    return DetDataPreprocessor(**settings, pad_size_divisor=32)


@pytest.mark.parametrize("source", [IMAGENET, CAFFE, NONE])
@pytest.mark.parametrize("target", [IMAGENET, CAFFE, NONE])
def test_from_any_to_any(source, target):
    mine, theirs = create(source)(batch()), create(target)(batch())
    sizes = [sample.img_shape for sample in mine["data_samples"]]
    converted = Renormalisation.between(create(source), create(target))(mine["inputs"], sizes)
    torch.testing.assert_close(converted, theirs["inputs"], rtol=1e-5, atol=1e-4)


def test_equal_models_share_the_batch():
    inputs = create(IMAGENET)(batch())["inputs"]
    assert Renormalisation.between(create(IMAGENET), create(IMAGENET))(inputs, []) is inputs


def test_a_preprocessor_of_another_kind_is_said():
    with pytest.raises(NormalisationError, match="Identity does not say"):
        Renormalisation.between(create(IMAGENET), nn.Identity())
