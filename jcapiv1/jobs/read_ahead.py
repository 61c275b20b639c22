"""A page that is read while another one is being used."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["ReadAhead"]

T = TypeVar("T")


class ReadAhead(threading.Thread, Generic[T]):
    """The page at an offset, being read in a thread of its own.

    One thread for each page, not a pool: the network's wait outweighs starting it by far, and
    nothing is left idle or to be stopped when the iteration is abandoned.
    """

    def __init__(self, read: Callable[[int, int], T], offset: int, size: int) -> None:
        super().__init__(name=f"jcapiv1-page-{offset}", daemon=True)
        self.offset = offset
        self.size = size
        self._read = read
        self._page: T | None = None
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._page = self._read(self.offset, self.size)
        except BaseException as error:  # noqa: BLE001 - raised in the iterating thread instead
            self._error = error

    def result(self) -> T:
        """The page, or its error raised, once the thread has ended."""
        self.join()
        if self._page is None:
            assert self._error is not None
            raise self._error
        return self._page
