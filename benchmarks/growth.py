"""How the cost grows with the number of organizations, threads and clients."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Iterator
from functools import partial

import records
from contenders import FLOOR, PROJECT
from rows import Scale, threads
from sampling import Samples, take, timed


def with_organizations(scale: Scale) -> Iterator[tuple[int, Samples]]:
    """Seconds to decode one list of so many."""
    for count in _up_to(scale.most, 10, 100, 1_000, 10_000, 100_000):
        data = records.page(count)
        measures = {
            c.name: timed(partial(c.decode_page, data), scale.seconds, time.process_time)
            for c in (FLOOR, PROJECT)
        }
        yield count, take(measures, max(3, scale.rounds // (1 + count // 2_000)))


def with_threads(scale: Scale, base: str) -> Iterator[tuple[int, Samples]]:
    """Calls per second of so many threads that share one client."""
    for count in (1, 4, 16, 64):
        yield count, threads(scale, base, count).samples


def with_clients(scale: Scale, base: str) -> Iterator[tuple[int, float, float, float]]:
    """So many clients held: microseconds and KiB for each, and microseconds of its first call."""
    for count in _up_to(scale.most, 1, 10, 100, 1_000):
        gc.collect()
        tracemalloc.start()
        clients = [PROJECT.client(base) for _ in range(count)]
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        clients.clear()
        started = time.process_time()
        clients += [PROJECT.client(base) for _ in range(count)]
        made = time.process_time()
        for api in clients:
            PROJECT.calls(api)["list 10"]()
            api.api_client.close()  # a thousand connections would be more than systems allow
        called = time.process_time()
        yield count, (made - started) / count, size / count, (called - made) / count


def _up_to(most: int, *counts: int) -> Iterator[int]:
    return (count for count in counts if count <= most)
