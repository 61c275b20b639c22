"""What an error comes to: one line that says what to do, and an exit code."""

from __future__ import annotations

import os
import sys
import traceback

import click

from jcapiv1 import exceptions as errors
from jcapiv1.cli import exits
from jcapiv1.cli.in_use import secrets_in_use
from jcapiv1.jobs.errors import error_line
from jcapiv1.security.masking import mask

__all__ = [
    "KeyringError",
    "SettingError",
    "advice",
    "exit_code_of",
    "raise_if_general",
    "report_error",
]


class KeyringError(RuntimeError):
    """The keyring cannot be used."""


class SettingError(ValueError):
    """A setting of the environment or of a profile that makes no sense."""


_ADVICE: tuple[tuple[type[BaseException], str], ...] = (
    (
        errors.NoUsableKeyException,
        "set JUMPCLOUD_API_KEY, or keep a key with `jcapiv1 login`",
    ),
    (
        errors.UnauthorizedException,
        "is the key of another region (JUMPCLOUD_REGION=eu or in), or revoked? `jcapiv1 doctor`",
    ),
    (
        errors.ForbiddenException,
        "the key lacks a right for this; `jcapiv1 doctor` says which rights it has",
    ),
    (errors.NotFoundException, "check the id and the tenant"),
    (errors.TooManyRequestsException, "fewer at a time: --workers 2, or --rate 5"),
    (errors.TLSException, "check the clock, the proxy and the certificates of this machine"),
    (errors.TimeoutException, "try again; if it stays so, check network and proxy"),
    (errors.TransportException, "check network, proxy and JUMPCLOUD_REGION"),
    (errors.RedirectException, "check JUMPCLOUD_API_URL and the region"),
    (errors.ServiceException, "the service failed: try again later"),
)
"""Class of an error to what to do about it; the first that fits counts."""

_UNREACHABLE = (
    errors.UnauthorizedException,
    errors.ForbiddenException,
    errors.TransportException,
    errors.RedirectException,
    errors.TooManyRequestsException,
    errors.ServiceException,
)


def advice(error: BaseException) -> str:
    """What to do about an error; empty if there is nothing to say."""
    message = str(getattr(error, "message", None) or "").casefold()
    if isinstance(error, errors.UnauthorizedException) and "org" in message:
        return "the key manages several tenants: say which, with --tenant"
    return next((text for kind, text in _ADVICE if isinstance(error, kind)), "")


def exit_code_of(error: BaseException, *, debug: bool = False) -> int:
    """Say on stderr what went wrong, and return the exit code that it comes to."""
    if isinstance(error, BrokenPipeError):
        forget_stdout()
        return exits.PIPE_CLOSED
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        report_error("stopped")
        return exits.INTERRUPTED
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else exits.CRASHED
    if debug:
        text = "".join(traceback.format_exception(error))
        click.echo(mask(text, secrets_in_use()), err=True, nl=False)
    lines, code = _understood(error)
    for line in lines:
        report_error(line)
    return code


def _understood(error: BaseException) -> tuple[list[str], int]:
    if isinstance(error, errors.ApiException):
        text, todo = error_line(error), advice(error)
        code = exits.UNREACHABLE if isinstance(error, _UNREACHABLE) else exits.FAILED
        return [f"{text}; {todo}" if todo else text], code
    problems = getattr(error, "problems", None)  # of a plan or a table
    if problems:
        return [str(each) for each in problems], exits.USAGE
    if isinstance(error, (SettingError, KeyringError)):
        return [str(error)], exits.UNREACHABLE
    if isinstance(error, click.ClickException):
        return [error.format_message()], error.exit_code
    if isinstance(error, OSError) and error.filename is not None:
        return [f"{error.filename}: {error.strerror}"], exits.USAGE
    if type(error).__name__ in ("FindError", "JournalError", "FileExistsError"):
        return [str(error)], exits.USAGE
    if isinstance(error, (TypeError, ValueError)) and _is_ours(error):
        return [str(error)], exits.USAGE
    # The text of an error that nobody foresaw may hold anything; its class does not.
    return [
        f"{type(error).__name__} in jcapiv1 itself; run it again with --debug and report it"
    ], exits.CRASHED


def _is_ours(error: BaseException) -> bool:
    """True if this package raised it, whose texts hold no secret and say what is wrong."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    name = "" if trace is None else str(trace.tb_frame.f_globals.get("__name__"))
    return name.partition(".")[0] == "jcapiv1"


def raise_if_general(error: BaseException | None) -> None:
    """Raise an error that every other tenant would have too: of the key, or of the network."""
    if isinstance(error, (errors.UnauthorizedException, errors.TransportException)):
        raise error


def report_error(text: str) -> None:
    """One line on stderr."""
    click.echo(f"jcapiv1: {' '.join(text.split())}", err=True)


def forget_stdout() -> None:
    """Keep the interpreter from complaining, at its end, about a pipe that is closed."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the end
