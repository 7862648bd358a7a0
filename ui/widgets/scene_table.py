"""The figures of a picture as a table, for those who read rather than look."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assessor.marks import N_
from assessor.words import Words
from ui.theme import Theme

_WIDTH, _HEIGHT = 460, 300


@dataclass(frozen=True, slots=True)
class Table:
    """Column heads and rows of texts, ready to show; the first column names the row, the others are figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class SceneTable(QDialog):
    """Esc or Close goes back to the picture; Ctrl+C copies the table for a spreadsheet."""

    def __init__(self, theme: Theme, words: Words, name: str, shown: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self._shown = shown
        self.table = QTableWidget(len(shown.rows), len(shown.head))
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels(list(shown.head))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, texts in enumerate(shown.rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        buttons = QDialogButtonBox()
        buttons.addButton(words.text(N_("Close")), QDialogButtonBox.ButtonRole.RejectRole)
        copies = buttons.addButton(words.text(N_("Copy")), QDialogButtonBox.ButtonRole.ActionRole)
        copies.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copies.clicked.connect(lambda _checked=False: self.copy())
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(theme.pixels(_WIDTH), theme.pixels(_HEIGHT))

    def copy(self) -> None:
        """The table goes to the clipboard, with tabs between its cells."""
        lines = [self._shown.head, *self._shown.rows]
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
