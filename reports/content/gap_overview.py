"""The largest gaps on one page, for the short report."""

from assessor.analysis.highlights import highlights
from assessor.analysis.summaries import gap_order
from reports.content.basis import Basis
from reports.content.result_values import GapOverview, GapOverviewLine
from reports.content.state import no_aims
from reports.content.summary import leading_views
from reports.content.views import gap_line
from reports.content.wording import documented_text, narrow_title, shortened, target_name

_MOST = 20
_LONGEST_TITLE = 120


def gap_overview(basis: Basis) -> GapOverview:
    """The gaps of the views that the summary speaks of, in turn from each of them, each item once; none without a
    role."""
    views = [view for view in leading_views(basis) if view.role]
    named = highlights([view.results for view in views], most=_MOST, least=_MOST).gaps
    lines = []
    for entry in named:
        view = views[entry.position]
        parts = [shortened(narrow_title(view.programme, basis.language), _LONGEST_TITLE)] if view.programme else []
        parts += [view.role.title.in_language(basis.language)] if view.role else []
        target = target_name(view.framework, entry.item.target, basis.words)
        documented = documented_text(entry.item, view.framework, basis.words)
        lines.append(GapOverviewLine(gap_line(entry.item, view, basis), ", ".join(parts), target, documented))
    gaps = {item.code for view in views for item in gap_order(view.results)}
    nothing = no_aims(basis) or basis.words.text("No gap was found among the items assessed.")
    return GapOverview(tuple(lines), len(gaps), nothing)
