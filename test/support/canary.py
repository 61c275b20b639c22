"""A watch over the whole test run: no secret is ever logged, warned of or printed.

Every secret that tests hand to the package comes from here and holds MARK. A test during which
MARK shows up (as it is, escaped, percent-encoded or in base64) in a log record of any logger at any
level, in a warning, or in what was written to stdout and stderr, fails.
"""

from __future__ import annotations

import base64
import html
import logging
import re
import traceback
import warnings
from collections.abc import Generator
from typing import Any
from urllib.parse import unquote

import pytest

MARK = "c4n4ry"
KEY = f"{MARK}-api-key-0123456789abcdef"
TOKEN = f"{MARK}.bearer/token+0123456789"
CLIENT_SECRET = f"{MARK}-client-secret-0123456789"
PASSWORD = f"{MARK}-basic-password-0123456789"
PROXY_PASSWORD = f"{MARK}-proxy-password-0123456789"
COOKIE = f"session={MARK}-cookie-0123456789"
HEADER = f"{MARK}-header-credential-0123456789"

# Base64 writes MARK in one of three ways, by where it starts; the outer letters mix with others.
_MARKS = [
    MARK,
    MARK.upper(),
    *(
        base64.b64encode(b"\0" * n + MARK.encode()).decode().rstrip("=")[n + 1 : -1]
        for n in range(3)
    ),
]
_found: list[str] = []


def shows(text: str) -> bool:
    """True if a secret can be read in the text, also after its escapes are resolved."""
    texts = [text]
    if "\\u00" in text:
        texts.append(re.sub(r"\\+u00(..)", lambda found: chr(int(found[1], 16)), text))
    if "%" in text:
        texts.append(unquote(text))
    if "&#" in text:
        texts.append(html.unescape(text))
    return any(mark in each for mark in _MARKS for each in texts)


def watch(what: str, text: str) -> None:
    if shows(text):
        _found.append(f"{what}: {text}")


class _WatchedWarning(warnings.WarningMessage):
    def __init__(self, message: Any, *args: Any, **kwargs: Any) -> None:
        watch("warning", str(message))
        super().__init__(message, *args, **kwargs)


def pytest_configure(config: pytest.Config) -> None:
    make = logging.getLogRecordFactory()

    def make_watched(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        watch(f"log record of {record.name}", f"{record.getMessage()} {record.args}")
        if record.exc_info and record.exc_info[1]:
            watch(
                f"traceback of {record.name}",
                "".join(traceback.format_exception(record.exc_info[1])),
            )
        return record

    logging.setLogRecordFactory(make_watched)
    logging.getLogger().setLevel(logging.DEBUG)
    warnings.WarningMessage = _WatchedWarning  # type: ignore[misc]
    config.add_cleanup(lambda: logging.setLogRecordFactory(make))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    watch("standard output", report.capstdout)
    watch("standard error", report.capstderr)
    if _found and report.outcome == "passed":
        report.outcome = "failed"
        report.longrepr = "a secret got out\n" + "\n".join(_found)
    _found.clear()
    return report
