"""What mails a person gets."""

from __future__ import annotations

from jcapiv1.sandbox.resources.people.record import Person
from jcapiv1.sandbox.state.state import Mail, State


def send_welcome(state: State, person: Person, email: str | None = None) -> Mail:
    """Mail somebody whose account starts, to `email` or else to the usual address.

    With a password it is a welcome. Without one it is a link to set one, which goes to the
    alternate address first: the other may be readable with the password only.
    """
    if person.password_date is not None:
        return state.send("welcome", person, email)
    return state.send("activation", person, email or person.alternate_email)
