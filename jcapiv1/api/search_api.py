from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, words

_SEARCH_COMMANDRESULTS_POST = Operation("search_commandresults_post", "POST",
    "/search/commandresults", "Commandresultssearchlist", repeat="always", org_id="accepted",
    effect="read", phrase="searches results of command runs", body="Search", scopes=("commands",
    "commands.readonly"),
    query={"fields": words, "filter": filters, "limit": integer(1, 100),
    "skip": integer(0)})  # fmt: skip
_SEARCH_COMMANDS_POST = Operation("search_commands_post", "POST", "/search/commands",
    "Commandslist", repeat="always", org_id="accepted", effect="read", phrase="searches commands",
    body="Search", scopes=("commands", "commands.readonly"),
    query={"fields": words, "filter": filters, "limit": integer(1, 100),
    "skip": integer(0)})  # fmt: skip
_SEARCH_ORGANIZATIONS_POST = Operation("search_organizations_post", "POST",
    "/search/organizations", "Organizationslist", repeat="always", org_id="refused", effect="read",
    phrase="searches tenants", body="Search", scopes=("commandrunner.legacy", "organizations",
    "organizations.readonly"),
    query={"fields": words, "filter": filters, "limit": integer(1, 100),
    "skip": integer(0)})  # fmt: skip
_SEARCH_SYSTEMS_POST = Operation("search_systems_post", "POST", "/search/systems",
    "SystemsSearchlist", repeat="always", org_id="accepted", effect="read",
    phrase="searches devices", body="Search", scopes=("systems", "systems.readonly",
    "commandrunner.legacy"),
    query={"fields": words, "limit": integer(1, 1000), "skip": integer(0), "filter": filters},
    headers={"x-eventually-consistent": "x_eventually_consistent"})  # fmt: skip
_SEARCH_SYSTEMUSERS_POST = Operation("search_systemusers_post", "POST", "/search/systemusers",
    "SystemUsersSearchlist", repeat="always", org_id="accepted", effect="read",
    phrase="searches people", body="Search", scopes=("users", "users.readonly"),
    query={"fields": words, "filter": filters, "limit": integer(1, 1000), "skip": integer(0)},
    headers={"x-eventually-consistent": "x_eventually_consistent"})  # fmt: skip


class SearchApi(Api):
    """For those who look for records by text or by conditions that the lists do not know.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_SEARCH_COMMANDRESULTS_POST.of
    def search_commandresults_post(
        self, body=None, x_org_id=None, fields=None, filter=None, limit=None, skip=None,
        **options):  # fmt: skip
        """Searches results of command runs by text (`search_filter`) or by conditions (`filter` of
        the body), one page at a time. Nothing is changed, although it is a POST.

        The records differ from those of `command_results_list`. They have `files` and `response`;
        they lack `system_id`, and the exit code stands inside `response`.

        Give `limit` and `skip` as arguments or in the body, not in both; which of the two wins is
        not known. Needs the scope `commands` or `commands.readonly`.

        Args:
            body: What to look for: a `Search`, whose None fields are not sent, or a dict, which
                goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.

        Returns:
            One page of results.
        """
        return _SEARCH_COMMANDRESULTS_POST.call(
            self, options, body=body, x_org_id=x_org_id, fields=fields, filter=filter, limit=limit,
            skip=skip)  # fmt: skip

    search_commandresults_post_with_http_info = with_http_info(search_commandresults_post)

    @_SEARCH_COMMANDS_POST.of
    def search_commands_post(
        self, body=None, x_org_id=None, fields=None, filter=None, limit=None, skip=None,
        **options):  # fmt: skip
        """Searches commands by text (`search_filter`) or by conditions (`filter` of the body), one
        page at a time. Nothing is changed and nothing runs, although it is a POST.

        Scripts are cut at 10,000 characters; `commands_get` has them whole.

        Give `limit` and `skip` as arguments or in the body, not in both; which of the two wins is
        not known. Needs the scope `commands` or `commands.readonly`.

        Args:
            body: What to look for: a `Search`, whose None fields are not sent, or a dict, which
                goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.

        Returns:
            One page of commands.
        """
        return _SEARCH_COMMANDS_POST.call(
            self, options, body=body, x_org_id=x_org_id, fields=fields, filter=filter, limit=limit,
            skip=skip)  # fmt: skip

    search_commands_post_with_http_info = with_http_info(search_commands_post)

    @_SEARCH_ORGANIZATIONS_POST.of
    def search_organizations_post(
        self, body=None, fields=None, filter=None, limit=None, skip=None, **options):  # fmt: skip
        """Searches the tenants that the key may manage, by text (`search_filter`) or by conditions
        (`filter` of the body), one page at a time. Nothing is changed, although it is a POST.

        It never sends `x-org-id`, which the service answers with 403 here.

        Give `limit` and `skip` as arguments or in the body, not in both; which of the two wins is
        not known. Needs the scope `commandrunner.legacy`, `organizations` or
        `organizations.readonly`.

        Args:
            body: What to look for: a `Search`, whose None fields are not sent, or a dict, which
                goes out as it is.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.

        Returns:
            One page of tenants.
        """
        return _SEARCH_ORGANIZATIONS_POST.call(
            self, options, body=body, fields=fields, filter=filter, limit=limit,
            skip=skip)  # fmt: skip

    search_organizations_post_with_http_info = with_http_info(search_organizations_post)

    @_SEARCH_SYSTEMS_POST.of
    def search_systems_post(
        self, body=None, x_org_id=None, fields=None, limit=None, skip=None, filter=None,
        x_eventually_consistent=None, **options):  # fmt: skip
        """Searches devices by text (`search_filter`) or by conditions (`filter` of the body), one
        page at a time. Nothing is changed, although it is a POST.

        The records hold more than those of `systems_list`: the groups of a device, and facts about
        its primary person.

        Give `limit` and `skip` as arguments or in the body, not in both; which of the two wins is
        not known. Needs the scope `systems`, `systems.readonly` or `commandrunner.legacy`.

        Args:
            body: What to look for: a `Search`, whose None fields are not sent, or a dict, which
                goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            limit: How many records a page holds at most, up to 1,000; `jcapiv1.paginate` reads all
                pages.
            skip: How many records to pass over before the page begins.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            x_eventually_consistent: Whether the answer may come from data that lags a little
                behind; False by default. The meaning is guessed from the name, since no source
                explains it.

        Returns:
            One page of devices.
        """
        return _SEARCH_SYSTEMS_POST.call(
            self, options, body=body, x_org_id=x_org_id, fields=fields, limit=limit, skip=skip,
            filter=filter, x_eventually_consistent=x_eventually_consistent)  # fmt: skip

    search_systems_post_with_http_info = with_http_info(search_systems_post)

    @_SEARCH_SYSTEMUSERS_POST.of
    def search_systemusers_post(
        self, body=None, x_org_id=None, fields=None, filter=None, limit=None, skip=None,
        x_eventually_consistent=None, **options):  # fmt: skip
        """Searches people by text (`search_filter`) or by conditions (`filter` of the body), one
        page at a time. Nothing is changed, although it is a POST.

        The records tell, unlike those of `systemusers_list`, which groups a person belongs to.

        Give `limit` and `skip` as arguments or in the body, not in both; which of the two wins is
        not known. Needs the scope `users` or `users.readonly`.

        Args:
            body: What to look for: a `Search`, whose None fields are not sent, or a dict, which
                goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: How many records a page holds at most, up to 1,000; `jcapiv1.paginate` reads all
                pages.
            skip: How many records to pass over before the page begins.
            x_eventually_consistent: Whether the answer may come from data that lags a little
                behind; False by default. The meaning is guessed from the name, since no source
                explains it.

        Returns:
            One page of people.
        """
        return _SEARCH_SYSTEMUSERS_POST.call(
            self, options, body=body, x_org_id=x_org_id, fields=fields, filter=filter, limit=limit,
            skip=skip, x_eventually_consistent=x_eventually_consistent)  # fmt: skip

    search_systemusers_post_with_http_info = with_http_info(search_systemusers_post)
