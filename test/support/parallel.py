"""Work in several threads at once, and in forked children."""

from __future__ import annotations

import os
import signal
import threading
import traceback
import warnings
from collections.abc import Callable

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def in_threads(count: int, work: Callable[[int], object]) -> None:
    """Run `work` with 0, 1, ... in as many threads, and wait for all."""
    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def fork(work: Callable[[], object], *, seconds: int = 20) -> int:
    """Run `work` in a forked child for so long at most; return its process id."""
    with warnings.catch_warnings():
        # Python 3.12 warns of the other threads, which the child does not use.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        signal.alarm(seconds)
        status = 1
        try:
            work()
            status = 0
        except BaseException:  # noqa: BLE001 - a child of the test run must not go on with it
            traceback.print_exc()
        finally:
            os._exit(status)
    return pid


def in_child(work: Callable[[], object]) -> None:
    """Run `work` in a forked child; fail if it does."""
    _, status = os.waitpid(fork(work), 0)
    assert status == 0
