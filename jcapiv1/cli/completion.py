"""`jcapiv1 completion`."""

from __future__ import annotations

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

_VARIABLE = "_JCAPIV1_COMPLETE"


@add_completion_class
class PowerShellComplete(ShellComplete):
    """Completion for PowerShell, which click does not have."""

    name = "powershell"
    source_template = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_WORDS = ($commandAst.CommandElements | ForEach-Object { "$_" }) -join "`n"
    $env:COMP_WORD = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    try {
        %(prog_name)s | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new(
                $value, $value, "ParameterValue", $help)
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:COMP_WORD, Env:%(complete_var)s
    }
}
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one to complete, and that one."""
        import os

        word = os.environ.get("COMP_WORD", "")
        words = os.environ.get("COMP_WORDS", "").split("\n")[1:]
        return (words[:-1] if word and words and words[-1] == word else words), word

    def format_completion(self, item: CompletionItem) -> str:
        """A value and its help, in a line."""
        return f"{item.value}\t{item.help or ''}"


_SHELLS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
    "powershell": PowerShellComplete,
}


@click.command()
@click.argument("shell", type=click.Choice(list(_SHELLS)))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands and options.

    \b
    bash:        eval "$(jcapiv1 completion bash)"       in ~/.bashrc
    zsh:         eval "$(jcapiv1 completion zsh)"        in ~/.zshrc
    fish:        jcapiv1 completion fish > ~/.config/fish/completions/jcapiv1.fish
    powershell:  jcapiv1 completion powershell | Out-String | Invoke-Expression   in $PROFILE
    """
    from jcapiv1.cli.root import root

    made = _SHELLS[shell](root, {}, "jcapiv1", _VARIABLE)
    # Not by `source()`, which starts bash to ask for its version.
    click.echo(made.source_template % made.source_vars())
