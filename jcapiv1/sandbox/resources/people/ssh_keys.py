"""The public SSH keys of a person."""

from __future__ import annotations

from typing import Any

from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.people.record import Person
from jcapiv1.sandbox.state.records import wire_time
from jcapiv1.sandbox.state.state import State


def sshkey_list(call: Call) -> list[Document]:
    """GET /systemusers/{id}/sshkeys. A bare array, without pages.

    Known: the array, by all descriptions.
    """
    return list(call.one(Person, call.tenant()).ssh_keys or [])


def sshkey_post(call: Call) -> Document:
    """POST /systemusers/{id}/sshkeys. Adds a key, the same one twice if asked twice.

    Known: the answer's model; `name` and `public_key` are required.
    Guessed: 400 for a private key, and for what does not look like a key; equal keys are kept.
    """
    tenant = call.tenant()
    body = call.body_fields()
    person = call.one(Person, tenant)
    key = _new_key(body, call.state)
    person.ssh_keys = [*(person.ssh_keys or []), key]
    return key


def sshkey_delete(call: Call) -> str:
    """DELETE /systemusers/{systemuser_id}/sshkeys/{id}. Deletes a key.

    Known: the answer is a string.
    Guessed: the string is `OK`; 404 for a key that the person does not have.
    """
    person = call.one(Person, call.tenant(), "systemuser_id")
    identity = call.path["id"].lower()
    kept = [key for key in person.ssh_keys or [] if key["_id"] != identity]
    if len(kept) == len(person.ssh_keys or []):
        raise Refusal(404, "Not Found: SSH key not found")
    person.ssh_keys = kept
    return "OK"


def replaced_keys(
    held: list[dict[str, str]] | None, sent: list[dict[str, Any]], state: State
) -> list[dict[str, str]]:
    """Return the keys when a list takes the place of the old; one that stays keeps its id."""
    known = {(key["name"], key["public_key"]): key for key in held or []}
    return [known.get((each["name"], each["public_key"])) or _new_key(each, state) for each in sent]


def _new_key(body: Document, state: State) -> dict[str, str]:
    now = state.now()
    return {
        "_id": state.new_id(now),
        "create_date": wire_time(now),
        "name": body["name"],
        "public_key": body["public_key"],
    }
