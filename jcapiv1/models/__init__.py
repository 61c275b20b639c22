"""The models, each imported from its module at first use."""

from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import Any

_NAMES = """
    Application ApplicationConfig ApplicationConfigAcsUrl ApplicationConfigAcsUrlTooltip
    ApplicationConfigAcsUrlTooltipVariables ApplicationConfigAuthClaimConfiguration
    ApplicationConfigAuthClaimConfigurationAuthnContextMappings
    ApplicationConfigAuthClaimConfigurationAuthnContextMode
    ApplicationConfigAuthClaimConfigurationSendAmrClaim ApplicationConfigConstantAttributes
    ApplicationConfigConstantAttributesValue ApplicationConfigDatabaseAttributes
    ApplicationConfigDeclareRedirectEndpoint ApplicationConfigGroupsAttributeName
    ApplicationConfigOverrideNameIdFormat ApplicationConfigOverrideNameIdFormatOptions
    ApplicationLogo Applicationslist Applicationtemplate ApplicationtemplateJit
    ApplicationtemplateLogo ApplicationtemplateOidc ApplicationtemplateProvision
    Applicationtemplateslist Attribute Command Commandfilereturn CommandfilereturnResults
    Commandresult CommandresultResponse CommandresultResponseData Commandresultbycommandid
    Commandresultslist CommandresultslistResults CommandresultslistResultsResponse
    Commandresultssearchlist CommandresultssearchlistResults Commandslist CommandslistResults
    CustomEmailSettings Error ErrorDetails Fde FilesS3 IdResetmfaBody Mfa MfaEnrollment
    MfaEnrollmentStatus Organization Organizationentitlement
    OrganizationentitlementEntitlementProducts OrganizationsIdBody Organizationsettings
    OrganizationsettingsDisplayPreferences OrganizationsettingsDisplayPreferencesOrgInsights
    OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage
    OrganizationsettingsDisplayPreferencesOrgInsightsConsoleStats
    OrganizationsettingsDisplayPreferencesOrgInsightsDeviceNotifications
    OrganizationsettingsDisplayPreferencesOrgInsightsUserNotifications OrganizationsettingsFeatures
    OrganizationsettingsFeaturesDirectoryInsights
    OrganizationsettingsFeaturesDirectoryInsightsPremium OrganizationsettingsFeaturesSystemInsights
    OrganizationsettingsNewSystemUserStateDefaults OrganizationsettingsPasswordPolicy
    OrganizationsettingsSystemUserDefaults OrganizationsettingsUserPortal
    OrganizationsettingsWindowsMDM Organizationsettingsput
    OrganizationsettingsputNewSystemUserStateDefaults OrganizationsettingsputPasswordPolicy
    Organizationslist OrganizationslistResults Radiusserver Radiusserverpost Radiusserverput
    RadiusserversIdBody Radiusserverslist RestrictedField RunCommandBody Runcommandreturn Search
    Sshkeylist Sshkeypost Sso StateActivateBody System SystemBuiltInCommands SystemDomainInfo
    SystemMdm SystemMdmInternal SystemMdmWindows SystemNetworkInterfaces SystemOsVersionDetail
    SystemPolicyStats SystemPrimarySystemUser SystemProvisionMetadata
    SystemProvisionMetadataProvisioner SystemSearch SystemSecureLogin SystemServiceAccountState
    SystemSshdParams SystemSystemInsights SystemUserMetrics SystemUsersSearchlist Systemput
    SystemputAgentBoundMessages SystemsSearchlist Systemslist SystemuserSearchReturn Systemuserput
    SystemuserputAddresses SystemuserputAttributes SystemuserputDelegatedAuthority
    SystemuserputPhoneNumbers SystemuserputRelationships Systemuserputpost
    SystemuserputpostAddresses SystemuserputpostPhoneNumbers SystemuserputpostRecoveryEmail
    Systemuserreturn SystemuserreturnAddresses SystemuserreturnAdmin SystemuserreturnPhoneNumbers
    SystemuserreturnRecoveryEmail Systemuserslist Totpenrollmentinfo Triggerreturn
    TrustedappConfigGet TrustedappConfigGetTrustedApps TrustedappConfigPut Userput Userreturn
    UserreturnApiKeyHash UserreturnGrowthData Userslist
""".split()  # noqa: SIM905  # one name a line would be long

_MODULES = """
    application application_config application_config_acs_url application_config_acs_url_tooltip
    application_config_acs_url_tooltip_variables application_config_auth_claim_configuration
    application_config_auth_claim_configuration_authn_context_mappings
    application_config_auth_claim_configuration_authn_context_mode
    application_config_auth_claim_configuration_send_amr_claim
    application_config_constant_attributes application_config_constant_attributes_value
    application_config_database_attributes application_config_declare_redirect_endpoint
    application_config_groups_attribute_name application_config_override_name_id_format
    application_config_override_name_id_format_options application_logo applicationslist
    applicationtemplate applicationtemplate_jit applicationtemplate_logo applicationtemplate_oidc
    applicationtemplate_provision applicationtemplateslist attribute command commandfilereturn
    commandfilereturn_results commandresult commandresult_response commandresult_response_data
    commandresultbycommandid commandresultslist commandresultslist_results
    commandresultslist_results_response commandresultssearchlist commandresultssearchlist_results
    commandslist commandslist_results custom_email_settings error error_details fde files_s3
    id_resetmfa_body mfa mfa_enrollment mfa_enrollment_status organization organizationentitlement
    organizationentitlement_entitlement_products organizations_id_body organizationsettings
    organizationsettings_display_preferences organizationsettings_display_preferences_org_insights
    organizationsettings_display_preferences_org_insights_applications_usage
    organizationsettings_display_preferences_org_insights_console_stats
    organizationsettings_display_preferences_org_insights_device_notifications
    organizationsettings_display_preferences_org_insights_user_notifications
    organizationsettings_features organizationsettings_features_directory_insights
    organizationsettings_features_directory_insights_premium
    organizationsettings_features_system_insights
    organizationsettings_new_system_user_state_defaults organizationsettings_password_policy
    organizationsettings_system_user_defaults organizationsettings_user_portal
    organizationsettings_windows_mdm organizationsettingsput
    organizationsettingsput_new_system_user_state_defaults organizationsettingsput_password_policy
    organizationslist organizationslist_results radiusserver radiusserverpost radiusserverput
    radiusservers_id_body radiusserverslist restricted_field run_command_body runcommandreturn
    search sshkeylist sshkeypost sso state_activate_body system system_built_in_commands
    system_domain_info system_mdm system_mdm_internal system_mdm_windows system_network_interfaces
    system_os_version_detail system_policy_stats system_primary_system_user
    system_provision_metadata system_provision_metadata_provisioner system_search
    system_secure_login system_service_account_state system_sshd_params system_system_insights
    system_user_metrics system_users_searchlist systemput systemput_agent_bound_messages
    systems_searchlist systemslist systemuser_search_return systemuserput systemuserput_addresses
    systemuserput_attributes systemuserput_delegated_authority systemuserput_phone_numbers
    systemuserput_relationships systemuserputpost systemuserputpost_addresses
    systemuserputpost_phone_numbers systemuserputpost_recovery_email systemuserreturn
    systemuserreturn_addresses systemuserreturn_admin systemuserreturn_phone_numbers
    systemuserreturn_recovery_email systemuserslist totpenrollmentinfo triggerreturn
    trustedapp_config_get trustedapp_config_get_trusted_apps trustedapp_config_put userput
    userreturn userreturn_api_key_hash userreturn_growth_data userslist
""".split()  # noqa: SIM905  # the same

_MODULE_OF = dict(zip(_NAMES, _MODULES, strict=True))

# By their module only: the package has classes of its own that are called so.
__all__ = [name for name in _NAMES if name not in ["Search"]]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _MODULE_OF:
        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
        return value
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_NAMES})
