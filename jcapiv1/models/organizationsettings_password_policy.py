from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class OrganizationsettingsPasswordPolicy(Model):
    """The password rules of a tenant, as the service answers; they hold for everybody in it.

    A rule with a number counts only if the switch that begins with `enable` is on too.
    """

    _wire = """
        allowUsernameSubstring daysAfterExpirationToSelfRecover daysBeforeExpirationToForceReset
        effectiveDate enableDaysAfterExpirationToSelfRecover enableDaysBeforeExpirationToForceReset
        enableLockoutTimeInSeconds enableMaxHistory enableMaxLoginAttempts
        enableMinChangePeriodInDays enableMinLength enablePasswordExpirationInDays
        enableRecoveryEmail enableResetLockoutCounter gracePeriodDate lockoutTimeInSeconds
        maxHistory maxLoginAttempts minChangePeriodInDays minLength needsLowercase needsNumeric
        needsSymbolic needsUppercase passwordExpirationInDays resetLockoutCounterMinutes
        allowUnenrolledMFAPasswordReset disallowCommonlyUsedPasswords
        disallowSequentialOrRepetitiveChars displayComplexityOnResetScreen
    """
    allow_username_substring: bool | None = None
    """Whether a password may contain the username."""
    days_after_expiration_to_self_recover: int | None = None
    """How many days after it expired people could still change a password themselves; deprecated,
    -1 has been seen."""
    days_before_expiration_to_force_reset: int | None = None
    """How many days before it expires a password must be changed, at least 1."""
    effective_date: str | None = None
    """Since when these rules hold, as text; the service puts a new date there on every save."""
    enable_days_after_expiration_to_self_recover: bool | None = None
    """Whether people can change an expired password themselves for some days."""
    enable_days_before_expiration_to_force_reset: bool | None = None
    """Whether a password must be changed some days before it expires."""
    enable_lockout_time_in_seconds: bool | None = None
    """Whether a locked account opens again by itself after some time."""
    enable_max_history: bool | None = None
    """Whether recent passwords may not be used again."""
    enable_max_login_attempts: bool | None = None
    """Whether too many failed sign-ins lock an account."""
    enable_min_change_period_in_days: bool | None = None
    """Whether a password must be kept for some days."""
    enable_min_length: bool | None = None
    """Whether a password must have some length."""
    enable_password_expiration_in_days: bool | None = None
    """Whether passwords expire."""
    enable_recovery_email: bool | None = None
    """Whether people can recover their password through a second address."""
    enable_reset_lockout_counter: bool | None = None
    """Whether failed sign-ins are forgotten after some time."""
    grace_period_date: str | None = None
    """A date of the grace period for expired passwords (probably), as text."""
    lockout_time_in_seconds: int | None = None
    """How long an account stays locked, in seconds, 300 to 5,400."""
    max_history: int | None = None
    """How many recent passwords may not be used again, 1 to 24."""
    max_login_attempts: int | None = None
    """After how many failed sign-ins an account is locked, at least 1."""
    min_change_period_in_days: int | None = None
    """How many days a password must be kept before it can be changed."""
    min_length: int | None = None
    """How many characters a password must have at least; the console allows 8 to 64."""
    needs_lowercase: bool | None = None
    """Whether a password needs a small letter."""
    needs_numeric: bool | None = None
    """Whether a password needs a digit."""
    needs_symbolic: bool | None = None
    """Whether a password needs a character that is neither letter nor digit."""
    needs_uppercase: bool | None = None
    """Whether a password needs a capital letter."""
    password_expiration_in_days: int | None = None
    """After how many days a password expires, at least 1."""
    reset_lockout_counter_minutes: int | None = None
    """After how many minutes failed sign-ins are forgotten, at least 1."""
    allow_unenrolled_mfa_password_reset: bool | None = None
    """Whether people without a second factor can reset their password."""
    disallow_commonly_used_passwords: bool | None = None
    """Whether passwords that many people use are refused."""
    disallow_sequential_or_repetitive_chars: bool | None = None
    """Whether passwords with runs such as `abcd` or `aaaa` are refused."""
    display_complexity_on_reset_screen: bool | None = None
    """Whether these rules are shown where people set a password."""
