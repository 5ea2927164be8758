"""FGD's peers: methods that compare features only, each with the defaults its authors used for RetinaNet."""

from typing import Literal

from pydantic import Field

from .distilled import WEIGHT, Distilled

_WEIGHT = "Weight of the term at every level."


class MSE(Distilled):
    """Plain feature imitation: the mean squared difference of the feature maps."""

    name: Literal["mse"] = Field("mse", title="MSE")
    weight: float = Field(5.0, ge=0, le=1e4, description=_WEIGHT, json_schema_extra=WEIGHT)


class PKD(Distilled):
    """Distillation via Pearson correlation (arXiv 2207.02039): imitates each channel's pattern, not its scale."""

    name: Literal["pkd"] = Field("pkd", title="PKD")
    weight: float = Field(10.0, ge=0, le=1e4, description=_WEIGHT, json_schema_extra=WEIGHT)


class MGD(Distilled):
    """Masked Generative Distillation (arXiv 2205.01529): a small network rebuilds the teacher's map from a part."""

    name: Literal["mgd"] = Field("mgd", title="MGD")
    alpha: float = Field(
        2e-5,
        ge=0,
        le=10,
        description="Weight of the reconstruction, a sum over cells and channels.",
        json_schema_extra=WEIGHT,
    )
    lambda_: float = Field(0.65, ge=0, lt=1, alias="lambda", description="Share of the student's cells that is hidden.")


class CWD(Distilled):
    """Channel-wise Distillation (arXiv 2011.13256): imitates where in the image each channel fires."""

    name: Literal["cwd"] = Field("cwd", title="CWD")
    weight: float = Field(5.0, ge=0, le=1e4, description=_WEIGHT, json_schema_extra=WEIGHT)
    temperature: float = Field(1.0, gt=0, le=100, description="Softmax temperature over the cells of a channel.")


class CanKD(Distilled):
    """Cross-attention non-local distillation (arXiv 2511.21503): the student's cells look at all of the teacher's."""

    name: Literal["cankd"] = Field("cankd", title="CanKD")
    weight: float = Field(10.0, ge=0, le=1e4, description=_WEIGHT, json_schema_extra=WEIGHT)


class FBKD(Distilled):
    """Attention-guided and non-local distillation (ICLR 2021): distances of masked maps, means and relations."""

    name: Literal["fbkd"] = Field("fbkd", title="FBKD")
    attention: float = Field(
        7e-5,
        ge=0,
        le=100,
        description="Weight of the maps' distance under the attention mask.",
        json_schema_extra=WEIGHT,
    )
    channel: float = Field(
        4e-3, ge=0, le=100, description="Weight of the distance of the channels' means.", json_schema_extra=WEIGHT
    )
    spatial: float = Field(
        4e-3, ge=0, le=100, description="Weight of the distance of the cells' means.", json_schema_extra=WEIGHT
    )
    relation: float = Field(
        7e-5, ge=0, le=100, description="Weight of the distance of the non-local relations.", json_schema_extra=WEIGHT
    )
    temperature: float = Field(0.5, gt=0, le=100, description="Softmax temperature of the attention mask.")


Peer = MSE | PKD | MGD | CWD | CanKD | FBKD
