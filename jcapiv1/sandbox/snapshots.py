"""A whole sandbox as JSON: its records, its outbox, its clock and its keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jcapiv1.sandbox.access.keys import Access, Key
from jcapiv1.sandbox.state.state import State

FORMAT = "jcapiv1 sandbox, state 1"
"""What a snapshot says that it is, so that a file of one is known from a file of records."""


def snapshot(state: State, access: Access) -> dict[str, Any]:
    """Return the sandbox as it is now. The document shares nothing with it, and has its keys."""
    with state.lock:
        return {
            "format": FORMAT,
            "state": state.snapshot(),
            "keys": [_saved(key) for key in access.keys.values()],
        }


def restore(document: Mapping[str, Any], state: State, access: Access) -> None:
    """Make the sandbox what it was; ValueError for what `snapshot` did not return.

    Bearer tokens that were issued since go on to hold.
    """
    if document.get("format") != FORMAT:
        raise ValueError(f"not a snapshot of a sandbox: its format is not {FORMAT!r}")
    try:
        keys = [_read(each) for each in document["keys"]]
        with state.lock:
            state.restore(document["state"])
            access.keys = {key.value: key for key in keys}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a snapshot of this version: {error!r}") from None


def _saved(key: Key) -> dict[str, Any]:
    return {
        "key": key.value,
        "organizations": None if key.organizations is None else sorted(key.organizations),
        "multi_tenant": key.multi_tenant,
        "scopes": sorted(key.scopes),
    }


def _read(saved: Mapping[str, Any]) -> Key:
    reach = saved["organizations"]
    return Key(
        value=saved["key"],
        organizations=None if reach is None else frozenset(reach),
        multi_tenant=saved["multi_tenant"],
        scopes=frozenset(saved["scopes"]),
    )
