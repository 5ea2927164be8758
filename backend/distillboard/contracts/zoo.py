"""MMDetection's model zoo as a list: what was published, and what of it can be used here."""

from typing import Literal

from pydantic import Field

from .base import Closed, Name, View
from .catalogue import Weights

ZooState = Literal["runs", "builds", "refused"]
"""How far a detector came when the list was made.

``runs``: its losses were computed and it predicted, on a CPU with the operators that come with the worker.
``builds``: it was built, and failed after that or was not tried further. ``refused``: it was not built.
"""


class ZooDetector(View):
    """One detector of the zoo as it was published, and how it fared when the list was made."""

    name: str = Field(description="Its name in the zoo.", examples=["retinanet_r50_fpn_2x_coco"])
    family: str = Field(description="Family as the zoo calls it.", examples=["RetinaNet"])
    config: str = Field(description="Its config below MMDetection's configs, without the suffix.")
    type: str = Field("", description="MMDetection's class.", examples=["RetinaNet"])
    epochs: int | None = Field(None, description="Epochs it was trained for.")
    results: dict[str, dict[str, float]] = Field(
        default_factory=dict,
        description="Published metrics of 0 to 1 by data set: bbox_mAP, segm_mAP, PQ or AR_1000.",
        examples=[{"COCO": {"bbox_mAP": 0.374}}],
    )
    parameters: int | None = Field(None, description="All parameters; counted by building it.")
    trainable: int | None = Field(None, description="Parameters that its config does not freeze.")
    weights: Weights | None = None
    classes: str | None = Field(None, description="Whose class names it has, e.g. CocoDataset.")
    state: ZooState = "refused"
    problem: str | None = Field(None, description="Why it cannot be used, or not fully.")
    model: str | None = Field(None, description="Digest of its model dict; schedules of one detector share it.")


class ZooView(ZooDetector):
    """A detector of the zoo, and where this server has it already."""

    registered: list[str] = Field(
        default_factory=list, description="Names of this server's models that have its weights; the newest versions."
    )
    available: bool = Field(
        False, description="Its weights lie here: in this server's store, or in the cache of a worker that is alive."
    )


class ZooPage(View):
    """One page of the zoo."""

    detectors: list[ZooView]
    total: int = Field(description="How many the filter lets through.")
    next_cursor: str | None = Field(None, description="Where the next page begins; null on the last one.")
    license: str = Field(description="Licence of the package that the configs and figures come from.")
    source: str = Field(description="That package and its version.")


class ZooRegistration(Closed):
    """Body of ``POST /api/v1/zoo/{name}/register``."""

    name: Name | None = Field(None, description="What the model is called here; as in the zoo when left out.")
