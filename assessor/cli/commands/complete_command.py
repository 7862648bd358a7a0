"""assessor complete: an assessor has finished the mapping of a programme."""

from pathlib import Path

import click

from assessor.cli.access import known_assessor, print_change, who, writing
from assessor.cli.command import Command
from assessor.cli.options import assessor_option, file_argument
from assessor.edits.curriculum import complete, reopen
from assessor.find import find_programme
from assessor.marks import N_
from assessor.this_run import now


@click.command(
    cls=Command,
    name="complete",
    help=N_("Declare your mapping of PROGRAMME finished: what is not mapped then counts as not found."),
)
@file_argument
@click.argument("programme")
@assessor_option
@click.option("--undo", is_flag=True, help=N_("It is not finished after all."))
def command(file: Path, programme: str, assessor: str | None, undo: bool) -> None:
    """Declare one programme complete, or open again."""
    with writing(file) as store:
        found = find_programme(store.curriculum(), programme)
        if undo:
            person = known_assessor(store, assessor)
            reopen(store, programme=found.id, assessor=person.id, by=person.name, at=now())
        else:
            person = who(store, assessor)
            complete(store, programme=found.id, assessor=person, by=person.name, at=now())
        print_change(store)
