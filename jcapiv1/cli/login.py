"""`jcapiv1 login`, `logout` and `profile`: keys in the keyring, never in a file or an argument."""

from __future__ import annotations

import sys

import click

from jcapiv1.cli import exits, profiles
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.profiles import Profile, Profiles


@click.command()
@click.argument("name", default="default")
@click.option("--region", type=click.Choice(["us", "eu", "in"]), help="Where the tenants live.")
@click.option("--host", metavar="URL", help="Another address of the API, such as a sandbox's.")
@click.option("--tenant", metavar="ID", help="The tenant that commands are for, unless they say.")
@click.option(
    "--service-account", is_flag=True, help="A client id and a secret, in place of an API key."
)
@click.option("--token-url", metavar="URL", help="Where its tokens come from, with --host.")
def login(
    name: str,
    region: str | None,
    host: str | None,
    tenant: str | None,
    service_account: bool,
    token_url: str | None,
) -> int:
    """Keep a key in the keyring, as the profile NAME, and use it from now on.

    The key is asked for, or read from stdin: it stands neither in the history of the shell nor in
    a file. It is tried before it is kept.

    \b
    Example: jcapiv1 login acme --region eu
    """
    kind = "service_account" if service_account else "api_key"
    profile = Profile(name, region, host, tenant, token_url, kind)
    profiles.require_keyring()
    if service_account:
        secret = {
            "client_id": _asked("Client id", hidden=False),
            "client_secret": _asked("Client secret"),
        }
    else:
        secret = {"api_key": _asked("API key")}
    found = _tried(profile, secret)
    known = Profiles()
    profiles.keep_secret(name, secret)
    known.by_name[name] = profile
    known.current = name
    known.save()
    click.echo(f"profile {name!r} is kept and in use; {found}", err=True)
    return exits.DONE


@click.command()
@click.argument("name", required=False)
def logout(name: str | None) -> int:
    """Remove a profile and its key: NAME, or the one in use.

    \b
    Example: jcapiv1 logout acme
    """
    known = Profiles()
    name = name or known.current
    if name is None:
        raise click.UsageError("there is no profile in use")
    known.get(name)
    profiles.forget_secret(name)
    del known.by_name[name]
    if known.current == name:
        known.current = None
    known.save()
    click.echo(f"profile {name!r} and its key are removed", err=True)
    return exits.DONE


@click.group()
def profile() -> None:
    """List profiles, and choose the one to use.

    --profile NAME or JCAPIV1_PROFILE choose another for one command. A key of the environment
    (JUMPCLOUD_API_KEY) comes before the profile in use.
    """


@profile.command("list")
@output_options
def list_(output: Output) -> int:
    """List the profiles; keys are not shown.

    \b
    Example: jcapiv1 profile list
    """
    known = Profiles()
    output.rows(
        (
            {
                "name": each.name,
                "inUse": each.name == known.current,
                "region": each.region or "us",
                "host": each.host,
                "tenant": each.tenant,
                "kind": each.kind,
            }
            for each in known.by_name.values()
        ),
        ("name", "inUse", "region", "host", "tenant", "kind"),
    )
    return exits.DONE


@profile.command()
@click.argument("name")
def use(name: str) -> int:
    """Use a profile from now on.

    \b
    Example: jcapiv1 profile use acme
    """
    known = Profiles()
    known.current = known.get(name).name
    known.save()
    click.echo(f"profile {name!r} is in use", err=True)
    return exits.DONE


def _asked(what: str, *, hidden: bool = True) -> str:
    """A secret, typed unseen, or the next line of stdin."""
    if sys.stdin.isatty():
        text = click.prompt(what, hide_input=hidden, err=True)
    else:
        text = sys.stdin.readline()
    text = str(text).strip()
    if not text:
        raise click.UsageError(f"no {what.lower()} was given")
    return text


def _tried(profile: Profile, secret: dict[str, str]) -> str:
    """What the key may do, in a few words; an ApiException if it is refused."""
    import jcapiv1

    with jcapiv1.ApiClient(profiles.configured(profile, secret)) as client:
        api = jcapiv1.ManagedServiceProviderApi(client)
        try:
            return f"it manages {api.organization_list(limit=1).total_count} tenants"
        except jcapiv1.ForbiddenException:
            return "it may not list tenants"
