"""The store: one assessment that is open, read as values and written by named changes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from assessor.errors import ReadOnlyError, UnwrittenError
from assessor.marks import N_
from assessor.message import Message
from assessor.model.curriculum import Curriculum, Node
from assessor.model.snapshot import Snapshot
from assessor.store.backups import NoBackupError, back_up, copy_whole, is_due
from assessor.store.changes import Change, Changed, ChangeLog, ChangeRecord
from assessor.store.connection import DiskError, NotWritableError
from assessor.store.first_look import MissingFileError
from assessor.store.following import snapshot_after
from assessor.store.history import (
    find_last_hash,
    find_redoable,
    find_rows,
    find_undoable,
    read_decisions,
    read_history,
    read_history_about,
    redo,
    undo,
)
from assessor.store.opening import Opened, Opening, make_file, open_file
from assessor.store.schema import MIGRATIONS
from assessor.store.snapshot import read_bytes, read_rows_of, read_snapshot

if TYPE_CHECKING:
    from assessor.analysis.columns import MappingColumns

T = TypeVar("T")


class MovedFileError(UnwrittenError):
    """The file went away while it was open; a write would go where nobody finds it."""

    template = N_(
        "“{file}” was moved, renamed or replaced while it was open. Put it back where it was, or save a copy "
        "elsewhere. Nothing was changed."
    )
    kept = N_(
        "Not saved: “{file}” was moved, renamed or replaced while it was open. Your last change is kept in memory. "
        "Put it back where it was, or save a copy elsewhere."
    )


class Store:
    """One assessment. Everything raises FileProblemError when the file can't be read or written."""

    def __init__(self, opened: Opened, opening: Opening) -> None:
        """Take an opened file over; use `Store.open` or `Store.create`."""
        self.path = opened.path
        self.read_only_reason = opened.read_only_reason
        self.notes = opened.notes  # what the person should know: hard links, a backup that failed
        self.last_changed = Changed()
        self._opening = opening
        self._backed_up_on = ""
        self._history: tuple[ChangeRecord, ...] = ()  # as far as it was read
        self._curriculum: Curriculum | None = None  # as it is now, if it is known
        self._take(opened)

    @classmethod
    def create(cls, path: Path, *, opening: Opening) -> Self:
        """Make a new assessment without a row, and open it.

        Raises: FileProblemError when the file exists or can't be made.
        """
        make_file(path)
        return cls.open(path, opening=opening)

    @classmethod
    def open(cls, path: Path, *, opening: Opening, read_only: bool = False) -> Self:
        """Open an assessment, for writing if nothing stands against it; `read_only_reason` says what does.

        Raises: FileProblemError for a file that is missing, of another kind, newer, altered or damaged.
        """
        opened = open_file(path, opening, read_only=read_only)
        try:
            return cls(opened, opening)
        except BaseException:
            opened.connection.close()
            if opened.lock:
                opened.lock.release()
            raise

    def close(self) -> None:
        """Close the file; nothing stays beside it."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def change(
        self, template: str, values: Mapping[str, object] | None = None, *, by: str, at: str
    ) -> Iterator[Change]:
        """Open a named change, the only way to write; leaving the block saves it, an exception takes it back.

        Args:
            template: marked, in the past tense: N_("Mapped {topic} to {item}"); `values` fill it in.
            by: the assessor. at: ISO time.
        Raises: ReadOnlyError, other FileProblemErrors, and NotAllowedError for what the rules of the file refuse;
            nothing is changed then.
        """
        self._prepare_to_write(at)
        with self._writing(), self._log.change(template, values or {}, by=by, at=at) as change:
            yield change
        self.last_changed = change.touched

    def undo(self, *, by: str, at: str) -> ChangeRecord:
        """Take back the last change that is not undone. Raises: NothingToUndoError."""
        self._prepare_to_write(at)
        with self._writing():
            record, self.last_changed = undo(self._connection, self._log, by=by, at=at)
        return record

    def redo(self, *, by: str, at: str) -> ChangeRecord:
        """Take back the last undo. Raises: NothingToUndoError."""
        self._prepare_to_write(at)
        with self._writing():
            record, self.last_changed = redo(self._connection, self._log, by=by, at=at)
        return record

    def copy_to(self, target: Path) -> None:
        """Copy the whole assessment, with its history, to another file; works read-only too.

        Raises: NoCopyError when the file can't be made, or is open itself; what was there is as before then.
        """
        copy_whole(self._connection, target)

    def undoable(self) -> ChangeRecord | None:
        """The edit that `undo` would take back, to be named before; None when there is none."""
        return find_undoable(self._connection)

    def redoable(self) -> ChangeRecord | None:
        """The edit that `redo` would make again; None when there is none."""
        return find_redoable(self._connection)

    def history(self, row_id: str | None = None) -> tuple[ChangeRecord, ...]:
        """The changes, newest first; with `row_id` those that touched that row."""
        if row_id is not None:
            return read_history(self._connection, row_id)
        known = self._history[0].number if self._history else 0
        self._history = (*read_history(self._connection, since=known), *self._history)  # it is only appended to
        return self._history

    def history_about(self, *rows: Mapping[str, str]) -> tuple[ChangeRecord, ...]:
        """The changes, newest first, of the rows that hold or held these values, with the evidence given for them.

        Each of `rows` is column -> value: {"topic_id": …} means all that was found of a topic, {"id": …} one row.
        """
        return read_history_about(self._connection, rows)

    def decisions(self, assessor_id: str, changes: int = 120) -> tuple[str, ...]:
        """When an assessor first decided on each topic, in order: ISO times, of the last `changes` changes."""
        return read_decisions(self._connection, assessor_id, changes)

    def logged_rows(self, beginning: str) -> tuple[str, ...]:
        """The ids in the history that begin so: of every row that is or ever was."""
        return find_rows(self._connection, beginning)

    def snapshot(self) -> Snapshot:
        """Everything that an analysis or a report looks at, as of one moment."""
        found = read_snapshot(self._connection)
        self._curriculum = found.curriculum
        return found

    def snapshot_after(self, before: Snapshot, changed: Changed) -> Snapshot:
        """The snapshot that follows `before` by one change; only what the change touched is read."""
        found = snapshot_after(self._connection, before, changed)
        if changed is self.last_changed:
            self._curriculum = found.curriculum
        return found

    def curriculum(self) -> Curriculum:
        """The curriculum tree; read anew only after a change to it."""
        if self._curriculum is None or self._log.is_open:
            self._curriculum = Curriculum(self.rows(Node))
        return self._curriculum

    def rows(self, kind: type[T], **equal: object) -> tuple[T, ...]:
        """The values of one type in the order in which they were made, those with fields equal to `equal`."""
        return read_rows_of(self._connection, kind, equal)

    def row(self, kind: type[T], row_id: str) -> T | None:
        """The value with this id, if there is one."""
        return next(iter(self.rows(kind, id=row_id)), None)

    def bytes_of(self, sha256: str) -> bytes:
        """The bytes of a source or pack."""
        return read_bytes(self._connection, sha256)

    def mapping_columns(self, framework_id: str) -> "MappingColumns":
        """The mappings of one framework as columns of small integers."""
        from assessor.store.mapping_columns import read_mapping_columns  # numpy is slow to import

        return read_mapping_columns(self._connection, framework_id)

    def _prepare_to_write(self, at: str) -> None:
        if self.read_only_reason is not None:
            raise ReadOnlyError(file=self.path.name, reason=self.read_only_reason)
        if self._must_reconnect or self._file_identity() != self._identity:
            self._reconnect()
        if at[:10] != self._backed_up_on:
            self._back_up_once_a_day(at)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Remember what was written last, and whether the disk went away meanwhile."""
        try:
            yield
        except DiskError:
            self._must_reconnect = True
            raise
        self._last_hash = find_last_hash(self._connection)
        self._curriculum = None

    def _take(self, opened: Opened) -> None:
        self._connection, self._lock = opened.connection, opened.lock
        self._log = ChangeLog(self._connection, len(MIGRATIONS))
        self._identity = self._file_identity()
        self._last_hash = find_last_hash(self._connection)
        self._must_reconnect = False
        self._curriculum = None
        if self.read_only_reason is None:
            self._connection.wait(self._opening.patience)
            self._log.install()

    def _reconnect(self) -> None:
        """Take hold of the file anew: its disk was away and is back, or it was moved and put back.

        Raises: MovedFileError when what lies there is not the assessment as it was left; other FileProblemErrors.
        """
        self._must_reconnect = True
        try:
            if self._lock is not None:
                self._lock.release()
            opened = open_file(self.path, self._opening, read_only=False)
        except OSError as error:
            raise DiskError(file=self.path.name, problem=error.strerror) from error
        except MissingFileError as error:
            raise MovedFileError(file=self.path.name) from error
        try:
            if opened.read_only_reason is not None:
                raise NotWritableError(file=self.path.name)
            if find_last_hash(opened.connection) != self._last_hash:
                raise MovedFileError(file=self.path.name)
        except BaseException:
            opened.connection.close()
            if opened.lock is not None:
                opened.lock.release()
            raise
        self._history = ()
        with suppress(UnwrittenError):  # the disk of the old one is gone
            self._connection.close()
        self._take(opened)

    def _back_up_once_a_day(self, at: str) -> None:
        self._backed_up_on = at[:10]
        folder = self._opening.backups
        has_changes = self._connection.value("SELECT 1 FROM main.change LIMIT 1") is not None
        if folder is None or not has_changes or not is_due(folder, self.path, at=at):
            return
        try:
            back_up(self._connection, folder, at=at)
        except NoBackupError as error:
            self.notes = (*self.notes, Message(error.template, error.values))

    def _file_identity(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino
