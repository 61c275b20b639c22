# Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api.administrator_operations import AdministratorOperations

class UsersApi(AdministratorOperations): ...
