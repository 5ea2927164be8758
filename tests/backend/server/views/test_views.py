"""Saved views over HTTP."""

VIEWS = "/api/v1/views"
SEARCH = {"filter": "method.name = fgd", "cols": ["name", "state"], "widths": {"name": 240}, "archived": True, "n": 2}
JSON = {"Content-Type": "application/json"}


def test_a_view_is_kept_changed_and_forgotten(database_client):
    made = database_client.post(VIEWS, json={"name": "Nächte 🦊", "search": SEARCH})
    assert made.status_code == 201, made.text
    view = made.json()
    assert (view["page"], view["search"]) == ("runs", SEARCH)
    assert database_client.get(VIEWS).json() == [view]
    changed = database_client.patch(f"{VIEWS}/{view['id']}", json={"search": {"sort": "name"}}).json()
    assert (changed["name"], changed["search"]) == ("Nächte 🦊", {"sort": "name"})
    assert database_client.delete(f"{VIEWS}/{view['id']}").status_code == 204
    assert database_client.get(VIEWS).json() == []
    assert database_client.delete(f"{VIEWS}/{view['id']}").json()["error"]["code"] == "unknown_view"


def test_names_are_unique(database_client):
    first = database_client.post(VIEWS, json={"name": "a", "search": {}}).json()
    second = database_client.post(VIEWS, json={"name": "b", "search": {}}).json()
    assert database_client.post(VIEWS, json={"name": "a", "search": {}}).json()["error"]["code"] == "view_exists"
    answer = database_client.patch(f"{VIEWS}/{second['id']}", json={"name": "a"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "view_exists")
    assert database_client.patch(f"{VIEWS}/{first['id']}", json={"name": "a"}).status_code == 200


def test_what_no_address_says_is_refused(database_client):
    for body in (
        '{"name": " ", "search": {}}',
        '{"name": "a"}',
        '{"name": "a", "search": {"x": null}}',
        '{"name": "a", "search": {"x": {"y": {"z": 1}}}}',
        '{"name": "a", "search": {"x": "\\u0000"}}',
        '{"name": "a", "search": {}, "page": "nowhere"}',
    ):
        assert database_client.post(VIEWS, content=body, headers=JSON).status_code == 422, body
