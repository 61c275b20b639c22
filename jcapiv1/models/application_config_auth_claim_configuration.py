from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfigAuthClaimConfiguration(Model):
    """What the application is told about how the person proved who they are."""

    _wire = """
        authnContextMappings authnContextMode sendAmrClaim singleAuthnContextValue type visible
    """
    authn_context_mappings: (
        models.ApplicationConfigAuthClaimConfigurationAuthnContextMappings | Null | None
    ) = None
    """Which context is sent for which way of signing in (probably)."""
    authn_context_mode: (
        models.ApplicationConfigAuthClaimConfigurationAuthnContextMode | Null | None
    ) = None
    """How the context is chosen; its choices are not documented."""
    send_amr_claim: models.ApplicationConfigAuthClaimConfigurationSendAmrClaim | Null | None = None
    """Whether the methods of authentication are sent, the claim `amr`."""
    single_authn_context_value: (
        models.ApplicationConfigAuthClaimConfigurationAuthnContextMode | Null | None
    ) = None
    """The one context that is always sent, if the mode says so (probably)."""
    type: str | Null | None = None
    """The kind of input field in the console, for example `text` or `file`; not a data type."""
    visible: bool | Null | None = None
    """Whether the console shows the setting."""
