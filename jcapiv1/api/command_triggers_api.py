from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.api_client import Api, with_http_info
from jcapiv1.core.operation import Operation

_COMMAND_TRIGGER_WEBHOOK_POST = Operation("command_trigger_webhook_post", "POST",
    "/command/trigger/{triggername}", "Triggerreturn", repeat="unsent", org_id="accepted",
    effect="action", phrase="runs the commands with that trigger on their devices", body="object",
    scopes=("commands", "commands.schedule"))  # fmt: skip


class CommandTriggersApi(Api):
    """For programs that start commands by the name of a trigger.

    Every method also takes `_request_timeout` (seconds, or a pair: connect and read),
    `_preload_content=False` for the raw response and `async_req=True` for a future. Each has a twin
    `..._with_http_info`, and raises an `ApiException`; see `jcapiv1.exceptions`.
    """

    @_COMMAND_TRIGGER_WEBHOOK_POST.of
    def command_trigger_webhook_post(self, triggername, body=None, x_org_id=None, **options):
        """Runs every command with that trigger, on the devices that are bound to it.

        A second call runs them a second time. The fields of the body reach the script as variables.
        Needs the scope `commands` or `commands.schedule`. A failed call is repeated only if the
        service has certainly not acted.

        Args:
            triggername: Which trigger: the `trigger` of a command.
            body: Variables for the script: a dict with names of your choice, which goes out as it
                is. Without it no body is sent.
            x_org_id: The tenant's id; without it `Configuration.org_id`, or else the key's own.

        Returns:
            The commands that were started.
        """
        return _COMMAND_TRIGGER_WEBHOOK_POST.call(
            self, options, triggername=triggername, body=body, x_org_id=x_org_id)  # fmt: skip

    command_trigger_webhook_post_with_http_info = with_http_info(command_trigger_webhook_post)
