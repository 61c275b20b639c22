"""The progress bar of a bulk job; needs the extra `progress` (tqdm)."""

from __future__ import annotations

from typing import Any

__all__ = ["Bar"]


class Bar:
    """A bar on stderr, to be called with (done, total, outcome) like any other `progress`.

    `total` is None where the number of calls is not known. ImportError without tqdm.
    """

    def __init__(self, total: int | None, title: str) -> None:
        try:
            from tqdm import tqdm
        except ImportError:
            raise ImportError(
                "progress=True needs tqdm: pip install 'jcapiv1[progress]', or give a function"
            ) from None
        self._bar = tqdm(total=total, desc=title, unit="call")

    def __call__(self, done: int, total: int | None, outcome: Any) -> None:
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Leave the bar as it stands and go to the next line."""
        self._bar.close()
