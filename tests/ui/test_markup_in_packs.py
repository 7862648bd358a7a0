"""A framework whose titles are full of markup: the window shows them as they are written, in labels and hints."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assessor.model.assessment import FrameworkInUse
from assessor.store import Opening, Store
from standards.framework import Framework
from standards.pack import framework_from_json, framework_to_json
from standards.text import LocalText
from tests.ui.conftest import Opened
from ui.pages import PAGES

MARK = '<b>X</b><script>alert(1)</script><img src="file:///x.png">'


def marked(text: LocalText) -> LocalText:
    return LocalText({language: f"{MARK} {words}" for language, words in text.items()})


def with_markup(framework: Framework) -> Framework:
    items = tuple(
        replace(item, title=marked(item.title), summary=marked(item.summary), short_title=marked(item.short_title))
        for item in framework.items
    )
    roles = tuple(replace(role, title=marked(role.title), summary=marked(role.summary)) for role in framework.roles)
    scale = tuple(replace(level, label=marked(level.label), meaning=marked(level.meaning)) for level in framework.scale)
    return replace(
        framework,
        title=marked(framework.title),
        short_title=marked(framework.short_title),
        publisher=marked(framework.publisher),
        notes=marked(framework.notes),
        items=items,
        roles=roles,
        scale=scale,
    )


@pytest.fixture
def hostile_file(sample_file: Path) -> Path:
    """The sample with every word of its frameworks marked up."""
    opening = Opening(program="tests", at="2026-11-01T09:00:00+00:00", backups=None)
    with Store.open(sample_file, opening=opening) as store:
        for used in store.rows(FrameworkInUse):
            framework = with_markup(framework_from_json(store.bytes_of(used.sha256)))
            with store.change("Changed the pack", by="x", at="2026-11-01T09:00:01+00:00") as change:
                change.put(replace(used, sha256=change.keep_bytes(framework_to_json(framework))))
    return sample_file


@pytest.mark.parametrize("page_id", [spec.id for spec in PAGES])
def test_case_70_markup_of_a_pack_is_shown_as_text(
    hostile_file: Path, opened: Opened, qtbot: QtBot, page_id: str
) -> None:
    context = opened(hostile_file)
    spec = next(spec for spec in PAGES if spec.id == page_id)
    page = spec.factory(context)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: page_id == "report" or not context.jobs.is_busy)
    labels = [label for label in page.findChildren(QLabel) if MARK[:8] in label.text()]
    assert not [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert not [hint for hint in hints(page) if GuiQt.mightBeRichText(hint) and "<script" in hint]


def hints(page: QWidget) -> Iterator[str]:
    """The tooltips of all widgets and of all rows."""
    for widget in page.findChildren(QWidget):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _hints_of(widget.model(), QModelIndex())


def _hints_of(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 50)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            yield from _hints_of(model, index)
