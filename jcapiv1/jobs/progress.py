"""The progress bar of a bulk job; needs the extra `progress` (tqdm)."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from jcapiv1.settings.extras import how_to_install

__all__ = ["ProgressBar"]


class ProgressBar:
    """A bar on stderr, to be called with (done, total, outcome) like any other `progress`.

    It shows with the first outcome, and not at all where there is no stderr. What goes wrong in
    showing it never reaches the job. ImportError without tqdm.
    """

    def __init__(self, title: str) -> None:
        try:
            from tqdm import tqdm
        except ImportError:
            raise ImportError(
                "progress=True needs tqdm (or give a function): " + how_to_install("progress")
            ) from None
        self._make = tqdm
        self._title = title
        self._bar: tqdm[Any] | None = None

    def __call__(self, done: int, total: int | None, outcome: Any) -> None:
        if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison] - so in pythonw
            return
        if self._bar is None:
            file = _Forgiving(sys.stderr)
            self._bar = self._make(total=total, desc=self._title, unit="call", file=file)
        self._bar.set_postfix_str("", refresh=False)
        self._bar.update(done - self._bar.n)

    def waiting(self, seconds: float) -> None:
        """Say that the job sends nothing for so long."""
        if self._bar is not None:
            self._bar.set_postfix_str(f"waits {seconds:.0f} s, as the service asked")

    def close(self) -> None:
        """Leave the bar as it stands and go to the next line."""
        if self._bar is not None:
            self._bar.close()


class _Forgiving:
    """A stream whose reader may be gone: tqdm would keep its lock, and end the job."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
