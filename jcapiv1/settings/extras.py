"""What to do when a package is missing that only an extra brings."""

from __future__ import annotations

from jcapiv1.version import __version__

__all__ = ["how_to_install"]


def how_to_install(extra: str) -> str:
    """The commands that install the package with an extra, while no package index has it.

    Never `pip install jcapiv1`: whoever registers that name would be handed the keys.
    """
    return (
        f'pip install ".[{extra}]" in a checkout of jcapiv1, or '
        f'pip install "./jcapiv1-{__version__}-py3-none-any.whl[{extra}]" where you built a wheel '
        "(no package index has jcapiv1 yet)"
    )
