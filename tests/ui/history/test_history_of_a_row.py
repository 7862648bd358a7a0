"""The drawer opened on one topic, mapping or item: only its changes, and the way back to all."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from assessor.edits.mapping import map_topic, unmap
from assessor.edits.tree import rename_node
from assessor.model.mapping import Coverage, Mapping
from ui.context import Context
from ui.history.drawer import HistoryDrawer
from ui.history.models import ChangeRow, Role
from ui.history.records import history_of_item, history_of_mapping, history_of_node

EU = "eu-customs-cfw"


def _drawer(context: Context, qtbot: QtBot) -> HistoryDrawer:
    drawer = HistoryDrawer(context)
    qtbot.addWidget(drawer)
    drawer.resize(drawer.width(), 500)
    return drawer


def _names(drawer: HistoryDrawer) -> list[str]:
    rows = [drawer.model.index(number, 0).data(Role.ROW) for number in range(drawer.model.rowCount())]
    return [row.name for row in rows if isinstance(row, ChangeRow)]


def _mapped_and_renamed(context: Context) -> Mapping:
    """A topic that nobody mapped is renamed, mapped, and the mapping taken away; another topic is renamed."""
    snapshot, me = context.session.snapshot, context.session.assessor
    assert me is not None
    mapped = {row.topic_id for row in snapshot.mappings}
    topic, other = [node for node in context.session.curriculum.topics if node.id not in mapped][:2]
    code = snapshot.framework_by_id[EU].items[0].code
    context.editor.run(rename_node, node=topic.id, title="Customs value")
    key = {"topic": topic.id, "framework": EU, "item": code, "assessor": me.id}
    context.editor.run(map_topic, **key, coverage=Coverage.L)
    mapping = next(row for row in context.session.snapshot.mappings if row.topic_id == topic.id)
    context.editor.run(unmap, **key)
    context.editor.run(rename_node, node=other.id, title="Another one")
    return mapping


def test_a_topic_shows_its_own_changes_and_those_of_mappings_that_are_gone(context: Context, qtbot: QtBot) -> None:
    mapping = _mapped_and_renamed(context)
    drawer = _drawer(context, qtbot)
    drawer.open(history_of_node(context.session.curriculum.by_id[mapping.topic_id]))
    assert drawer.scope.isVisible()
    names = _names(drawer)
    assert len(names) >= 3
    assert not any("Another one" in name for name in names)
    assert not drawer.back.isEnabled()  # the newest change is one of another topic
    QTest.mouseClick(drawer.everything, Qt.MouseButton.LeftButton)
    assert not drawer.scope.isVisible()
    assert len(_names(drawer)) > len(names)


def test_a_mapping_and_an_item_have_their_own(context: Context, qtbot: QtBot) -> None:
    mapping = _mapped_and_renamed(context)
    topic = context.session.curriculum.by_id[mapping.topic_id]
    drawer = _drawer(context, qtbot)
    drawer.open(history_of_mapping(mapping, topic))
    assert len(_names(drawer)) == 2  # made and taken away
    drawer.open(history_of_item(EU, mapping.item_code, "An item"))
    assert set(_names(drawer)) >= {name for name in _names(drawer) if mapping.item_code in name}
    assert not any("Customs value" in name and mapping.item_code not in name for name in _names(drawer))


def test_the_drawer_of_one_row_follows_its_changes(context: Context, qtbot: QtBot) -> None:
    mapping = _mapped_and_renamed(context)
    drawer = _drawer(context, qtbot)
    drawer.open(history_of_node(context.session.curriculum.by_id[mapping.topic_id]))
    before = len(_names(drawer))
    context.editor.run(rename_node, node=mapping.topic_id, title="Customs value, again")
    assert len(_names(drawer)) == before + 1
    assert drawer.back.isEnabled()


def test_a_change_can_be_copied_and_taken_back_from_its_menu(context: Context, qtbot: QtBot) -> None:
    mapping = _mapped_and_renamed(context)
    drawer = _drawer(context, qtbot)
    drawer.open()
    QTest.keyClick(drawer.view, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = {action.objectName(): action for action in menu.actions()}
    assert texts["take_back"].text() == "Take this back\tCtrl+Z"
    texts["copy"].trigger()
    assert "Another one" in QGuiApplication.clipboard().text()
    texts["take_back"].trigger()
    menu.close()
    assert context.session.curriculum.by_id[mapping.topic_id].title == "Customs value"
    assert not any(node.title == "Another one" for node in context.session.curriculum.nodes)
