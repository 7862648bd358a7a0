"""assessor undo: the last change that is not taken back yet."""

from pathlib import Path

import click

from assessor.cli.access import by_name, print_change, writing
from assessor.cli.command import Command
from assessor.cli.options import file_argument
from assessor.edits.undoing import undo
from assessor.marks import N_
from assessor.this_run import now


@click.command(cls=Command, name="undo", help=N_("Take the last change back and say which it was."))
@file_argument
def command(file: Path) -> None:
    """Take back the newest change."""
    with writing(file) as store:
        undo(store, by=by_name(store), at=now())
        print_change(store)
