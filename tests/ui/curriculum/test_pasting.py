"""What was copied elsewhere comes in as a file does, by one key on any keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Doors
from ui.keys import LatinKeys
from ui.pages.curriculum.page import CurriculumPage

_CELLS = """<table><tr><th>№</th><th>Тема</th><th>Всего часов</th></tr>
<tr><td>1</td><td>Таможенная стоимость</td><td>4</td></tr><tr><td>2</td><td>Досмотр <b>багажа</b></td><td>6</td></tr>
</table>"""
_LINES = "1. Таможенное дело\n1.1 Таможенная стоимость\n1.2 Досмотр багажа\n"


def _copied(*, html: str = "", text: str = "", files: tuple[Path, ...] = ()) -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    QGuiApplication.clipboard().setMimeData(data)


def _paste(qtbot: QtBot, page: CurriculumPage) -> None:
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        QTest.keyClick(page.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_cells_keep_their_columns(qtbot: QtBot, page: CurriculumPage) -> None:
    _copied(html=_CELLS, text="№\tТема\tВсего часов\n")
    _paste(qtbot, page)
    with qtbot.waitSignal(page.bring_in_panel.closed, timeout=20_000):
        QTest.keyClick(page.bring_in_panel.bring_in, Qt.Key.Key_Space)
    snapshot = page.context.session.snapshot
    (source,) = (source for source in snapshot.sources if source.name == "Pasted text.html")
    topics = [node for node in page.context.session.curriculum.topics if node.source_id == source.id]
    assert [(topic.title, topic.hours.total) for topic in topics] == [
        ("Таможенная стоимость", 4 * 60),
        ("Досмотр багажа", 6 * 60),
    ]


def test_lines_of_text_come_in(qtbot: QtBot, page: CurriculumPage) -> None:
    _copied(text=_LINES)
    _paste(qtbot, page)
    assert page.bring_in_panel.bring_in.text() == "Bring in 2 topics"


def test_copied_files_come_in(qtbot: QtBot, page: CurriculumPage, plan: Path) -> None:
    _copied(files=(plan,))
    _paste(qtbot, page)
    assert page.bring_in_panel.bring_in.text() == "Bring in 5 topics"


def test_the_key_works_on_a_cyrillic_keyboard(
    qtbot: QtBot, qapp: QApplication, page: CurriculumPage, request: pytest.FixtureRequest
) -> None:
    keys = LatinKeys()
    qapp.installEventFilter(keys)
    request.addfinalizer(lambda: qapp.removeEventFilter(keys))
    _copied(text=_LINES)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, ord("М"), Qt.KeyboardModifier.ControlModifier, "")
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        QApplication.sendEvent(page.tree, event)


def test_a_picture_is_told_to_be_nothing_that_can_come_in(page: CurriculumPage, doors: Doors) -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(page.tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert doors.told == ["Nothing that could be brought in was copied."]
    assert page.bring_in_panel.isHidden()
