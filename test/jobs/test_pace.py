"""How many requests a second go out."""

from __future__ import annotations

import pytest

from jcapiv1.jobs.pace import Pace


class Time:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def test_each_request_waits_for_its_turn_whichever_thread_sends_it() -> None:
    time = Time()
    pace = Pace(4, lambda: time.now, time.sleep)
    for _ in range(3):  # three threads at the same moment
        pace(None)
    assert time.slept == pytest.approx([0.25, 0.5, 0.75])


def test_time_that_passed_unused_is_not_made_up_for() -> None:
    time = Time()
    pace = Pace(10, lambda: time.now, time.sleep)
    pace(None)
    time.now += 60
    pace(None)
    pace(None)
    assert time.slept == pytest.approx([0.1, 0.1, 0.2])
