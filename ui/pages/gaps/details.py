"""The chosen item: its result in words, the values of everybody, the rows behind it, and what was judged of it."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from assessor.analysis.results import ItemResult, Scope
from assessor.marks import N_
from assessor.model.mapping import Judgement, Outside
from reports.content.wording import short_result
from standards.framework import Framework
from ui.context import Context
from ui.pages.gaps.behind import BehindList, behind_rows
from ui.pages.gaps.result_chip import ResultChip
from ui.pages.gaps.sentences import WHY, hours_text, result_sentence
from ui.pages.gaps.statements import Statement, judgement_statement, outside_statement, value_row
from ui.pages.page import card, label
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_label import IconLabel
from ui.widgets.row_menu import RowSpec
from ui.widgets.scroll import scrolling

JUDGE = RowSpec("judge", N_("Write judgement…"), "pencil")
OUTSIDE = RowSpec("outside", N_("Outside…"), "ban")


class DetailsPane(QFrame):
    """`judging` and `leaving_out` ask for the dialogs; the others tell what shall be taken back."""

    judging = Signal(str)  # code of the item
    leaving_out = Signal(str)
    judgement_withdrawn = Signal(str)  # id
    outside_withdrawn = Signal(str)  # code of the item
    opened = Signal(str)  # id of a topic

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = context.words
        self._code = ""
        words = context.words
        self._heading = label("", "heading", wraps=True)
        self._code_label = label("", "code")
        self._chip = ResultChip(context.theme)
        self._result = label("", wraps=True)
        self._why = label("", "secondary", wraps=True)
        self._marks = label("", "warn", wraps=True)
        self._mark_icon = IconLabel(context.theme, "triangle-alert", "warn")
        self._hours = label("", "secondary", wraps=True)
        self._values = QVBoxLayout()
        self._shown_values: object = None  # what its lines were made of
        self._shown_statements: object = None
        self._behind_heading = label("", "subheading")
        self.topics = BehindList(context.theme, words)
        self.topics.opened.connect(self.opened)
        self.topics.moved.connect(self._keep_in_sight)
        self._statements = QVBoxLayout()
        self._judge = QPushButton(words.text(JUDGE.text))
        self._judge.setToolTip(words.text(N_("A value over all mappings of the item, with its reason (F2)")))
        self._judge.clicked.connect(lambda _checked=False: self.judging.emit(self._code))
        self._outside = QPushButton(words.text(OUTSIDE.text))
        self._outside.setToolTip(words.text(N_("Declare it not assessed: restricted, or taught elsewhere")))
        self._outside.setAccessibleName(words.text(N_("Declare it not assessed: restricted, or taught elsewhere")))
        self._outside.clicked.connect(lambda _checked=False: self.leaving_out.emit(self._code))
        self._hint = label("", "hint", wraps=True)
        self._scroll = self._make_scroll()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_shown())
        self._stack.addWidget(
            EmptyState(context.theme, "target", words.text(N_("Choose an item to see what is behind its result.")))
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = card()
        layout.setContentsMargins(12, 8, 4, 8)
        layout.addWidget(self._stack)
        outer.addWidget(frame)
        self.clear()

    def clear(self) -> None:
        """No item is chosen."""
        self._code = ""
        self._stack.setCurrentIndex(1)

    def show_item(self, framework: Framework, item: ItemResult, scope: Scope) -> None:
        """Show one item in a scope; another one begins at its top."""
        words, snapshot = self._words, self._context.session.snapshot
        is_another = item.code != self._code
        self._code = item.code
        self._code_label.setText(item.code)
        self._heading.setText(framework.by_code[item.code].shown_title(words.language))
        self._chip.show_result(item.result, short_result(item.result, None, words, has_target=item.target is not None))
        self._result.setText(result_sentence(framework, item, words))
        _say(self._why, words.text(WHY[item.reason]) if item.reason else "")
        _say(self._marks, " ".join(self._marks_of(item)))
        self._mark_icon.setVisible(bool(self._marks.text()))
        _say(self._hours, hours_text(item, words))
        self._show_values(framework, item)
        rows = behind_rows(snapshot, framework, item, words)
        self._behind_heading.setText(
            words.plural("{count} mapping behind it", "{count} mappings behind it", len(rows))
            if rows
            else words.text("No topic is mapped to it")
        )
        self.topics.setVisible(bool(rows))
        self.topics.show_rows(rows)
        self._show_statements(framework, item.code, scope)
        self._allow()
        self._stack.setCurrentIndex(0)
        if is_another:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_values(self, framework: Framework, item: ItemResult) -> None:
        """Lines that say the same stay: making them anew lays out and paints the whole page."""
        values = (*item.voices.items(), *([(None, item.consensus)] if item.consensus else []))
        shown = framework.id, values, self._context.session.snapshot.assessors
        if shown == self._shown_values:
            return
        self._shown_values = shown
        _empty(self._values)
        for who, value in values:
            self._values.addWidget(value_row(self._context, framework, who, value))

    def _keep_in_sight(self) -> None:
        """The list is as high as its rows, so what scrolls is the pane."""
        rect = self.topics.visualRect(self.topics.currentIndex())
        body = self._scroll.widget()
        if rect.isValid() and body is not None:
            for point in (rect.bottomLeft(), rect.topLeft()):
                place = self.topics.mapTo(body, point)
                self._scroll.ensureVisible(place.x(), place.y(), 0, 4)

    def _marks_of(self, item: ItemResult) -> Iterator[str]:
        words = self._words
        if item.look_again:
            yield words.text("Look again: a mapping was changed after the judgement.")
        if item.above_basis:
            yield words.text("The level is higher than its evidence supports.")
        if item.on_title:
            yield words.text("The level rests on titles alone.")

    def _show_statements(self, framework: Framework, code: str, scope: Scope) -> None:
        """Judgements, then who declared it not assessed; one's own and the team's can be taken back."""
        snapshot, own = self._context.session.snapshot, self._context.session.assessor
        can_edit = not self._context.editor.is_read_only and own is not None
        judgements = [j for j in snapshot.judgements if (j.framework_id, j.item_code) == (framework.id, code)]
        outsides = [o for o in snapshot.outsides if (o.framework_id, o.item_code) == (framework.id, code)]
        again = {judgement.id for judgement in judgements} & snapshot.look_again
        titles = [node.title for node in snapshot.curriculum.programmes]
        shown = judgements, outsides, again, titles, scope.programme_ids, snapshot.assessors, can_edit
        if shown == self._shown_statements:
            return
        self._shown_statements = shown
        _empty(self._statements)
        made = []
        for judgement in judgements:
            block = judgement_statement(self._context, framework, judgement, scope.programme_ids)
            made.append(self._add(block, judgement, can_edit=can_edit))
        made += [self._add(outside_statement(self._context, o), o, can_edit=can_edit) for o in outsides]
        before: QWidget = self.topics
        for statement in made:  # Tab passes them where they stand, before the buttons below
            QWidget.setTabOrder(before, statement.back)
            before = statement.back
        QWidget.setTabOrder(before, self._judge)

    def _add(self, statement: Statement, of: Judgement | Outside, *, can_edit: bool) -> Statement:
        own = self._context.session.assessor
        is_ours = of.assessor_id is None or (own is not None and of.assessor_id == own.id)
        statement.back.setVisible(can_edit and is_ours)
        if isinstance(of, Judgement):
            statement.back.clicked.connect(lambda _checked=False: self.judgement_withdrawn.emit(of.id))
        else:
            statement.back.clicked.connect(lambda _checked=False: self.outside_withdrawn.emit(of.item_code))
        self._statements.addWidget(statement)
        return statement

    def _allow(self) -> None:
        session = self._context.session
        can_edit = not self._context.editor.is_read_only and session.assessor is not None
        self._judge.setEnabled(can_edit)
        self._outside.setEnabled(can_edit)
        says = ""
        if self._context.editor.is_read_only:
            says = self._words.text("This file is open for reading only.")
        elif session.assessor is None:
            says = self._words.text("Say who you are, at the top right, to judge.")
        _say(self._hint, says)

    def _make_scroll(self) -> QScrollArea:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(6)
        marks = QHBoxLayout()
        marks.addWidget(self._mark_icon)
        marks.addWidget(self._marks, 1)
        for widget in (self._result, self._why):
            layout.addWidget(widget)
        layout.addLayout(marks)
        layout.addWidget(self._hours)
        layout.addLayout(self._values)
        layout.addWidget(self._behind_heading)
        layout.addWidget(self.topics)
        layout.addLayout(self._statements)
        layout.addStretch(1)
        self._values.setSpacing(4)
        self._statements.setSpacing(8)
        return scrolling(body, is_clear=True)

    def _make_shown(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._code_label)
        head.addStretch(1)
        head.addWidget(self._chip)
        head.setContentsMargins(0, 0, 8, 0)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 8, 0)
        buttons.addWidget(self._judge)
        buttons.addWidget(self._outside)
        buttons.addStretch(1)
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._heading)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._hint)
        layout.addLayout(buttons)
        return shown


def _say(widget: QLabel, text: str) -> None:
    """Show a text; an empty one takes no room."""
    widget.setText(text)
    widget.setVisible(bool(text))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
