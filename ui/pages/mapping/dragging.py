"""What is dragged on the page: topics with headings, and items."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

MIME_TOPICS = "application/x-customs-assessor-topics"
MIME_ITEM = "application/x-customs-assessor-item"


def topics_data(entry_ids: Iterable[str]) -> QMimeData:
    """Topics and headings by their ids."""
    return _data(MIME_TOPICS, entry_ids)


def item_data(framework_id: str, code: str) -> QMimeData:
    """One item of a framework."""
    return _data(MIME_ITEM, (framework_id, code))


def dragged_entries(data: QMimeData) -> list[str]:
    """The ids of the topics and headings that are dragged."""
    return _lines(data, MIME_TOPICS)


def dragged_item(data: QMimeData) -> tuple[str, str]:
    """Framework and code of the item that is dragged."""
    framework_id, code = _lines(data, MIME_ITEM)
    return framework_id, code


def _data(kind: str, lines: Iterable[str]) -> QMimeData:
    data = QMimeData()
    data.setData(kind, "\n".join(lines).encode())
    return data


def _lines(data: QMimeData, kind: str) -> list[str]:
    return bytes(data.data(kind).data()).decode().split("\n")
