"""Themes: lenses across frameworks, each with the items and words that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from standards.text import LocalText


@dataclass(frozen=True, slots=True)
class Theme:
    """One lens. `items` names items of any kind, in pack order; an area stands for all below it."""

    id: str
    title: LocalText
    summary: LocalText
    items: Mapping[str, tuple[str, ...]]  # framework id -> item codes
    keywords: Mapping[str, tuple[str, ...]]  # language -> words


@cache
def load_themes() -> tuple[Theme, ...]:
    """The bundled themes, in the order that screens and reports show them."""
    data = (files("standards") / "data" / "themes.json").read_bytes()
    return tuple(_theme(entry) for entry in msgspec.json.decode(data, type=list[_ThemeEntry]))


class _ThemeText(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    summary: str
    keywords: tuple[str, ...]


class _ThemeEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    id: str
    items: dict[str, tuple[str, ...]]
    texts: dict[str, _ThemeText]


def _theme(entry: _ThemeEntry) -> Theme:
    texts = entry.texts.items()
    return Theme(
        id=entry.id,
        title=LocalText({language: text.title for language, text in texts}),
        summary=LocalText({language: text.summary for language, text in texts}),
        items=entry.items,
        keywords={language: text.keywords for language, text in texts},
    )
