"""Records by the control endpoint."""

from __future__ import annotations

from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox

RECORDS = "//_sandbox/records"


def test_records_of_all_kinds_are_counted(http: Plain, ada: Administrator) -> None:
    counted = http.get(RECORDS, key=None).json()
    assert (counted["organizations"], counted["administrators"]) == (1, 1)
    assert {"people", "applications", "radiusServers"} <= set(counted)


def test_records_are_listed_whole_and_by_tenant(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    other = sandbox.administrator(organization=sandbox.organization("Other"))
    every = http.get(f"{RECORDS}/administrators", key=None).json()
    assert every == [ada.document, other.document]
    path = f"{RECORDS}/administrators?organization={acme.id}"
    assert http.get(path, key=None).json() == [ada.document]
    assert http.get(f"{RECORDS}/administrators/{ada.id}", key=None).json() == ada.document
    assert http.get(f"{RECORDS}/organizations", key=None).json()[0] == acme.document


def test_a_record_is_added_with_what_is_said_of_it(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    body = {"email": "bo@acme.example", "organization": acme.id}
    (added,) = http("POST", f"{RECORDS}/administrators", key=None, json_body=body).json()
    assert added["email"] == "bo@acme.example"
    assert [each.document for each in sandbox.administrators] == [added]
    answer = http.get(f"/users/{added['_id']}", tenant=acme)
    assert answer.json()["email"] == "bo@acme.example"


def test_many_are_added_at_once_or_none(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    two = [{"email": f"{name}@acme.example"} for name in ("a", "b")]
    answer = http("POST", f"{RECORDS}/administrators", key=None, json_body=two)
    assert [each["organization"] for each in answer.json()] == [acme.id, acme.id]
    wrong = [{"email": "c@acme.example"}, {"email": 5}]
    assert http("POST", f"{RECORDS}/administrators", key=None, json_body=wrong).status == 400
    assert len(sandbox.administrators) == 2


def test_tenants_are_added_too(sandbox: Sandbox, http: Plain) -> None:
    http("POST", f"{RECORDS}/organizations", key=None, json_body=[{"displayName": "A"}, {}])
    assert [each.display_name for each in sandbox.organizations] == ["A", None]
    assert sandbox.organizations[0].settings["passwordPolicy"]


def test_fields_are_set_whatever_the_operations_say(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    path = f"{RECORDS}/administrators/{ada.id}"
    changed = http("PATCH", path, key=None, json_body={"suspended": True, "apiKeySet": True})
    assert changed.json() == ada.document
    assert http.get(f"/users/{ada.id}", tenant=acme).json()["apiKeySet"] is True


def test_a_removed_tenant_takes_its_records_along(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    other = sandbox.administrator(organization=sandbox.organization("Other"))
    assert http("DELETE", f"{RECORDS}/organizations/{acme.id}", key=None).json() == acme.document
    assert sandbox.administrators == [other]
    http("DELETE", f"{RECORDS}/administrators/{other.id}", key=None)
    assert sandbox.administrators == []
    assert http("DELETE", f"{RECORDS}/administrators/{other.id}", key=None).status == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing", None, 404),
        ("GET", "/administrators/nothing", None, 404),
        ("POST", "/nothing", {}, 404),
        ("POST", "/administrators", 5, 400),
        ("POST", "/administrators", [5], 400),
        ("POST", "/administrators", {"organization": "0" * 24}, 400),
        ("POST", "/administrators", {"totp_enrolled": True}, 400),
        ("POST", "/administrators", [{"_id": "a" * 24}, {"_id": "a" * 24}], 400),
        ("PATCH", "/administrators/{id}", {"suspended": "x"}, 400),
        ("PATCH", "/administrators/{id}", {"_id": "a" * 24}, 400),
        ("PATCH", "/administrators/{id}", {}, 400),
        ("PATCH", "/administrators/{id}", [], 400),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    sandbox: Sandbox,
    http: Plain,
    ada: Administrator,
    method: str,
    path: str,
    body: Any,
    status: int,
) -> None:
    before = dict(ada.document)
    answer = http(method, RECORDS + path.format(id=ada.id), key=None, json_body=body)
    assert answer.status == status
    assert answer.json()["message"]
    assert [each.document for each in sandbox.administrators] == [before]
