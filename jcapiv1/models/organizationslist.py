"""Organizationslist: one record of the contract."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from jcapiv1.model import Model

if TYPE_CHECKING:
    from jcapiv1.models import OrganizationslistResults


class Organizationslist(Model):
    """One page of `organization_list`."""

    results: list[OrganizationslistResults] | None = None
    """The tenants on this page."""
    total_count: int | None = None
    """How many tenants match, on all pages together."""

    swagger_types: ClassVar[dict[str, str]] = {
        "results": "list[OrganizationslistResults]",
        "total_count": "int",
    }
    attribute_map: ClassVar[dict[str, str]] = {
        "results": "results",
        "total_count": "totalCount",
    }
