from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class CommandslistResults(Model):
    """A command, as `commands_list` and `search_commands_post` show it: shorter than a
    `Command`."""

    _wire = """
        _id command commandType launchType listensTo name organization schedule scheduleRepeatType
        trigger aiGenerated description templatingRequired
    """
    id: str = ""
    """The command's id, 24 hexadecimal digits; what `id` arguments take."""
    command: str | None = None
    """The script, cut at 10,000 characters; it may hold secrets."""
    command_type: str | None = None
    """What kind of device it is for: `linux`, `mac` or `windows`, as far as is known."""
    launch_type: str | None = None
    """How it is started: `manual`, `trigger`, `one-time` or `repeated` in JumpCloud's own programs.
    `immediate` starts it at once."""
    listens_to: str | None = None
    """An event that starts the command, judging by the name."""
    name: str | None = None
    """The command's name in the console."""
    organization: str | None = None
    """The id of the command's tenant."""
    schedule: str | None = None
    """When it runs; see `Command` for how it is written."""
    schedule_repeat_type: str | None = None
    """The unit of a repeated run: `minute`, `hour`, `day`, `week` or `month` in JumpCloud's own
    programs."""
    trigger: str | None = None
    """The name by which `command_trigger_webhook_post` starts it. Whoever knows it and has a key
    can start the command."""
    ai_generated: bool | None = None
    """Whether the script was written by artificial intelligence."""
    description: str | None = None
    """Free text about the command."""
    templating_required: bool | None = None
    """Whether placeholders in the script must be filled before it can run."""
