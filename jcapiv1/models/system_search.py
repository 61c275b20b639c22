from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime
from typing import Any, ClassVar

from jcapiv1 import models
from jcapiv1.core.model import Model


class SystemSearch(Model):
    """A device, as `search_systems_post` shows it.

    It has the groups of the device besides, and facts about its primary person. The service writes
    those with a dot in their names, such as `primarySystemUser.email`, beside the object
    `primarySystemUser`.
    """

    _wire = """
        _id active agentHasFullDiskAccess agentVersion allowMultiFactorAuthentication
        allowPublicKeyAuthentication allowSshPasswordAuthentication allowSshRootLogin
        amazonInstanceID arch archFamily attributes azureAdJoined builtInCommands connectionHistory
        created description desktopCapable displayManager displayName domainInfo fde fileSystem
        hasServiceAccount hostname hwVendor isPolicyBound lastContact mdm memberof modifySSHDConfig
        networkInterfaces organization os osFamily osVersionDetail policyStats primarySystemUser
        primarySystemUser._id primarySystemUser.attributes primarySystemUser.company
        primarySystemUser.costCenter primarySystemUser.department primarySystemUser.description
        primarySystemUser.email primarySystemUser.employeeType primarySystemUser.jobTitle
        primarySystemUser.location primarySystemUser.manager primarySystemUser.memberof
        primarySystemUser.state provisionMetadata remoteAssistAgentVersion remoteIP secureLogin
        serialNumber serviceAccountState sshRootEnabled sshdParams systemInsights systemTimezone
        templateName userMetrics version tags systemToken
    """
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
    secret_fields = ("system_token",)
    id: str = ""
    """The device's id, 24 hexadecimal digits; what `id` and `system_id` arguments take."""
    active: bool | None = None
    """Whether the device is active, which probably means that its agent is connected."""
    agent_has_full_disk_access: bool | None = None
    """Whether macOS grants the agent full disk access."""
    agent_version: str | None = None
    """The version of the JumpCloud agent on the device."""
    allow_multi_factor_authentication: bool | None = None
    """Whether multi-factor authentication is on for signing in to the device."""
    allow_public_key_authentication: bool | None = None
    """Whether people may sign in over SSH with a public key."""
    allow_ssh_password_authentication: bool | None = None
    """Whether people may sign in over SSH with a password."""
    allow_ssh_root_login: bool | None = None
    """Whether root may sign in over SSH."""
    amazon_instance_id: str | None = None
    """The id of the instance, if the device is one of Amazon EC2."""
    arch: str | None = None
    """The architecture of the processor."""
    arch_family: str | None = None
    """The family of the processor's architecture."""
    attributes: list[models.Attribute] | None = None
    """Custom attributes, as name and value; `systems_put` replaces the whole list."""
    azure_ad_joined: bool | None = None
    """Whether the device is joined to Azure AD (Microsoft Entra ID)."""
    built_in_commands: list[models.SystemBuiltInCommands] | None = None
    """Which of erase, lock, restart and shutdown the device can be told to do."""
    connection_history: list[Any] | None = None
    """Free objects about earlier connections; the one recorded answer had none."""
    created: datetime | None = None
    """When the device was added to the tenant."""
    description: str | None = None
    """Free text about the device."""
    desktop_capable: bool | None = None
    """Whether the device has a graphical desktop, judging by the name."""
    display_manager: str | None = None
    """The program that shows the graphical sign-in, on Linux."""
    display_name: str | None = None
    """The device's name in the console."""
    domain_info: models.SystemDomainInfo | None = None
    """The Windows domain of the device."""
    fde: models.Fde | None = None
    """How the disk is encrypted."""
    file_system: str | None = None
    """The kind of file system; null was seen."""
    has_service_account: bool | None = None
    """Whether the service account of the agent exists on the device."""
    hostname: str | None = None
    """The name of the device in its network."""
    hw_vendor: str | None = None
    """The maker of the hardware."""
    is_policy_bound: bool | None = None
    """Whether any policy is bound to the device."""
    last_contact: datetime | None = None
    """When the agent last reached the service; null before the first contact."""
    mdm: models.SystemMdm | None = None
    """How the device is managed through MDM (mobile device management)."""
    memberof: list[str] | None = None
    """The ids of the groups that the device belongs to."""
    modify_sshd_config: bool | None = None
    """Whether the agent may change the configuration of the SSH service (sshd)."""
    network_interfaces: list[models.SystemNetworkInterfaces] | None = None
    """The addresses of the device's network interfaces."""
    organization: str | None = None
    """The id of the device's tenant."""
    os: str | None = None
    """The name of the operating system."""
    os_family: str | None = None
    """The family that the operating system belongs to."""
    os_version_detail: models.SystemOsVersionDetail | None = None
    """The version of the operating system, taken apart."""
    policy_stats: models.SystemPolicyStats | None = None
    """How many policies of the device are in which state."""
    primary_system_user: models.SystemPrimarySystemUser | None = None
    """The person who mainly uses the device."""
    primary_system_user__id: str | None = None
    """The id of the primary person; the dot is part of the name."""
    primary_system_user_attributes: list[models.Attribute] | None = None
    """Custom attributes of the primary person."""
    primary_system_user_company: str | None = None
    """The primary person's company."""
    primary_system_user_cost_center: str | None = None
    """The primary person's cost centre."""
    primary_system_user_department: str | None = None
    """The primary person's department."""
    primary_system_user_description: str | None = None
    """Free text about the primary person."""
    primary_system_user_email: str | None = None
    """The primary person's address for mail."""
    primary_system_user_employee_type: str | None = None
    """The primary person's kind of employment."""
    primary_system_user_job_title: str | None = None
    """The primary person's job title."""
    primary_system_user_location: str | None = None
    """The primary person's place of work."""
    primary_system_user_manager: str | None = None
    """The primary person's manager, probably as an id."""
    primary_system_user_memberof: list[str] | None = None
    """The ids of the groups that the primary person belongs to."""
    primary_system_user_state: str | None = None
    """Whether the primary person's account is staged, active or suspended. Known: `STAGED`,
    `ACTIVATED`, `SUSPENDED`."""
    provision_metadata: models.SystemProvisionMetadata | None = None
    """How the device came into the tenant."""
    remote_assist_agent_version: str | None = None
    """The version of the agent for Remote Assist on the device."""
    remote_ip: str | None = None
    """The IP address from which the agent reaches the service."""
    secure_login: models.SystemSecureLogin | None = None
    """The state of secure login on the device."""
    serial_number: str | None = None
    """The serial number of the hardware."""
    service_account_state: models.SystemServiceAccountState | None = None
    """The state of the agent's service account, with terms of macOS."""
    ssh_root_enabled: bool | None = None
    """Whether the SSH service of the device lets root in, judging by the name."""
    sshd_params: list[models.SystemSshdParams] | None = None
    """Settings of the SSH service (sshd), as name and value."""
    system_insights: models.SystemSystemInsights | None = None
    """Whether data for System Insights is collected from the device."""
    system_timezone: int | None = None
    """The device's offset from UTC in hours, which may be negative."""
    template_name: str | None = None
    """The name of a template for the device; no source says what it is for."""
    user_metrics: list[models.SystemUserMetrics] | None = None
    """The accounts on the device."""
    version: str | None = None
    """The version of the operating system, as one text."""
    tags: list[str] | None = None
    """Tags from the time before device groups."""
    system_token: str | None = None
    """A token of the device's agent. It is a secret."""
