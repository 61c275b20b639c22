"""Measures jcapiv1 against urllib3 and json by hand (the floor), and against msgspec if installed.

    python benchmarks [--quick]

Prints ratios to the floor with their quartiles, and how the cost grows. All take turns in one
process, against a service in another. docs/performance.md says what the figures mean.
"""

from __future__ import annotations

import argparse
import platform
from importlib.metadata import version

import growth
import rows
import service
from contenders import CONTENDERS, FLOOR, PROJECT

FACTORS = {"us": 1e6}


def print_rows(scale: rows.Scale, base: str) -> None:
    """The table with aims."""
    others = [c.name for c in CONTENDERS if c not in (FLOOR, PROJECT)]
    columns = ["", "aim", "jcapiv1", "quartiles", *others, f"{FLOOR.name}, absolute"]
    print(f"| {' | '.join(columns)} |\n|---|---:|---:|---:|{'---:|' * len(others)}---:|")
    groups = (
        rows.cold_starts(scale),
        rows.calls(scale, base),
        rows.documents(scale),
        rows.memory(scale),
        rows.over_tls(scale),
        iter([rows.threads(scale, base)]),
        rows.client_and_package(scale),
    )
    for group in groups:
        for row in group:
            print(f"| {' | '.join(cells(row, others))} |", flush=True)


def cells(row: rows.Row, others: list[str]) -> list[str]:
    """One line of the table."""
    factor = FACTORS.get(row.unit, 1.0)
    if not row.has_floor:
        figure = row.samples.median(PROJECT.name) * factor
        return [row.title, row.aim, f"{figure:.1f}", "-", *("-" for _ in others), "-"]
    low, middle, high = row.samples.ratios(PROJECT.name, FLOOR.name)
    return [
        row.title,
        row.aim,
        f"{middle:.2f}",
        f"{low:.2f} to {high:.2f}",
        *(f"{row.samples.ratios(name, FLOOR.name)[1]:.2f}" for name in others),
        f"{row.samples.median(FLOOR.name) * factor:,.1f} {row.unit}",
    ]


def print_growth(scale: rows.Scale, base: str) -> None:
    """Three small tables."""
    print("\n| organizations in one list | us for each | times the floor |\n|---:|---:|---:|")
    for count, samples in growth.with_organizations(scale):
        each = samples.median(PROJECT.name) / count * 1e6
        ratio = samples.ratios(PROJECT.name, FLOOR.name)[1]
        print(f"| {count:,} | {each:.2f} | {ratio:.2f} |", flush=True)
    print("\n| threads sharing a client | calls per second | times the floor |\n|---:|---:|---:|")
    for count, samples in growth.with_threads(scale, base):
        ratio = samples.ratios(PROJECT.name, FLOOR.name)[1]
        print(f"| {count} | {samples.median(PROJECT.name):,.0f} | {ratio:.2f} |", flush=True)
    print("\n| clients held | us to make one | B for one | us for its first call |")
    print("|---:|---:|---:|---:|")
    for count, made, size, called in growth.with_clients(scale, base):
        print(f"| {count:,} | {made * 1e6:.1f} | {size:,.0f} | {called * 1e6:,.0f} |", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="few rounds: for trends, not to quote")
    scale = rows.QUICK if parser.parse_args().quick else rows.FULL
    print(f"Python {platform.python_version()}, urllib3 {version('urllib3')}, {scale}\n")
    with service.running() as base:
        print_rows(scale, base)
        print_growth(scale, base)


if __name__ == "__main__":
    main()
