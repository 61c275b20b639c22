"""Every error says who, where, and what to do next."""

from __future__ import annotations

import logging
import pickle
from typing import Any

import canary
import pytest
import wire
from contract import ID
from transport import client_for

import jcapiv1
from jcapiv1.exceptions import ApiException

TENANT = "5f0b1d2e3a4b5c6d7e8f9a0b"


def raised(step: wire.Step, call: Any = None, **settings: Any) -> ApiException:
    """The error of a call that gets this answer."""
    settings.setdefault("retries", 0)
    with (
        wire.Server(step) as server,
        client_for(server, **settings) as client,
        pytest.raises(ApiException) as caught,
    ):
        (call or (lambda c: jcapiv1.UsersApi(c).users_get(ID, TENANT)))(client)
    return caught.value


def refused(status: int, reason: str, message: str) -> wire.Step:
    return wire.answer(status, b'{"message": "%s"}' % message.encode(), reason=reason)


def test_an_error_names_tenant_and_record_and_has_a_summary_of_one_line() -> None:
    def put(client: jcapiv1.ApiClient) -> None:
        view = client.for_organization(TENANT)
        jcapiv1.UsersApi(view).users_put(ID, {"lastname": "L"})

    error = raised(refused(401, "Unauthorized", "api key user not found"), put)
    assert error.x_org_id == TENANT
    assert error.path_values == {"id": ID}
    summary = f"401 Unauthorized: api key user not found (users_put, id {ID}, tenant {TENANT})"
    assert error.summary == summary
    assert repr(error) == f"<UnauthorizedException: {summary}>"
    text = str(error)
    assert text.startswith("(401)\nReason: Unauthorized\n"), "as the predecessor's"
    assert f"Record: id {ID}, tenant {TENANT}\n" in text
    again = pickle.loads(pickle.dumps(error))
    assert (again.summary, again.hint) == (error.summary, error.hint)


def test_a_summary_is_one_line_whatever_the_service_says() -> None:
    error = raised(refused(409, "Conflict", "a\\n  b" + "x" * 1000))
    assert error.summary.startswith("409 Conflict: a b")
    assert "\n" not in error.summary
    assert len(error.summary) < 450
    assert error.summary.endswith(f"(users_get, id {ID}, tenant {TENANT})")


def test_one_made_by_hand_has_a_summary_too() -> None:
    assert ApiException(404, "Not Found").summary == "404 Not Found"
    assert repr(ApiException()) == "<ApiException: ApiException>"


def test_an_attempt_and_its_log_line_name_tenant_and_record(
    caplog: pytest.LogCaptureFixture,
) -> None:
    attempts: list[Any] = []
    caplog.set_level(logging.DEBUG, "jcapiv1")
    with (
        wire.Server(wire.answer()) as server,
        client_for(server, on_attempt=attempts.append) as client,
    ):
        jcapiv1.UsersApi(client).users_get(ID, TENANT)
    (attempt,) = attempts
    assert (attempt.path_values, attempt.x_org_id) == ({"id": ID}, TENANT)
    assert f"(users_get, id {ID}, tenant {TENANT}): 200" in caplog.text


def test_a_key_in_the_place_of_an_id_is_shown_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    attempts: list[Any] = []
    caplog.set_level(logging.DEBUG, "jcapiv1")
    key = "jca_pasted_into_the_wrong_place"
    error = raised(
        wire.answer(404),
        lambda c: jcapiv1.UsersApi(c).users_get(key, key),
        on_attempt=attempts.append,
        api_key={"x-api-key": key},
    )
    log = "".join(each.getMessage() for each in caplog.records if each.name == "jcapiv1")
    assert "users_get, id ***, tenant ***" in log
    shown = (log, repr(error), str(error), str(error.path_values), str(error.x_org_id))
    for text in (*shown, error.summary, error.hint or "", repr(attempts)):
        assert key not in text


@pytest.mark.parametrize(
    ("step", "tenant", "id", "said"),
    [
        (refused(401, "Unauthorized", "api key user not found"), TENANT, ID, "region"),
        (
            refused(401, "Unauthorized", "Unauthorized: no organization selected"),
            None,
            ID,
            "client.for_organization(ID), x_org_id=ID",
        ),
        (refused(400, "Bad Request", "CastError"), TENANT, "5f0c", "24 hexadecimal digits"),
        (refused(400, "Bad Request", "CastError"), TENANT, "Ada", "24 hexadecimal digits"),
        (refused(404, "Not Found", "?"), TENANT, "ada@a.example", "no e-mail address"),
        (refused(404, "Not Found", "?"), TENANT, ID, "no such record in this tenant"),
        (refused(404, "Not Found", "?"), None, ID, "client.for_organization(ID)"),
        (refused(429, "Too Many Requests", "?"), TENANT, ID, "requests_per_second"),
        (refused(403, "Forbidden", "?"), TENANT, ID, "role, or the token's scopes"),
    ],
)
def test_an_error_says_what_to_do_next(
    step: wire.Step, tenant: str | None, id: str, said: str
) -> None:
    error = raised(step, lambda c: jcapiv1.UsersApi(c).users_get(id, tenant))
    assert error.hint is not None
    assert said in error.hint
    assert f"Hint: {error.hint}\n" in str(error)
    assert "@a.example" not in error.hint


def test_a_host_that_is_not_found_is_named_with_what_may_help() -> None:
    configuration = jcapiv1.Configuration(
        host="https://no-such-host.invalid/api", api_key={"x-api-key": "k"}, retries=0
    )
    with (
        jcapiv1.ApiClient(configuration) as client,
        pytest.raises(jcapiv1.ConnectException) as caught,
    ):
        jcapiv1.UsersApi(client).users_get(ID)
    assert "could not find the host no-such-host.invalid" in (caught.value.reason or "")
    assert "proxy" in (caught.value.hint or "")


def test_a_connection_that_is_refused_names_the_host() -> None:
    with wire.Server(listening=False) as server, client_for(server, retries=0) as client:
        with pytest.raises(jcapiv1.ConnectException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert (caught.value.reason or "").startswith("could not connect to 127.0.0.1: ")


# Mistakes in a script.


def test_a_field_of_the_body_as_an_argument_is_told_where_it_belongs() -> None:
    with pytest.raises(TypeError, match=r"give body=Userput\(enable_multi_factor=\.\.\.\)"):
        jcapiv1.UsersApi().users_put(ID, enable_multi_factor=True)  # type: ignore[call-overload]  # the mistake
    with pytest.raises(TypeError, match=r"give body=Userput\(enable_multi_factor=\.\.\.\)"):
        jcapiv1.UsersApi().users_put(ID, enableMultiFactor=True)  # type: ignore[call-overload]  # the mistake


def test_a_misspelt_argument_gets_the_nearest_and_no_internal_class() -> None:
    with pytest.raises(TypeError, match="did you mean 'x_org_id'") as caught:
        jcapiv1.UsersApi().users_get(ID, x_orgid=TENANT)  # type: ignore[call-overload]  # the mistake
    assert "Operations" not in str(caught.value)


def test_going_through_a_page_is_told_of_its_results_and_of_paginate() -> None:
    with wire.Server(wire.answer(body=b'{"results": []}')) as server, client_for(server) as client:
        page: Any = jcapiv1.UsersApi(client).users_list()
        with pytest.raises(TypeError, match=r"results.*jcapiv1\.paginate"):
            list(page)


def test_a_forgotten_await_is_told_of() -> None:
    with wire.Server(wire.answer(body=b'{"results": []}')) as server, client_for(server) as client:
        future: Any = jcapiv1.UsersApi(client).users_list(async_req=True)
        with pytest.raises(AttributeError, match=r"'results': await it, or call its get\(\)"):
            assert future.results
        assert future.get().results == []


@pytest.mark.parametrize("value", [canary.KEY, canary.KEY.encode(), {"x-api-key": canary.KEY}, 7])
def test_a_client_of_anything_else_than_a_configuration_is_an_error_at_once(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^ApiClient takes a Configuration, not a") as caught:
        jcapiv1.ApiClient(value)
    assert canary.KEY not in str(caught.value)


@pytest.mark.parametrize("value", [canary.KEY, jcapiv1.Configuration(), 7])
def test_an_api_of_anything_else_than_a_client_is_an_error_at_once(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^UsersApi takes an ApiClient, not a") as caught:
        jcapiv1.UsersApi(value)
    assert canary.KEY not in str(caught.value)


def test_help_of_an_error_describes_its_attributes() -> None:
    from typing import get_type_hints

    for name in get_type_hints(ApiException):
        assert f"\n    {name} (" in (ApiException.__doc__ or "")
    assert "\n    path (" in (jcapiv1.DecodeException.__doc__ or "")
