"""RADIUS servers."""

from __future__ import annotations

from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Organization, RadiusServer, Sandbox

OFFICE: dict[str, Any] = {
    "name": "Front office",
    "networkSourceIp": "192.0.2.10",
    "sharedSecret": "only-an-example",
}


@pytest.fixture
def office(sandbox: Sandbox, acme: Organization) -> RadiusServer:
    return sandbox.radius_server(
        "Front office",
        organization=acme,
        network_source_ip="192.0.2.10",
        shared_secret="only-an-example",
    )


def test_a_server_is_made_and_answered_with_its_secret(http: Plain, acme: Organization) -> None:
    body = {**OFFICE, "mfa": "ALWAYS", "authIdp": "AZURE", "tagNames": ["hq"]}
    answer = http("POST", "/radiusservers", tenant=acme, json_body=body)
    assert answer.status == 200
    made = answer.json()
    assert {name: made[name] for name in body} == body
    assert made["userLockoutAction"] == "REMOVE"
    assert http.get(f"/radiusservers/{made['_id']}", tenant=acme).json() == made
    assert http.get("/radiusservers", tenant=acme).json() == {"totalCount": 1, "results": [made]}


@pytest.mark.parametrize("name", [*OFFICE])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_three_fields_are_required(
    sandbox: Sandbox, http: Plain, acme: Organization, office: RadiusServer, method: str, name: str
) -> None:
    path = "/radiusservers" if method == "POST" else f"/radiusservers/{office.id}"
    for body in (
        {k: v for k, v in OFFICE.items() if k != name},
        *({**OFFICE, name: v} for v in (None, "")),
    ):
        answer = http(method, path, tenant=acme, json_body=body)
        assert answer.status == 400
        assert name in answer.json()["message"]
    assert sandbox.radius_servers == [office]
    assert office.shared_secret == "only-an-example"


@pytest.mark.parametrize("change", [{"networkSourceIp": "office"}, {"mfa": 5}, {"tagNames": "x"}])
def test_a_value_that_makes_no_sense_gets_400(
    sandbox: Sandbox, http: Plain, acme: Organization, change: dict[str, Any]
) -> None:
    answer = http("POST", "/radiusservers", tenant=acme, json_body={**OFFICE, **change})
    assert answer.status == 400
    assert sandbox.radius_servers == []


def test_changing_replaces_and_answers_no_secret(
    http: Plain, acme: Organization, office: RadiusServer
) -> None:
    office.mfa = "ALWAYS"
    body = {**OFFICE, "sharedSecret": "another", "tags": ["hq"], "userLockoutAction": "MAINTAIN"}
    answer = http("PUT", f"/radiusservers/{office.id}", tenant=acme, json_body=body)
    assert answer.status == 200
    changed = answer.json()
    assert not {"sharedSecret", "organization", "tags"} & set(changed)
    assert changed["tagNames"] == ["hq"]
    assert (changed["mfa"], changed["userLockoutAction"]) == ("DISABLED", "MAINTAIN")
    assert office.shared_secret == "another"
    read = http.get(f"/radiusservers/{office.id}", tenant=acme).json()
    assert read["sharedSecret"] == "another"


def test_who_checks_sign_ins_stays_as_it_was_made(http: Plain, acme: Organization) -> None:
    body = {**OFFICE, "authIdp": "AZURE"}
    made = http("POST", "/radiusservers", tenant=acme, json_body=body).json()
    answer = http("PUT", f"/radiusservers/{made['_id']}", tenant=acme, json_body=OFFICE)
    assert answer.json()["authIdp"] == "AZURE"


def test_deleting_answers_what_changing_answers(
    sandbox: Sandbox, http: Plain, acme: Organization, office: RadiusServer
) -> None:
    path = f"/radiusservers/{office.id}"
    changed = http("PUT", path, tenant=acme, json_body=OFFICE).json()
    answer = http("DELETE", path, tenant=acme)
    assert (answer.status, answer.json()) == (200, changed)
    assert b"only-an-example" not in answer.body
    assert sandbox.radius_servers == []
    assert http("DELETE", path, tenant=acme).status == 404


def test_two_servers_of_a_tenant_have_different_addresses(
    sandbox: Sandbox, http: Plain, acme: Organization, office: RadiusServer
) -> None:
    assert http("POST", "/radiusservers", tenant=acme, json_body=OFFICE).status == 409
    other = sandbox.radius_server(organization=acme, network_source_ip="192.0.2.11")
    assert http("PUT", f"/radiusservers/{other.id}", tenant=acme, json_body=OFFICE).status == 409
    elsewhere = sandbox.organization("Other")
    assert http("POST", "/radiusservers", tenant=elsewhere, json_body=OFFICE).status == 200
    assert http("PUT", f"/radiusservers/{office.id}", tenant=acme, json_body=OFFICE).status == 200


def test_another_tenant_sees_none(sandbox: Sandbox, http: Plain, office: RadiusServer) -> None:
    other = sandbox.organization("Other")
    assert http.get("/radiusservers", tenant=other).ids == []
    for method in ("GET", "PUT", "DELETE"):
        answer = http(method, f"/radiusservers/{office.id}", tenant=other, json_body=OFFICE)
        assert answer.status == 404


def test_reading_does_not_give_the_right_to_change(
    sandbox: Sandbox, http: Plain, acme: Organization, office: RadiusServer
) -> None:
    reader = sandbox.key(scopes={"radius.readonly"})
    path = f"/radiusservers/{office.id}"
    assert http.get(path, key=reader, tenant=acme).status == 200
    for method, target in (("POST", "/radiusservers"), ("PUT", path), ("DELETE", path)):
        assert http(method, target, key=reader, tenant=acme, json_body=OFFICE).status == 403


def test_lists_filter_and_sort_them(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    made = [sandbox.radius_server(name, organization=acme) for name in ("b", "a")]
    assert http.get("/radiusservers?sort=name", tenant=acme).ids == [made[1].id, made[0].id]
    assert http.get("/radiusservers?filter=name:$eq:b", tenant=acme).ids == [made[0].id]
