"""Names that are proposed for the files of a report."""

import re

from assessor.marks import N_
from assessor.model.snapshot import Snapshot
from assessor.words import load_words
from reports.content.wording import chosen_title
from reports.kinds import ReportKind

_KINDS = {
    ReportKind.FULL: N_("evaluation report"),
    ReportKind.BRIEF: N_("brief report"),
    ReportKind.TABLE: N_("comparative table"),
}
_TABLES = N_("tables")
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # refused by Windows; a stick goes from one system to another
_TITLE_LENGTH = 80


def report_name(snapshot: Snapshot, kind: ReportKind, language: str, stated_date: str) -> str:
    """Title, kind, language and date: "Exempla 2026, evaluation report, EN, 2026-11-25.pdf"."""
    return _name(snapshot, _KINDS[kind], language, stated_date) + ".pdf"


def tables_name(snapshot: Snapshot, language: str, stated_date: str) -> str:
    """The same for the workbook."""
    return _name(snapshot, _TABLES, language, stated_date) + ".xlsx"


def _name(snapshot: Snapshot, kind: str, language: str, stated_date: str) -> str:
    head = snapshot.assessment
    title = chosen_title(head.title, head.title_translated, language)[0]
    safe = " ".join(_NOT_IN_NAMES.sub(" ", title).split())
    short = safe if len(safe) <= _TITLE_LENGTH else safe[:_TITLE_LENGTH].rsplit(" ", 1)[0]
    return ", ".join([short.rstrip(" .,"), load_words(language).text(kind), language.upper(), stated_date])
