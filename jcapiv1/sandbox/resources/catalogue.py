"""The catalogue of applications that can be connected, which all tenants share."""

from __future__ import annotations

import hashlib
from typing import Any

from jcapiv1 import models
from jcapiv1.sandbox.lists.rows import Document
from jcapiv1.sandbox.state.records import Field, Record
from jcapiv1.sandbox.state.state import State

_CATALOGUE = (
    ("aws-sso", "AWS IAM Identity Center", "saml", ("cloud", "amazon")),
    ("bookmark", "Bookmark", "bookmark", ("link",)),
    ("dropbox", "Dropbox", "saml", ("files",)),
    ("github", "GitHub", "saml", ("code",)),
    ("gitlab", "GitLab", "saml", ("code",)),
    ("google-workspace", "Google Workspace", "saml", ("mail", "office")),
    ("jira", "Jira", "saml", ("tickets", "atlassian")),
    ("oidc", "Custom OIDC App", "oidc", ("custom",)),
    ("saml2", "Custom SAML App", "saml", ("custom",)),
    ("salesforce", "Salesforce", "saml", ("crm",)),
    ("slack", "Slack", "saml", ("chat",)),
    ("zendesk", "Zendesk", "saml", ("tickets", "support")),
    ("zoom", "Zoom", "saml", ("video", "meetings")),
)
"""Name, name to show, protocol and keywords of each."""


class ApplicationTemplate(Record, model=models.Applicationtemplate):
    """An entry of the catalogue."""

    __slots__ = ()

    noun = "application template"

    name = Field[str]("name")
    display_name = Field[str]("displayName")

    def __repr__(self) -> str:
        return f"<ApplicationTemplate {self.id} {self.name!r}>"


def catalogue(state: State) -> dict[str, ApplicationTemplate]:
    """Return the entries by id; they are made when they are first asked for."""
    if not state.table(ApplicationTemplate):
        for entry in _CATALOGUE:
            state.add(ApplicationTemplate(_template(*entry)))
    return state.table(ApplicationTemplate)


def template_named(state: State, name: str) -> ApplicationTemplate | None:
    """Return the entry of the catalogue with a name, if there is one."""
    return catalogue(state).get(_id(name))


def _template(name: str, display_name: str, protocol: str, keywords: tuple[str, ...]) -> Document:
    document: dict[str, Any] = {
        "_id": _id(name),
        "active": True,
        "beta": False,
        "color": "",
        "config": _config(name) if protocol == "saml" else {},
        "displayLabel": display_name,
        "displayName": display_name,
        "jit": {"attributes": {}, "createOnly": False},
        "keywords": [*keywords],
        "learnMore": f"https://support.example/{name}",
        "logo": {"url": f"https://logos.example/{name}.png"},
        "name": name,
        "provision": {"beta": False, "groups_supported": False, "type": ""},
        "sso": {"beta": False, "hidden": False, "jit": False, "type": protocol},
        "ssoUrl": f"https://sso.jumpcloud.com/saml2/{name}",
        "status": "",
    }
    if protocol == "oidc":
        document["oidc"] = {
            "grantTypes": ["authorization_code"],
            "redirectUris": [],
            "ssoUrl": "",
            "tokenEndpointAuthMethod": "client_secret_basic",
        }
    return document


def _config(name: str) -> Document:
    texts = {
        "acsUrl": ("ACS URL", f"https://{name}.example/saml/acs"),
        "idpEntityId": ("IdP Entity ID", "JumpCloud"),
        "spEntityId": ("SP Entity ID", f"https://{name}.example"),
    }
    return {
        field: {
            "label": label,
            "position": position,
            "readOnly": False,
            "required": True,
            "type": "text",
            "value": value,
            "visible": True,
        }
        for position, (field, (label, value)) in enumerate(texts.items())
    }


def _id(name: str) -> str:
    """Return the id of an entry: the same for the same name, in every sandbox."""
    return hashlib.sha1(f"template {name}".encode(), usedforsecurity=False).hexdigest()[:24]
