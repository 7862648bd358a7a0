"""assessor demo: the sample assessment and its reports, in a folder of the person's choice."""

import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from assessor.cli.command import Command
from assessor.cli.language import shell_words
from assessor.cli.options import PATH
from assessor.cli.window import open_window
from assessor.errors import AssessorError, FileProblemError
from assessor.marks import N_
from assessor.model.snapshot import Snapshot
from assessor.sample.build import build_sample
from assessor.sample.tables import head
from assessor.store import Store
from assessor.this_run import opening
from assessor.words import LANGUAGES

_NAME = "exempla"
_FOLDER = Path("out")
_SUFFIX = ".assessment"

_Fingerprint = list[tuple[str, str, str, str]]


@click.command(
    cls=Command,
    name="demo",
    help=N_("Make the sample assessment of a fictional country and its reports in both languages."),
)
@click.option(
    "--out", "folder", type=PATH, default=_FOLDER, metavar="DIR", help=N_("Where to; the folder “out” if not said.")
)
@click.option("--no-window", is_flag=True, help=N_("Do not open the window afterwards."))
def command(folder: Path, no_window: bool) -> None:
    """Make the sample unless it stands there untouched, write its reports anew, and show it if there is a display."""
    _make(folder)
    words = shell_words()
    path = _sample_in(folder)
    if path.stem != _NAME:
        kept = folder / f"{_NAME}{_SUFFIX}"
        click.echo(
            words.text(N_("{file} is not the sample as this version makes it, so it was kept as it is."), file=kept)
        )
    with Store.open(path, opening=opening(), read_only=True) as store:
        snapshot = store.snapshot()
    click.echo(words.text(N_("Sample assessment: {file}"), file=path))
    _write_reports(snapshot, path)
    if not no_window:
        from ui.display import has_display

        if has_display():
            sys.exit(open_window(path))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        template = N_("The folder “{folder}” can't be made ({problem}). Choose another one. Nothing was changed.")
        raise FileProblemError(template, folder=folder, problem=error.strerror) from error


def _sample_in(folder: Path) -> Path:
    """The sample under the first name that is free or holds it as it was made."""
    with TemporaryDirectory(prefix=f".{_NAME}-", dir=folder) as room:
        made = Path(room, f"{_NAME}{_SUFFIX}")
        build_sample(made, opening=opening())
        for number in count(1):
            path = folder / (f"{_NAME}{_SUFFIX}" if number == 1 else f"{_NAME}-{number}{_SUFFIX}")
            if not path.exists():
                return made.rename(path)
            if _fingerprint(path) == _fingerprint(made):
                return path
    raise AssertionError("count never ends")


def _fingerprint(path: Path) -> _Fingerprint | None:
    """Every change by its name and time; None for what is no assessment."""
    try:
        with Store.open(path, opening=opening(), read_only=True) as store:
            return [(change.at, change.who, change.template, str(change.values)) for change in store.history()]
    except AssessorError:
        return None


def _write_reports(snapshot: Snapshot, path: Path) -> None:
    from reports.pdf_report import write_pdf
    from reports.xlsx import write_xlsx

    words = shell_words()
    stated_date = str(head()["report_date"])
    for language in LANGUAGES:
        report = path.with_name(f"{path.stem}-report-{language}.pdf")
        write_pdf(snapshot, language=language, kind="full", stated_date=stated_date, path=report)
        click.echo(
            words.text(N_("Report in {language}: {file}"), language=words.text(_LANGUAGE_NAMES[language]), file=report)
        )
    workbook = path.with_name(f"{path.stem}-tables.xlsx")
    write_xlsx(snapshot, language=words.language, path=workbook, stated_date=stated_date)
    click.echo(words.text(N_("Tables: {file}"), file=workbook))


_LANGUAGE_NAMES = {"en": N_("English"), "ru": N_("Russian")}
