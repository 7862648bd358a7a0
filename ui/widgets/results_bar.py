"""The stacked bar of the results of some items, with its legend, as two pages show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.analysis.results import Result
from assessor.marks import N_
from assessor.words import Words
from reports.charts.result_bar import result_bar, shown_results
from reports.charts.scene import Measure, Scene
from reports.content.wording import result_texts, short_result_texts
from ui.widgets.scene_table import Table
from ui.widgets.scene_view import SceneView


def show_results_bar(view: SceneView, counts: Mapping[Result, int], words: Words, *, has_targets: bool) -> None:
    """Show the bar of `counts` in a view, with what is said of its parts and its figures as a table."""
    short, full = short_result_texts(words, has_targets=has_targets), result_texts(words, has_targets=has_targets)
    labels = {result: f"{text} {words.number(counts[result])}" for result, text in short.items()}
    tips = {result.value: f"{text}: {words.number(counts[result])}" for result, text in full.items()}
    shown = shown_results([counts])
    listed = (*shown, *([Result.NO_TARGET] if has_targets else []))
    rows = tuple((full[result], words.number(counts[result])) for result in listed)
    table = Table((words.text(N_("Result")), words.text(N_("Items"))), rows)
    alt = ", ".join(tips[result.value] for result in shown)
    view.show_scene(_Bar(dict(counts), labels, alt), tips=tips, table=table)


@dataclass(frozen=True)
class _Bar:
    """Equal figures make the same picture."""

    counts: Mapping[Result, int]
    labels: Mapping[Result, str]
    alt: str

    def __call__(self, width: float, measure: Measure) -> Scene:
        return result_bar(self.counts, self.labels, width, measure, self.alt)
