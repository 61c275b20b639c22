from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemNetworkInterfaces(Model):
    """An address of a network interface of a device."""

    _wire = "address family internal name"
    address: str | None = None
    """The IP address."""
    family: str | None = None
    """Whether the address is of IPv4 or IPv6. Known: `IPv4`, `IPv6`."""
    internal: bool | None = None
    """Whether the interface reaches the device itself only, such as loopback."""
    name: str | None = None
    """The interface's name on the device."""
