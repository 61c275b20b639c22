"""Searches: what their bodies mean."""

from __future__ import annotations

from typing import Any

import pytest
from contract import CONTRACT
from plainhttp import Plain

from jcapiv1.sandbox import Sandbox

SEARCH = "/search/organizations"
NAMES = ("Acme North", "Acme South", "Baltic", "acme west", None)


@pytest.fixture(autouse=True)
def named(sandbox: Sandbox) -> None:
    for name in NAMES:
        sandbox.organization(name, logo_url=None if name == "Baltic" else "https://logos.example")


def found(http: Plain, body: Any, query: str = "") -> list[str | None]:
    answer = http("POST", SEARCH + query, json_body=body)
    assert answer.status == 200, answer.body
    listed = answer.json()
    names = [each["displayName"] for each in listed["results"]]
    assert listed["totalCount"] == len(names)
    return names


ACME = {"displayName": {"$regex": "^Acme"}}


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"and": [ACME, {"displayName": {"$regex": "h$"}}]}, ["Acme North", "Acme South"]),
        ({"and": [ACME, {"displayName": "Acme North"}]}, ["Acme North"]),
        ({"or": [ACME, {"displayName": "Baltic"}]}, ["Acme North", "Acme South", "Baltic"]),
        ([ACME, {"displayName": {"$regex": "North"}}], ["Acme North"]),
        (ACME, ["Acme North", "Acme South"]),
        ({"displayName": {"$regex": "(?i)^acme"}}, ["Acme North", "Acme South", "acme west"]),
        (
            {"displayName": {"$regex": "^acme", "$options": "i"}},
            ["Acme North", "Acme South", "acme west"],
        ),
        ({"and": ["displayName:$regex:/^acme/i"]}, ["Acme North", "Acme South", "acme west"]),
        (["displayName:$regex:^acme"], ["acme west"]),
        (["displayName:regex:^acme"], ["acme west"]),
        ("displayName:$eq:Baltic", ["Baltic"]),
        (["displayName:$eq:Baltic"], ["Baltic"]),
        (["displayName:eq:Baltic"], ["Baltic"]),
        ({"or": ["displayName:$eq:Baltic", ACME]}, ["Acme North", "Acme South", "Baltic"]),
        ({"and": [{"or": [ACME, {"displayName": "Baltic"}]}, "displayName:$gt:Acme O"]},
         ["Acme South", "Baltic"]),
        ({"displayName": {"$gt": "Acme O", "$lt": "C"}}, ["Acme South", "Baltic"]),
        ({"displayName": {"$ne": "Baltic"}}, ["Acme North", "Acme South", "acme west", None]),
        ({"displayName": None}, [None]),
        ({"displayName": {"$ne": None}, "logoUrl": None}, ["Baltic"]),
        ({"nothing": "x"}, []),
        ({}, [*NAMES]),
        ([], [*NAMES]),
        (None, [*NAMES]),
        ({"and": []}, [*NAMES]),
    ],
)  # fmt: skip
def test_a_filter_chooses(http: Plain, given: Any, names: list[str | None]) -> None:
    assert found(http, {"filter": given}) == names


def test_dates_compare_as_such(sandbox: Sandbox, http: Plain) -> None:
    second = sandbox.organizations[1].created
    later = found(http, {"filter": [{"created": {"$gt": second.replace("Z", "+00:00")}}]})
    assert later == ["Baltic", "acme west", None]


@pytest.mark.parametrize(
    "given",
    [
        5,
        [5],
        {"and": {}},
        {"and": ["displayName"]},
        {"displayName": {"$in": ["x"]}},
        {"displayName": {"$regex": 5}},
        {"displayName": {"$regex": "("}},
        {"displayName": {"$regex": "x", "$options": "y"}},
        {"displayName": {}},
        {"displayName": ["x"]},
        ["displayName:$regex:("],
        ["displayName:$nothing:x"],
    ],
)
def test_a_filter_that_cannot_be_read_gets_400(http: Plain, given: Any) -> None:
    answer = http("POST", SEARCH, json_body={"filter": given})
    assert answer.status == 400
    assert "filter" in answer.json()["message"]


@pytest.mark.parametrize("name", ["searchFilter", "search"])
@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"searchTerm": "NORTH"}, ["Acme North"]),
        ({"searchTerm": "acme", "fields": ["displayName"]}, ["Acme North", "Acme South",
                                                              "acme west"]),
        ({"searchTerm": ["north", "balt"], "fields": ["displayName"]}, ["Acme North", "Baltic"]),
        ({"searchTerm": "logos", "fields": ["displayName"]}, []),
        ({"searchTerm": "logos", "fields": ["displayName", "logoUrl"]},
         ["Acme North", "Acme South", "acme west", None]),
        ({"searchTerm": ""}, [*NAMES]),
    ],
)  # fmt: skip
def test_terms_choose(http: Plain, name: str, given: Any, names: list[str | None]) -> None:
    assert found(http, {name: given}) == names


@pytest.mark.parametrize("given", ["x", 5, {"searchTerm": 5}, {"searchTerm": "x", "fields": [5]}])
def test_terms_that_cannot_be_read_get_400(http: Plain, given: Any) -> None:
    answer = http("POST", SEARCH, json_body={"searchFilter": given})
    assert answer.status == 400
    assert "searchFilter" in answer.json()["message"]


def test_filter_and_terms_both_have_to_hold(http: Plain) -> None:
    body = {"filter": [ACME], "searchFilter": {"searchTerm": "south"}}
    assert found(http, body) == ["Acme South"]
    assert found(http, {"filter": [ACME]}, "?filter=displayName:$eq:Acme%20South") == ["Acme South"]


def test_fields_are_a_text_or_a_list(http: Plain) -> None:
    for fields in ("displayName created", ["displayName", "created"]):
        answer = http("POST", SEARCH, json_body={"fields": fields})
        assert {*answer.json()["results"][0]} == {"displayName", "created"}
    answer = http("POST", f"{SEARCH}?fields=displayName", json_body={})
    assert answer.json()["results"][0] == {"displayName": "Acme North"}
    assert http("POST", SEARCH, json_body={"fields": 5}).status == 400


def test_the_body_sorts(http: Plain) -> None:
    names = ["Acme North", "Acme South", "Baltic", "acme west"]
    given = {"displayName": {"$ne": None}}
    assert found(http, {"filter": given, "sort": "-displayName"}) == names[::-1]
    assert found(http, {"filter": given, "sort": ["displayName"]}) == names


def test_the_page_of_the_body_wins_over_that_of_the_address(http: Plain) -> None:
    def page(body: Any, query: str = "") -> list[str | None]:
        answer = http("POST", SEARCH + query, json_body=body).json()
        assert answer["totalCount"] == len(NAMES)
        return [each["displayName"] for each in answer["results"]]

    assert page({"limit": 2, "skip": 1}) == ["Acme South", "Baltic"]
    assert page({"limit": "2"}) == ["Acme North", "Acme South"]
    assert page({}, "?limit=1&skip=2") == ["Baltic"]
    assert page({"skip": 0, "limit": 2}, "?limit=1&skip=2") == ["Acme North", "Acme South"]
    assert page({"skip": 4}, "?limit=1&skip=2") == [None]
    assert page({"limit": 0, "skip": 0}) == [*NAMES]
    for body in ({"limit": -1}, {"limit": "x"}, {"limit": True}, {"skip": -1}):
        assert http("POST", SEARCH, json_body=body).status == 400


def test_a_search_without_a_body_finds_all(http: Plain) -> None:
    assert http("POST", SEARCH).json()["totalCount"] == len(NAMES)
    assert http("POST", SEARCH, json_body=[]).status == 400


def test_tenants_are_searched_without_the_tenant_header(sandbox: Sandbox, http: Plain) -> None:
    answer = http("POST", SEARCH, tenant=sandbox.organizations[0], json_body={})
    assert answer.status == 403
    own = sandbox.key(organization=sandbox.organizations[0])
    answer = http("POST", SEARCH, key=own, json_body={})
    assert answer.ids == [sandbox.organizations[0].id]


def test_tenants_come_100_at_a_time_and_without_settings(sandbox: Sandbox, http: Plain) -> None:
    for _ in range(100):
        sandbox.organization()
    answer = http("POST", SEARCH, json_body={"limit": 1000}).json()
    assert (len(answer["results"]), answer["totalCount"]) == (100, 105)
    assert "settings" not in answer["results"][0]


def test_people_are_searched_in_their_tenant_and_with_their_groups(
    sandbox: Sandbox, http: Plain
) -> None:
    tenant, other = sandbox.organizations[:2]
    ada = sandbox.person("ada", organization=tenant)
    sandbox.person("bo", organization=tenant)
    sandbox.person("ada2", organization=other).department = "Research"
    ada.department = "Research"
    body = {"filter": [{"department": {"$regex": "^Res"}}], "searchFilter": {"searchTerm": "ada"}}
    (person,) = http("POST", "/search/systemusers", tenant=tenant, json_body=body).json()["results"]
    assert person["_id"] == person["id"] == ada.id
    assert person["memberof"] == []
    assert set(person) <= set(
        CONTRACT["components"]["schemas"]["SystemuserSearchReturn"]["properties"]
    )
    answer = http(
        "POST", "/search/systemusers", tenant=tenant, json_body={"filter": "suspended:$eq:false"}
    )
    assert answer.json()["totalCount"] == 2


def test_booleans_may_be_texts(sandbox: Sandbox, http: Plain) -> None:
    tenant = sandbox.organizations[0]
    ada = sandbox.person("ada", organization=tenant)
    ada.sudo = True
    sandbox.person("bo", organization=tenant)
    for value in (True, "true", {"$eq": "true"}, {"$ne": False}):
        body = {"filter": {"and": [{"sudo": value}]}}
        assert http("POST", "/search/systemusers", tenant=tenant, json_body=body).ids == [ada.id]


def test_people_come_up_to_1000_at_a_time(sandbox: Sandbox, http: Plain) -> None:
    tenant = sandbox.organizations[0]
    for number in range(1001):
        sandbox.person(f"p{number}", organization=tenant)
    body = {"limit": 2000, "fields": "username", "sort": "unix_uid"}
    answer = http("POST", "/search/systemusers?limit=5", tenant=tenant, json_body=body).json()
    assert (len(answer["results"]), answer["totalCount"]) == (1000, 1001)
    body = {"limit": 1000, "skip": 1000}
    answer = http("POST", "/search/systemusers", tenant=tenant, json_body=body)
    assert len(answer.ids) == 1
    reader = sandbox.key(scopes={"systems"})
    assert http("POST", "/search/systemusers", key=reader, tenant=tenant).status == 403
