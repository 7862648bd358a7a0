"""What the window does while an edit waits in memory for its file: the bar that says so, and the ways out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from assessor.errors import UnwrittenError
from assessor.marks import N_
from ui.messages import Bar, Offer

if TYPE_CHECKING:
    from ui.window import MainWindow


class KeptEditBar:
    """The red bar of one window. It stays until the edit is in the file, or the person does without it."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._bar: Bar | None = None

    def show(self, error: UnwrittenError) -> None:
        """Say why the edit is not saved, with what can be done."""
        self.hide()
        window, words = self._window, self._window.words
        self._bar = window.bars.refuse(
            words.text(error.kept, **error.values),
            Offer(words.text(N_("Try again")), self._try_again),
            Offer(words.text(N_("Save a copy as…")), window.commands.files.copy),
            Offer(words.text(N_("Do without it")), self._let_go),
            can_close=False,
        )

    def follow(self) -> None:
        """The editor keeps another edit, or none."""
        editor = self._window.desk.editor
        if editor is None or editor.kept is None:
            self.hide()

    def hide(self) -> None:
        """There is nothing to say any more."""
        bar, self._bar = self._bar, None
        if bar is not None and bar.is_open:
            bar.leave()

    def may_close(self) -> bool:
        """Whether the window may close now: after a last try; where that fails too the person is asked first."""
        editor = self._window.desk.editor
        if editor is None or editor.kept is None or editor.try_again() or editor.kept is None:
            return True
        self._ask()
        return False

    def _ask(self) -> None:
        words = self._window.words
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle(words.text(N_("Not saved")))
        question.setText(words.text(N_("Your last change is not in the file. Everything before it is saved.")))
        leave = question.addButton(words.text(N_("Close without it")), QMessageBox.ButtonRole.DestructiveRole)
        stay = question.addButton(words.text(N_("Stay")), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        leave.clicked.connect(self._close_without)
        question.finished.connect(question.deleteLater)
        question.open()

    def _close_without(self) -> None:
        if self._window.desk.editor is not None:
            self._window.desk.editor.let_go()
        QTimer.singleShot(0, self._window, self._window.close)

    def _try_again(self) -> None:
        if self._window.desk.editor is not None:
            self._window.desk.editor.try_again()

    def _let_go(self) -> None:
        if self._window.desk.editor is not None:
            self._window.desk.editor.let_go()
            self._window.rebuild()  # fields show again what the file holds
