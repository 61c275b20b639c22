"""Names that the contract does not know change nothing and find nobody: they are refused."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import wire
from contract import ID
from transport import client_for

import jcapiv1
from jcapiv1 import Field, Search

PAGE = wire.answer(body=b'{"results": [], "totalCount": 0}')


@pytest.fixture
def server() -> Iterator[wire.Server]:
    with wire.Server(PAGE) as running:
        yield running


@pytest.fixture
def client(server: wire.Server) -> Iterator[jcapiv1.ApiClient]:
    with client_for(server) as made:
        yield made


def sent(server: wire.Server) -> Any:
    return json.loads(server.requests[-1].body)


# Bodies.


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"enable_multi_factor": True}, "in a dict it is 'enableMultiFactor'"),
        ({"enableMultifactor": True}, "did you mean 'enableMultiFactor'"),
        ({"enable_multi_facter": True}, "did you mean 'enableMultiFactor'"),
        ({"email": "a@b.example", "shoeSize": 43}, "'shoeSize', which Userput does not know"),
        ({7: 8}, "7, which Userput does not know"),
    ],
)
def test_a_name_that_the_contract_does_not_know_is_refused_with_the_nearest(
    body: Any, said: str, client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        jcapiv1.UsersApi(client).users_put(ID, body)
    assert "True" not in str(caught.value)
    assert server.requests == []


def test_so_is_one_within_a_model_within(client: jcapiv1.ApiClient, server: wire.Server) -> None:
    systemusers = jcapiv1.SystemusersApi(client)
    for body in (
        {"addresses": [{"locality": "Ulm"}, {"streetAdress": "Weg 1"}]},
        jcapiv1.Systemuserput(addresses=[{}, {"streetAdress": "Weg 1"}]),  # type: ignore[list-item]  # as scripts do
    ):
        with pytest.raises(ValueError, match=r"body\.addresses\[1\] has 'streetAdress'.*'streetA"):
            systemusers.systemusers_put(ID, body)  # type: ignore[call-overload]  # any of them
    assert server.requests == []


def test_a_model_of_another_kind_is_a_type_error(
    client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    with pytest.raises(TypeError, match="is a Userput or a dict, not a Userreturn: make a Userput"):
        jcapiv1.UsersApi(client).users_put(ID, jcapiv1.Userreturn(lastname="L"))  # type: ignore[call-overload]  # the wrong one
    with pytest.raises(TypeError, match=r"body\.mfa is a Mfa, not a Fde"):
        jcapiv1.SystemusersApi(client).systemusers_put(ID, {"mfa": jcapiv1.Fde(key_present=True)})
    assert server.requests == []


def test_without_validation_everything_is_sent(server: wire.Server) -> None:
    with client_for(server, client_side_validation=False) as client:
        users = jcapiv1.UsersApi(client)
        users.users_put(ID, {"shoeSize": 43})
        assert sent(server) == {"shoeSize": 43}
        users.users_put(ID, jcapiv1.Userreturn(lastname="L"))  # type: ignore[call-overload]  # the wrong one
        assert sent(server) == {"lastname": "L"}


def test_free_objects_and_raw_calls_are_not_looked_into(
    client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    jcapiv1.UsersApi(client).users_put(ID, {"growthData": {"any_thing": {"at": "all"}}})
    assert sent(server) == {"growthData": {"any_thing": {"at": "all"}}}
    client.call_api("/users/{id}", "PUT", {"id": ID}, body={"any_thing": 1})
    assert sent(server) == {"any_thing": 1}


def test_what_was_read_can_be_sent_back_with_what_the_service_added() -> None:
    with wire.Server(wire.answer(body=b'{"name": "n", "brandNew": {"x": 1}}')) as server:
        with client_for(server) as client:
            commands = jcapiv1.CommandsApi(client)
            command = commands.commands_get(ID)
            command.command = "ls"
            commands.commands_put(ID, command)
        assert sent(server) == {"name": "n", "command": "ls", "brandNew": {"x": 1}}


# Fields, filters, sorting and searching.


@pytest.mark.parametrize(
    ("arguments", "query"),
    [
        ({"filter": Field("enable_multi_factor").is_false()}, "filter=enableMultiFactor:$eq:false"),
        ({"filter": Field("enableMultiFactor").is_true()}, "filter=enableMultiFactor:$eq:true"),
        ({"filter": Field("id") == ID}, f"filter=_id:$eq:{ID}"),
        (
            {"filter": (Field("role_name") != "Manager") & Field("email").gt("m")},
            "filter[0]=roleName:$ne:Manager&filter[1]=email:$gt:m",
        ),
        ({"fields": ["display_name", "roleName", "created"]}, None),
        ({"fields": ["id", "role_name"]}, "fields=_id roleName"),
        ({"sort": ["-created", "role_name"]}, "sort=-created roleName"),
    ],
)
def test_names_in_python_and_on_the_wire_both_work(
    arguments: Any, query: str | None, client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    from urllib.parse import unquote

    users = jcapiv1.UsersApi(client)
    if query is None:
        with pytest.raises(ValueError, match="fields names 'display_name', which Userreturn does"):
            users.users_list(**arguments)
        return
    users.users_list(**arguments)
    assert unquote(server.requests[-1].target.partition("?")[2]) == query


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"filter": Field("enableMultifactor").is_true()}, "mean 'enableMultiFactor'"),
        ({"filter": [Field("email").eq("a"), Field("mail").eq("b")]}, "mean 'email'"),
        ({"fields": ["e_mail"]}, "mean 'email'"),
        ({"sort": ["-rolename"]}, "mean 'roleName'"),
    ],
)
def test_an_unknown_one_is_refused_with_the_nearest(
    arguments: Any, said: str, client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    with pytest.raises(ValueError, match=said):
        jcapiv1.UsersApi(client).users_list(**arguments)
    assert server.requests == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"fields": "_id role_name"}, "'role_name'.*on the wire it is 'roleName'"),
        ({"sort": "-createdAt"}, "'createdAt'.*mean 'created'"),
        ({"filter": "rolename:$eq:Manager"}, "'rolename'.*mean 'roleName'"),
        ({"filter": ["roleName:$eq:Manager", "x:$eq:1"]}, "filter names 'x'"),
    ],
)
def test_text_goes_out_as_it_is_with_one_warning(
    arguments: Any, said: str, client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    with pytest.warns(UserWarning, match=said) as caught:
        jcapiv1.UsersApi(client).users_list(**arguments)
    assert len(caught) == 1
    assert caught[0].filename == __file__
    given = next(iter(arguments.values()))
    assert wire_text(given if isinstance(given, str) else given[-1]) in server.requests[-1].target


def wire_text(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="")


def test_text_with_names_that_are_known_is_not_warned_about(client: jcapiv1.ApiClient) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = jcapiv1.UsersApi(client).users_list(
            fields="_id roleName", sort="-created", filter="enableMultiFactor:$eq:true"
        )
    assert page.results == []


def test_a_field_within_a_field_has_a_dot(client: jcapiv1.ApiClient, server: wire.Server) -> None:
    devices = jcapiv1.SystemsApi(client)
    devices.systems_list(fields=["os_version_detail.major", "fde.key_present", "id"])
    assert "osVersionDetail.major%20fde.keyPresent%20_id" in server.requests[-1].target
    for name in ("fde.keyPresence", "hostname.x"):
        with pytest.raises(ValueError, match=name):
            devices.systems_list(fields=[name])


def test_without_validation_every_name_is_sent(server: wire.Server) -> None:
    with client_for(server, client_side_validation=False) as client:
        jcapiv1.UsersApi(client).users_list(
            fields=["role_name"], filter=Field("shoeSize") == 43, sort=["-brandNew"]
        )
    assert "role_name" in server.requests[-1].target
    assert "shoeSize" in server.requests[-1].target


def test_a_search_takes_both_names_in_its_query(
    client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    tenants = jcapiv1.ManagedServiceProviderApi(client)
    for names in (["display_name"], "displayName"):
        tenants.organization_list(search=Search("acme", fields=names))
        assert server.requests[-1].target.endswith("=displayName")
    with pytest.raises(ValueError, match="mean 'displayName'"):
        tenants.organization_list(search=Search("acme", fields=["displayname"]))
    with pytest.raises(ValueError, match="mean 'displayName'"):
        tenants.organization_list(search={"searchTerm": "acme", "fields": ["displayname"]})


def test_a_search_takes_both_names_in_its_body(
    client: jcapiv1.ApiClient, server: wire.Server
) -> None:
    search = jcapiv1.SearchApi(client)
    term = Search("ada", fields=["account_locked", "email"])
    body = {"filter": Field("account_locked").is_true(), "searchFilter": term}
    for given in (body, jcapiv1.models.Search(filter=body["filter"], search_filter=term)):  # type: ignore[arg-type]  # as scripts do
        search.search_systemusers_post(body=given)  # type: ignore[call-overload]  # any of them
        assert sent(server) == {
            "filter": {"and": [{"account_locked": True}]},
            "searchFilter": {"searchTerm": "ada", "fields": ["account_locked", "email"]},
        }
    devices = jcapiv1.models.Search(filter=[Field("display_name").eq("x")])
    search.search_systems_post(body=devices)
    assert sent(server) == {"filter": [{"displayName": "x"}]}
    assert repr(devices.filter) == "[<Filter display_name:$eq:x>]", "the body is not changed"
    with pytest.raises(ValueError, match="mean 'displayName'"):
        search.search_systems_post(body={"filter": Field("displayname").eq("x")})
    with pytest.warns(UserWarning, match="'displayname'.*mean 'displayName'"):
        search.search_systems_post(body={"filter": {"and": [{"displayname": "x"}]}})


@pytest.mark.parametrize(
    ("method", "operator"),
    [("eq", "$eq"), ("ne", "$ne"), ("gt", "$gt"), ("ge", "$gte"), ("lt", "$lt"), ("le", "$lte")],
)
def test_each_comparison_is_a_method_too(method: str, operator: str) -> None:
    (condition,) = getattr(Field("created"), method)(5).conditions
    assert condition == f"created:{operator}:5"
