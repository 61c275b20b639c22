"""Every documented form of a question reaches the sandbox over HTTP and selects what it should."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from typing import Any

import pytest

import jcapiv1
from jcapiv1 import ApiClient, Field, ManagedServiceProviderApi, Search
from jcapiv1.sandbox import Administrator, Organization, Sandbox

AWKWARD = "A&B: [C] = 100 % + d/e? ü"
NEW_YEAR = datetime(2022, 1, 1, tzinfo=timezone.utc)


@pytest.fixture
def world() -> Iterator[Sandbox]:
    with Sandbox(organizations=120, administrators=180) as sandbox:
        sandbox.organizations[7].display_name = AWKWARD
        yield sandbox


@pytest.fixture
def msp(world: Sandbox) -> Iterator[ManagedServiceProviderApi]:
    with ApiClient(world.configuration()) as client:
        yield ManagedServiceProviderApi(client)


def created(record: Organization) -> datetime:
    return datetime.fromisoformat(record.created.replace("Z", "+00:00"))


def name(record: Organization) -> str:
    return record.display_name or ""


NAMED = Field("displayName") == AWKWARD
AWKWARDLY_NAMED: Callable[[Organization], bool] = lambda each: each.display_name == AWKWARD  # noqa: E731


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ({"filter": NAMED}, AWKWARDLY_NAMED),
        ({"filter": f"displayName:$eq:{AWKWARD}"}, AWKWARDLY_NAMED),
        ({"filter": [NAMED]}, AWKWARDLY_NAMED),
        ({"filter": Field("displayName") != AWKWARD}, lambda each: each.display_name != AWKWARD),
        ({"filter": Field("displayName") > "M"}, lambda each: name(each) > "M"),
        ({"filter": Field("created") >= NEW_YEAR}, lambda each: created(each) >= NEW_YEAR),
        ({"filter": Field("created") < date(2022, 1, 1)}, lambda each: created(each) < NEW_YEAR),
        (
            {"filter": (Field("created") > NEW_YEAR) & (Field("displayName") <= "M")},
            lambda each: created(each) > NEW_YEAR and "" < name(each) <= "M",
        ),
        (
            {"filter": ["created:$gt:2022-01-01", Field("displayName") <= "M"]},
            lambda each: created(each) > NEW_YEAR and "" < name(each) <= "M",
        ),
        (
            {"filter": NAMED | (Field("created") < NEW_YEAR)},
            lambda each: each.display_name == AWKWARD or created(each) < NEW_YEAR,
        ),
        (
            {"filter": {"or": [NAMED, "created:$lt:2022-01-01"]}},
            lambda each: each.display_name == AWKWARD or created(each) < NEW_YEAR,
        ),
        ({"search": Search("acme", ["displayName"])}, lambda each: "acme" in name(each).lower()),
        (
            {"search": {"searchTerm": "b: [C]", "fields": ["displayName"]}},
            AWKWARDLY_NAMED,
        ),
        (
            {"search": Search(["acme", "b: [c]"], fields="displayName")},
            lambda each: any(term in name(each).lower() for term in ("acme", "b: [c]")),
        ),
        (
            {"search": Search("acme", "displayName"), "filter": Field("created") > NEW_YEAR},
            lambda each: "acme" in name(each).lower() and created(each) > NEW_YEAR,
        ),
    ],
)
def test_a_question_selects_the_tenants_it_means(
    world: Sandbox,
    msp: ManagedServiceProviderApi,
    question: dict[str, Any],
    holds: Callable[[Organization], bool],
) -> None:
    expected = [each.id for each in world.organizations if holds(each)]
    assert 0 < len(expected) < len(world.organizations)
    assert [each.id for each in jcapiv1.paginate(msp.organization_list, **question)] == expected


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        (Field("suspended") == True, lambda each: each.suspended),  # noqa: E712
        (Field("totpEnrolled") != True, lambda each: not each.totp_enrolled),  # noqa: E712
        (Field("sessionCount") > 10, lambda each: each.session_count > 10),
        (Field("sessionCount") <= 2.5, lambda each: each.session_count <= 2.5),
    ],
)
def test_booleans_and_numbers_select_the_administrators_they_mean(
    world: Sandbox,
    msp: ManagedServiceProviderApi,
    question: Any,
    holds: Callable[[Administrator], bool],
) -> None:
    found = {
        admin.id
        for tenant in jcapiv1.tenants(msp)
        for admin in jcapiv1.paginate(tenant.users.users_list, filter=question)
    }
    assert found == {each.id for each in world.administrators if holds(each)}
    assert 0 < len(found) < len(world.administrators)


@pytest.mark.parametrize(
    ("order", "key", "descending"),
    [
        ({"sort": "-_id"}, lambda each: each.id, True),
        ({"sort": ["-created"]}, lambda each: each.created, True),
        ({"sort": "displayName _id"}, lambda each: (name(each), each.id), False),
        ({"sort": ["displayName", "_id"]}, lambda each: (name(each), each.id), False),
        ({"sort_ignore_case": "displayName"}, lambda each: name(each).lower(), False),
        ({"sort_ignore_case": ["-displayName"]}, lambda each: name(each).lower(), True),
    ],
)
def test_an_order_is_the_one_asked_for(
    world: Sandbox,
    msp: ManagedServiceProviderApi,
    order: dict[str, Any],
    key: Callable[[Organization], Any],
    descending: bool,
) -> None:
    expected = sorted(world.organizations, key=key, reverse=descending)
    found = jcapiv1.paginate(msp.organization_list, **order)
    assert [each.id for each in found] == [each.id for each in expected]


@pytest.mark.parametrize("fields", ["_id created", ["_id", "created"]])
def test_fields_are_those_asked_for(msp: ManagedServiceProviderApi, fields: Any) -> None:
    (found,) = msp.organization_list(fields=fields, filter=NAMED).results or ()
    assert found.id
    assert found.created
    assert found.display_name is None


def test_a_comma_warns_at_the_callers_line_and_does_what_the_warning_says(
    world: Sandbox, msp: ManagedServiceProviderApi
) -> None:
    with pytest.warns(UserWarning, match="fields='_id,created' holds a comma") as caught:
        (found,) = msp.organization_list(fields="_id,created", filter=NAMED).results or ()
    assert caught[0].filename == __file__
    assert found.display_name == AWKWARD
    with pytest.warns(UserWarning, match="sort='-created,-_id' holds a comma"):
        unsorted = list(jcapiv1.paginate(msp.organization_list, sort="-created,-_id"))
    assert [each.id for each in unsorted] == [each.id for each in world.organizations]


def test_a_refused_question_reaches_nobody(world: Sandbox, msp: ManagedServiceProviderApi) -> None:
    with pytest.raises(ValueError, match="limit is 101, but must be at most 100; "):
        msp.organization_list(limit=101)
    with pytest.raises(ValueError, match="fields holds 'a,b'"):
        msp.organization_list(fields=["a,b"])
    with pytest.raises(ValueError, match="joined all by"):
        msp.organization_list(filter=[NAMED | NAMED, NAMED])
    assert world.requests == []
