"""Pre-flights from a script: examine a spec before a run is made of it, and have its weights proposed."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from distillboard.contracts.preflight import Calibrate, PreflightReport, PreflightView
from distillboard.contracts.spec import JobSpec
from distillboard.contracts.states import ENDED

from .transport import Transport


class Preflights:
    """The pre-flights of a server."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, spec: Mapping[str, Any] | JobSpec, *, calibrate: Calibrate | None = None) -> PreflightView:
        """Have a spec examined; nothing is trained.

        Args:
            spec: A whole job spec, or ``{"recipe": name, ...}`` with what differs from the recipe.
            calibrate: Have the method's weights proposed too.

        Raises:
            Invalid: as for a run.
        """
        body = spec.model_dump(mode="json", by_alias=True) if isinstance(spec, JobSpec) else dict(spec)
        if calibrate is not None:
            body["calibrate"] = calibrate.model_dump(mode="json")
        return self._transport.post("/preflights", PreflightView, json=body)

    def get(self, preflight: str) -> PreflightView:
        """A pre-flight as it stands now; ``report`` says what was found."""
        return self._transport.get(f"/preflights/{preflight}", PreflightView)

    def cancel(self, preflight: str) -> PreflightView:
        """Stop a pre-flight."""
        return self._transport.post(f"/preflights/{preflight}/cancel", PreflightView)

    def wait(
        self,
        preflight: str,
        *,
        timeout: float | None = None,
        interval: float = 0.5,
        on_update: Callable[[PreflightView], None] | None = None,
    ) -> PreflightView:
        """Wait until a pre-flight has ended; ``failed`` means that the spec is refused, or that nobody could say.

        Args:
            preflight: Id of the pre-flight.
            timeout: Seconds after which to give up.
            interval: Seconds between looks.
            on_update: Called with the pre-flight at every look.

        Raises:
            TimeoutError: it has not ended within ``timeout``.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            view = self.get(preflight)
            if on_update is not None:
                on_update(view)
            if view.state in ENDED:
                return view
            if deadline is not None and time.monotonic() > deadline:
                raise TimeoutError(f"after {timeout:g} s the pre-flight {preflight} has not ended")
            time.sleep(interval)

    def of_run(self, run: str) -> PreflightReport | None:
        """What a run's own pre-flight found; None while there is nothing."""
        return self._transport.get(f"/runs/{run}/preflight", PreflightReport | None)  # type: ignore[arg-type]
