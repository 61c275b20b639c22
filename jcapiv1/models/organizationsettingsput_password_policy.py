from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class OrganizationsettingsputPasswordPolicy(Model):
    """The password rules of a tenant that `organization_put` changes; they hold for everybody in
    it.

    A rule with a number counts only if the switch that begins with `enable` is on too. Three fields
    of the answers are missing here: `enable_recovery_email`, `enable_reset_lockout_counter` and
    `reset_lockout_counter_minutes`. Whether this call can change them is not documented.
    """

    _wire = """
        allowUsernameSubstring daysAfterExpirationToSelfRecover daysBeforeExpirationToForceReset
        effectiveDate enableDaysAfterExpirationToSelfRecover enableDaysBeforeExpirationToForceReset
        enableLockoutTimeInSeconds enableMaxHistory enableMaxLoginAttempts
        enableMinChangePeriodInDays enableMinLength enablePasswordExpirationInDays gracePeriodDate
        lockoutTimeInSeconds maxHistory maxLoginAttempts minChangePeriodInDays minLength
        needsLowercase needsNumeric needsSymbolic needsUppercase passwordExpirationInDays
        allowUnenrolledMFAPasswordReset disallowCommonlyUsedPasswords
        disallowSequentialOrRepetitiveChars displayComplexityOnResetScreen
    """
    allow_username_substring: bool | Null | None = None
    """Whether a password may contain the username."""
    days_after_expiration_to_self_recover: int | Null | None = None
    """How many days after it expired people could still change a password themselves; deprecated,
    -1 has been seen."""
    days_before_expiration_to_force_reset: int | Null | None = None
    """How many days before it expires a password must be changed, at least 1."""
    effective_date: str | Null | None = None
    """Since when the rules hold. Sending it is probably useless, since the service puts a new date
    there on every save."""
    enable_days_after_expiration_to_self_recover: bool | Null | None = None
    """Whether people can change an expired password themselves for some days."""
    enable_days_before_expiration_to_force_reset: bool | Null | None = None
    """Whether a password must be changed some days before it expires."""
    enable_lockout_time_in_seconds: bool | Null | None = None
    """Whether a locked account opens again by itself after some time."""
    enable_max_history: bool | Null | None = None
    """Whether recent passwords may not be used again."""
    enable_max_login_attempts: bool | Null | None = None
    """Whether too many failed sign-ins lock an account."""
    enable_min_change_period_in_days: bool | Null | None = None
    """Whether a password must be kept for some days."""
    enable_min_length: bool | Null | None = None
    """Whether a password must have some length."""
    enable_password_expiration_in_days: bool | Null | None = None
    """Whether passwords expire."""
    grace_period_date: str | Null | None = None
    """A date of the grace period for expired passwords (probably), as text."""
    lockout_time_in_seconds: int | Null | None = None
    """How long an account stays locked, in seconds; probably 300 to 5,400."""
    max_history: int | Null | None = None
    """How many recent passwords may not be used again, 1 to 24."""
    max_login_attempts: int | Null | None = None
    """After how many failed sign-ins an account is locked, at least 1."""
    min_change_period_in_days: int | Null | None = None
    """How many days a password must be kept before it can be changed."""
    min_length: int | Null | None = None
    """How many characters a password must have at least; the console allows 8 to 64."""
    needs_lowercase: bool | Null | None = None
    """Whether a password needs a small letter."""
    needs_numeric: bool | Null | None = None
    """Whether a password needs a digit."""
    needs_symbolic: bool | Null | None = None
    """Whether a password needs a character that is neither letter nor digit."""
    needs_uppercase: bool | Null | None = None
    """Whether a password needs a capital letter."""
    password_expiration_in_days: int | Null | None = None
    """After how many days a password expires, at least 1."""
    allow_unenrolled_mfa_password_reset: bool | Null | None = None
    """Whether people without a second factor can reset their password."""
    disallow_commonly_used_passwords: bool | Null | None = None
    """Whether passwords that many people use are refused."""
    disallow_sequential_or_repetitive_chars: bool | Null | None = None
    """Whether passwords with runs such as `abcd` or `aaaa` are refused."""
    display_complexity_on_reset_screen: bool | Null | None = None
    """Whether these rules are shown where people set a password."""
