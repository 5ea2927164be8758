"""Keeping runs in order from a script: edit, compare, archive, delete, restore, many at once."""

from collections.abc import Sequence

from distillboard.contracts.projects import Action, BulkAnswer, BulkRequest, RunChanges
from distillboard.contracts.runs import RunView
from distillboard.contracts.search import FieldPage, RunsDiff

from .listed import ListedRuns


class OrganisedRuns(ListedRuns):
    """What can be done with runs beside training them."""

    def edit(  # noqa: PLR0913  each is a field of the run
        self,
        run: str,
        *,
        name: str | None = None,
        tags: Sequence[str] | None = None,
        notes: str | None = None,
        project: str | None = None,
        archived: bool | None = None,
    ) -> RunView:
        """Change what is given and nothing else; the spec stays as it was submitted."""
        given = {"name": name, "tags": tags, "notes": notes, "project": project, "archived": archived}
        changes = RunChanges.model_validate({key: value for key, value in given.items() if value is not None})
        body = changes.model_dump(mode="json", exclude_unset=True)
        return self._transport.patch(f"/runs/{run}", RunView, json=body)

    def archive(self, run: str) -> RunView:
        """Let lists leave a run out."""
        return self.edit(run, archived=True)

    def delete(self, run: str, *, confirm: str) -> RunView:
        """Put a run that has ended into the trash.

        Args:
            run: Id of the run.
            confirm: Its name or its id once more.

        Raises:
            Conflict: it has not ended.
        """
        return self._transport.delete(f"/runs/{run}", RunView, {"confirm": confirm})

    def restore(self, run: str) -> RunView:
        """Take a run out of the trash."""
        return self._transport.post(f"/runs/{run}/restore", RunView)

    def diff(self, *runs: str, metrics: Sequence[str] | None = None) -> RunsDiff:
        """The fields of 2 to 50 runs' specs that are not the same in all of them, and how the runs did."""
        return self._transport.get("/runs/diff", RunsDiff, {"run": list(runs), "metrics": metrics})

    def fields(self, search: str | None = None) -> FieldPage:
        """What filters and sorts may name."""
        return self._transport.get("/runs/fields", FieldPage, {"search": search})

    def bulk(
        self, action: Action, runs: Sequence[str], *, tags: Sequence[str] = (), project: str | None = None
    ) -> BulkAnswer:
        """Apply one action to up to 1,000 runs; the answer says of each what became of it.

        ``delete`` is confirmed by the call itself: it names every run.
        """
        confirm = len(set(runs)) if action == "delete" else None
        request = BulkRequest(action=action, runs=list(runs), tags=list(tags), project=project, confirm=confirm)
        return self._transport.post("/runs/bulk", BulkAnswer, json=request.model_dump(mode="json"))
