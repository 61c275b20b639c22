"""Requests, keys, clock, snapshots and credentials by the control endpoint."""

from __future__ import annotations

from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Application, Change, Organization, Sandbox

ROOT = "//_sandbox"


def control(http: Plain, method: str, path: str, body: Any = None) -> Any:
    answer = http(method, f"{ROOT}/{path}", key=None, json_body=body)
    assert answer.status == 200, answer.body
    return answer.json()


def test_it_says_when_it_is_ready_to_everybody(http: Plain) -> None:
    headers = {"Host": "elsewhere.example", "Origin": "http://elsewhere.example"}
    answer = http.get(f"{ROOT}/health", key=None, headers=headers)
    assert (answer.status, answer.json()) == (200, {"status": "ready"})
    assert http("HEAD", f"{ROOT}/health", key=None).status == 200


def test_requests_can_be_looked_at_without_their_keys(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    body = {"firstname": "Bo"}
    http("PUT", f"/users/{ada.id}?x=1", tenant=acme, json_body=body)
    http.get("/nothing")
    first, second = control(http, "GET", "requests")
    assert {name: first[name] for name in ("number", "operation", "method", "path", "query")} == {
        "number": 1,
        "operation": "users_put",
        "method": "PUT",
        "path": f"/api/users/{ada.id}",
        "query": "x=1",
    }
    assert (first["body"], first["json"], first["status"]) == ('{"firstname": "Bo"}', body, 200)
    assert first["headers"]["x-api-key"] == "***"
    assert first["headers"]["x-org-id"] == acme.id
    fields = {"firstname": ["Ada", "Bo"]}
    change = {"what": "changed", "kind": "administrator", "id": ada.id, "fields": fields}
    assert first["changes"] == [change]
    assert (second["operation"], second["json"], second["status"]) == (None, None, 404)
    assert control(http, "GET", "requests?after=1") == [second]
    assert control(http, "GET", "requests?operation=users_put") == [first]
    assert http.get(f"{ROOT}/requests?after=x", key=None).status == 400
    assert control(http, "DELETE", "requests") == {}
    assert control(http, "GET", "requests") == []
    assert sandbox.request_counts == {}


def test_a_request_tells_what_it_has_changed(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    def changes() -> tuple[Change, ...]:
        return sandbox.requests[-1].changes

    http.get(f"/users/{ada.id}", tenant=acme)
    assert changes() == ()
    http("PUT", f"/users/{ada.id}", tenant=acme, json_body={"firstname": ada.firstname})
    assert changes() == ()
    http.get(f"/users/reactivate/{ada.id}", tenant=acme)
    assert changes() == (Change("sent", "reactivation", ada.id),)
    body = {"name": "saml2", "ssoUrl": "https://wiki.example", "config": {}}
    made = http("POST", "/applications", tenant=acme, json_body=body).json()
    assert Change("added", "application", made["_id"]) in changes()
    http("PUT", f"/applications/{made['_id']}", tenant=acme, json_body={**body, "active": True})
    (change,) = changes()
    assert change.fields["active"] == (False, True)
    http("DELETE", f"/applications/{made['_id']}", tenant=acme)
    assert changes() == (Change("removed", "application", made["_id"]),)


def test_a_fault_after_the_operation_hides_no_change(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    sandbox.fail("users_put", status=503, carried_out=True)
    http("PUT", f"/users/{ada.id}", tenant=acme, json_body={"firstname": "Bo"})
    (change,) = sandbox.requests[-1].changes
    assert (sandbox.requests[-1].status, change.fields["firstname"]) == (503, ("Ada", "Bo"))


def test_keys_are_added_and_revoked(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    options = {"role": "Read Only", "organization": acme.id, "value": "reader"}
    assert control(http, "POST", "keys", options) == {"key": "reader"}
    assert http.get("/organizations", key="reader").ids == [acme.id]
    control(http, "DELETE", "keys", {"key": "reader"})
    assert http.get("/organizations", key="reader").status == 401
    assert http("DELETE", f"{ROOT}/keys", key=None, json_body={"key": "reader"}).status == 404
    (made,) = control(http, "POST", "keys", {}).values()
    assert http.get("/organizations", key=made).status == 200
    assert control(http, "DELETE", "tokens") == {}


@pytest.mark.parametrize(
    "options",
    [
        [],
        {"rights": 1},
        {"role": "King"},
        {"organization": "0" * 24},
        {"organizations": 5},
        {"scopes": ["nothing"]},
    ],
)
def test_a_key_that_makes_no_sense_gets_400(http: Plain, options: Any) -> None:
    answer = http("POST", f"{ROOT}/keys", key=None, json_body=options)
    assert answer.status == 400
    assert answer.json()["message"]


def test_the_clock_is_read_set_and_put_forward(sandbox: Sandbox, http: Plain) -> None:
    assert control(http, "GET", "clock") == {"now": "2026-01-01T00:00:00.000Z"}
    moment = "2027-05-06T07:08:09+02:00"
    set_to = {"now": "2027-05-06T05:08:09.000Z"}
    assert control(http, "PUT", "clock", {"now": moment}) == set_to
    assert sandbox.organization().created == "2027-05-06T05:08:10.000Z"
    later = control(http, "PUT", "clock", {"advance": 86400})
    assert later == {"now": "2027-05-07T05:08:10.000Z"}
    for wrong in ({}, {"now": "soon"}, {"now": 5}, {"advance": "1"}, {"advance": 1e300}, []):
        answer = http("PUT", f"{ROOT}/clock", key=None, json_body=wrong)
        assert answer.status == 400
    assert control(http, "GET", "clock") == later


def test_snapshots_are_kept_and_come_back(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    wiki: Application = sandbox.application(organization=acme)
    assert control(http, "PUT", "snapshots/before") == {"name": "before"}
    saved = control(http, "GET", "snapshots/before")
    ada.firstname = "Bo"
    sandbox.organization("Other")
    http("DELETE", f"/applications/{wiki.id}", tenant=acme)
    assert control(http, "POST", "snapshots/before") == {"name": "before"}
    assert (ada.firstname, sandbox.organizations) == ("Ada", [acme])
    assert [each.document for each in sandbox.applications] == [wiki.document]
    assert control(http, "GET", "snapshots") == ["before"]
    control(http, "DELETE", "snapshots/before")
    assert control(http, "GET", "snapshots") == []
    control(http, "PUT", "snapshots/from-a-file", saved)
    ada.firstname = "Bo"
    control(http, "POST", "snapshots/from-a-file")
    assert ada.firstname == "Ada"


def test_what_is_no_snapshot_is_refused_and_changes_nothing(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    saved = sandbox.snapshot()
    broken = {**saved["state"], "records": {"organization": [5]}, "seconds": 5000}
    for wrong in ({"x": 1}, {**saved, "state": {}}, {**saved, "state": broken}):
        control(http, "PUT", "snapshots/wrong", wrong)
        assert http("POST", f"{ROOT}/snapshots/wrong", key=None).status == 400
        assert sandbox.organizations == [acme]
        assert sandbox.snapshot() == saved
    for method in ("GET", "POST", "DELETE"):
        assert http(method, f"{ROOT}/snapshots/missing", key=None).status == 404


@pytest.mark.long
def test_a_snapshot_may_be_large(sandbox: Sandbox, http: Plain) -> None:
    with Sandbox(organizations=200, administrators=2000) as large:
        saved = large.snapshot()
    control(http, "PUT", "snapshots/large", saved)
    control(http, "POST", "snapshots/large")
    assert len(sandbox.administrators) == 2000


def test_credentials_come_as_json_and_by_the_name_that_was_asked(
    sandbox: Sandbox, http: Plain
) -> None:
    assert control(http, "GET", "credentials") == sandbox.credentials.document()
    headers = {"x-sandbox-token": sandbox.control_token, "host": "jumpcloud:8017"}
    answer = http.get(f"{ROOT}/credentials", key=None, headers=headers).json()
    assert answer["api_url"] == "http://jumpcloud:8017/api"
    assert answer["token_url"] == "http://jumpcloud:8017/oauth2/token"
    assert (answer["api_key"], answer["certificate"]) == (sandbox.api_key, None)
    answer = http.get(f"{ROOT}/credentials?shell=bash", key=None)
    assert answer.body.decode() == (
        f"export JUMPCLOUD_API_URL='{sandbox.url}'\nexport JUMPCLOUD_API_KEY='{sandbox.api_key}'\n"
    )
    assert http.get(f"{ROOT}/credentials?shell=csh", key=None).status == 400
    assert http.get(f"{ROOT}/certificate", key=None).status == 404
