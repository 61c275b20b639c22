from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class ApplicationLogo(Model):
    """The picture or colour of an application's tile in the portal."""

    _wire = "color url"
    color: str | Null | None = None
    """The colour of the tile, used instead of a picture. Known: `#202D38`, `#005466`, `#3E8696`,
    `#006CAC`, `#0617AC`, `#7C6ADA`, `#D5779D`, `#9E2F00`, `#FFB000`, `#58C469`, `#57C49F`,
    `#FF6C03`."""
    url: str | Null | None = None
    """The address of the picture; often the only field."""
