"""Pools of connections that lose no place, however a call ends.

In urllib3's pools a place is an entry of a queue, and whoever took it has to put it back. A raw
answer that is closed or dropped does not, and Ctrl-C may come before anybody could. Here a place is
an object. It goes back when its connection is given back or closed, and also when nothing refers
to it any more.
"""

from __future__ import annotations

from collections import deque
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, cast
from weakref import ref

from urllib3.exceptions import ClosedPoolError, EmptyPoolError

if TYPE_CHECKING:
    from urllib3.connectionpool import HTTPConnectionPool as _Base
else:
    _Base = object

__all__ = ["Place", "PlacedPool", "take_place"]


class Place:
    """The right to have one connection of a pool."""

    __slots__ = ("_owner",)

    def __init__(self, owner: ref[_Places]) -> None:
        self._owner = owner

    def give_back(self) -> None:
        """Let the next call have it."""
        owner = self._owner()
        if owner is not None:
            owner.free.put(self)

    def __del__(self) -> None:
        owner = self._owner()
        if owner is not None:
            owner.free.put(type(self)(self._owner))  # another: this one is already being deleted


def take_place(connection: Any) -> Place | None:
    """Its place, no longer its own; in one step, since two threads may close a raw answer."""
    place: Place | None = cast("dict[str, Any]", connection.__dict__).pop("place", None)
    return place


class _Places:
    """The free places of a pool and its idle connections, as the queue that urllib3 asks for.

    A finalizer may run at any instant, also inside of these containers. So they are built-in ones,
    of which each step is done in one go and without a lock that the same thread might hold.
    """

    def __init__(self, maxsize: int = 0) -> None:
        self.free: SimpleQueue[Place] = SimpleQueue()
        self.idle: deque[Any] = deque()
        """The one used last at the end: it is taken first, since it is the least likely to have
        been closed by the server."""
        self._ref: ref[_Places] = ref(self)

    def put(self, item: None) -> None:
        """Add a place; urllib3 does it as often as there shall be connections."""
        self.free.put(Place(self._ref))

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """An idle connection; urllib3 asks for them to close them."""
        try:
            return self.idle.pop()
        except IndexError:
            raise Empty from None


class PlacedPool(_Base):
    """Mixed into a pool of urllib3: the connections it hands out hold a place each."""

    QueueCls: Any = _Places

    def _get_conn(self, timeout: float | None = None) -> Any:
        places: Any = self.pool
        if places is None:
            raise ClosedPoolError(self, "the pool is closed")
        try:
            place = places.free.get(timeout=timeout)
        except Empty:
            raise EmptyPoolError(self, "no connection became free in time") from None
        connection: Any
        try:
            connection = places.idle.pop()
        except IndexError:
            connection = None
        if connection is None:
            connection = self._new_conn()
        elif not connection.is_connected:
            connection.close()
        connection.place = place
        return connection

    def _put_conn(self, conn: Any) -> None:
        if conn is None:  # closed before, which gave its place back
            return
        places: Any = self.pool
        place = take_place(conn)
        if place is None:  # as before, or given back twice
            return
        if places is None:  # the pool was closed meanwhile
            conn.close()
            return
        places.idle.append(conn)
        places.free.put(place)
