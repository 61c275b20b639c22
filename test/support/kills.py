"""Killing a process in the middle of its job, again and again."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable


def kill_at(
    process: subprocess.Popen[str], sent: Callable[[], int], requests: int, pause: float
) -> None:
    """Kill it so many seconds after that many requests were sent; it may have ended by then."""
    while sent() < requests and process.poll() is None:
        time.sleep(0.001)
    time.sleep(pause)
    process.kill()


def kill_runs(
    run: Callable[[int, float], bool], sent: Callable[[], int], calls: int, kills: int
) -> None:
    """Kill so many runs of a job of so many calls, wherever chance will have it.

    `run` is told after how many requests and seconds, and returns whether it was killed.
    """
    chance = random.SystemRandom()
    killed = 0
    for kills_left in range(kills, 0, -1):
        most = 2 * max(0, calls - sent()) // (kills_left + 1)
        killed += run(chance.randint(0, most), chance.random() / 50)
    assert killed >= kills - 2  # in the middle of the job, not after its end
