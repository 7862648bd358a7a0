"""The widths and heights of panes: as the person left them, and as they were made after a double click on a handle."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from ui.settings import Settings


class KeptSplitters(QObject):
    """The splitters of one page."""

    def __init__(self, page: QWidget, page_id: str, settings: Settings) -> None:
        super().__init__(page)
        self._settings = settings
        self._first: dict[QSplitter, list[int]] = {}  # sizes before the person's, once it is laid out
        self._keys = {splitter: f"{page_id}/{number}" for number, splitter in enumerate(page.findChildren(QSplitter))}
        for splitter in self._keys:
            splitter.installEventFilter(self)
            splitter.splitterMoved.connect(lambda *_at, splitter=splitter: self._keep(splitter))
            for place in range(1, splitter.count()):
                splitter.handle(place).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's spelling
        """Sizes count when there is a width to share out; a double click on a handle gives the first ones back."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QSplitter) and watched not in self._first:
            self._first[watched] = []
            QTimer.singleShot(0, self, lambda: self._restore(watched))  # when the page around it has its size too
        splitter = watched.parent()
        if event.type() is QEvent.Type.MouseButtonDblClick and isinstance(splitter, QSplitter):
            splitter.setSizes(self._first.get(splitter) or splitter.sizes())
            self._settings.set_panes(self._keys[splitter], [])
            return True
        return False

    def _restore(self, splitter: QSplitter) -> None:
        self._first[splitter] = splitter.sizes()
        kept = self._settings.panes(self._keys[splitter])
        if len(kept) == splitter.count():
            splitter.setSizes(kept)

    def _keep(self, splitter: QSplitter) -> None:
        self._settings.set_panes(self._keys[splitter], splitter.sizes())
