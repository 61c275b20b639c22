"""Models by name: the one way from here to the generated ones."""

from __future__ import annotations

from jcapiv1.core.model import Model

__all__ = ["model_named"]


def model_named(name: str) -> type[Model] | None:
    """The model of that name, loaded at first use; None if there is none."""
    from jcapiv1 import models  # here: they are made of what this folder holds

    found = getattr(models, name, None)
    return found if isinstance(found, type) and issubclass(found, Model) else None
