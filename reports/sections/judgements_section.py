"""Judgements with what is missing and the reason."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.table_values import JudgementLine
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, RowTable
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
        Column(words.text("Item"), 22),
        Column(words.text("Programme"), 18, secondary=True),
        Column(words.text("Value"), 14),
        Column(words.text("What is missing"), 18),
        Column(words.text("Reason and evidence"), 28, size=8, secondary=True),
    ]
    return [*story, RowTable(columns, [_row(line, words) for line in lines], alt=words.text("Judgements"))]


def _row(line: JudgementLine, words: Words) -> list[Cell | str]:
    mark = words.text("look again: a finding was made after it") if line.look_again else ""
    return [
        line.item,
        line.programme,
        Cell(line.value, bold=True, note="\n".join(text for text in (line.voice, mark) if text)),
        line.missing,
        "\n".join([line.reason, *line.evidence]),
    ]
