from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemOsVersionDetail(Model):
    """The version of a device's operating system, taken apart."""

    _wire = """
        major minor osName patch releaseName revision distributionName majorNumber minorNumber
        patchNumber version
    """
    major: str | None = None
    """The first part of the version, as text."""
    minor: str | None = None
    """The second part of the version, as text."""
    os_name: str | None = None
    """The name of the operating system."""
    patch: str | None = None
    """The third part of the version, as text."""
    release_name: str | None = None
    """The name of the release."""
    revision: str | None = None
    """The last part of the version, as text."""
    distribution_name: str | None = None
    """The name of the Linux distribution."""
    major_number: int | None = None
    """The first part of the version, as a number."""
    minor_number: int | None = None
    """The second part of the version, as a number."""
    patch_number: int | None = None
    """The third part of the version, as a number."""
    version: str | None = None
    """The whole version as one text."""
