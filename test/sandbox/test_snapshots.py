"""A sandbox taken as JSON and put back, here or in another process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Person, Sandbox


def everything(sandbox: Sandbox) -> Any:
    return json.loads(json.dumps(sandbox.snapshot()))


@pytest.fixture
def lin(sandbox: Sandbox, acme: Organization) -> Person:
    return sandbox.person("lin", organization=acme)


def test_what_happened_since_is_undone(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator, lin: Person
) -> None:
    before = sandbox.snapshot()
    text = json.dumps(before)
    body = {"attributes": [{"name": "desk", "value": "4"}], "username": "lina"}
    http("PUT", f"/systemusers/{lin.id}", tenant=acme, json_body=body)
    http("DELETE", f"/systemusers/{lin.id}", tenant=acme)
    http.get(f"/users/reactivate/{ada.id}", tenant=acme)
    later = sandbox.key(organization=acme)
    sandbox.person("more", organization=acme)
    sandbox.restore(before)
    assert json.dumps(before) == text  # it shares nothing with the sandbox
    assert everything(sandbox) == json.loads(text)
    assert http.get("/systemusers?fields=username", tenant=acme).json()["results"] == [
        {"username": "lin"}
    ]
    assert sandbox.outbox == []
    assert http.get("/organizations", key=later).status == 401
    sandbox.restore(before)  # as often as one likes
    assert everything(sandbox) == json.loads(text)


def test_a_record_that_is_held_goes_on_with_the_restored_one(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    before = sandbox.snapshot()
    lin.department = "Sales"
    lin.private["note"] = 1
    sandbox.restore(before)
    assert (lin.department, lin.private) == ("", {})
    lin.department = "Legal"
    answer = http.get("/systemusers?filter=department:$eq:Legal", tenant=acme)
    assert answer.ids == [lin.id]
    assert sandbox.people == [lin]


def test_the_clock_and_the_ids_go_on_where_they_were(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    before = sandbox.snapshot()
    body = {"username": "new", "email": "new@acme.example"}
    first = http("POST", "/systemusers", tenant=acme, json_body=body).json()
    sandbox.restore(before)
    again = http("POST", "/systemusers", tenant=acme, json_body=body).json()
    assert again == first


def test_a_request_sees_what_is_restored_though_lists_are_remembered(
    sandbox: Sandbox, http: Plain, acme: Organization, lin: Person
) -> None:
    empty = Sandbox(organizations=0, administrators=0).snapshot()
    path = "/systemusers?filter=username:$eq:lin"
    assert http.get(path, tenant=acme).ids == [lin.id]
    full = sandbox.snapshot()
    sandbox.restore({**empty, "keys": full["keys"]})
    assert http.get("/organizations").ids == []
    sandbox.restore(full)
    assert http.get(path, tenant=acme).ids == [lin.id]


def test_a_saved_sandbox_starts_again_elsewhere(
    tmp_path: Path, sandbox: Sandbox, acme: Organization, ada: Administrator, lin: Person
) -> None:
    file = tmp_path / "state.json"
    lin.private["note"] = "kept"
    sandbox.save(file)
    with Sandbox(seed=file) as other:
        assert other.people[0].document == lin.document
        assert other.people[0].private == {"note": "kept"}
        assert [each.email for each in other.administrators] == [ada.email]
        http = Plain(other)
        assert http.get("/systemusers", tenant=acme, key=sandbox.api_key).ids == [lin.id]
        assert http.get("/systemusers", tenant=acme).ids == [lin.id]  # with a key of its own, too
        http("DELETE", f"/systemusers/{lin.id}", tenant=acme)
        other.reset()
        assert len(other.people) == 1
        http.close()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"format": "else"}, "its format is not 'jcapiv1 sandbox, state 1'"),
        ({"state": {}}, "not a snapshot of this version: KeyError"),
        ({"state": {"records": {"unicorn": [{}]}}}, "not a snapshot of this version: KeyError"),
        ({"state": {"records": {"person": [{}]}}}, "not a snapshot of this version: TypeError"),
        ({"keys": [{}]}, "not a snapshot of this version: KeyError"),
        ({"keys": 5}, "not a snapshot of this version: TypeError"),
    ],
)
def test_what_is_no_snapshot_is_refused_and_changes_nothing(
    tmp_path: Path, sandbox: Sandbox, lin: Person, change: dict[str, Any], complaint: str
) -> None:
    before = everything(sandbox)
    wrong = {**sandbox.snapshot(), **change}
    with pytest.raises(ValueError, match=complaint):
        sandbox.restore(wrong)
    assert everything(sandbox) == before
    file = tmp_path / "state.json"
    file.write_text(json.dumps(wrong))
    with pytest.raises(ValueError, match=f"state.json: .*{complaint}"):
        Sandbox(seed=file)


def test_a_snapshot_of_a_large_sandbox_is_json() -> None:
    sandbox = Sandbox(organizations=3, administrators=5, people=40)
    text = json.dumps(sandbox.snapshot())
    other = Sandbox(organizations=0, administrators=0)
    other.restore(json.loads(text))
    assert json.dumps(other.snapshot()) == text
