"""Institutions and programmes in figures."""

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.opening_values import Training
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, RowTable
from reports.pdf.text import body, bold, lead_in, note


def training_section(training: Training, number: str, words: Words) -> list[Flowable]:
    """The institutions and the table of programmes."""
    story: list[Flowable] = [Heading(number, words.text("Institutions and programmes"))]
    for institution in training.institutions:
        lines = [f". {line}" for line in institution.lines]
        story.append(body(bold(institution.label), *lines))
    if not training.programmes:
        return [*story, body(words.text("No programme has been brought in yet."))]
    story.append(
        lead_in(words.text("Hours are academic hours as printed in the documents; – means that they give none."))
    )
    story.append(_programmes(training, words))
    if training.changeable:
        story.append(note(words.text("Who may change a module: {list}.", list="; ".join(training.changeable))))
    return story


def _programmes(training: Training, words: Words) -> Flowable:
    columns = [
        Column(words.text("Programme"), 40, size=8),
        Column(words.text("Modules"), 8, align="right", size=8),
        Column(words.text("Topics"), 7, align="right", size=8),
        *(Column(title, 7, align="right", size=8, secondary=True) for title in training.kinds),
        Column(words.text("Hours"), 7, align="right", size=8),
        Column(words.text("Mapping"), 10, size=8),
    ]
    rows: list[list[Cell | str]] = []
    for line in training.programmes:
        aims = words.text("Aims: {roles}", roles="; ".join(line.aims)) if line.aims else words.text("no aims declared")
        *kinds, total = line.hours
        rows.append(
            [
                Cell(line.title, bold=True, note=aims),
                words.number(line.modules),
                words.number(line.topics),
                *kinds,
                Cell(total, bold=True),
                line.state,
            ]
        )
    return RowTable(columns, rows, alt=words.text("Programmes in figures"), tight=True)
