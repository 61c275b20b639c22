"""What the contract calls a secret is in no error, though a server repeats it, and in no log."""

from __future__ import annotations

import json
import traceback
from typing import Any

import canary
import pytest
import wire
from transport import client_for

import jcapiv1
from jcapiv1.core.secret_fields import secrets_of

BODIES: list[tuple[str, str, Any]] = [
    ("SystemusersApi", "systemusers_post", {"username": "ada", "password": canary.PASSWORD}),
    (
        "SystemusersApi",
        "systemusers_put",
        jcapiv1.Systemuserput(password=canary.PASSWORD),
    ),
    (
        "RadiusServersApi",
        "radius_servers_post",
        jcapiv1.Radiusserverpost(name="front", shared_secret=canary.PASSWORD),
    ),
    (
        "ApplicationsApi",
        "applications_post",
        {"config": {"idpPrivateKey": {"label": "key", "value": canary.PASSWORD}}, "name": "x"},
    ),
    (
        "ApplicationsApi",
        "applications_put",
        jcapiv1.Application(
            config=jcapiv1.ApplicationConfig(
                idp_private_key=jcapiv1.ApplicationConfigAcsUrl(value=canary.PASSWORD)
            )
        ),
    ),
    ("CommandTriggersApi", "command_trigger_webhook_post", {"dbPassword": canary.PASSWORD}),
]


def _call(client: jcapiv1.ApiClient, api: str, name: str, body: Any) -> None:
    method = getattr(getattr(jcapiv1, api)(client), name)
    placeholders = dict.fromkeys(method.operation.placeholders, "5f0c1d2e3a4b5c6d7e8f9a0b")
    method(**placeholders, body=body)


@pytest.mark.parametrize(("api", "name", "body"), BODIES, ids=[name for _, name, _ in BODIES])
@pytest.mark.parametrize("status", [400, 503])
def test_a_secret_of_the_body_that_a_server_repeats_is_masked(
    api: str, name: str, body: Any, status: int
) -> None:
    said = json.dumps({"message": f"{canary.PASSWORD} is too weak", "error": "Bad Request"})
    step = wire.answer(status, said.encode(), {"X-Echo": canary.PASSWORD}, reason=canary.PASSWORD)
    with wire.Server(step) as server, client_for(server, retries=0) as client:
        with pytest.raises(jcapiv1.ApiException) as caught:
            _call(client, api, name, body)
        assert canary.PASSWORD in server.requests[0].body.decode(), "the service gets it"
    error = caught.value
    shown = [str(error), repr(error), str(error.args), str(error.headers), str(error.body)]
    shown.append("".join(traceback.format_exception(error)))
    assert not any(canary.shows(text) for text in shown)
    assert error.message == "*** is too weak"


@pytest.mark.parametrize("cut", [False, True])
def test_a_secret_of_an_answer_that_cannot_be_read_is_masked(cut: bool) -> None:
    text = json.dumps({"results": {"a": [{"sharedSecret": canary.PASSWORD}]}})
    answer = wire.answer(200, (text[:-1] if cut else text).encode())
    with wire.Server(answer) as server, client_for(server) as client:
        with pytest.raises(jcapiv1.DecodeException) as caught:
            jcapiv1.RadiusServersApi(client).radius_servers_list()
    assert not canary.shows(f"{caught.value!r} {caught.value} {caught.value.body}")
    assert "sharedSecret" in str(caught.value.body)


def test_a_request_that_is_looked_at_shows_no_secret_of_its_body() -> None:
    client = jcapiv1.ApiClient()
    for api, name, body in BODIES[:-1]:
        method = getattr(getattr(jcapiv1, api)(client), name)
        ids = dict.fromkeys(method.operation.placeholders, "5f0c1d2e3a4b5c6d7e8f9a0b")
        prepared = client.prepare(method, **ids, body=body)
        assert canary.shows(str(prepared.body))
        assert not canary.shows(repr(prepared))
        assert "***" in repr(prepared)


def test_the_labels_of_a_secret_are_no_secrets() -> None:
    body = {"config": {"idpPrivateKey": {"label": "the key", "value": "k-123"}}}
    assert secrets_of(json.dumps(body), "Application") == {"k-123"}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"password": 5}', "null", b"\xff"])
def test_a_text_without_a_secret_has_none(text: str | bytes) -> None:
    assert secrets_of(text, None) == set()
