"""The pages: one folder each, with its models and delegates. This table says which there are, in the order of work."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from assessor.marks import N_
from ui.context import Context
from ui.pages.page import Page

PREPARE, ASSESS, ANALYSE, REPORT = N_("Prepare"), N_("Assess"), N_("Analyse"), N_("Report")


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page of the navigation. `factory` imports the page's module when it is first shown."""

    id: str  # what `Context.go` is given
    title: str  # template
    group: str  # template; '' stands above the groups
    key: str  # of the Go menu
    icon: str
    factory: Callable[[Context], Page]
    starts_narrow: bool = False  # the navigation starts with icons only where the window is under 1500 wide


def page_class(module: str, name: str) -> Callable[[Context], Page]:
    """A factory that imports `ui.pages.MODULE.page` only when the page is made."""

    def make(context: Context) -> Page:
        kind: Callable[[Context], Page] = getattr(import_module(f"ui.pages.{module}.page"), name)
        return kind(context)

    return make


PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", N_("Overview"), "", "Alt+1", "layout-dashboard", page_class("overview", "OverviewPage")),
    PageSpec(
        "assessment", N_("Assessment"), PREPARE, "Alt+2", "clipboard-list", page_class("assessment", "AssessmentPage")
    ),
    PageSpec("curriculum", N_("Curriculum"), PREPARE, "Alt+3", "book-open", page_class("curriculum", "CurriculumPage")),
    PageSpec(
        "mapping",
        N_("Mapping"),
        ASSESS,
        "Alt+5",
        "git-compare-arrows",
        page_class("mapping", "MappingPage"),
        starts_narrow=True,
    ),
    PageSpec("gaps", N_("Gaps by role"), ANALYSE, "Alt+8", "target", page_class("gaps", "GapsPage")),
    PageSpec("report", N_("Report"), REPORT, "Ctrl+P", "file-text", page_class("report", "ReportPage")),
)
