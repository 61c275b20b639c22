"""`jcapiv1 doctor`: what is wrong, and what to do about it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from jcapiv1.cli import exits
from jcapiv1.cli.faults import KeyringError, SettingError, advice
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.session import Session, session_options

if TYPE_CHECKING:
    from jcapiv1 import Configuration

_SKEW = 300
"""Seconds by which the clock may differ; TLS and tokens fail when it is much more."""


class Check(NamedTuple):
    """One thing that was looked at."""

    check: str
    state: str
    """"ok", "warning" or "fault"."""
    found: str
    todo: str = ""


@click.command()
@session_options()
@output_options
def doctor(session: Session, output: Output) -> int:
    """See which key, host, rights and tenants there are, and what to do about each fault.

    Nothing is changed, and no key is shown. Exit code 3 if something is wrong.

    \b
    Example: jcapiv1 doctor
    """
    faults = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal faults
        for each in _checks(session):
            faults += each.state == "fault"
            yield each._asdict()

    output.rows(rows(), ("check", "state", "found", "todo"))
    return exits.UNREACHABLE if faults else exits.DONE


def _checks(session: Session) -> Iterator[Check]:
    from jcapiv1.version import __version__

    yield Check("version", "ok", f"jcapiv1 {__version__}, Python {platform.python_version()}")
    try:
        configuration = session.configuration
    except (SettingError, KeyringError) as error:
        yield Check("settings", "fault", str(error), "correct it, or run `jcapiv1 login` again")
        return
    yield from _settings(session, configuration)
    credential = configuration.credential_in_force()
    if credential == "none":
        todo = "set JUMPCLOUD_API_KEY, or keep a key with `jcapiv1 login`"
        yield Check("key", "fault", "there is none", todo)
        return
    yield Check("key", "ok", credential)
    yield from _service(session)


def _settings(session: Session, configuration: Configuration) -> Iterator[Check]:
    from jcapiv1.cli.profiles import Profiles

    profile = Profiles().chosen(session.profile)
    yield Check("profile", "ok", profile.name if profile else "none: the environment is used")
    yield Check("region", "ok", configuration.region)
    yield Check("host", "ok", configuration.host)
    try:
        proxy = configuration.proxy_for(configuration.host)
    except ValueError as error:
        yield Check("proxy", "fault", str(error), "correct HTTPS_PROXY, or unset it")
        return
    # Its user and password are nobody's business.
    yield Check("proxy", "ok", proxy.rpartition("@")[2] if proxy else "none")


def _service(session: Session) -> Iterator[Check]:
    import jcapiv1

    api = jcapiv1.ManagedServiceProviderApi(session.client)
    tenant: str | None = session.configuration.org_id
    try:
        page, _, headers = api.organization_list_with_http_info(limit=1)
    except jcapiv1.ForbiddenException as error:
        yield _fault("tenants", error, "warning")
    except jcapiv1.ApiException as error:
        yield _fault("connection", error)
        return
    else:
        yield Check("connection", "ok", "the service answers, and knows the key")
        yield from _clock(headers.get("date"))
        total = page.total_count
        first = page.results[0] if page.results else None
        tenant = tenant or (first.id if first else None)
        if total:
            yield Check(
                "tenants", "ok", f"{total}, such as {first.display_name!r}" if first else ""
            )
        else:
            yield Check("tenants", "fault", "none", "the key manages no tenant: take another one")
    users = jcapiv1.UsersApi(session.client)
    try:
        users.users_list(limit=1, x_org_id=tenant)
    except jcapiv1.ApiException as error:
        yield _fault("administrators", error)
    else:
        yield Check(
            "administrators",
            "ok",
            "may be read; whether they may be changed shows when one is",
        )


def _clock(date: str | None) -> Iterator[Check]:
    try:
        skew = (datetime.now(timezone.utc) - parsedate_to_datetime(date or "")).total_seconds()
    except ValueError:
        return  # the answer does not say what time it is
    if abs(skew) > _SKEW:
        found = f"{abs(skew):.0f} s {'ahead' if skew > 0 else 'behind'}"
        yield Check("clock", "warning", found, "set the clock of this machine")
    else:
        yield Check("clock", "ok", f"differs by {abs(skew):.0f} s")


def _fault(check: str, error: BaseException, state: str = "fault") -> Check:
    from jcapiv1.jobs.errors import error_line

    return Check(check, state, error_line(error), advice(error))
