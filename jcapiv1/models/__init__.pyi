# Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.models import application as application
from jcapiv1.models import application_config as application_config
from jcapiv1.models import application_config_acs_url as application_config_acs_url
from jcapiv1.models import application_config_acs_url_tooltip as application_config_acs_url_tooltip
from jcapiv1.models import (
    application_config_acs_url_tooltip_variables as application_config_acs_url_tooltip_variables,
)
from jcapiv1.models import (
    application_config_auth_claim_configuration as application_config_auth_claim_configuration,
)
from jcapiv1.models import (
    application_config_auth_claim_configuration_authn_context_mappings as application_config_auth_claim_configuration_authn_context_mappings,
)
from jcapiv1.models import (
    application_config_auth_claim_configuration_authn_context_mode as application_config_auth_claim_configuration_authn_context_mode,
)
from jcapiv1.models import (
    application_config_auth_claim_configuration_send_amr_claim as application_config_auth_claim_configuration_send_amr_claim,
)
from jcapiv1.models import (
    application_config_constant_attributes as application_config_constant_attributes,
)
from jcapiv1.models import (
    application_config_constant_attributes_value as application_config_constant_attributes_value,
)
from jcapiv1.models import (
    application_config_database_attributes as application_config_database_attributes,
)
from jcapiv1.models import (
    application_config_declare_redirect_endpoint as application_config_declare_redirect_endpoint,
)
from jcapiv1.models import (
    application_config_groups_attribute_name as application_config_groups_attribute_name,
)
from jcapiv1.models import (
    application_config_override_name_id_format as application_config_override_name_id_format,
)
from jcapiv1.models import (
    application_config_override_name_id_format_options as application_config_override_name_id_format_options,
)
from jcapiv1.models import application_logo as application_logo
from jcapiv1.models import applicationslist as applicationslist
from jcapiv1.models import applicationtemplate as applicationtemplate
from jcapiv1.models import applicationtemplate_jit as applicationtemplate_jit
from jcapiv1.models import applicationtemplate_logo as applicationtemplate_logo
from jcapiv1.models import applicationtemplate_oidc as applicationtemplate_oidc
from jcapiv1.models import applicationtemplate_provision as applicationtemplate_provision
from jcapiv1.models import applicationtemplateslist as applicationtemplateslist
from jcapiv1.models import attribute as attribute
from jcapiv1.models import command as command
from jcapiv1.models import commandfilereturn as commandfilereturn
from jcapiv1.models import commandfilereturn_results as commandfilereturn_results
from jcapiv1.models import commandresult as commandresult
from jcapiv1.models import commandresult_response as commandresult_response
from jcapiv1.models import commandresult_response_data as commandresult_response_data
from jcapiv1.models import commandresultbycommandid as commandresultbycommandid
from jcapiv1.models import commandresultslist as commandresultslist
from jcapiv1.models import commandresultslist_results as commandresultslist_results
from jcapiv1.models import (
    commandresultslist_results_response as commandresultslist_results_response,
)
from jcapiv1.models import commandresultssearchlist as commandresultssearchlist
from jcapiv1.models import commandresultssearchlist_results as commandresultssearchlist_results
from jcapiv1.models import commandslist as commandslist
from jcapiv1.models import commandslist_results as commandslist_results
from jcapiv1.models import custom_email_settings as custom_email_settings
from jcapiv1.models import error as error
from jcapiv1.models import error_details as error_details
from jcapiv1.models import fde as fde
from jcapiv1.models import files_s3 as files_s3
from jcapiv1.models import id_resetmfa_body as id_resetmfa_body
from jcapiv1.models import mfa as mfa
from jcapiv1.models import mfa_enrollment as mfa_enrollment
from jcapiv1.models import mfa_enrollment_status as mfa_enrollment_status
from jcapiv1.models import organization as organization
from jcapiv1.models import organizationentitlement as organizationentitlement
from jcapiv1.models import (
    organizationentitlement_entitlement_products as organizationentitlement_entitlement_products,
)
from jcapiv1.models import organizations_id_body as organizations_id_body
from jcapiv1.models import organizationsettings as organizationsettings
from jcapiv1.models import (
    organizationsettings_display_preferences as organizationsettings_display_preferences,
)
from jcapiv1.models import (
    organizationsettings_display_preferences_org_insights as organizationsettings_display_preferences_org_insights,
)
from jcapiv1.models import (
    organizationsettings_display_preferences_org_insights_applications_usage as organizationsettings_display_preferences_org_insights_applications_usage,
)
from jcapiv1.models import (
    organizationsettings_display_preferences_org_insights_console_stats as organizationsettings_display_preferences_org_insights_console_stats,
)
from jcapiv1.models import (
    organizationsettings_display_preferences_org_insights_device_notifications as organizationsettings_display_preferences_org_insights_device_notifications,
)
from jcapiv1.models import (
    organizationsettings_display_preferences_org_insights_user_notifications as organizationsettings_display_preferences_org_insights_user_notifications,
)
from jcapiv1.models import organizationsettings_features as organizationsettings_features
from jcapiv1.models import (
    organizationsettings_features_directory_insights as organizationsettings_features_directory_insights,
)
from jcapiv1.models import (
    organizationsettings_features_directory_insights_premium as organizationsettings_features_directory_insights_premium,
)
from jcapiv1.models import (
    organizationsettings_features_system_insights as organizationsettings_features_system_insights,
)
from jcapiv1.models import (
    organizationsettings_new_system_user_state_defaults as organizationsettings_new_system_user_state_defaults,
)
from jcapiv1.models import (
    organizationsettings_password_policy as organizationsettings_password_policy,
)
from jcapiv1.models import (
    organizationsettings_system_user_defaults as organizationsettings_system_user_defaults,
)
from jcapiv1.models import organizationsettings_user_portal as organizationsettings_user_portal
from jcapiv1.models import organizationsettings_windows_mdm as organizationsettings_windows_mdm
from jcapiv1.models import organizationsettingsput as organizationsettingsput
from jcapiv1.models import (
    organizationsettingsput_new_system_user_state_defaults as organizationsettingsput_new_system_user_state_defaults,
)
from jcapiv1.models import (
    organizationsettingsput_password_policy as organizationsettingsput_password_policy,
)
from jcapiv1.models import organizationslist as organizationslist
from jcapiv1.models import organizationslist_results as organizationslist_results
from jcapiv1.models import radiusserver as radiusserver
from jcapiv1.models import radiusserverpost as radiusserverpost
from jcapiv1.models import radiusserverput as radiusserverput
from jcapiv1.models import radiusservers_id_body as radiusservers_id_body
from jcapiv1.models import radiusserverslist as radiusserverslist
from jcapiv1.models import restricted_field as restricted_field
from jcapiv1.models import run_command_body as run_command_body
from jcapiv1.models import runcommandreturn as runcommandreturn
from jcapiv1.models import search as search
from jcapiv1.models import sshkeylist as sshkeylist
from jcapiv1.models import sshkeypost as sshkeypost
from jcapiv1.models import sso as sso
from jcapiv1.models import state_activate_body as state_activate_body
from jcapiv1.models import system as system
from jcapiv1.models import system_built_in_commands as system_built_in_commands
from jcapiv1.models import system_domain_info as system_domain_info
from jcapiv1.models import system_mdm as system_mdm
from jcapiv1.models import system_mdm_internal as system_mdm_internal
from jcapiv1.models import system_mdm_windows as system_mdm_windows
from jcapiv1.models import system_network_interfaces as system_network_interfaces
from jcapiv1.models import system_os_version_detail as system_os_version_detail
from jcapiv1.models import system_policy_stats as system_policy_stats
from jcapiv1.models import system_primary_system_user as system_primary_system_user
from jcapiv1.models import system_provision_metadata as system_provision_metadata
from jcapiv1.models import (
    system_provision_metadata_provisioner as system_provision_metadata_provisioner,
)
from jcapiv1.models import system_search as system_search
from jcapiv1.models import system_secure_login as system_secure_login
from jcapiv1.models import system_service_account_state as system_service_account_state
from jcapiv1.models import system_sshd_params as system_sshd_params
from jcapiv1.models import system_system_insights as system_system_insights
from jcapiv1.models import system_user_metrics as system_user_metrics
from jcapiv1.models import system_users_searchlist as system_users_searchlist
from jcapiv1.models import systemput as systemput
from jcapiv1.models import systemput_agent_bound_messages as systemput_agent_bound_messages
from jcapiv1.models import systems_searchlist as systems_searchlist
from jcapiv1.models import systemslist as systemslist
from jcapiv1.models import systemuser_search_return as systemuser_search_return
from jcapiv1.models import systemuserput as systemuserput
from jcapiv1.models import systemuserput_addresses as systemuserput_addresses
from jcapiv1.models import systemuserput_attributes as systemuserput_attributes
from jcapiv1.models import systemuserput_delegated_authority as systemuserput_delegated_authority
from jcapiv1.models import systemuserput_phone_numbers as systemuserput_phone_numbers
from jcapiv1.models import systemuserput_relationships as systemuserput_relationships
from jcapiv1.models import systemuserputpost as systemuserputpost
from jcapiv1.models import systemuserputpost_addresses as systemuserputpost_addresses
from jcapiv1.models import systemuserputpost_phone_numbers as systemuserputpost_phone_numbers
from jcapiv1.models import systemuserputpost_recovery_email as systemuserputpost_recovery_email
from jcapiv1.models import systemuserreturn as systemuserreturn
from jcapiv1.models import systemuserreturn_addresses as systemuserreturn_addresses
from jcapiv1.models import systemuserreturn_admin as systemuserreturn_admin
from jcapiv1.models import systemuserreturn_phone_numbers as systemuserreturn_phone_numbers
from jcapiv1.models import systemuserreturn_recovery_email as systemuserreturn_recovery_email
from jcapiv1.models import systemuserslist as systemuserslist
from jcapiv1.models import totpenrollmentinfo as totpenrollmentinfo
from jcapiv1.models import triggerreturn as triggerreturn
from jcapiv1.models import trustedapp_config_get as trustedapp_config_get
from jcapiv1.models import trustedapp_config_get_trusted_apps as trustedapp_config_get_trusted_apps
from jcapiv1.models import trustedapp_config_put as trustedapp_config_put
from jcapiv1.models import userput as userput
from jcapiv1.models import userreturn as userreturn
from jcapiv1.models import userreturn_api_key_hash as userreturn_api_key_hash
from jcapiv1.models import userreturn_growth_data as userreturn_growth_data
from jcapiv1.models import userslist as userslist
from jcapiv1.models.application import Application as Application
from jcapiv1.models.application_config import ApplicationConfig as ApplicationConfig
from jcapiv1.models.application_config_acs_url import (
    ApplicationConfigAcsUrl as ApplicationConfigAcsUrl,
)
from jcapiv1.models.application_config_acs_url_tooltip import (
    ApplicationConfigAcsUrlTooltip as ApplicationConfigAcsUrlTooltip,
)
from jcapiv1.models.application_config_acs_url_tooltip_variables import (
    ApplicationConfigAcsUrlTooltipVariables as ApplicationConfigAcsUrlTooltipVariables,
)
from jcapiv1.models.application_config_auth_claim_configuration import (
    ApplicationConfigAuthClaimConfiguration as ApplicationConfigAuthClaimConfiguration,
)
from jcapiv1.models.application_config_auth_claim_configuration_authn_context_mappings import (
    ApplicationConfigAuthClaimConfigurationAuthnContextMappings as ApplicationConfigAuthClaimConfigurationAuthnContextMappings,
)
from jcapiv1.models.application_config_auth_claim_configuration_authn_context_mode import (
    ApplicationConfigAuthClaimConfigurationAuthnContextMode as ApplicationConfigAuthClaimConfigurationAuthnContextMode,
)
from jcapiv1.models.application_config_auth_claim_configuration_send_amr_claim import (
    ApplicationConfigAuthClaimConfigurationSendAmrClaim as ApplicationConfigAuthClaimConfigurationSendAmrClaim,
)
from jcapiv1.models.application_config_constant_attributes import (
    ApplicationConfigConstantAttributes as ApplicationConfigConstantAttributes,
)
from jcapiv1.models.application_config_constant_attributes_value import (
    ApplicationConfigConstantAttributesValue as ApplicationConfigConstantAttributesValue,
)
from jcapiv1.models.application_config_database_attributes import (
    ApplicationConfigDatabaseAttributes as ApplicationConfigDatabaseAttributes,
)
from jcapiv1.models.application_config_declare_redirect_endpoint import (
    ApplicationConfigDeclareRedirectEndpoint as ApplicationConfigDeclareRedirectEndpoint,
)
from jcapiv1.models.application_config_groups_attribute_name import (
    ApplicationConfigGroupsAttributeName as ApplicationConfigGroupsAttributeName,
)
from jcapiv1.models.application_config_override_name_id_format import (
    ApplicationConfigOverrideNameIdFormat as ApplicationConfigOverrideNameIdFormat,
)
from jcapiv1.models.application_config_override_name_id_format_options import (
    ApplicationConfigOverrideNameIdFormatOptions as ApplicationConfigOverrideNameIdFormatOptions,
)
from jcapiv1.models.application_logo import ApplicationLogo as ApplicationLogo
from jcapiv1.models.applicationslist import Applicationslist as Applicationslist
from jcapiv1.models.applicationtemplate import Applicationtemplate as Applicationtemplate
from jcapiv1.models.applicationtemplate_jit import ApplicationtemplateJit as ApplicationtemplateJit
from jcapiv1.models.applicationtemplate_logo import (
    ApplicationtemplateLogo as ApplicationtemplateLogo,
)
from jcapiv1.models.applicationtemplate_oidc import (
    ApplicationtemplateOidc as ApplicationtemplateOidc,
)
from jcapiv1.models.applicationtemplate_provision import (
    ApplicationtemplateProvision as ApplicationtemplateProvision,
)
from jcapiv1.models.applicationtemplateslist import (
    Applicationtemplateslist as Applicationtemplateslist,
)
from jcapiv1.models.attribute import Attribute as Attribute
from jcapiv1.models.command import Command as Command
from jcapiv1.models.commandfilereturn import Commandfilereturn as Commandfilereturn
from jcapiv1.models.commandfilereturn_results import (
    CommandfilereturnResults as CommandfilereturnResults,
)
from jcapiv1.models.commandresult import Commandresult as Commandresult
from jcapiv1.models.commandresult_response import CommandresultResponse as CommandresultResponse
from jcapiv1.models.commandresult_response_data import (
    CommandresultResponseData as CommandresultResponseData,
)
from jcapiv1.models.commandresultbycommandid import (
    Commandresultbycommandid as Commandresultbycommandid,
)
from jcapiv1.models.commandresultslist import Commandresultslist as Commandresultslist
from jcapiv1.models.commandresultslist_results import (
    CommandresultslistResults as CommandresultslistResults,
)
from jcapiv1.models.commandresultslist_results_response import (
    CommandresultslistResultsResponse as CommandresultslistResultsResponse,
)
from jcapiv1.models.commandresultssearchlist import (
    Commandresultssearchlist as Commandresultssearchlist,
)
from jcapiv1.models.commandresultssearchlist_results import (
    CommandresultssearchlistResults as CommandresultssearchlistResults,
)
from jcapiv1.models.commandslist import Commandslist as Commandslist
from jcapiv1.models.commandslist_results import CommandslistResults as CommandslistResults
from jcapiv1.models.custom_email_settings import CustomEmailSettings as CustomEmailSettings
from jcapiv1.models.error import Error as Error
from jcapiv1.models.error_details import ErrorDetails as ErrorDetails
from jcapiv1.models.fde import Fde as Fde
from jcapiv1.models.files_s3 import FilesS3 as FilesS3
from jcapiv1.models.id_resetmfa_body import IdResetmfaBody as IdResetmfaBody
from jcapiv1.models.mfa import Mfa as Mfa
from jcapiv1.models.mfa_enrollment import MfaEnrollment as MfaEnrollment
from jcapiv1.models.mfa_enrollment_status import MfaEnrollmentStatus as MfaEnrollmentStatus
from jcapiv1.models.organization import Organization as Organization
from jcapiv1.models.organizationentitlement import (
    Organizationentitlement as Organizationentitlement,
)
from jcapiv1.models.organizationentitlement_entitlement_products import (
    OrganizationentitlementEntitlementProducts as OrganizationentitlementEntitlementProducts,
)
from jcapiv1.models.organizations_id_body import OrganizationsIdBody as OrganizationsIdBody
from jcapiv1.models.organizationsettings import Organizationsettings as Organizationsettings
from jcapiv1.models.organizationsettings_display_preferences import (
    OrganizationsettingsDisplayPreferences as OrganizationsettingsDisplayPreferences,
)
from jcapiv1.models.organizationsettings_display_preferences_org_insights import (
    OrganizationsettingsDisplayPreferencesOrgInsights as OrganizationsettingsDisplayPreferencesOrgInsights,
)
from jcapiv1.models.organizationsettings_display_preferences_org_insights_applications_usage import (
    OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage as OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage,
)
from jcapiv1.models.organizationsettings_display_preferences_org_insights_console_stats import (
    OrganizationsettingsDisplayPreferencesOrgInsightsConsoleStats as OrganizationsettingsDisplayPreferencesOrgInsightsConsoleStats,
)
from jcapiv1.models.organizationsettings_display_preferences_org_insights_device_notifications import (
    OrganizationsettingsDisplayPreferencesOrgInsightsDeviceNotifications as OrganizationsettingsDisplayPreferencesOrgInsightsDeviceNotifications,
)
from jcapiv1.models.organizationsettings_display_preferences_org_insights_user_notifications import (
    OrganizationsettingsDisplayPreferencesOrgInsightsUserNotifications as OrganizationsettingsDisplayPreferencesOrgInsightsUserNotifications,
)
from jcapiv1.models.organizationsettings_features import (
    OrganizationsettingsFeatures as OrganizationsettingsFeatures,
)
from jcapiv1.models.organizationsettings_features_directory_insights import (
    OrganizationsettingsFeaturesDirectoryInsights as OrganizationsettingsFeaturesDirectoryInsights,
)
from jcapiv1.models.organizationsettings_features_directory_insights_premium import (
    OrganizationsettingsFeaturesDirectoryInsightsPremium as OrganizationsettingsFeaturesDirectoryInsightsPremium,
)
from jcapiv1.models.organizationsettings_features_system_insights import (
    OrganizationsettingsFeaturesSystemInsights as OrganizationsettingsFeaturesSystemInsights,
)
from jcapiv1.models.organizationsettings_new_system_user_state_defaults import (
    OrganizationsettingsNewSystemUserStateDefaults as OrganizationsettingsNewSystemUserStateDefaults,
)
from jcapiv1.models.organizationsettings_password_policy import (
    OrganizationsettingsPasswordPolicy as OrganizationsettingsPasswordPolicy,
)
from jcapiv1.models.organizationsettings_system_user_defaults import (
    OrganizationsettingsSystemUserDefaults as OrganizationsettingsSystemUserDefaults,
)
from jcapiv1.models.organizationsettings_user_portal import (
    OrganizationsettingsUserPortal as OrganizationsettingsUserPortal,
)
from jcapiv1.models.organizationsettings_windows_mdm import (
    OrganizationsettingsWindowsMDM as OrganizationsettingsWindowsMDM,
)
from jcapiv1.models.organizationsettingsput import (
    Organizationsettingsput as Organizationsettingsput,
)
from jcapiv1.models.organizationsettingsput_new_system_user_state_defaults import (
    OrganizationsettingsputNewSystemUserStateDefaults as OrganizationsettingsputNewSystemUserStateDefaults,
)
from jcapiv1.models.organizationsettingsput_password_policy import (
    OrganizationsettingsputPasswordPolicy as OrganizationsettingsputPasswordPolicy,
)
from jcapiv1.models.organizationslist import Organizationslist as Organizationslist
from jcapiv1.models.organizationslist_results import (
    OrganizationslistResults as OrganizationslistResults,
)
from jcapiv1.models.radiusserver import Radiusserver as Radiusserver
from jcapiv1.models.radiusserverpost import Radiusserverpost as Radiusserverpost
from jcapiv1.models.radiusserverput import Radiusserverput as Radiusserverput
from jcapiv1.models.radiusservers_id_body import RadiusserversIdBody as RadiusserversIdBody
from jcapiv1.models.radiusserverslist import Radiusserverslist as Radiusserverslist
from jcapiv1.models.restricted_field import RestrictedField as RestrictedField
from jcapiv1.models.run_command_body import RunCommandBody as RunCommandBody
from jcapiv1.models.runcommandreturn import Runcommandreturn as Runcommandreturn
from jcapiv1.models.search import Search as Search
from jcapiv1.models.sshkeylist import Sshkeylist as Sshkeylist
from jcapiv1.models.sshkeypost import Sshkeypost as Sshkeypost
from jcapiv1.models.sso import Sso as Sso
from jcapiv1.models.state_activate_body import StateActivateBody as StateActivateBody
from jcapiv1.models.system import System as System
from jcapiv1.models.system_built_in_commands import SystemBuiltInCommands as SystemBuiltInCommands
from jcapiv1.models.system_domain_info import SystemDomainInfo as SystemDomainInfo
from jcapiv1.models.system_mdm import SystemMdm as SystemMdm
from jcapiv1.models.system_mdm_internal import SystemMdmInternal as SystemMdmInternal
from jcapiv1.models.system_mdm_windows import SystemMdmWindows as SystemMdmWindows
from jcapiv1.models.system_network_interfaces import (
    SystemNetworkInterfaces as SystemNetworkInterfaces,
)
from jcapiv1.models.system_os_version_detail import SystemOsVersionDetail as SystemOsVersionDetail
from jcapiv1.models.system_policy_stats import SystemPolicyStats as SystemPolicyStats
from jcapiv1.models.system_primary_system_user import (
    SystemPrimarySystemUser as SystemPrimarySystemUser,
)
from jcapiv1.models.system_provision_metadata import (
    SystemProvisionMetadata as SystemProvisionMetadata,
)
from jcapiv1.models.system_provision_metadata_provisioner import (
    SystemProvisionMetadataProvisioner as SystemProvisionMetadataProvisioner,
)
from jcapiv1.models.system_search import SystemSearch as SystemSearch
from jcapiv1.models.system_secure_login import SystemSecureLogin as SystemSecureLogin
from jcapiv1.models.system_service_account_state import (
    SystemServiceAccountState as SystemServiceAccountState,
)
from jcapiv1.models.system_sshd_params import SystemSshdParams as SystemSshdParams
from jcapiv1.models.system_system_insights import SystemSystemInsights as SystemSystemInsights
from jcapiv1.models.system_user_metrics import SystemUserMetrics as SystemUserMetrics
from jcapiv1.models.system_users_searchlist import SystemUsersSearchlist as SystemUsersSearchlist
from jcapiv1.models.systemput import Systemput as Systemput
from jcapiv1.models.systemput_agent_bound_messages import (
    SystemputAgentBoundMessages as SystemputAgentBoundMessages,
)
from jcapiv1.models.systems_searchlist import SystemsSearchlist as SystemsSearchlist
from jcapiv1.models.systemslist import Systemslist as Systemslist
from jcapiv1.models.systemuser_search_return import SystemuserSearchReturn as SystemuserSearchReturn
from jcapiv1.models.systemuserput import Systemuserput as Systemuserput
from jcapiv1.models.systemuserput_addresses import SystemuserputAddresses as SystemuserputAddresses
from jcapiv1.models.systemuserput_attributes import (
    SystemuserputAttributes as SystemuserputAttributes,
)
from jcapiv1.models.systemuserput_delegated_authority import (
    SystemuserputDelegatedAuthority as SystemuserputDelegatedAuthority,
)
from jcapiv1.models.systemuserput_phone_numbers import (
    SystemuserputPhoneNumbers as SystemuserputPhoneNumbers,
)
from jcapiv1.models.systemuserput_relationships import (
    SystemuserputRelationships as SystemuserputRelationships,
)
from jcapiv1.models.systemuserputpost import Systemuserputpost as Systemuserputpost
from jcapiv1.models.systemuserputpost_addresses import (
    SystemuserputpostAddresses as SystemuserputpostAddresses,
)
from jcapiv1.models.systemuserputpost_phone_numbers import (
    SystemuserputpostPhoneNumbers as SystemuserputpostPhoneNumbers,
)
from jcapiv1.models.systemuserputpost_recovery_email import (
    SystemuserputpostRecoveryEmail as SystemuserputpostRecoveryEmail,
)
from jcapiv1.models.systemuserreturn import Systemuserreturn as Systemuserreturn
from jcapiv1.models.systemuserreturn_addresses import (
    SystemuserreturnAddresses as SystemuserreturnAddresses,
)
from jcapiv1.models.systemuserreturn_admin import SystemuserreturnAdmin as SystemuserreturnAdmin
from jcapiv1.models.systemuserreturn_phone_numbers import (
    SystemuserreturnPhoneNumbers as SystemuserreturnPhoneNumbers,
)
from jcapiv1.models.systemuserreturn_recovery_email import (
    SystemuserreturnRecoveryEmail as SystemuserreturnRecoveryEmail,
)
from jcapiv1.models.systemuserslist import Systemuserslist as Systemuserslist
from jcapiv1.models.totpenrollmentinfo import Totpenrollmentinfo as Totpenrollmentinfo
from jcapiv1.models.triggerreturn import Triggerreturn as Triggerreturn
from jcapiv1.models.trustedapp_config_get import TrustedappConfigGet as TrustedappConfigGet
from jcapiv1.models.trustedapp_config_get_trusted_apps import (
    TrustedappConfigGetTrustedApps as TrustedappConfigGetTrustedApps,
)
from jcapiv1.models.trustedapp_config_put import TrustedappConfigPut as TrustedappConfigPut
from jcapiv1.models.userput import Userput as Userput
from jcapiv1.models.userreturn import Userreturn as Userreturn
from jcapiv1.models.userreturn_api_key_hash import UserreturnApiKeyHash as UserreturnApiKeyHash
from jcapiv1.models.userreturn_growth_data import UserreturnGrowthData as UserreturnGrowthData
from jcapiv1.models.userslist import Userslist as Userslist

__all__ = [
    "Application",
    "ApplicationConfig",
    "ApplicationConfigAcsUrl",
    "ApplicationConfigAcsUrlTooltip",
    "ApplicationConfigAcsUrlTooltipVariables",
    "ApplicationConfigAuthClaimConfiguration",
    "ApplicationConfigAuthClaimConfigurationAuthnContextMappings",
    "ApplicationConfigAuthClaimConfigurationAuthnContextMode",
    "ApplicationConfigAuthClaimConfigurationSendAmrClaim",
    "ApplicationConfigConstantAttributes",
    "ApplicationConfigConstantAttributesValue",
    "ApplicationConfigDatabaseAttributes",
    "ApplicationConfigDeclareRedirectEndpoint",
    "ApplicationConfigGroupsAttributeName",
    "ApplicationConfigOverrideNameIdFormat",
    "ApplicationConfigOverrideNameIdFormatOptions",
    "ApplicationLogo",
    "Applicationslist",
    "Applicationtemplate",
    "ApplicationtemplateJit",
    "ApplicationtemplateLogo",
    "ApplicationtemplateOidc",
    "ApplicationtemplateProvision",
    "Applicationtemplateslist",
    "Attribute",
    "Command",
    "Commandfilereturn",
    "CommandfilereturnResults",
    "Commandresult",
    "CommandresultResponse",
    "CommandresultResponseData",
    "Commandresultbycommandid",
    "Commandresultslist",
    "CommandresultslistResults",
    "CommandresultslistResultsResponse",
    "Commandresultssearchlist",
    "CommandresultssearchlistResults",
    "Commandslist",
    "CommandslistResults",
    "CustomEmailSettings",
    "Error",
    "ErrorDetails",
    "Fde",
    "FilesS3",
    "IdResetmfaBody",
    "Mfa",
    "MfaEnrollment",
    "MfaEnrollmentStatus",
    "Organization",
    "Organizationentitlement",
    "OrganizationentitlementEntitlementProducts",
    "OrganizationsIdBody",
    "Organizationsettings",
    "OrganizationsettingsDisplayPreferences",
    "OrganizationsettingsDisplayPreferencesOrgInsights",
    "OrganizationsettingsDisplayPreferencesOrgInsightsApplicationsUsage",
    "OrganizationsettingsDisplayPreferencesOrgInsightsConsoleStats",
    "OrganizationsettingsDisplayPreferencesOrgInsightsDeviceNotifications",
    "OrganizationsettingsDisplayPreferencesOrgInsightsUserNotifications",
    "OrganizationsettingsFeatures",
    "OrganizationsettingsFeaturesDirectoryInsights",
    "OrganizationsettingsFeaturesDirectoryInsightsPremium",
    "OrganizationsettingsFeaturesSystemInsights",
    "OrganizationsettingsNewSystemUserStateDefaults",
    "OrganizationsettingsPasswordPolicy",
    "OrganizationsettingsSystemUserDefaults",
    "OrganizationsettingsUserPortal",
    "OrganizationsettingsWindowsMDM",
    "Organizationsettingsput",
    "OrganizationsettingsputNewSystemUserStateDefaults",
    "OrganizationsettingsputPasswordPolicy",
    "Organizationslist",
    "OrganizationslistResults",
    "Radiusserver",
    "Radiusserverpost",
    "Radiusserverput",
    "RadiusserversIdBody",
    "Radiusserverslist",
    "RestrictedField",
    "RunCommandBody",
    "Runcommandreturn",
    "Sshkeylist",
    "Sshkeypost",
    "Sso",
    "StateActivateBody",
    "System",
    "SystemBuiltInCommands",
    "SystemDomainInfo",
    "SystemMdm",
    "SystemMdmInternal",
    "SystemMdmWindows",
    "SystemNetworkInterfaces",
    "SystemOsVersionDetail",
    "SystemPolicyStats",
    "SystemPrimarySystemUser",
    "SystemProvisionMetadata",
    "SystemProvisionMetadataProvisioner",
    "SystemSearch",
    "SystemSecureLogin",
    "SystemServiceAccountState",
    "SystemSshdParams",
    "SystemSystemInsights",
    "SystemUserMetrics",
    "SystemUsersSearchlist",
    "Systemput",
    "SystemputAgentBoundMessages",
    "SystemsSearchlist",
    "Systemslist",
    "SystemuserSearchReturn",
    "Systemuserput",
    "SystemuserputAddresses",
    "SystemuserputAttributes",
    "SystemuserputDelegatedAuthority",
    "SystemuserputPhoneNumbers",
    "SystemuserputRelationships",
    "Systemuserputpost",
    "SystemuserputpostAddresses",
    "SystemuserputpostPhoneNumbers",
    "SystemuserputpostRecoveryEmail",
    "Systemuserreturn",
    "SystemuserreturnAddresses",
    "SystemuserreturnAdmin",
    "SystemuserreturnPhoneNumbers",
    "SystemuserreturnRecoveryEmail",
    "Systemuserslist",
    "Totpenrollmentinfo",
    "Triggerreturn",
    "TrustedappConfigGet",
    "TrustedappConfigGetTrustedApps",
    "TrustedappConfigPut",
    "Userput",
    "Userreturn",
    "UserreturnApiKeyHash",
    "UserreturnGrowthData",
    "Userslist",
]
