"""The glossary: concepts of customs work and of study plans in the languages of the region.

It bridges a curriculum title in any of these languages to items that have text in English and Russian only.
"""

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "ru", "kk", "ky", "tg", "uz", "uz-Cyrl", "tk", "az")
_SAME_LETTER = str.maketrans({"ё": "е", **dict.fromkeys("’‘ʻʼ`´′ʹˈ", "'")})


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept with its names.

    `kind` is "structure" or "unit" for headings of study plans, "general_subject" for subjects outside the field
    (those without themes have no counterpart in a framework), else the field of work.
    """

    id: str
    kind: str
    terms: Mapping[str, tuple[str, ...]]  # language -> names, the usual one first; a language may be absent
    themes: tuple[str, ...]
    note: str  # where the names were seen


@cache
def load_glossary() -> tuple[Concept, ...]:
    """All concepts, in the order of the file; read when first asked for."""
    lines = (files("standards") / "data" / "glossary.tsv").read_text(encoding="utf-8").split("\n")
    return tuple(map(_concept, csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)))


def fold(text: str) -> str:
    """The text as names are compared: case, ё and е, all apostrophes and any run of spaces made alike."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(_SAME_LETTER).split())


def _concept(row: dict[str, str]) -> Concept:
    terms = {language: _names(row, language) for language in LANGUAGES}
    return Concept(
        id=row["concept_id"],
        kind=row["kind"],
        terms={language: names for language, names in terms.items() if names},
        themes=_parts(row["themes"]),
        note=row["note"],
    )


def _names(row: dict[str, str], language: str) -> tuple[str, ...]:
    column = language.lower().replace("-", "_")
    return (*_parts(row[column]), *_parts(row.get(f"{column}_variants", "")))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
