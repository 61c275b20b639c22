from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, words

_COMMAND_RESULTS_DELETE = Operation("command_results_delete", "DELETE", "/commandresults/{id}",
    "Commandresult", repeat="always", org_id="accepted", effect="delete",
    phrase="deletes one result of a command run", scopes=("commands",))  # fmt: skip
_COMMAND_RESULTS_GET = Operation("command_results_get", "GET", "/commandresults/{id}",
    "Commandresult", repeat="always", org_id="accepted", effect="read",
    phrase="reads one result of a command run", scopes=("commands", "commands.readonly"),
    query={"fields": words, "filter": filters})  # fmt: skip
_COMMAND_RESULTS_LIST = Operation("command_results_list", "GET", "/commandresults",
    "Commandresultslist", repeat="always", org_id="accepted", effect="read",
    phrase="lists results of command runs", scopes=("commands", "commands.readonly"),
    query={"fields": words, "filter": filters, "limit": integer(1, 100), "skip": integer(0),
    "sort": words})  # fmt: skip


class CommandResultsApi(Api):
    """For those who read what scripts did on devices.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_COMMAND_RESULTS_DELETE.of
    def command_results_delete(self, id, x_org_id=None, **options):
        """Deletes one result of a command run, output included. Neither the command nor what it did
        on the device is touched.

        A second call may answer 404. Needs the scope `commands`.

        Args:
            id: Which result: 24 hexadecimal digits, the `id` of a record of `command_results_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The result as it was before it was deleted.
        """
        return _COMMAND_RESULTS_DELETE.call(self, options, id=id, x_org_id=x_org_id)

    command_results_delete_with_http_info = with_http_info(command_results_delete)

    @_COMMAND_RESULTS_GET.of
    def command_results_get(self, id, fields=None, filter=None, x_org_id=None, **options):
        """Reads one result of a command run, with its whole output.

        The published description declares `filter` here; no use of it is known. Needs the scope
        `commands` or `commands.readonly`.

        Args:
            id: Which result: 24 hexadecimal digits, the `id` of a record of `command_results_list`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The result.
        """
        return _COMMAND_RESULTS_GET.call(
            self, options, id=id, fields=fields, filter=filter, x_org_id=x_org_id)  # fmt: skip

    command_results_get_with_http_info = with_http_info(command_results_get)

    @_COMMAND_RESULTS_LIST.of
    def command_results_list(
        self, fields=None, filter=None, limit=None, x_org_id=None, skip=None, sort=None,
        **options):  # fmt: skip
        """Lists results of command runs in a tenant, one page at a time.

        The output of a run is cut at 40 characters here and the script at 10,000;
        `command_results_get` has the whole output.

        `filter` is not promised any more; `search_commandresults_post` is what JumpCloud recommends
        for it. Needs the scope `commands` or `commands.readonly`.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.

        Returns:
            One page of results.
        """
        return _COMMAND_RESULTS_LIST.call(
            self, options, fields=fields, filter=filter, limit=limit, x_org_id=x_org_id, skip=skip,
            sort=sort)  # fmt: skip

    command_results_list_with_http_info = with_http_info(command_results_list)
