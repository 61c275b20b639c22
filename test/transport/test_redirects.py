"""Redirects are refused, whatever the status and the target."""

from __future__ import annotations

import pickle

import canary
import pytest
import wire
from contract import ID, OPERATIONS, Described
from transport import call, client_for

import jcapiv1
from jcapiv1.exceptions import NoUsableKeyException, RedirectException, UnauthorizedException

STATUSES = [300, 301, 302, 303, 304, 305, 306, 307, 308]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_a_redirect_is_an_error_and_nobody_else_is_asked(operation: Described) -> None:
    with wire.Server() as elsewhere:
        target = {"Location": f"{elsewhere.url}/users/{ID}"}
        script = [wire.answer(status, b"", target) for status in STATUSES]
        with wire.Server(*script) as server, client_for(server) as client:
            for number, status in enumerate(STATUSES, 1):
                with pytest.raises(RedirectException) as caught:
                    call(client, operation)
                assert caught.value.status == status
                assert (caught.value.attempts, len(server.requests)) == (1, number)
                assert elsewhere.host in str(caught.value.reason)
    assert elsewhere.connections == 0


def test_a_redirect_to_the_same_host_is_refused_as_well() -> None:
    step = wire.answer(307, b"", {"Location": "/api/organizations"})
    with wire.Server(step) as server, client_for(server) as client:
        with pytest.raises(RedirectException, match="the same host"):
            jcapiv1.UsersApi(client).users_get(ID)
    assert len(server.requests) == 1


TARGETS = {
    f"https://evil.example/take/{canary.MARK}?key={canary.KEY}#{canary.MARK}": "evil.example",
    f"https://{canary.MARK}:{canary.KEY}@evil.example:8443/": "evil.example",
    f"//evil.example/{canary.MARK}": "evil.example",
    f"https://evil.example/loginX?{canary.MARK}": "evil.example",
    f"javascript:{canary.MARK}": "the same host",
    f"/{canary.MARK}": "the same host",
    "https://evil.example/" + canary.KEY.replace("c", "%63"): "an address that is not shown",
    f"https://[{canary.MARK}": "an address that cannot be read",
    "": "the same host",
}


@pytest.mark.parametrize(("target", "host"), TARGETS.items())
def test_the_error_names_the_host_of_the_target_and_nothing_else_of_it(
    target: str, host: str
) -> None:
    step = wire.answer(302, b"", {"Location": target})
    with wire.Server(step) as server, client_for(server) as client:
        with pytest.raises(RedirectException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert caught.value.reason == f"redirect refused: to {host}"
    for text in (str(caught.value), repr(caught.value), str(pickle.dumps(caught.value))):
        assert not canary.shows(text)
    assert "Location" not in caught.value.headers


def test_a_redirect_without_a_target_is_refused_as_well() -> None:
    with wire.Server(wire.answer(302)) as server, client_for(server) as client:
        with pytest.raises(RedirectException):
            jcapiv1.UsersApi(client).users_get(ID)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "target", ["/login", "/login/", "https://console.jumpcloud.com/login?next=%2F"]
)
def test_the_login_page_means_that_there_is_no_usable_key(target: str) -> None:
    with wire.Server(wire.answer(302, headers={"Location": target})) as server:
        with client_for(server) as client, pytest.raises(NoUsableKeyException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert isinstance(caught.value, UnauthorizedException)
    assert caught.value.status == 302
    assert "JUMPCLOUD_API_KEY" in str(caught.value)
    assert len(server.requests) == 1


def test_a_call_without_a_key_says_so_before_anything_is_sent() -> None:
    with wire.Server() as server:
        with jcapiv1.ApiClient(jcapiv1.Configuration(host=server.url)) as client:
            with pytest.raises(NoUsableKeyException, match="JUMPCLOUD_API_KEY") as caught:
                jcapiv1.UsersApi(client).users_get(ID)
    assert caught.value.status == 0
    assert server.connections == 0
