from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class Applicationtemplate(Model):
    """One entry of the catalogue of applications that can be connected."""

    _wire = """
        _id active beta color config displayLabel displayName isConfigured jit keywords learnMore
        logo name oidc provision sso ssoUrl status test
    """
    id: str = ""
    """The template's id, 24 hexadecimal digits; what `application_templates_get` takes."""
    active: bool | None = None
    """Whether the template can be used (probably)."""
    beta: bool | None = None
    """Whether the connector is still a trial version."""
    color: str | None = None
    """The colour of its tile in the console; may be empty. Known: `#202D38`, `#005466`, `#3E8696`,
    `#006CAC`, `#0617AC`, `#7C6ADA`, `#D5779D`, `#9E2F00`, `#FFB000`, `#58C469`, `#57C49F`,
    `#FF6C03`."""
    config: models.ApplicationConfig | None = None
    """What an application of this kind has to be told, with how the console asks for it."""
    display_label: str | None = None
    """The label that a new application starts with (probably)."""
    display_name: str | None = None
    """The name of the application, as the catalogue shows it."""
    is_configured: bool | None = None
    """Whether the tenant has connected such an application already (probably)."""
    jit: models.ApplicationtemplateJit | None = None
    """How accounts are made in the application at the first sign-in."""
    keywords: list[str] | None = None
    """Words that the catalogue is searched by."""
    learn_more: str | None = None
    """The address of the instructions for this connector."""
    logo: models.ApplicationtemplateLogo | None = None
    """The picture of the application in the catalogue."""
    name: str | None = None
    """The short name of the connector; `name` of an application made from it (probably)."""
    oidc: models.ApplicationtemplateOidc | None = None
    """What is needed for OpenID Connect, if the application speaks it."""
    provision: models.ApplicationtemplateProvision | None = None
    """What JumpCloud can do with the accounts inside the application."""
    sso: models.Sso | None = None
    """The protocol that the application speaks."""
    sso_url: str | None = None
    """The address that a new application of this kind proposes for sign-in (probably)."""
    status: str | None = None
    """How far the connector is from normal use; empty or missing where there is nothing to say.
    Known: `end_of_life`, `end_of_support`, `beta`."""
    test: str | None = None
    """No use is known."""
