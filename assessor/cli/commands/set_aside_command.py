"""assessor set-aside: topics that have no counterpart in any framework."""

from pathlib import Path

import click

from assessor.cli.access import print_change, who, writing
from assessor.cli.command import Command
from assessor.cli.options import assessor_option, file_argument
from assessor.edits.mapping import set_aside
from assessor.find import find_topic
from assessor.marks import N_
from assessor.this_run import now


@click.command(cls=Command, name="set-aside", help=N_("Set topics aside: they have no counterpart in any framework."))
@file_argument
@click.argument("topics", nargs=-1, required=True, metavar="TOPIC...")
@click.option("--reason", default="", metavar="TEXT", help=N_("Why."))
@assessor_option
def command(file: Path, topics: tuple[str, ...], reason: str, assessor: str | None) -> None:
    """Set topics aside as one change."""
    with writing(file) as store:
        person = who(store, assessor)
        curriculum = store.curriculum()
        found = [find_topic(curriculum, topic).id for topic in topics]
        set_aside(store, topics=found, assessor=person, reason=reason, by=person.name, at=now())
        print_change(store)
