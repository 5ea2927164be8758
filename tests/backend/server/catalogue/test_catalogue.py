"""The catalogue: content makes versions, checks are kept with them, what ships is there."""

import json
import threading

import pytest
from distillboard.contracts.catalogue import CheckFinding, CheckReport, CocoFiles
from distillboard.contracts.validation import parse_spec
from distillboard.server.catalogue import repository, service
from distillboard.server.catalogue.seeds import FOLDER, read_recipes, seed
from distillboard.server.errors import Invalid
from distillboard.server.runs.submission import check
from support.rows import dataset_document, model_document

FINE = CheckReport()
BROKEN = CheckReport(findings=[CheckFinding(severity="error", field="checkpoint", message="3 keys are missing")])


def keep(database, document, report=None, **options):
    kind = "model" if hasattr(document, "config") else "dataset"
    with database.writing() as session:
        return service.keep(session, kind, document, report, **options)


def test_a_first_document_is_version_1(database):
    entry = keep(database, model_document(), FINE)
    assert (entry.version, entry.status, entry.builtin) == (1, "ready", False)


def test_the_same_content_is_the_same_version(database):
    keep(database, model_document(), FINE)
    assert keep(database, model_document(), FINE).version == 1


def test_other_content_is_a_further_version_and_the_old_one_stays(database):
    keep(database, model_document(), FINE)
    assert keep(database, model_document(about="wider"), FINE).version == 2
    with database.reading() as session:
        assert service.model(session, "small", 1).document.about == ""
        assert service.model(session, "small", None).document.about == "wider"


def test_a_model_and_a_data_set_may_share_a_name(database):
    keep(database, model_document("toys"), FINE)
    assert keep(database, dataset_document("toys"), FINE).version == 1


@pytest.mark.parametrize(("report", "status"), [(FINE, "ready"), (BROKEN, "refused"), (None, "unchecked")])
def test_the_check_decides_the_status(database, report, status):
    assert keep(database, model_document(), report).status == status


def test_a_second_check_of_the_same_content_takes_the_place_of_the_first(database):
    keep(database, dataset_document(), BROKEN)
    mended = keep(database, dataset_document(), FINE)
    assert (mended.version, mended.status) == (1, "ready")
    with database.reading() as session:
        assert service.dataset(session, "toys", 1).report == FINE


def test_what_ships_is_ready_without_a_report(database):
    assert keep(database, model_document(), builtin=True).status == "ready"


def test_two_requests_at_once_make_one_version(database):
    versions: list[int] = []
    start = threading.Barrier(4)

    def register() -> None:
        start.wait()
        versions.append(keep(database, model_document(about="same"), FINE).version)

    threads = [threading.Thread(target=register) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert versions == [1, 1, 1, 1]


def test_different_documents_at_once_get_versions_of_their_own(database):
    versions: list[int] = []
    start = threading.Barrier(4)

    def register(number: int) -> None:
        start.wait()
        versions.append(keep(database, model_document(about=str(number)), FINE).version)

    threads = [threading.Thread(target=register, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(versions) == [1, 2, 3, 4]


def test_registering_over_http(client):
    body = {"document": model_document("mine").model_dump(), "report": BROKEN.model_dump()}
    answer = client.post("/api/v1/models", json=body)
    assert (answer.status_code, answer.json()["status"]) == (201, "refused")
    assert client.get("/api/v1/models/mine").json() == answer.json()
    assert client.get("/api/v1/models/mine?version=2").status_code == 404


def test_lists_show_the_newest_version_of_every_name(client):
    body = {"document": dataset_document(about="second").model_dump(), "report": {}}
    client.post("/api/v1/datasets", json=body)
    listed = [view for view in client.get("/api/v1/datasets").json() if view["name"] == "toys"]
    assert [(view["version"], view["document"]["about"]) for view in listed] == [(2, "second")]


def test_an_unknown_field_of_a_document_names_the_nearest(client):
    document = {**model_document().model_dump(), "clases": []}
    error = client.post("/api/v1/models", json={"document": document}).json()["error"]
    assert (error["fields"][0]["field"], error["fields"][0]["hint"]) == ("document.clases", "did you mean 'classes'?")


def test_recipes_over_http(client):
    assert [recipe["name"] for recipe in client.get("/api/v1/recipes").json()] == ["quick"]
    assert client.get("/api/v1/recipes/quick").json()["spec"]["schedule"]["epochs"] == 2
    assert "did you mean 'quick'?" in client.get("/api/v1/recipes/quik").json()["error"]["message"]


@pytest.fixture
def folder(tmp_path):
    for name, document in (("models", model_document()), ("datasets", dataset_document())):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.json").write_text(document.model_dump_json())
    return tmp_path


def test_what_ships_is_seeded_once_and_anew_when_it_changes(database, folder):
    for _ in range(2):
        with database.writing() as session:
            seed(session, folder)
            assert repository.last_number(session, "model", "small") == 1
    (folder / "models" / "one.json").write_text(model_document(about="new").model_dump_json())
    with database.writing() as session:
        seed(session, folder)
        assert repository.last_number(session, "model", "small") == 2


def test_seeding_does_not_take_a_users_newer_version_for_its_own(database, folder):
    with database.writing() as session:
        seed(session, folder)
    keep(database, model_document(about="mine"), FINE)
    with database.writing() as session:
        seed(session, folder)
        assert repository.last_number(session, "model", "small") == 2


WITHOUT_A_TEACHER = "coco-fgd-solo-r101-r50"
"""Nobody has published its teacher's weights."""


def test_every_recipe_that_ships_can_be_submitted_once_coco_is_there(sqlite_database):
    recipes = read_recipes()
    with sqlite_database.writing() as session:
        seed(session)
        service.keep(session, "dataset", coco(session), FINE)
        for recipe in recipes.values():
            parse_spec(recipe.spec)
            if recipe.name != WITHOUT_A_TEACHER:
                check(session, recipes, {"recipe": recipe.name})
        with pytest.raises(Invalid, match="'solo-r101-coco' has no weights"):
            check(session, recipes, {"recipe": WITHOUT_A_TEACHER})


def coco(session):
    files = CocoFiles(annotations="/data/instances.json", images="/data/images")
    return service.dataset(session, "coco", None).document.model_copy(update={"train": files, "val": files})


def test_a_data_set_without_files_is_refused_with_the_command_that_gives_them(sqlite_database):
    with sqlite_database.writing() as session:
        seed(session)
        with pytest.raises(Invalid, match="distillboard dataset add coco --train") as refusal:
            check(session, read_recipes(), {"recipe": "coco-control-retinanet-r50"})
    assert (refusal.value.code, refusal.value.fields[0].field) == ("dataset_without_files", "dataset")


def test_recipes_that_run_at_once_come_first():
    groups = [recipe.group for recipe in read_recipes().values()]
    assert groups == sorted(groups)
    assert groups[0] == ""


def test_files_are_named_after_what_they_hold():
    for file in FOLDER.glob("*/*.json"):
        assert json.loads(file.read_text())["name"] == file.stem
