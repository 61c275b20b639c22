"""The rows of the table: what each measures, and the aim it has."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import records
import service
import trustme
from contenders import CONTENDERS, PROJECT, Contender, stubbed_transport
from sampling import Samples, take, timed

import jcapiv1

_CPU = time.process_time
_SIZE = "print(open('/proc/self/statm').read().split()[1])"
"""Linux only. The highest size, which other systems tell too, counts the parent's until exec."""
FOLDER = str(Path(jcapiv1.__file__).parent)


class Scale(NamedTuple):
    """How thorough a run is."""

    cold: int
    """Rounds of starting interpreters."""
    rounds: int
    """Rounds of all else."""
    seconds: float
    """Length of a sample."""
    most: int = 100_000
    """How far growth is followed: organizations in a list, and clients held."""


FULL = Scale(cold=25, rounds=61, seconds=0.008)
QUICK = Scale(cold=5, rounds=9, seconds=0.004)


class Row(NamedTuple):
    """A row of the table: ratios to the floor, or the figure itself where there is no floor."""

    title: str
    aim: str
    unit: str
    samples: Samples
    has_floor: bool = True


def cold_starts(scale: Scale) -> Iterator[Row]:
    """Interpreters that import, less one that does nothing."""

    def started(program: str) -> tuple[float, float]:
        """CPU milliseconds, and MiB in memory at the end."""
        # -I: nothing of the environment counts; so the package has to be named.
        program = f"import sys; sys.path.insert(0, {os.path.dirname(FOLDER)!r}); {program}; {_SIZE}"
        command = [sys.executable, "-I", "-c", program]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            pages = int(process.stdout.read())
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
        return (used.ru_utime + used.ru_stime) * 1e3, pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def less_bare(program: str, which: int) -> Callable[[], float]:
        return lambda: started(program)[which] - started("pass")[which]

    for title, aim, unit, attribute, which in (
        ("import", "<= 0.30", "ms", "importing", 0),
        ("import + client + API object", "<= 1.15", "ms", "starting", 0),
        ("memory after import", "<= 1.10", "MiB", "importing", 1),
        ("memory after import + client + API object", "<= 1.10", "MiB", "starting", 1),
    ):
        measures = {c.name: less_bare(getattr(c, attribute), which) for c in CONTENDERS}
        if which == 0:
            for measure in measures.values():
                measure()  # writes bytecode, and fills the cache of the file system
        yield Row(title, aim, unit, take(measures, scale.cold))


def calls(scale: Scale, base: str) -> Iterator[Row]:
    """Whole calls, and the same without a network."""
    clients = {c.name: c.calls(c.client(base)) for c in CONTENDERS}
    for key, title, aim in (
        ("list 10", "organization_list(limit=10), whole call", "<= 0.90"),
        ("list 100", "organization_list(limit=100), whole call", "<= 1.00"),
        ("people 100", "systemusers_list(limit=100), whole call", "<= 1.10"),
        ("put", "users_put, whole call", "<= 0.95"),
        ("totp", "admin_totpreset_begin, whole call", "<= 0.90"),
    ):
        work = {name: client[key] for name, client in clients.items()}
        yield _row(title, aim, work, scale, clock=time.perf_counter)
        yield _row(f"{title}: CPU", "", work, scale)
    with stubbed_transport():
        for key, title, aim in (
            ("list 10", "organization_list(limit=10), transport stubbed", "<= 1.10"),
            ("put", "users_put, transport stubbed", "<= 1.40"),
        ):
            work = {name: client[key] for name, client in clients.items()}
            yield _row(title, aim, work, scale)


def documents(scale: Scale) -> Iterator[Row]:
    """JSON to objects and back."""

    def decoding(title: str, aim: str, data: bytes, which: str) -> Row:
        work = {c.name: partial(getattr(c, which), data) for c in CONTENDERS}
        return _row(title, aim, work, scale)

    yield decoding("decode 100 organizations", "<= 1.60", records.page(100), "decode_page")
    yield decoding("decode 10,000 organizations", "<= 1.70", records.page(10_000), "decode_page")
    yield decoding("decode 100 people", "<= 1.50", records.people(100), "decode_people")
    yield decoding("decode a Userreturn (2 dates)", "<= 1.80", records.user(), "decode_user")
    work: dict[str, Callable[[], object]] = {c.name: c.encode for c in CONTENDERS}
    yield _row("construct and encode a Userput", "<= 1.30", work, scale)


def memory(_scale: Scale) -> Iterator[Row]:
    """Bytes that decoded records hold; exact, so once is enough."""

    def held(decode: Callable[[bytes], Any], data: bytes) -> Callable[[], float]:
        def measure() -> float:
            decode(data)
            gc.collect()
            tracemalloc.start()
            kept = [decode(data) for _ in range(10)]
            gc.collect()
            size, _ = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            return size / (100 * len(kept))

        return measure

    page, people = records.page(100), records.people(100, half_null=True)
    measures = {c.name: held(c.decode_page, page) for c in CONTENDERS}
    yield Row("memory per held organization", "<= 0.70", "B", take(measures, 1))
    measures = {c.name: held(c.decode_people, people) for c in CONTENDERS}
    title = "memory per held person, half of the fields null"
    yield Row(title, "<= 0.50", "B", take(measures, 1))


def threads(scale: Scale, base: str, count: int = 16) -> Row:
    """Calls per second of several threads that share one client."""

    def rate(contender: Contender) -> Callable[[], float]:
        work = contender.calls(contender.client(base))["list 10"]
        return lambda: calls_per_second(work, count, scale.seconds * 40)

    measures = {c.name: rate(c) for c in CONTENDERS}
    samples = take(measures, max(3, scale.rounds // 5))
    return Row(f"{count} threads, calls per second", ">= 1.00", "/s", samples)


def calls_per_second(work: Callable[[], object], count: int, seconds: float) -> float:
    """How often `count` threads together do it, each at least once."""
    work()
    done = [0] * count
    until = time.perf_counter() + seconds

    def repeat(slot: int) -> None:
        while not done[slot] or time.perf_counter() < until:
            work()
            done[slot] += 1

    workers = [threading.Thread(target=repeat, args=(slot,)) for slot in range(count)]
    started = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(done) / (time.perf_counter() - started)


def client_and_package(scale: Scale) -> Iterator[Row]:
    """What has no floor: making a client, and the size of the package."""
    measure = timed(lambda: PROJECT.client("http://127.0.0.1:9/api"), scale.seconds, _CPU)
    samples = take({PROJECT.name: measure}, scale.rounds)
    yield Row("create a client, microseconds", "<= 10", "us", samples, has_floor=False)
    files = [path.relative_to(FOLDER) for path in Path(FOLDER).rglob("*.py*")]
    client = [path for path in files if path.parts[0] not in ("sandbox", "cli")]
    size = sum(Path(FOLDER, path).stat().st_size for path in client if path.suffix != ".pyc") / 1024
    title = "the client without sandbox and command line, KiB"
    yield Row(title, "<= 700", "KiB", Samples({PROJECT.name: [size]}), has_floor=False)


def over_tls(scale: Scale) -> Iterator[Row]:
    """A call on a connection that is open, and the first one of a process, start included."""
    with tempfile.TemporaryDirectory() as folder:
        authority, certificate = Path(folder, "authority.pem"), Path(folder, "certificate.pem")
        made = trustme.CA()
        made.cert_pem.write_to_path(authority)
        made.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(certificate)
        with service.running(str(certificate)) as base:
            clients = {c.name: c.calls(c.client(base, str(authority))) for c in CONTENDERS}
            work = {name: client["list 10"] for name, client in clients.items()}
            title = "organization_list(limit=10) over TLS, whole call"
            yield _row(title, "<= 0.90", work, scale, clock=time.perf_counter)
            measures = {c.name: _first_call(c, base, str(authority)) for c in CONTENDERS}
            for measure in measures.values():
                measure()
            title = "first call of a process over TLS, from its start"
            yield Row(title, "<= 1.10", "ms", take(measures, scale.cold))


def _first_call(contender: Contender, base: str, authority: str) -> Callable[[], float]:
    program = contender.first_call.format(base=base, authority=authority)
    program = f"import sys; sys.path.insert(0, {os.path.dirname(FOLDER)!r})\n{program}"

    def measure() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", program], check=True)
        return (time.perf_counter() - started) * 1e3

    return measure


def _row(
    title: str,
    aim: str,
    work: Mapping[str, Callable[[], object]],
    scale: Scale,
    clock: Callable[[], float] = _CPU,
) -> Row:
    measures = {name: timed(each, scale.seconds, clock) for name, each in work.items()}
    return Row(title, aim, "us", take(measures, scale.rounds))
