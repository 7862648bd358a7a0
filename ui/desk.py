"""Which assessment lies on the desk: opened, begun, copied, closed. The window follows `changed`."""

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from assessor.edits.assessment import create_assessment
from assessor.errors import AssessorError
from assessor.store import Store
from assessor.this_run import now, opening
from standards.pack import load_pack
from ui.dialogs.new_assessment import NewAssessment
from ui.editor import PATIENCE, Editor
from ui.session import Session
from ui.settings import Settings

_logger = logging.getLogger(__name__)


class Desk(QObject):
    """At most one assessment. What can't be done is told by `refused` and leaves everything as it was."""

    changed = Signal()  # another assessment is open, or none
    refused = Signal(object)  # AssessorError

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.session: Session | None = None
        self.editor: Editor | None = None

    def open(self, file: Path) -> bool:
        """Open an assessment in place of the present one; true when it is open."""
        if self.session is not None and self.session.store.path == file.resolve():
            return True
        try:
            store = Store.open(file, opening=replace(opening(), patience=PATIENCE))
        except AssessorError as error:
            self.refused.emit(error)
            return False
        self.take(store)
        return True

    def create(self, file: Path, typed: NewAssessment) -> bool:
        """Begin an assessment in a new file; a name that is taken is refused."""
        try:
            store = create_assessment(
                file,
                title=typed.title,
                country=typed.country,
                institution=typed.institution,
                assessors=[typed.assessor],
                frameworks=[load_pack(pack) for pack in typed.framework_ids],
                opening=replace(opening(), patience=PATIENCE),
                by=typed.assessor,
                at=now(),
            )
        except AssessorError as error:
            self.refused.emit(error)
            return False
        if typed.assessor:
            self._settings.name = typed.assessor
        self.take(store)
        return True

    def take(self, store: Store) -> None:
        """Put an open assessment on the desk; the one before is closed."""
        self._put_away()
        self.session = Session(store)
        self.session.who = self._settings.who(self.session.assessment.id)
        self.editor = Editor(self.session, now, self)
        self._settings.add_recent(store.path)
        _logger.info("opened an assessment%s", "" if store.read_only_reason is None else " read-only")
        self.changed.emit()

    def copy_to(self, target: Path) -> bool:
        """Copy the present assessment to another file; true when it is there."""
        assert self.session is not None
        try:
            self.session.store.copy_to(target)
        except AssessorError as error:
            self.refused.emit(error)
            return False
        return True

    def go_on_in(self, copy: Path) -> bool:
        """Open a copy, and make there the edit that the present file could not take; true when it is made."""
        kept = self.editor.kept if self.editor is not None else None
        if kept is None or not self.open(copy):
            return False
        assert self.editor is not None
        return self.editor.make(kept)

    def be(self, assessor_id: str) -> None:
        """Remember who works on this laptop in the present assessment."""
        assert self.session is not None
        self.session.who = assessor_id
        self._settings.set_who(self.session.assessment.id, assessor_id)

    def renew_editor(self) -> None:
        """Another editor on the same assessment: whoever listened to the one before hears no more."""
        if self.session is not None and self.editor is not None:
            self.editor.deleteLater()
            self.editor = Editor(self.session, now, self, self.editor.kept)

    def close(self) -> None:
        """Close the present assessment."""
        if self.session is not None:
            self._put_away()
            self.changed.emit()

    def _put_away(self) -> None:
        session, editor, self.session, self.editor = self.session, self.editor, None, None
        if session is not None:
            session.store.close()
        if editor is not None:
            editor.deleteLater()
