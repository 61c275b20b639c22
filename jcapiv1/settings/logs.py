"""What `debug` and `logger_file` switch on, at the package's own logger and nowhere else.

The logger is one for all configurations, so a handler stands there once however many of them ask
for it, and leaves with the last one that does.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from typing import TextIO

    StreamHandler = logging.StreamHandler[TextIO]
else:
    StreamHandler = logging.StreamHandler  # generic at run time from Python 3.11 only

__all__ = ["LOGGER", "SharedFileHandler", "SharedStreamHandler", "handler_of", "switch"]

LOGGER: Final = logging.getLogger("jcapiv1")


class SharedStreamHandler(StreamHandler):
    """Writes to what `sys.stderr` is at that moment."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


class SharedFileHandler(logging.FileHandler):
    """One per file, opened at once, so that an unusable path is found when it is set."""


class _State:
    """Who wants which handler, at which level, and what is in place for them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.wanted: WeakKeyDictionary[object, tuple[logging.Handler, bool]] = WeakKeyDictionary()
        self.added: set[logging.Handler] = set()
        self.level_before: int | None = None
        self.stream_handler = SharedStreamHandler()


_state = _State()
if hasattr(os, "register_at_fork"):

    def _renew_lock() -> None:
        _state.lock = threading.Lock()  # the thread that held it is not in the child

    os.register_at_fork(after_in_child=_renew_lock)


def handler_of(owner: object) -> logging.Handler | None:
    """The handler that stands at the logger on behalf of `owner`."""
    return _state.wanted.get(owner, (None, False))[0]


def switch(
    owner: object,
    *,
    debug: bool,
    path: str | None,
    formatter: logging.Formatter,
    stream_handler: logging.Handler | None,
    file_handler: logging.Handler | None,
) -> None:
    """Have at the logger what `owner` asks for: a file if there is a path, else stderr if `debug`.

    A handler given takes the place of ours and keeps its own formatter. OSError if the file
    cannot be opened; nothing has changed then.
    """
    with _state.lock:
        if path:
            handler = file_handler or _file_handler(path)
        elif debug:
            handler = stream_handler or _state.stream_handler
        else:
            _state.wanted.pop(owner, None)
            _update()
            return
        if isinstance(handler, (SharedFileHandler, SharedStreamHandler)):
            handler.setFormatter(formatter)
        _state.wanted[owner] = handler, debug
        _update()


def _file_handler(path: str) -> SharedFileHandler:
    full = os.path.abspath(path)
    for handler in _state.added:
        if isinstance(handler, SharedFileHandler) and handler.baseFilename == full:
            return handler
    return SharedFileHandler(full, encoding="utf-8")


def _update() -> None:
    wanted = list(_state.wanted.values())
    handlers = {handler for handler, _ in wanted}
    for handler in _state.added - handlers:
        LOGGER.removeHandler(handler)
        if isinstance(handler, SharedFileHandler):
            handler.close()
    for handler in handlers - _state.added:
        LOGGER.addHandler(handler)
    _state.added = handlers

    debug = any(debug for _, debug in wanted)
    if debug and _state.level_before is None:
        _state.level_before = LOGGER.level
        LOGGER.setLevel(logging.DEBUG)
    elif not debug and _state.level_before is not None:
        # A level that the program has set in the meantime is its own.
        if LOGGER.level == logging.DEBUG:
            LOGGER.setLevel(_state.level_before)
        _state.level_before = None
