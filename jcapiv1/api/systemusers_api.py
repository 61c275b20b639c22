from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, search, text, words

_SSHKEY_DELETE = Operation("sshkey_delete", "DELETE",
    "/systemusers/{systemuser_id}/sshkeys/{id}", "str", repeat="always", org_id="accepted",
    effect="delete", phrase="deletes the SSH key, also from the devices of the person",
    scopes=("users",))  # fmt: skip
_SSHKEY_LIST = Operation("sshkey_list", "GET", "/systemusers/{id}/sshkeys", "list[Sshkeylist]",
    repeat="always", org_id="accepted", effect="read",
    phrase="lists the public SSH keys of the person", scopes=("users",
    "users.readonly"))  # fmt: skip
_SSHKEY_POST = Operation("sshkey_post", "POST", "/systemusers/{id}/sshkeys", "Sshkeylist",
    repeat="unsent", org_id="accepted", effect="create",
    phrase="adds an SSH key, which appears on the devices of the person", body="Sshkeypost",
    scopes=("users",))  # fmt: skip
_SYSTEMUSERS_DELETE = Operation("systemusers_delete", "DELETE", "/systemusers/{id}",
    "Systemuserreturn", repeat="always", org_id="accepted", effect="delete",
    phrase="deletes the person, who loses all access", scopes=("users",),
    query={"cascade_manager": text})  # fmt: skip
_SYSTEMUSERS_EXPIRE = Operation("systemusers_expire", "POST", "/systemusers/{id}/expire", "str",
    repeat="unsent", org_id="accepted", effect="action",
    phrase="expires the password, so that the person must set a new one",
    scopes=("users",))  # fmt: skip
_SYSTEMUSERS_GET = Operation("systemusers_get", "GET", "/systemusers/{id}", "Systemuserreturn",
    repeat="always", org_id="accepted", effect="read", phrase="reads one person", scopes=("users",
    "users.readonly"),
    query={"fields": words, "filter": filters})  # fmt: skip
_SYSTEMUSERS_LIST = Operation("systemusers_list", "GET", "/systemusers", "Systemuserslist",
    repeat="always", org_id="accepted", effect="read", phrase="lists people",
    scopes=("commandrunner.legacy", "users", "users.readonly"),
    query={"limit": integer(1, 100), "skip": integer(0), "sort": words, "fields": words,
    "filter": filters, "search": search})  # fmt: skip
_SYSTEMUSERS_MFASYNC = Operation("systemusers_mfasync", "POST", "/systemusers/{id}/mfasync",
    None, repeat="always", org_id="unknown", effect="action",
    phrase="recomputes the status of the person's second factors", scopes=("users",))  # fmt: skip
_SYSTEMUSERS_POST = Operation("systemusers_post", "POST", "/systemusers", "Systemuserreturn",
    repeat="unsent", org_id="accepted", effect="create",
    phrase="creates a person and, unless staged, mails a welcome or an activation link",
    body="Systemuserputpost", scopes=("users",),
    query={"fullValidationDetails": text},
    names={"fullValidationDetails": "full_validation_details"})  # fmt: skip
_SYSTEMUSERS_PUT = Operation("systemusers_put", "PUT", "/systemusers/{id}", "Systemuserreturn",
    repeat="always", org_id="accepted", effect="update",
    phrase="changes the person, whose rights, password or access may change with it",
    body="Systemuserput", scopes=("users",),
    query={"fullValidationDetails": text},
    names={"fullValidationDetails": "full_validation_details"})  # fmt: skip
_SYSTEMUSERS_RESETMFA = Operation("systemusers_resetmfa", "POST", "/systemusers/{id}/resetmfa",
    "str", repeat="unsent", org_id="accepted", effect="action",
    phrase="deletes the person's TOTP key and, with unified MFA, the push device",
    body="IdResetmfaBody", scopes=("users",))  # fmt: skip
_SYSTEMUSERS_STATE_ACTIVATE = Operation("systemusers_state_activate", "POST",
    "/systemusers/{id}/state/activate", "str", repeat="unsent", org_id="unknown", effect="action",
    phrase="activates a staged person and mails them unless told not to", body="StateActivateBody",
    scopes=("users",))  # fmt: skip
_SYSTEMUSERS_TOTP_INFO = Operation("systemusers_totp_info", "GET", "/systemusers/{id}/totpinfo",
    "Totpenrollmentinfo", repeat="always", org_id="accepted", effect="read",
    phrase="reads when the person enrolled a TOTP")  # fmt: skip
_SYSTEMUSERS_UNLOCK = Operation("systemusers_unlock", "POST", "/systemusers/{id}/unlock", "str",
    repeat="always", org_id="accepted", effect="action",
    phrase="removes the lock from the person's account", scopes=("users",))  # fmt: skip


class SystemusersApi(Api):
    """For those who look after the people of a tenant.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_SSHKEY_DELETE.of
    def sshkey_delete(self, systemuser_id, id, x_org_id=None, **options):
        """Deletes a public SSH key of a person. It vanishes from the devices of the person.

        Needs the scope `users`.

        Args:
            systemuser_id: Which person: 24 hexadecimal digits, the `id` of a record of
                `systemusers_list`.
            id: Which key: 24 hexadecimal digits, the `id` of a record of `sshkey_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The key is gone; what the text in the answer says is not documented.
        """
        return _SSHKEY_DELETE.call(
            self, options, systemuser_id=systemuser_id, id=id, x_org_id=x_org_id)  # fmt: skip

    sshkey_delete_with_http_info = with_http_info(sshkey_delete)

    @_SSHKEY_LIST.of
    def sshkey_list(self, id, x_org_id=None, **options):
        """Lists the public SSH keys of a person, all at once: there are no pages.

        Needs the scope `users` or `users.readonly`.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The keys, as a bare list without a total.
        """
        return _SSHKEY_LIST.call(self, options, id=id, x_org_id=x_org_id)

    sshkey_list_with_http_info = with_http_info(sshkey_list)

    @_SSHKEY_POST.of
    def sshkey_post(self, id, body, x_org_id=None, **options):
        """Adds a public SSH key to a person. It appears on the devices of the person.

        A second call would add the key once more. Needs the scope `users`. A failed call is
        repeated only if the service has certainly not acted.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            body: The key: an `Sshkeypost`, whose None fields are not sent, or a dict, which goes
                out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The new key.
        """
        return _SSHKEY_POST.call(self, options, id=id, body=body, x_org_id=x_org_id)

    sshkey_post_with_http_info = with_http_info(sshkey_post)

    @_SYSTEMUSERS_DELETE.of
    def systemusers_delete(self, id, x_org_id=None, cascade_manager=None, **options):
        """Deletes a person, who loses all access.

        No way to undo it is known. `systemusers_put` can suspend the person instead, which keeps
        the record. Needs the scope `users`.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            cascade_manager: What becomes of those whom this person manages.

        Returns:
            The person who was deleted.
        """
        return _SYSTEMUSERS_DELETE.call(
            self, options, id=id, x_org_id=x_org_id, cascade_manager=cascade_manager)  # fmt: skip

    systemusers_delete_with_http_info = with_http_info(systemusers_delete)

    @_SYSTEMUSERS_EXPIRE.of
    def systemusers_expire(self, id, x_org_id=None, **options):
        """Makes the password of a person expire now. The person has to set a new one.

        A second call would also expire a password that has been renewed since the first. Needs the
        scope `users`. A failed call is repeated only if the service has certainly not acted.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The password has expired; what the text in the answer says is not documented.
        """
        return _SYSTEMUSERS_EXPIRE.call(self, options, id=id, x_org_id=x_org_id)

    systemusers_expire_with_http_info = with_http_info(systemusers_expire)

    @_SYSTEMUSERS_GET.of
    def systemusers_get(self, id, fields=None, filter=None, x_org_id=None, **options):
        """Reads one person.

        What `filter` is good for here is not known; `fields` narrows the answer. Needs the scope
        `users` or `users.readonly`.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The person.
        """
        return _SYSTEMUSERS_GET.call(
            self, options, id=id, fields=fields, filter=filter, x_org_id=x_org_id)  # fmt: skip

    systemusers_get_with_http_info = with_http_info(systemusers_get)

    @_SYSTEMUSERS_LIST.of
    def systemusers_list(
        self, limit=None, skip=None, sort=None, fields=None, filter=None, x_org_id=None,
        search=None, **options):  # fmt: skip
        """Lists the people of a tenant, one page at a time.

        A page past the end has no records, but still the full total. Needs the scope
        `commandrunner.legacy`, `users` or `users.readonly`.

        Args:
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            search: What to look for in which fields: a `jcapiv1.Search`, or a dict.

        Returns:
            One page of people.
        """
        return _SYSTEMUSERS_LIST.call(
            self, options, limit=limit, skip=skip, sort=sort, fields=fields, filter=filter,
            x_org_id=x_org_id, search=search)  # fmt: skip

    systemusers_list_with_http_info = with_http_info(systemusers_list)

    @_SYSTEMUSERS_MFASYNC.of
    def systemusers_mfasync(self, id, x_org_id=None, **options):
        """Works out anew how far a person has enrolled second factors.

        The result is probably what `mfa_enrollment` of the person shows. Needs the scope `users`.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
        """
        return _SYSTEMUSERS_MFASYNC.call(self, options, id=id, x_org_id=x_org_id)

    systemusers_mfasync_with_http_info = with_http_info(systemusers_mfasync)

    @_SYSTEMUSERS_POST.of
    def systemusers_post(self, body, x_org_id=None, full_validation_details=None, **options):
        """Creates a person.

        Unless the person is staged, a mail goes out: probably a welcome mail with a password in the
        body, and an activation mail without. With `state` set to `STAGED` no mail goes out;
        `systemusers_state_activate` starts the account later.

        A second call would create a second person, or be refused as a conflict. Needs the scope
        `users`. A failed call is repeated only if the service has certainly not acted.

        Args:
            body: The person: a `Systemuserputpost`, whose None fields are not sent, or a dict,
                which goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            full_validation_details: How much to say about a body that is refused; only `password`
                is known.

        Returns:
            The new person.
        """
        return _SYSTEMUSERS_POST.call(
            self, options, body=body, x_org_id=x_org_id,
            full_validation_details=full_validation_details)  # fmt: skip

    systemusers_post_with_http_info = with_http_info(systemusers_post)

    @_SYSTEMUSERS_PUT.of
    def systemusers_put(
        self, id, body=None, x_org_id=None, full_validation_details=None, **options):  # fmt: skip
        """Changes those fields of a person that the body holds, and leaves the others.

        Lists in the body (`attributes`, `phone_numbers`, `addresses`, `ssh_keys`) take the place of
        the whole list. To add one entry, read the list, append to it and send all of it.

        A lock, a suspension, other rights or a new password can end the person's access at once. If
        two programs change the same field, the last one probably wins: no check of versions is
        documented. Needs the scope `users`.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            body: What to change: a `Systemuserput`, whose None fields are not sent, or a dict,
                which goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            full_validation_details: How much to say about a body that is refused; only `password`
                is known.

        Returns:
            The person after the change.
        """
        return _SYSTEMUSERS_PUT.call(
            self, options, id=id, body=body, x_org_id=x_org_id,
            full_validation_details=full_validation_details)  # fmt: skip

    systemusers_put_with_http_info = with_http_info(systemusers_put)

    @_SYSTEMUSERS_RESETMFA.of
    def systemusers_resetmfa(self, id, body=None, x_org_id=None, **options):
        """Deletes the TOTP key of a person and starts a new time for enrolling. In tenants with
        unified MFA the device for push messages is removed too.

        The body can let the person sign in without a second factor for some days. When that time
        ends, a person without a second factor is locked out.

        A second call would delete a key that has been enrolled since the first. Needs the scope
        `users`. A failed call is repeated only if the service has certainly not acted.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            body: The time for enrolling: an `IdResetmfaBody`, whose None fields are not sent, or a
                dict, which goes out as it is. It may be left out.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The key is gone; what the text in the answer says is not documented.
        """
        return _SYSTEMUSERS_RESETMFA.call(self, options, id=id, body=body, x_org_id=x_org_id)

    systemusers_resetmfa_with_http_info = with_http_info(systemusers_resetmfa)

    @_SYSTEMUSERS_STATE_ACTIVATE.of
    def systemusers_state_activate(self, id, body=None, x_org_id=None, **options):
        """Makes a staged person active. A mail goes out unless `email` in the body is False.

        A person with a password gets a welcome mail. A person without one gets an activation mail,
        at `alternate_email` if there is one. A second call may send one more mail. Needs the scope
        `users`. A failed call is repeated only if the service has certainly not acted.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            body: Where the mail goes: a `StateActivateBody`, whose None fields are not sent, or a
                dict, which goes out as it is. Without it, a mail goes to the default address.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The person is active; what the text in the answer says is not documented.
        """
        return _SYSTEMUSERS_STATE_ACTIVATE.call(self, options, id=id, body=body, x_org_id=x_org_id)

    systemusers_state_activate_with_http_info = with_http_info(systemusers_state_activate)

    @_SYSTEMUSERS_TOTP_INFO.of
    def systemusers_totp_info(self, id, x_org_id=None, **options):
        """Reads when a person enrolled a TOTP as second factor.

        What it answers for a person without one is not documented.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            When the TOTP was enrolled.
        """
        return _SYSTEMUSERS_TOTP_INFO.call(self, options, id=id, x_org_id=x_org_id)

    systemusers_totp_info_with_http_info = with_http_info(systemusers_totp_info)

    @_SYSTEMUSERS_UNLOCK.of
    def systemusers_unlock(self, id, x_org_id=None, **options):
        """Removes the lock from a person's account, so that the person can sign in again.

        `systemusers_put` with `account_locked` set to False is another way, which JumpCloud's own
        command line takes. A suspension is not a lock: `state` of `systemusers_put` ends it. Needs
        the scope `users`.

        Args:
            id: Which person: 24 hexadecimal digits, the `id` of a record of `systemusers_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The account is unlocked; what the text in the answer says is not documented.
        """
        return _SYSTEMUSERS_UNLOCK.call(self, options, id=id, x_org_id=x_org_id)

    systemusers_unlock_with_http_info = with_http_info(systemusers_unlock)
