from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation
from jcapiv1.core.query import filters, integer, words

_COMMAND_FILE_GET = Operation("command_file_get", "GET", "/files/command/{id}",
    "Commandfilereturn", repeat="always", org_id="accepted", effect="read",
    phrase="lists the files of one command", scopes=("commands", "commands.readonly"),
    query={"fields": words, "limit": integer(1, 100), "skip": integer(0)})  # fmt: skip
_COMMANDS_DELETE = Operation("commands_delete", "DELETE", "/commands/{id}", "Command",
    repeat="always", org_id="accepted", effect="delete", phrase="deletes the command",
    scopes=("commands",))  # fmt: skip
_COMMANDS_GET = Operation("commands_get", "GET", "/commands/{id}", "Command", repeat="always",
    org_id="accepted", effect="read", phrase="reads one command", scopes=("commands",
    "commands.readonly"),
    query={"fields": words})  # fmt: skip
_COMMANDS_GET_RESULTS = Operation("commands_get_results", "GET", "/commands/{id}/results",
    "list[Commandresultbycommandid]", repeat="always", org_id="unknown", effect="read",
    phrase="lists the results of one command", scopes=("commands", "commands.readonly"),
    query={"limit": integer(1, 100), "skip": integer(0)})  # fmt: skip
_COMMANDS_LIST = Operation("commands_list", "GET", "/commands", "Commandslist", repeat="always",
    org_id="accepted", effect="read", phrase="lists commands", scopes=("commands",
    "commands.readonly"),
    query={"fields": words, "filter": filters, "limit": integer(1, 100), "skip": integer(0),
    "sort": words})  # fmt: skip
_COMMANDS_POST = Operation("commands_post", "POST", "/commands", "Command", repeat="unsent",
    org_id="accepted", effect="create",
    phrase="makes a command, which runs at once if its schedule is empty or immediate",
    body="Command", scopes=("commands",))  # fmt: skip
_COMMANDS_PUT = Operation("commands_put", "PUT", "/commands/{id}", "Command", repeat="unsent",
    org_id="accepted", effect="replace",
    phrase="replaces the command, which runs at once if its schedule is empty or immediate",
    body="Command", scopes=("commands",))  # fmt: skip
_COMMANDS_RUN = Operation("commands_run", "POST", "/runCommand", "Runcommandreturn",
    repeat="unsent", org_id="unknown", effect="action",
    phrase="runs the command now, on the devices named or else on every device bound to it",
    body="RunCommandBody")  # fmt: skip


class CommandsApi(Api):
    """For those who keep scripts in JumpCloud and run them on devices.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_COMMAND_FILE_GET.of
    def command_file_get(self, id, fields=None, limit=None, x_org_id=None, skip=None, **options):
        """Lists the files that are attached to a command, one page at a time: their names and where
        they go on a device. What is in them is not part of the answer.

        Needs the scope `commands` or `commands.readonly`.

        Args:
            id: Which command: 24 hexadecimal digits, the `id` of a record of `commands_list`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            skip: How many records to pass over before the page begins.

        Returns:
            One page of files.
        """
        return _COMMAND_FILE_GET.call(
            self, options, id=id, fields=fields, limit=limit, x_org_id=x_org_id,
            skip=skip)  # fmt: skip

    command_file_get_with_http_info = with_http_info(command_file_get)

    @_COMMANDS_DELETE.of
    def commands_delete(self, id, x_org_id=None, **options):
        """Deletes a command. What it did on devices stays done; what becomes of runs that wait in a
        queue is not known.

        A second call may answer 404. Needs the scope `commands`.

        Args:
            id: Which command: 24 hexadecimal digits, the `id` of a record of `commands_list`.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The command as it was before it was deleted.
        """
        return _COMMANDS_DELETE.call(self, options, id=id, x_org_id=x_org_id)

    commands_delete_with_http_info = with_http_info(commands_delete)

    @_COMMANDS_GET.of
    def commands_get(self, id, fields=None, x_org_id=None, **options):
        """Reads one command, with its whole script.

        Needs the scope `commands` or `commands.readonly`.

        Args:
            id: Which command: 24 hexadecimal digits, the `id` of a record of `commands_list`.
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The command.
        """
        return _COMMANDS_GET.call(self, options, id=id, fields=fields, x_org_id=x_org_id)

    commands_get_with_http_info = with_http_info(commands_get)

    @_COMMANDS_GET_RESULTS.of
    def commands_get_results(self, id, limit=None, skip=None, x_org_id=None, **options):
        """Lists the results of one command, one page at a time.

        The answer is a plain list without a total. Read on until a page is empty.

        In these records `system` holds the id of the device, and there is no `system_id`. Needs the
        scope `commands` or `commands.readonly`.

        Args:
            id: Which command: 24 hexadecimal digits, the `id` of a record of `commands_list`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            skip: How many records to pass over before the page begins.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            One page of results, as a plain list.
        """
        return _COMMANDS_GET_RESULTS.call(
            self, options, id=id, limit=limit, skip=skip, x_org_id=x_org_id)  # fmt: skip

    commands_get_results_with_http_info = with_http_info(commands_get_results)

    @_COMMANDS_LIST.of
    def commands_list(
        self, fields=None, filter=None, limit=None, x_org_id=None, skip=None, sort=None,
        **options):  # fmt: skip
        """Lists the commands of a tenant, one page at a time.

        The records are shorter than those of `commands_get`, and scripts are cut at 10,000
        characters. Never write such a record back with `commands_put`. Needs the scope `commands`
        or `commands.readonly`.

        Args:
            fields: Names of the fields to answer with: a list, or a string with spaces between.
            filter: Which records: a `jcapiv1.Filter`, or a string `field:$operator:value`.
            limit: Records on a page, at most 100; `jcapiv1.paginate` reads all pages.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.
            skip: How many records to pass over before the page begins.
            sort: Names of fields to sort by, with a `-` before one to descend, like `fields`.

        Returns:
            One page of commands.
        """
        return _COMMANDS_LIST.call(
            self, options, fields=fields, filter=filter, limit=limit, x_org_id=x_org_id, skip=skip,
            sort=sort)  # fmt: skip

    commands_list_with_http_info = with_http_info(commands_list)

    @_COMMANDS_POST.of
    def commands_post(self, body, x_org_id=None, **options):
        """Makes a command: a script that JumpCloud keeps and runs on devices.

        With an empty `schedule`, or with `immediate` as `schedule` or `launch_type`, it runs at
        once on its devices. Devices are bound to a command through API v2; `systems` in the body is
        ignored. So a new command probably has no device yet.

        A second call makes a second command with the same name, which may run too. Needs the scope
        `commands`. A failed call is repeated only if the service has certainly not acted.

        Args:
            body: The new command: a `Command`, whose None fields are not sent, or a dict, which
                goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The new command.
        """
        return _COMMANDS_POST.call(self, options, body=body, x_org_id=x_org_id)

    commands_post_with_http_info = with_http_info(commands_post)

    @_COMMANDS_PUT.of
    def commands_put(self, id, body, x_org_id=None, **options):
        """Replaces a command. A field that is left out does not stay as it was: it falls back to
        its default. Without `command_type` a Windows command becomes a Linux one.

        So read the command with `commands_get`, change the copy and send all of it. JumpCloud's
        command line leaves out only `_id`, `id`, `organization`, `command_runners` and `systems`.

        With an empty `schedule`, or with `immediate`, the command runs at once on every bound
        device, even if the change was only its name. Needs the scope `commands`. A failed call is
        repeated only if the service has certainly not acted.

        Args:
            id: Which command: 24 hexadecimal digits, the `id` of a record of `commands_list`.
            body: The whole command: a `Command`, whose None fields are not sent and so fall back to
                their defaults, or a dict, which goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The command after the change.
        """
        return _COMMANDS_PUT.call(self, options, id=id, body=body, x_org_id=x_org_id)

    commands_put_with_http_info = with_http_info(commands_put)

    @_COMMANDS_RUN.of
    def commands_run(self, body, x_org_id=None, **options):
        """Runs a command now, on the devices of `system_ids`, or on every device bound to the
        command if `system_ids` is absent.

        What an empty `system_ids` does is not known: it may mean every bound device, so do not send
        one. A second call runs the command a second time. A failed call is repeated only if the
        service has certainly not acted.

        Args:
            body: Which command, and on which devices: a `RunCommandBody`, whose None fields are not
                sent, or a dict, which goes out as it is.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            What has been queued.
        """
        return _COMMANDS_RUN.call(self, options, body=body, x_org_id=x_org_id)

    commands_run_with_http_info = with_http_info(commands_run)
