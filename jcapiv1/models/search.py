from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

from jcapiv1.core.model import Model, Null


class Search(Model):
    """What a search looks for.

    A field that is None is not sent. Without `filter` and `search_filter`, probably every record
    matches.
    """

    _wire = "fields filter searchFilter skip limit"
    fields: str | Null | None = None
    """Names of the fields to answer with, separated by spaces."""
    filter: dict[str, Any] | list[Any] | str | Null | None = None
    """Conditions: `{"and": [...]}` (all must hold), `{"or": [...]}` (one must hold), or a bare list
    (all must hold).

    An item such as `{"name": {"$regex": "^Back"}}` is known to filter. Items such as `{"name":
    "Backup"}`, `{"created": {"$gt": "..."}}` and `"name:$regex:/back/i"` occur in JumpCloud's own
    programs. The service does not refuse them, but nobody has shown that they filter."""
    search_filter: Any | Null | None = None
    """Text to look for: a dict with `searchTerm` (one text or a list of them) and `fields` (a list
    of names). A record matches if any of these fields contains it. JumpCloud's command line leaves
    `fields` out."""
    skip: int | Null | None = None
    """How many records to pass over before the page begins. Better use the argument."""
    limit: int | Null | None = None
    """How many records a page holds at most. Better use the argument."""
