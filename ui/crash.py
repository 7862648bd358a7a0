"""A bug: what happened in plain words, the details to hand on, and the work goes on."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from assessor import __version__
from assessor.marks import N_
from assessor.words import Words
from ui.pages.page import label

_logger = logging.getLogger(__name__)
_WIDTH, _HEIGHT = 560, 360


class CrashGuard(QObject):
    """Takes every exception that nobody expected, of any thread: logs it and shows it, one dialog at a time."""

    caught = Signal(object)  # the text of the traceback; carried into the GUI thread

    def __init__(self, words: Callable[[], Words], parent: QObject | None = None) -> None:
        """`words` gives those of the present language when something is to be said."""
        super().__init__(parent)
        self._words = words
        self._dialog: CrashDialog | None = None
        self._hooks = sys.excepthook, threading.excepthook
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on take exceptions."""
        sys.excepthook = self._take
        threading.excepthook = lambda arguments: self._take(
            arguments.exc_type, arguments.exc_value, arguments.exc_traceback
        )

    def remove(self) -> None:
        """Leave exceptions to who had them before."""
        sys.excepthook, threading.excepthook = self._hooks

    def _take(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _logger.critical("a bug", exc_info=(kind, error or kind(), trace))
        self.caught.emit("".join(traceback.format_exception(kind, error, trace)))

    @Slot(object)
    def _show(self, details: str) -> None:
        if self._dialog is not None:  # a painter that breaks would bring one dialog a frame; the log has them all
            return
        self._dialog = CrashDialog(self._words(), details, QApplication.activeWindow())
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()


class CrashDialog(QDialog):
    """What happened, and what to do with it."""

    def __init__(self, words: Words, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text(N_("A fault in the program")))
        self.details = f"{_system()}\n\n{details}"
        layout = QVBoxLayout(self)
        layout.addWidget(label(words.text(N_("Something went wrong in the program itself.")), "heading", wraps=True))
        said = words.text(
            N_(
                "What you had finished is saved; the last step may not have been done. You can go on working. "
                "To have this mended, copy the details and send them to the people who look after the program."
            )
        )
        layout.addWidget(label(said, wraps=True))
        text = QPlainTextEdit(self.details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(words.text(N_("Details for the people who look after the program")))
        layout.addWidget(text, 1)
        buttons = QDialogButtonBox()
        self.copy_button = QPushButton(words.text(N_("Copy details")))
        self.copy_button.clicked.connect(self.copy)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        go_on = QPushButton(words.text(N_("Go on working")))
        go_on.setProperty("primary", True)
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        layout.addWidget(buttons)
        self.resize(_WIDTH, _HEIGHT)
        go_on.setFocus()

    def copy(self) -> None:
        """Put the details into the clipboard."""
        QApplication.clipboard().setText(self.details)


def _system() -> str:
    return (
        f"Customs Training Assessor {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()}"
    )
