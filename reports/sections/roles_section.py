"""Results by role."""

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.result_values import RoleLine, Roles
from reports.pdf.figure import Figure
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, RowTable
from reports.pdf.text import bold, lead_in, note, secondary
from reports.sections.pictures import programme_chart


def roles_section(roles: Roles, number: str, words: Words) -> list[Flowable]:
    """The roles that programmes aim at, then those that none aims at."""
    story: list[Flowable] = [Heading(number, words.text("Results by role"))]
    story += [lead_in(sentence) for sentence in roles.notes]
    if roles.lines:
        story += [Figure(programme_chart([line.bar for line in roles.lines], words)), _table(roles, words)]
    if roles.no_aim:
        story.append(Heading(f"{number}.1", words.text("Roles that are not an aim of these programmes"), 2))
        story.append(secondary(words.text("No programme aims at these roles, so nothing is said about them.")))
        story += [note(bold(f"{framework}: "), "; ".join(names)) for framework, names in roles.no_aim]
    return story


def _table(roles: Roles, words: Words) -> Flowable:
    columns = [
        Column(words.text("Role"), 40, size=8),
        Column(words.text("Programmes"), 36, size=8, secondary=True),
        Column(words.text("At the target"), 14, align="right", size=8),
        Column(words.text("Index"), 10, align="right", size=8),
    ]
    return RowTable(columns, [_row(line, words) for line in roles.lines], alt=words.text("Results by role"), tight=True)


def _row(line: RoleLine, words: Words) -> list[Cell | str]:
    remark = words.text("working targets") if line.is_working else ""
    role = Cell(line.role, bold=True, note="; ".join(text for text in (line.framework, remark) if text))
    return [role, "\n".join(line.programmes), line.at_target, line.index or "–"]
