"""Modules against the items or areas of a framework."""

from assessor.analysis.results import Result
from assessor.analysis.tables import Matrix as Analysed
from assessor.analysis.tables import matrix
from reports.content.basis import Basis, View
from reports.content.result_values import Matrix, MatrixColumn, MatrixRow
from reports.content.wording import narrow_title, quoted
from standards.framework import Framework

_MOST_ITEMS = 80
"""More items than this are shown by the areas right above them."""


def matrix_of(view: View, basis: Basis) -> Matrix:
    """The matrix of a view: the items that the role asks for or that topics deal with, or the areas above them."""
    programmes = view.results.scope.programme_ids
    analysed = matrix(basis.snapshot, view.framework.id, programmes)
    by_area = len(analysed.codes) > _MOST_ITEMS
    columns = _areas(view.framework, basis) if by_area else _items(view, analysed, basis)
    shown = {column.code for column in columns}
    curriculum, words = basis.snapshot.curriculum, basis.words
    rows = []
    for row in analysed.rows:
        node = curriculum.by_id[row.node_id]
        cells = row.by_area if by_area else row.by_item
        rows.append(
            MatrixRow(
                number=node.number,
                title=narrow_title(node, basis.language),
                hours=words.hours_number(row.taught_minutes),
                cells={code: cell.coverage for code, cell in cells.items() if code in shown},
            )
        )
    dealt = len({code for row in rows for code in row.cells})
    return Matrix(tuple(rows), columns, _reading(by_area, view, basis), _summary(rows, columns, dealt, basis))


def _items(view: View, analysed: Analysed, basis: Basis) -> tuple[MatrixColumn, ...]:
    dealt = {code for row in analysed.rows for code in row.by_item}
    framework = view.framework
    return tuple(
        MatrixColumn(
            code=item.code,
            title=framework.by_code[item.code].column_title(basis.language),
            area=_area_title(framework, item.code, basis),
            result=item.result,
        )
        for item in view.results.items
        if item.result is not Result.NO_TARGET or item.code in dealt
    )


def _areas(framework: Framework, basis: Basis) -> tuple[MatrixColumn, ...]:
    lowest = dict.fromkeys(item.parent for item in framework.judged_items if item.parent)
    return tuple(
        MatrixColumn(
            code=code,
            title=framework.by_code[code].column_title(basis.language),
            area=_area_title(framework, code, basis),
            result=None,
        )
        for code in lowest
    )


def _area_title(framework: Framework, code: str, basis: Basis) -> str:
    parent = framework.by_code[code].parent
    return framework.by_code[parent].shown_title(basis.language) if parent else ""


def _reading(by_area: bool, view: View, basis: Basis) -> str:
    words = basis.words
    if by_area:
        return words.text(
            "Rows are modules with their hours without self-study, columns are areas. A letter gives the best coverage "
            "that a topic of the module shows of any item of the area: P partially, L largely, F fully. Empty: no "
            "topic of the module deals with the area."
        )
    if view.role is None:
        return words.text(
            "Rows are modules with their hours without self-study, columns are items. A letter gives the best coverage "
            "of one topic: P partially, L largely, F fully. Empty: no topic of the module deals with the item. "
            "The last row says whether the item was found."
        )
    return words.text(
        "Rows are modules with their hours without self-study, columns are items. A letter gives the best coverage "
        "of one topic: P partially, L largely, F fully. Empty: no topic of the module deals with the item. "
        "The last row is the result for the role {role}.",
        role=quoted(view.role.title.in_language(basis.language), words),
    )


def _summary(rows: list[MatrixRow], columns: tuple[MatrixColumn, ...], dealt: int, basis: Basis) -> str:
    number = basis.words.number
    return basis.words.text(
        "Matrix. Rows: {rows}; columns: {columns}. Topics of the modules deal with {dealt} of the columns.",
        rows=number(len(rows)),
        columns=number(len(columns)),
        dealt=number(dealt),
    )
