"""The token endpoint and what its tokens are good for."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest
from plainhttp import Answer, Plain

from jcapiv1.sandbox import Organization, Sandbox

FORM = "application/x-www-form-urlencoded"


def token(http: Plain, sandbox: Sandbox, **other: Any) -> Answer:
    pair = other.pop("pair", f"{sandbox.client_id}:{sandbox.client_secret}")
    body = other.pop("body", "grant_type=client_credentials&scope=api")
    content_type = other.pop("content_type", FORM)
    headers = {"Content-Type": content_type}
    if pair:
        headers["Authorization"] = "Basic " + b64encode(pair.encode()).decode()
    return http("POST", "//oauth2/token", key=None, headers=headers, body=body)


def test_client_credentials_get_a_bearer_token(sandbox: Sandbox, http: Plain) -> None:
    assert sandbox.token_url.endswith("/oauth2/token")
    answer = token(http, sandbox)
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    document = answer.json()
    access_token = document.pop("access_token")
    assert document == {"expires_in": 3600, "scope": "api", "token_type": "bearer"}
    headers = {"Authorization": f"Bearer {access_token}"}
    assert http.get("/organizations", key=None, headers=headers).status == 200
    assert http.get("/organizations", headers=headers).status == 200
    assert sandbox.request_counts["oauth_token"] == 1


def test_a_service_account_has_to_name_the_tenant(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    access_token = token(http, sandbox).json()["access_token"]
    headers = {"Authorization": f"bearer {access_token}"}
    assert http.get("/users", key=None, headers=headers).status == 401
    assert http.get("/users", key=None, headers=headers, tenant=acme).status == 200


def test_every_token_is_another_and_all_hold(sandbox: Sandbox, http: Plain) -> None:
    tokens = {token(http, sandbox).json()["access_token"] for _ in range(3)}
    assert len(tokens) == 3
    for each in tokens:
        headers = {"Authorization": f"Bearer {each}"}
        assert http.get("/organizations", key=None, headers=headers).status == 200


def test_tokens_end(sandbox: Sandbox, http: Plain) -> None:
    headers = {"Authorization": f"Bearer {token(http, sandbox).json()['access_token']}"}
    sandbox.revoke_tokens()
    assert http.get("/organizations", key=None, headers=headers).status == 401
    with Sandbox(token_lifetime=0) as short:
        other = Plain(short)
        headers = {"Authorization": f"Bearer {token(other, short).json()['access_token']}"}
        assert other.get("/organizations", key=None, headers=headers).status == 401
        other.close()


def test_without_a_scope_it_is_the_api(sandbox: Sandbox, http: Plain) -> None:
    assert token(http, sandbox, body="grant_type=client_credentials").status == 200


def test_form_encoded_credentials_are_decoded(sandbox: Sandbox, http: Plain) -> None:
    encoded = "".join(f"%{ord(each):02X}" for each in sandbox.client_id)
    assert token(http, sandbox, pair=f"{encoded}:{sandbox.client_secret}").status == 200


@pytest.mark.parametrize("pair", ["", "nobody:nothing", "nobody:", ":", "{id}:wrong", "{id}:"])
def test_wrong_credentials_get_401(sandbox: Sandbox, http: Plain, pair: str) -> None:
    answer = token(http, sandbox, pair=pair.format(id=sandbox.client_id))
    assert answer.status == 401
    assert answer.json() == {"error": "invalid_client"}
    assert answer.headers["www-authenticate"] == 'Basic realm="JumpCloud"'


def test_another_scheme_is_no_credential(sandbox: Sandbox, http: Plain) -> None:
    headers = {"Authorization": "Bearer x", "Content-Type": FORM}
    body = "grant_type=client_credentials"
    assert http("POST", "//oauth2/token", key=None, headers=headers, body=body).status == 401


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"body": ""}, "invalid_request"),
        ({"body": b"\xff"}, "invalid_request"),
        ({"content_type": "application/json"}, "invalid_request"),
        ({"body": "grant_type=password"}, "unsupported_grant_type"),
        ({"body": "grant_type=client_credentials&scope=everything"}, "invalid_scope"),
    ],
)
def test_a_wrong_request_gets_400(
    sandbox: Sandbox, http: Plain, changed: dict[str, Any], error: str
) -> None:
    answer = token(http, sandbox, **changed)
    assert answer.status == 400
    assert answer.json() == {"error": error}


def test_a_token_is_posted_for(http: Plain) -> None:
    answer = http.get("//oauth2/token")
    assert (answer.status, answer.headers["allow"]) == (405, "POST")


def test_the_endpoint_can_fail(sandbox: Sandbox, http: Plain) -> None:
    sandbox.fail("oauth_token", status=503)
    assert http.get("/organizations").status == 200
    assert [token(http, sandbox).status for _ in range(2)] == [503, 200]
