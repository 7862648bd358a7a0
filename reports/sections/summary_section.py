"""The page that stands alone: opening sentence, four figures, the stacked bars, strengths beside gaps, the basis."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from assessor.terms import SHORT_RESULTS
from assessor.words import Words
from reports.charts.area_bars import AreaBar, area_bars
from reports.charts.result_bar import result_bar
from reports.charts.scene import Scene
from reports.content.values import ProgrammeBar, ResultBar, Summary
from reports.pdf.cards import Card, FigureCards
from reports.pdf.figure import Figure
from reports.pdf.fonts import measure
from reports.pdf.headings import Heading, minor_heading
from reports.pdf.text import bold, bullets, note, opening, two_columns
from reports.pdf.theme import CONTENT_WIDTH


def summary_section(summary: Summary, number: str, words: Words) -> list[Flowable]:
    """The summary under its heading."""
    first, *rest = summary.opening
    story: list[Flowable] = [Heading(number, words.text("Summary"))]
    story.append(opening(bold(first), *(f" {sentence}" for sentence in rest)))
    story.append(FigureCards([Card(figure.value, figure.label, figure.basis) for figure in summary.figures]))
    if summary.bars:
        story += [minor_heading(summary.chart_title), Figure(programme_chart(summary.bars, words))]
    story.append(
        two_columns(
            [minor_heading(words.text("Strengths")), *_list(summary.strengths, words)],
            [minor_heading(words.text("Main gaps")), *_list(summary.gaps, words)],
        )
    )
    story.append(minor_heading(words.text("What this rests on")))
    return [*story, note(" ".join(summary.basis))]


def bar_scene(bar: ResultBar, words: Words) -> Scene:
    """The picture of a stacked bar, over the whole width."""
    labels = {result: words.text(template) for result, template in SHORT_RESULTS.items()}
    return result_bar(bar.counts, labels, CONTENT_WIDTH, measure, bar.summary)


def programme_chart(bars: Sequence[ProgrammeBar], words: Words) -> Scene:
    """Bars under each other, the highest share first; their sentences are the alternative text."""
    labels = {result: words.text(template) for result, template in SHORT_RESULTS.items()}
    rows = [AreaBar("", bar.title, bar.counts, bar.share, bar.value) for bar in bars]
    alt = "; ".join(f"{bar.title}: {bar.value}" for bar in bars)
    return area_bars(rows, labels, CONTENT_WIDTH, measure, alt)


def _list(sentences: tuple[str, ...], words: Words) -> list[Flowable]:
    return [bullets(list(sentences) or [words.text("none can be named yet")])]
