from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model


class OrganizationsettingsDisplayPreferencesOrgInsights(Model):
    """The tiles on the home page of the console; each is shown or hidden."""

    _wire = """
        applicationsUsage consoleStats deviceNotifications diskEncryption expiredPasswords
        failedCommands failedConfigurations fundamentals jcUniversity learningCenter
        mdmCertificateExpirations mfaEnrolledDevices newOSReleases newUsers officeHours
        pendingCommands upcomingPasswordExpiration userLockouts userNotifications
    """
    applications_usage: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about the use of applications."""
    console_stats: models.OrganizationsettingsDisplayPreferencesOrgInsightsConsoleStats | None = (
        None
    )
    """The tile with totals."""
    device_notifications: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsDeviceNotifications | None
    ) = None
    """The tile about devices that need attention."""
    disk_encryption: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about encrypted disks."""
    expired_passwords: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about expired passwords."""
    failed_commands: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about commands that failed."""
    failed_configurations: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about configurations that failed."""
    fundamentals: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about first steps."""
    jc_university: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about JumpCloud University."""
    learning_center: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about learning."""
    mdm_certificate_expirations: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about MDM certificates that are about to end."""
    mfa_enrolled_devices: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about devices enrolled for a second factor."""
    new_os_releases: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about new releases of operating systems."""
    new_users: models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None = (
        None
    )
    """The tile about new people."""
    office_hours: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about JumpCloud's office hours."""
    pending_commands: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about commands that wait."""
    upcoming_password_expiration: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about passwords that expire soon."""
    user_lockouts: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage | None
    ) = None
    """The tile about locked accounts."""
    user_notifications: (
        models.OrganizationsettingsDisplayPreferencesOrgInsightsUserNotifications | None
    ) = None
    """The tile about people that need attention."""
