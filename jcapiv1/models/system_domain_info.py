from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemDomainInfo(Model):
    """The Windows domain of a device."""

    _wire = "domainName partOfDomain"
    domain_name: str | None = None
    """The name of the domain."""
    part_of_domain: bool | None = None
    """Whether the device belongs to a domain."""
