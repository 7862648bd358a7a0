"""assessor unmap: take a mapping away."""

from pathlib import Path

import click

from assessor.cli.access import framework_of, known_assessor, print_change, writing
from assessor.cli.command import Command
from assessor.cli.options import assessor_option, file_argument, framework_option
from assessor.edits.mapping import unmap
from assessor.find import find_item, find_topic
from assessor.marks import N_
from assessor.this_run import now


@click.command(cls=Command, name="unmap", help=N_("Take the mapping of TOPIC to ITEM away, with its evidence."))
@file_argument
@click.argument("topic")
@click.argument("item")
@framework_option
@assessor_option
def command(file: Path, topic: str, item: str, framework: str, assessor: str | None) -> None:
    """Take one mapping away."""
    with writing(file) as store:
        edition = framework_of(store, framework)
        person = known_assessor(store, assessor)
        unmap(
            store,
            topic=find_topic(store.curriculum(), topic).id,
            framework=edition.id,
            item=find_item(edition, item).code,
            assessor=person.id,
            by=person.name,
            at=now(),
        )
        print_change(store)
