"""What x-org-id does, path by path."""

from __future__ import annotations

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox


@pytest.fixture(
    params=["GET /users", "GET /users/{}", "PUT /users/{}", "POST /users/resettotp/{}",
            "GET /users/reactivate/{}"]
)  # fmt: skip
def on_users(request: pytest.FixtureRequest, ada: Administrator) -> tuple[str, str]:
    """Method and path of each operation on administrators."""
    method, path = request.param.format(ada.id).split()
    return method, path


def test_a_malformed_tenant_gets_400(http: Plain, on_users: tuple[str, str]) -> None:
    for malformed in ("x_org_id_example", "5f0c1d2e3a4b5c6d7e8f9a0", "5f0c1d2e3a4b5c6d7e8f9a0g"):
        assert http(*on_users, tenant=malformed).status == 400


def test_an_unknown_tenant_gets_404(http: Plain, on_users: tuple[str, str]) -> None:
    assert http(*on_users, tenant="0" * 24).status == 404


def test_a_tenant_beyond_the_key_is_unknown(
    sandbox: Sandbox, http: Plain, acme: Organization, on_users: tuple[str, str]
) -> None:
    other = sandbox.organization("Other")
    assert http(*on_users, key=sandbox.key(organization=other), tenant=acme).status == 404
    assert http(*on_users, key=sandbox.key(organizations=[other]), tenant=acme).status == 404


@pytest.mark.parametrize("tenant", [None, "", " "])
def test_a_multi_tenant_key_has_to_name_the_tenant(
    sandbox: Sandbox, http: Plain, on_users: tuple[str, str], tenant: str | None
) -> None:
    assert http(*on_users, tenant=tenant).status == 401
    assert sandbox.outbox == []


@pytest.mark.parametrize("tenant", [None, ""])
def test_a_key_of_one_tenant_need_not_name_it(
    sandbox: Sandbox, http: Plain, acme: Organization, on_users: tuple[str, str], tenant: str | None
) -> None:
    key = sandbox.key(organization=acme)
    assert http(*on_users, key=key, tenant=tenant).status == 200


def test_the_right_tenant_is_let_through(
    sandbox: Sandbox, http: Plain, acme: Organization, on_users: tuple[str, str]
) -> None:
    assert http(*on_users, tenant=acme).status == 200


def test_a_tenant_named_twice_is_malformed(
    http: Plain, sandbox: Sandbox, acme: Organization
) -> None:
    head = f"GET /api/users HTTP/1.1\r\nHost: x\r\nx-api-key: {sandbox.api_key}\r\n"
    twice = f"x-org-id: {acme.id}\r\n" * 2
    assert http.raw(f"{head}{twice}\r\n".encode()).startswith(b"HTTP/1.1 400 ")


def test_capital_hex_digits_are_the_same_id(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    assert http.get(f"/users/{ada.id.upper()}", tenant=acme.id.upper()).status == 200


def test_organizations_refuse_the_header_in_the_words_seen(http: Plain, acme: Organization) -> None:
    for tenant in (acme.id, "malformed"):
        answer = http.get("/organizations", tenant=tenant)
        assert answer.status == 403
        assert answer.json() == {
            "message": "Forbidden: organization selection not allowed via header",
            "error": "Forbidden: organization selection not allowed via header",
        }


def test_organizations_accept_an_empty_header(http: Plain, acme: Organization) -> None:
    assert http.get("/organizations", tenant="").ids == [acme.id]


def test_an_administrator_of_another_tenant_is_unknown(
    sandbox: Sandbox, http: Plain, ada: Administrator
) -> None:
    other = sandbox.organization("Other")
    answer = http.get(f"/users/{ada.id}", tenant=other)
    assert answer.status == 404
    assert http.get("/users", tenant=other).json() == {"totalCount": 0, "results": []}


def test_a_multi_tenant_key_is_not_told_the_organization(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    assert "organization" not in http.get(f"/users/{ada.id}", tenant=acme).json()
    assert "organization" not in http.get("/users", tenant=acme).json()["results"][0]
    single = sandbox.key(organization=acme)
    assert http.get(f"/users/{ada.id}", key=single).json()["organization"] == acme.id
