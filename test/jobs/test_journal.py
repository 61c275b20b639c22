"""The journal of a bulk job: what it keeps, what it repairs, what it refuses."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jcapiv1 import JournalError
from jcapiv1.jobs.journal import Journal

HEADER = {"jcapiv1_journal": 1, "operation": "users_put", "name": "job", "keys": "content"}
posix = pytest.mark.skipif(os.name != "posix", reason="modes and forks are POSIX's")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.jsonl"


def open_journal(path: Path, **changes: str) -> Journal:
    words = {"operation": "users_put", "name": "job", "keys": "content", **changes}
    return Journal(path, **words)


def lines(path: Path) -> list[dict[str, Any]]:
    """What is in the file, without the times."""
    records = [json.loads(line) for line in path.read_text().splitlines()]
    assert all(record.pop("at").endswith("Z") for record in records)
    return records


def write(path: Path, *steps: Callable[[Journal], None]) -> None:
    journal = open_journal(path)
    for step in steps:
        step(journal)
    journal.close()


def test_each_line_is_one_fact(path: Path) -> None:
    write(
        path,
        lambda journal: journal.begin("a"),
        lambda journal: journal.record("a", "done", 1, 0.1234),
        lambda journal: journal.record("b", "failed", 3, 2, {"class": "NotFoundException"}),
        lambda journal: journal.finish(2),
    )
    assert lines(path) == [
        HEADER,
        {"begun": "a"},
        {"call": "a", "status": "done", "attempts": 1, "elapsed": 0.123},
        {
            "call": "b",
            "status": "failed",
            "attempts": 3,
            "elapsed": 2,
            "error": {"class": "NotFoundException"},
        },
        {"finished": 2},
    ]


@posix
def test_nobody_else_may_read_a_new_journal(path: Path) -> None:
    before = os.umask(0)
    try:
        open_journal(path).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
def test_a_journal_that_others_may_read_is_closed_to_them(path: Path) -> None:
    write(path)
    path.chmod(0o644)
    write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_last_line_about_a_call_holds(path: Path) -> None:
    write(
        path,
        lambda journal: journal.record("done", "done", 1, 0),
        lambda journal: journal.record("failed", "failed", 1, 0),
        lambda journal: journal.record("unknown", "unknown", 1, 0, {"class": "X"}),
        lambda journal: journal.begin("begun"),
        lambda journal: journal.begin("begun, then done"),
        lambda journal: journal.record("begun, then done", "done", 1, 0),
        lambda journal: journal.begin("unknown, then failed"),
        lambda journal: journal.record("unknown, then failed", "failed", 1, 0),
    )
    journal = open_journal(path)
    names = [record.get("call") or record.get("begun") for record in lines(path)[1:]]
    assert {name for name in names if journal.take_done(name)} == {"done", "begun, then done"}
    assert {name for name in names if journal.unknown(name)} == {"unknown", "begun"}
    assert journal.unknown("unknown")["error"] == {"class": "X"}  # type: ignore[index]
    journal.close()


def test_a_journal_knows_whether_its_job_is_finished(path: Path) -> None:
    write(path, lambda journal: journal.finish(0))
    assert open_journal(path).finished
    write(path, lambda journal: journal.record("a", "done", 1, 0))
    assert not open_journal(path).finished


def test_a_new_run_in_the_same_file_has_a_number_and_nothing_done(path: Path) -> None:
    for number in (1, 2, 3):
        write(path, lambda journal: journal.record("a", "done", 1, 0), lambda j: j.finish(1))
        journal = open_journal(path)
        assert (journal.finished, journal.finished_at is None) == (True, False)
        journal.restart()
        assert not journal.finished
        assert not journal.take_done("a")
        journal.close()
        assert lines(path)[-1] == {"restarted": number}
    again = open_journal(path)
    assert not again.finished
    assert not again.take_done("a")


def test_calls_to_one_record_are_superseded_but_those_that_are_met(path: Path) -> None:
    def done(key: str, record: str) -> Callable[[Journal], None]:
        return lambda journal: journal.record(key, "done", 1, 0, record=record)

    write(path, done("a", "x"), done("b", "x"), done("c", "x"), done("d", "y"))
    journal = open_journal(path)
    assert journal.take_done("b")
    assert not journal.take_done("b")
    assert journal.take_superseded("x") == ("a", "c")
    assert journal.take_superseded("x") == ()
    assert not journal.take_done("a")
    assert journal.take_done("d")
    assert journal.take_superseded("y") == ()
    journal.close()


def test_a_call_whose_last_line_is_a_failure_supersedes_nothing(path: Path) -> None:
    write(
        path,
        lambda journal: journal.record("a", "done", 1, 0, record="x"),
        lambda journal: journal.record("b", "done", 1, 0, record="x"),
        lambda journal: journal.record("a", "failed", 1, 0, record="x"),
    )
    journal = open_journal(path)
    assert journal.take_superseded("x") == ("b",)
    journal.close()


@pytest.mark.parametrize("change", ["operation", "name", "keys"])
def test_a_journal_is_refused_for_another_job(path: Path, change: str) -> None:
    write(path, lambda journal: journal.record("a", "done", 1, 0))
    before = path.read_bytes()
    with pytest.raises(JournalError, match=r"belongs to another job: .*'other'"):
        open_journal(path, **{change: "other"})
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_what_never_ends_is_no_journal() -> None:
    with pytest.raises(JournalError, match="/dev/zero is not a file of its own"):
        open_journal(Path("/dev/zero"))


@pytest.mark.parametrize("content", ["id,email\n", "id", "\n", '{"call": "a"}\n', "{}"])
def test_a_file_that_is_no_journal_is_refused_and_left_alone(path: Path, content: str) -> None:
    path.write_text(content)
    path.chmod(0o640)
    mode = path.stat().st_mode
    with pytest.raises(JournalError, match="is not a journal"):
        open_journal(path)
    assert path.read_text() == content
    assert path.stat().st_mode == mode


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        "{}",
        "1",
        "[" * 100_000,
        '{"call": "a"}',
        '{"call": "a", "status": "dome"}',
        '{"call": null, "status": "done"}',
        '{"begun": 5}',
        '{"jcapiv1_journal": 1}',
    ],
    ids=lambda line: line[:40],
)
def test_a_whole_line_that_nobody_wrote_is_refused_and_left_alone(path: Path, line: str) -> None:
    write(path)
    with path.open("a") as file:
        file.write(line + "\n")
    before = path.read_bytes()
    with pytest.raises(JournalError, match="line 2 of "):
        open_journal(path)
    assert path.read_bytes() == before


def test_a_journal_of_another_format_is_refused(path: Path) -> None:
    path.write_text(json.dumps({**HEADER, "jcapiv1_journal": 2}) + "\n")
    with pytest.raises(JournalError, match="another version"):
        open_journal(path)


def test_a_journal_cut_anywhere_is_repaired_to_its_whole_lines(path: Path) -> None:
    write(
        path,
        lambda journal: journal.begin("a"),
        lambda journal: journal.record("a", "done", 1, 0),
        lambda journal: journal.begin("b"),
    )
    whole = path.read_bytes()
    ends = [end for end in range(len(whole)) if whole[:end].endswith(b"\n")]
    for length in {*range(0, len(whole), 11), *ends, *(end - 1 for end in ends)}:
        path.write_bytes(whole[:length])
        left = whole[: whole.rfind(b"\n", 0, length) + 1].count(b"\n")
        journal = open_journal(path)
        assert journal.take_done("a") == (left >= 3)
        assert (journal.unknown("a") is not None) == (left == 2)
        assert journal.unknown("b") is None
        journal.record("c", "done", 1, 0)
        journal.close()
        assert len(lines(path)) == max(left, 1) + 1
        assert lines(path)[0] == HEADER


def test_a_journal_in_use_is_refused(path: Path) -> None:
    journal = open_journal(path)
    with pytest.raises(JournalError, match="in use by a job in this process: leave it by"):
        open_journal(path)
    journal.close()
    assert journal.closed
    open_journal(path).close()


def test_a_journal_is_not_unlocked_by_reading_it(path: Path) -> None:
    journal = open_journal(path)
    path.read_bytes()
    code = (
        "from jcapiv1.jobs.journal import Journal\n"
        f"Journal({str(path)!r}, 'users_put', 'job', 'id')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "in use by another run" in run.stderr
    journal.close()


@posix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_worker_does_not_hold_the_lock(path: Path) -> None:
    journal = open_journal(path)
    started, stop = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        os.write(started[1], b"!")
        os.read(stop[0], 1)
        os._exit(0)
    os.read(started[0], 1)
    journal.close()
    try:
        open_journal(path).close()
    finally:
        os.write(stop[1], b"!")
        for end in (*started, *stop):
            os.close(end)
        assert os.waitpid(child, 0)[1] == 0


def test_a_dropped_journal_is_released(path: Path) -> None:
    open_journal(path)
    open_journal(path).close()


def test_a_line_is_synced_before_it_counts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_journal(path)
    synced: list[bytes] = []
    monkeypatch.setattr(
        sys.modules["jcapiv1.jobs.journal"], "_sync", lambda fd: synced.append(path.read_bytes())
    )
    journal.begin("a")
    journal.record("a", "done", 1, 0)
    assert [json.loads(seen.splitlines()[-1]).get("begun") for seen in synced] == ["a", None]
    assert synced[-1] == path.read_bytes()
    journal.close()


def test_one_sync_serves_all_who_wait_for_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_journal(path)
    first, go_on = threading.Event(), threading.Event()
    syncs: list[int] = []

    def sync(fd: int) -> None:
        syncs.append(len(lines(path)))
        first.set()
        assert go_on.wait(10)

    monkeypatch.setattr(sys.modules["jcapiv1.jobs.journal"], "_sync", sync)
    threads = [threading.Thread(target=journal.begin, args=(str(n),)) for n in range(9)]
    threads[0].start()
    assert first.wait(10)
    for thread in threads[1:]:
        thread.start()
    while len(lines(path)) < 10:
        threading.Event().wait(0.001)
    with journal._writing:
        pass  # a line is in the file a moment before it is counted
    go_on.set()
    for thread in threads:
        thread.join()
    assert syncs == [2, 10]
    journal.close()


def test_a_full_disk_leaves_whole_lines_and_stops_the_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(path)
    journal.begin("a")
    before = path.read_bytes()
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:7]))
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        journal.begin("b")
    monkeypatch.undo()
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        journal.begin("c")
    assert path.read_bytes() == before
    journal.close()


def test_a_journal_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_journal(tmp_path / "missing" / "run.jsonl")


def test_a_journal_in_the_current_folder_may_be_named_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_journal(Path("run.jsonl")).close()
    assert lines(tmp_path / "run.jsonl") == [HEADER]
