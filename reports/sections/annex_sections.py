"""The annexes: every mapping with its evidence, standards and sources, terms, software."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.table_values import Annexes, MappingGroup, MappingLine, MappingTopic, ProvenanceLine
from reports.pdf.headings import Heading, minor_heading
from reports.pdf.row_table import Cell, Column, GroupRow, RowTable
from reports.pdf.text import body, bold, bullets, note, secondary


def mapping_annex(annexes: Annexes, number: str, words: Words) -> list[Flowable]:
    """Every mapping under its reference number; the legend says what the letters mean."""
    story: list[Flowable] = [Heading(number, words.text("Full mapping"))]
    if not annexes.mappings:
        return [*story, body(words.text("No topic has been mapped yet."))]
    story.append(
        secondary(
            words.text(
                "Every figure of this report comes from rows like these; the tables refer to their numbers. "
                "Quotes stand in the original language; translations in brackets are working translations."
            )
        )
    )
    story.append(note(" ".join(annexes.legend)))
    columns = [
        Column(words.text("No."), 5, align="right", size=7.5, secondary=True),
        Column(words.text("Item"), 31, size=8),
        Column(words.text("Finding"), 8.5, size=8),
        Column(words.text("Evidence"), 55.5, size=7.5, secondary=True),
    ]
    rows = _MappingRows(annexes.mappings)
    return [
        *story,
        RowTable(columns, rows, alt=words.text("Full mapping"), tight=True, continued=words.text("continued")),
    ]


class _MappingRows(Sequence[Sequence[Cell | str] | GroupRow]):
    """Rows of modules, topics and their items as one sequence, made as the table asks for them."""

    def __init__(self, groups: Sequence[MappingGroup]) -> None:
        self._lines: list[MappingGroup | MappingTopic | MappingLine] = []
        for group in groups:
            self._lines.append(group)
            for topic in group.topics:
                self._lines += [topic, *topic.lines]

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, place: int) -> list[Cell | str] | GroupRow:  # type: ignore[override]  # the table never slices
        line = self._lines[place]
        if isinstance(line, MappingGroup):
            return GroupRow(line.title)
        if isinstance(line, MappingTopic):
            return GroupRow(line.title, line.key, minor=True)
        return [
            str(line.number),
            f"{line.code} {line.title}",
            "\n".join(line.findings),
            "\n".join(line.evidence),
        ]


def standards_annex(lines: Sequence[ProvenanceLine], number: str, words: Words) -> list[Flowable]:
    """Each framework with its provenance, its notes and its sources."""
    story: list[Flowable] = [Heading(number, words.text("Standards and their sources"))]
    for place, line in enumerate(lines, start=1):
        story.append(Heading(f"{number}.{place}", line.title, 2))
        story.append(body(bold(words.text("Publisher of the original: {publisher}", publisher=line.publisher))))
        story.append(_provenance_table(line, words))
        story += [note(sentence) for sentence in line.notes]
        if line.sources:
            story += [minor_heading(words.text("Public sources")), bullets(list(line.sources))]
    return story


def _provenance_table(line: ProvenanceLine, words: Words) -> Flowable:
    columns = [
        Column(words.text("Provenance"), 50),
        Column(words.text("Headings"), 25, align="right"),
        Column(words.text("Targets of the roles shown"), 25, align="right"),
    ]
    return RowTable(columns, [list(count) for count in line.counts], alt=words.text("Provenance"), tight=True)


def terms_annex(terms: Sequence[tuple[str, str]], number: str, words: Words) -> list[Flowable]:
    """The words of the report and their meaning."""
    columns = [Column(words.text("Word"), 26), Column(words.text("Meaning"), 74)]
    rows: list[list[Cell | str]] = [[Cell(term, bold=True), meaning] for term, meaning in terms]
    return [Heading(number, words.text("Terms")), RowTable(columns, rows, alt=words.text("Terms"), tight=True)]


def software_annex(annexes: Annexes, number: str, words: Words) -> list[Flowable]:
    """What the report was made with."""
    story: list[Flowable] = [Heading(number, words.text("Software and data"))]
    return [*story, *(body(bold(f"{fact.label}: "), "; ".join(fact.lines)) for fact in annexes.software)]
