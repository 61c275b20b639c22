from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class OrganizationsettingsDisplayPreferencesOrgInsightsDeviceNotifications(Model):
    """The tile about devices on the console's home page, with its figures."""

    _wire = """
        agentOutOfDateMetric inactiveMetric uptimeMetric visible withoutPoliciesMetric
        withoutUsersMetric
    """
    agent_out_of_date_metric: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether devices with an old agent are counted."""
    inactive_metric: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether devices that have been silent are counted."""
    uptime_metric: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether devices are counted by how long they have been running."""
    visible: bool | None = None
    """Whether the tile is shown."""
    without_policies_metric: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether devices without policies are counted."""
    without_users_metric: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """Whether devices without people are counted."""
