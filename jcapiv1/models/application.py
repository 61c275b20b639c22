from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any, ClassVar

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class Application(Model):
    """An application that people sign in to through JumpCloud; what is sent and what is answered.

    `id`, `created` and `organization` are set by the service.
    """

    _wire = """
        _id active beta color config created databaseAttributes description displayLabel displayName
        learnMore logo name organization sso ssoUrl parentApp
    """
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
    id: str = ""
    """The application's id, 24 hexadecimal digits; what `id` arguments take."""
    active: bool | Null | None = None
    """Whether people can sign in to it. A third party found that it is off where a new application
    does not say so."""
    beta: bool | Null | None = None
    """Whether the connector is still a trial version."""
    color: str | Null | None = None
    """The colour of its tile in the console and the portal, used instead of a logo; null where none
    was chosen. Known: `#202D38`, `#005466`, `#3E8696`, `#006CAC`, `#0617AC`, `#7C6ADA`, `#D5779D`,
    `#9E2F00`, `#FFB000`, `#58C469`, `#57C49F`, `#FF6C03`."""
    config: models.ApplicationConfig | Null | None = None
    """How sign-in works: addresses, names, certificates. It may hold a private key."""
    created: str | Null | None = None
    """When it was made, as text like `2021-10-29T17:59:00.448Z`."""
    database_attributes: list[Any] | Null | None = None
    """Free objects, seen empty; the attributes taken from a person's record are in `config`."""
    description: str | Null | None = None
    """A description that people see in their portal, at most 256 characters."""
    display_label: str | Null | None = None
    """The name that the tenant gave it, shown in the console and the portal."""
    display_name: str | Null | None = None
    """The name of the connector, as the catalogue shows it."""
    learn_more: str | Null | None = None
    """The address of the instructions for this connector."""
    logo: models.ApplicationLogo | Null | None = None
    """The picture or colour of its tile in the portal."""
    name: str | Null | None = None
    """The short name of the connector, such as `aws-sso`; not the label that people see. It
    probably cannot be changed later."""
    organization: str | Null | None = None
    """The id of the tenant that it belongs to."""
    sso: models.Sso | Null | None = None
    """The protocol, and the dates of its certificates."""
    sso_url: str | Null | None = None
    """Where people go to sign in to it, such as `https://sso.jumpcloud.com/saml2/aws-sso`. By
    JumpCloud's manual it cannot be changed later."""
    parent_app: str | Null | None = None
    """The application that this one belongs to (probably its id)."""
