from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class OrganizationsettingsDisplayPreferencesOrgInsightsUserNotifications(Model):
    """The tile about people on the console's home page, with its figures."""

    _wire = """
        userWithAdminSudoPasswordlessAccess usersWithAdminSudoAccess usersWithSambaAccess
        usersWithoutDevices usersWithoutPassword visible
    """
    user_with_admin_sudo_passwordless_access: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether people with administrator rights without a password are counted."""
    users_with_admin_sudo_access: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether people with administrator rights on devices are counted."""
    users_with_samba_access: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether people with Samba access are counted."""
    users_without_devices: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether people without devices are counted."""
    users_without_password: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether people without a password are counted."""
    visible: bool | None = None
    """Whether the tile is shown."""
