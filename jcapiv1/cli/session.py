"""What the commands share: their common options, the client, notes and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import cached_property, update_wrapper
from typing import TYPE_CHECKING, Any, TypeVar

import click

from jcapiv1.cli.in_use import has_key, use

if TYPE_CHECKING:
    from jcapiv1 import ApiClient, Configuration
    from jcapiv1.jobs.selection import Place

__all__ = ["SESSION_OPTIONS", "TENANT_OPTIONS", "Session", "read_file", "session_options"]

F = TypeVar("F", bound=Callable[..., Any])
Tick = Callable[..., None]


class Session:
    """One run of a command: what its common options say, and what is made of them."""

    def __init__(
        self,
        profile: str | None = None,
        workers: int = 8,
        rate: float | None = None,
        quiet: bool = False,
        verbose: bool = False,
        debug: bool = False,
        tenant: Sequence[str] = (),
        exclude_tenant: Sequence[str] = (),
    ) -> None:
        self.profile = profile
        self.workers = workers
        self.rate = rate
        self.quiet = quiet
        self.tenant = tenant
        self.exclude_tenant = exclude_tenant
        if verbose or debug:
            _log_to_stderr()

    @cached_property
    def configuration(self) -> Configuration:
        """The configuration of the profile, or of the environment."""
        try:
            found = self._configuration()
            if self.rate is not None:
                found.requests_per_second = self.rate
            found.base_url()
            use(found)
        except ValueError as error:
            from jcapiv1.cli.faults import SettingError

            raise SettingError(str(error)) from None
        return found

    def _configuration(self) -> Configuration:
        import jcapiv1

        if not (self.profile or os.environ.get("JCAPIV1_PROFILE")) and has_key(os.environ):
            return jcapiv1.Configuration()
        # Here, since most runs have their key in the environment, and loading this takes time.
        from jcapiv1.cli import profiles

        profile = profiles.Profiles().chosen(self.profile)
        return jcapiv1.Configuration() if profile is None else profiles.configuration(profile)

    @cached_property
    def client(self) -> ApiClient:
        """A client, closed when the command ends."""
        import jcapiv1

        client = jcapiv1.ApiClient(self.configuration)
        context = click.get_current_context(silent=True)
        if context is not None:
            context.call_on_close(client.close)
        return client

    def places(self) -> list[Place]:
        """The tenants that the options choose."""
        from jcapiv1.jobs.selection import choose_tenants

        return choose_tenants(self.client, self.tenant, self.exclude_tenant)

    def note(self, text: str) -> None:
        """One line for people, on stderr, unless `-q`."""
        if not self.quiet:
            click.echo(text, err=True)

    @contextmanager
    def progress(self, what: str) -> Generator[Tick, None, None]:
        """A bar on a terminal, and nothing elsewhere.

        It hands out a function of the number done, the number of all, and how many failed.
        """
        if self.quiet or not sys.stderr.isatty():
            yield _no_progress
            return
        from jcapiv1.cli.terminal import progress_bar

        with progress_bar(what) as tick:
            yield tick


def session_options(*, tenants: bool = False) -> Callable[[F], F]:
    """Give a command the common options, and a `Session` made of them as its first argument."""

    def decorate(function: F) -> F:
        def command(**options: Any) -> Any:
            names = [name for name in _SESSION_NAMES if name in options]
            session = Session(**{name: options.pop(name) for name in names})
            return function(session, **options)

        found: Any = update_wrapper(command, function)
        for option in reversed([*(TENANT_OPTIONS if tenants else ()), *SESSION_OPTIONS]):
            found = option(found)
        return found  # type: ignore[no-any-return]  # click's decorators keep what they get

    return decorate


TENANT_OPTIONS = (
    click.option(
        "--tenant", multiple=True, metavar="TENANT",
        help="Only this tenant: id, name, or a pattern such as 'Acme*'. Can be repeated.",
    ),
    click.option(
        "--exclude-tenant", multiple=True, metavar="TENANT",
        help="Not this tenant. Can be repeated.",
    ),
)  # fmt: skip
SESSION_OPTIONS = (
    click.option("--profile", metavar="NAME", help="The profile to use; see `jcapiv1 profile`."),
    click.option(
        "--workers", type=click.IntRange(1, 64), default=8, show_default=True,
        help="How many requests at a time.",
    ),
    click.option(
        "--rate", type=click.FloatRange(min=0, min_open=True), metavar="N",
        help="At most so many requests a second.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="No notes and no progress on stderr."),
    click.option("-v", "--verbose", is_flag=True, help="Log each request on stderr."),
    click.option("--debug", is_flag=True, help="The same, and tracebacks of errors."),
)  # fmt: skip
_SESSION_NAMES = (
    "profile", "workers", "rate", "quiet", "verbose", "debug", "tenant", "exclude_tenant",
)  # fmt: skip


def _no_progress(done: int, total: int, failed: int = 0) -> None:
    """What is called where there is nobody to look."""


def read_file(name: str) -> bytes:
    """The bytes of a file, or of stdin for `-`."""
    if name == "-":
        return sys.stdin.buffer.read()
    with open(name, "rb") as file:
        return file.read()


def _log_to_stderr() -> None:
    import logging

    logger = logging.getLogger("jcapiv1")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(lambda: logger.removeHandler(handler))
