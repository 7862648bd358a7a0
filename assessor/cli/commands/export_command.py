"""assessor export: the comparative table, gaps and mappings as an Excel workbook."""

from pathlib import Path

import click

from assessor.cli.access import reading, refuse_untrue
from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import PATH, file_argument
from assessor.errors import ReportProblemError
from assessor.marks import N_
from assessor.this_run import today

_WORKBOOK = ".xlsx"


@click.command(cls=Command, name="export", help=N_("Write comparative table, gaps and mappings of FILE as workbook."))
@file_argument
@click.option("-o", "--output", "output", required=True, type=PATH, metavar="OUT.xlsx", help=N_("The file to write."))
def command(file: Path, output: Path) -> None:
    """Write one workbook."""
    if output.suffix.lower() != _WORKBOOK:
        raise ReportProblemError(
            N_("“{output}” can't be written: so far only names that end in .xlsx can be. Nothing was changed."),
            output=output.name,
        )
    refuse_untrue(file)
    with reading(file) as store:
        snapshot = store.snapshot()

    from reports.xlsx import write_xlsx

    words = shell_words()
    write_xlsx(snapshot, language=words.language, path=output, stated_date=today())
    click.echo(words.text(N_("Wrote {file}"), file=output))
