from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class ApplicationConfig(Model):
    """How sign-in to an application works, for an application and for a template.

    Each field is an object that also says how the console shows it; the setting itself is its
    `value`. Which fields there are depends on the connector.
    """

    _wire = """
        acsUrl constantAttributes databaseAttributes idpCertificate idpEntityId idpPrivateKey
        spEntityId declareRedirectEndpoint defaultTargetUrl groupsAttributeName idpInitUrl
        includeGroups overrideNameIdFormat signAssertion signatureAlgorithm signResponse
        spCertificate spErrorFlow subjectField authClaimConfiguration
    """
    secret_fields = ("idp_private_key",)
    acs_url: models.ApplicationConfigAcsUrl | Null | None = None
    """Where the answer to a sign-in is sent, the assertion consumer service of the application."""
    constant_attributes: models.ApplicationConfigConstantAttributes | Null | None = None
    """Attributes that the application gets with the same value for everybody."""
    database_attributes: models.ApplicationConfigDatabaseAttributes | Null | None = None
    """Attributes that the application gets from the record of the person who signs in."""
    idp_certificate: models.ApplicationConfigAcsUrl | Null | None = None
    """The public certificate with which the application checks what JumpCloud signs. The service
    makes one where none is given."""
    idp_entity_id: models.ApplicationConfigAcsUrl | Null | None = None
    """The name by which JumpCloud introduces itself to the application."""
    idp_private_key: models.ApplicationConfigAcsUrl | Null | None = None
    """A secret: the private key with which JumpCloud signs, in `value`. The service makes one where
    none is given."""
    sp_entity_id: models.ApplicationConfigAcsUrl | Null | None = None
    """The name of the application in SAML, upper and lower case matter."""
    declare_redirect_endpoint: models.ApplicationConfigDeclareRedirectEndpoint | Null | None = None
    """Whether JumpCloud's SAML metadata also names an address for HTTP redirects."""
    default_target_url: models.ApplicationConfigAcsUrl | Null | None = None
    """Where people land after a sign-in that did not say where to go (probably)."""
    groups_attribute_name: models.ApplicationConfigGroupsAttributeName | Null | None = None
    """The attribute that carries the person's groups; used if `include_groups` is on."""
    idp_init_url: models.ApplicationConfigAcsUrl | Null | None = None
    """Where a sign-in that starts in the portal begins (probably)."""
    include_groups: models.ApplicationConfigDeclareRedirectEndpoint | Null | None = None
    """Whether the application gets the names of the groups that the person is in."""
    override_name_id_format: models.ApplicationConfigOverrideNameIdFormat | Null | None = None
    """The format of the identifier of the person, where it shall not be the usual one."""
    sign_assertion: models.ApplicationConfigDeclareRedirectEndpoint | Null | None = None
    """Whether JumpCloud signs the assertion in the answer to a sign-in."""
    signature_algorithm: models.ApplicationConfigOverrideNameIdFormat | Null | None = None
    """The algorithm of the signatures."""
    sign_response: models.ApplicationConfigDeclareRedirectEndpoint | Null | None = None
    """Whether JumpCloud signs the whole answer to a sign-in."""
    sp_certificate: models.ApplicationConfigAcsUrl | Null | None = None
    """The public certificate of the application, with which its requests are checked."""
    sp_error_flow: models.ApplicationConfigDeclareRedirectEndpoint | Null | None = None
    """Whether failed sign-ins are reported to the application (probably)."""
    subject_field: models.ApplicationConfigOverrideNameIdFormat | Null | None = None
    """Which field of a person identifies them to the application."""
    auth_claim_configuration: models.ApplicationConfigAuthClaimConfiguration | Null | None = None
    """What the application is told about how the person proved who they are."""
