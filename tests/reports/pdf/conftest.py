"""A document to write into, and what can be read out of it again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.platypus import Flowable

from reports.pdf.document import write_document
from reports.pdf.furniture import Furniture

FURNITURE = Furniture(
    title="Evaluation of the customs training system: Exempla",
    state="Final, 16 October 2026",
    footer="EU framework 2014, targets reconstructed · WCO Professional Standards 2019",
    language="en",
    author="Marta Ozola, Elena Marin",
    stated_date="2026-10-16",
)

Write = Callable[..., list[str]]


def texts_of(path: Path) -> list[str]:
    """The text of each page, with every white space as one blank."""
    document = pypdfium2.PdfDocument(path)
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return texts


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a story to report.pdf and gives the text of each page."""

    def write_story(story: Sequence[Flowable], **changes: Any) -> list[str]:
        path = tmp_path / "report.pdf"
        pages = write_document(path, story, replace(FURNITURE, **changes))
        texts = texts_of(path)
        assert len(texts) == pages
        return texts

    return write_story
