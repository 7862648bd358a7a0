"""The topic in the middle: where it stands, its hours, and the source text as the import saw it, evidence marked."""

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QToolButton, QVBoxLayout, QWidget

from assessor.marks import N_
from assessor.model.curriculum import Node
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from reports.content.wording import chosen_title, full_title, numbered_title
from ui.context import Context
from ui.icons import icon
from ui.pages.mapping.sentences import hours_text
from ui.widgets.painting import plain_tip
from ui.widgets.row_menu import SHOW_SOURCE, SHOW_SOURCE_KEY
from ui.widgets.whole_label import WholeLabel

_LONGEST_ABOVE = 60  # letters of a title in the path


class SourcePane(QFrame):
    """Read-only; text marked in it becomes the quote of new evidence."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._context = context
        self._words = context.words
        self._quotes: tuple[str, ...] = ()
        self._path, self._title, self._hours = (WholeLabel("", role) for role in ("secondary", "heading", "secondary"))
        self._file_icon = QLabel()
        self.file_button = QToolButton()
        show = self._words.text(SHOW_SOURCE.text)
        self.file_button.setAccessibleName(show)
        self.file_button.setToolTip(plain_tip(f"{show} ({SHOW_SOURCE_KEY})"))
        self._file, self._place = WholeLabel("", "subheading"), WholeLabel("", "secondary")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setProperty("bare", True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setAccessibleName(self._words.text(N_("Text of the source")))
        self._lay_out()
        context.theme.changed.connect(self._paint)
        self._paint()

    def show_node(self, snapshot: Snapshot, node: Node, quotes: Sequence[str]) -> None:
        """Show a topic, or the module or programme of a heading; `quotes` are the evidence marked in its text."""
        path = snapshot.curriculum.path(node.id)[:-1]
        self._path.setText(
            " · ".join(shorten(numbered_title(above), _LONGEST_ABOVE, placeholder="…") for above in path)
        )
        self._path.setToolTip(plain_tip(" · ".join(numbered_title(above) for above in path)))
        self._path.setVisible(bool(path))
        self._title.setText(full_title(node, self._words.language))
        self._hours.setText(hours_text(self._words, snapshot.curriculum.hours(node.id)))
        source = next((source for source in snapshot.sources if source.id == node.source_id), None)
        name = chosen_title(source.title, source.title_translated, self._words.language)[0] if source else ""
        self._file.setText(name or (source.name if source else self._words.text(N_("No document"))))
        self._file.setToolTip("" if source is None else plain_tip(source.name))
        self.file_button.setVisible(source is not None)
        place = self._words.place(node.place)
        self._place.setText(place)
        self._place.setVisible(bool(place))
        text = source_text(self._words, snapshot, node)
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self._quotes = tuple(quotes)
        self._mark()

    def marked_text(self) -> str:
        """The text that is marked in the source, '' for none."""
        return self.text.textCursor().selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n").strip()

    def take_focus(self) -> None:
        """Go to the text, at its beginning."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        head = QVBoxLayout()
        head.setContentsMargins(px(12), px(8), px(12), px(8))
        head.setSpacing(px(4))
        for widget in (self._path, self._title, self._hours):
            head.addWidget(widget)
        strip = QFrame()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(px(12), px(4), px(12), px(4))
        row.addWidget(self._file_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._file, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._place, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(strip)
        layout.addWidget(self.text, 1)
        self.text.setMinimumHeight(px(60))

    def _paint(self) -> None:
        size = self._context.theme.pixels(16)
        self._file_icon.setPixmap(icon("file-text", self._context.theme.tokens.text_2).pixmap(size, size))
        self.file_button.setIcon(icon("external-link", self._context.theme.tokens.text_2))
        self.file_button.setIconSize(QSize(size, size))
        self._mark()

    def _mark(self) -> None:
        """Lay the colour of evidence under the quotes that stand in the text."""
        tokens = self._context.theme.tokens
        style = QTextCharFormat()
        style.setBackground(QColor(tokens.evidence))
        style.setForeground(QColor(tokens.evidence_text))
        marks = []
        text = self.text.toPlainText()
        for quote in self._quotes:
            start = text.find(quote) if quote else -1
            if start >= 0:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(self.text.document())
                mark.cursor.setPosition(start)
                mark.cursor.setPosition(start + len(quote), QTextCursor.MoveMode.KeepAnchor)
                mark.format = style
                marks.append(mark)
        self.text.setExtraSelections(marks)


def source_text(words: Words, snapshot: Snapshot, node: Node) -> str:
    """The row as the import saw it: title and description, then the outcomes of the node and of what is above it."""
    parts = [numbered_title(node)]
    if node.description:
        parts.append(node.description)
    for above in reversed(snapshot.curriculum.path(node.id)):
        outcomes = [outcome.text for outcome in snapshot.outcomes if outcome.node_id == above.id]
        if outcomes:
            head = words.text(N_("Outcomes of “{title}”:"), title=numbered_title(above))
            parts.append("\n".join([head, *(f"– {outcome}" for outcome in outcomes)]))
    return "\n\n".join(parts)
