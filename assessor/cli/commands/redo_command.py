"""assessor redo: the change that was taken back last."""

from pathlib import Path

import click

from assessor.cli.access import by_name, print_change, writing
from assessor.cli.command import Command
from assessor.cli.options import file_argument
from assessor.marks import N_
from assessor.this_run import now


@click.command(
    cls=Command, name="redo", help=N_("Make the change again that was taken back last; works only right after an undo.")
)
@file_argument
def command(file: Path) -> None:
    """Take back the newest undo."""
    with writing(file) as store:
        store.redo(by=by_name(store), at=now())
        print_change(store)
