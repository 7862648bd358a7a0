"""assessor aims: the roles that a programme trains."""

from pathlib import Path

import click

from assessor.cli.access import by_name, framework_of, print_change, writing
from assessor.cli.command import Command
from assessor.cli.options import file_argument, framework_option
from assessor.edits.curriculum import set_aims
from assessor.find import find_programme, find_role
from assessor.marks import N_
from assessor.this_run import now


@click.command(
    cls=Command,
    name="aims",
    help=N_("Say which roles of a framework PROGRAMME trains, in place of what was said before."),
)
@file_argument
@click.argument("programme")
@click.argument("roles", nargs=-1, required=True, metavar="ROLE...")
@framework_option
@click.option("--exit-level", metavar="TEXT", help=N_("What learners have when they leave."))
def command(file: Path, programme: str, roles: tuple[str, ...], framework: str, exit_level: str | None) -> None:
    """Set the aims of one programme."""
    with writing(file) as store:
        edition = framework_of(store, framework)
        set_aims(
            store,
            programme=find_programme(store.curriculum(), programme).id,
            framework=edition.id,
            roles=[find_role(edition, role).code for role in roles],
            exit_level=exit_level,
            by=by_name(store),
            at=now(),
        )
        print_change(store)
