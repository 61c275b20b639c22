"""Reading a whole list: every record once, in order, and never short without saying so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from itertools import islice
from types import SimpleNamespace
from typing import Any

import pytest

from jcapiv1 import (
    ApiClient,
    ApiException,
    DecodeException,
    IncompleteListException,
    ManagedServiceProviderApi,
    ServiceException,
)
from jcapiv1.jobs.pagination import paginate
from jcapiv1.sandbox import Sandbox


class Service:
    """A method that lists `count` records, numbered from 0, and takes note of its calls."""

    def __init__(self, count: int, *, total: int | None = -1, delay: float = 0) -> None:
        self.count = count
        self.total = count if total == -1 else total
        self.delay = delay
        self.calls: list[dict[str, Any]] = []
        self.fail: Callable[[int], None] = lambda skip: None
        self.under_way = self.most_under_way = 0
        self._lock = threading.Lock()

    def __call__(self, **arguments: Any) -> Any:
        with self._lock:
            self.calls.append(arguments)
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            time.sleep(self.delay)
            self.fail(arguments["skip"])
            return self.page(arguments["skip"], arguments["limit"])
        finally:
            with self._lock:
                self.under_way -= 1

    def page(self, skip: int, limit: int) -> Any:
        numbers = range(skip, min(skip + limit, self.count))
        results = [SimpleNamespace(id=f"{number:024x}", number=number) for number in numbers]
        return SimpleNamespace(results=results, total_count=self.total)

    @property
    def skips(self) -> list[int]:
        return [call["skip"] for call in self.calls]


def numbers(records: Any) -> list[int]:
    return [record.number for record in records]


WORKERS = pytest.mark.parametrize("workers", [1, 4])


@WORKERS
@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250, 1234])
def test_every_record_comes_once_and_in_order(count: int, workers: int) -> None:
    service = Service(count)
    assert numbers(paginate(service, workers=workers)) == list(range(count))
    # The page that begins at the total tells that a full one before it was the last.
    assert sorted(service.skips) == list(range(0, count + 1, 100))


@WORKERS
def test_pages_are_the_answers_of_the_service(workers: int) -> None:
    listing = paginate(Service(25), limit=10, workers=workers)
    assert [len(page.results or ()) for page in listing.pages()] == [10, 10, 5]
    assert listing.position == 25


def test_nothing_is_asked_for_until_it_is_needed() -> None:
    service = Service(250)
    records = iter(paginate(service))
    assert service.calls == []
    list(islice(records, 100))
    assert service.skips == [0]
    next(records)
    assert service.skips == [0, 100]


def test_without_order_it_sorts_by_id_and_passes_the_rest_on() -> None:
    service = Service(1)
    list(paginate(service, limit=7, x_org_id="a", filter="b:$eq:c"))
    assert service.calls == [
        {"limit": 7, "skip": 0, "sort": "_id", "x_org_id": "a", "filter": "b:$eq:c"}
    ]


@pytest.mark.parametrize(
    "order", [{"sort": "-created"}, {"sort": None}, {"sort_ignore_case": "displayName"}]
)
def test_an_order_of_the_callers_own_is_kept(order: dict[str, str | None]) -> None:
    service = Service(1)
    list(paginate(service, **order))  # type: ignore[arg-type]
    assert service.calls == [{"limit": 100, "skip": 0, **order}]


@WORKERS
def test_without_a_total_an_empty_page_is_the_end(workers: int) -> None:
    service = Service(250, total=None)
    listing = paginate(service, workers=workers)
    assert numbers(listing) == list(range(250))
    assert listing.total_count is None
    assert max(service.skips) >= 250


@WORKERS
@pytest.mark.parametrize("total", [-7, 0, 99, 100, 200, 240])
def test_a_total_that_is_too_small_cuts_nothing_off(total: int, workers: int) -> None:
    assert numbers(paginate(Service(250, total=total), workers=workers)) == list(range(250))


def test_the_total_is_known_before_the_first_record_and_costs_no_further_page() -> None:
    service = Service(150)
    listing = paginate(service)
    assert listing.total_count == 150
    assert listing.position == 0
    assert numbers(listing) == list(range(150))
    assert service.skips == [0, 100]


def test_the_position_counts_what_was_handed_out() -> None:
    listing = paginate(Service(250), skip=20)
    assert numbers(islice(listing, 130)) == list(range(20, 150))
    assert listing.position == 150


@WORKERS
def test_iterating_again_goes_on_where_it_stopped(workers: int) -> None:
    listing = paginate(Service(250), workers=workers)
    first = numbers(islice(listing, 130))
    assert first + numbers(listing) == list(range(250))
    assert list(listing) == []


@WORKERS
def test_an_error_comes_at_its_turn_and_names_the_position_to_resume_from(workers: int) -> None:
    service = Service(450)

    def fail(skip: int) -> None:
        if skip == 200:
            raise ServiceException(503, "Service Unavailable")

    service.fail = fail
    listing = paginate(service, workers=workers)
    read: list[Any] = []
    with pytest.raises(ServiceException) as caught:
        read.extend(listing)
    assert numbers(read) == list(range(200))
    assert listing.position == caught.value.position == 200
    service.fail = lambda skip: None
    assert numbers(paginate(service, skip=200)) == list(range(200, 450))
    assert numbers(listing) == list(range(200, 450))


@WORKERS
def test_a_list_that_ends_short_of_its_total_is_an_error_of_its_own(workers: int) -> None:
    listing = paginate(Service(150, total=400), workers=workers)
    read: list[Any] = []
    with pytest.raises(IncompleteListException, match="ended after 150 of 400") as caught:
        read.extend(listing)
    assert numbers(read) == list(range(150))
    assert (caught.value.position, caught.value.total_count) == (150, 400)
    assert isinstance(caught.value, ApiException)


@WORKERS
def test_a_list_that_ends_short_of_its_total_may_be_a_warning_instead(workers: int) -> None:
    listing = paginate(Service(150, total=400), workers=workers, on_short="warn")
    with pytest.warns(UserWarning, match="ended after 150 of 400 records") as caught:
        assert numbers(listing) == list(range(150))
    assert caught[0].filename == __file__


@WORKERS
def test_a_service_that_ignores_skip_is_noticed(workers: int) -> None:
    service = Service(250)
    service.page = lambda skip, limit: Service.page(service, 0, limit)  # type: ignore[method-assign]
    listing = paginate(service, workers=workers, on_short="warn")
    read: list[Any] = []
    with pytest.raises(IncompleteListException, match="ignores `skip`") as caught:
        read.extend(listing)
    assert numbers(read) == list(range(100))
    assert caught.value.position == 100


@WORKERS
def test_a_page_shorter_than_asked_for_leaves_no_gap(workers: int) -> None:
    service = Service(250)
    service.page = lambda skip, limit: Service.page(service, skip, 30)  # type: ignore[method-assign]
    assert numbers(paginate(service, workers=workers)) == list(range(250))


def test_no_more_than_workers_requests_are_under_way() -> None:
    service = Service(3000, delay=0.02)
    assert numbers(paginate(service, workers=4)) == list(range(3000))
    assert service.most_under_way == 4


def test_no_more_than_workers_requests_are_under_way_after_a_break() -> None:
    service = Service(3000, delay=0.02)
    listing = paginate(service, workers=3)
    for _ in range(3):
        next(iter(listing))
    assert numbers(listing) == list(range(3, 3000))
    assert service.most_under_way == 3


def test_reading_ahead_keeps_no_more_than_workers_pages() -> None:
    service = Service(10_000)
    records = iter(paginate(service, workers=4))
    next(records)
    deadline = time.monotonic() + 5
    while len(service.calls) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.02)
    assert len(service.calls) == 5  # The page in hand and four more.


def test_workers_read_at_the_same_time() -> None:
    service = Service(850)
    four_are_there = threading.Barrier(4, timeout=10)

    def wait_for_the_others(skip: int) -> None:
        if skip:
            four_are_there.wait()

    service.fail = wait_for_the_others
    assert numbers(paginate(service, workers=4)) == list(range(850))


def test_threads_are_daemons_and_gone_with_the_end() -> None:
    before = set(threading.enumerate())
    service = Service(1000)
    records = iter(paginate(service, workers=4))
    service.delay = 0.05
    next(records)
    started = set(threading.enumerate()) - before
    assert len(started) == 4
    assert all(thread.daemon for thread in started)
    list(records)
    assert set(threading.enumerate()) == before


def test_without_workers_there_is_no_thread() -> None:
    before = threading.active_count()
    records = iter(paginate(Service(1000)))
    next(records)
    assert threading.active_count() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"workers": 0}, "workers is 0, but must be at least 1"),
        ({"limit": 0}, "limit is 0, but must be at least 1"),
        ({"on_short": "ignore"}, 'on_short is "error" or "warn"'),
    ],
)
def test_arguments_without_meaning_are_refused_at_once(
    arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        paginate(Service(1), **arguments)


def test_a_method_that_lists_nothing_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="a method that lists"):
        list(paginate(lambda **_: (None, 200, {})))  # type: ignore[arg-type]


@WORKERS
@pytest.mark.parametrize(
    "body",
    ["{}", '{"message": "ok"}', '{"_id": "5f0c1d2e3a4b5c6d7e8f9a0b", "displayName": "Acme"}'],
)
def test_an_answer_that_is_no_list_is_not_taken_for_an_empty_one(
    sandbox: Sandbox, body: str, workers: int
) -> None:
    sandbox.fail(operation="organization_list", status=200, body=body)
    with ApiClient(sandbox.configuration()) as client:
        listing = paginate(ManagedServiceProviderApi(client).organization_list, workers=workers)
        with pytest.raises(DecodeException, match="the answer is no list") as caught:
            list(listing)
    assert (caught.value.path, caught.value.position) == ("results", 0)
    assert caught.value.operation == "organization_list"


def test_a_list_of_none_may_leave_the_results_out(sandbox: Sandbox) -> None:
    sandbox.fail(operation="organization_list", status=200, body='{"totalCount": 0}')
    with ApiClient(sandbox.configuration()) as client:
        assert list(paginate(ManagedServiceProviderApi(client).organization_list)) == []


@WORKERS
@pytest.mark.filterwarnings("ignore:kept as received")
def test_a_total_that_is_no_number_is_a_clear_error(sandbox: Sandbox, workers: int) -> None:
    body = '{"totalCount": "237", "results": [{"_id": "5f0c1d2e3a4b5c6d7e8f9a0b"}]}'
    sandbox.fail(operation="organization_list", status=200, body=body)
    with ApiClient(sandbox.configuration()) as client:
        listing = paginate(ManagedServiceProviderApi(client).organization_list, workers=workers)
        with pytest.raises(DecodeException, match="the total is '237', which is no number") as e:
            list(listing)
    assert (e.value.path, e.value.position) == ("totalCount", 0)


class NoIds(Service):
    """Lists records without ids, which may all look the same, and perhaps ignores `skip`."""

    def __init__(self, count: int, *, ignores_skip: bool, total: int | None = -1) -> None:
        super().__init__(count, total=total)
        self.ignores_skip = ignores_skip

    def page(self, skip: int, limit: int) -> Any:
        count = min(limit, self.count - (0 if self.ignores_skip else skip))
        results = [SimpleNamespace(role="Administrator")] * max(0, count)
        return SimpleNamespace(results=results, total_count=self.total)


@WORKERS
@pytest.mark.parametrize("total", [None, 0, 50, 100, 200, 250])
def test_a_service_that_ignores_skip_cannot_go_on_for_ever_without_ids(
    total: int | None, workers: int
) -> None:
    service = NoIds(250, ignores_skip=True, total=total)
    with pytest.raises(IncompleteListException, match="name `_id` among `fields`"):
        list(islice(paginate(service, workers=workers, fields=["role"]), 2000))
    assert len(service.calls) <= 4 + workers


@WORKERS
@pytest.mark.parametrize("count", [0, 99, 100, 200, 250])
def test_records_that_look_the_same_are_read_all_the_same(count: int, workers: int) -> None:
    service = NoIds(count, ignores_skip=False)
    listing = paginate(service, workers=workers)
    assert len(list(islice(listing, 30))) == min(30, count)
    assert len(list(listing)) == max(0, count - 30)
