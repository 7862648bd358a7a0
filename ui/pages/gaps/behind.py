"""The rows behind a result: each mapping with its topic, value, hours and where it stands in the documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from assessor.analysis.columns import BASIS
from assessor.analysis.results import ItemResult
from assessor.marks import N_
from assessor.model.mapping import Coverage, Evidence, Mapping
from assessor.model.snapshot import Snapshot
from assessor.terms import EVIDENCE_KINDS
from assessor.words import Words
from reports.content.wording import coverage_name, full_title, hours_sum_text, level_name
from standards.framework import Framework
from ui.pages.gaps.sentences import assessor_name, programme_name
from ui.theme import Theme
from ui.widgets.painting import MARK, draw_chip, draw_lines, wrapped
from ui.widgets.row_list import ROW, Index, RowList, RowsModel

_ABOVE, _GAP = 5, 8
_MOST_LINES = 4
_MOST_HEIGHT = 4_000


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One mapping, ready to show."""

    topic_id: str
    coverage: Coverage
    title: str
    facts: str  # level, hours, assessor, programme
    place: str  # kind of evidence, document, place
    quote: str


def behind_rows(snapshot: Snapshot, framework: Framework, item: ItemResult, words: Words) -> tuple[BehindRow, ...]:
    """One row a mapping of the item in its scope, N included, in the order in which they were made."""
    mappings = [snapshot.mappings[number] for number in item.mapping_rows]
    programmes = {snapshot.curriculum.programme_of(mapping.topic_id).id for mapping in mappings}
    names = {source.id: source.name for source in snapshot.sources}
    return tuple(_row(snapshot, framework, mapping, names, len(programmes) > 1, words) for mapping in mappings)


def _row(
    snapshot: Snapshot,
    framework: Framework,
    mapping: Mapping,
    names: dict[str, str],
    tells_programme: bool,
    words: Words,
) -> BehindRow:
    topic = snapshot.curriculum.by_id[mapping.topic_id]
    level = level_name(framework, mapping.level, words) if mapping.level else ""
    facts = [coverage_name(mapping.coverage, words), level]
    if topic.hours.total is not None:
        facts.append(hours_sum_text(topic.hours.taught, topic.hours.self_study, words))
    facts.append(assessor_name(snapshot, mapping.assessor_id, words))
    if tells_programme:
        facts.append(programme_name(snapshot.curriculum.programme_of(topic.id), words))
    evidence = snapshot.evidence_of.get(mapping.id, ())
    best = max(evidence, key=lambda piece: BASIS[piece.kind]) if evidence else None
    return BehindRow(
        topic_id=topic.id,
        coverage=mapping.coverage,
        title=full_title(topic, words.language),
        facts=" · ".join(fact for fact in facts if fact),
        place=_place(best, names, words) if best else words.text("without evidence"),
        quote=_quote(best, topic.title, words),
    )


def _place(evidence: Evidence, names: dict[str, str], words: Words) -> str:
    parts = [words.text(EVIDENCE_KINDS[evidence.kind])]
    if evidence.source_id in names:
        parts.append(names[evidence.source_id])
    if place := words.place(evidence.place):
        parts.append(place)
    return ", ".join(parts)


def _quote(evidence: Evidence | None, title: str, words: Words) -> str:
    """The sentence of the source, unless it is the title that stands there already."""
    if evidence is None or not evidence.quote or evidence.quote == title:
        return ""
    return words.text("“{quote}”", quote=evidence.quote)


class BehindModel(RowsModel[BehindRow]):
    """The mappings as they were handed in."""

    def title_of(self, row: BehindRow) -> str:
        return row.title

    def sentence_of(self, row: BehindRow) -> str:
        return ", ".join(part for part in (row.title, row.facts, row.place, row.quote) if part)


class BehindDelegate(QStyledItemDelegate):
    """The letter of the coverage, the title, the facts, the place and the quote."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's spelling
        px = self._theme.pixels
        height = sum(len(lines) * metrics.height() for lines, metrics, _ in self._parts(index.data(ROW)))
        return QSize(px(100), max(px(MARK), round(height)) + 2 * px(_ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, tokens = self._theme.pixels, self._theme.tokens
        row: BehindRow = index.data(ROW)
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(rect, QColor(tokens.selection))
        top = rect.top() + px(_ABOVE)
        draw_chip(painter, self._theme, row.coverage, QRectF(rect.left() + 2, top, px(MARK), px(MARK)))
        left = rect.left() + px(MARK) + px(_GAP) + 2
        for (lines, metrics, size), colour in zip(
            self._parts(row), (tokens.text, tokens.text_2, tokens.text_2, tokens.text_2), strict=True
        ):
            painter.setFont(self._theme.font(size))
            painter.setPen(QColor(colour))
            draw_lines(painter, lines, left, top, metrics)
            top += len(lines) * metrics.height()
        painter.restore()

    def _parts(self, row: BehindRow) -> tuple[tuple[tuple[str, ...], QFontMetricsF, int], ...]:
        """Lines of each part with its metrics and size."""
        px, found = self._theme.pixels, []
        width = max(px(80), self._view.viewport().width() - px(MARK) - px(_GAP) - 6)
        for text, size, most in (
            (row.title, 13, _MOST_LINES),
            (row.facts, 12, 3),
            (row.place, 12, _MOST_LINES),
            (row.quote, 12, _MOST_LINES),
        ):
            font = self._theme.font(size)
            lines = wrapped(text, font, width, most) if text else ()
            found.append((lines, QFontMetricsF(font), size))
        return tuple(found)


class BehindList(RowList):
    """As high as its rows, so that it scrolls with what stands around it; Enter or a double click opens a topic."""

    opened = Signal(str)  # id of the topic
    moved = Signal()  # another row is the current one

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None, *, grows: bool = True) -> None:
        """With `grows` False the layout gives the height."""
        super().__init__(words.text(N_("Topics behind it")), parent)
        self._theme = theme
        self._grows = grows
        self.behind = BehindModel(self)
        self.setModel(self.behind)
        self.setItemDelegate(BehindDelegate(self, theme))
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[BehindRow]) -> None:
        """Show other mappings."""
        self.behind.show(rows)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's spelling
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's spelling
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.behind.row(index.row())
        if row is not None:
            self.opened.emit(row.topic_id)

    def _fit(self) -> None:
        if not self._grows:
            return
        option = QStyleOptionViewItem()
        delegate = self.itemDelegate()
        rows = range(self.behind.rowCount())
        height = sum(delegate.sizeHint(option, self.behind.index(number)).height() for number in rows)
        self.setFixedHeight(min(height, self._theme.pixels(_MOST_HEIGHT)) + 6)
