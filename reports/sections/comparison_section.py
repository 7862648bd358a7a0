"""The comparative table, landscape, with a column for the host's remark."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.table_values import ComparisonItem, ComparisonLine, ComparisonPart
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, GroupRow, RowTable
from reports.pdf.text import note, secondary
from reports.sections.pictures import not_found_in_full


def comparison_section(
    parts: Sequence[ComparisonPart], number: str, words: Words, *, is_alone: bool = False
) -> list[Flowable]:
    """One table for each framework; without a number the headings stay unnumbered.

    Where the table stands alone nothing links to the annex.
    """
    story: list[Flowable] = [Heading(number, words.text("Comparative table"))]
    story.append(
        secondary(
            words.text(
                "What the standard asks and where the programmes deal with it. The last column is for the remarks of "
                "the institution. Hours are the full hours of the topics and do not add up over items."
            )
        )
    )
    numbers = words.text("Numbers after “no.” are those of the annex “Full mapping”, where each quote stands.")
    if is_alone:
        numbers = words.text("Numbers after “no.” are those of the annex of the full report.")
    story.append(note(f"{not_found_in_full(words)} {numbers}"))
    for place, part in enumerate(parts, start=1):
        story.append(Heading(f"{number}.{place}" if number else "", part.title, 2))
        story.append(_table(part, words, is_linked=not is_alone))
    return story


def _table(part: ComparisonPart, words: Words, *, is_linked: bool) -> Flowable:
    columns = [
        Column(words.text("Programme, discipline and topic"), 54, size=8),
        Column(words.text("Hours: taught + self-study"), 8, size=8, secondary=True),
        Column(words.text("Evidence"), 12.5, size=7.5, secondary=True),
        Column(words.text("Judgement"), 12.5, size=8),
        Column(words.text("Remark of the institution"), 14, size=8),
    ]
    rows = _Rows(part.items, is_linked=is_linked)
    return RowTable(columns, rows, alt=part.title, tight=True, continued=words.text("continued"))


class _Rows(Sequence[Sequence[Cell | str] | GroupRow]):
    """A row for each item and rows for its programmes, made as the table asks for them.

    The programmes that show nothing stand beside the item; where no other does, they have a row, to write in.
    """

    def __init__(self, items: Sequence[ComparisonItem], *, is_linked: bool) -> None:
        self._is_linked = is_linked
        self._lines: list[ComparisonItem | ComparisonLine | tuple[str, ...]] = []
        for item in items:
            self._lines += [item, *item.lines] if item.lines else [item, item.others]

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place: int) -> list[Cell | str] | GroupRow:  # type: ignore[override]  # the table never slices
        line = self._lines[place]
        if isinstance(line, ComparisonItem):
            others = line.others if line.lines else ()
            return GroupRow(f"{line.code} {line.title}", beside="  ".join(f"·  {text}" for text in others))
        if isinstance(line, tuple):
            return [Cell("  ·  ".join(line), span=4), ""]
        link = line.annex_key if self._is_linked else ""
        return [
            Cell("\n".join(line.topics), lead=f"{line.programme}:" if line.topics else line.programme),
            line.hours,
            Cell(line.evidence, link=link or None),
            line.judgement,
            "",
        ]
