"""How long the command line takes to start, and what a plan of 10,000 changes takes.

    python benchmarks/commandline.py [--quick]

The service runs in a process of its own. Linux only: memory is read from /proc.
"""

from __future__ import annotations

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIST = """
import json, jcapiv1
api = jcapiv1.ManagedServiceProviderApi()
for tenant in jcapiv1.paginate(api.organization_list):
    print(json.dumps(api.api_client.sanitize_for_serialization(tenant)))
"""
PEAK = """
import runpy, sys
sys.argv[0] = "jcapiv1"
try:
    runpy.run_module("jcapiv1.cli", run_name="__main__")
finally:
    with open("/proc/self/status") as file:
        peak = next(line for line in file if line.startswith("VmHWM"))
    print(peak.split()[1], file=open(sys.argv[-1] + ".peak", "w"))
"""


def main() -> None:
    """Print the two tables."""
    quick = "--quick" in sys.argv
    rounds = 3 if quick else 21
    with tempfile.TemporaryDirectory() as folder:
        with _service(250, 400) as environment:
            _print_starts(rounds, environment)
        columns = "plan | apply | apply again | verify | memory, plan | memory, apply"
        print(f"\n| changes, in 250 tenants | {columns} |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        for count in (100,) if quick else (100, 1_000, 10_000):
            with _service(250, count) as environment:
                _print_plan(count, Path(folder), environment)


def _print_starts(rounds: int, environment: dict[str, str]) -> None:
    contenders = {
        "import click": [sys.executable, "-c", "import click"],
        "--help": [sys.executable, "-m", "jcapiv1.cli", "--help"],
        "list in Python": [sys.executable, "-c", LIST],
        "tenants list": [sys.executable, "-m", "jcapiv1.cli", "tenants", "list"],
    }
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, command in contenders.items():
            taken[name].append(_processor_time(command, environment))
    print("| what | measured | aim |\n|---|---:|---|")
    for title, aim, name, base in (
        ("`jcapiv1 --help`, to `import click`", "2.0", "--help", "import click"),
        ("`tenants list` of 250, to the same in Python", "1.2", "tenants list", "list in Python"),
    ):
        ratios = [one / two for one, two in zip(taken[name], taken[base], strict=True)]
        print(f"| {title} | {statistics.median(ratios):.2f} | at most {aim} |", flush=True)


def _print_plan(count: int, folder: Path, environment: dict[str, str]) -> None:
    wanted = folder / f"{count}.csv"
    listed = subprocess.run(
        [sys.executable, "-m", "jcapiv1.cli", "admins", "list", "-o", "csv", "--columns", "email"],
        env=environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    with wanted.open("w", newline="") as file:
        rows = [row for (row, *_) in csv.reader(listed.stdout.splitlines())][1:]
        csv.writer(file).writerows([("email", "lastname"), *((row, "New") for row in rows)])
    plan = folder / f"{count}.plan"
    commands = (
        ["plan", str(wanted), "--out", str(plan)],
        ["apply", "--yes", str(plan)],
        ["apply", "--yes", str(plan)],
        ["verify", str(plan)],
    )
    seconds, memory = [], []
    for words in commands:
        seconds.append(_run([sys.executable, "-c", PEAK, *words], environment))
        memory.append(int(Path(f"{words[-1]}.peak").read_text()) / 1024)
    figures = [*(f"{each:.1f} s" for each in seconds), *(f"{each:.0f} MiB" for each in memory[:2])]
    print(f"| {count:,} | {' | '.join(figures)} |", flush=True)


def _processor_time(command: list[str], environment: dict[str, str]) -> float:
    """Seconds of the processor: what else runs on the machine does not matter."""
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, process.returncode, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def _run(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=True)  # fmt: skip
    return time.perf_counter() - started


class _service:  # noqa: N801 - read like a function
    """A sandbox in a process of its own; hands out the environment that leads to it."""

    def __init__(self, organizations: int, administrators: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jcapiv1.sandbox", "--port", "0",
             "--organizations", str(organizations), "--administrators", str(administrators),
             "--output", "json"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def __enter__(self) -> dict[str, str]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the sandbox ended"
        said = json.loads(line)
        found = {"JUMPCLOUD_API_URL": said["api_url"], "JUMPCLOUD_API_KEY": said["api_key"]}
        return {**os.environ, **found}

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()


if __name__ == "__main__":
    main()
