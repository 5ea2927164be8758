"""Where a run's metrics go beside Distillboard: other trackers, reached with the worker's own credentials."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Closed

Label = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._/-]{0,99}$")]


class TensorboardMirror(Closed):
    """Event files in the worker's folder of mirrors."""

    to: Literal["tensorboard"]


class WandbMirror(Closed):
    """A run of Weights & Biases; the worker's ``WANDB_API_KEY`` and ``WANDB_BASE_URL`` say as whom and where."""

    to: Literal["wandb"]
    project: Label = Field(description="Project there.")
    entity: Label | None = Field(None, description="Team or user there; the key's own when left out.")


class MlflowMirror(Closed):
    """A run of MLflow; the worker's ``MLFLOW_TRACKING_URI`` says where, its folder of mirrors when there is none."""

    to: Literal["mlflow"]
    experiment: Label = Field("distillboard", description="Experiment there.")


Mirror = Annotated[TensorboardMirror | WandbMirror | MlflowMirror, Field(discriminator="to")]
