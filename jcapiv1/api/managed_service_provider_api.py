"""For those who look after several tenants."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from jcapiv1.api.administrator_operations import AdministratorOperations
from jcapiv1.api.tenant_operations import TenantOperations


class ManagedServiceProviderApi(AdministratorOperations, TenantOperations):
    """For those who look after several tenants.

    Every method also takes `_request_timeout` (seconds for the whole call, or a pair: connect and
    read) and `_preload_content` (False answers with the raw response, unread); `async_req=True`
    answers at once with a future. Each has a twin `..._with_http_info`. What goes wrong is an
    `ApiException` of the class that says what happened; see `jcapiv1.exceptions`.
    """
