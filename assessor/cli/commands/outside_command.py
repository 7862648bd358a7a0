"""assessor outside: an item that is not assessed, with the reason."""

from pathlib import Path

import click

from assessor.cli.access import framework_of, print_change, who, writing
from assessor.cli.command import Command, OneOf
from assessor.cli.options import assessor_option, file_argument, framework_option
from assessor.edits.mapping import declare_outside
from assessor.find import find_item
from assessor.marks import N_
from assessor.model.mapping import OutsideReason
from assessor.this_run import now


@click.command(
    cls=Command,
    name="outside",
    help=N_("Declare ITEM not assessed: not shown to us, or taught by another body or on the job."),
)
@file_argument
@click.argument("item")
@framework_option
@click.option(
    "--reason",
    required=True,
    type=OneOf([reason.value for reason in OutsideReason]),
    help=N_("Why it is not assessed."),
)
@click.option("--note", default="", metavar="TEXT", help=N_("What is known of it."))
@assessor_option
def command(file: Path, item: str, framework: str, reason: str, note: str, assessor: str | None) -> None:
    """Declare one item outside."""
    with writing(file) as store:
        edition = framework_of(store, framework)
        person = who(store, assessor)
        declare_outside(
            store,
            framework=edition.id,
            item=find_item(edition, item).code,
            assessor=person,
            reason=OutsideReason(reason),
            note=note,
            by=person.name,
            at=now(),
        )
        print_change(store)
