"""The progress bar of a bulk job; needs the extra `progress` (tqdm)."""

from __future__ import annotations

from typing import Any

__all__ = ["Bar"]


class Bar:
    """A bar on stderr, to be called with (done, total, outcome) like any other `progress`.

    It shows with the first outcome. ImportError without tqdm.
    """

    def __init__(self, title: str) -> None:
        try:
            from tqdm import tqdm
        except ImportError:
            raise ImportError(
                "progress=True needs tqdm: pip install 'jcapiv1[progress]', or give a function"
            ) from None
        self._make = tqdm
        self._title = title
        self._bar: tqdm[Any] | None = None

    def __call__(self, done: int, total: int | None, outcome: Any) -> None:
        if self._bar is None:
            self._bar = self._make(total=total, desc=self._title, unit="call")
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Leave the bar as it stands and go to the next line."""
        if self._bar is not None:
            self._bar.close()
