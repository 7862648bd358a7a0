"""The assessment as a workbook: comparative table, gaps, mappings."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from assessor.analysis.results import ItemResult, Result
from assessor.analysis.rows import academic_hours, gap_rows
from assessor.analysis.tables import ComparativeItem, ComparativeRow, comparative_rows
from assessor.model.curriculum import Node
from assessor.model.mapping import Coverage, Mapping
from assessor.model.snapshot import Snapshot
from assessor.terms import CONFIDENCES, EVIDENCE_KINDS, REASONS, RESULTS
from reports.content.basis import Basis, View
from reports.content.state import no_aims
from reports.content.wording import chosen_title, numbered_title, result_name
from reports.workbook import Row, Sheet, write_workbook
from standards.framework import Framework


def write_xlsx(snapshot: Snapshot, *, language: str, path: Path, stated_date: str) -> None:
    """Write the workbook in `language`; equal snapshots, languages and dates (ISO) give equal bytes.

    Raises: ReportProblemError when the file cannot be written; a file that stood there stays whole.
    """
    basis = Basis(snapshot, language, stated_date)
    sheets = [_comparison(basis), _gaps(basis), _mappings(basis)]
    title = chosen_title(snapshot.assessment.title, snapshot.assessment.title_translated, basis.language)[0]
    write_workbook(sheets, path, title=title, stated_date=stated_date, words=basis.words)


def _comparison(basis: Basis) -> Sheet:
    words = basis.words
    columns = (
        (words.text("Standard"), 22),
        (words.text("Code"), 9),
        (words.text("Item"), 34),
        (words.text("Programme"), 30),
        (words.text("Module"), 34),
        (words.text("Topic"), 44),
        (words.text("Hours without self-study"), 10),
        (words.text("Self-study hours"), 10),
        (words.text("Findings of the experts"), 18),
        (words.text("Numbers in the annex"), 14),
        (words.text("Agreed coverage"), 12),
        (words.text("Level by the documents"), 12),
        (words.text("Result"), 34),
        (words.text("Remark of the institution"), 34),
    )
    return Sheet(words.text("Comparative table"), columns, _comparison_rows(basis))


def _comparison_rows(basis: Basis) -> Iterator[Row]:
    """A row for each item and topic that deals with it; one for each programme where no topic does."""
    for framework in basis.frameworks:
        name = framework.short_title.in_language(basis.language)
        for item in comparative_rows(basis.snapshot, framework.id):
            title = framework.by_code[item.code].shown_title(basis.language)
            for programme in basis.snapshot.curriculum.programmes:
                result = basis.results(framework, None, programme).item(item.code)
                tail = _agreed(result, basis)
                for cells in _topic_cells(item, programme, basis):
                    yield (name, item.code, title, basis.title(programme), *cells, *tail)


def _topic_cells(item: ComparativeItem, programme: Node, basis: Basis) -> list[Row]:
    """Module, topic, hours, self-study, findings, numbers."""
    by_id = basis.snapshot.curriculum.by_id
    rows: list[Row] = [
        (
            basis.title(by_id[row.path[-1]]),
            numbered_title(by_id[row.topic_id]),
            academic_hours(row.taught_minutes),
            academic_hours(row.self_study_minutes),
            _findings(row, basis),
            ", ".join(str(basis.references[mapping.id]) for mapping in row.mappings),
        )
        for row in item.rows
        if row.path[0] == programme.id
    ]
    return rows or [(None,) * 6]


def _findings(row: ComparativeRow, basis: Basis) -> str:
    return "; ".join(
        f"{basis.initials[m.assessor_id]} {m.coverage.name}{f' {m.level}' if m.level else ''}" for m in row.mappings
    )


def _agreed(result: ItemResult, basis: Basis) -> Row:
    coverage = result.coverage.name if result.coverage is not None else None
    text = result_name(result.result, result.reason, basis.words) if result.result is Result.NOT_ASSESSED else None
    if result.coverage is Coverage.N and text is None:
        text = basis.words.text(RESULTS[Result.NOT_FOUND])
    return (coverage, result.documented, text, None)


def _gaps(basis: Basis) -> Sheet:
    words = basis.words
    columns = (
        (words.text("Standard"), 22),
        (words.text("Role"), 30),
        (words.text("Programme"), 30),
        (words.text("Code"), 9),
        (words.text("Item"), 34),
        (words.text("Target"), 9),
        (words.text("Level by the documents"), 12),
        (words.text("Coverage"), 9),
        (words.text("Result"), 30),
        (words.text("Why not assessed"), 20),
        (words.text("Missing steps"), 9),
        (words.text("Hours without self-study"), 10),
        (words.text("Self-study hours"), 10),
        (words.text("Level above its evidence"), 12),
        (words.text("Level rests on titles"), 12),
        (words.text("Look again"), 12),
    )
    rows = _gap_rows(basis)
    first = next(rows, None)
    return Sheet(words.text("Gaps"), columns, [(_why_no_gaps(basis),)] if first is None else chain([first], rows))


def _why_no_gaps(basis: Basis) -> str:
    """What stands in the sheet where no role asks for anything."""
    if not basis.snapshot.curriculum.programmes:
        return basis.words.text("No programme has been brought in yet, so there is nothing to report.")
    return no_aims(basis) or basis.words.text("The roles that the programmes aim at ask for no item.")


def _gap_rows(basis: Basis) -> Iterator[Row]:
    """Every item that a role asks for, by programme and role; then by role over the programmes that aim at it."""
    for view in (*basis.views, *_role_views(basis)):
        if view.role:
            yield from _rows_of_view(view, basis)


def _role_views(basis: Basis) -> Iterator[View]:
    for framework, role in basis.shown_roles:
        results = basis.results(framework, role, None)
        if len(results.scope.programme_ids) > 1:
            yield View(framework, role, None, results)


def _rows_of_view(view: View, basis: Basis) -> Iterator[Row]:
    words, role = basis.words, view.role
    framework = view.framework.short_title.in_language(basis.language)
    programme = basis.title(view.programme) if view.programme else words.text("all programmes of the role")
    name = f"{role.title.in_language(basis.language)} ({role.code})" if role else None
    for row, item in zip(gap_rows(basis.snapshot, view.results, basis.language), view.results.items, strict=True):
        if item.result is not Result.NO_TARGET:
            yield (
                framework,
                name,
                programme,
                row.code,
                row.title,
                row.target,
                row.documented,
                row.coverage,
                words.text(RESULTS[item.result]),
                words.text(REASONS[item.reason]) if item.reason else None,
                row.shortfall,
                row.hours,
                row.self_study_hours,
                row.above_basis,
                row.on_title,
                row.look_again,
            )


def _mappings(basis: Basis) -> Sheet:
    words = basis.words
    columns = (
        (words.text("No."), 7),
        (words.text("Programme"), 30),
        (words.text("Module"), 34),
        (words.text("Topic"), 44),
        (words.text("Hours without self-study"), 10),
        (words.text("Self-study hours"), 10),
        (words.text("Standard"), 22),
        (words.text("Code"), 9),
        (words.text("Item"), 34),
        (words.text("Coverage"), 9),
        (words.text("Level"), 7),
        (words.text("Kind of evidence"), 18),
        (words.text("Document and place"), 34),
        (words.text("Quote"), 50),
        (words.text("Working translation"), 50),
        (words.text("Expert"), 20),
        (words.text("Confidence"), 11),
        (words.text("Comment"), 34),
        (words.text("Taken as proposed"), 11),
    )
    return Sheet(words.text("Mappings"), columns, (_mapping_row(m, basis) for m in basis.mappings_in_order))


def _mapping_row(mapping: Mapping, basis: Basis) -> Row:
    snapshot, words = basis.snapshot, basis.words
    topic = snapshot.curriculum.by_id[mapping.topic_id]
    path = snapshot.curriculum.path(topic.id)
    framework: Framework = snapshot.framework_by_id[mapping.framework_id]
    pieces = snapshot.evidence_of.get(mapping.id, ())
    names = {source.id: source.name for source in snapshot.sources}
    places = [", ".join(t for t in (names.get(p.source_id or "", ""), words.place(p.place)) if t) for p in pieces]
    return (
        basis.references[mapping.id],
        basis.title(path[0]),
        basis.title(path[-2]),
        numbered_title(topic),
        None if topic.hours.total is None else academic_hours(topic.hours.taught),
        None if topic.hours.self_study is None else academic_hours(topic.hours.self_study),
        framework.short_title.in_language(basis.language),
        mapping.item_code,
        framework.by_code[mapping.item_code].shown_title(basis.language),
        mapping.coverage.name,
        mapping.level,
        "\n".join(words.text(EVIDENCE_KINDS[piece.kind]) for piece in pieces),
        "\n".join(places),
        "\n".join(piece.quote for piece in pieces if piece.quote),
        "\n".join(piece.translation for piece in pieces if piece.translation),
        basis.assessor_name(mapping.assessor_id),
        words.text(CONFIDENCES[mapping.confidence]) if mapping.confidence else None,
        mapping.comment,
        mapping.taken_as_proposed,
    )
