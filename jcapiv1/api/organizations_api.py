from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api.tenant_operations import TenantOperations
from jcapiv1.api_client import with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, words

_ORGANIZATION_PUT = Operation("organization_put", "PUT", "/organizations/{id}", "Organization",
    repeat="always", org_id="refused", effect="update",
    phrase="changes settings that hold for everybody in the tenant", body="OrganizationsIdBody",
    scopes=("organizations",))  # fmt: skip
_ORGANIZATIONS_GET = Operation("organizations_get", "GET", "/organizations/{id}",
    "Organization", repeat="always", org_id="refused", effect="read",
    phrase="reads one tenant with its settings", scopes=("organizations", "organizations.readonly"),
    query={"fields": words, "filter": filters})  # fmt: skip


class OrganizationsApi(TenantOperations):
    """For those who read and change the settings of a whole tenant.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_ORGANIZATION_PUT.of
    def organization_put(self, id, body=None, **options):
        """Changes settings of a whole tenant: its password rules, its portal, the text below its
        mails. They hold for everybody in the tenant. By JumpCloud's manual, password rules also
        reach unmanaged local accounts on managed macOS and Windows devices.

        Whether settings that are left out keep their value is likely, but not proven. JumpCloud's
        sample sends a few of them; its command line reads all, changes one, and sends all back.
        Read the tenant again after the change and compare.

        The service puts a new date into `effective_date` of the password policy on every save. The
        header `x-org-id` is never sent here. Needs the scope `organizations`.

        Args:
            id: Which tenant: 24 hexadecimal digits, the `id` of a record of `organization_list`.
            body: What to change: an `OrganizationsIdBody`, whose None fields are not sent, or a
                dict with `settings`.

        Returns:
            The tenant after the change.
        """
        return _ORGANIZATION_PUT.call(self, options, id=id, body=body)

    organization_put_with_http_info = with_http_info(organization_put)

    @_ORGANIZATIONS_GET.of
    def organizations_get(self, id, fields=None, filter=None, **options):
        """Reads one tenant with its settings, among them the password rules, and what it pays for.

        The tenant is the one in the path. The header `x-org-id` is never sent, since the service
        answers it with 403 here. Needs the scope `organizations` or `organizations.readonly`.

        Args:
            id: Which tenant: 24 hexadecimal digits, the `id` of a record of `organization_list`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Declared although one tenant is answered; no effect is known. Written as for
                `organization_list`.

        Returns:
            The tenant.
        """
        return _ORGANIZATIONS_GET.call(self, options, id=id, fields=fields, filter=filter)

    organizations_get_with_http_info = with_http_info(organizations_get)
