"""The list of commands. Each is loaded when it is used; its line of help stands here."""

from __future__ import annotations

from typing import Any

import click

from jcapiv1.version import __version__

__all__ = ["COMMANDS", "LazyGroup", "root"]

COMMANDS = {
    "doctor": ("doctor:doctor", "See which key, host, rights and tenants there are."),
    "login": ("login:login", "Keep a key in the keyring, as a profile."),
    "logout": ("login:logout", "Remove a profile and its key."),
    "profile": ("login:profile", "List profiles, and choose the one to use."),
    "tenants": ("tenants:tenants", "List and find tenants."),
    "admins": ("records:admins", "List, find and show administrators."),
    "people": ("records:people", "List, find and show people (system users)."),
    "devices": ("records:devices", "List, find and show devices (systems)."),
    "commands": ("records:commands", "List, find and show commands."),
    "report": ("report:report", "Report on second factors, roles, dormant accounts, devices."),
    "call": ("call:call", "Call any operation of the API."),
    "plan": ("plan:plan", "Work out what would change; nothing is sent."),
    "show": ("apply:show", "Show what a plan would change."),
    "apply": ("apply:apply", "Carry out a plan."),
    "verify": ("apply:verify", "Compare the records with a plan."),
    "sandbox": ("sandbox:sandbox", "Run an embedded JumpCloud to try things out."),
    "completion": ("completion:completion", "Print the completion script of a shell."),
}
"""Name to module and attribute, and one line of help."""


class LazyGroup(click.Group):
    """A group that loads a command when it is used, and none to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"jcapiv1.cli.{module}"), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names, or an error with the nearest names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from jcapiv1.security.text import nearest

            near = nearest(args[0], COMMANDS)
            hint = f" Did you mean {near!r}?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """The command; a reader that stopped reading ends it, as it ends other programs."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # here, since click would make it exit code 1
            from jcapiv1.cli import exits
            from jcapiv1.cli.faults import forget_stdout

            forget_stdout()
            raise click.exceptions.Exit(exits.PIPE_CLOSED) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their lines of help, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _version(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"jcapiv1 {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Changes are sent by `apply` alone. Exit codes: 0 done, 1 findings, 2 usage, 3 key or "
    "network, 4 some failed, 5 outcome unknown, 10 plan has changes, 130 Ctrl-C.",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version,
    help="Show the version and exit.",
)  # fmt: skip
def root() -> None:
    """Look after many JumpCloud tenants: look, plan, review, apply, verify.

    The key comes from JUMPCLOUD_API_KEY or, after `jcapiv1 login`, from the keyring.
    """
