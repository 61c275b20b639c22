from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, words

_APPLICATION_TEMPLATES_GET = Operation("application_templates_get", "GET",
    "/application-templates/{id}", "Applicationtemplate", repeat="always", org_id="accepted",
    effect="read", phrase="reads one entry of the catalogue of applications",
    scopes=("applicationtemplates", "applicationtemplates.readonly"),
    query={"fields": words, "limit": integer(1, 100), "skip": integer(0), "sort": words,
    "filter": filters})  # fmt: skip
_APPLICATION_TEMPLATES_LIST = Operation("application_templates_list", "GET",
    "/application-templates", "Applicationtemplateslist", repeat="always", org_id="accepted",
    effect="read", phrase="lists the catalogue of applications that can be connected",
    scopes=("applicationtemplates", "applicationtemplates.readonly"),
    query={"fields": words, "limit": integer(1, 100), "skip": integer(0), "sort": words,
    "filter": filters})  # fmt: skip


class ApplicationTemplatesApi(Api):
    """For those who look up which applications can be connected, and how.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_APPLICATION_TEMPLATES_GET.of
    def application_templates_get(
        self, id, fields=None, limit=None, skip=None, sort=None, filter=None, x_org_id=None,
        **options):  # fmt: skip
        """Reads one entry of the catalogue of applications that can be connected.

        `limit`, `skip`, `sort` and `filter` are declared, although one record is answered; no
        effect of them is known. Needs the scope `applicationtemplates` or
        `applicationtemplates.readonly`.

        Args:
            id: Which template: 24 hexadecimal digits, the `id` of a record of
                `application_templates_list`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            limit: Declared although one record is answered; no effect is known.
            skip: Declared although one record is answered; no effect is known.
            sort: Declared although one record is answered; no effect is known. Written as for
                `application_templates_list`.
            filter: Declared although one record is answered; no effect is known. Written as for
                `application_templates_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The template.
        """
        return _APPLICATION_TEMPLATES_GET.call(
            self, options, id=id, fields=fields, limit=limit, skip=skip, sort=sort, filter=filter,
            x_org_id=x_org_id)  # fmt: skip

    application_templates_get_with_http_info = with_http_info(application_templates_get)

    @_APPLICATION_TEMPLATES_LIST.of
    def application_templates_list(
        self, fields=None, limit=None, skip=None, sort=None, filter=None, x_org_id=None,
        **options):  # fmt: skip
        """Lists the catalogue of applications that can be connected, one page at a time.

        A template says what an application of its kind needs to be told; `applications_post`
        connects one. How many records come without `limit`, and how many may be asked for, is not
        documented. Needs the scope `applicationtemplates` or `applicationtemplates.readonly`.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            One page of the catalogue.
        """
        return _APPLICATION_TEMPLATES_LIST.call(
            self, options, fields=fields, limit=limit, skip=skip, sort=sort, filter=filter,
            x_org_id=x_org_id)  # fmt: skip

    application_templates_list_with_http_info = with_http_info(application_templates_list)
