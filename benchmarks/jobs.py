"""Whole jobs against a service that takes 50 ms for each request: loops, and reading ahead or bulk.

    python benchmarks/jobs.py [--rounds 3]

Prints, as medians of the rounds, how long a plain loop takes, how long `paginate` and `bulk` do the
same work, and the ratio. Both turns of a round follow each other in the same process.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from statistics import median
from urllib.parse import parse_qs, urlsplit

import jcapiv1

DELAY = 0.050
TENANTS = 10_000
CHANGES = 400
WORKERS = 4


class Handler(BaseHTTPRequestHandler):
    """A service that knows two operations and is slow."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # Head and body in one packet, or the network waits for an acknowledgement.

    def do_GET(self) -> None:
        """One page of tenants."""
        query = parse_qs(urlsplit(self.path).query)
        skip, limit = int(query.get("skip", ["0"])[0]), int(query.get("limit", ["10"])[0])
        numbers = range(skip, min(skip + limit, TENANTS))
        results = [{"_id": f"{n:024x}", "displayName": f"Tenant {n}"} for n in numbers]
        self._answer({"totalCount": TENANTS, "results": results})

    def do_PUT(self) -> None:
        """A changed administrator."""
        self.rfile.read(int(self.headers["content-length"]))
        self._answer({"_id": self.path.rpartition("/")[2], "enableMultiFactor": True})

    def _answer(self, document: object) -> None:
        time.sleep(DELAY)
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


@contextmanager
def service() -> Generator[str]:
    """The address of a service in a process of its own, so that its work is not measured."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,))
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/api"
    finally:
        process.terminate()
        process.join()


def read_in_a_loop(api: jcapiv1.ManagedServiceProviderApi) -> int:
    """What a script does by itself, if it does it right."""
    read = 0
    while results := api.organization_list(limit=100, skip=read, sort="_id").results:
        read += len(results)
    return read


def read_ahead(api: jcapiv1.ManagedServiceProviderApi) -> int:
    """The same, by `paginate`."""
    return sum(1 for _ in jcapiv1.paginate(api.organization_list, workers=WORKERS))


def change_in_a_loop(api: jcapiv1.ManagedServiceProviderApi) -> int:
    """One change after the other."""
    changed = (api.users_put(f"{n:024x}", {"enableMultiFactor": True}) for n in range(CHANGES))
    return sum(1 for user in changed if user.enable_multi_factor)


def change_in_bulk(api: jcapiv1.ManagedServiceProviderApi) -> int:
    """The same, by `bulk`."""
    calls = ({"id": f"{n:024x}", "body": {"enableMultiFactor": True}} for n in range(CHANGES))
    return sum(1 for outcome in jcapiv1.bulk(api.users_put, calls, workers=WORKERS) if outcome.ok)


Work = Callable[[jcapiv1.ManagedServiceProviderApi], int]
JOBS: list[tuple[str, int, Work, Work]] = [
    (f"read {TENANTS:,} tenants", TENANTS, read_in_a_loop, read_ahead),
    (f"change {CHANGES:,} administrators", CHANGES, change_in_a_loop, change_in_bulk),
]


def seconds(work: Work, api: jcapiv1.ManagedServiceProviderApi, expected: int) -> float:
    """How long the work takes; what it did is checked."""
    started = time.perf_counter()
    done = work(api)
    elapsed = time.perf_counter() - started
    if done != expected:
        sys.exit(f"{work.__name__} did {done} of {expected}")
    return elapsed


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    print(f"{DELAY * 1000:.0f} ms a request, {WORKERS} workers, {rounds} rounds\n")
    print("| job | loop, s | parallel, s | ratio |\n|---|---:|---:|---:|")
    with service() as host:
        configuration = jcapiv1.Configuration()
        configuration.host = host
        configuration.api_key["x-api-key"] = "made up"
        with jcapiv1.ApiClient(configuration) as client:
            api = jcapiv1.ManagedServiceProviderApi(client)
            for name, expected, plain, parallel in JOBS:
                turns = [
                    (seconds(plain, api, expected), seconds(parallel, api, expected))
                    for _ in range(rounds)
                ]
                slow, fast = (median(column) for column in zip(*turns, strict=True))
                ratio = median(fast / slow for slow, fast in turns)
                print(f"| {name} | {slow:.2f} | {fast:.2f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
