"""The catalogue of applications that can be connected: `/application-templates`. Read only."""

from __future__ import annotations

from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.calls.routing import Routes
from jcapiv1.sandbox.lists.question import read_question
from jcapiv1.sandbox.lists.select import projected, select
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.applications import Application
from jcapiv1.sandbox.resources.catalogue import ApplicationTemplate, catalogue
from jcapiv1.sandbox.state.records import Organization


def application_templates_list(call: Call) -> Document:
    """GET /application-templates. The catalogue, by filter, sort, page and fields.

    Known: the model.
    Guessed: the entries, which are few and made up; `isConfigured` is about the tenant.
    """
    documents = _seen_by(call, call.tenant())
    return select(lambda: [*documents.values()], ApplicationTemplate.shape, call.parameters)


def application_templates_get(call: Call) -> Document:
    """GET /application-templates/{id}. One entry of the catalogue, or the fields asked for.

    Known: the model.
    Guessed: `filter`, `limit`, `skip` and `sort` mean nothing here, but have to be readable.
    """
    found = _seen_by(call, call.tenant()).get(call.path["id"].lower())
    if found is None:
        raise Refusal(404, "Not Found: application template not found")
    read_question(call.parameters)
    return projected(found, ApplicationTemplate.shape, call.parameters.get("fields"), frozenset())


def _seen_by(call: Call, tenant: Organization) -> dict[str, Document]:
    """Return the entries by id; each says whether the tenant has such an application."""
    configured = {
        each.name
        for each in call.state.table(Application).values()
        if each.organization == tenant.id
    }
    return {
        each.id: {**each.document, "isConfigured": each.name in configured}
        for each in catalogue(call.state).values()
    }


ROUTES: Routes = {
    "/application-templates": {"GET": application_templates_list},
    "/application-templates/{id}": {"GET": application_templates_get},
}
