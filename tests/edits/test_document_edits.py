"""Keeping documents that hold no curriculum, to quote from."""

import pytest

from assessor.edits.documents import keep_document
from assessor.errors import NotAllowedError
from assessor.model.curriculum import Source
from tests.edits.assessed import WHO, Assessed


def test_a_document_is_kept_with_its_bytes_and_what_is_said_of_it(assessed: Assessed) -> None:
    keep_document(assessed.store, name=" вопросы.txt ", data=b"1. ?", title="Вопросы", received="2026-10-12", **WHO)
    kept = assessed.store.rows(Source)[-1]
    assert (kept.name, kept.title, kept.received, kept.size) == ("вопросы.txt", "Вопросы", "2026-10-12", 4)
    assert assessed.store.bytes_of(kept.sha256) == b"1. ?"
    assert assessed.last_name == "Kept the document “вопросы.txt”"


@pytest.mark.parametrize(("name", "data"), [("", b"x"), ("другое имя.xlsx", "план.xlsx".encode())])
def test_a_document_without_a_name_or_kept_already_is_refused(assessed: Assessed, name: str, data: bytes) -> None:
    before = assessed.store.rows(Source)
    with pytest.raises(NotAllowedError):
        keep_document(assessed.store, name=name, data=data, **WHO)
    assert assessed.store.rows(Source) == before
