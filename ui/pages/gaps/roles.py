"""The list of roles: those that the programmes aim at with their figures, all items without a role, and the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, Qt

from assessor.analysis.results import AreaResult, Results
from assessor.analysis.summaries import aimed_roles, is_working
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from standards.framework import Framework
from ui.pages.gaps.sentences import figures_of, index_text
from ui.widgets.row_list import DISPLAY, Index, RowsModel

FIGURES = Qt.ItemDataRole.UserRole + 2


class Kind(Enum):
    """What a row of the list is."""

    AIM = auto()  # a role with results
    WITHOUT = auto()  # all items, without a role
    OTHERS = auto()  # the heading of the roles that are no aim
    OTHER = auto()  # one of these: it has no results


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One row of the list; `code` is None without a role."""

    kind: Kind
    code: str | None
    title: str
    is_working: bool = False  # rests on working targets that are not adopted
    is_open: bool = False  # of the heading: whether its roles are shown


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row says beside its title."""

    share: str
    basis: str
    index: str
    area: AreaResult


def role_rows(
    snapshot: Snapshot, framework: Framework, programme: str | None, *, shows_others: bool, words: Words
) -> list[RoleRow]:
    """The roles of a framework for one programme or all: while no programme has an aim, every role counts."""
    has_aims = any(aim.framework_id == framework.id for aim in snapshot.aims)
    aimed = aimed_roles(snapshot, framework.id, programme)

    def row(code: str, kind: Kind) -> RoleRow:
        title = framework.role_by_code[code].title.in_language(words.language)
        return RoleRow(kind, code, title, kind is Kind.AIM and is_working(snapshot, framework.id, code))

    offered = [role.code for role in framework.roles if not role.hidden or role.code in aimed]
    counted = aimed if has_aims else offered
    others = [code for code in offered if code not in counted]
    rows = [row(code, Kind.AIM) for code in counted]
    rows.append(RoleRow(Kind.WITHOUT, None, words.text("Without a role")))
    if others:
        title = words.plural(
            "{count} other role is not an aim of these programmes",
            "{count} other roles are not an aim of these programmes",
            len(others),
        )
        rows.append(RoleRow(Kind.OTHERS, None, title, is_open=shows_others))
        rows += [row(code, Kind.OTHER) for code in others] if shows_others else []
    return rows


class RolesModel(RowsModel[RoleRow]):
    """Figures are asked for only when a row is painted or read."""

    def __init__(
        self, words: Words, results_of: Callable[[str | None], Results], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._results_of = results_of

    def show(self, rows: Sequence[RoleRow]) -> None:
        """Show other rows, or the same with other figures."""
        if [(row.kind, row.code) for row in rows] == [(row.kind, row.code) for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        super().show(rows)

    def number_of(self, code: str | None) -> int:
        """Where a role stands, or the row without one; -1 where it is not shown."""
        rows = enumerate(self._rows)
        return next((n for n, row in rows if row.kind is not Kind.OTHERS and row.code == code), -1)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == FIGURES and index.isValid():
            return self._figures(self._rows[index.row()])
        return super().data(index, role)

    def title_of(self, row: RoleRow) -> str:
        return row.title

    def _figures(self, row: RoleRow) -> Figures | None:
        if row.kind not in (Kind.AIM, Kind.WITHOUT):
            return None
        whole = self._results_of(row.code).whole
        share, basis = figures_of(whole, row.code, self._words)
        return Figures(share, basis, index_text(whole, self._words), whole)

    def sentence_of(self, row: RoleRow) -> str:
        figures, words = self._figures(row), self._words
        parts = [row.title]
        if row.kind is Kind.OTHERS:
            parts.append(words.text("expanded") if row.is_open else words.text("collapsed"))
        if row.kind is Kind.OTHER:
            parts.append(words.text("not an aim of these programmes, no results"))
        if figures is not None:
            parts += [part for part in (figures.share, figures.basis, figures.index) if part]
        if row.is_working:
            parts.append(words.text("working targets"))
        return ", ".join(parts)
