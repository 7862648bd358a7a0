"""Mandate and method."""

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.opening_values import Method
from reports.pdf.headings import Heading
from reports.pdf.row_table import Cell, Column, RowTable
from reports.pdf.text import body, bullets, lead_in


def method_section(method: Method, number: str, words: Words) -> list[Flowable]:
    """Mandate, standards, documents, persons, rules and limits."""
    story: list[Flowable] = [Heading(number, words.text("Mandate and method"))]
    story += [body(paragraph) for paragraph in method.mandate]
    story += [Heading(f"{number}.1", words.text("Standards used"), 2), _frameworks(method, words)]
    story += [Heading(f"{number}.2", words.text("Documents received"), 2), *_documents(method, words)]
    if method.persons:
        story += [Heading(f"{number}.3", words.text("Persons met"), 2), bullets(list(method.persons))]
    place = 4 if method.persons else 3
    story += [Heading(f"{number}.{place}", words.text("How the figures come about"), 2), bullets(list(method.rules))]
    if method.limits:
        story += [Heading(f"{number}.{place + 1}", words.text("Limits"), 2), bullets(list(method.limits))]
    return story


def _frameworks(method: Method, words: Words) -> Flowable:
    columns = [
        Column(words.text("Standard"), 34),
        Column(words.text("Edition"), 13),
        Column(words.text("Headings"), 27, secondary=True),
        Column(words.text("Targets of the roles shown"), 26, secondary=True),
    ]
    rows: list[list[Cell | str]] = [
        [Cell(line.title, note=line.translation), line.edition, line.headings, line.targets]
        for line in method.frameworks
    ]
    return RowTable(columns, rows, alt=words.text("Standards used"))


def _documents(method: Method, words: Words) -> list[Flowable]:
    if not method.documents:
        return [body(method.no_documents)]
    columns = [
        Column(words.text("No."), 6, secondary=True),
        Column(words.text("Document"), 36),
        Column(words.text("Received"), 15, secondary=True),
        Column(words.text("Topics"), 9, align="right"),
        Column(words.text("Size"), 10, align="right", secondary=True),
        Column("SHA-256", 24, size=7, secondary=True),
    ]
    rows: list[list[Cell | str]] = [
        [line.letter, Cell(line.title, note=line.file_name), line.received, line.topics, line.size, line.sha256]
        for line in method.documents
    ]
    return [
        lead_in(words.text("The files are kept inside the assessment; the sum proves that they are the same files.")),
        RowTable(columns, rows, alt=words.text("Documents received"), tight=True),
    ]
