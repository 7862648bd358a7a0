"""What the commands about files do: begin, open, copy, close, check; and what a dropped file is for."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from assessor.marks import N_
from assessor.store import CheckReport
from assessor.this_run import backups_folder, data_folder, log_folder, opening
from standards.pack import bundled_packs, load_pack
from ui.dialogs.new_assessment import NewAssessmentDialog
from ui.file_check import checking
from ui.files import SUFFIX, file_name
from ui.jobs import Job, Progress
from ui.messages import Offer
from ui.pages import PAGES
from ui.pages.start.page import StartCommands
from ui.recent import read_progress

if TYPE_CHECKING:
    from ui.window import MainWindow

_SAMPLE = "exempla.assessment"
_CURRICULUM = "curriculum"
_FAULTS_SHOWN = 3


class FileCommands:
    """The commands of one window that are about files."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def for_start(self) -> StartCommands:
        """What the start page can set off."""
        takes_plans = any(page.id == _CURRICULUM for page in PAGES)
        return StartCommands(
            new=self.new,
            open_any=self.open,
            sample=self.sample,
            open_file=self.open_file,
            forget=self._forget,
            plan=self._begin_with_plan if takes_plans else None,
            language=self._window.set_language,
        )

    def new(self, plan: Path | None = None) -> None:
        """Begin an assessment; with a study plan that is brought in afterwards."""
        window = self._window
        packs = [load_pack(pack) for pack in bundled_packs()]
        dialog = NewAssessmentDialog(window.theme, window.words, packs, window.settings.name, window)
        if plan is not None:
            dialog.title.setText(plan.stem)
        dialog.accepted.connect(lambda: self._begin(dialog, plan))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self) -> None:
        """Open an assessment that is there."""
        file = self._window.asker.to_open(self._window, self._window.words)
        if file is not None:
            self.open_file(file)

    def open_file(self, file: Path) -> None:
        """Open this one; a large file takes a moment."""
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            self._window.desk.open(file)
        finally:
            QApplication.restoreOverrideCursor()

    def sample(self) -> None:
        """Open the sample; it is made once, and kept with what the person did in it."""
        file = data_folder() / "sample" / _SAMPLE
        if file.exists():
            self.open_file(file)
            return
        window = self._window
        name = window.words.text(N_("Making the sample"))
        window.jobs.start(Job(name, lambda progress: _make_sample(file, progress), self._open_made, window.refuse))

    def _open_made(self, file: Path) -> None:
        """Open what a job has made, when the job is over."""
        self._window.after_jobs(lambda: self.open_file(file))

    def copy(self) -> None:
        """Save a copy; the person goes on in the file that is open."""
        window = self._window
        session = window.desk.session
        assert session is not None
        copy = window.words.text(N_("copy"))
        proposed = str(session.store.path.with_name(f"{session.store.path.stem} – {copy}{SUFFIX}"))
        target = window.asker.to_copy(window, window.words, proposed)
        if target is None or not window.desk.copy_to(target):
            return
        if window.desk.editor is not None and window.desk.editor.kept is not None:
            if window.desk.go_on_in(target):
                window.tell(window.words.text(N_("You go on in “{file}”; your last change is in it"), file=target.name))
            return
        said = window.words.text(N_("Saved a copy as “{file}”"), file=target.name)
        window.tell(said, Offer(window.words.text(N_("Open it")), lambda: self.open_file(target)))

    def close(self) -> None:
        """Close the assessment and go to the start."""
        self._window.leave_field()
        self._window.desk.close()

    def check(self) -> None:
        """Check the file to the last bit, off the GUI thread."""
        window = self._window
        session = window.desk.session
        assert session is not None
        path = session.store.path
        name = window.words.text(N_("Checking the file"))
        window.jobs.start(Job(name, checking(path), self._say_check, window.refuse))

    def backups(self) -> None:
        """Show the folder of the automatic backups."""
        _show_folder(backups_folder())

    def log(self) -> None:
        """Show the folder of the log."""
        _show_folder(log_folder())

    def what_drop_does(self, *files: Path) -> str:
        """A word of what dropping these files would do, '' for nothing."""
        words, is_open = self._window.words, self._window.desk.session is not None
        if not files or not any(page.id == _CURRICULUM for page in PAGES):
            return ""
        editor = self._window.desk.editor
        is_writable = editor is None or not editor.is_read_only
        if len(files) > 1:
            is_ours = is_open and is_writable and not any(file.suffix == SUFFIX for file in files)
            return words.plural("Bring in {count} file", "Bring in {count} files", len(files)) if is_ours else ""
        if files[0].suffix == SUFFIX:
            return words.text(N_("Open “{file}”"), file=files[0].name)
        if not is_writable:
            return ""
        if not is_open:
            return words.text(N_("Begin an assessment with “{file}”"), file=files[0].name)
        return words.text(N_("Bring in “{file}”"), file=files[0].name)

    def take_files(self, files: Sequence[Path]) -> None:
        """Files were dropped."""
        if files[0].suffix == SUFFIX:
            self.open_file(files[0])
        elif self._window.desk.session is None:
            self.new(files[0])
        else:
            self._window.go(_CURRICULUM, tuple(files))

    def read_recent(self) -> None:
        """See how far the work of the recent files is, off the GUI thread."""
        window = self._window
        files = [file for file in window.settings.recent if file.is_file()]
        if files and window.start is not None:
            name = window.words.text(N_("Looking at the recent files"))
            words = window.words
            window.jobs.start(
                Job(
                    name,
                    lambda progress: read_progress(files, words, progress),
                    self._show_recent,
                    window.refuse,
                    is_passing=True,
                )
            )

    def _begin(self, dialog: NewAssessmentDialog, plan: Path | None) -> None:
        window, typed = self._window, dialog.values()
        file = window.asker.to_begin(window, window.words, file_name(typed.title))
        if file is not None and window.desk.create(file, typed) and plan is not None:
            window.go(_CURRICULUM, plan)

    def _begin_with_plan(self) -> None:
        plan = self._window.asker.plan(self._window, self._window.words)
        if plan is not None:
            self.new(plan)

    def _forget(self, file: Path) -> None:
        self._window.settings.forget_recent(file)
        self._window.rebuild()

    def _show_recent(self, progress: dict[Path, str]) -> None:
        if self._window.start is not None:
            self._window.start.show_progress(progress)

    def _say_check(self, report: CheckReport) -> None:
        window, words = self._window, self._window.words
        if not report.faults:
            template = N_("The file is whole: {changes} changes and {rows} entries agree")
            window.tell(words.text(template, changes=words.number(report.changes), rows=words.number(report.rows)))
        self.say_faults(report)

    def say_faults(self, report: CheckReport) -> None:
        """Show what a check has found."""
        window, words = self._window, self._window.words
        for fault in report.faults[:_FAULTS_SHOWN]:
            where, what, remedy = words.message(fault.where), words.message(fault.message), words.text(fault.remedy)
            window.bars.refuse(f"{where}: {what} {remedy}")


def _make_sample(file: Path, progress: Progress) -> Path:
    """Make the sample beside its place first: half a sample would look like a whole one."""
    from assessor.sample.build import build_sample

    file.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=file.parent) as room:
        made = Path(room, file.name)
        build_sample(made, opening=opening(), progress=lambda done, of: progress("", done, of))
        return made.rename(file)


def _show_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
