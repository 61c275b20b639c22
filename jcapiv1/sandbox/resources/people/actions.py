"""What can be done to people: activate, expire, unlock, second factors."""

from __future__ import annotations

from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.people.changes import set_lock, set_state
from jcapiv1.sandbox.resources.people.mails import send_welcome
from jcapiv1.sandbox.resources.people.mfa import enrollment, excluded
from jcapiv1.sandbox.resources.people.record import ACTIVATED, SUSPENDED, Person
from jcapiv1.sandbox.state.records import wire_time

_DONE = "OK"
"""The string that is answered; which one the service has, nobody recorded."""


def systemusers_state_activate(call: Call) -> str:
    """POST /systemusers/{id}/state/activate. Makes a staged person active, and mails them.

    Known: `email` false sends no mail, an address gets it instead; with a password it is a
    welcome, without one an activation, which goes to `alternateEmail` first.
    Guessed: an active person gets the mail once more; 409 for a suspended one; the string.
    """
    tenant = call.tenant()
    email = call.body_fields().get("email")
    person = call.one(Person, tenant)
    if person.state == SUSPENDED:
        raise Refusal(409, "Conflict: the person is suspended")
    set_state(person, ACTIVATED)
    if email is not False:
        send_welcome(call.state, person, email if isinstance(email, str) else None)
    return _DONE


def systemusers_expire(call: Call) -> str:
    """POST /systemusers/{id}/expire. Lets the password expire now.

    Known: the answer is a string.
    Guessed: the string; it works without a password and with one that never expires.
    """
    person = call.one(Person, call.tenant())
    now = wire_time(call.state.now())
    person.document.update(password_expired=True, password_expiration_date=now)
    return _DONE


def systemusers_unlock(call: Call) -> str:
    """POST /systemusers/{id}/unlock. Removes the lock; a suspension stays.

    Known: the answer is a string.
    Guessed: the string; nothing happens to a person who is not locked.
    """
    set_lock(call.one(Person, call.tenant()), False, call.state)
    return _DONE


def systemusers_resetmfa(call: Call) -> str:
    """POST /systemusers/{id}/resetmfa. Deletes the TOTP key and the push device.

    Known: the body may let the person do without for some days or until a date.
    Guessed: the string; `exclusionDays` count from now unless `exclusionUntil` says otherwise.
    """
    tenant = call.tenant()
    body = call.body_fields()
    person = call.one(Person, tenant)
    call.state.send("mfa_reset", person)
    person.private.pop("totpEnrolledAt", None)
    person.totp_enabled = False
    person.mfa = {**excluded(person.mfa or {}, body, call.state.now()), "configured": False}
    held = {**(person.mfa_enrollment or {})}
    held.pop("pushStatus", None)
    person.mfa_enrollment = enrollment({**person.document, "mfaEnrollment": held})
    return _DONE


def systemusers_mfasync(call: Call) -> None:
    """POST /systemusers/{id}/mfasync. Works `mfaEnrollment` out anew.

    Known: the answer has no body; `x-org-id` is sent (module).
    Guessed: what the status is made of.
    """
    person = call.one(Person, call.tenant())
    person.mfa_enrollment = enrollment(person.document)


def systemusers_totp_info(call: Call) -> Document:
    """GET /systemusers/{id}/totpinfo. When the person enrolled a TOTP.

    Known: the model.
    Guessed: null for a person without one; the rights are those of reading a person.
    """
    person = call.one(Person, call.tenant())
    enrolled = person.private.get("totpEnrolledAt", person.document["created"])
    return {"enrollmentDate": enrolled if person.totp_enabled else None}
