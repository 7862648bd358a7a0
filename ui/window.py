"""The main window: one assessment or the start page, with menus, bars and the line at the bottom around it.

Everything inside is made anew when language, theme, text size, person or assessment change: one way for all of them,
so that nothing is left in the old words or colours. What was shown is shown again.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar, QVBoxLayout, QWidget

from assessor.errors import AssessorError, FileProblemError
from assessor.marks import N_
from assessor.this_run import now
from assessor.words import Words, load_words
from ui.commands import Commands
from ui.context import Context
from ui.corner import Corner
from ui.desk import Desk
from ui.drop import DropCover, FileDrops, dropped_files
from ui.file_check import FileCheck
from ui.files import FileAsker
from ui.frame import Frame
from ui.jobs import Jobs
from ui.kept_edit import KeptEditBar
from ui.menus import Menus
from ui.messages import Bars, Offer, Toast
from ui.pages import PAGES
from ui.pages.start.page import StartPage
from ui.settings import Light, Settings
from ui.status import JobPart, Status
from ui.theme import Theme, system_is_dark
from ui.translation import translate_qt
from ui.widgets.names import chosen, framework_name

PROGRAM = "Customs Training Assessor"
_SMALLEST = (800, 480)
_USUAL = (1366, 768)


class MainWindow(QMainWindow):
    """The window. `commands` holds what the menus do, `desk` the assessment."""

    def __init__(self, settings: Settings, theme: Theme, language: str, asker: FileAsker | None = None) -> None:
        super().__init__()
        self.settings, self.theme = settings, theme
        self.asker = asker or FileAsker()
        self.words: Words = load_words(language)
        self.jobs = Jobs(self)
        self.desk = Desk(settings, self)
        self.commands = Commands(self)
        self.kept_edit = KeptEditBar(self)
        self.file_check = FileCheck(self, self.commands.files.say_faults)
        self.frame: Frame | None = None
        self.start: StartPage | None = None
        self._is_waiting = self._is_closing = False
        self._after_jobs: list[Callable[[], object]] = []
        self._last_at = ""  # of the last change of this sitting
        self._file_drops: FileDrops | None = None  # there when the window is shown
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self._anew = QTimer(self)
        self._anew.setSingleShot(True)
        self._anew.setInterval(0)
        self._anew.timeout.connect(self._rebuild)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self.desk.changed.connect(self._on_other_assessment)
        self.desk.refused.connect(self.refuse)
        self.jobs.ended.connect(self._on_job_ended)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.rebuild)
        self._build()
        if not self.restoreGeometry(settings.geometry):
            self.resize(*_USUAL)

    def rebuild(self) -> None:
        """Make everything inside anew as soon as whatever asked for it is done."""
        self._anew.start()

    def _rebuild(self) -> None:
        """While a job runs this waits, because the job answers to what is shown."""
        self.jobs.drop_passing()
        if self.jobs.is_busy:
            self._is_waiting = True
            if self.frame is not None:
                self.tell(self.words.text(N_("This shows when the work that runs has ended.")))
            return
        self._is_waiting = False
        page, states, has_drawer = "", dict[str, object](), False
        if self.frame is not None:
            self.leave_field()
            page, states = self.frame.current_id, self.frame.states()
            has_drawer = self.frame.drawer.isVisible()
        self._restyle()
        self._build(page, states, has_drawer=has_drawer)

    def _restyle(self) -> None:
        """Take the theme of the settings; the content goes first, or Qt would dress it once more before that."""
        dark, scale = is_dark(self.settings.light), self.settings.text_percent / 100
        if dark == self.theme.tokens.is_dark and scale == self.theme.scale:
            return
        self._drop_content()
        self.theme.forget_listeners()
        self.theme.set(is_dark=dark, scale=scale)

    def _drop_content(self) -> None:
        """Let the pages go now, with whatever they hold open."""
        content = self.takeCentralWidget()
        self.frame = self.start = None
        if content is not None:
            content.deleteLater()
            QCoreApplication.sendPostedEvents(content, QEvent.Type.DeferredDelete.value)

    def set_language(self, language: str) -> None:
        """Say everything in another language from now on."""
        self.settings.language = language
        self.words = load_words(language)
        self.rebuild()

    def set_light(self, light: Light) -> None:
        """Light, dark, or what the system says."""
        self.settings.light = light
        self.rebuild()

    def set_text_percent(self, percent: int) -> None:
        """The size of the text."""
        self.settings.text_percent = percent
        self.rebuild()

    def go(self, page: str, target: object = None) -> None:
        """Show a page, and in it what is asked for."""
        if self.frame is not None:
            self.frame.go(page, target)

    def tell(self, text: str, offer: Offer | None = None) -> None:
        """Say something that goes away by itself."""
        self.toast.tell(text, offer)

    def refuse(self, error: AssessorError) -> None:
        """Say what could not be done; it stays until it is closed."""
        offers: tuple[Offer, ...] = ()
        if isinstance(error, FileProblemError) and self.desk.session is not None:
            offers = (Offer(self.words.text(N_("Save a copy as…")), self.commands.files.copy),)
        self.bars.refuse(self.words.error(error), *offers)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's spelling
        """Everything is saved already; what runs is stopped."""
        self.leave_field()
        if not self.kept_edit.may_close():
            event.ignore()
            return
        self._end_jobs()
        self.settings.geometry = self.saveGeometry()
        self._is_closing = True
        self._drop_content()
        self.desk.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's spelling
        """A wider window has room for the names of the pages."""
        super().resizeEvent(event)
        if self.frame is not None:
            self.frame.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's spelling
        """Files are taken wherever they are dropped, as soon as there is a native window."""
        super().showEvent(event)
        if self._file_drops is None:
            self._file_drops = FileDrops(self)
            self._file_drops.hung.connect(self._on_files)
            self._file_drops.left.connect(self._on_files_left)
            self._file_drops.dropped.connect(self._on_files_dropped)

    def _on_files(self, event: QDropEvent) -> None:
        """Say what dropping the files would do."""
        what = self.commands.files.what_drop_does(*dropped_files(event.mimeData()))
        if what:
            event.acceptProposedAction()
            self._cover.show_over(what)

    def _on_files_left(self) -> None:
        self._cover.hide()

    def _on_files_dropped(self, event: QDropEvent) -> None:
        """Take the files."""
        self._cover.hide()
        files = dropped_files(event.mimeData())
        if self.commands.files.what_drop_does(*files):
            event.acceptProposedAction()
            QTimer.singleShot(0, lambda: self.commands.files.take_files(files))

    def _build(self, page: str = "", states: dict[str, object] | None = None, *, has_drawer: bool = False) -> None:
        """Make menus, content and status line for what is on the desk."""
        self.theme.forget_listeners()
        self._listen_to_editor()
        translate_qt(self.words.language)
        self._show_title()
        for action in self.actions():
            self.removeAction(action)
            action.setShortcuts([])
            action.deleteLater()
        corner = self.menuBar().cornerWidget(Qt.Corner.TopRightCorner)
        if corner is not None:
            bar = self.menuBar()
            bar.setCornerWidget(None, Qt.Corner.TopRightCorner)  # type: ignore[arg-type]  # else Qt hands it on
            corner.hide()
            corner.deleteLater()
        self.setMenuBar(QMenuBar())
        self.menus = Menus(self, self.commands.handlers(), self.theme, self.words)
        self.menus.show_recent(self.settings.recent, self.commands.files.open_file)
        self._add_corner()
        self.bars = Bars(self.theme, self.words)
        self.frame = self._frame()
        self.start = self._start() if self.frame is None else None
        content = self.frame or self._start_room(self.start)
        self.setCentralWidget(content)
        self.toast = Toast(content, self._kept_free)
        self._cover = DropCover(content)
        self.status = Status(self.theme, self.words)
        self.setStatusBar(self.status)
        self.status.addPermanentWidget(JobPart(self.jobs, self.theme, self.words))
        if self.frame is not None:
            self._fill(self.frame, page, states or {}, has_drawer=has_drawer)
        if self.start is not None:
            self.start.focus_first()
        self._follow()

    def _listen_to_editor(self) -> None:
        """Take an editor that pages of before do not listen to any more."""
        self.desk.renew_editor()
        if self.desk.editor is not None:
            self.desk.editor.changed.connect(self._on_changed)
            self.desk.editor.failed.connect(self._on_failed)
            self.desk.editor.saving.connect(self._on_saving)
            self.desk.editor.kept_changed.connect(self._on_kept)

    def _add_corner(self) -> None:
        session = self.desk.session
        people, me = (session.snapshot.assessors, session.assessor) if session else (None, None)
        corner = Corner(self.menus.action, self.theme, self.words, people, me)
        corner.language_chosen.connect(self.set_language)
        corner.who_chosen.connect(self.commands.be)
        corner.follow(self.menuBar())

    def _start(self) -> StartPage:
        return StartPage(self.theme, self.words, self.settings.recent, self.commands.files.for_start())

    def _start_room(self, start: StartPage | None) -> QWidget:
        """The start page with the bars above it."""
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bars)
        if start is not None:
            column.addWidget(start, 1)
        return room

    def _frame(self) -> Frame | None:
        session, editor = self.desk.session, self.desk.editor
        if session is None or editor is None:
            return None
        context = Context(session, editor, self.jobs, self.words, self.theme, self.tell, self.refuse, self.go)
        frame = Frame(context, self.settings, self.bars)
        frame.drawer.closed.connect(self.commands.history)
        frame.page_changed.connect(self.check_actions)
        frame.who_chosen.connect(self.commands.be, Qt.ConnectionType.QueuedConnection)  # the page is made anew by it
        return frame

    def _fill(self, frame: Frame, page: str, states: dict[str, object], *, has_drawer: bool) -> None:
        store = frame.context.session.store
        frameworks = frame.context.session.snapshot.frameworks
        self.status.show_frameworks([framework_name(framework, self.words.language) for framework in frameworks])
        if store.read_only_reason is not None:
            note = self.words.text(N_("Read-only: {reason}"), reason=store.read_only_reason)
            self.bars.note(note, Offer(self.words.text(N_("Save a copy as…")), self.commands.files.copy))
        if PAGES:
            frame.go(page or PAGES[0].id)
            frame.restore(states)
        if frame.context.editor.kept is not None:
            self.kept_edit.show(frame.context.editor.kept.error)
        if has_drawer:
            frame.show_drawer(is_open=True)
        frame.focus_page()

    def _follow(self) -> None:
        """Menus, counts and status line after a change."""
        editor, session = self.desk.editor, self.desk.session
        undoable = editor.undoable() if editor else None
        redoable = editor.redoable() if editor else None
        undo = self.words.message(undoable.name) if undoable else ""
        redo = self.words.message(redoable.name) if redoable else ""
        if editor is not None and editor.is_read_only:
            undo = redo = ""
        self.menus.enable(has_file=session is not None, undo=undo, redo=redo)
        self.check_actions()
        if session is None or editor is None or self.frame is None:
            return
        if editor.is_read_only:
            self.status.show_read_only()
        elif editor.is_saving:
            self.status.show_saving()
        elif editor.kept is not None:
            self.status.show_unsaved()
        else:
            self.status.show_saved(self._last_at or (undoable.at if undoable else ""))
        self.status.show_last(undo, self.menus.action("undo").shortcut().toString())
        self.frame.show_counts()
        self._show_title()

    def _show_title(self) -> None:
        session = self.desk.session
        if session is None:
            self.setWindowTitle(PROGRAM)
            return
        head = session.assessment
        self.setWindowTitle(f"{chosen(head.title, head.title_translated, self.words.language)} – {PROGRAM}")

    def check_actions(self) -> None:
        frame = self.frame
        chosen = [self.settings.light.value, f"language_{self.words.language}"]
        if frame is not None and frame.navigation.is_narrow:
            chosen.append("navigation")
        if frame is not None and frame.drawer.isVisible():
            chosen.append("history")
        self.menus.check(*chosen)

    def _on_other_assessment(self) -> None:
        if self._is_closing:
            return
        self._end_jobs()
        self._last_at = ""
        self._build()
        self.file_check.start()
        session = self.desk.session
        if session is not None:
            for note in session.store.notes:
                self.bars.refuse(self.words.message(note))
        else:
            self.commands.files.read_recent()

    def _on_changed(self, _changed: object) -> None:
        session = self.desk.session
        if session is not None:
            self._last_at = now()
        self.toast.follow_change()
        self._soon.start()

    def _kept_free(self) -> QWidget | None:
        """What a message never stands over, on the page that is shown."""
        give: Callable[[], QWidget] | None = getattr(self.frame.page if self.frame else None, "kept_free", None)
        return give() if give is not None else None

    def _on_failed(self, error: AssessorError) -> None:
        editor = self.desk.editor
        if editor is not None and editor.kept is not None and editor.kept.error is error:
            self.status.show_unsaved()
            self.kept_edit.show(editor.kept.error)
        else:
            self.refuse(error)

    def _on_saving(self, is_saving: bool) -> None:  # a slot
        if is_saving:
            self.file_check.make_way()
        self._soon.start()

    def _on_kept(self) -> None:
        self.kept_edit.follow()
        self._soon.start()

    def _on_job_ended(self) -> None:
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        """What waited for the end of a job."""
        if self.jobs.is_busy:
            return
        if self._is_waiting:
            self.rebuild()
        waiting, self._after_jobs = self._after_jobs, []
        for do in waiting:
            do()

    def after_jobs(self, do: Callable[[], object]) -> None:
        """Do something when no job runs any more."""
        if self.jobs.is_busy:
            self._after_jobs.append(do)
        else:
            do()

    def _end_jobs(self) -> None:
        """Stop what runs, and let it say so before its page goes."""
        self.jobs.end_all()
        QCoreApplication.sendPostedEvents(self.jobs)

    def leave_field(self) -> None:
        """A field keeps what was typed when it is left."""
        field = QApplication.focusWidget()
        if field is not None and self.isAncestorOf(field):
            field.clearFocus()


def is_dark(light: Light) -> bool:
    """Whether the dark theme is wanted."""
    return system_is_dark() if light is Light.SYSTEM else light is Light.DARK
