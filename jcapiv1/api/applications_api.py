from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, words

_APPLICATIONS_DELETE = Operation("applications_delete", "DELETE", "/applications/{id}",
    "Application", repeat="always", org_id="accepted", effect="delete",
    phrase="removes the SSO application, so that nobody signs in through it any more",
    scopes=("applications",))  # fmt: skip
_APPLICATIONS_GET = Operation("applications_get", "GET", "/applications/{id}", "Application",
    repeat="always", org_id="accepted", effect="read", phrase="reads one SSO application",
    scopes=("applications", "applications.readonly"))  # fmt: skip
_APPLICATIONS_LIST = Operation("applications_list", "GET", "/applications", "Applicationslist",
    repeat="always", org_id="accepted", effect="read", phrase="lists the SSO applications",
    scopes=("applications", "applications.readonly"),
    query={"fields": words, "limit": integer(1, 100), "skip": integer(0), "sort": words,
    "filter": filters})  # fmt: skip
_APPLICATIONS_POST = Operation("applications_post", "POST", "/applications", "Application",
    repeat="unsent", org_id="accepted", effect="create", phrase="connects a new SSO application",
    body="Application", scopes=("applications",))  # fmt: skip
_APPLICATIONS_PUT = Operation("applications_put", "PUT", "/applications/{id}", "Application",
    repeat="always", org_id="accepted", effect="replace",
    phrase="replaces the configuration of the SSO application and resets what the body leaves out",
    body="Application", scopes=("applications",))  # fmt: skip


class ApplicationsApi(Api):
    """For those who connect applications, so that people sign in to them through JumpCloud.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_APPLICATIONS_DELETE.of
    def applications_delete(self, id, x_org_id=None, **options):
        """Removes an application from the tenant. Nobody can sign in to it through JumpCloud any
        more.

        It cannot be undone: a new application gets another `id`, and probably another certificate.
        A second call finds nothing and may fail with 404. Needs the scope `applications`.

        Args:
            id: Which application: 24 hexadecimal digits, the `id` of a record of
                `applications_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The application as it was before.
        """
        return _APPLICATIONS_DELETE.call(self, options, id=id, x_org_id=x_org_id)

    applications_delete_with_http_info = with_http_info(applications_delete)

    @_APPLICATIONS_GET.of
    def applications_get(self, id, x_org_id=None, **options):
        """Reads one application with its sign-in configuration.

        The answer may hold a private key in `config`. A third party found it always empty there,
        but do not rely on that. Needs the scope `applications` or `applications.readonly`.

        Args:
            id: Which application: 24 hexadecimal digits, the `id` of a record of
                `applications_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The application.
        """
        return _APPLICATIONS_GET.call(self, options, id=id, x_org_id=x_org_id)

    applications_get_with_http_info = with_http_info(applications_get)

    @_APPLICATIONS_LIST.of
    def applications_list(
        self, fields=None, limit=None, skip=None, sort=None, filter=None, x_org_id=None,
        **options):  # fmt: skip
        """Lists the applications that people of the tenant sign in to through JumpCloud, one page
        at a time.

        Without `sort` they come by `name`. How many come without `limit` is not documented; a
        `limit` of 100 works. A page past the end is empty and still says how many there are.

        The field `config` of a record may hold a private key. Ask for other fields with `fields` if
        you do not need it. Needs the scope `applications` or `applications.readonly`.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            One page of applications.
        """
        return _APPLICATIONS_LIST.call(
            self, options, fields=fields, limit=limit, skip=skip, sort=sort, filter=filter,
            x_org_id=x_org_id)  # fmt: skip

    applications_list_with_http_info = with_http_info(applications_list)

    @_APPLICATIONS_POST.of
    def applications_post(self, body, x_org_id=None, **options):
        """Connects an application: it appears in the console and its sign-in configuration goes
        live.

        The service makes a certificate and a private key by itself where the body has none. A
        second call makes a second application.

        A third party saw 503 for a body that had `idpCertificate` or `idpPrivateKey` with an empty
        value. Leave these out instead. Needs the scope `applications`. A failed call is repeated
        only if the service has certainly not acted.

        Args:
            body: The application to make: an `Application`, whose None fields are not sent, or a
                dict.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The new application, with the `id` that the service gave it.
        """
        return _APPLICATIONS_POST.call(self, options, body=body, x_org_id=x_org_id)

    applications_post_with_http_info = with_http_info(applications_post)

    @_APPLICATIONS_PUT.of
    def applications_put(self, id, body, x_org_id=None, **options):
        """Replaces the whole configuration of an application. What the body leaves out goes back to
        its default, so people may be unable to sign in after a partial body.

        Read the application with `applications_get`, change it, and send all of it back. A body
        without certificates probably makes new ones, which the application does not trust until
        somebody installs them there.

        A change of `name` and `ssoUrl` had no effect in the tests of JumpCloud's PowerShell SDK.
        The manual says that the sign-in URL stays as it was made. Needs the scope `applications`.

        Args:
            id: Which application: 24 hexadecimal digits, the `id` of a record of
                `applications_list`.
            body: The whole application as it shall be: an `Application`, whose None fields are not
                sent and thus reset, or a dict.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The application after the change.
        """
        return _APPLICATIONS_PUT.call(self, options, id=id, body=body, x_org_id=x_org_id)

    applications_put_with_http_info = with_http_info(applications_put)
