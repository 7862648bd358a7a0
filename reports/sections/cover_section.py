"""The cover page."""

from reportlab.platypus import Flowable

from reports.content.opening_values import Cover
from reports.pdf import cover as paper


def cover_section(cover: Cover) -> list[Flowable]:
    """The cover and what turns to the next page."""
    facts = [paper.Fact(fact.label, "\n".join(fact.lines), warn=fact.is_state) for fact in cover.facts]
    return paper.cover_story(
        paper.Cover(
            cover.project, cover.title, cover.institutions, cover.other_title, facts, statement=cover.disclaimer
        )
    )
