"""What lies outside the comparison: topics without a counterpart, items that are not assessed."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.table_values import TopicLine, Topics, Unassessed
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, GroupRow, RowTable
from reports.pdf.text import body, lead_in


def topics_section(topics: Topics, number: str, words: Words) -> list[Flowable]:
    """Topics outside the scope of the comparison, then those without a decision."""
    story: list[Flowable] = [Heading(number, words.text("Topics outside the scope of the comparison"))]
    if topics.set_aside:
        text = words.text(
            "These topics have no counterpart in the standards. An expert decided so, for the reason given."
        )
        story += [lead_in(text), _topic_table(topics.set_aside, words, with_reason=True)]
    else:
        story.append(body(words.text("No topic was set aside.")))
    if topics.undecided:
        story.append(Heading(f"{number}.1", words.text("Topics without a decision"), 2))
        text = words.text("For these topics nobody has said yet whether they deal with an item.")
        story += [lead_in(text), _topic_table(topics.undecided, words, with_reason=False)]
    return story


def _topic_table(lines: Sequence[TopicLine], words: Words, *, with_reason: bool) -> Flowable:
    columns = [
        Column(words.text("Topic"), 48, size=8),
        Column(words.text("Hours"), 8, align="right", size=8, secondary=True),
    ]
    if with_reason:
        columns.append(Column(words.text("Reason, who decided"), 44, size=8, secondary=True))
    rows: list[list[Cell | str] | GroupRow] = []
    module = ""
    for line in lines:
        if line.module != module:
            module = line.module
            rows.append(GroupRow(module))
        row: list[Cell | str] = [line.topic, line.hours]
        rows.append([*row, f"{line.reason.rstrip('.')} ({line.voice})"] if with_reason else row)
    alt = words.text("Topics outside the scope of the comparison")
    return RowTable(columns, rows, alt=alt, tight=True, continued=words.text("continued"))


def unassessed_section(part: Unassessed, number: str, words: Words) -> list[Flowable]:
    """Items declared not assessed, items where the experts differ, findings to be refined."""
    story: list[Flowable] = [Heading(number, words.text("What was not assessed"))]
    if not (part.outside or part.differences or part.to_refine):
        return [*story, body(words.text("No item was left out, and the experts differ on none."))]
    tables = [
        (words.text("Items restricted or taught elsewhere"), _outside(part, words), part.outside),
        (words.text("Items on which the experts differ"), _differences(part, words), part.differences),
        (words.text("Findings to be refined"), _to_refine(part, words), part.to_refine),
    ]
    shown = [(title, flowables) for title, flowables, lines in tables if lines]
    for place, (title, flowables) in enumerate(shown, start=1):
        story += [Heading(f"{number}.{place}", title, 2), *flowables]
    return story


def _outside(part: Unassessed, words: Words) -> list[Flowable]:
    columns = [
        Column(words.text("Item"), 34, size=8),
        Column(words.text("Reason"), 46, size=8),
        Column(words.text("Who declared it"), 20, size=8, secondary=True),
    ]
    rows = [[line.item, line.reason, line.voice] for line in part.outside]
    return [RowTable(columns, rows, alt=words.text("Items restricted or taught elsewhere"), tight=True)]


def _differences(part: Unassessed, words: Words) -> list[Flowable]:
    columns = [
        Column(words.text("Item"), 36, size=8),
        Column(words.text("Programme"), 32, size=8, secondary=True),
        Column(words.text("Value of each expert"), 32, size=8),
    ]
    rows = [[line.item, line.programme, "\n".join(line.values)] for line in part.differences]
    text = words.text("No common value has been settled for these items, so they count as not assessed.")
    return [lead_in(text), RowTable(columns, rows, alt=words.text("Items on which the experts differ"), tight=True)]


def _to_refine(part: Unassessed, words: Words) -> list[Flowable]:
    columns = [
        Column(words.text("Topic"), 46),
        Column(words.text("Area"), 42),
        Column(words.text("Expert"), 12, secondary=True),
    ]
    rows = [[line.topic, line.area, line.voice] for line in part.to_refine]
    text = words.text("These findings name an area, not an item, and count nowhere until an item is named.")
    return [lead_in(text), RowTable(columns, rows, alt=words.text("Findings to be refined"))]
