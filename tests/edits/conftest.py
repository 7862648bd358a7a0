"""A real assessment with a small curriculum, made through the verbs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.edits.assessment import create_assessment
from assessor.edits.curriculum import bring_in
from assessor.store import Opening
from standards.pack import load_pack
from tests.edits.assessed import AT, EU, WCO, WHO, Assessed, draft


@pytest.fixture
def assessed(tmp_path: Path) -> Iterator[Assessed]:
    path = tmp_path / "оценка.assessment"
    opening = Opening("tests", AT, None)
    frameworks = [load_pack(EU), load_pack(WCO)]
    with create_assessment(
        path, title="Примерия", assessors=["Анна Ли"], frameworks=frameworks, opening=opening, **WHO
    ) as store:
        bring_in(store, *draft("план.xlsx"), **WHO)
        yield Assessed(store, path)
