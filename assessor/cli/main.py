"""The entry: finds the command that is asked for and imports only that one."""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from assessor import __version__
from assessor.cli.command import Manner, Refusal, show
from assessor.cli.language import shell_words
from assessor.marks import N_

_PROGRAM = "assessor"
_INTERRUPTED = 130
_SUFFIX = ".assessment"

_COMMANDS = {
    "demo": N_("Make the sample assessment and its reports."),
    "new": N_("Begin an assessment in a new file."),
    "frameworks": N_("List the bundled frameworks, or show one."),
    "import": N_("Bring curricula of the host in."),
    "curriculum": N_("Show programmes, modules and topics with their hours."),
    "suggest": N_("Suggest items of a framework for topics."),
    "map": N_("Map a topic to an item, with the evidence."),
    "unmap": N_("Take a mapping away."),
    "set-aside": N_("Set topics aside that have no counterpart."),
    "judge": N_("Judge an item over all its mappings."),
    "outside": N_("Declare an item not assessed: restricted, or taught elsewhere."),
    "aims": N_("Say which roles a programme trains."),
    "complete": N_("Declare the mapping of a programme finished."),
    "gaps": N_("Show the results of every item for a role."),
    "history": N_("List what was done, newest first."),
    "undo": N_("Take the last change back."),
    "redo": N_("Make the change again that was taken back last."),
    "report": N_("Write the evaluation report as PDF."),
    "export": N_("Write the tables as Excel workbook."),
    "check": N_("Check that the file is whole and true."),
}


class Commands(Manner, click.Group):
    """All commands; `get_command` imports the module of the one that runs, `--help` imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"assessor.cli.commands.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and len(args) == 1 and _is_file(name):
            return _WINDOW.name, _WINDOW, args
        if name not in _COMMANDS:
            raise click.exceptions.NoSuchCommand(name, possibilities=_COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = shell_words()
        with formatter.section(words.text(N_("Commands"))):
            formatter.write_dl([(name, words.text(text)) for name, text in _COMMANDS.items()])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Manner.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = False,  # a title may hold * and %
        **extra: Any,
    ) -> Any:
        program = prog_name or _PROGRAM
        settings = {"complete_var": complete_var, "windows_expand_args": windows_expand_args, **extra}
        if not standalone_mode:
            return super().main(args, program, standalone_mode=False, **settings)
        try:
            sys.exit(super().main(args, program, standalone_mode=False, **settings) or 0)
        except click.exceptions.Abort:
            sys.exit(_INTERRUPTED)
        except click.ClickException as error:
            show(error, program)
            sys.exit(error.exit_code)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EIO):
                raise
            show(_output_problem(error), program)
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is left in its buffer
            sys.exit(1)


def main() -> NoReturn:
    """Run the command line and end the process."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(commands.main(prog_name=_PROGRAM))


def _output_problem(error: OSError) -> Refusal:
    template = N_("The output can't be written ({problem}). Nothing was changed.")
    return Refusal(shell_words().text(template, problem=error.strerror))


def _is_file(word: str) -> bool:
    return Path(word).suffix == _SUFFIX or Path(word).exists() or len(Path(word).parts) > 1


def _open_window(file: str | None = None) -> None:
    from assessor.cli.window import open_window

    sys.exit(open_window(Path(file) if file is not None else None))


@click.group(
    cls=Commands,
    name=_PROGRAM,
    invoke_without_command=True,
    subcommand_metavar="[FILE] | COMMAND …",
    help=N_("Set a national customs training curriculum against the WCO and EU professional standards."),
)
@click.version_option(
    __version__, prog_name="Customs Training Assessor", message="%(prog)s %(version)s", help=N_("Show the version.")
)
@click.pass_context
def commands(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _open_window()


_WINDOW = Manner("window", callback=_open_window, params=[click.Argument(["file"])])
