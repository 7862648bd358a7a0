"""The bundled glossary."""

import subprocess
import sys

import pytest

from standards.glossary import LANGUAGES, fold, load_glossary
from standards.themes import load_themes

CONCEPTS = {concept.id: concept for concept in load_glossary()}


def test_every_concept_has_english_and_russian_names() -> None:
    assert len(CONCEPTS) == len(load_glossary()) == 629
    for concept in CONCEPTS.values():
        assert {"en", "ru"} <= set(concept.terms) <= set(LANGUAGES)
        assert all(name.strip() == name for names in concept.terms.values() for name in names)
        assert concept.note


def test_every_theme_exists() -> None:
    known = {theme.id for theme in load_themes()}
    for concept in CONCEPTS.values():
        assert set(concept.themes) <= known, concept.id


def test_main_terms_come_first() -> None:
    assert CONCEPTS["integrity"].terms["ru"][:2] == ("добропорядочность", "добросовестность")
    assert CONCEPTS["single-window"].terms["en"][0] == "single window"
    assert CONCEPTS["module"].terms["uz-Cyrl"] == ("модуль", "модуль номи")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Учёт   ТОВАРОВ\n", "учет товаров"),
        ("Oʻzbekiston", "o'zbekiston"),
        ("o‘quv fani", "o'quv fani"),
        ("и\u0306", "й"),
        ("STRASSE", "strasse"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_standards_are_light_to_import() -> None:
    code = (
        "import sys, standards.pack, standards.glossary, standards.themes, standards.crosswalk\n"
        "print([name for name in ('numpy', 'assessor', 'PySide6', 'csv_', 'jsonschema') if name in sys.modules])\n"
        "print(standards.glossary.load_glossary.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["[]", "0"]
