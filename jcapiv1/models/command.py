from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from typing import ClassVar

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class Command(Model):
    """A command: a script that JumpCloud keeps and runs on devices.

    `commands_put` replaces all of it, so that a field that is None falls back to its default. Which
    devices it runs on is kept in API v2.
    """

    _wire = """
        command commandRunners commandType files launchType listensTo name organization schedule
        scheduleRepeatType scheduleYear shell sudo systems template timeToLiveSeconds timeout
        trigger user aiGenerated description filesS3 templatingRequired _id
    """
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
    command: str | Null | None = None
    """The script itself, whole; it may hold secrets."""
    command_runners: list[str] | Null | None = None
    """Ids of the administrators with the role Command Runner who may run it. The service keeps the
    list itself, whatever is sent."""
    command_type: str | Null | None = None
    """What kind of device it is for: `linux`, `mac` or `windows`, as far as is known. A PUT without
    it makes the command a Linux one."""
    files: list[str] | Null | None = None
    """Ids of uploaded files that go to the device; how to upload one is not published."""
    launch_type: str | Null | None = None
    """How it is started: `manual`, `trigger`, `one-time` or `repeated` in JumpCloud's own programs.
    `immediate` starts it at once."""
    listens_to: str | Null | None = None
    """An event that starts the command, judging by the name."""
    name: str | Null | None = None
    """The command's name in the console."""
    organization: str | Null | None = None
    """The id of the command's tenant."""
    schedule: str | Null | None = None
    """When it runs: a cron expression of six parts that begins with seconds, or the word
    `immediate`.

    An empty text runs the command at once, also in a PUT. Whether a missing one counts as empty is
    not known."""
    schedule_repeat_type: str | Null | None = None
    """The unit of a repeated run: `minute`, `hour`, `day`, `week` or `month` in JumpCloud's own
    programs."""
    schedule_year: int | Null | None = None
    """The year in which a scheduled run happens."""
    shell: str | Null | None = None
    """The shell of a Windows command, `powershell` or `cmd`; a Windows command without it does not
    run. The service stores any text unchecked."""
    sudo: bool | Null | None = None
    """Whether it runs with administrator rights (sudo)."""
    systems: list[str] | Null | None = None
    """Ids of devices; ignored by the service, since devices are bound through API v2."""
    template: str | Null | None = None
    """The template that the command was made from."""
    time_to_live_seconds: int | Null | None = None
    """How many seconds a run may wait in the queue."""
    timeout: str | Null | None = None
    """How many seconds a run may take, as text; at most 86400."""
    trigger: str | Null | None = None
    """The name by which `command_trigger_webhook_post` starts it. Whoever knows it and has a key
    can start the command."""
    user: str | Null | None = None
    """The id of the person (system user) as whom it runs on the device; needed for `mac` and
    `linux`."""
    ai_generated: bool | Null | None = None
    """Whether the script was written by artificial intelligence."""
    description: str | Null | None = None
    """Free text about the command."""
    files_s3: list[models.FilesS3] | Null | None = None
    """The command's files, with where they are stored."""
    templating_required: bool | Null | None = None
    """Whether placeholders in the script must be filled before it can run."""
    id: str = ""
    """The command's id, 24 hexadecimal digits; what `id` arguments take."""
