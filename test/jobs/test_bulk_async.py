"""Jobs and clients with asyncio: the event loop goes on, nothing is lost or sent after the end."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from transport import client_for
from wire import Server, answer

import jcapiv1
from jcapiv1 import ApiClient, JournalError, UsersApi
from jcapiv1.jobs.bulk import Bulk
from jcapiv1.sandbox import Sandbox


def numbers(count: int) -> list[dict[str, int]]:
    return [{"number": number} for number in range(count)]


def double(number: int) -> int:
    return 2 * number


async def count_ticks(ticks: list[int]) -> None:
    while True:
        ticks.append(1)
        await asyncio.sleep(0.001)


@pytest.mark.parametrize("ordered", [True, False])
def test_outcomes_come_by_async_for_as_they_do_without(ordered: bool) -> None:
    async def main() -> list[int | None]:
        async with jcapiv1.bulk(double, numbers(50), ordered=ordered) as job:
            found = [outcome.result async for outcome in job]
        assert job.finished
        return found

    found = asyncio.run(main())
    assert sorted(found) == [2 * number for number in range(50)]  # type: ignore[type-var]


def test_the_event_loop_goes_on_while_calls_are_under_way_and_the_client_closes() -> None:
    ticks: list[int] = []

    async def main(server: Server) -> None:
        ticking = asyncio.create_task(count_ticks(ticks))
        async with client_for(server) as client:
            job = jcapiv1.bulk(UsersApi(client).users_get, [{"id": "5f0c"}] * 2, 1)
            async for outcome in job:
                assert outcome.ok
            assert len(ticks) > 10
            pending = UsersApi(client).users_get("5f0c", async_req=True)
            ticks.clear()
        assert pending.done()  # close() let it finish
        assert len(ticks) > 5
        ticking.cancel()

    with Server(answer(body=b"{}", delay=0.05)) as server:
        asyncio.run(main(server))


def test_a_cancelled_job_waits_for_what_is_under_way_and_sends_no_more(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    going, go_on = threading.Event(), threading.Event()
    begun: list[int] = []
    jobs: list[Bulk[None]] = []

    def wait(number: int) -> None:
        begun.append(number)
        going.set()
        assert go_on.wait(10)

    async def work() -> None:
        async with jcapiv1.bulk(wait, numbers(50), 2, journal=path) as job:
            jobs.append(job)
            async for _ in job:
                raise AssertionError("nothing is done yet")

    async def main() -> list[str]:
        task = asyncio.create_task(work())
        await asyncio.to_thread(going.wait, 10)
        await asyncio.sleep(0.05)
        task.cancel()
        await asyncio.sleep(0.05)
        assert not task.done()  # it waits for the two
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        return [outcome.status async for outcome in jobs[0]]

    assert asyncio.run(main()) == ["done"] * 2
    assert sorted(begun) == [0, 1]
    journal = jcapiv1.read_journal(path)
    assert journal.counts == {"done": 2}
    with jcapiv1.bulk(wait, numbers(3), journal=path) as job:  # it is not left locked
        assert [outcome.status for outcome in job] == ["skipped", "skipped", "done"]


def test_an_outcome_whose_wait_was_cancelled_is_handed_out_next() -> None:
    go_on = threading.Event()

    def wait(number: int) -> int:
        assert go_on.wait(10)
        return number

    async def main() -> list[int | None]:
        async with jcapiv1.bulk(wait, numbers(5), 2) as job:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(job.__anext__(), 0.02)
            go_on.set()
            return [outcome.result async for outcome in job]

    assert asyncio.run(main()) == [0, 1, 2, 3, 4]


def test_a_job_that_the_service_holds_up_ends_at_once_when_it_is_left() -> None:
    async def main(server: Server) -> None:
        async with client_for(server, retries=0) as client:
            async with jcapiv1.bulk(UsersApi(client).users_get, [{"id": "5f0c"}] * 3, 1) as job:
                assert (await job.__anext__()).status == "failed"
                with pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(job.__anext__(), 0.05)

    started = time.monotonic()
    with Server(answer(429, headers={"Retry-After": "60"})) as server:
        asyncio.run(main(server))
    assert time.monotonic() - started < 20
    assert len(server.requests) == 1


def test_an_error_of_the_job_itself_ends_async_for(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"

    async def main() -> None:
        async with jcapiv1.bulk(double, numbers(9), 1, journal=path) as job:
            async for _ in job:
                path.unlink(missing_ok=True)

    with pytest.raises(JournalError, match="deleted or replaced"):
        asyncio.run(main())


def test_a_job_left_without_a_loop_warns_with_asyncio_too() -> None:
    async def main() -> None:
        async with jcapiv1.bulk(double, numbers(9)):
            pass

    with pytest.warns(RuntimeWarning, match="nothing was sent of job 'double'"):
        asyncio.run(main())


def test_every_tenant_is_visited_by_async_for(sandbox: Sandbox) -> None:
    async def main() -> list[Any]:
        async with ApiClient(sandbox.configuration()) as client:
            msp = jcapiv1.ManagedServiceProviderApi(client)
            return [outcome.result async for outcome in jcapiv1.for_each_tenant(_name, msp)]

    names = {each.display_name or each.id for each in sandbox.organizations}
    assert set(asyncio.run(main())) == names


def _name(tenant: jcapiv1.Tenant) -> str:
    return tenant.name


@pytest.fixture(autouse=True)
def _no_loop_left() -> Iterator[None]:
    """asyncio.run ends its threads."""
    yield
    assert not [each for each in threading.enumerate() if each.name.startswith("asyncio")]
