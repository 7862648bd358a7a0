"""assessor judge: a value for one item over all its mappings."""

from pathlib import Path

import click

from assessor.cli.access import by_name, framework_of, print_change, who, writing
from assessor.cli.command import Command
from assessor.cli.options import (
    assessor_option,
    coverage_option,
    file_argument,
    framework_option,
    level_option,
    programme_option,
    whole_number,
)
from assessor.edits.judgement import judge
from assessor.errors import NotAllowedError
from assessor.find import find_item, find_programme
from assessor.marks import N_
from assessor.model.mapping import Coverage
from assessor.this_run import now


@click.command(
    cls=Command,
    name="judge",
    help=N_("Judge ITEM over all its mappings: your own value, or the team's with --consensus."),
)
@file_argument
@click.argument("item")
@framework_option
@coverage_option
@level_option
@click.option("--missing", default="", metavar="TEXT", help=N_("What is missing."))
@click.option("--reason", required=True, metavar="TEXT", help=N_("What the judgement rests on."))
@programme_option
@assessor_option
@click.option("--consensus", is_flag=True, help=N_("The value that the team settled on."))
def command(
    file: Path,
    item: str,
    framework: str,
    coverage: str,
    level: str | None,
    missing: str,
    reason: str,
    programme: str | None,
    assessor: str | None,
    consensus: bool,
) -> None:
    """Make or replace one judgement."""
    if consensus and assessor is not None:
        raise NotAllowedError(
            N_("A judgement is one assessor's own or the team's: give --assessor or --consensus. Nothing was changed.")
        )
    with writing(file) as store:
        edition = framework_of(store, framework)
        person = None if consensus else who(store, assessor)
        judge(
            store,
            framework=edition.id,
            item=find_item(edition, item).code,
            coverage=Coverage[coverage],
            level=whole_number(level),
            missing=missing,
            reason=reason,
            programme=find_programme(store.curriculum(), programme).id if programme is not None else None,
            assessor=person,
            by=by_name(store) if person is None else person.name,
            at=now(),
        )
        print_change(store)
