"""assessor new: begin an assessment in a new file."""

from pathlib import Path

import click

from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import file_argument
from assessor.cli.packs import bundled
from assessor.edits.assessment import create_assessment
from assessor.marks import N_
from assessor.this_run import now, opening

_USUAL = ("eu-customs-cfw", "wco-picard-2019")


@click.command(
    cls=Command,
    name="new",
    help=N_("Begin an assessment in a new FILE. Without --framework it takes the EU and WCO lists."),
)
@file_argument
@click.option("--title", required=True, metavar="T", help=N_("What is assessed, as the report's title says it."))
@click.option("--country", default="", metavar="C", help=N_("The country."))
@click.option("--institution", default="", metavar="I", help=N_("The academy or centre."))
@click.option("--assessor", "assessors", multiple=True, metavar="NAME", help=N_("Who judges; may be repeated."))
@click.option(
    "--framework", "frameworks", multiple=True, metavar="ID", help=N_("A bundled framework; may be repeated.")
)
def command(
    file: Path, title: str, country: str, institution: str, assessors: tuple[str, ...], frameworks: tuple[str, ...]
) -> None:
    """Make the file and say what is in it."""
    editions = [bundled(word) for word in dict.fromkeys(frameworks or _USUAL)]
    words, at = shell_words(), now()
    with create_assessment(
        file,
        title=title,
        country=country,
        institution=institution,
        assessors=assessors,
        frameworks=editions,
        opening=opening(),
        by=next(iter(assessors), "").strip(),
        at=at,
    ):
        click.echo(words.text(N_("Began “{title}” in {file}."), title=title.strip(), file=file))
    for edition in editions:
        click.echo(f"  {edition.id}  {edition.title.in_language(words.language)}")
