"""What is looked at, and the name of it: a framework, a role or none, and one programme or all."""

from dataclasses import dataclass

from assessor.analysis.results import Results
from assessor.analysis.summaries import is_working
from assessor.model.snapshot import Snapshot
from assessor.words import Words
from standards.framework import Framework
from ui.pages.gaps.sentences import programme_name


@dataclass(frozen=True, slots=True)
class View:
    """A role (None: all items without one) and one programme (None: all that aim at the role)."""

    framework_id: str
    role: str | None
    programme: str | None


def view_title(framework: Framework, view: View, words: Words) -> str:
    """The role, or what stands there without one."""
    if view.role is None:
        return words.text("All items, without a role")
    return framework.role_by_code[view.role].title.in_language(words.language)


def programmes_text(snapshot: Snapshot, view: View, results: Results, words: Words) -> tuple[str, str]:
    """How many programmes the results are of, and their names."""
    by_id = snapshot.curriculum.by_id
    names = [programme_name(by_id[programme], words) for programme in results.scope.programme_ids]
    count = len(names)
    if view.role is None or not results.scope.aims_declared:
        said = words.plural("{count} programme", "{count} programmes", count)
    else:
        said = words.plural("{count} programme aims at this role", "{count} programmes aim at this role", count)
    return said, "\n".join(names)


def cautions(snapshot: Snapshot, framework: Framework, view: View, results: Results, words: Words) -> list[str]:
    """What must stand beside the figures of a view."""
    said = []
    if view.role is None:
        said.append(
            words.text("Without a role the results say only whether an item was found in the documents, or partly.")
        )
    elif is_working(snapshot, framework.id, view.role):
        said.append(words.text("Working targets, not yet adopted: every figure depends on them."))
    if view.role is not None and not results.scope.aims_declared:
        said.append(words.text("No programme declares its aims yet, so all programmes count for every role."))
    if results.items and not results.whole.mostly_assessed:
        said.append(
            words.text("Fewer than half of the items are assessed, so counts stand here in place of shares and index.")
        )
    return said
