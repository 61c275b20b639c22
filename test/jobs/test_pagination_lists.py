"""Reading every list of the contract, by real sockets, in the form that its operation has."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from transport import client_for
from wire import Request, Server, reply, response

import jcapiv1
from jcapiv1 import Field, IncompleteListException, Search
from jcapiv1.core.operation import Operation
from jcapiv1.sandbox import Sandbox

LISTS = [
    ("ApplicationTemplatesApi", "application_templates_list", 100),
    ("ApplicationsApi", "applications_list", 100),
    ("CommandResultsApi", "command_results_list", 100),
    ("CommandsApi", "command_file_get", 100),
    ("CommandsApi", "commands_get_results", 100),
    ("CommandsApi", "commands_list", 100),
    ("ManagedServiceProviderApi", "organization_list", 100),
    ("RadiusServersApi", "radius_servers_list", 100),
    ("SearchApi", "search_commandresults_post", 100),
    ("SearchApi", "search_commands_post", 100),
    ("SearchApi", "search_organizations_post", 100),
    ("SearchApi", "search_systems_post", 1000),
    ("SearchApi", "search_systemusers_post", 1000),
    ("SystemsApi", "systems_list", 100),
    ("SystemusersApi", "sshkey_list", None),
    ("SystemusersApi", "systemusers_list", 100),
    ("UsersApi", "users_list", 100),
]
"""Class, method, and the most records that a page may have; None for one answer."""
BARE = ("commands_get_results", "sshkey_list")


class Records:
    """A service with `count` records, which answers pages of them as bare arrays or with a total.

    `most` is the highest limit that it honours; `alter` may change the records before a request.
    """

    def __init__(self, count: int, *, bare: bool = False, most: int = 1000) -> None:
        self.records = [{"_id": f"{number:024x}"} for number in range(1, count + 1)]
        self.bare = bare
        self.most = most
        self.asked: list[dict[str, Any]] = []
        self.alter: Callable[[int], None] = lambda requests: None

    def __call__(self, request: Request) -> tuple[bytes, bytes]:
        query = {name: text[0] for name, text in parse_qs(urlsplit(request.target).query).items()}
        body = json.loads(request.body) if request.body else {}
        self.alter(len(self.asked))
        self.asked.append({"query": query, "body": body})
        found = self.records
        for name, text in query.items():
            if name.startswith("filter") and text.startswith("_id:$gt:"):
                found = [each for each in found if each["_id"] > text[8:]]
        skip = int(query.get("skip", 0))
        limit = min(int(query.get("limit", 10**6)), self.most)
        results = found[skip : skip + limit]
        document = results if self.bare else {"totalCount": len(found), "results": results}
        return response(body=json.dumps(document).encode())


@contextmanager
def reading(service: Records, cls: str, name: str) -> Iterator[Any]:
    """The method of a client of the service."""
    with Server(reply(service)) as server, client_for(server) as client:
        yield getattr(getattr(jcapiv1, cls)(client), name)
        for thread in threading.enumerate():
            if thread.name.startswith("jcapiv1-page"):  # beyond the end, where no total says so
                thread.join()


def path_of(method: Any) -> dict[str, str]:
    return dict.fromkeys(method.operation.placeholders, "5f0c1d2e3a4b5c6d7e8f9a0b")


def ids(records: Any) -> list[str]:
    return [record.id for record in records]


def test_the_table_has_every_list_of_the_contract() -> None:
    found = set()
    for cls in jcapiv1.api.__all__:
        for name in dir(getattr(jcapiv1, cls)):
            operation = getattr(getattr(getattr(jcapiv1, cls), name), "operation", None)
            if isinstance(operation, Operation) and operation.name == name:
                answer = operation.response_type or ""
                model = getattr(jcapiv1.models, answer, None)
                fields = getattr(model, "attribute_map", {})
                if answer.startswith("list[") or "results" in fields:
                    found.add(name)
    assert found == {name for _, name, _ in LISTS}


@pytest.mark.parametrize("workers", [1, 4])
@pytest.mark.parametrize(("cls", "name", "most"), LISTS)
def test_every_list_is_read_to_its_end_in_the_largest_pages(
    cls: str, name: str, most: int | None, workers: int
) -> None:
    service = Records(2 * most + 50 if most else 250, bare=name in BARE)
    with reading(service, cls, name) as method:
        listing = jcapiv1.paginate(method, workers=workers, **path_of(method))
        got = [getattr(each, "id", None) for each in listing]
    wanted: list[Any] = [each["_id"] for each in service.records]
    assert got == wanted or (name == "command_file_get" and len(got) == len(wanted))
    asked = sorted(int(each["query"].get("skip", -1)) for each in service.asked)
    if most is None:
        assert asked == [-1]
        return
    assert asked[:3] == [0, most, 2 * most]
    assert {each["query"]["limit"] for each in service.asked} == {str(most)}
    sorts = "sort" in method.operation.query
    assert {each["query"].get("sort") for each in service.asked} == {"_id" if sorts else None}


@pytest.mark.parametrize(
    "body",
    [
        None,
        {"searchFilter": {"searchTerm": "a"}},
        jcapiv1.models.Search(search_filter=Search("a")),
    ],
)
def test_a_search_says_the_page_in_query_and_body_and_leaves_the_given_body_alone(
    body: Any,
) -> None:
    service = Records(3)
    before = repr(body)
    with reading(service, "SearchApi", "search_systemusers_post") as method:
        assert len(list(jcapiv1.paginate(method, body=body, limit=2))) == 3
    term = {} if body is None else {"searchFilter": {"searchTerm": "a"}}
    assert [each["body"] for each in service.asked] == [
        {**term, "limit": 2, "skip": 0},
        {**term, "limit": 2, "skip": 2},
    ]
    assert [each["query"] for each in service.asked] == [
        {"limit": "2", "skip": "0"},
        {"limit": "2", "skip": "2"},
    ]
    assert repr(body) == before


def test_a_page_in_the_body_of_a_search_is_refused_before_anything_is_sent() -> None:
    service = Records(3)
    with reading(service, "SearchApi", "search_systems_post") as method:
        for body in ({"limit": 5}, jcapiv1.models.Search(skip=5)):
            with pytest.raises(ValueError, match="to paginate, not in the body"):
                jcapiv1.paginate(method, body=body)
    assert service.asked == []


def test_a_method_that_lists_nothing_is_refused_before_anything_is_sent() -> None:
    service = Records(3)
    with (
        reading(service, "UsersApi", "users_get") as method,
        pytest.raises(TypeError, match="takes a method that lists, which users_get does not"),
    ):
        jcapiv1.paginate(method, id="5f0c1d2e3a4b5c6d7e8f9a0b")
    assert service.asked == []


def test_a_method_with_arguments_bound_to_it_is_read_in_its_own_form() -> None:
    service = Records(250, bare=True)
    with reading(service, "CommandsApi", "commands_get_results") as method:
        bound = partial(method, "5f0c1d2e3a4b5c6d7e8f9a0b")
        assert len(list(jcapiv1.paginate(bound))) == 250
    assert all("sort" not in each["query"] for each in service.asked)


def test_a_bare_array_that_ignores_skip_is_an_error_and_no_endless_list() -> None:
    service = Records(30, bare=True)
    answer = json.dumps(service.records).encode()
    with Server(reply(lambda _: response(body=answer))) as server, client_for(server) as client:
        listing = jcapiv1.paginate(jcapiv1.CommandsApi(client).commands_get_results, id="5f0c")
        with pytest.raises(IncompleteListException, match="ignores `skip`"):
            list(listing)
    assert listing.position == 30


def test_results_of_null_are_an_empty_list() -> None:
    answer = b'{"totalCount": 0, "results": null}'
    with Server(reply(lambda _: response(body=answer))) as server, client_for(server) as client:
        assert list(jcapiv1.paginate(jcapiv1.SystemsApi(client).systems_list)) == []


# A number of records.


@pytest.mark.parametrize("workers", [1, 4])
@pytest.mark.parametrize("wanted", [1, 99, 100, 101, 250, 999])
def test_no_more_than_max_items_are_read_and_asked_for(wanted: int, workers: int) -> None:
    service = Records(400)
    with reading(service, "SystemsApi", "systems_list") as method:
        listing = jcapiv1.paginate(method, skip=10, max_items=wanted, workers=workers)
        got = ids(listing)
        assert list(listing) == []
    assert got == [each["_id"] for each in service.records[10 : 10 + wanted]]
    asked = sum(int(each["query"]["limit"]) for each in service.asked)
    assert asked == wanted or wanted == 999


def test_max_items_holds_although_a_service_answers_more() -> None:
    service = Records(50, bare=True)
    with reading(service, "SystemusersApi", "sshkey_list") as method:
        assert len(list(jcapiv1.paginate(method, id="5f0c", max_items=7))) == 7


# By id.


def delete_one_read_record(service: Records) -> Callable[[int], None]:
    """From the second page on, one record of those read already is gone before each request."""

    def alter(requests: int) -> None:
        if requests:
            del service.records[0]

    return alter


def test_read_by_id_nobody_is_missed_when_others_go_meanwhile() -> None:
    lost, kept = Records(1000), Records(1000)
    every = [each["_id"] for each in lost.records]
    lost.alter, kept.alter = delete_one_read_record(lost), delete_one_read_record(kept)
    with reading(lost, "SystemusersApi", "systemusers_list") as method:
        assert len(ids(jcapiv1.paginate(method, on_short="warn"))) == 991
    with reading(kept, "SystemusersApi", "systemusers_list") as method:
        listing = jcapiv1.paginate(method, by_id=True)
        assert listing.total_count == 1000
        assert ids(listing) == every
    assert listing.position == 1000
    assert listing.last_id == every[-1]
    assert {each["query"]["skip"] for each in kept.asked} == {"0"}
    assert {each["query"]["sort"] for each in kept.asked} == {"_id"}


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_read_by_id_every_record_comes_once(count: int) -> None:
    service = Records(count)
    with reading(service, "UsersApi", "users_list") as method:
        assert len(set(ids(jcapiv1.paginate(method, by_id=True)))) == count
        pages = list(jcapiv1.paginate(method, by_id=True).pages())
    assert sum(len(page.results or ()) for page in pages) == count


@pytest.mark.parametrize("capped", [30, 100])
def test_read_by_id_a_page_shorter_than_asked_for_leaves_no_gap(capped: int) -> None:
    service = Records(250, most=capped)
    with reading(service, "UsersApi", "users_list") as method:
        assert len(ids(jcapiv1.paginate(method, by_id=True, max_items=240))) == 240


def test_reading_by_id_goes_on_after_the_id_that_was_read_last() -> None:
    service = Records(250)
    with reading(service, "UsersApi", "users_list") as method:
        first = jcapiv1.paginate(method, by_id=True, max_items=130)
        read = ids(first)
        read += ids(jcapiv1.paginate(method, by_id=True, after=first.last_id))
    assert read == [each["_id"] for each in service.records]


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("email:$ne:b", {"filter[0]": "email:$ne:b"}),
        (Field("suspended") == False, {"filter[0]": "suspended:$eq:false"}),  # noqa: E712
        (
            (Field("email") == "a") & (Field("lastname") == "b"),
            {"filter[0]": "email:$eq:a", "filter[1]": "lastname:$eq:b"},
        ),
        (
            ["email:$ne:b", Field("lastname") == "c"],
            {"filter[0]": "email:$ne:b", "filter[1]": "lastname:$eq:c"},
        ),
    ],
)
def test_reading_by_id_keeps_the_filter_that_was_given(given: Any, sent: dict[str, str]) -> None:
    service = Records(3)
    with reading(service, "UsersApi", "users_list") as method:
        assert len(list(jcapiv1.paginate(method, by_id=True, limit=2, filter=given))) == 3
    query = service.asked[1]["query"]
    filters = {name: text for name, text in query.items() if name.startswith("filter")}
    assert filters == {**sent, f"filter[{len(sent)}]": f"_id:$gt:{2:024x}"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"workers": 2}, "one page after the other"),
        ({"skip": 5}, "starts at `after`"),
        ({"sort": "email"}, "leave `sort` out"),
        ({"filter": {"or": ["email:$eq:b"]}}, "only join an AND"),
        (
            {"filter": (Field("email") == "a") | (Field("email") == "b")},
            "cannot stand within an AND",
        ),
        ({"max_items": 0}, "max_items is 0"),
        ({"by_id": False, "after": "5f"}, "after is for by_id"),
    ],
)
def test_what_cannot_be_read_by_id_is_refused_at_once(
    arguments: dict[str, Any], message: str
) -> None:
    service = Records(3)
    with (
        reading(service, "UsersApi", "users_list") as method,
        pytest.raises(ValueError, match=message),
    ):
        jcapiv1.paginate(method, **{"by_id": True, **arguments})
    assert service.asked == []


@pytest.mark.parametrize(
    ("cls", "name"),
    [("SearchApi", "search_systems_post"), ("CommandsApi", "commands_get_results")],
)
def test_a_list_without_filter_and_order_cannot_be_read_by_id(cls: str, name: str) -> None:
    with (
        reading(Records(3), cls, name) as method,
        pytest.raises(ValueError, match=f"{name} cannot be read by id"),
    ):
        jcapiv1.paginate(method, by_id=True, **path_of(method))


def test_a_service_that_ignores_the_filter_on_ids_is_noticed() -> None:
    service = Records(250)
    answer = json.dumps({"totalCount": 250, "results": service.records[:100]}).encode()
    with Server(reply(lambda _: response(body=answer))) as server, client_for(server) as client:
        listing = jcapiv1.paginate(jcapiv1.UsersApi(client).users_list, by_id=True)
        with pytest.raises(IncompleteListException, match="ignores filter or order") as caught:
            list(listing)
    assert caught.value.position is None
    assert listing.last_id == f"{100:024x}"


def test_records_without_ids_cannot_be_read_by_id() -> None:
    answer = b'{"totalCount": 1, "results": [{"email": "ann@example.com"}]}'
    with Server(reply(lambda _: response(body=answer))) as server, client_for(server) as client:
        listing = jcapiv1.paginate(jcapiv1.UsersApi(client).users_list, by_id=True)
        with pytest.raises(ValueError, match="name `_id` among `fields`"):
            list(listing)


# Pages that repeat.


def test_a_page_that_comes_twice_is_an_error() -> None:
    service = Records(400)
    served = iter([0, 100, 100, 300])

    def stale(request: Request) -> tuple[bytes, bytes]:
        start = next(served)
        page = {"totalCount": 400, "results": service.records[start : start + 100]}
        return response(body=json.dumps(page).encode())

    with Server(reply(stale)) as server, client_for(server) as client:
        listing = jcapiv1.paginate(jcapiv1.UsersApi(client).users_list)
        with pytest.raises(IncompleteListException, match="pages at 100 and 200 are the same"):
            list(listing)
    assert listing.position == 200


# With asyncio.


@pytest.mark.parametrize("arguments", [{}, {"workers": 4}, {"by_id": True}, {"max_items": 130}])
def test_a_list_is_read_by_async_for_while_other_tasks_go_on(arguments: dict[str, Any]) -> None:
    service = Records(250)

    async def main(method: Any) -> tuple[list[str], int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        ticking = asyncio.create_task(tick())
        found = [each.id async for each in jcapiv1.paginate(method, **arguments)]
        ticking.cancel()
        return found, ticks

    with reading(service, "UsersApi", "users_list") as method:
        found, ticks = asyncio.run(main(method))
    assert found == [each["_id"] for each in service.records[: len(found)]]
    assert len(found) == arguments.get("max_items", 250)
    assert ticks > len(service.asked)


def test_an_error_within_async_for_names_the_position_to_resume_from() -> None:
    service = Records(250)

    def answers(request: Request) -> tuple[bytes, bytes]:
        return response(403) if service.asked else service(request)

    async def main(method: Any) -> None:
        async for _ in jcapiv1.paginate(method):
            pass

    with Server(reply(answers)) as server, client_for(server) as client:
        with pytest.raises(jcapiv1.ForbiddenException) as caught:
            asyncio.run(main(jcapiv1.UsersApi(client).users_list))
    assert caught.value.position == 100


# Against the sandbox.


@pytest.mark.parametrize("workers", [1, 3])
def test_people_and_devices_of_the_sandbox_are_read_whole_by_list_search_and_id(
    workers: int,
) -> None:
    with (
        Sandbox(organizations=1, people=10, systems=10) as sandbox,
        jcapiv1.ApiClient(sandbox.configuration()) as client,
    ):
        tenant = next(jcapiv1.tenants(jcapiv1.ManagedServiceProviderApi(client)))
        for listed, searched in (
            (tenant.systemusers.systemusers_list, tenant.search.search_systemusers_post),
            (tenant.systems.systems_list, tenant.search.search_systems_post),
        ):
            every = ids(jcapiv1.paginate(listed, limit=3, workers=workers))
            assert len(every) == len(set(every)) == 10
            assert ids(jcapiv1.paginate(listed, limit=3, by_id=True)) == every
            found = jcapiv1.paginate(searched, body={}, limit=3, workers=workers)
            assert sorted(ids(found)) == every
