from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, search, words

_ORGANIZATION_LIST = Operation("organization_list", "GET", "/organizations",
    "Organizationslist", repeat="always", org_id="refused", effect="read",
    phrase="lists the tenants that the key may manage",
    query={"fields": words, "filter": filters, "limit": integer(1, 100), "search": search,
    "skip": integer(0), "sort": words, "sortIgnoreCase": words},
    names={"sortIgnoreCase": "sort_ignore_case"})  # fmt: skip


class TenantOperations(Api):
    """What lists tenants.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_ORGANIZATION_LIST.of
    def organization_list(
        self, fields=None, filter=None, limit=None, search=None, skip=None, sort=None,
        sort_ignore_case=None, **options):  # fmt: skip
        """Lists the tenants that the key may manage, one page at a time.

        It never sends `x-org-id`, which the service answers with 403 here.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            search: What to look for in which fields: a `jcapiv1.Search`, or a dict.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.
            sort_ignore_case: Field names to sort by, like `sort`, but without regard to upper and
                lower case.

        Returns:
            One page of tenants.
        """
        return _ORGANIZATION_LIST.call(
            self, options, fields=fields, filter=filter, limit=limit, search=search, skip=skip,
            sort=sort, sort_ignore_case=sort_ignore_case)  # fmt: skip

    organization_list_with_http_info = with_http_info(organization_list)
