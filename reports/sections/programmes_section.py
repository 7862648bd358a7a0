"""Results by programme."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.result_values import ProgrammePart
from reports.pdf.headings import Heading
from reports.pdf.text import body, bold
from reports.sections.view_section import view_section


def programmes_section(parts: Sequence[ProgrammePart], number: str, words: Words) -> list[Flowable]:
    """Each programme set against each framework."""
    story: list[Flowable] = [Heading(number, words.text("Results by programme"))]
    for place, part in enumerate(parts, start=1):
        story.append(Heading(f"{number}.{place}", part.title, 2))
        story += [body(bold(f"{fact.label}: "), "; ".join(fact.lines)) for fact in part.facts]
        for view, content in enumerate(part.views, start=1):
            story += view_section(content, f"{number}.{place}.{view}", words)
    return story if parts else [*story, body(words.text("No programme has been brought in yet."))]
