"""The report page: open points, the preview that follows every change, and the files."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assessor.edits.assessment import update_assessment
from assessor.edits.people import remove_institution
from assessor.model.assessment import Institution
from reports.kinds import ReportKind
from tests.ui.accessibility import assert_accessible
from tests.ui.conftest import Doors, Opened
from ui.context import Context
from ui.pages.report.building import State
from ui.pages.report.exporting import outputs
from ui.pages.report.page import ReportPage

DATE = "2026-11-25"


class Asked:
    """The file dialog: what it was asked, and what the person answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.proposed: list[Path] = []
        self.answers = True

    def __call__(self, _window: QWidget, _title: str, proposed: Path) -> Path | None:
        self.proposed.append(proposed)
        return self.folder / proposed.name if self.answers else None


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    folder = tmp_path / "out"
    folder.mkdir()
    return Asked(folder)


def page_on(qtbot: QtBot, context: Context, asked: Asked) -> ReportPage:
    """The page on its brief report, which is built quickly."""
    page = ReportPage(context, today=lambda: DATE, ask=asked)
    qtbot.addWidget(page)
    return built(qtbot, page)


def built(qtbot: QtBot, page: ReportPage) -> ReportPage:
    """The page shown, with its first pages built."""
    context = page.context
    page.restore((ReportKind.BRIEF.value, context.words.language, DATE))
    page.resize(1084, 590)
    page.show()
    with qtbot.waitSignals([page.builder.built, context.jobs.ended], timeout=20_000):
        page.activate()
    return page


@pytest.fixture
def page(qtbot: QtBot, context: Context, asked: Asked) -> Iterator[ReportPage]:
    yield page_on(qtbot, context, asked)
    context.jobs.end_all()


def test_the_preview_shows_the_real_pages(qtbot: QtBot, page: ReportPage) -> None:
    view = page.preview.view
    qtbot.waitUntil(lambda: view.is_sharp(0), timeout=10_000)
    assert page.builder.state is State.CURRENT
    assert view.count == 2
    assert page.preview.of_pages.text() == "of 2"
    assert page.preview.state_label.text() == "up to date with your changes"


def test_a_change_is_built_after_a_rest_and_the_place_stays(qtbot: QtBot, page: ReportPage, context: Context) -> None:
    page.preview.view.go_to(1)
    with qtbot.waitSignal(page.builder.built, timeout=20_000):
        assert context.editor.run(update_assessment, title="Another title")
        assert context.editor.run(update_assessment, title="Yet another")
        assert page.builder.state is State.WAITING
        assert page.preview.view.count == 2, "the old pages stay"
    assert page.preview.view.page == 1


def test_a_build_that_is_stopped_keeps_the_old_pages(qtbot: QtBot, page: ReportPage, context: Context) -> None:
    page.builder.ask(lambda: context.session.snapshot, page.options.editions()[0])
    QTest.mouseClick(page.preview.turn, Qt.MouseButton.LeftButton)
    assert page.builder.state is State.STOPPED
    assert page.preview.state_label.text() == "not up to date"
    assert (page.preview.view.count, page.preview.turn.text()) == (2, "Build now")
    with qtbot.waitSignal(page.builder.built, timeout=20_000):
        QTest.mouseClick(page.preview.turn, Qt.MouseButton.LeftButton)
    assert page.preview.state_label.text() == "up to date with your changes"


def test_stopping_the_job_in_the_status_bar_stops_the_preview(qtbot: QtBot, page: ReportPage, context: Context) -> None:
    context.jobs.progressed.connect(lambda *_: context.jobs.stop())
    page.restore((ReportKind.FULL.value, "en", DATE))
    page.refresh()
    with qtbot.waitSignal(context.jobs.ended, timeout=20_000):
        page.builder.build_now()
    assert page.builder.state is State.STOPPED


def test_a_page_made_anew_leaves_nothing_open_and_no_build_behind(qtbot: QtBot, context: Context, asked: Asked) -> None:
    page = built(qtbot, ReportPage(context, today=lambda: DATE, ask=asked))
    pages = page.preview.view.pages
    assert pages is not None
    page.builder.ask(lambda: context.session.snapshot, page.options.editions()[0])
    page.builder.build_now()
    with qtbot.waitSignals([page.destroyed, context.jobs.ended], timeout=20_000):
        page.deleteLater()
    assert pages.render(0, 1.0) is None, "the document was closed"


def test_keys_and_wheel_in_the_preview(qtbot: QtBot, page: ReportPage) -> None:
    view = page.preview.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.page, page.preview.number.value()) == (1, 2)
    assert view.accessibleName() == "Preview of the report, page 2 of 2"
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.page == 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    fitted = view.factor()
    wheel_with_ctrl(view.viewport(), 120)
    assert view.factor() > fitted
    assert not page.preview.fits.isChecked()
    QTest.mouseClick(page.preview.full_size, Qt.MouseButton.LeftButton)
    assert view.factor() == pytest.approx(1.0)
    QTest.mouseClick(page.preview.fits, Qt.MouseButton.LeftButton)
    assert view.factor() == pytest.approx(fitted)
    with qtbot.waitSignal(view.page_changed):
        page.preview.number.setValue(2)


def wheel_with_ctrl(widget: QWidget, delta: int) -> None:
    here = QPointF(100, 100)
    event = QWheelEvent(
        here,
        widget.mapToGlobal(here),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_open_points_lead_to_where_they_are_mended(page: ReportPage, context: Context, doors: Doors) -> None:
    count = len(page.points.buttons)
    first = page.points.buttons[0]
    assert first.accessibleName() == "Adopt: 6 roles rest on working targets that are not adopted."
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert doors.gone == [("assessment", "targets")]
    for institution in context.session.snapshot.institutions:
        context.editor.run(remove_institution, institution=institution.id)
    assert not context.session.store.rows(Institution)
    assert len(page.points.buttons) == count + 1


def test_the_pdf_is_written_where_the_dialog_says(
    qtbot: QtBot, page: ReportPage, asked: Asked, doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    (proposed,) = asked.proposed
    assert proposed.name.endswith(f"brief report, EN, {DATE}.pdf")
    written = asked.folder / proposed.name
    with pypdfium2.PdfDocument(written) as document:
        assert len(document) == 2
    assert page.strip.isVisible()
    assert doors.told == [f"Written: “{written.name}”"]
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    QTest.mouseClick(page.strip.open_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.strip.folder_button, Qt.MouseButton.LeftButton)
    assert opened == [str(written), str(asked.folder)]
    QTest.mouseClick(page.strip.close_button, Qt.MouseButton.LeftButton)
    assert not page.strip.isVisible()


def test_both_languages_give_two_workbooks_and_never_write_over(qtbot: QtBot, page: ReportPage, asked: Asked) -> None:
    page.restore((ReportKind.BRIEF.value, "both", DATE))
    for _ in range(2):
        with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
            QTest.mouseClick(page.tables_button, Qt.MouseButton.LeftButton)
    names = sorted(path.name for path in asked.folder.iterdir())
    assert len(names) == 3, "the second Russian one got a number of its own"
    assert sum("RU" in name for name in names) == 2


def test_another_kind_language_or_date_is_built_anew(qtbot: QtBot, page: ReportPage) -> None:
    page.options.date.setFocus()
    with qtbot.waitSignal(page.builder.built, timeout=20_000):
        QTest.keyClick(page.options.date, Qt.Key.Key_Down)
    assert page.options.stated_date() == "2026-11-24"
    page.options.kind.setFocus()
    with qtbot.waitSignal(page.builder.built, timeout=20_000):
        QTest.keyClick(page.options.kind, Qt.Key.Key_Down)
    assert page.preview.view.count > 2, "the comparative table"
    assert page.options.editions()[0].kind is ReportKind.TABLE


def test_thinking_better_of_it_writes_nothing(page: ReportPage, asked: Asked) -> None:
    asked.answers = False
    QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    assert not page.context.jobs.is_busy
    assert not page.strip.isVisible()


def test_a_file_that_cannot_be_written_is_told(
    qtbot: QtBot, page: ReportPage, asked: Asked, doors: Doors, tmp_path: Path
) -> None:
    asked.folder = tmp_path / "gone"
    with qtbot.waitSignal(page.context.jobs.ended, timeout=20_000):
        QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    assert len(doors.refused) == 1
    assert not page.strip.isVisible()


def test_a_name_of_ones_own_gets_the_language_for_the_second_file(tmp_path: Path) -> None:
    names = [("en", "x, EN.pdf"), ("ru", "x, RU.pdf")]
    (tmp_path / "mine RU.pdf").touch()
    found = outputs(tmp_path / "mine.pdf", names)
    assert [file.path.name for file in found] == ["mine.pdf", "mine RU (2).pdf"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_control_has_a_name_and_tab_goes_round(
    qtbot: QtBot, opened: Opened, sample_file: Path, asked: Asked, language: str
) -> None:
    context = opened(sample_file, language)
    page = page_on(qtbot, context, asked)
    assert_accessible(page, context.words, data={"English", "100\N{NO-BREAK SPACE}%"})
    context.jobs.end_all()
