"""Paging, fields and sorting."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox


@pytest.fixture
def tenants(sandbox: Sandbox) -> list[Organization]:
    """120 tenants, named so that no order is the order of their ids."""
    names = [f"{'aB'[index % 2]}{index * 37 % 120:03d}" for index in range(120)]
    return [sandbox.organization(name) for name in names]


def ids(tenants: list[Organization]) -> list[str]:
    return [each.id for each in tenants]


def test_a_page_has_ten_unless_asked(http: Plain, tenants: list[Organization]) -> None:
    answer = http.get("/organizations")
    assert answer.ids == ids(tenants[:10])
    assert answer.json()["totalCount"] == 120


def test_a_page_never_has_more_than_a_hundred(http: Plain, tenants: list[Organization]) -> None:
    assert http.get("/organizations?limit=100").ids == ids(tenants[:100])
    assert http.get("/organizations?limit=101").ids == ids(tenants[:100])
    assert http.get("/organizations?limit=99999999999999999999").ids == ids(tenants[:100])


def test_skip_passes_over_records(http: Plain, tenants: list[Organization]) -> None:
    assert http.get("/organizations?limit=7&skip=115").ids == ids(tenants[115:])


def test_a_page_past_the_end_is_empty(http: Plain, tenants: list[Organization]) -> None:
    for skip in ("120", "5000", "9" * 40):
        answer = http.get(f"/organizations?skip={skip}")
        assert answer.status == 200
        assert answer.json() == {"totalCount": 120, "results": []}


def test_total_count_counts_the_filtered_set(http: Plain, tenants: list[Organization]) -> None:
    answer = http.get("/organizations?filter=displayName:$gte:a&limit=3")
    assert (answer.json()["totalCount"], len(answer.ids)) == (60, 3)


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=-1", "limit=ten", "limit=1.5", "limit=", "limit", "limit=1&limit=2",
     "limit[a]=1", "skip=-1", "skip=x", "skip="],
)  # fmt: skip
def test_a_limit_or_skip_that_is_not_a_number_gets_400(http: Plain, query: str) -> None:
    answer = http.get(f"/organizations?{query}")
    assert answer.status == 400
    assert "must be an integer of at least" in answer.json()["message"]


def test_a_tenant_has_the_five_keys_seen(http: Plain, acme: Organization) -> None:
    (result,) = http.get("/organizations").json()["results"]
    assert result == {
        "_id": acme.id,
        "id": acme.id,
        "displayName": "Acme",
        "logoUrl": None,
        "created": "2026-01-01T00:00:01.000Z",
    }


def test_names_and_logos_may_be_null(sandbox: Sandbox, http: Plain) -> None:
    sandbox.organization(None, logo_url="https://logos.example/1.png")
    (result,) = http.get("/organizations").json()["results"]
    assert result["displayName"] is None
    assert result["logoUrl"] == "https://logos.example/1.png"


def test_fields_are_separated_by_spaces(http: Plain, acme: Organization) -> None:
    for separator in ("%20", "+", "%20%20"):
        answer = http.get(f"/organizations?fields=displayName{separator}created")
        assert answer.json()["results"] == [{"displayName": "Acme", "created": acme.created}]


def test_both_ids_come_and_go_together(http: Plain, acme: Organization) -> None:
    for name in ("_id", "id"):
        answer = http.get(f"/organizations?fields={name}")
        assert answer.json()["results"] == [{"_id": acme.id, "id": acme.id}]


def test_unknown_fields_are_ignored(http: Plain, acme: Organization) -> None:
    answer = http.get("/organizations?fields=displayName%20nonsense")
    assert answer.json()["results"] == [{"displayName": "Acme"}]


@pytest.mark.parametrize("fields", ["_id,displayName", "nonsense", "", "_id&fields=displayName"])
def test_without_a_known_field_the_default_fields_come(
    http: Plain, acme: Organization, fields: str
) -> None:
    answer = http.get(f"/organizations?fields={fields}")
    listed = {"_id": acme.id, "displayName": "Acme", "logoUrl": None, "created": acme.created}
    assert answer.json()["results"] == [{**listed, "id": acme.id}]


def test_fields_hold_for_administrators_too(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    answer = http.get("/users?fields=email%20totpEnrolled", tenant=acme)
    assert answer.json() == {
        "totalCount": 1,
        "results": [{"email": "ada@acme.example", "totpEnrolled": True}],
    }


def names(http: Plain, query: str) -> list[str | None]:
    return [each["displayName"] for each in http.get(f"/organizations?{query}").json()["results"]]


@pytest.fixture
def mixed(sandbox: Sandbox) -> None:
    for name in ("beta", "Alpha", None, "alpha", "Gamma", "Émile", "alpha"):
        sandbox.organization(name)


@pytest.mark.usefixtures("mixed")
def test_sort_is_by_code_points_with_null_first(http: Plain) -> None:
    ordered = [None, "Alpha", "Gamma", "alpha", "alpha", "beta", "Émile"]
    assert names(http, "sort=displayName") == ordered
    assert names(http, "sort=-displayName") == ordered[::-1]


@pytest.mark.usefixtures("mixed")
def test_sort_takes_several_names_and_directions(sandbox: Sandbox, http: Plain) -> None:
    answer = http.get("/organizations?sort=-displayName%20-_id")
    keyed = [(each["displayName"] or "", each["_id"]) for each in answer.json()["results"]]
    assert keyed == sorted(keyed, reverse=True)


@pytest.mark.usefixtures("mixed")
def test_sort_keeps_the_order_of_equals(sandbox: Sandbox, http: Plain) -> None:
    twins = [each.id for each in sandbox.organizations if each.display_name == "alpha"]
    for direction in ("", "-"):
        found = http.get(f"/organizations?sort={direction}displayName").json()["results"]
        assert [each["_id"] for each in found if each["displayName"] == "alpha"] == twins


@pytest.mark.usefixtures("mixed")
def test_sort_ignore_case_ignores_case(http: Plain) -> None:
    ordered = [None, "Alpha", "alpha", "alpha", "beta", "Gamma", "Émile"]
    assert names(http, "sortIgnoreCase=displayName") == ordered
    assert names(http, "sortIgnoreCase=-displayName")[0] == "Émile"


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    "query", ["sort=displayName,_id", "sort=nonsense", "sort=", "sort=_id&sort=displayName"]
)
def test_commas_and_unknown_names_do_not_sort(sandbox: Sandbox, http: Plain, query: str) -> None:
    assert names(http, query) == [each.display_name for each in sandbox.organizations]


def test_numbers_and_booleans_sort_as_such(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    for sessions, suspended in ((10, False), (9, True), (100, False)):
        someone = sandbox.administrator(organization=acme, suspended=suspended)
        someone.session_count = sessions
    found = http.get("/users?sort=sessionCount", tenant=acme).json()["results"]
    assert [each["sessionCount"] for each in found] == [9, 10, 100]
    found = http.get("/users?sort=-suspended%20sessionCount", tenant=acme).json()["results"]
    assert [each["sessionCount"] for each in found] == [9, 10, 100]


def test_unknown_parameters_are_ignored(http: Plain, acme: Organization) -> None:
    assert http.get("/organizations?colour=blue&x[y]=z&&=&").ids == [acme.id]


def change_by_attribute(ada: Administrator) -> None:
    ada.lastname = "Zuse"


def change_by_name(ada: Administrator) -> None:
    ada.document["lastname"] = "Zuse"


def change_by_update(ada: Administrator) -> None:
    ada.document.update(lastname="Zuse")


def change_by_operator(ada: Administrator) -> None:
    ada.document |= {"lastname": "Zuse"}


def change_by_removal(ada: Administrator) -> None:
    ada.document.pop("lastname")
    ada.document.setdefault("lastname", "Zuse")


@pytest.mark.parametrize(
    "change",
    [change_by_attribute, change_by_name, change_by_update, change_by_operator, change_by_removal],
)
def test_a_list_that_was_asked_before_shows_every_change(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    ada: Administrator,
    change: Callable[[Administrator], None],
) -> None:
    bob = sandbox.administrator(organization=acme, lastname="Bell")
    query = "/users?filter=lastname:$gt:B&sort=lastname"
    ada.lastname = "Almeida"
    assert http.get(query, tenant=acme).ids == http.get(query, tenant=acme).ids == [bob.id]
    change(ada)
    assert http.get(query, tenant=acme).ids == [bob.id, ada.id]
    http("PUT", f"/users/{ada.id}", tenant=acme, json_body={"lastname": "Babbage"})
    assert http.get(query, tenant=acme).ids == [ada.id, bob.id]
    carl = sandbox.administrator(organization=acme, lastname="Carl")
    assert http.get(query, tenant=acme).ids == [ada.id, bob.id, carl.id]
    bob.organization = sandbox.organization().id
    assert http.get(query, tenant=acme).ids == [ada.id, carl.id]


def test_a_list_by_what_is_within_a_value_shows_every_change(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    query = "/users?filter=growthData.onboardingState.step:$eq:3"
    assert http.get(query, tenant=acme).ids == []
    ada.growth_data["onboardingState"]["step"] = 3
    assert http.get(query, tenant=acme).ids == [ada.id]
    by_role = "/users?filter=roleNames:$eq:Manager"
    assert http.get(by_role, tenant=acme).ids == []
    ada.role_names.append("Manager")
    assert http.get(by_role, tenant=acme).ids == [ada.id]


def test_a_list_that_another_key_asked_before_is_its_own(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    other = sandbox.organization("Other")
    single = sandbox.key(organization=acme)
    query = f"/users?filter=organization:$eq:{acme.id}"
    assert http.get(query, tenant=acme).ids == []
    assert http.get(query, key=single).ids == [ada.id]
    assert http.get(query, tenant=acme).ids == []
    assert http.get("/organizations").ids == [acme.id, other.id]
    assert http.get("/organizations", key=single).ids == [acme.id]
    assert http.get("/users", tenant=other).ids == []
    assert http.get(f"/users?search[searchTerm]={acme.id}", tenant=acme).ids == []
    assert http.get(f"/users?search[searchTerm]={acme.id}", key=single).ids == [ada.id]


@pytest.mark.long
def test_the_pages_of_a_long_list_cost_little() -> None:
    with Sandbox(organizations=1, administrators=20_000) as sandbox:
        http, tenant = Plain(sandbox), sandbox.organizations[0]
        query = "/users?filter=suspended:$eq:false&sort=email&limit=10&skip="
        total = http.get(f"{query}0", tenant=tenant).json()["totalCount"]
        began = time.process_time()
        found = [
            each for page in range(50) for each in http.get(f"{query}{page}0", tenant=tenant).ids
        ]
        spent = (time.process_time() - began) / 50
        http.close()
    assert total > 15_000
    assert len(set(found)) == 500
    assert spent < 0.007, f"{spent * 1000:.1f} ms of processor time a page"
