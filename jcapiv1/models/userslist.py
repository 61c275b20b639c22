"""Userslist: one record of the contract."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from jcapiv1.model import Model

if TYPE_CHECKING:
    from jcapiv1.models import Userreturn


class Userslist(Model):
    """One page of `users_list`."""

    results: list[Userreturn] | None = None
    """The administrators on this page."""
    total_count: int | None = None
    """How many administrators match, on all pages together."""

    swagger_types: ClassVar[dict[str, str]] = {
        "results": "list[Userreturn]",
        "total_count": "int",
    }
    attribute_map: ClassVar[dict[str, str]] = {
        "results": "results",
        "total_count": "totalCount",
    }
