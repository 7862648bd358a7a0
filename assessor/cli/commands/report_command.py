"""assessor report: the evaluation report as PDF."""

from pathlib import Path

import click

from assessor.cli.access import reading, refuse_untrue
from assessor.cli.command import Command, OneOf
from assessor.cli.language import shell_words
from assessor.cli.options import PATH, file_argument
from assessor.errors import ReportProblemError
from assessor.marks import N_
from assessor.this_run import today
from assessor.words import LANGUAGES

_PDF = ".pdf"
_KINDS = ("full", "brief", "table")


@click.command(cls=Command, name="report", help=N_("Write the evaluation report of FILE as PDF."))
@file_argument
@click.option("-o", "--output", "output", required=True, type=PATH, metavar="OUT.pdf", help=N_("The file to write."))
@click.option("--language", type=OneOf(LANGUAGES), help=N_("The language of the report; the system's if not said."))
@click.option(
    "--kind", type=OneOf(_KINDS), default="full", help=N_("The whole report, a brief, or the comparative table.")
)
def command(file: Path, output: Path, language: str | None, kind: str) -> None:
    """Write one PDF."""
    from reports.pdf_report import write_pdf

    if output.suffix.lower() != _PDF:
        raise ReportProblemError(
            N_("“{output}” can't be written: the name of a report ends in .pdf. Nothing was changed."),
            output=output.name,
        )
    refuse_untrue(file)
    with reading(file) as store:
        snapshot = store.snapshot()
    words = shell_words()
    pages = write_pdf(snapshot, language=language or words.language, kind=kind, stated_date=today(), path=output)
    click.echo(words.plural("Wrote {file}: {count} page", "Wrote {file}: {count} pages", pages, file=output))
