# Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api.administrator_operations import AdministratorOperations
from jcapiv1.api.tenant_operations import TenantOperations

class ManagedServiceProviderApi(AdministratorOperations, TenantOperations): ...
