"""The whole task by hand: from an empty desk to the report, closed and opened again on the way.

Nothing is called that a person can't do: keys, mouse, and names typed into the file dialogs. Afterwards the file is
read without the window.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assessor.analysis.analyse import analyse
from assessor.analysis.scope import scope_for
from assessor.model.mapping import Coverage, EvidenceKind
from assessor.store import Opening, Store, check_file
from tests.ui.walk.hand import Hand
from ui.dialogs.new_assessment import NewAssessmentDialog
from ui.keys import LatinKeys
from ui.pages.curriculum.page import CurriculumPage
from ui.pages.gaps.judgement_dialog import JudgementDialog
from ui.pages.gaps.page import GapsPage
from ui.pages.mapping.mapping_block import MappingBlock
from ui.pages.mapping.page import MappingPage
from ui.pages.page import Page
from ui.pages.report.building import State
from ui.pages.report.page import ReportPage
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.fields import CheckRow
from ui.window import MainWindow

T = TypeVar("T", bound=Page)
_EU = "eu-customs-cfw"
_MAPPED = ("OP-02", "OP-03", "OP-04", "OP-05", "OP-06")


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[MainWindow]:
    monkeypatch.setenv("ASSESSOR_DATA_DIR", str(tmp_path / "person"))
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    keys = LatinKeys()
    qapp.installEventFilter(keys)
    made = MainWindow(Settings(tmp_path / "settings.ini"), theme, "en")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    qapp.removeEventFilter(keys)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, on=False)


@pytest.mark.parametrize("is_cyrillic", [False, True], ids=["latin", "cyrillic"])
def test_the_whole_task_is_done_in_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, is_cyrillic: bool
) -> None:
    hand = Hand(window, qtbot, is_cyrillic=is_cyrillic)
    file, report = tmp_path / "Примерия 2026.assessment", tmp_path / "report.pdf"
    plan = _write_plan(tmp_path / "План.xlsx")

    _begin(hand, qtbot, file)
    _bring_in(hand, qtbot, plan)
    _aim_at_the_first_role(hand)
    _map_five_topics(hand, qtbot)
    _judge(hand, qtbot)
    _undo_and_redo(hand, qtbot)
    shown = _look_at_gaps(hand)
    _close_and_open_again(hand, qtbot, file)
    assert _look_at_gaps(hand) == shown
    _export(hand, qtbot, report)
    window.close()
    _assert_file(file, shown)
    document = pypdfium2.PdfDocument(report)
    assert len(document) >= 2
    document.close()


def _write_plan(path: Path) -> Path:
    """What a host hands over: two sections, six topics, hours by kind, a total."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["№", "Наименование темы", "Всего", "Лекции", "Практика"],
        [1, "Раздел 1. Классификация и стоимость", None, None, None],
        ["1.1", "Классификация товаров по ТН ВЭД", 6, 2, 4],
        ["1.2", "Методы определения таможенной стоимости", 4, 2, 2],
        ["1.3", "Правила происхождения товаров", 4, 2, 2],
        [2, "Раздел 2. Контроль", None, None, None],
        ["2.1", "Документальный контроль", 6, 2, 4],
        ["2.2", "Осмотр и досмотр товаров", 8, 2, 6],
        ["2.3", "Управление рисками", 2, 2, None],
        ["", "Итого", 30, 12, 18],
    ):
        sheet.append(row)
    book.save(path)
    return path


def _begin(hand: Hand, qtbot: QtBot, file: Path) -> None:
    """A new assessment, named and kept where the person says."""
    hand.press("Ctrl+N")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewAssessmentDialog)
    qtbot.waitUntil(dialog.title.hasFocus)
    for text in ("Примерия 2026", "Примерия", "Таможенная академия"):
        hand.type(text)
        hand.press("Tab")
    hand.type("Zarina Q.")
    with hand.choosing(file):
        hand.press("Return")
    assert hand.window.windowTitle().startswith("Примерия 2026")


def _bring_in(hand: Hand, qtbot: QtBot, plan: Path) -> None:
    page = _page(hand, "Alt+3", CurriculumPage)
    panel = page.bring_in_panel
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000), hand.choosing(plan):
        page.bring_in_button.click()
    assert panel.bring_in.text() == "Bring in 6 topics"
    with qtbot.waitSignal(panel.closed, timeout=20_000):
        hand.press("Space")  # the button has the focus
    assert len(page.context.session.curriculum.topics) == 6


def _aim_at_the_first_role(hand: Hand) -> None:
    """The programme trains the first role of the EU framework."""
    page = _page(hand, "Alt+3", CurriculumPage)
    hand.click_row(page.tree, 0)
    box = next(box for box in page.findChildren(CheckRow) if box.isVisible()).box
    box.setFocus()
    hand.press("Space")
    assert len(page.context.session.snapshot.aims) == 1


def _map_five_topics(hand: Hand, qtbot: QtBot) -> None:
    page = _page(hand, "Alt+5", MappingPage)
    qtbot.waitUntil(lambda: page._offers.is_ready, timeout=20_000)
    page.topics.view.setFocus()
    for number, code in enumerate(_MAPPED):
        if number:
            hand.press("F8")
        hand.press("F3")
        hand.type(code)
        hand.press("Return")
        block = _open_block(page)
        assert block.mapping is not None
        assert block.mapping.item_code == code
        QTest.mouseClick(block.coverage.button(Coverage.F if number % 2 else Coverage.P), Qt.MouseButton.LeftButton)
        hand.press("Ctrl+E")
        form = _open_block(page).evidence.form
        assert form is not None
        form.quote.setFocus()
        hand.type(f"quote {number}")
        hand.press("Ctrl+Return")
        hand.press("Escape")
    assert len(page.context.session.snapshot.mappings) == 5


def _open_block(page: MappingPage) -> MappingBlock:
    block = page.mappings.current_block()
    assert block is not None
    return block


def _judge(hand: Hand, qtbot: QtBot) -> None:
    """A judgement over one item, with its reason."""
    page = _page(hand, "Alt+8", GapsPage)
    table = page.middle.table
    assert table.select("OP-03")
    table.setFocus()
    hand.press("F2")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, JudgementDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.mouseClick(dialog.coverage.button(Coverage.P), Qt.MouseButton.LeftButton)
    dialog.reason.setFocus()
    hand.type("Методы есть, контроля нет")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert len(page.context.session.snapshot.judgements) == 1


def _undo_and_redo(hand: Hand, qtbot: QtBot) -> None:
    """The judgement goes and comes back."""
    page = _page(hand, "Alt+8", GapsPage)
    hand.press("Ctrl+Z")
    assert page.context.session.snapshot.judgements == ()
    assert isinstance(hand.window, MainWindow)
    qtbot.waitUntil(hand.window.menus.action("redo").isEnabled)
    hand.press("Ctrl+Y")
    assert len(page.context.session.snapshot.judgements) == 1


def _look_at_gaps(hand: Hand) -> list[tuple[str, str]]:
    """Code and result of every item, as the page writes them."""
    page = _page(hand, "Alt+8", GapsPage)
    return [(row.item.code, row.item.result.value) for row in page.middle.table.gaps.rows if row.item is not None]


def _close_and_open_again(hand: Hand, qtbot: QtBot, file: Path) -> None:
    hand.press("Ctrl+W")
    window = hand.window
    assert isinstance(window, MainWindow)
    assert window.frame is None
    assert not Path(f"{file}.lock").exists()
    qtbot.waitUntil(lambda: not window.jobs.is_busy)
    with hand.choosing(file):
        hand.press("Ctrl+O")
    assert window.desk.session is not None
    assert window.menus.action("undo").isEnabled()


def _export(hand: Hand, qtbot: QtBot, report: Path) -> None:
    page = _page(hand, "Ctrl+P", ReportPage)
    qtbot.waitUntil(lambda: page.builder.state is State.CURRENT, timeout=30_000)
    with hand.choosing(report):
        hand.click("Export PDF…")
    qtbot.waitUntil(lambda: page.strip.isVisible() and not page.context.jobs.is_busy, timeout=30_000)
    assert page.strip.text.text().startswith("Written: ")


def _page(hand: Hand, keys: str, kind: type[T]) -> T:
    """Go to a page by its key."""
    hand.press(keys)
    assert isinstance(hand.window, MainWindow)
    assert hand.window.frame is not None
    page = hand.window.frame.page
    assert isinstance(page, kind)
    return page


def _assert_file(file: Path, shown: list[tuple[str, str]]) -> None:
    """What the file holds, read without any window."""
    assert check_file(file).faults == ()
    with Store.open(file, opening=Opening("tests", "2026-11-25T20:00:00+00:00", None), read_only=True) as store:
        snapshot, history = store.snapshot(), store.history()
    (programme,) = snapshot.curriculum.programmes
    assert snapshot.assessment.title == "Примерия 2026"
    assert snapshot.assessment.country == "Примерия"
    assert [institution.name for institution in snapshot.institutions] == ["Таможенная академия"]
    assert [source.name for source in snapshot.sources] == ["План.xlsx"]
    topics = {topic.id: topic for topic in snapshot.curriculum.topics}
    found = {mapping.item_code: mapping for mapping in snapshot.mappings}
    assert sorted(found) == list(_MAPPED)
    assert [topics[found[code].topic_id].number for code in _MAPPED] == ["1.1", "1.2", "1.3", "2.1", "2.2"]
    assert [found[code].coverage.name for code in _MAPPED] == ["P", "F", "P", "F", "P"]
    quotes = {e.mapping_id: (e.quote, e.kind) for e in snapshot.evidence if e.quote.startswith("quote")}
    assert quotes == {found[code].id: (f"quote {n}", EvidenceKind.CONTENT) for n, code in enumerate(_MAPPED)}
    (judgement,) = snapshot.judgements
    assert (judgement.item_code, judgement.coverage, judgement.reason) == (
        "OP-03",
        Coverage.P,
        "Методы есть, контроля нет",
    )
    (aim,) = snapshot.aims
    assert aim.programme_id == programme.id
    assert [record.template for record in history[:2]] == ["Did again: {change}", "Took back: {change}"]
    assert {record.who for record in history[:-1]} == {"Zarina Q."}
    results = analyse(snapshot, scope_for(snapshot, _EU, aim.role_code))
    assert shown == [(item.code, item.result.value) for item in results.items if item.code in dict(shown)]
    assert {code for code, _ in shown} >= set(_MAPPED)
