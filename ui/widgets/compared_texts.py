"""An earlier and a newer text beside each other, with the words marked that differ."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from assessor.importing.word_changes import Span, changed_words
from assessor.marks import N_
from assessor.words import Words
from ui.pages.page import label
from ui.theme import Theme

_MOST_LINES = 5
_NARROWEST = 110
_MARGIN = 1
_EDGE, _PADDING = 2, 6  # of the style sheet: the line around what has the focus, and the room beside the text


class ComparedTexts(QWidget):
    """As high as the longer text, up to some lines; a longer one scrolls."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.before = _Text(theme, words.text(N_("Text before")))
        self.now = _Text(theme, words.text(N_("Text now")))
        self._spans: tuple[Sequence[Span], Sequence[Span]] = (), ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.pixels(8))
        for caption, text in ((N_("Before"), self.before), (N_("Now"), self.now)):
            column = QVBoxLayout()
            column.setSpacing(theme.pixels(2))
            head = label(words.text(caption), "secondary")
            head.setContentsMargins(theme.pixels(_PADDING) + _EDGE, 0, 0, 0)
            column.addWidget(head)
            column.addWidget(text)
            column.addStretch(1)
            layout.addLayout(column, 1)
        self._fitting = QTimer(self)  # when the texts have their width
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        theme.changed.connect(self._mark)

    def show_texts(self, before: str, now: str) -> None:
        """Show two texts."""
        if (before, now) == (self.before.toPlainText(), self.now.toPlainText()):
            return
        self.before.setPlainText(before)
        self.now.setPlainText(now)
        self._spans = changed_words(before, now)
        self._mark()
        self._fit()

    def controls(self) -> list[QWidget]:
        """What takes the focus, in the order of reading."""
        return [self.before, self.now]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        self._fitting.start()

    def _fit(self) -> None:
        height = max(self.before.asked_height(), self.now.asked_height())
        for text in (self.before, self.now):
            text.setFixedHeight(height)

    def _mark(self) -> None:
        for text, spans in zip((self.before, self.now), self._spans, strict=True):
            text.mark(spans, self._theme)


class _Text(QPlainTextEdit):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setMinimumWidth(theme.pixels(_NARROWEST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)

    def asked_height(self) -> int:
        """Of its lines at its width; the document of a plain text counts its height in lines."""
        lines = min(max(1, round(self.document().size().height())), _MOST_LINES)
        return lines * self.fontMetrics().lineSpacing() + 2 * (_EDGE + _MARGIN) + 1

    def mark(self, spans: Sequence[Span], theme: Theme) -> None:
        style = QTextCharFormat()
        style.setBackground(QColor(theme.tokens.evidence))
        style.setForeground(QColor(theme.tokens.evidence_text))
        marks = []
        for start, end in spans:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = style
            marks.append(mark)
        self.setExtraSelections(marks)
