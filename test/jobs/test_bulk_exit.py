"""How a script with a job ends: at once, whatever its loop raises, with the journal unlocked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import interpreter
import parallel
import pytest

import jcapiv1

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send"),
]

SCRIPT = """
import os, signal, sys, time
import jcapiv1

error, place, journal = sys.argv[1:]
saved = []

def method(number):
    time.sleep(0.01)

def start():
    calls = ({"number": n} for n in range(10_000))
    return jcapiv1.bulk(method, calls, 3, journal=journal, progress=True)

def fail():
    if error == "ValueError":
        raise ValueError("the body of the loop")
    if error == "KeyboardInterrupt":
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    while True:
        print("line", flush=True)  # nobody reads

def loop():
    job = start()
    for outcome in job:
        fail()

def managed():
    with start() as job:
        yield next(job)

if place == "function":
    loop()
elif place == "module":
    job = start()
    for outcome in job:
        fail()
elif place == "nameless":
    for outcome in start():
        fail()
elif place == "cycle":
    job = start()
    job.myself = saved.append(job) or saved
    next(job)
    fail()
elif place == "with in a generator":
    generator = managed()
    next(generator)
    fail()
"""
ERRORS = ["ValueError", "BrokenPipeError", "KeyboardInterrupt"]
PLACES = ["function", "module", "nameless", "cycle", "with in a generator"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("error", ERRORS)
def test_an_exception_in_the_loop_ends_the_process_and_unlocks_the_journal(
    error: str, place: str, tmp_path: Path
) -> None:
    path = tmp_path / "run.jsonl"
    script = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, error, place, str(path)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": interpreter.PACKAGE_FOLDER},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert script.stdout is not None
    script.stdout.close()
    assert script.stderr is not None
    with script.stderr:
        try:
            script.wait(20)
        finally:
            script.kill()
            script.wait()
        said = script.stderr.read()
    assert error in said
    assert "Bulk.__del__" not in said  # which Python would report, and ignore
    assert script.returncode != 0

    def method(number: int) -> None:
        """Never reached a second time by what is recorded."""

    job = jcapiv1.bulk(method, ({"number": n} for n in range(100)), journal=path)
    found = Counter(outcome.status for outcome in job)
    assert set(found) == {"skipped", "done"}
    assert 1 <= found["skipped"] <= 30


def closed_stderr(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program whose stderr nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=os.path.dirname(__file__),
            env={**os.environ, "PYTHONPATH": interpreter.PACKAGE_FOLDER},
            stdout=subprocess.PIPE, stderr=writer, text=True, timeout=30, check=False,
        )  # fmt: skip
    finally:
        os.close(writer)


BAR = """
import sys, threading
import jcapiv1, tqdm

tqdm.tqdm.monitor_interval = 0
tqdm.tqdm.mininterval = 0
{stderr}
job = jcapiv1.bulk(lambda number: number, [{{"number": n}} for n in range(20)], progress=True)
print(sum(outcome.ok for outcome in job))
taken = threading.Event()
take = lambda: tqdm.tqdm.get_lock().acquire() or taken.set()
threading.Thread(target=take, daemon=True).start()
print(taken.wait(5))
"""


@pytest.mark.parametrize("stderr", ["", "sys.stderr = None", "sys.stderr.close()"])
def test_a_bar_that_cannot_be_shown_neither_ends_the_job_nor_keeps_a_lock(stderr: str) -> None:
    run = closed_stderr(BAR.format(stderr=stderr))
    assert run.stdout == "20\nTrue\n"


MEMORY = """
import os, tempfile, tracemalloc
import jcapiv1
from jcapiv1.jobs import journal

journal._sync = lambda fd: None
CALLS = 2000

def measure(journal):
    calls = ({"number": n} for n in range(CALLS))
    job = jcapiv1.bulk(lambda number: None, calls, 2, journal=journal)
    for _ in range(100):
        next(job)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for _ in range(CALLS - 200):
        next(job)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    job.close()
    return (after - before) / (CALLS - 200)

with tempfile.TemporaryDirectory() as folder:
    print(measure(None), measure(os.path.join(folder, "run.jsonl")))
"""


def test_memory_is_flat_without_a_journal_and_as_said_with_one() -> None:
    without, with_one = map(float, interpreter.run(MEMORY).stdout.split())
    assert without < 10  # bytes a call
    assert with_one < 200


def test_the_word_of_a_job_that_was_left_open_says_what_to_do(tmp_path: Path) -> None:
    def method(**_: Any) -> None:
        return None

    path = tmp_path / "run.jsonl"
    for _ in (job := jcapiv1.bulk(method, [{}] * 50, 1, journal=path)):
        break
    with pytest.raises(jcapiv1.JournalError, match="a job in this process: leave it by `with`"):
        jcapiv1.bulk(method, [{}] * 50, journal=path)
    job.close()
    with jcapiv1.bulk(method, [{}] * 50, journal=path) as again:
        assert sum(outcome.ok for outcome in again) == 50


@parallel.needs_fork
def test_a_forked_child_does_not_wait_for_the_threads_of_its_parent(tmp_path: Path) -> None:
    def method(number: int) -> None:
        return None

    calls = [{"number": n} for n in range(50)]
    with jcapiv1.bulk(method, calls, 2, journal=tmp_path / "run.jsonl") as job:
        next(job)
        parallel.in_child(job.close)
        assert sum(outcome.ok for outcome in job) == 49
