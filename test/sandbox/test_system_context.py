"""A device that signs its own requests."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any

import pytest
from plainhttp import Plain

from jcapiv1 import ApiClient, SystemsApi
from jcapiv1.sandbox import Organization, Sandbox, System

DATE = "Thu, 19 Nov 2026 10:15:30 GMT"


@pytest.fixture
def server(sandbox: Sandbox, acme: Organization) -> System:
    return sandbox.system("server-1", organization=acme, os="Ubuntu")


def signed(system: System | str, *, date: str | None = DATE, **other: str) -> dict[str, str]:
    identity = system if isinstance(system, str) else system.id
    said = {
        "keyId": f"system/{identity}",
        "headers": "request-line date",
        "algorithm": "rsa-sha256",
        "signature": "c2lnbmVk",
        **other,
    }
    text = ",".join(f'{name}="{value}"' for name, value in said.items())
    return {"Authorization": f"Signature {text}", **({"Date": date} if date else {})}


def test_a_device_reads_changes_and_removes_itself(
    sandbox: Sandbox, http: Plain, server: System
) -> None:
    path, headers = f"/systems/{server.id}", signed(server, date=formatdate(usegmt=True))
    assert http.get(path, key=None, headers=headers).json() == server.document
    changed = http("PUT", path, key=None, headers=headers, json_body={"displayName": "Mine"})
    assert (changed.status, server.display_name) == (200, "Mine")
    assert http("DELETE", path, key=None, headers=headers).status == 200
    assert sandbox.systems == []
    assert http.get(path, key=None, headers=headers).status == 401


def test_a_device_reaches_no_other_device(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    other = sandbox.system("server-2", organization=acme, os="Ubuntu")
    for method in ("GET", "PUT", "DELETE"):
        answer = http(method, f"/systems/{other.id}", key=None, headers=signed(server))
        assert answer.status == 401
    assert sandbox.systems == [server, other]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/systems"),
        ("POST", "/systems/{id}/command/builtin/restart"),
        ("GET", "/users"),
        ("GET", "/organizations"),
        ("GET", "/commands"),
        ("POST", "/runCommand"),
    ],
)
def test_all_else_gets_401(
    sandbox: Sandbox, http: Plain, server: System, method: str, path: str
) -> None:
    answer = http(method, path.replace("{id}", server.id), key=None, headers=signed(server))
    assert (answer.status, answer.json()["error"]) == (401, "Unauthorized")
    assert sandbox.actions == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"keyId": "system/" + "0" * 24},
        {"keyId": "user/{id}"},
        {"keyId": "{id}"},
        {"headers": "date"},
        {"algorithm": "hmac-sha256"},
        {"signature": ""},
        {"signature": "not base64!"},
        {"date": None},
        {"date": "yesterday"},
    ],
)
def test_a_signature_that_cannot_be_one_gets_401(
    http: Plain, server: System, wrong: dict[str, Any]
) -> None:
    said = {name: value and value.replace("{id}", server.id) for name, value in wrong.items()}
    answer = http.get(f"/systems/{server.id}", key=None, headers=signed(server, **said))
    assert answer.status == 401
    assert answer.json()["message"] == "Unauthorized: invalid signature"


@pytest.mark.parametrize("os", ["Windows", "Mac OS X"])
def test_only_linux_devices_can_sign(
    sandbox: Sandbox, http: Plain, acme: Organization, os: str
) -> None:
    system = sandbox.system(organization=acme, os=os)
    assert http.get(f"/systems/{system.id}", key=None, headers=signed(system)).status == 401


@pytest.mark.parametrize("by", ["user", "mdm"])
def test_a_device_that_a_person_or_mdm_enrolled_cannot_sign(
    http: Plain, server: System, by: str
) -> None:
    server.provision_metadata = {"provisioner": {"provisionerId": "", "type": by}}
    assert http.get(f"/systems/{server.id}", key=None, headers=signed(server)).status == 401


def test_a_good_key_beside_a_good_signature_counts(
    sandbox: Sandbox, http: Plain, acme: Organization, server: System
) -> None:
    key = sandbox.key(organization=acme)
    assert http.get("/systems", key=key, headers=signed(server)).status == 200
    assert http.get("/systems", key=key, headers=signed("0" * 24)).status == 401
    assert http.get(f"/systems/{server.id}", key="wrong", headers=signed(server)).status == 401


def test_the_client_sends_a_signature_and_no_key(sandbox: Sandbox, server: System) -> None:
    with ApiClient(sandbox.configuration()) as client:
        found = SystemsApi(client).systems_get(
            server.id, _date=DATE, authorization=signed(server)["Authorization"]
        )
    assert found.hostname == "server-1"
    assert "x-api-key" not in sandbox.requests[-1].headers
