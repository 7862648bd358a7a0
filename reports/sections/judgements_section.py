"""Judgements with what is missing and the reason."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.table_values import JudgementLine
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, GroupRow, RowTable
from reports.pdf.text import body, lead_in


def judgements_section(lines: Sequence[JudgementLine], number: str, words: Words) -> list[Flowable]:
    """The table of judgements."""
    story: list[Flowable] = [Heading(number, words.text("Judgements"))]
    if not lines:
        return [*story, body(words.text("No judgement was made; every value comes from the single findings."))]
    story.append(
        lead_in(
            words.text(
                "A judgement is an expert’s own value for an item over all its topics. It goes before the single "
                "findings; a value agreed by the team goes before the experts’ own."
            )
        )
    )
    columns = [
        Column(words.text("Programme, expert and value"), 34, size=8),
        Column(words.text("What is missing"), 23, size=8),
        Column(words.text("Reason and evidence"), 43, size=7.5, secondary=True),
    ]
    rows: list[list[Cell | str] | GroupRow] = []
    for item, group in groupby(lines, key=lambda line: line.item):
        rows += [GroupRow(item), *(_row(line, words) for line in group)]
    alt = words.text("Judgements")
    return [*story, RowTable(columns, rows, alt=alt, tight=True, continued=words.text("continued"))]


def _row(line: JudgementLine, words: Words) -> list[Cell | str]:
    mark = words.text("look again: a finding was made after it") if line.look_again else ""
    return [
        Cell(f"{line.voice}: {line.value}", lead=f"{line.programme};", note=mark),
        line.missing,
        "\n".join([line.reason, *line.evidence]),
    ]
