"""Whole jobs against a service that takes its time for each request.

    python benchmarks/jobs.py [--rounds 3]

Prints, as medians of the rounds, each job's time to what it has to be at least, or to the same work
done otherwise, with the aim; then how a job grows with the tenants, and opening a journal with its
lines. Both turns of a round follow each other in the same process.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import urllib3

import jcapiv1
from jcapiv1.jobs.journal import Journal

AT = "2026-11-26T10:00:00.000Z"


class Handler(BaseHTTPRequestHandler):
    """A service whose base path says how long it takes and how many records there are."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # Head and body in one packet, or the network waits for an acknowledgement.

    def do_GET(self) -> None:
        """One page of tenants, people or administrators."""
        split = urlsplit(self.path)
        _, milliseconds, tenants, people, _, kind = split.path.split("/")
        query = parse_qs(split.query)
        skip, limit = int(query.get("skip", ["0"])[0]), int(query.get("limit", ["10"])[0])
        total = {"organizations": int(tenants), "systemusers": int(people), "users": 4}[kind]
        numbers = range(skip, min(skip + limit, total))
        results = [{"_id": f"{n:024x}", "displayName": f"No. {n}"} for n in numbers]
        self._answer(milliseconds, {"totalCount": total, "results": results})

    def do_PUT(self) -> None:
        """A changed administrator."""
        self.rfile.read(int(self.headers["content-length"]))
        _, milliseconds, *_, identity = self.path.split("/")
        self._answer(milliseconds, {"_id": identity, "enableMultiFactor": True})

    def _answer(self, milliseconds: str, document: object) -> None:
        time.sleep(int(milliseconds) / 1000)
        body = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def serve(channel: Connection) -> None:
    """Serve until the process is ended; the port is told first."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    channel.send(server.server_port)
    server.serve_forever()


class Service(NamedTuple):
    """A service in a process of its own, so that its work is not measured."""

    port: int

    @contextmanager
    def client(
        self, milliseconds: int = 0, tenants: int = 1, people: int = 0
    ) -> Generator[jcapiv1.ApiClient]:
        """A client of it; each request takes so long, and there are so many records."""
        host = f"http://127.0.0.1:{self.port}/{milliseconds}/{tenants}/{people}/api"
        configuration = jcapiv1.Configuration(host=host, api_key={"x-api-key": "made up"})
        with jcapiv1.ApiClient(configuration) as client:
            yield client


@contextmanager
def service() -> Generator[Service]:
    """A service that runs meanwhile."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    process.start()
    try:
        yield Service(ours.recv())
    finally:
        process.terminate()
        process.join()


Clock = Callable[[], float]


def seconds(work: Callable[[], int], expected: int, clock: Clock = time.perf_counter) -> float:
    """How long the work takes; what it did is counted."""
    started = clock()
    done = work()
    elapsed = clock() - started
    if done != expected:
        sys.exit(f"{done} were done, not {expected}")
    return elapsed


def changes(count: int) -> Iterator[dict[str, Any]]:
    """So many calls of `users_put`."""
    return ({"id": f"{n:024x}", "body": {"enableMultiFactor": True}} for n in range(count))


def bulk(
    client: jcapiv1.ApiClient, count: int, workers: int, journal: Path | None = None
) -> Callable[[], int]:
    """A job that changes so many administrators."""

    def work() -> int:
        method = jcapiv1.UsersApi(client).users_put
        return sum(o.ok for o in jcapiv1.bulk(method, changes(count), workers, journal=journal))

    return work


def number_of_administrators(msp: jcapiv1.ManagedServiceProviderApi) -> int:
    """Reads every administrator of every tenant."""
    return sum(1 for _ in jcapiv1.administrators(msp, workers=8))


def administrators_of_all_tenants(found: Service) -> tuple[float, float]:
    """250 tenants, 3 pages of them and one each, at 100 ms; at least the requests' own time / 8."""
    with found.client(100, tenants=250) as client:
        msp = jcapiv1.ManagedServiceProviderApi(client)
        took = seconds(partial(number_of_administrators, msp), 1000)
    return took, (3 + 250) * 0.1 / 8


def with_and_without_journal(found: Service) -> tuple[float, float]:
    """1,000 changes at 20 ms by 8 workers."""
    with tempfile.TemporaryDirectory() as folder, found.client(20) as client:
        journal = Path(folder, "run.jsonl")
        journalled = seconds(bulk(client, 1000, 8, journal), 1000)
        return journalled, seconds(bulk(client, 1000, 8), 1000)


def people_read_ahead(found: Service) -> tuple[float, float]:
    """10,000 people in pages of 100 at 50 ms by 8 workers."""
    with found.client(50, people=10_000) as client:
        method = jcapiv1.SystemusersApi(client).systemusers_list
        took = seconds(lambda: sum(1 for _ in jcapiv1.paginate(method, workers=8)), 10_000)
    return took, 100 * 0.05 / 8


def processor_time(count: int, milliseconds: int, found: Service) -> tuple[float, float]:
    """So many changes by 8 workers, to the same by hand one after the other: CPU time."""
    with found.client(milliseconds) as client:
        pool = urllib3.PoolManager(headers={"x-api-key": "made up"})
        base = f"{client.configuration.host}/users"

        def by_hand() -> int:
            for call in changes(count):
                body = json.dumps(call["body"]).encode()
                json.loads(pool.request("PUT", f"{base}/{call['id']}", body=body).data)
            return count

        ours = seconds(bulk(client, count, 8), count, time.process_time)
        return ours, seconds(by_hand, count, time.process_time)


JOBS: list[tuple[str, str, Callable[[Service], tuple[float, float]]]] = [
    ("administrators of 250 tenants, to their requests' time / 8", "<= 1.15",
     administrators_of_all_tenants),
    ("1,000 changes with a journal, to the same without", "<= 1.15", with_and_without_journal),
    ("10,000 people by `paginate(workers=8)`, to 100 pages / 8", "<= 1.30", people_read_ahead),
    ("CPU of 10,000 changes by `bulk`, to urllib3 by hand, at 0 ms", "<= 1.00",
     partial(processor_time, 10_000, 0)),
    ("CPU of 2,000 changes, the same at 5 ms", "<= 1.00", partial(processor_time, 2_000, 5)),
]  # fmt: skip


def print_jobs(found: Service, rounds: int) -> None:
    """The table with aims."""
    print("| job | aim | measured | s |\n|---|---:|---:|---:|")
    for title, aim, measure in JOBS:
        turns = [measure(found) for _ in range(rounds)]
        ratio, took = median(a / b for a, b in turns), median(a for a, _ in turns)
        print(f"| {title} | {aim} | {ratio:.2f} | {took:.2f} |", flush=True)


def print_tenants(found: Service, most: int) -> None:
    """What a tenant costs in a job over all of them."""
    print("\n| tenants | ms for each, of the processor | MiB more at the most |\n|---:|---:|---:|")
    for count in (1, 10, 100, 1_000, 10_000):
        if count <= most:
            with found.client(tenants=count) as client:
                msp = jcapiv1.ManagedServiceProviderApi(client)
                work = partial(number_of_administrators, msp)
                read = seconds(work, 4 * count, time.process_time)
                tracemalloc.start()
                seconds(work, 4 * count)
                _, peak = tracemalloc.get_traced_memory()
                tracemalloc.stop()
            print(f"| {count:,} | {read / count * 1e3:.2f} | {peak / 2**20:.1f} |", flush=True)


def print_journals(most: int) -> None:
    """What opening a journal again takes."""
    columns = "s of the processor to open it | MiB at the most | MiB held | MiB on disk"
    print(f"\n| lines of a journal | {columns} |\n|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for count in (1, 100, 10_000, 100_000, 1_000_000):
            if count > most:
                continue
            path = Path(folder, f"{count}.jsonl")
            Journal(path, "users_put", "users_put", "content").close()
            with path.open("a") as file:
                for number in range(count):
                    line = {"call": f"{number:032x}", "status": "done", "attempts": 1}
                    line |= {"elapsed": 0.021, "record": f"{number:016x}", "at": AT}
                    file.write(json.dumps(line) + "\n")
            open_again = partial(Journal, path, "users_put", "users_put", "content")
            started = time.process_time()
            open_again().close()
            took = time.process_time() - started
            tracemalloc.start()
            again = open_again()
            held, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            again.close()
            size = os.path.getsize(path) / 2**20
            figures = f"{took:.2f} | {peak / 2**20:.1f} | {held / 2**20:.1f} | {size:.1f}"
            print(f"| {count:,} | {figures} |", flush=True)


def main() -> None:
    """Run the rounds and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="one round, and no large numbers")
    options = parser.parse_args()
    with service() as found:
        print_jobs(found, 1 if options.quick else options.rounds)
        print_tenants(found, 100 if options.quick else 10_000)
    print_journals(10_000 if options.quick else 1_000_000)


if __name__ == "__main__":
    main()
