"""One tenant or administrator by what people know of it, and something done in all tenants."""

from __future__ import annotations

import json
import pickle
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from transport import client_for
from wire import Request, Server, reply, response

import jcapiv1
from jcapiv1 import FindError, ForbiddenException, ManagedServiceProviderApi, Tenant
from jcapiv1.sandbox import Sandbox


def id_of(number: int) -> str:
    return f"5f0c1d2e3a4b5c6d{number:08x}"


class Provider:
    """Tenants by name, each with the addresses of its administrators; None cannot be read."""

    def __init__(self, tenants: dict[str, list[str] | None], delay: float = 0) -> None:
        self.tenants = [(id_of(n), name, held) for n, (name, held) in enumerate(tenants.items())]
        self.delay = delay
        self.under_way = self.most_under_way = 0
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> tuple[bytes, bytes]:
        query = parse_qs(urlsplit(request.target).query)
        skip, limit = int(query["skip"][0]), int(query["limit"][0])
        if "/organizations" in request.target:
            records = [{"_id": id, "displayName": name.strip()} for id, name, _ in self.tenants]
        else:
            with self._lock:
                self.under_way += 1
                self.most_under_way = max(self.most_under_way, self.under_way)
            time.sleep(self.delay)
            with self._lock:
                self.under_way -= 1
            number = int(request.headers["x-org-id"][16:], 16)
            held = self.tenants[number][2]
            if held is None:
                return response(403, b'{"message": "no rights here"}')
            records = [{"_id": id_of(n), "email": each} for n, each in enumerate(held)]
        page = {"totalCount": len(records), "results": records[skip : skip + limit]}
        return response(body=json.dumps(page).encode())


@contextmanager
def provider(
    tenants: dict[str, list[str] | None], **options: Any
) -> Iterator[tuple[ManagedServiceProviderApi, Provider, Server]]:
    service = Provider(tenants, **options)
    with Server(reply(service)) as server, client_for(server, retries=0) as client:
        yield ManagedServiceProviderApi(client), service, server


TENANTS: dict[str, list[str] | None] = {
    "Acme": ["ann@acme.example", "Bob@Acme.example"],
    "acme": [],
    "Beta Works": ["bob@beta.example"],
    "Twin": ["carl@twin.example"],
    "Twin ": ["carl@twin.example"],
}
"""Two bear the same name, since white space at its end is not sent."""


# Tenants.


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Acme", "Acme"),
        ("acme", "acme"),
        ("BETA works", "Beta Works"),
        (" Beta Works ", "Beta Works"),
        (id_of(2), "Beta Works"),
        (id_of(2).upper(), "Beta Works"),
    ],
)
def test_a_tenant_is_found_by_name_or_id(wanted: str, found: str) -> None:
    with provider(TENANTS) as (msp, _, _):
        tenant = jcapiv1.find_tenant(msp, wanted)
    assert isinstance(tenant, Tenant)
    assert tenant.name == found


@pytest.mark.parametrize(
    ("wanted", "problem", "candidates"),
    [
        ("Twin", "2 tenants are named 'Twin'; give the id", [3, 4]),
        ("ACME", "2 tenants are named 'ACME'; give the id", [0, 1]),
        ("Beta Work", "no tenant has the id or name 'Beta Work'; similar are", [2]),
        ("0" * 24, "no tenant has the id or name '0+' among the 5", []),
    ],
)
def test_no_tenant_or_several_are_an_error_that_lists_them(
    wanted: str, problem: str, candidates: list[int]
) -> None:
    with provider(TENANTS) as (msp, service, _), pytest.raises(FindError, match=problem) as caught:
        jcapiv1.find_tenant(msp, wanted)
    shown = [
        f"{name.strip()} ({id})" for id, name, _ in map(service.tenants.__getitem__, candidates)
    ]
    assert caught.value.candidates == shown
    assert all(line in str(caught.value) for line in shown)
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.candidates) == (str(caught.value), shown)


def test_an_error_with_many_candidates_stays_short() -> None:
    with provider({"Acme" + " " * n: [] for n in range(30)}) as (msp, _, _):
        with pytest.raises(FindError) as caught:
            jcapiv1.find_tenant(msp, "Acme")
    assert len(caught.value.candidates) == 30
    assert len(str(caught.value).splitlines()) == 12
    assert str(caught.value).endswith("and 20 more")


# Administrators.


@pytest.mark.parametrize("wanted", ["ann@acme.example", " ANN@acme.example"])
def test_an_administrator_is_found_with_its_tenant(wanted: str) -> None:
    with provider(TENANTS) as (msp, _, _):
        tenant, administrator, error = jcapiv1.find_administrator(msp, wanted)
    assert (tenant.name, administrator.email, error) == ("Acme", "ann@acme.example", None)


@pytest.mark.parametrize(
    ("wanted", "problem", "candidates"),
    [
        ("carl@twin.example", "2 administrators have the address", ["Twin", "Twin"]),
        ("bob@bets.example", "no administrator has the address.*; similar are", ["Beta Works"]),
        ("x@y", "no administrator has the address 'x@y', nor has any of 5 one like it", []),
    ],
)
def test_no_administrator_or_several_are_an_error_that_lists_them(
    wanted: str, problem: str, candidates: list[str]
) -> None:
    with provider(TENANTS) as (msp, _, _), pytest.raises(FindError, match=problem) as caught:
        jcapiv1.find_administrator(msp, wanted)
    found = caught.value.candidates[: len(candidates)]
    assert all(f" of {name} (" in line for name, line in zip(candidates, found, strict=True))
    assert bool(caught.value.candidates) == bool(candidates)


@pytest.mark.parametrize(
    ("wanted", "says"), [("ann@acme.example", "one administrator has"), ("x@y", "nobody is known")]
)
def test_a_tenant_that_cannot_be_read_leaves_no_certain_answer(wanted: str, says: str) -> None:
    with provider({**TENANTS, "Closed": None}) as (msp, _, _):
        with pytest.raises(FindError, match=f"{says}.*1 tenant could not be read") as caught:
            jcapiv1.find_administrator(msp, wanted)
    assert caught.value.candidates == [f"Closed ({id_of(5)}): Reason"]
    assert isinstance(caught.value.__cause__, ForbiddenException)


def test_every_administrator_comes_with_its_tenant_and_a_failure_as_an_entry() -> None:
    with provider({**TENANTS, "Closed": None, "Last": ["z@last.example"]}) as (msp, _, _):
        entries = list(jcapiv1.administrators(msp))
    assert [
        (each.tenant.name, each.administrator and each.administrator.email) for each in entries
    ] == [
        ("Acme", "ann@acme.example"),
        ("Acme", "Bob@Acme.example"),
        ("Beta Works", "bob@beta.example"),
        ("Twin", "carl@twin.example"),
        ("Twin", "carl@twin.example"),
        ("Closed", None),
        ("Last", "z@last.example"),
    ]
    assert [each.error and each.error.status for each in entries] == [None] * 5 + [403, None]


@pytest.mark.long
def test_administrators_agree_with_the_sandbox(sandbox: Sandbox) -> None:
    with jcapiv1.ApiClient(sandbox.configuration()) as client:
        found = [
            (each.tenant.id, each.administrator and each.administrator.id)
            for each in jcapiv1.administrators(ManagedServiceProviderApi(client))
        ]
    assert sorted(map(str, found)) == sorted(
        str((each.organization, each.id)) for each in sandbox.administrators
    )


def test_arguments_go_into_each_list_of_administrators() -> None:
    with provider(TENANTS) as (msp, _, server):
        list(jcapiv1.administrators(msp, fields=["_id", "email"], limit=50))
    asked = [each.target for each in server.requests if "/users" in each.target]
    assert len(asked) == len(TENANTS)
    assert all("fields=_id%20email" in each and "limit=50" in each for each in asked)


# In every tenant.


def test_tenants_are_visited_side_by_side_and_one_that_fails_stops_nothing() -> None:
    def first_address(tenant: Tenant) -> str | None:
        results = tenant.users.users_list(limit=1, skip=0).results or []
        if tenant.name == "Tenant 7":
            raise KeyError(tenant.name)
        return results[0].email

    tenants: dict[str, list[str] | None] = {f"Tenant {n}": [f"{n}@x"] for n in range(24)}
    with provider({**tenants, "Closed": None}, delay=0.03) as (msp, service, _):
        job = jcapiv1.for_each_tenant(first_address, msp)
        outcomes = list(job)
    assert service.most_under_way == 8
    assert job.counts == {"done": 23, "failed": 1, "unknown": 1}
    results = {each.call["tenant"].name: each.result for each in outcomes}
    assert results == {f"Tenant {n}": f"{n}@x" if n != 7 else None for n in range(24)} | {
        "Closed": None
    }
    errors = {each.call["tenant"].name: each.error for each in outcomes if each.error}
    assert isinstance(errors["Closed"], ForbiddenException)
    assert isinstance(errors["Tenant 7"], jcapiv1.WrappedException)
    assert repr(job).startswith("<Bulk 'first_address': 23 done")


def test_tenants_to_visit_may_be_chosen(sandbox: Sandbox) -> None:
    wanted = sandbox.organizations[3].id
    with jcapiv1.ApiClient(sandbox.configuration()) as client:
        msp = ManagedServiceProviderApi(client)
        chosen = jcapiv1.Field("_id") == wanted
        (outcome,) = jcapiv1.for_each_tenant(lambda tenant: tenant.id, msp, filter=chosen)
    assert outcome.result == wanted


def test_a_list_of_tenants_that_cannot_be_read_ends_the_job(sandbox: Sandbox) -> None:
    sandbox.fail(operation="organization_list", status=403)
    with jcapiv1.ApiClient(sandbox.configuration()) as client:
        with pytest.raises(ForbiddenException):
            list(jcapiv1.administrators(ManagedServiceProviderApi(client)))
