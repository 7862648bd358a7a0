"""The page that stands alone: opening sentence, four figures, the stacked bars, strengths beside gaps, the basis."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.words import Words
from reports.content.opening_values import Summary
from reports.pdf.cards import Card, FigureCards
from reports.pdf.figure import Figure
from reports.pdf.headings import Heading, minor_heading
from reports.pdf.text import bold, bullets, note, opening, two_columns
from reports.sections.fitting import LargestFitting
from reports.sections.pictures import programme_chart

_ROOM = ((5, 6), (4, 6), (4, 4), (3, 4), (3, 2), (3, 1))
"""How many strengths and gaps, and how many bars, from the most to the least that the page may show."""


def summary_section(summary: Summary, number: str, words: Words, *others: tuple[Summary, Words]) -> list[Flowable]:
    """The summary under its heading, with as many entries and bars as fit one page, as in `others`: other languages."""
    editions = ((summary, words), *others)
    sizes = ([_page(texts, said, entries, bars) for entries, bars in _ROOM] for texts, said in editions)
    return [Heading(number, words.text("Summary")), LargestFitting(*sizes)]


def _page(summary: Summary, words: Words, entries: int, bars: int) -> list[Flowable]:
    first, *rest = summary.opening
    story: list[Flowable] = [opening(bold(first), *(f" {sentence}" for sentence in rest))]
    story.append(FigureCards([Card(figure.value, figure.label, figure.basis) for figure in summary.figures]))
    if summary.bars:
        story += [minor_heading(summary.chart_title), Figure(programme_chart(summary.bars[:bars], words))]
    story.append(
        two_columns(
            [minor_heading(summary.strengths_title), _list(summary.strengths[:entries], words)],
            [minor_heading(summary.gaps_title), _list(summary.gaps[:entries], words)],
        )
    )
    return [*story, minor_heading(words.text("What this rests on")), note(" ".join(summary.basis))]


def _list(sentences: Sequence[str], words: Words) -> Flowable:
    return bullets(list(sentences) or [words.text("none can be named yet")])
