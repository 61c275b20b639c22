from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class ApplicationConfigConstantAttributesValue(Model):
    """One attribute that the application gets.

    In `constant_attributes` its value is sent as it is; in `database_attributes` it names a field
    of the person.
    """

    _wire = "name readOnly required value visible"
    name: str | Null | None = None
    """The name by which the application knows the attribute."""
    read_only: bool | Null | None = None
    """Whether the console lets nobody change it."""
    required: bool | Null | None = None
    """Whether the connector needs it."""
    value: str | Null | None = None
    """What is sent, or in `database_attributes` the field of the person, such as `firstname`."""
    visible: bool | Null | None = None
    """Whether the console shows it."""
