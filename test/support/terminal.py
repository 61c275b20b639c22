"""A process on a terminal of its own: what it shows, and what is typed."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from types import TracebackType

if sys.platform != "win32":
    import fcntl
    import pty
    import struct
    import termios


class Terminal:
    """`jcapiv1` on a pseudo-terminal of so many columns; a context manager."""

    def __init__(self, *words: str, environment: Mapping[str, str], columns: int = 100) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jcapiv1.cli", *words],
            stdin=slave, stdout=slave, stderr=slave, close_fds=True, start_new_session=True,
            env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", **environment},
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(slave)
        self.shown = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def read_until(self, text: str, seconds: float = 20) -> str:
        """What is shown until a text has appeared."""
        deadline = time.monotonic() + seconds
        while text.encode() not in self.shown:
            assert self._read(deadline), f"not shown: {text!r}, but {self.shown!r}"
        return self.shown.decode("utf-8", "replace")

    def type(self, text: str) -> None:
        """Type a text."""
        os.write(self._master, text.encode())

    def end(self, seconds: float = 20) -> tuple[int, str]:
        """The exit code, and all that was shown."""
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass
        code = self.process.wait(timeout=seconds)
        return code, self.shown.decode("utf-8", "replace")

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so that the other side is closed
            return False
        self.shown += data
        return bool(data)
