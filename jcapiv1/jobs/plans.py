"""The plans that have a name: what each wants, of which records, and what it means to people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jcapiv1.jobs.resources import Record

__all__ = ["NAMED", "NamedPlan", "consequence"]


@dataclass(frozen=True)
class NamedPlan:
    """A plan that people ask for by name."""

    name: str
    help: str
    """One line for the list of commands."""
    records: str
    consequence: str
    """What happens to those concerned, after their number: "get{s} a mail"."""
    wanted: Mapping[str, Any] | None = None
    """What fields shall be, or are once the action is done."""
    operation: str | None = None
    """The action; None for an update."""
    only: Callable[[Record], bool] | None = None
    """Which records it makes sense for; None for all."""
    seen: tuple[str, ...] = ()
    """Fields that must still be so when it is applied."""
    whole: bool = field(default=False)
    """Whether it may be planned for all records without a choice among them."""


NAMED = {
    each.name: each
    for each in (
        NamedPlan(
            "mfa",
            "Require a second factor of the administrators who do not have to use one.",
            "administrators",
            "get{s} a mail and must set up a second factor at the next sign-in",
            wanted={"enableMultiFactor": True},
            whole=True,
        ),
        NamedPlan(
            "totp-reset",
            "Have administrators enrol their authenticator app anew, after the loss of a phone.",
            "administrators",
            "get{s} a mail and must enrol a second factor anew",
            wanted={"totpEnrolled": False},
            operation="admin_totpreset_begin",
            only=lambda record: bool(record.get("totpEnrolled")),
            seen=("email", "totpUpdatedAt"),
        ),
        NamedPlan(
            "reactivate",
            "Mail administrators a link with which they set a new password.",
            "administrators",
            "get{s} a mail with a link that sets a new password",
            operation="users_reactivate_get",
            seen=("email",),
        ),
        NamedPlan(
            "suspend",
            "Suspend people: they are signed out, and can sign in nowhere.",
            "people",
            "cannot sign in any more",
            wanted={"state": "SUSPENDED", "suspended": True},
        ),
    )
}
"""By name."""


def consequence(title: str, fields: Mapping[str, Any], operation: str, number: int = 2) -> str:
    """What happens to so many concerned by a plan, after their number."""
    named = NAMED.get(title)
    if named is None and fields.get("enableMultiFactor"):
        named = NAMED["mfa"]
    if named is None:
        named = next((each for each in NAMED.values() if each.operation == operation), None)
    text = "{are} changed" if named is None else named.consequence
    one = number == 1
    return text.format(s="s" if one else "", are="is" if one else "are")
