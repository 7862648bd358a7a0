"""The comparative table, landscape, with a column for the host's remark."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.table_values import ComparisonLine, ComparisonPart
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, RowTable
from reports.pdf.text import note, secondary
from reports.sections.pictures import not_found_in_full


def comparison_section(
    parts: Sequence[ComparisonPart], number: str, words: Words, documents: Sequence[str] = ()
) -> list[Flowable]:
    """One table for each framework; without a number the headings stay unnumbered.

    `documents` says what D1, D2 … are where the table stands alone.
    """
    story: list[Flowable] = [Heading(number, words.text("Comparative table"))]
    story.append(
        secondary(
            words.text(
                "What the standard asks and where the programme deals with it. The last column is for the remarks "
                "of the institution. Hours are the full hours of the topics and do not add up over items."
            )
        )
    )
    story.append(note(not_found_in_full(words)))
    if documents:
        numbers = words.text("Numbers after “no.” are those of the annex of the full report.")
        story.append(note(words.text("Documents: {documents}.", documents="; ".join(documents)), " ", numbers))
    for place, part in enumerate(parts, start=1):
        story.append(Heading(f"{number}.{place}" if number else "", part.title, 2))
        story.append(_table(part, words))
    return story


def _table(part: ComparisonPart, words: Words) -> Flowable:
    columns = [
        Column(words.text("Item"), 15, size=8),
        Column(words.text("Programme"), 16, size=8, secondary=True),
        Column(words.text("Discipline and topic"), 26, size=8),
        Column(words.text("Hours"), 6, size=8, secondary=True),
        Column(words.text("Evidence"), 13, size=7.5, secondary=True),
        Column(words.text("Judgement"), 13, size=8),
        Column(words.text("Remark of the institution"), 11, size=8),
    ]
    return RowTable(columns, _Rows(part.lines), alt=part.title)


class _Rows(Sequence[Sequence[Cell | str]]):
    """The rows of the table, made as the table asks for them."""

    def __init__(self, lines: Sequence[ComparisonLine]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place: int) -> list[Cell | str]:  # type: ignore[override]  # the table never slices
        line = self._lines[place]
        return [
            line.item,
            line.programme,
            "\n".join(line.topics),
            line.hours,
            "\n".join(line.evidence),
            line.judgement,
            "",
        ]
