"""A title of hundreds of letters: five lines in the tree, a few words in a path, whole in tooltip and sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assessor.edits.tree import rename_node
from ui.context import Context
from ui.pages.curriculum.page import CurriculumPage
from ui.pages.mapping.source_pane import SourcePane

TITLE = ("Организация таможенного контроля " * 12).strip()


def test_it_takes_five_lines_of_the_tree(context: Context, qtbot: QtBot) -> None:
    page = CurriculumPage(context)
    qtbot.addWidget(page)
    page.resize(1084, 590)
    page.show()
    page.activate()
    topic = context.session.curriculum.topics[0]
    assert context.editor.run(rename_node, node=topic.id, title=TITLE)
    index = page.tree.curriculum_model.index_of(topic.id)
    line = page.tree.fontMetrics().lineSpacing()
    assert 5 * line <= page.tree.visualRect(index).height() < 6 * line + 14
    assert TITLE in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_above_a_topic_it_leaves_room_for_the_topic(context: Context, qtbot: QtBot) -> None:
    topic = context.session.curriculum.topics[0]
    assert context.editor.run(rename_node, node=context.session.curriculum.path(topic.id)[-2].id, title=TITLE)
    pane = SourcePane(context)
    qtbot.addWidget(pane)
    pane.show_node(context.session.snapshot, topic, ())
    path = next(shown for shown in pane.findChildren(QLabel) if "…" in shown.text())
    assert len(path.text()) < 2 * 70
    assert TITLE in path.toolTip()
