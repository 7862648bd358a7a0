"""The form of a new assessment: title, country, institution, who begins it, and the frameworks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from assessor.marks import N_
from assessor.words import Words
from standards.framework import Framework, FrameworkKind
from ui.pages.page import label
from ui.theme import Theme
from ui.widgets.names import framework_name

_WIDTH = 560
_OFFERED = (FrameworkKind.COMPETENCIES, FrameworkKind.STANDARD)
_USUAL = frozenset({"eu-customs-cfw", "wco-picard-2019"})


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """What was typed."""

    title: str
    country: str
    institution: str
    assessor: str
    framework_ids: tuple[str, ...]


class NewAssessmentDialog(QDialog):
    """Labels stand above the fields; only the title and one framework are needed."""

    def __init__(
        self, theme: Theme, words: Words, packs: Sequence[Framework], name: str, parent: QWidget | None = None
    ) -> None:
        """`name` is the person's, as typed the last time."""
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words.text(N_("New assessment")))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(4)
        self.title = self._field(words.text(N_("Title")), words.text(N_("For example the country and the year")))
        self.country = self._field(words.text(N_("Country")))
        self.institution = self._field(words.text(N_("Institution")), words.text(N_("The academy or training centre")))
        self.person = self._field(words.text(N_("Your name")), words.text(N_("It stands beside what you judge")))
        self.person.setText(name)
        self._column.addSpacing(8)
        self._column.addWidget(label(words.text(N_("Frameworks")), "subheading"))
        self.boxes = {pack.id: self._box(pack) for pack in packs if pack.kind in _OFFERED}
        self._column.addStretch(1)
        self.problem = label("", "warn", wraps=True)
        self._column.addWidget(self.problem)
        self._column.addWidget(self._buttons())
        self.title.textChanged.connect(self._look)
        for box in self.boxes.values():
            box.toggled.connect(self._look)
        self._look()
        self.title.setFocus()
        self.resize(theme.pixels(_WIDTH), self.sizeHint().height())

    def values(self) -> NewAssessment:
        """What was typed, without spaces at the ends."""
        return NewAssessment(
            title=self.title.text().strip(),
            country=self.country.text().strip(),
            institution=self.institution.text().strip(),
            assessor=self.person.text().strip(),
            framework_ids=tuple(pack for pack, box in self.boxes.items() if box.isChecked()),
        )

    def _field(self, name: str, hint: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        above = label(name, "secondary")
        above.setBuddy(field)
        self._column.addWidget(above)
        self._column.addWidget(field)
        self._column.addSpacing(6)
        return field

    def _box(self, pack: Framework) -> QCheckBox:
        language = self._words.language
        box = QCheckBox(framework_name(pack, language).replace("&", "&&"))
        box.setChecked(pack.id in _USUAL)
        title = pack.title.in_language(language)
        box.setAccessibleDescription(title)
        self._column.addWidget(box)
        state = label(title, "hint", wraps=True)
        state.setContentsMargins(24, 0, 0, 4)
        self._column.addWidget(state)
        return box

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        cancel = QPushButton(self._words.text(N_("Cancel")))
        cancel.clicked.connect(self.reject)
        self.begin = QPushButton(self._words.text(N_("Choose where to keep it…")))
        self.begin.setProperty("primary", True)
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.accept)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.begin, QDialogButtonBox.ButtonRole.AcceptRole)
        return box

    def _look(self) -> None:
        """Say what is missing in place of a button that does nothing without a word."""
        typed = self.values()
        missing = ""
        if not typed.title:
            missing = self._words.text(N_("It needs a title."))
        elif not typed.framework_ids:
            missing = self._words.text(N_("Choose at least one framework."))
        self.problem.setText(missing)
        self.begin.setEnabled(not missing)
