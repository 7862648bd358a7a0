"""The files: where they go, the job that writes them, and the strip that says where they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from assessor.model.snapshot import Snapshot
from assessor.words import Words
from reports.file_names import report_name, tables_name
from ui.context import Context
from ui.jobs import Job, Progress
from ui.pages.page import label
from ui.pages.report.building import Edition, telling
from ui.widgets.icon_button import IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.link_button import LinkButton

AskWhere = Callable[[QWidget, str, Path], Path | None]
"""Window, title of the dialog, proposed file -> where to write; None when the person thinks better of it."""


def ask_where(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """The file dialog of the system. It asks itself before a file that is there would be written over."""
    dialog = QFileDialog(parent, title, str(proposed))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix)
    dialog.setNameFilter(f"*{proposed.suffix}")
    dialog.selectFile(proposed.name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


@dataclass(frozen=True, slots=True)
class Output:
    """A file that will be written, and in which language."""

    path: Path
    language: str


def outputs(chosen: Path, names: Sequence[tuple[str, str]]) -> tuple[Output, ...]:
    """Where the files of several languages go when the first one goes to `chosen`.

    Args:
        names: (language, proposed name) of each; the others keep their proposed names if the first does, else they get
            its name with their language. They never take the place of a file that is there.
    """
    first_language, first_name = names[0]
    found = [Output(chosen, first_language)]
    for language, name in names[1:]:
        own = name if chosen.name == first_name else f"{chosen.stem} {language.upper()}{chosen.suffix}"
        found.append(Output(_free(chosen.with_name(own)), language))
    return tuple(found)


def _free(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free


class Exporter:
    """Asks where, then writes in a job. `done` is given the files written."""

    def __init__(self, context: Context, done: Callable[[tuple[Path, ...]], None], ask: AskWhere = ask_where) -> None:
        self._context = context
        self._done = done
        self._ask = ask
        self._folder = context.session.store.path.parent

    def write_reports(self, window: QWidget, editions: Sequence[Edition]) -> None:
        """One PDF for each edition, which differ in their language alone."""
        snapshot, words = self._context.session.snapshot, self._context.words
        names = [(e.language, report_name(snapshot, e.kind, e.language, e.stated_date)) for e in editions]
        files = self._where(window, words.text("Export PDF"), names)
        if files is not None:
            kind, date = editions[0].kind, editions[0].stated_date
            self._start(words.text("Report as PDF"), lambda told: _pdfs(snapshot, files, kind, date, told, words))

    def write_tables(self, window: QWidget, editions: Sequence[Edition]) -> None:
        """One workbook for each language."""
        snapshot, words = self._context.session.snapshot, self._context.words
        names = [(e.language, tables_name(snapshot, e.language, e.stated_date)) for e in editions]
        files = self._where(window, words.text("Export tables"), names)
        if files is not None:
            date = editions[0].stated_date
            self._start(words.text("Tables as XLSX"), lambda told: _workbooks(snapshot, files, date, told))

    def _where(self, window: QWidget, title: str, names: Sequence[tuple[str, str]]) -> tuple[Output, ...] | None:
        chosen = self._ask(window, title, self._folder / names[0][1])
        if chosen is None:
            return None
        self._folder = chosen.parent
        return outputs(chosen, names)

    def _start(self, name: str, work: Callable[[Progress], tuple[Path, ...]]) -> None:
        self._context.jobs.start(Job(name, work, self._done, self._context.refuse))


def _pdfs(
    snapshot: Snapshot, files: Sequence[Output], kind: str, date: str, told: Progress, words: Words
) -> tuple[Path, ...]:
    from reports.pdf_report import write_pdf  # slow to import

    tell = telling(told, words, lambda: False)
    for file in files:
        write_pdf(snapshot, language=file.language, kind=kind, stated_date=date, path=file.path, progress=tell)
    return tuple(file.path for file in files)


def _workbooks(snapshot: Snapshot, files: Sequence[Output], date: str, told: Progress) -> tuple[Path, ...]:
    from reports.xlsx import write_xlsx  # slow to import

    for number, file in enumerate(files):
        told(file.path.name, number, len(files))
        write_xlsx(snapshot, language=file.language, path=file.path, stated_date=date)
    return tuple(file.path for file in files)


class WrittenStrip(QFrame):
    """Says which files were written; stays until it is closed or the next ones are written."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        words = self._words = context.words
        self.files: list[Path] = []
        self.text = label("", wraps=True)
        self.open_button = LinkButton(context.theme, words.text("Open"), words.text("Open the written file"))
        self.folder_button = LinkButton(context.theme, words.text("Show in folder"))
        self.close_button = IconButton(context.theme, "x", words.text("Close this message"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(IconLabel(context.theme, "circle-check", "good"))
        layout.addWidget(self.text, 1)
        for button in (self.open_button, self.folder_button, self.close_button):
            layout.addWidget(button)
        self.open_button.clicked.connect(lambda: _open(self.files[0]))
        self.folder_button.clicked.connect(lambda: _open(self.files[0].parent))
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_files(self, files: tuple[Path, ...]) -> str:
        """Say that these were written; returns the sentence."""
        self.files = list(files)
        names = self._words.joined([f"“{path.name}”" for path in files])
        said = self._words.text("Written: {files}", files=names)
        self.text.setText(said)
        self.setToolTip("\n".join(str(path) for path in files).replace("&", "&amp;").replace("<", "&lt;"))
        self.show()
        return said


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
