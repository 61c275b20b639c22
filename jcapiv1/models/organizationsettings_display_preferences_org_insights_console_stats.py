from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class OrganizationsettingsDisplayPreferencesOrgInsightsConsoleStats(Model):
    """The tile with totals on the console's home page."""

    _wire = "totalApplications totalConfigurations totalDevices totalGroups totalUsers"
    total_applications: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether the number of applications is shown."""
    total_configurations: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether the number of configurations is shown."""
    total_devices: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether the number of devices is shown."""
    total_groups: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether the number of groups is shown."""
    total_users: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether the number of people is shown."""
