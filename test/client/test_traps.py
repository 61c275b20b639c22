"""What the service really does, as recorded or measured by others: each trap has its test.

The answers are word for word those of recordings and of quoted measurements.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timezone
from itertools import pairwise
from typing import Any

import pytest
import wire
from contract import ID, OPERATIONS, Described
from transport import call, client_for

import jcapiv1
from jcapiv1.exceptions import (
    ApiException,
    ForbiddenException,
    NoUsableKeyException,
    UnauthorizedException,
)

RECORDED_2021 = (
    b'{"totalCount":1,"results":[{"_id":"60259a2ad81e1a474d4e7c83",'
    b'"id":"60259a2ad81e1a474d4e7c83","displayName":null,"logoUrl":null,'
    b'"created":"2021-02-11T20:57:14.837Z"}]}'
)
RECORDED_2023 = (
    b'{"totalCount":1,"results":[{"_id":"6516bfb2e12f7f38ea1f9d8c",'
    b'"id":"6516bfb2e12f7f38ea1f9d8c","displayName":"Acme","logoUrl":null,'
    b'"created":"2023-09-29T12:09:34.825Z"}]}'
)
REFUSED_ORGANIZATION = "Forbidden: organization selection not allowed via header"
LOGIN_PAGE = b"<!DOCTYPE html><html><head><title>JumpCloud Console</title></head></html>"
VOID = [operation for operation in OPERATIONS if operation.returns is None]


@contextmanager
def providing(*script: wire.Step, **settings: Any) -> Iterator[jcapiv1.ManagedServiceProviderApi]:
    """The API in front of a server with that script."""
    with wire.Server(*script) as server, client_for(server, **settings) as client:
        yield jcapiv1.ManagedServiceProviderApi(client)


# Without a key the service redirects to its login page, whose status would be 200.


LOGIN_PAGES = ["/login", "https://console.jumpcloud.com/login", "../login/?next=%2Fapi%2Fusers"]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_the_login_wall_says_that_there_is_no_usable_key(operation: Described) -> None:
    walls = [
        wire.answer(302, b"Found. Redirecting to /login", {"Location": location})
        for location in LOGIN_PAGES
    ]
    with wire.Server(*walls, wire.answer(200, LOGIN_PAGE)) as server, client_for(server) as client:
        for number, location in enumerate(LOGIN_PAGES, 1):
            with pytest.raises(NoUsableKeyException) as caught:
                call(client, operation)
            assert len(server.requests) == number, location
            assert (caught.value.status, caught.value.operation) == (302, operation.name)
            for hint in ("no usable API key", "JUMPCLOUD_API_KEY", "JumpCloud admin portal"):
                assert hint in str(caught.value), location


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.name)
def test_a_page_in_place_of_an_answer_is_never_taken_for_one(operation: Described) -> None:
    page = wire.answer(200, LOGIN_PAGE, {"Content-Type": "text/html; charset=utf-8"})
    with wire.Server(page) as server, client_for(server) as client:
        with pytest.raises(jcapiv1.DecodeException) as caught:
            call(client, operation)
    assert caught.value.body == LOGIN_PAGE.decode()


# Tenants: names may be null, the id comes twice, `created` is in no description.


def test_a_tenant_without_a_name_is_a_tenant() -> None:
    with providing(wire.answer(200, RECORDED_2021)) as api:
        page = api.organization_list()
    assert page.total_count == 1
    assert page.results is not None
    (tenant,) = page.results
    assert (tenant.id, tenant.display_name, tenant.logo_url) == (
        "60259a2ad81e1a474d4e7c83",
        None,
        None,
    )


def test_the_time_a_tenant_was_made_is_a_time_with_its_zone() -> None:
    with providing(wire.answer(200, RECORDED_2023)) as api:
        (tenant,) = api.organization_list().results or []
    assert tenant.created == datetime(2023, 9, 29, 12, 9, 34, 825000, tzinfo=timezone.utc)
    assert tenant.created.tzinfo is not None


def test_the_second_id_is_not_taken_for_an_unknown_field() -> None:
    with providing(wire.answer(200, RECORDED_2023)) as api:
        (tenant,) = api.organization_list().results or []
    assert tenant.additional_properties == {}
    assert "id" in tenant.to_dict()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (b'{"_id": "1", "id": "1"}', "1"),
        (b'{"_id": "1"}', "1"),
        (b'{"id": "1"}', "1"),
        (b'{"_id": null, "id": "1"}', "1"),
        (b'{"_id": "1", "id": null}', "1"),
        (b'{"_id": "1", "id": "2"}', "1"),
        (b'{"_id": null, "id": null}', None),
        (b"{}", None),
    ],
)
def test_the_id_is_found_under_either_name(record: bytes, expected: str | None) -> None:
    with providing(wire.answer(200, record)) as api:
        assert api.users_get(ID).id == expected
    with providing(wire.answer(200, b'{"results": [%s]}' % record)) as api:
        assert [tenant.id for tenant in api.organization_list().results or []] == [expected]


def test_a_page_past_the_end_is_empty_and_keeps_the_total() -> None:
    with providing(wire.answer(200, b'{"totalCount":1,"results":[]}')) as api:
        page = api.organization_list(skip=100)
        assert (page.results, page.total_count) == ([], 1)
        assert api.users_list(skip=100).results == []


# Administrators.


def test_a_date_goes_out_under_the_name_under_which_a_time_comes_in() -> None:
    answer = wire.answer(200, b'{"lastWhatsNewChecked": "2024-02-29T10:20:30.400Z"}')
    with wire.Server(answer) as server, client_for(server) as client:
        api = jcapiv1.UsersApi(client)
        changed = api.users_put(ID, jcapiv1.Userput(last_whats_new_checked=date(2024, 2, 29)))
        assert changed.last_whats_new_checked == datetime(
            2024, 2, 29, 10, 20, 30, 400000, tzinfo=timezone.utc
        )
        same = jcapiv1.Userput(last_whats_new_checked=changed.last_whats_new_checked)
        api.users_put(ID, same)
        sent = [json.loads(request.body)["lastWhatsNewChecked"] for request in server.requests]
    assert sent == ["2024-02-29", "2024-02-29"]


def test_fields_of_the_future_survive() -> None:
    with providing(wire.answer(200, b'{"_id": "1", "passkeys": [{"name": "yubi"}]}')) as api:
        assert api.users_get(ID).additional_properties == {"passkeys": [{"name": "yubi"}]}


def test_a_role_nobody_has_heard_of_is_a_role() -> None:
    with providing(
        wire.answer(200, b'{"roleName": "Night Watch", "roleNames": ["x", "y"]}')
    ) as api:
        administrator = api.users_get(ID)
    assert (administrator.role_name, administrator.role_names) == ("Night Watch", ["x", "y"])


# The two operations that answer with nothing: what their bodies are is not known.


@pytest.mark.parametrize("operation", VOID, ids=lambda o: o.name)
@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"ok": true}', b"OK", b"null", b"[]", b"\xff\xfe", b"{cut"]
)
def test_an_operation_without_an_answer_takes_any(operation: Described, body: bytes) -> None:
    statuses = [200, 201, 202] if body else [200, 201, 202, 204]
    kind = {"Content-Type": "text/plain"} if body == b"OK" else {}
    script = [wire.answer(status, body, kind) for status in statuses for _ in range(2)]
    twin = operation._replace(name=f"{operation.name}_with_http_info")
    with wire.Server(*script) as server, client_for(server) as client:
        for status in statuses:
            assert call(client, operation) is None
            assert call(client, twin)[:2] == (None, status)


def test_the_totp_reset_sends_no_body_and_says_so() -> None:
    with wire.Server(wire.answer(200, b"")) as server, client_for(server) as client:
        jcapiv1.UsersApi(client).admin_totpreset_begin(ID)
        (request,) = server.requests
    assert (request.method, request.target) == ("POST", f"/api/users/resettotp/{ID}")
    assert request.body == b""
    assert request.headers["content-length"] == "0"
    assert "content-type" not in request.headers


def test_the_reactivation_is_a_get_that_is_sent_once() -> None:
    with wire.Server(wire.answer(503, b"{}")) as server, client_for(server) as client:
        with pytest.raises(jcapiv1.ServiceException) as caught:
            jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert [request.method for request in server.requests] == ["GET"]
    assert caught.value.outcome_unknown


# Errors, in the envelopes that were seen.


@pytest.mark.parametrize(
    ("status", "body", "kind", "message"),
    [
        (
            401,
            '{"error":"Unauthorized","message":"Unauthorized: api key user not found"}',
            UnauthorizedException,
            "Unauthorized: api key user not found",
        ),
        (
            403,
            f'{{"message":"{REFUSED_ORGANIZATION}","error":"{REFUSED_ORGANIZATION}"}}',
            ForbiddenException,
            REFUSED_ORGANIZATION,
        ),
        (
            404,
            '{"code":404,"message":"no such administrator","status":"NOT_FOUND"}',
            jcapiv1.NotFoundException,
            "no such administrator",
        ),
        (412, '{"preconditions":{"totp":"not enrolled"}}', ApiException, None),
        (500, "Internal Server Error", jcapiv1.ServiceException, "Internal Server Error"),
        (502, "<html><body>502 Bad Gateway</body></html>", jcapiv1.ServiceException, None),
        (503, "", jcapiv1.ServiceException, None),
    ],
)
def test_an_error_speaks_the_services_words(
    status: int, body: str, kind: type[ApiException], message: str | None
) -> None:
    with providing(wire.answer(status, body.encode()), retries=0) as api:
        with pytest.raises(ApiException) as caught:
            api.users_get(ID)
    assert type(caught.value) is kind
    assert (caught.value.status, caught.value.message) == (status, message)
    assert caught.value.body == body
    assert body in str(caught.value)


# Only the first ten tenants.


def test_all_tenants_are_read_not_only_the_first_ten() -> None:
    total = 230

    def page(request: wire.Request) -> tuple[bytes, bytes]:
        query = dict(part.split("=") for part in request.target.partition("?")[2].split("&"))
        skip, limit = int(query.get("skip", 0)), int(query.get("limit", 10))
        results = [{"_id": f"{n:024x}"} for n in range(skip, min(skip + limit, total))]
        return wire.response(200, json.dumps({"totalCount": total, "results": results}).encode())

    with providing(wire.reply(page)) as api:
        ids = [tenant.id or "" for tenant in jcapiv1.paginate(api.organization_list)]
    assert len(ids) == total
    assert all(one < other for one, other in pairwise(ids))
