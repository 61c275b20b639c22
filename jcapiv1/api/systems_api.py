from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, search, words

_SYSTEMS_COMMAND_BUILTIN_ERASE = Operation("systems_command_builtin_erase", "POST",
    "/systems/{system_id}/command/builtin/erase", None, repeat="unsent", org_id="accepted",
    effect="action", phrase="erases the device, at once or when it is next online",
    scopes=("systems",))  # fmt: skip
_SYSTEMS_COMMAND_BUILTIN_LOCK = Operation("systems_command_builtin_lock", "POST",
    "/systems/{system_id}/command/builtin/lock", None, repeat="unsent", org_id="accepted",
    effect="action", phrase="locks the device, at once or when it is next online",
    scopes=("systems",))  # fmt: skip
_SYSTEMS_COMMAND_BUILTIN_RESTART = Operation("systems_command_builtin_restart", "POST",
    "/systems/{system_id}/command/builtin/restart", None, repeat="unsent", org_id="accepted",
    effect="action", phrase="restarts the device, at once or when it is next online",
    scopes=("systems",))  # fmt: skip
_SYSTEMS_COMMAND_BUILTIN_SHUTDOWN = Operation("systems_command_builtin_shutdown", "POST",
    "/systems/{system_id}/command/builtin/shutdown", None, repeat="unsent", org_id="accepted",
    effect="action", phrase="shuts the device down, at once or when it is next online",
    scopes=("systems",))  # fmt: skip
_SYSTEMS_DELETE = Operation("systems_delete", "DELETE", "/systems/{id}", "System",
    repeat="always", org_id="accepted", effect="delete",
    phrase="removes the device; its agent uninstalls itself when it next connects",
    scopes=("systems", "systems.self"),
    headers={"Date": "_date", "Authorization": "authorization"})  # fmt: skip
_SYSTEMS_GET = Operation("systems_get", "GET", "/systems/{id}", "System", repeat="always",
    org_id="accepted", effect="read", phrase="reads one device", scopes=("systems",
    "systems.readonly", "systems.self"),
    query={"fields": words, "filter": filters}, headers={"Date": "_date",
    "Authorization": "authorization"})  # fmt: skip
_SYSTEMS_LIST = Operation("systems_list", "GET", "/systems", "Systemslist", repeat="always",
    org_id="accepted", effect="read", phrase="lists devices", scopes=("systems",
    "systems.readonly"),
    query={"fields": words, "limit": integer(1, 100), "search": search, "skip": integer(0),
    "sort": words, "filter": filters})  # fmt: skip
_SYSTEMS_PUT = Operation("systems_put", "PUT", "/systems/{id}", "System", repeat="unsent",
    org_id="accepted", effect="update",
    phrase="changes the settings of the device; rules for signing in reach the device",
    body="Systemput", scopes=("systems", "systems.self"),
    headers={"Date": "_date", "Authorization": "authorization"})  # fmt: skip


class SystemsApi(Api):
    """For those who look after the devices of a tenant.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_SYSTEMS_COMMAND_BUILTIN_ERASE.of
    def systems_command_builtin_erase(self, system_id, x_org_id=None, **options):
        """Erases the device: its data is wiped. This cannot be undone.

        A device that is offline is erased later, since the order waits in a queue. By the newest
        published description it works on Linux and Windows; macOS is erased through MDM.
        `built_in_commands` of a device says whether it can. Needs the scope `systems`. A failed
        call is repeated only if the service has certainly not acted.

        Args:
            system_id: Which device: 24 hexadecimal digits, the `id` of a record of `systems_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
        """
        return _SYSTEMS_COMMAND_BUILTIN_ERASE.call(
            self, options, system_id=system_id, x_org_id=x_org_id)  # fmt: skip

    systems_command_builtin_erase_with_http_info = with_http_info(systems_command_builtin_erase)

    @_SYSTEMS_COMMAND_BUILTIN_LOCK.of
    def systems_command_builtin_lock(self, system_id, x_org_id=None, **options):
        """Locks the device. A device that is offline is locked later, since the order waits in a
        queue.

        By the newest published description it works on Linux and Windows. `built_in_commands` of a
        device says whether it can. A second call locks again, perhaps after somebody has unlocked.
        Needs the scope `systems`. A failed call is repeated only if the service has certainly not
        acted.

        Args:
            system_id: Which device: 24 hexadecimal digits, the `id` of a record of `systems_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
        """
        return _SYSTEMS_COMMAND_BUILTIN_LOCK.call(
            self, options, system_id=system_id, x_org_id=x_org_id)  # fmt: skip

    systems_command_builtin_lock_with_http_info = with_http_info(systems_command_builtin_lock)

    @_SYSTEMS_COMMAND_BUILTIN_RESTART.of
    def systems_command_builtin_restart(self, system_id, x_org_id=None, **options):
        """Restarts the device. A device that is offline restarts later, since the order waits in a
        queue.

        By the newest published description it works on Linux and Windows. `built_in_commands` of a
        device says whether it can. A second call restarts it a second time. Needs the scope
        `systems`. A failed call is repeated only if the service has certainly not acted.

        Args:
            system_id: Which device: 24 hexadecimal digits, the `id` of a record of `systems_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
        """
        return _SYSTEMS_COMMAND_BUILTIN_RESTART.call(
            self, options, system_id=system_id, x_org_id=x_org_id)  # fmt: skip

    systems_command_builtin_restart_with_http_info = with_http_info(systems_command_builtin_restart)

    @_SYSTEMS_COMMAND_BUILTIN_SHUTDOWN.of
    def systems_command_builtin_shutdown(self, system_id, x_org_id=None, **options):
        """Shuts the device down. A device that is offline when the call is made shuts down later,
        since the order waits in a queue.

        The sources disagree on where it works; `built_in_commands` of a device says whether it can.
        A second call shuts down again, perhaps after somebody has started the device. Needs the
        scope `systems`. A failed call is repeated only if the service has certainly not acted.

        Args:
            system_id: Which device: 24 hexadecimal digits, the `id` of a record of `systems_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
        """
        return _SYSTEMS_COMMAND_BUILTIN_SHUTDOWN.call(
            self, options, system_id=system_id, x_org_id=x_org_id)  # fmt: skip

    systems_command_builtin_shutdown_with_http_info = with_http_info(
        systems_command_builtin_shutdown
    )

    @_SYSTEMS_DELETE.of
    def systems_delete(self, id, _date=None, authorization=None, x_org_id=None, **options):
        """Removes a device from the tenant. Its agent uninstalls itself when it next connects.

        The record cannot be read afterwards; the answer is the last look at it. A second call may
        answer 404.

        With `_date` and `authorization` an enrolled Linux device can remove itself (System
        Context). It can reach no other device that way. Needs the scope `systems` or
        `systems.self`.

        Args:
            id: Which device: 24 hexadecimal digits, the `id` of a record of `systems_list`.
            _date: The date that `authorization` signs, for a call in the name of the device itself
                (System Context). It goes out together with `authorization` and instead of any key.
            authorization: The signature that an enrolled Linux device makes with the key of its
                agent (System Context), in the form of HTTP Signatures. It goes out together with
                `_date` and instead of any key. Treat it as a secret.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The device as it was before it was removed.
        """
        return _SYSTEMS_DELETE.call(
            self, options, id=id, _date=_date, authorization=authorization,
            x_org_id=x_org_id)  # fmt: skip

    systems_delete_with_http_info = with_http_info(systems_delete)

    @_SYSTEMS_GET.of
    def systems_get(
        self, id, fields=None, filter=None, _date=None, authorization=None, x_org_id=None,
        **options):  # fmt: skip
        """Reads one device.

        With `_date` and `authorization` an enrolled Linux device can read its own record (System
        Context). The published description declares `filter` here; no use of it is known. Needs the
        scope `systems`, `systems.readonly` or `systems.self`.

        Args:
            id: Which device: 24 hexadecimal digits, the `id` of a record of `systems_list`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            _date: The date that `authorization` signs, for a call in the name of the device itself
                (System Context). It goes out together with `authorization` and instead of any key.
            authorization: The signature that an enrolled Linux device makes with the key of its
                agent (System Context), in the form of HTTP Signatures. It goes out together with
                `_date` and instead of any key. Treat it as a secret.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The device.
        """
        return _SYSTEMS_GET.call(
            self, options, id=id, fields=fields, filter=filter, _date=_date,
            authorization=authorization, x_org_id=x_org_id)  # fmt: skip

    systems_get_with_http_info = with_http_info(systems_get)

    @_SYSTEMS_LIST.of
    def systems_list(
        self, fields=None, limit=None, x_org_id=None, search=None, skip=None, sort=None,
        filter=None, **options):  # fmt: skip
        """Lists the devices of a tenant, one page at a time.

        Their `id` is what the other device operations take. `search_systems_post` answers with more
        fields, such as the groups of a device. Needs the scope `systems` or `systems.readonly`.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            search: What to look for in which fields: a `jcapiv1.Search`, or a dict.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.

        Returns:
            One page of devices.
        """
        return _SYSTEMS_LIST.call(
            self, options, fields=fields, limit=limit, x_org_id=x_org_id, search=search, skip=skip,
            sort=sort, filter=filter)  # fmt: skip

    systems_list_with_http_info = with_http_info(systems_list)

    @_SYSTEMS_PUT.of
    def systems_put(self, id, body=None, _date=None, authorization=None, x_org_id=None, **options):
        """Changes those fields of a device that the body holds, and leaves the others. Changed
        rules for signing in reach the device itself.

        A list in the body replaces the whole list: read `attributes`, change the copy and send all
        of it. Sending the same `agent_bound_messages` twice may make the agent act twice.

        With `_date` and `authorization` an enrolled Linux device can change its own record (System
        Context). Needs the scope `systems` or `systems.self`. A failed call is repeated only if the
        service has certainly not acted.

        Args:
            id: Which device: 24 hexadecimal digits, the `id` of a record of `systems_list`.
            body: What to change: a `Systemput`, whose None fields are not sent, or a dict, which
                goes out as it is.
            _date: The date that `authorization` signs, for a call in the name of the device itself
                (System Context). It goes out together with `authorization` and instead of any key.
            authorization: The signature that an enrolled Linux device makes with the key of its
                agent (System Context), in the form of HTTP Signatures. It goes out together with
                `_date` and instead of any key. Treat it as a secret.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The device after the change.
        """
        return _SYSTEMS_PUT.call(
            self, options, id=id, body=body, _date=_date, authorization=authorization,
            x_org_id=x_org_id)  # fmt: skip

    systems_put_with_http_info = with_http_info(systems_put)
