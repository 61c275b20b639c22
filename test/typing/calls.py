"""What type checkers make of calls: read by mypy and pyright, never run."""

from __future__ import annotations

from typing_extensions import assert_type

import jcapiv1
from jcapiv1 import Organizationslist, Userput, Userreturn, Userslist
from jcapiv1.core.futures import ApiFuture
from jcapiv1.core.types import Headers


def a_call_answers_with_its_model(
    msp: jcapiv1.ManagedServiceProviderApi, users: jcapiv1.UsersApi
) -> None:
    assert_type(msp.organization_list(limit=100), Organizationslist)
    assert_type(msp.users_put("id", Userput(lastname="Meyer")), Userreturn)
    assert_type(users.users_put("id", body={"lastname": "Meyer"}, x_org_id="tenant"), Userreturn)
    assert_type(users.users_put("id", async_req=None, _request_timeout=(1, 2.5)), Userreturn)
    assert_type(users.users_get("id"), Userreturn)
    assert_type(users.users_list(sort=["email"]), Userslist)


def async_req_answers_with_a_future_of_it(
    msp: jcapiv1.ManagedServiceProviderApi, users: jcapiv1.UsersApi
) -> None:
    assert_type(msp.organization_list(async_req=True), ApiFuture[Organizationslist])
    assert_type(users.users_put("id", async_req=True), ApiFuture[Userreturn])
    assert_type(users.users_put("id", async_req=True).get(), Userreturn)
    assert_type(users.admin_totpreset_begin("id", async_req=True), ApiFuture[None])


async def a_future_can_be_awaited(users: jcapiv1.UsersApi) -> None:
    assert_type(await users.users_get("id", async_req=True), Userreturn)


def the_twin_answers_with_the_triple(users: jcapiv1.UsersApi) -> None:
    assert_type(users.users_put_with_http_info("id"), tuple[Userreturn, int, Headers])
    assert_type(
        users.users_put_with_http_info("id", async_req=True),
        ApiFuture[tuple[Userreturn, int, Headers]],
    )
    assert_type(users.users_reactivate_get_with_http_info("id"), tuple[None, int, Headers])


def a_field_is_its_type_or_none(user: Userreturn, page: Organizationslist) -> None:
    assert_type(user.email, str | None)
    assert_type(user.role_names, list[str] | None)
    assert_type(page.results, list[jcapiv1.OrganizationslistResults])


def queries_take_their_forms(msp: jcapiv1.ManagedServiceProviderApi) -> None:
    name, created = jcapiv1.Field("displayName"), jcapiv1.Field("created")
    msp.organization_list(filter=name == "Acme")
    msp.organization_list(filter=(name == "Acme") | (created > "2020"))
    msp.organization_list(filter={"or": [name == "Acme", "displayName:$eq:Meyer"]})
    msp.organization_list(search=jcapiv1.Search("acme", fields=["displayName"]))
    msp.organization_list("_id displayName", sort_ignore_case=["displayName"])


def a_body_sends_null_by_its_sentinel() -> None:
    Userput(firstname=jcapiv1.NULL, lastname="Meyer")


def wrong_arguments_are_seen(users: jcapiv1.UsersApi) -> None:
    users.users_put()  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    users.users_put("id", nothing=1)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    Userput(nothing=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
