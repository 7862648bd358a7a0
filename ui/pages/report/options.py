"""What is printed: kind, language and stated date."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from assessor.marks import N_
from assessor.words import LANGUAGES
from reports.kinds import ReportKind
from ui.context import Context
from ui.pages.page import card, label
from ui.pages.report.building import Edition
from ui.widgets.date_field import DateField
from ui.widgets.picker import Picker
from ui.widgets.segmented import Segment, Segmented

_KINDS = {
    ReportKind.FULL: N_("Full report"),
    ReportKind.BRIEF: N_("Brief report, two pages"),
    ReportKind.TABLE: N_("Comparative table"),
}
_NAMES = {"en": "English", "ru": "Русский"}  # each in itself
_BOTH = "both"


class Options(QWidget):
    """`chosen` when a person chose something else."""

    chosen = Signal()

    def __init__(self, context: Context, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self._own_language = words.language
        frame, layout = card()
        self.kind = Picker(words.text("Kind of report"))
        self.kind.set_choices([(words.text(text), kind) for kind, text in _KINDS.items()])
        segments = [Segment(language, _NAMES[language]) for language in LANGUAGES]
        self.language = Segmented(words.text("Language"), [*segments, Segment(_BOTH, words.text("Both"))])
        self.language.choose(words.language)
        self.date = DateField(words.text("Stated date"), words.language)
        self.date.show_date(today)
        self.both_note = label(
            words.text(
                "Two files will be written; the preview shows the edition in {language}.", language=self._name()
            ),
            "hint",
            wraps=True,
        )
        for name, field in (
            (words.text("Kind of report"), self.kind),
            (words.text("Language"), self.language),
            (words.text("Stated date"), self.date),
        ):
            layout.addWidget(label(name, "secondary"))
            layout.addWidget(field)
            if field is self.language:
                layout.addWidget(self.both_note)
        self._frame = frame
        self.both_note.hide()
        self.kind.picked.connect(lambda _kind: self.chosen.emit())
        self.language.chosen.connect(self._on_language)
        self.date.picked.connect(lambda _date: self.chosen.emit())

    @property
    def frame(self) -> QFrame:
        """The card to lay out."""
        return self._frame

    def editions(self) -> tuple[Edition, ...]:
        """What is to be written, one for each language; the one that is shown stands first."""
        language = self.language.current()
        languages = [language] if language != _BOTH else sorted(LANGUAGES, key=lambda one: one != self._own_language)
        kind = ReportKind(str(self.kind.value()))
        return tuple(Edition(kind, one, self.stated_date()) for one in languages)

    def stated_date(self) -> str:
        """ISO."""
        return self.date.iso()

    def state(self) -> tuple[str, str, str]:
        """What is chosen, to be kept while the page is made anew."""
        return str(self.kind.value()), self.language.current(), self.stated_date()

    def restore(self, state: tuple[str, str, str]) -> None:
        """Choose it again, without telling."""
        kind, language, date = state
        self.kind.choose(ReportKind(kind))
        self.language.choose(language)
        self.both_note.setVisible(language == _BOTH)
        self.date.show_date(date)

    def _name(self) -> str:
        return _NAMES[self._own_language]

    def _on_language(self, language: str) -> None:
        self.both_note.setVisible(language == _BOTH)
        self.chosen.emit()
