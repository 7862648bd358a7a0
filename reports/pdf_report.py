"""The evaluation report as PDF: which sections stand in which kind of report, and their numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reportlab.platypus import Flowable

from assessor.model.snapshot import Snapshot
from assessor.words import LANGUAGES, Words
from reports.content.annexes import annexes
from reports.content.basis import Basis
from reports.content.comparison import comparison
from reports.content.cover import cover
from reports.content.gap_overview import gap_overview
from reports.content.judgements import judgements
from reports.content.method import method
from reports.content.programmes import programmes
from reports.content.roles import roles
from reports.content.state import draft_summary, running
from reports.content.summary import summary
from reports.content.topics import topics
from reports.content.training import training
from reports.content.unassessed import unassessed
from reports.kinds import ReportKind
from reports.pdf.document import new_page, to_landscape, to_portrait, write_document
from reports.pdf.furniture import Furniture
from reports.pdf.headings import Contents
from reports.sections.annex_sections import mapping_annex, software_annex, standards_annex, terms_annex
from reports.sections.comparison_section import comparison_section
from reports.sections.cover_section import cover_section
from reports.sections.gap_overview_section import gap_overview_section
from reports.sections.judgements_section import judgements_section
from reports.sections.method_section import method_section
from reports.sections.programmes_section import programmes_section
from reports.sections.roles_section import roles_section
from reports.sections.scope_sections import topics_section, unassessed_section
from reports.sections.summary_section import summary_section
from reports.sections.training_section import training_section

Content = TypeVar("Content")
Progress = Callable[[int, int | None], None]
"""Told the page that was set, and how many there are, None in the first pass; may raise to cancel."""


def write_pdf(
    snapshot: Snapshot,
    *,
    language: str,
    kind: ReportKind | str,
    stated_date: str,
    path: Path,
    progress: Progress | None = None,
) -> int:
    """Write a report in `language` ("en" or "ru") and return its number of pages.

    Equal snapshots, languages, kinds and `stated_date` (ISO) give equal bytes.

    Raises: ReportProblemError when the file cannot be written; a file that stood there stays whole.
    """
    basis = Basis(snapshot, language, stated_date)
    story = _STORIES[ReportKind(kind)](basis)
    return write_document(path, story, _furniture(basis), progress)


def _furniture(basis: Basis) -> Furniture:
    repeated = running(basis, is_draft=bool(draft_summary(basis)))
    return Furniture(
        title=repeated.title,
        state=repeated.state,
        footer=repeated.frameworks,
        language=basis.language,
        author=basis.words.joined([basis.assessor_name(assessor.id) for assessor in basis.snapshot.assessors]),
        stated_date=basis.stated_date,
        draft_mark=basis.words.text("Draft") if repeated.is_draft else None,
    )


def _full(basis: Basis) -> list[Flowable]:
    words = basis.words
    behind = annexes(basis)
    return [
        *cover_section(cover(basis)),
        Contents(words.text("Contents")),
        new_page(),
        *_summary(basis),
        new_page(),
        *method_section(method(basis), "2", words),
        *training_section(training(basis), "3", words),
        *programmes_section(programmes(basis), "4", words),
        *roles_section(roles(basis), "5", words),
        *judgements_section(judgements(basis), "6", words),
        *to_landscape(),
        *comparison_section(comparison(basis), "7", words),
        *to_portrait(),
        *topics_section(topics(basis), "8", words),
        *unassessed_section(unassessed(basis), "9", words),
        new_page(),
        *mapping_annex(behind, "A1", words),
        *standards_annex(behind.standards, "A2", words),
        *terms_annex(behind.terms, "A3", words),
        *software_annex(behind, "A4", words),
    ]


def _brief(basis: Basis) -> list[Flowable]:
    return [
        *_summary(basis),
        new_page(),
        *gap_overview_section(gap_overview(basis), "2", basis.words, *_others(gap_overview, basis)),
    ]


def _summary(basis: Basis) -> list[Flowable]:
    return summary_section(summary(basis), "1", basis.words, *_others(summary, basis))


def _others(content: Callable[[Basis], Content], basis: Basis) -> list[tuple[Content, Words]]:
    """What the editions in the other languages say in the same place."""
    others = (basis.in_language(language) for language in LANGUAGES if language != basis.language)
    return [(content(other), other.words) for other in others]


def _table(basis: Basis) -> list[Flowable]:
    return [*to_landscape(), *comparison_section(comparison(basis), "", basis.words, is_alone=True)]


_STORIES: dict[ReportKind, Callable[[Basis], list[Flowable]]] = {
    ReportKind.FULL: _full,
    ReportKind.BRIEF: _brief,
    ReportKind.TABLE: _table,
}
