"""Operating systems as devices report them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

BUILT_IN = ("erase", "lock", "restart", "shutdown")
"""The actions that a device may take, each with an operation of its own."""


@dataclass(frozen=True)
class Platform:
    """What devices with an operating system have in common."""

    family: str
    """`osFamily`: `linux`, `windows` or `darwin`."""
    versions: tuple[str, ...]
    """Oldest first."""
    arch: str
    vendors: tuple[str, ...]
    file_system: str
    actions: tuple[str, ...] = BUILT_IN
    """What a device takes unless it says otherwise; a Mac takes them by MDM."""


PLATFORMS = {
    "Windows": Platform(
        "windows",
        ("10 Pro", "10 Enterprise", "11 Pro", "11 Enterprise"),
        "x86_64",
        ("Dell Inc.", "HP", "LENOVO", "Microsoft Corporation"),
        "NTFS",
    ),
    "Mac OS X": Platform(
        "darwin",
        ("12.7.6", "13.6.9", "14.6.1", "15.1", "15.2"),
        "arm64",
        ("Apple Inc.",),
        "apfs",
        actions=(),
    ),
    "Ubuntu": Platform(
        "linux", ("20.04", "22.04", "24.04"), "x86_64", ("Dell Inc.", "LENOVO", "QEMU"), "ext4"
    ),
    "Amazon Linux": Platform("linux", ("2", "2023"), "x86_64", ("Amazon EC2",), "xfs"),
}
_OTHER = Platform("linux", ("1.0",), "x86_64", ("QEMU",), "ext4")


def platform(os: str) -> Platform:
    """Return the platform of an `os`; one that is not known here is some Linux."""
    return PLATFORMS.get(os, _OTHER)


def platform_fields(os: str, version: str | None = None) -> dict[str, Any]:
    """Return the fields of a device that follow from its operating system, by wire name."""
    kind = platform(os)
    version = version or kind.versions[-1]
    return {
        "os": os,
        "osFamily": kind.family,
        "version": version,
        "osVersionDetail": _version_detail(os, version),
        "arch": kind.arch,
        "archFamily": kind.arch,
        "hwVendor": kind.vendors[0],
        "fileSystem": kind.file_system,
        "builtInCommands": [{"name": name, "type": "security"} for name in kind.actions],
        "hasServiceAccount": kind.family == "darwin",
        "desktopCapable": "Amazon" not in os,
        "displayManager": "gdm3" if os == "Ubuntu" else "",
    }


def _version_detail(os: str, version: str) -> dict[str, Any]:
    numbers = [*re.findall(r"\d+", version), "0", "0", "0"][:3]
    names = ("major", "minor", "patch")
    return {
        "osName": os,
        "version": version,
        **dict(zip(names, numbers, strict=True)),
        **{f"{name}Number": int(text) for name, text in zip(names, numbers, strict=True)},
    }
