"""The pictures that several sections show, and what their short words mean."""

from collections.abc import Sequence

from assessor.words import Words
from reports.charts.area_bars import AreaBar, area_bars
from reports.charts.result_bar import result_bar
from reports.charts.scene import Scene
from reports.content.shared_values import ProgrammeBar, ResultBar
from reports.content.wording import short_result_texts
from reports.pdf.fonts import measure
from reports.pdf.theme import CONTENT_WIDTH


def not_found_in_full(words: Words) -> str:
    """What the short result of the tables stands for."""
    return words.text("“Not found” means: not found in the documents received.")


def result_scene(bar: ResultBar, words: Words) -> Scene:
    """A stacked bar over the whole width; the legend gives the counts, also those that find no room in the bar."""
    texts = short_result_texts(words, has_targets=bar.has_targets)
    labels = {result: f"{text} {words.number(bar.counts.get(result, 0))}" for result, text in texts.items()}
    return result_bar(bar.counts, labels, CONTENT_WIDTH, measure, bar.summary)


def programme_chart(bars: Sequence[ProgrammeBar], words: Words) -> Scene:
    """Bars under each other, the highest share first; their sentences are the alternative text."""
    labels = short_result_texts(words, has_targets=any(bar.has_targets for bar in bars))
    rows = [AreaBar("", bar.title, bar.counts, bar.share, bar.value) for bar in bars]
    alt = "; ".join(f"{bar.title}: {bar.value}" for bar in bars)
    return area_bars(rows, labels, CONTENT_WIDTH, measure, alt)
