"""What the sandbox costs: requests a second, start, memory, many clients.

    python benchmarks/sandbox.py [--quick]

Requests are counted by the time of the processor that the sandbox's process takes, so that a client
on the same machine does not count. Linux only.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

SERVE = """
import sys, time
began = time.process_time()
from jcapiv1.sandbox import Sandbox
loaded = time.process_time()
with Sandbox(keep_requests=100, {world}) as sandbox:
    started = time.process_time()
    print(sandbox.url, sandbox.api_key, loaded - began, started - loaded, flush=True)
    sys.stdin.read()
"""
BARE = """
import sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Handler(BaseHTTPRequestHandler):
    protocol_version, wbufsize = "HTTP/1.1", -1
    def do_GET(self):
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", "1600")
        self.end_headers()
        self.wfile.write(b"x" * 1600)
    def log_message(self, *args):
        pass
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"http://127.0.0.1:{server.server_port}/api", "none", 0, 0, flush=True)
sys.stdin.read()
"""
LIST = "/organizations?limit=10"


class Running(NamedTuple):
    """A sandbox in a process of its own."""

    pid: int
    port: int
    key: str
    loading: float
    """Seconds of the processor that importing it took."""
    starting: float
    """The same, to make its records and to listen."""

    def processor(self) -> float:
        """Seconds of the processor since it began."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """MiB in memory."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def ask(self, count: int, path: str = LIST) -> None:
        """So many requests on one connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        for _ in range(count):
            connection.request("GET", f"/api{path}", headers={"x-api-key": self.key})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
        connection.close()


@contextmanager
def sandbox(world: str) -> Generator[Running]:
    """A sandbox with such a world, as the arguments of `Sandbox`."""
    with serving(SERVE.format(world=world)) as running:
        yield running


@contextmanager
def serving(program: str) -> Generator[Running]:
    """A program that serves until its standard input ends."""
    command = [sys.executable, "-c", program]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        url, key, loading, starting = process.stdout.readline().split()
        port = int(url.partition("//")[2].partition("/")[0].rpartition(":")[2])
        yield Running(process.pid, port, key, float(loading), float(starting))
        process.stdin.close()


def per_second(found: Running, requests: int, path: str = LIST, clients: int = 1) -> float:
    """Requests for each second that the sandbox takes of the processor."""
    found.ask(50, path)
    before = found.processor()
    share = requests // clients
    threads = [threading.Thread(target=found.ask, args=(share, path)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return share * clients / (found.processor() - before)


def main() -> None:
    """Measure and print."""
    scale = 20 if "--quick" in sys.argv else 1

    def row(title: str, aim: str, figure: str) -> None:
        print(f"| {title} | {aim} | {figure} |", flush=True)

    print("| the sandbox | aim | measured |\n|---|---:|---:|")
    starts = []
    for _ in range(max(3, 11 // scale)):
        with sandbox("organizations=250") as found:
            starts.append((found.starting, found.loading))
    starting, loading = (median(column) * 1000 for column in zip(*starts, strict=True))
    row("start with 250 tenants, ms of the processor", "<= 50", f"{starting:.0f}")
    row("loading it before, ms of the processor", "", f"{loading:.0f}")
    with sandbox("organizations=250") as found:
        rates = [per_second(found, 4000 // scale) for _ in range(3)]
        row("a list of 10 kept alive, requests a second", ">= 2,000", f"{median(rates):,.0f}")
        with serving(BARE) as bare:
            floor = median(per_second(bare, 4000 // scale) for _ in range(3))
        row("the same bytes by `http.server`, requests a second", "", f"{floor:,.0f}")
        rate = per_second(found, 16_000 // scale, clients=32)
        row("the same from 32 clients at once", "", f"{rate:,.0f}")
        found.ask(1000)
        began = found.memory()
        found.ask(100_000 // scale)
        grown = found.memory() - began
        row("MiB more after 100,000 requests", "<= 1", f"{grown:.1f}")
    people, systems = 10_000 // scale, 5_000 // scale
    world = f"organizations=1, people={people}, systems={systems}, multi_tenant=False"
    with sandbox(world) as found:
        row("10,000 people and 5,000 devices, MiB", "<= 200", f"{found.memory():.0f}")
        row("start with them, s of the processor", "", f"{found.starting:.1f}")
        rate = per_second(found, 400 // scale, "/systemusers?limit=100&skip=400")
        row("100 of 10,000 people, requests a second", "", f"{rate:,.0f}")


if __name__ == "__main__":
    main()
