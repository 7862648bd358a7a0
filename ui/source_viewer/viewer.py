"""The window of a source: its tables and texts, or its pages as they look, with the place marked."""

from collections import OrderedDict
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.model.curriculum import Source
from assessor.readers.kept import is_paged, read_kept
from reports.content.wording import chosen_title
from ui.context import Context
from ui.jobs import Job, Progress, Work
from ui.pages.page import label
from ui.source_viewer.places import SourceAt
from ui.widgets.picker import Picker
from ui.widgets.segmented import Segment, Segmented
from ui.widgets.source.names import part_name
from ui.widgets.source.page_view import PageView
from ui.widgets.source.parts import SourcePart, find_part, find_text, parts_of
from ui.widgets.source.view import SourceView

Kind = Literal["page", "text"]
_SIZE = 940, 620
_KEPT = 3  # files whose contents are kept
_LETTERS = 12


class SourceViewer(QDialog):
    """One window for all sources; what it read lately is kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._words = words = context.words
        self._at: SourceAt | None = None
        self._source: Source | None = None
        self._known: OrderedDict[str, tuple[SourcePart, ...]] = OrderedDict()  # by SHA-256
        self._part = -1
        self._name, self._where = label("", "heading", wraps=True), label("", "secondary", wraps=True)
        self._said = label("", "warn", wraps=True)
        self.kind = Segmented(
            words.text(N_("How the source is shown")),
            [Segment("page", words.text(N_("Page"))), Segment("text", words.text(N_("Text")))],
        )
        self.kind.chosen.connect(self._show_kind)
        self.parts = Picker(words.text(N_("Part of the source")), letters=_LETTERS)
        self.parts.picked.connect(self._on_part)
        self.view = SourceView(context.theme, words)
        self.pages = PageView(context.theme, words)
        self._waiting = label("", "hint", wraps=True)
        self._stack = QStackedWidget()
        for widget in (self.pages, self.view, self._waiting):
            self._stack.addWidget(widget)
        self._lay_out()

    def open_at(self, at: SourceAt) -> None:
        """Show a place of a source; a place without page or row shows the beginning."""
        source = next((row for row in self._context.session.snapshot.sources if row.id == at.source_id), None)
        if source is None:
            return
        self._at = at
        is_other = self._source is None or self._source.sha256 != source.sha256
        self._source = source
        title, _ = chosen_title(source.title, source.title_translated, self._words.language)
        self.setWindowTitle(title or source.name)
        self._name.setText(title or source.name)
        self._where.setText(self._words.place(at.place))
        self._said.hide()
        if is_other:
            self._show_source(source)
        if not self.kind.isHidden():
            self.pages.show_place(at.place)
        if source.sha256 in self._known:
            self._show_parts(self._known[source.sha256])
        elif is_other:
            self._read(source)
        self._show_kind()
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def is_ready(self) -> bool:
        """Whether what was asked for is shown."""
        if self._stack.currentWidget() is self.pages:
            return self.pages.is_drawn
        return self._source is not None and self._source.sha256 in self._known and not self.view.is_fitting

    def _show_source(self, source: Source) -> None:
        data = self._context.session.store.bytes_of(source.sha256)
        has_pages = is_paged(data)
        self.kind.setVisible(has_pages)
        self.kind.choose("page" if has_pages else "text")
        if has_pages:
            self.pages.show_file(data, source.name)

    def _read(self, source: Source) -> None:
        data = self._context.session.store.bytes_of(source.sha256)
        self._waiting.setText(self._words.text(N_("Opening “{file}”"), file=source.name))
        self._context.jobs.start(
            Job(
                name=self._words.text(N_("Opening “{file}”"), file=source.name),
                work=_reading(data, source.name),
                done=lambda parts: self._keep(source, parts),
                failed=lambda error: self._refuse(source, error),
                is_passing=True,
            )
        )

    def _keep(self, source: Source, parts: tuple[SourcePart, ...]) -> None:
        self._known[source.sha256] = parts
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        if self._source is not None and self._source.sha256 == source.sha256:
            self._show_parts(parts)
            self._show_kind()

    def _refuse(self, source: Source, error: AssessorError) -> None:
        if self._source is not None and self._source.sha256 == source.sha256:
            self._waiting.setText("")
            self._said.setText(self._words.error(error))
            self._said.show()

    def _show_parts(self, parts: tuple[SourcePart, ...]) -> None:
        self._part = -1
        self.parts.set_choices([(part_name(part, number, self._words), number) for number, part in enumerate(parts)])
        found = _find(parts, self._at) if self._at is not None else None
        part, row = found or (0, 0)
        self._show_part(part)
        if found is not None:
            self.view.choose_row(row)

    def _show_part(self, number: int) -> None:
        parts = self._known.get(self._source.sha256, ()) if self._source is not None else ()
        if number != self._part and 0 <= number < len(parts):
            self._part = number
            self.parts.choose(number)
            self.view.show_source(part=parts[number])

    def _on_part(self, number: object) -> None:
        if isinstance(number, int):
            self._show_part(number)

    def _show_kind(self, *_: object) -> None:
        is_page = not self.kind.isHidden() and self.kind.current() == "page"
        is_known = self._source is not None and self._source.sha256 in self._known
        shown = self.pages if is_page else self.view if is_known else self._waiting
        self._stack.setCurrentWidget(shown)
        self.parts.setVisible(shown is self.view and self.parts.count() > 1)
        (self.pages.area if is_page else self.view).setFocus()

    def _lay_out(self) -> None:
        px = self._context.theme.pixels
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.addWidget(self._name)
        names.addWidget(self._where)
        head.addLayout(names, 1)
        head.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(12), px(12), px(12))
        layout.setSpacing(px(8))
        layout.addLayout(head)
        layout.addWidget(self._said)
        layout.addWidget(self._stack, 1)


def _find(parts: tuple[SourcePart, ...], at: SourceAt) -> tuple[int, int] | None:
    """Part and row: of the place where it names a line, else of the text."""
    names_a_line = at.place.row is not None or at.place.paragraph is not None
    by_place = find_part(parts, at.place) if names_a_line else None
    return by_place or find_text(parts, at.text)


def _reading(data: bytes, name: str) -> Work:
    def work(progress: Progress) -> tuple[SourcePart, ...]:
        return parts_of(read_kept(data, name, lambda where: progress(where or name, 0, None)))

    return work
