from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, words

_RADIUS_SERVERS_DELETE = Operation("radius_servers_delete", "DELETE", "/radiusservers/{id}",
    "Radiusserverput", repeat="always", org_id="accepted", effect="delete",
    phrase="deletes the RADIUS server, which stops network sign-in through it",
    scopes=("radius",))  # fmt: skip
_RADIUS_SERVERS_GET = Operation("radius_servers_get", "GET", "/radiusservers/{id}",
    "Radiusserver", repeat="always", org_id="accepted", effect="read",
    phrase="reads one RADIUS server with its shared secret", scopes=("radius",
    "radius.readonly"))  # fmt: skip
_RADIUS_SERVERS_LIST = Operation("radius_servers_list", "GET", "/radiusservers",
    "Radiusserverslist", repeat="always", org_id="accepted", effect="read",
    phrase="lists RADIUS servers with their shared secrets", scopes=("radius", "radius.readonly"),
    query={"fields": words, "filter": filters, "limit": integer(1, 100), "skip": integer(0),
    "sort": words})  # fmt: skip
_RADIUS_SERVERS_POST = Operation("radius_servers_post", "POST", "/radiusservers",
    "Radiusserver", repeat="unsent", org_id="accepted", effect="create",
    phrase="creates a RADIUS server, so that network sign-ins from its address are accepted",
    body="Radiusserverpost", scopes=("radius",))  # fmt: skip
_RADIUS_SERVERS_PUT = Operation("radius_servers_put", "PUT", "/radiusservers/{id}",
    "Radiusserverput", repeat="always", org_id="accepted", effect="replace",
    phrase="replaces the settings of the RADIUS server; network devices with an old secret fail",
    body="RadiusserversIdBody", scopes=("radius",))  # fmt: skip


class RadiusServersApi(Api):
    """For those who let people sign in to a network through RADIUS.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_RADIUS_SERVERS_DELETE.of
    def radius_servers_delete(self, id, x_org_id=None, **options):
        """Deletes a RADIUS server. Network sign-in through it stops working.

        Needs the scope `radius`.

        Args:
            id: Which RADIUS server: 24 hexadecimal digits, the `id` of a record of
                `radius_servers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The RADIUS server that was deleted, without its shared secret.
        """
        return _RADIUS_SERVERS_DELETE.call(self, options, id=id, x_org_id=x_org_id)

    radius_servers_delete_with_http_info = with_http_info(radius_servers_delete)

    @_RADIUS_SERVERS_GET.of
    def radius_servers_get(self, id, x_org_id=None, **options):
        """Reads one RADIUS server.

        The answer holds its shared secret in clear. Needs the scope `radius` or `radius.readonly`.

        Args:
            id: Which RADIUS server: 24 hexadecimal digits, the `id` of a record of
                `radius_servers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The RADIUS server, with its shared secret.
        """
        return _RADIUS_SERVERS_GET.call(self, options, id=id, x_org_id=x_org_id)

    radius_servers_get_with_http_info = with_http_info(radius_servers_get)

    @_RADIUS_SERVERS_LIST.of
    def radius_servers_list(
        self, fields=None, filter=None, limit=None, skip=None, sort=None, x_org_id=None,
        **options):  # fmt: skip
        """Lists the RADIUS servers of a tenant, one page at a time.

        The answer holds the shared secret of every server in clear. Needs the scope `radius` or
        `radius.readonly`.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            One page of RADIUS servers, with their shared secrets.
        """
        return _RADIUS_SERVERS_LIST.call(
            self, options, fields=fields, filter=filter, limit=limit, skip=skip, sort=sort,
            x_org_id=x_org_id)  # fmt: skip

    radius_servers_list_with_http_info = with_http_info(radius_servers_list)

    @_RADIUS_SERVERS_POST.of
    def radius_servers_post(self, body, x_org_id=None, **options):
        """Creates a RADIUS server: JumpCloud accepts network sign-ins that come from its address.

        A second call would create a second server, or fail because there is one already. Needs the
        scope `radius`. A failed call is repeated only if the service has certainly not acted.

        Args:
            body: The server: a `Radiusserverpost`, whose None fields are not sent, or a dict, which
                goes out as it is. It holds a shared secret.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The new RADIUS server, with its shared secret.
        """
        return _RADIUS_SERVERS_POST.call(self, options, body=body, x_org_id=x_org_id)

    radius_servers_post_with_http_info = with_http_info(radius_servers_post)

    @_RADIUS_SERVERS_PUT.of
    def radius_servers_put(self, id, body, x_org_id=None, **options):
        """Replaces the settings of a RADIUS server.

        Name, address and shared secret must always be sent; fields that the body leaves out are
        probably reset. After a new shared secret, network devices that still use the old one fail
        to sign people in. The body has no `auth_idp`: as far as documented, only
        `radius_servers_post` can set it. Needs the scope `radius`.

        Args:
            id: Which RADIUS server: 24 hexadecimal digits, the `id` of a record of
                `radius_servers_list`.
            body: The settings: a `RadiusserversIdBody`, whose None fields are not sent, or a dict,
                which goes out as it is. It holds a shared secret.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The RADIUS server after the change, without its shared secret.
        """
        return _RADIUS_SERVERS_PUT.call(self, options, id=id, body=body, x_org_id=x_org_id)

    radius_servers_put_with_http_info = with_http_info(radius_servers_put)
