"""What can go wrong with the embedded stack, each as one sentence that says what to do."""

from distillboard.client.errors import DistillboardError


class StackError(DistillboardError):
    """The stack cannot be started; the command line prints the message and ends with status 1."""
