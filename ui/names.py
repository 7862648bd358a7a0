"""Names that several parts of the window say the same way."""

from standards.framework import Framework


def edition_name(framework: Framework, language: str) -> str:
    """How an edition is called where there is little room: "EU competency framework 2014"."""
    title = framework.short_title.in_language(language)
    return title if framework.edition in title else f"{title} {framework.edition}"
