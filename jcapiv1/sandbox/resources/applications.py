"""Applications that people sign in to: `/applications`."""

from __future__ import annotations

import base64
import copy
import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from jcapiv1 import models
from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.catalogue import template_named
from jcapiv1.sandbox.resources.resource import TenantResource
from jcapiv1.sandbox.state.records import Field, Organization, TenantRecord, wire_time
from jcapiv1.sandbox.state.state import State

_CERTIFICATE_LIFE = timedelta(days=5 * 365)
_BY_THE_SERVICE = frozenset({"_id", "id", "created", "organization"})


class Application(TenantRecord, model=models.Application):
    """An application of one tenant."""

    __slots__ = ()

    noun = "application"

    name = Field[str]("name")
    """The connector's name, such as `aws-sso`."""
    display_label = Field[str | None]("displayLabel")
    display_name = Field[str | None]("displayName")
    sso_url = Field[str]("ssoUrl")
    active = Field[bool]("active")
    config = Field[dict[str, Any]]("config")

    def __repr__(self) -> str:
        return f"<Application {self.id} {self.display_label or self.name!r}>"


def applications_list(call: Call) -> Document:
    """GET /applications. The tenant's applications, by filter, sort, page and fields.

    Known: the envelope, `_id` and `id`, an empty page past the end (wire).
    Guessed: by name unless another order is asked for; a page of 10 unless asked, at most 100.
    """
    return call.page(Application, call.tenant(), sort="name")


def applications_post(call: Call) -> Document:
    """POST /applications. Creates an application, with a certificate and a logo if it has none.

    Known: `config`, `name` and `ssoUrl` are required.
    Guessed: what the service fills in; the private key is answered as an empty text.
    """
    tenant = call.tenant()
    return call.view(add_application(call.state, tenant, _read(call)))


def applications_get(call: Call) -> Document:
    """GET /applications/{id}. One application, or the fields asked for.

    Known: the model.
    Guessed: `filter`, `limit`, `skip` and `sort` mean nothing here.
    """
    return call.view(call.one(Application, call.tenant()))


def applications_put(call: Call) -> Document:
    """PUT /applications/{id}. What the body leaves out is as in a new application.

    Known: fields that are left out are reset; `name` and `ssoUrl` stay as they are, whatever the
    body says (module).
    Guessed: the certificate is made anew unless the body has one.
    """
    tenant = call.tenant()
    body = _read(call)
    application = call.one(Application, tenant)
    kept = {name: application.document[name] for name in (*_BY_THE_SERVICE, "name", "ssoUrl")}
    fresh = _complete(call.state, kept["_id"], {**body, **kept}, call.state.now())
    application.document.clear()
    application.document.update(fresh)
    return call.view(application)


def applications_delete(call: Call) -> Document:
    """DELETE /applications/{id}. Answers what was deleted.

    Known: the answer.
    """
    application = call.one(Application, call.tenant())
    call.state.remove(application)
    return call.view(application)


def _setting(config: Mapping[str, Any], name: str) -> Document:
    """Return a part of a configuration, an empty one where it is absent or null."""
    return config.get(name) or {}


def _read(call: Call) -> Document:
    taken = call.fields(Application)
    for name in _BY_THE_SERVICE:
        taken.pop(name, None)
    for name in ("idpCertificate", "idpPrivateKey"):
        if _setting(taken["config"], name).get("value") == "":
            raise Refusal(503)  # so a third party saw it
    return taken


def add_application(
    state: State,
    organization: Organization,
    document: Mapping[str, Any],
    created: datetime | None = None,
) -> Application:
    """Add an application of a tenant; `document` says what is not to be made up."""
    moment = created or state.now()
    identity = document.get("_id") or state.new_id(moment)
    given = {"name": "saml2", **document, "_id": identity, "organization": organization.id}
    given.setdefault("ssoUrl", f"https://sso.jumpcloud.com/saml2/{given['name']}-{identity[-6:]}")
    given.setdefault("created", wire_time(moment))
    return state.add(Application(_complete(state, identity, given, moment)))


def _complete(state: State, identity: str, given: Mapping[str, Any], moment: datetime) -> Document:
    """Return the document of an application, with what the service fills in.

    The private key never comes back: it is kept nowhere, and answered as an empty text.
    """
    config: Document = copy.deepcopy(dict(given.get("config") or {}))
    template = template_named(state, given["name"])
    has_certificate = bool(_setting(config, "idpCertificate").get("value"))
    certificate: Document = {
        "label": "IdP Certificate",
        "type": "file",
        "value": _certificate(identity, moment),
        **_setting(config, "idpCertificate"),
    }
    config["idpCertificate"] = certificate
    config["idpPrivateKey"] = {
        "label": "IdP Private Key",
        "type": "file",
        **_setting(config, "idpPrivateKey"),
        "value": "",
    }
    sso: Document = {
        "type": "saml",
        "jit": False,
        "beta": False,
        "hidden": False,
        **(given.get("sso") or {}),
        "idpCertificateUpdatedAt": wire_time(moment),
        "idpPrivateKeyUpdatedAt": wire_time(moment),
    }
    if not has_certificate:
        sso["idpCertExpirationAt"] = wire_time(moment + _CERTIFICATE_LIFE)
    made_up: Document = {
        "active": False,
        "beta": False,
        "color": None,
        "databaseAttributes": [],
        "description": "",
        "displayLabel": "",
        "displayName": template.display_name if template else given["name"],
        "learnMore": template.document["learnMore"] if template else "",
        "logo": template.document["logo"] if template else {"color": None, "url": ""},
    }
    return {**made_up, **given, "id": given["_id"], "config": config, "sso": sso}


def _certificate(identity: str, moment: datetime) -> str:
    """Return what looks like a certificate, another one for each application and moment."""
    digest = hashlib.sha512(f"{identity} {wire_time(moment)}".encode()).digest()
    text = base64.b64encode(digest * 6).decode()
    lines = [text[start : start + 64] for start in range(0, len(text), 64)]
    return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""])


RESOURCE = TenantResource(
    name="applications",
    record=Application,
    add=add_application,
    routes={
        "/applications": {"GET": applications_list, "POST": applications_post},
        "/applications/{id}": {
            "GET": applications_get,
            "PUT": applications_put,
            "DELETE": applications_delete,
        },
    },
)
