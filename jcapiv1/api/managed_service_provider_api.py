from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api.administrator_operations import AdministratorOperations
from jcapiv1.api.tenant_operations import TenantOperations


class ManagedServiceProviderApi(AdministratorOperations, TenantOperations):
    """For those who look after several tenants.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """
