"""How names are said in the language of the window."""

from reports.content.wording import chosen_title
from standards.framework import Framework


def chosen(text: str, translated: str, language: str) -> str:
    """Of a text and its translation, typed in either order, the one in `language`; else the one that there is."""
    return chosen_title(text, translated, language)[0]


def framework_name(framework: Framework, language: str) -> str:
    """Short title and edition, which some titles hold already."""
    name = framework.short_title.in_language(language)
    return name if framework.edition in name else f"{name}, {framework.edition}"
