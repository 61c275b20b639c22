"""Profiles: which key, region and tenant to use; the key itself is in the keyring, in no file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from jcapiv1.cli.faults import KeyringError, SettingError
from jcapiv1.cli.in_use import has_key
from jcapiv1.settings.extras import how_to_install

if TYPE_CHECKING:
    from jcapiv1 import Configuration

__all__ = [
    "Profile",
    "Profiles",
    "configuration",
    "configured",
    "forget_secret",
    "keep_secret",
    "require_keyring",
]

_SERVICE = "jcapiv1"
_VARIABLE = "JCAPIV1_PROFILE"


@dataclass(frozen=True)
class Profile:
    """Where a key belongs; without the key."""

    name: str
    region: str | None = None
    host: str | None = None
    tenant: str | None = None
    """The id of the tenant that commands are for, unless they say otherwise."""
    token_url: str | None = None
    """Where a service account gets its tokens, if that is not the region's own address."""
    kind: str = "api_key"
    """"api_key" or "service_account"."""


class Profiles:
    """The profiles of this user, in a file of mode 0600 that holds no secret."""

    def __init__(self) -> None:
        self.path = Path(click.get_app_dir("jcapiv1")) / "profiles.json"
        self.current: str | None = None
        self.by_name: dict[str, Profile] = {}
        try:
            document: Any = json.loads(self.path.read_bytes())
            self.current = document["current"]
            self.by_name = {each["name"]: Profile(**each) for each in document["profiles"]}
        except FileNotFoundError:
            pass
        except (ValueError, TypeError, KeyError):
            raise SettingError(f"{self.path} cannot be read: remove it, and log in again") from None

    def get(self, name: str) -> Profile:
        """The profile of that name; SettingError if there is none."""
        if name not in self.by_name:
            known = ", ".join(self.by_name) or "none; make one with `jcapiv1 login`"
            raise SettingError(f"there is no profile {name!r}; there are: {known}")
        return self.by_name[name]

    def chosen(self, name: str | None) -> Profile | None:
        """The profile to use: the one named, by an option or JCAPIV1_PROFILE; or the current one.

        The current one yields to a key of the environment.
        """
        name = name or os.environ.get(_VARIABLE)
        if name:
            return self.get(name)
        return None if has_key(os.environ) or not self.current else self.get(self.current)

    def save(self) -> None:
        """Write the file."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.path.with_suffix(".part")
        document = {
            "current": self.current,
            "profiles": [asdict(each) for each in self.by_name.values()],
        }
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(document, file, indent=2)
        os.replace(part, self.path)


def configuration(profile: Profile) -> Configuration:
    """The configuration of a profile, with its secret from the keyring."""
    return configured(profile, _secret_of(profile))


def configured(profile: Profile, secret: dict[str, str]) -> Configuration:
    """The configuration of a profile with this secret; SettingError if they make no sense."""
    import jcapiv1

    settings: dict[str, Any] = {
        name: value
        for name, value in (
            ("region", profile.region),
            ("host", profile.host),
            ("org_id", profile.tenant),
            ("token_url", profile.token_url),
        )
        if value
    }
    if profile.kind == "service_account":
        settings.update(secret)
    else:
        settings["api_key"] = {"x-api-key": secret["api_key"]}
    try:
        found = jcapiv1.Configuration(**settings)
        found.authorization()
        return found
    except (TypeError, ValueError) as error:
        raise SettingError(f"profile {profile.name!r}: {error}") from None


def require_keyring() -> None:
    """KeyringError unless there is a keyring, before anybody types a key."""
    _keyring()


def keep_secret(name: str, secret: dict[str, str]) -> None:
    """Put the secret of a profile into the keyring."""
    keyring = _keyring()
    try:
        keyring.set_password(_SERVICE, name, json.dumps(secret))
    except keyring.errors.KeyringError as error:
        raise KeyringError(f"the keyring did not take the key: {type(error).__name__}") from None


def forget_secret(name: str) -> None:
    """Remove the secret of a profile from the keyring; one that is not there is no error."""
    keyring = _keyring()
    try:
        keyring.delete_password(_SERVICE, name)
    except keyring.errors.PasswordDeleteError:
        pass
    except keyring.errors.KeyringError as error:
        raise KeyringError(f"the keyring did not let go: {type(error).__name__}") from None


def _secret_of(profile: Profile) -> dict[str, str]:
    keyring = _keyring()
    try:
        text = keyring.get_password(_SERVICE, profile.name)
    except keyring.errors.KeyringError as error:
        raise KeyringError(f"the keyring cannot be read: {type(error).__name__}") from None
    if not text:
        raise KeyringError(
            f"the keyring has no key for profile {profile.name!r}: `jcapiv1 login` keeps one"
        )
    return cast("dict[str, str]", json.loads(text))


def _keyring() -> Any:
    """The module `keyring`, if it has a safe place; KeyringError otherwise."""
    hint = "set JUMPCLOUD_API_KEY instead"
    try:
        import keyring
        import keyring.errors  # pyright: ignore[reportUnusedImport] - an attribute
    except ModuleNotFoundError:
        raise KeyringError(
            f"keeping keys needs: {how_to_install('cli,keyring')}; or {hint}"
        ) from None
    place = type(keyring.get_keyring())
    if place.__module__.startswith(("keyring.backends.fail", "keyring.backends.null")):
        raise KeyringError(f"this machine has no keyring: {hint}")
    if place.__module__.startswith("keyrings.alt"):
        raise KeyringError(f"{place.__name__} keeps keys in a file: {hint}")
    return keyring
