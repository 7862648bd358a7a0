"""The settings: language, theme, size of the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.words import LANGUAGES, Words
from ui.corner import LANGUAGE_NAMES
from ui.pages.page import label
from ui.settings import Light
from ui.theme import LARGEST_SCALE, SMALLEST_SCALE, Theme
from ui.widgets.picker import Picker

_STEP = 10


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen in the dialog."""

    language: str
    light: Light
    text_percent: int


class SettingsDialog(QDialog):
    """Three pickers; a change is applied when the dialog is closed by its button."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        now: Choices,
        apply: Callable[[Choices], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text(N_("Settings")))
        self._apply = apply
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        languages = [(LANGUAGE_NAMES[name], name) for name in LANGUAGES]
        self.language = self._picker(column, words.text(N_("Language")), languages)
        self.light = self._picker(
            column,
            words.text(N_("Theme")),
            [
                (words.text(N_("Light")), Light.LIGHT),
                (words.text(N_("Dark")), Light.DARK),
                (words.text(N_("As the system")), Light.SYSTEM),
            ],
        )
        sizes = range(round(SMALLEST_SCALE * 100), round(LARGEST_SCALE * 100) + 1, _STEP)
        self.size_of_text = self._picker(
            column, words.text(N_("Text size")), [(words.percent(size / 100), size) for size in sizes]
        )
        self.language.choose(now.language)
        self.light.choose(now.light)
        self.size_of_text.choose(now.text_percent)
        box = QDialogButtonBox()
        cancel = QPushButton(words.text(N_("Cancel")))
        cancel.clicked.connect(self.reject)
        take = QPushButton(words.text(N_("Apply")))
        take.setProperty("primary", True)
        take.setDefault(True)
        take.clicked.connect(self._on_taken)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        column.addSpacing(8)
        column.addWidget(box)
        self.setMinimumWidth(theme.pixels(360))

    def _picker(self, column: QVBoxLayout, name: str, choices: Sequence[tuple[str, object]]) -> Picker:
        picker = Picker(name)
        picker.set_choices(choices)
        above = label(name, "secondary")
        above.setBuddy(picker)
        column.addWidget(above)
        column.addWidget(picker)
        return picker

    def _on_taken(self) -> None:
        language, light, size = self.language.value(), self.light.value(), self.size_of_text.value()
        assert isinstance(language, str)
        assert isinstance(light, Light)
        assert isinstance(size, int)
        self.accept()
        self._apply(Choices(language, light, size))
