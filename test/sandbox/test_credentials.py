"""Who gets in, and what the others are told."""

from __future__ import annotations

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox


def test_a_wrong_key_gets_the_401_envelope(http: Plain) -> None:
    answer = http.get("/organizations", key="wrong")
    assert answer.status == 401
    assert answer.json() == {
        "error": "Unauthorized",
        "message": "Unauthorized: api key user not found",
    }


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("key", [None, "", "  "])
def test_no_key_leads_to_the_login_page(http: Plain, method: str, key: str | None) -> None:
    answer = http(method, "/users/5f0c1d2e3a4b5c6d7e8f9a0b", key=key)
    assert answer.status == 302
    assert answer.headers["location"] == "/login"


def test_the_login_page_is_html_with_status_200(http: Plain) -> None:
    answer = http.get("//login", key=None)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.body.startswith(b"<!DOCTYPE html>")


def test_authentication_comes_before_routing(http: Plain) -> None:
    assert http.get("/nowhere", key="wrong").status == 401
    assert http.get("/nowhere", key=None).status == 302
    assert http("DELETE", "/users", key="wrong").status == 401
    assert http.get("/nowhere").status == 404


def test_a_revoked_key_is_wrong_at_once(sandbox: Sandbox, http: Plain) -> None:
    key = sandbox.key()
    assert http.get("/organizations", key=key).status == 200
    sandbox.revoke(key)
    assert http.get("/organizations", key=key).status == 401


@pytest.mark.parametrize(
    "authorization", ["Bearer wrong", "Basic YTpi", 'Signature keyId="system"', "Bearer"]
)
def test_an_authorization_that_is_not_a_good_token_gets_401(
    http: Plain, authorization: str
) -> None:
    answer = http.get("/organizations", key=None, headers={"Authorization": authorization})
    assert answer.status == 401
    assert answer.json()["error"] == "Unauthorized"


def test_a_good_key_does_not_make_up_for_a_bad_token(http: Plain) -> None:
    assert http.get("/organizations", headers={"Authorization": "Bearer wrong"}).status == 401


@pytest.mark.parametrize(
    ("role", "lists_tenants", "lists_administrators", "changes"),
    [
        ("Administrator With Billing", 200, 200, 200),
        ("Administrator", 200, 200, 403),
        ("Manager", 200, 200, 403),
        ("Help Desk", 200, 200, 403),
        ("Read Only", 200, 200, 403),
        ("Billing Only", 200, 403, 403),
        ("Command Runner With Billing", 200, 403, 403),
        ("Command Runner", 200, 403, 403),
    ],
)
def test_a_key_may_do_what_its_role_may(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    ada: Administrator,
    role: str,
    lists_tenants: int,
    lists_administrators: int,
    changes: int,
) -> None:
    key = sandbox.key(role=role, organization=acme)
    assert http.get("/organizations", key=key).status == lists_tenants
    assert http.get("/users", key=key).status == lists_administrators
    assert http.get(f"/users/{ada.id}", key=key).status == lists_administrators
    assert http("PUT", f"/users/{ada.id}", key=key, json_body={}).status == changes
    assert http("POST", f"/users/resettotp/{ada.id}", key=key).status == changes
    assert http.get(f"/users/reactivate/{ada.id}", key=key).status == changes
    assert len(sandbox.outbox) == (2 if changes == 200 else 0)


def test_a_key_may_have_single_scopes(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    key = sandbox.key(organization=acme, scopes={"administrators"})
    answer = http.get("/organizations", key=key)
    assert answer.status == 403
    assert answer.json()["message"] == "Forbidden: insufficient permissions"
    assert http.get("/users", key=key).status == 200


def test_a_key_sees_its_own_tenants_only(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    other, third = sandbox.organization("Other"), sandbox.organization("Third")
    single = sandbox.key(organization=other)
    several = sandbox.key(organizations=[acme, third.id])
    assert http.get("/organizations", key=single).ids == [other.id]
    assert http.get("/organizations", key=several).ids == [acme.id, third.id]
    assert http.get("/organizations").ids == [acme.id, other.id, third.id]


def test_a_key_is_not_asked_for_with_nonsense(sandbox: Sandbox, acme: Organization) -> None:
    with pytest.raises(ValueError, match="no role 'King'; there are Administrator With Billing"):
        sandbox.key(role="King")
    with pytest.raises(ValueError, match="of one organization or of several"):
        sandbox.key(organization=acme, organizations=[acme])


def test_a_key_never_shows_in_a_repr(sandbox: Sandbox, http: Plain) -> None:
    http.get("/organizations")
    assert sandbox.api_key not in repr(sandbox) + repr(sandbox.requests)


def test_what_is_wrong_first_is_told_first(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    """Key, path, method, tenant, right, body, administrator."""
    reader = sandbox.key(role="Read Only")
    wrong = {"headers": {"Content-Type": "text/plain"}, "body": b"{"}
    assert http("PUT", "/nowhere/x/y", key="wrong", tenant="bad", **wrong).status == 401
    assert http("PUT", "/nowhere/x/y", key=reader, tenant="bad", **wrong).status == 404
    assert http("POST", "/users/unknown", key=reader, tenant="bad", **wrong).status == 405
    assert http("PUT", "/users/unknown", key=reader, tenant="bad", **wrong).status == 400
    assert http("PUT", "/users/unknown", key=reader, tenant=acme, **wrong).status == 403
    assert http("PUT", "/users/unknown", tenant=acme, **wrong).status == 415
    assert http("PUT", "/users/unknown", tenant=acme, json_body={}).status == 404
    assert http("PUT", f"/users/{ada.id}", tenant=acme, json_body={}).status == 200
    assert (
        http.get("/users/unknown", key=sandbox.key(role="Billing Only"), tenant=acme).status == 403
    )
