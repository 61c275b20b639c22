# Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.models import error as error
from jcapiv1.models import organizationslist as organizationslist
from jcapiv1.models import organizationslist_results as organizationslist_results
from jcapiv1.models import userput as userput
from jcapiv1.models import userreturn as userreturn
from jcapiv1.models import userreturn_api_key_hash as userreturn_api_key_hash
from jcapiv1.models import userreturn_growth_data as userreturn_growth_data
from jcapiv1.models import userslist as userslist
from jcapiv1.models.error import Error as Error
from jcapiv1.models.organizationslist import Organizationslist as Organizationslist
from jcapiv1.models.organizationslist_results import (
    OrganizationslistResults as OrganizationslistResults,
)
from jcapiv1.models.userput import Userput as Userput
from jcapiv1.models.userreturn import Userreturn as Userreturn
from jcapiv1.models.userreturn_api_key_hash import UserreturnApiKeyHash as UserreturnApiKeyHash
from jcapiv1.models.userreturn_growth_data import UserreturnGrowthData as UserreturnGrowthData
from jcapiv1.models.userslist import Userslist as Userslist

__all__ = [
    "Error",
    "Organizationslist",
    "OrganizationslistResults",
    "Userput",
    "Userreturn",
    "UserreturnApiKeyHash",
    "UserreturnGrowthData",
    "Userslist",
]
