"""What `debug` and `logger_file` do to logging, and what nothing does."""

from __future__ import annotations

import copy
import gc
import http.client
import io
import logging
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from jcapiv1.configuration import Configuration
from jcapiv1.settings import logs

LOGGER = logging.getLogger("jcapiv1")


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    handlers, level = list(LOGGER.handlers), LOGGER.level
    yield
    Configuration.set_default(None)
    # Handlers of configurations that are gone leave when another one changes its mind.
    gc.collect()
    last = Configuration(debug=True)
    last.debug = False
    assert (LOGGER.handlers, LOGGER.level) == (handlers, level)


def added() -> list[logging.Handler]:
    """The handlers at our logger, apart from the NullHandler of the package."""
    return [h for h in LOGGER.handlers if not isinstance(h, logging.NullHandler)]


def others() -> list[object]:
    """What must never change: the root, urllib3 and http.client."""
    loggers = [logging.getLogger(), logging.getLogger("urllib3")]
    state: list[object] = [http.client.HTTPConnection.debuglevel]
    for logger in loggers:
        state += [list(logger.handlers), logger.level, logger.propagate, logger.disabled]
    return state


def test_making_one_changes_nothing() -> None:
    before = LOGGER.level, others()
    configuration = Configuration(host="https://example.com", debug=False)
    configuration.logger_format = "%(message)s"
    assert configuration.logger["urllib3_logger"] is logging.getLogger("urllib3")
    assert added() == []
    assert (LOGGER.level, others()) == before


def test_debug_writes_to_stderr_until_it_is_off(capsys: pytest.CaptureFixture[str]) -> None:
    before = LOGGER.level, others()
    configuration = Configuration()
    configuration.debug = True
    LOGGER.debug("on")
    assert configuration.logger_stream_handler in added()
    assert LOGGER.level == logging.DEBUG
    assert others() == before[1]
    configuration.debug = False
    LOGGER.debug("off")
    written = capsys.readouterr().err
    assert "DEBUG on\n" in written
    assert "off" not in written
    assert (LOGGER.level, others()) == before
    assert configuration.logger_stream_handler is None


def test_the_handler_follows_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    configuration = Configuration(debug=True, logger_format="%(message)s")
    replaced = io.StringIO()
    monkeypatch.setattr("sys.stderr", replaced)
    LOGGER.info("here")
    monkeypatch.undo()
    configuration.debug = False
    assert replaced.getvalue() == "here\n"


@pytest.mark.long
def test_a_thousand_in_debug_share_one_handler() -> None:
    configurations = [Configuration(debug=True) for _ in range(1000)]
    assert len(added()) == 1
    for configuration in configurations[1:]:
        configuration.debug = False
    assert len(added()) == 1
    configurations[0].debug = False
    assert added() == []


def test_a_thousand_in_debug_that_are_gone_leave_one_handler() -> None:
    for _ in range(1000):
        Configuration(debug=True)
    gc.collect()
    assert len(added()) == 1


def test_a_file_is_appended_to_in_place_of_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ä.log"
    file.write_text("before\n")
    configuration = Configuration(debug=True, logger_file=file, logger_format="%(message)s é")
    LOGGER.debug("fine")
    handler = configuration.logger_file_handler
    assert added() == [handler]
    assert configuration.logger_stream_handler is None
    configuration.logger_file = None
    LOGGER.debug("to stderr")
    configuration.debug = False
    assert file.read_text(encoding="utf-8") == "before\nfine é\n"
    assert capsys.readouterr().err == "to stderr é\n"
    assert isinstance(handler, logging.FileHandler)
    assert handler.stream is None


def test_a_file_alone_leaves_the_level_as_it_is(tmp_path: Path) -> None:
    before = LOGGER.level
    configuration = Configuration(logger_file=str(tmp_path / "a.log"))
    assert LOGGER.level == before
    configuration.logger_file = None
    assert added() == []


def test_two_may_write_to_one_file_or_to_two(tmp_path: Path) -> None:
    first = Configuration(logger_file=tmp_path / "a.log")
    second = Configuration(logger_file=tmp_path / "." / "a.log")
    third = Configuration(logger_file=tmp_path / "b.log")
    assert first.logger_file_handler is second.logger_file_handler
    assert len(added()) == 2
    first.logger_file = None
    assert len(added()) == 2
    second.logger_file = third.logger_file = None
    assert added() == []


def test_a_file_that_cannot_be_opened_changes_nothing(tmp_path: Path) -> None:
    configuration = Configuration(logger_file=tmp_path / "a.log")
    with pytest.raises(OSError, match="missing"):
        configuration.logger_file = tmp_path / "missing" / "a.log"
    assert configuration.logger_file == str(tmp_path / "a.log")
    assert len(added()) == 1
    configuration.logger_file = None


def test_a_level_that_the_program_sets_meanwhile_is_kept() -> None:
    before = LOGGER.level
    configuration = Configuration(debug=True)
    LOGGER.setLevel(logging.ERROR)
    configuration.debug = False
    assert LOGGER.level == logging.ERROR
    LOGGER.setLevel(before)


def test_a_format_set_later_holds_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    configuration = Configuration(debug=True)
    configuration.logger_format = "<%(message)s>"
    LOGGER.info("one")
    configuration.logger_formatter = logging.Formatter("[%(message)s]")
    LOGGER.info("two")
    configuration.logger_format = "{%(message)s}"
    LOGGER.info("three")
    configuration.debug = False
    assert capsys.readouterr().err == "<one>\n[two]\n{three}\n"


def test_a_handler_of_the_programs_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    written = io.StringIO()
    mine = logging.StreamHandler(written)
    configuration = Configuration(logger_stream_handler=mine)
    assert added() == []
    configuration.debug = True
    LOGGER.info("here")
    assert added() == [mine]
    assert configuration.logger_stream_handler is mine
    other = logging.StreamHandler(io.StringIO())
    configuration.logger_file_handler = other
    configuration.logger_file = tmp_path / "never.log"
    assert added() == [configuration.logger_file_handler] == [other]
    configuration.debug = configuration.logger_file = None
    assert added() == []
    assert written.getvalue() == "here\n"
    assert not (tmp_path / "never.log").exists()


def test_copies_and_pickles_keep_debug_and_make_their_handlers_anew() -> None:
    mine = logging.StreamHandler(io.StringIO())
    original = Configuration(debug=True, logger_stream_handler=mine)
    twin = copy.deepcopy(original)
    loaded = pickle.loads(pickle.dumps(original))
    assert twin.logger_stream_handler is mine
    assert isinstance(loaded.logger_stream_handler, logs.SharedStreamHandler)
    original.debug = twin.debug = False
    assert added() == [loaded.logger_stream_handler]
    loaded.debug = False
    assert added() == []


def test_the_default_passes_debug_on_but_holds_no_handler_itself() -> None:
    Configuration.set_default(Configuration(debug=True))
    gc.collect()
    configuration = Configuration()
    assert configuration.debug
    configuration.debug = False
    assert added() == []
