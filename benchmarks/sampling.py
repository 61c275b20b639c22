"""Taking samples in turns, and what to make of them.

On a shared machine the speed of a whole round may change by half. So contenders take turns, another
one first in each round, and a ratio is the median of the ratios within the rounds.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import median, quantiles
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Clock = Callable[[], float]


class Samples(NamedTuple):
    """Numbers of each contender, in the order of the rounds."""

    of: Mapping[str, list[float]]

    def median(self, name: str) -> float:
        """The middle number of a contender."""
        return median(self.of[name])

    def ratios(self, name: str, floor: str) -> tuple[float, float, float]:
        """Lower quartile, median and upper quartile of the ratios within the rounds."""
        found = [a / b for a, b in zip(self.of[name], self.of[floor], strict=True)]
        low, middle, high = quantiles(found, n=4) if len(found) > 1 else found * 3
        return low, middle, high


def turns(contenders: Sequence[T], rounds: int) -> Iterator[Sequence[T]]:
    """The contenders once per round, another one first each time."""
    for number in range(rounds):
        shift = number % len(contenders)
        yield [*contenders[shift:], *contenders[:shift]]


def take(measures: Mapping[str, Callable[[], float]], rounds: int) -> Samples:
    """Call each of the measures once per round."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for names in turns(list(measures), rounds):
        for name in names:
            found[name].append(measures[name]())
    return Samples(found)


def timed(work: Callable[[], object], seconds: float, clock: Clock) -> Callable[[], float]:
    """A measure of seconds per run of `work`, each sample about `seconds` long."""
    times, took = 1, 0.0
    # By CPU time, whatever the clock: a stall here would shorten all samples.
    while took < seconds / 2 and times < 100_000:
        times *= 2
        took = _run(work, times, time.process_time)
    times = max(1, int(times * seconds / took))
    return lambda: _run(work, times, clock) / times


def _run(work: Callable[[], object], times: int, clock: Clock) -> float:
    gc.collect()  # the garbage of the one before is not this one's
    work()  # nor is waking up
    started = clock()
    for _ in range(times):
        work()
    return clock() - started
