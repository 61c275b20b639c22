from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, words

_ADMIN_TOTPRESET_BEGIN = Operation("admin_totpreset_begin", "POST", "/users/resettotp/{id}",
    None, repeat="unsent", org_id="accepted", effect="action",
    phrase="makes an administrator enrol a second factor anew",
    scopes=("administrators",))  # fmt: skip
_USERS_GET = Operation("users_get", "GET", "/users/{id}", "Userreturn", repeat="always",
    org_id="accepted", effect="read", phrase="reads one administrator")  # fmt: skip
_USERS_LIST = Operation("users_list", "GET", "/users", "Userslist", repeat="always",
    org_id="accepted", effect="read", phrase="lists a tenant's administrators",
    query={"fields": words, "filter": filters, "limit": integer(1, 100), "skip": integer(0),
    "sort": words})  # fmt: skip
_USERS_PUT = Operation("users_put", "PUT", "/users/{id}", "Userreturn", repeat="always",
    org_id="accepted", effect="update", phrase="changes an administrator", body="Userput",
    scopes=("administrators",))  # fmt: skip
_USERS_REACTIVATE_GET = Operation("users_reactivate_get", "GET", "/users/reactivate/{id}", None,
    repeat="unsent", org_id="accepted", effect="action",
    phrase="mails an administrator a link that sets a new password",
    scopes=("administrators",))  # fmt: skip


class AdministratorOperations(Api):
    """What can be done with administrators.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_ADMIN_TOTPRESET_BEGIN.of
    def admin_totpreset_begin(self, id, x_org_id=None, **options):
        """Starts a TOTP reset: the administrator has to enrol a second factor anew.

        The request has no body at all. Needs the scope `administrators`. A failed call is repeated
        only if the service has certainly not acted.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
        """
        return _ADMIN_TOTPRESET_BEGIN.call(self, options, id=id, x_org_id=x_org_id)

    admin_totpreset_begin_with_http_info = with_http_info(admin_totpreset_begin)

    @_USERS_GET.of
    def users_get(self, id, x_org_id=None, **options):
        """Reads one administrator.

        No published description has it; the reference page says why it is here.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The administrator.
        """
        return _USERS_GET.call(self, options, id=id, x_org_id=x_org_id)

    users_get_with_http_info = with_http_info(users_get)

    @_USERS_LIST.of
    def users_list(
        self, fields=None, filter=None, limit=None, skip=None, sort=None, x_org_id=None,
        **options):  # fmt: skip
        """Lists the administrators of a tenant, one page at a time.

        Their `id` is what the other operations take. Administrators of the provider itself are not
        among them. No published description has it; the reference page says why it is here.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            One page of administrators.
        """
        return _USERS_LIST.call(
            self, options, fields=fields, filter=filter, limit=limit, skip=skip, sort=sort,
            x_org_id=x_org_id)  # fmt: skip

    users_list_with_http_info = with_http_info(users_list)

    @_USERS_PUT.of
    def users_put(self, id, body=None, x_org_id=None, **options):
        """Changes those fields of an administrator that the body holds, and leaves the others.

        Switching `enable_multi_factor` on mails set-up steps to the administrator. Only an
        Administrator With Billing may change other administrators. Needs the scope
        `administrators`.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            body: What to change: a `Userput`, whose None fields are not sent, or a dict, which goes
                out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The administrator after the change.
        """
        return _USERS_PUT.call(self, options, id=id, body=body, x_org_id=x_org_id)

    users_put_with_http_info = with_http_info(users_put)

    @_USERS_REACTIVATE_GET.of
    def users_reactivate_get(self, id, x_org_id=None, **options):
        """Mails an administrator a link that reactivates the account and sets a new password.

        Every call sends one more mail, although it is a GET. Needs the scope `administrators`. A
        failed call is repeated only if the service has certainly not acted.

        Args:
            id: Which administrator: 24 hexadecimal digits, the `id` of a record of `users_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
        """
        return _USERS_REACTIVATE_GET.call(self, options, id=id, x_org_id=x_org_id)

    users_reactivate_get_with_http_info = with_http_info(users_reactivate_get)
