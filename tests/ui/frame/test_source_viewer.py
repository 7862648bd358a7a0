"""A source is shown at a place, from what the assessment keeps: also when the host's file is long gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assessor.edits.curriculum import bring_in
from assessor.importing import read_draft
from assessor.model.curriculum import Node
from assessor.model.place import Place
from tests.readers import pdf_pages
from tests.ui.accessibility import assert_accessible
from ui.context import Context
from ui.source_viewer.places import SourceAt, source_of
from ui.source_viewer.viewer import SourceViewer

Brought = Callable[[Path], list[Node]]


@pytest.fixture
def brought(context: Context) -> Brought:
    """Brings a file in, takes the file itself away, and gives the topics that came of it."""

    def bring(path: Path) -> list[Node]:
        before = {node.id for node in context.session.curriculum.topics}
        context.editor.run(bring_in, draft=read_draft(path), data=path.read_bytes())
        path.unlink()
        return [node for node in context.session.curriculum.topics if node.id not in before]

    return bring


@pytest.fixture
def viewer(context: Context, qtbot: QtBot) -> SourceViewer:
    viewer = SourceViewer(context)
    qtbot.addWidget(viewer)
    return viewer


def chosen(viewer: SourceViewer) -> list[str]:
    """What the selected line of the table says."""
    model, row = viewer.view.source_model, viewer.view.currentIndex().row()
    return [cell.text for cell in model.part.lines[row].cells]


def test_a_sheet_opens_at_the_row(brought: Brought, viewer: SourceViewer, tmp_path: Path, qtbot: QtBot) -> None:
    book = Workbook()
    for number in (1, 2):
        sheet = book.create_sheet(f"Курс {number}")
        sheet.append(["№", "Наименование темы", "Часы"])
        for topic in range(40):
            sheet.append([topic + 1, f"Тема {number}.{topic + 1} о таможне", 2])
    del book["Sheet"]
    path = tmp_path / "план.xlsx"
    book.save(path)
    topics = brought(path)
    at = source_of(topics[70])
    assert at is not None
    viewer.open_at(at)
    qtbot.waitUntil(lambda: viewer.is_ready)
    assert viewer.parts.currentText() == "Курс 2"
    assert chosen(viewer)[1] == topics[70].title
    assert viewer.view.visualRect(viewer.view.currentIndex()).top() >= 0, "the row is in sight"
    assert not viewer.kind.isVisible()
    assert_accessible(viewer, viewer._context.words, data={"Курс 1", "Курс 2"})


def test_a_pdf_opens_at_its_page_with_the_place_marked(
    brought: Brought, viewer: SourceViewer, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "план.pdf"
    path.write_bytes(pdf_pages.long_plan())
    topics = brought(path)
    at = source_of(topics[60])
    assert at is not None
    assert at.place.page is not None
    assert at.place.page > 1
    viewer.open_at(at)
    qtbot.waitUntil(lambda: viewer.is_ready, timeout=20_000)
    paper = viewer.pages.paper
    assert (viewer.pages.page, viewer.pages.pages) == (at.place.page, 5)
    assert at.place.box is not None
    inside = paper.grab().toImage().pixelColor(paper.box_of(at.place.box).center().toPoint())
    assert inside.blue() > inside.red(), "the box is laid over the page"
    QTest.keyClick(viewer.pages, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: viewer.pages.is_drawn)
    assert viewer.pages.page == at.place.page - 1
    viewer.kind.choose("text")
    viewer.kind.chosen.emit("text")
    qtbot.waitUntil(lambda: viewer.is_ready)
    assert topics[60].title in " ".join(chosen(viewer))


def test_a_scan_shows_its_page(context: Context, viewer: SourceViewer, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "скан.pdf"
    path.write_bytes(pdf_pages.bound(pdf_pages.ruled_plan(), pdf_pages.scanned(pdf_pages.open_plan())))
    context.editor.run(bring_in, draft=read_draft(path), data=path.read_bytes())
    viewer.open_at(SourceAt(context.session.snapshot.sources[-1].id, Place(page=2)))
    qtbot.waitUntil(lambda: viewer.is_ready, timeout=20_000)
    assert viewer.pages.page == 2
    assert not viewer.pages.paper.picture.isNull()


def test_where_the_place_names_no_line_the_text_is_looked_for(
    context: Context, viewer: SourceViewer, qtbot: QtBot
) -> None:
    topic = context.session.curriculum.topics[5]
    at = source_of(topic)
    assert at is not None
    assert at.place.row is None
    viewer.open_at(at)
    qtbot.waitUntil(lambda: viewer.is_ready)
    assert topic.title in " ".join(chosen(viewer))
