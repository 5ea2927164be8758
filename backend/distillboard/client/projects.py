"""Projects from a script."""

from distillboard.contracts.projects import NewProject, ProjectChanges, ProjectView

from .transport import Transport


class Projects:
    """The projects of a server; each is named by its name or id."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def create(self, name: str, description: str = "") -> ProjectView:
        """Make a project."""
        body = NewProject(name=name, description=description)
        return self._transport.post("/projects", ProjectView, json=body.model_dump())

    def list(self) -> list[ProjectView]:
        """Every project by name, with the number of its runs."""
        return self._transport.get("/projects", list[ProjectView])

    def edit(
        self, project: str, *, name: str | None = None, description: str | None = None, archived: bool | None = None
    ) -> ProjectView:
        """Rename, describe, archive or unarchive a project."""
        given = {"name": name, "description": description, "archived": archived}
        changes = ProjectChanges.model_validate({key: value for key, value in given.items() if value is not None})
        return self._transport.patch(f"/projects/{project}", ProjectView, json=changes.model_dump(exclude_unset=True))
