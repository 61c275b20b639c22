from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class ApplicationtemplateOidc(Model):
    """How the application signs people in with OpenID Connect."""

    _wire = "grantTypes redirectUris ssoUrl tokenEndpointAuthMethod"
    grant_types: list[str] | None = None
    """The OAuth grants that the application may use. Known: `authorization_code`,
    `refresh_token`."""
    redirect_uris: list[str] | None = None
    """Where people are sent back to after signing in."""
    sso_url: str | None = None
    """Where sign-in with OpenID Connect starts."""
    token_endpoint_auth_method: str | None = None
    """How the application proves itself when it fetches a token; with `none` it must use PKCE.
    Known: `client_secret_basic`, `client_secret_post`, `none`."""
