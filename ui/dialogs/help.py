"""F1: the keys of the page and of the window. About: version, licences, and what the frameworks are."""

from collections.abc import Sequence
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assessor import __version__
from assessor.marks import N_
from assessor.words import Words
from ui.actions import action_table
from ui.pages.page import label
from ui.theme import Theme

_WIDTH, _HEIGHT = 560, 560
_LIBRARIES = (  # name of the distribution, its licence
    ("PySide6-Essentials", "LGPL-3.0"),
    ("reportlab", "BSD-3-Clause"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("openpyxl", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("python-calamine", "MIT"),
    ("xlrd", "BSD-3-Clause"),
    ("pypdfium2", "BSD-3-Clause, Apache-2.0"),
    ("numpy", "BSD-3-Clause"),
    ("sqlite-utils", "Apache-2.0"),
    ("click", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("psutil", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("snowballstemmer", "BSD-3-Clause"),
    ("Babel", "BSD-3-Clause"),
)


class KeysDialog(QDialog):
    """A table of two columns: the key, what it does."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        page_title: str,
        page_keys: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`page_keys`: key and template of what it does, of the page that is shown; '' for no page."""
        super().__init__(parent)
        self.setWindowTitle(words.text(N_("Keys")))
        column = QVBoxLayout(self)
        everywhere = [
            (key_text(spec.keys[0]), words.text(spec.title).replace("&", "").rstrip("…"))
            for spec in action_table()
            if spec.keys
        ]
        everywhere.append(("Tab, Shift+Tab", words.text(N_("Next control, the one before"))))
        if page_title and page_keys:
            rows = [(key_text(key), words.text(does)) for key, does in page_keys]
            column.addWidget(label(words.text(N_("On the page “{page}”"), page=page_title), "heading"))
            column.addWidget(_table(theme, words, page_title, rows), len(rows))
        column.addWidget(label(words.text(N_("Everywhere")), "heading"))
        column.addWidget(_table(theme, words, words.text(N_("Everywhere")), everywhere), len(everywhere))
        column.addWidget(_close_button(self, words))
        self.resize(theme.pixels(_WIDTH), theme.pixels(_HEIGHT))


class AboutDialog(QDialog):
    """Version, what the program is, and under which licences its parts stand."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text(N_("About")))
        column = QVBoxLayout(self)
        column.addWidget(label(words.text(N_("Customs Training Assessor")), "page"))
        column.addWidget(label(words.text(N_("Version {version}"), version=__version__), "secondary"))
        said = N_(
            "Licensed under the Apache License 2.0. The frameworks inside are working lists in our own words: they are "
            "no documents of the World Customs Organization, the European Commission or the World Trade Organization. "
            "The program works without a network and sends nothing anywhere."
        )
        column.addWidget(label(words.text(said), wraps=True))
        name = words.text(N_("Parts and their licences"))
        column.addWidget(label(name, "subheading"))
        text = QPlainTextEdit(licences(words))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(name)
        column.addWidget(text, 1)
        column.addWidget(_close_button(self, words))
        self.resize(theme.pixels(_WIDTH), theme.pixels(_HEIGHT))


def licences(words: Words) -> str:
    """One line for each part: name, version, licence."""
    fonts = words.text(N_("Typeface Source Sans 3: SIL Open Font License 1.1"))
    pictures = words.text(N_("Icons Lucide: ISC License, parts from Feather: MIT License"))
    qt = f"Qt {qVersion()}: LGPL-3.0"
    libraries = [f"{name} {_version(name)}: {licence}" for name, licence in _LIBRARIES]
    return "\n".join([fonts, pictures, qt, *libraries])


def key_text(key: str) -> str:
    """A key as the system writes it; a chord in words stays as it is."""
    sequence = QKeySequence(key)
    named = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    return named if named and "," not in key else key


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # a bundle without the papers of its parts
        return ""


def _table(theme: Theme, words: Words, name: str, rows: Sequence[tuple[str, str]]) -> QTableWidget:
    table = QTableWidget(len(rows), 2)
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels([words.text(N_("Key")), words.text(N_("What it does"))])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    for number, (key, does) in enumerate(rows):
        for place, text in enumerate((key, does)):
            item = QTableWidgetItem(text)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            table.setItem(number, place, item)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().setDefaultSectionSize(theme.pixels(26))
    if rows:
        table.setCurrentCell(0, 0)
    return table


def _close_button(dialog: QDialog, words: Words) -> QDialogButtonBox:
    box = QDialogButtonBox()
    button = QPushButton(words.text(N_("Close")))
    button.setDefault(True)
    button.clicked.connect(dialog.accept)
    box.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
    return box
