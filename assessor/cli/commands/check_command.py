"""assessor check: whether a file is whole and says what its history says."""

from pathlib import Path

import click

from assessor.cli.command import REFUSED, Command
from assessor.cli.language import shell_words
from assessor.cli.options import file_argument, json_option
from assessor.cli.output import print_json
from assessor.marks import N_
from assessor.store import CheckReport, Fault, check_file
from assessor.words import Words, load_words


@click.command(
    cls=Command, name="check", help=N_("Check FILE: integrity, schema, history, content hashes, references and values.")
)
@file_argument
@json_option
@click.pass_context
def command(context: click.Context, file: Path, as_json: bool) -> None:
    """Print what was found; exit 1 if anything was."""
    report = check_file(file)
    words = load_words("en") if as_json else shell_words()
    if as_json:
        print_json(_report_json(report, words))
    else:
        _print_report(report, words)
    if report.faults:
        context.exit(REFUSED)


def _report_json(report: CheckReport, words: Words) -> dict[str, object]:
    return {
        "file": report.path.name,
        "whole": not report.faults,
        "changes": report.changes,
        "rows": report.rows,
        "contents": report.contents,
        "faults": [
            {
                "kind": fault.kind.value,
                "place": words.text(fault.where.template, **fault.where.values),
                "message": words.text(fault.template, **fault.values),
                "remedy": words.text(fault.remedy),
            }
            for fault in report.faults
        ],
    }


def _print_report(report: CheckReport, words: Words) -> None:
    numbers = {
        "changes": words.number(report.changes),
        "rows": words.number(report.rows),
        "contents": words.number(report.contents),
    }
    looked_at = N_("Checked: {changes} changes, {rows} entries, {contents} sources and frameworks.")
    if not report.faults:
        click.echo(words.text(N_("“{file}” is whole."), file=report.path.name))
        click.echo(words.text(looked_at, **numbers))
        return
    click.echo(
        words.plural(
            "{count} fault was found in “{file}”:",
            "{count} faults were found in “{file}”:",
            len(report.faults),
            file=report.path.name,
        )
    )
    for fault in report.faults:
        click.echo(f"  {_fault_line(fault, words)}")


def _fault_line(fault: Fault, words: Words) -> str:
    place = words.text(fault.where.template, **fault.where.values)
    return f"{place}: {words.text(fault.template, **fault.values)} {words.text(fault.remedy)}"
