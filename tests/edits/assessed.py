"""An open assessment as the tests of the verbs handle it."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from assessor.importing.draft import Draft, DraftModule, DraftProgramme, DraftTopic
from assessor.model.assessment import Assessor
from assessor.model.curriculum import Hours
from assessor.model.place import Place
from assessor.store import Store

AT = "2026-10-14T09:00:00+00:00"
EU = "eu-customs-cfw"
WCO = "wco-picard-2019"
WHO: Any = {"by": "Анна Ли", "at": AT}


def draft(name: str, title: str = "Таможенное дело", topics: int = 3) -> tuple[Draft, bytes]:
    """A draft of one programme with one module, and the bytes that it is of."""
    data = name.encode()
    rows = tuple(
        DraftTopic(f"Тема о стоимости {number}", f"1.{number}", Hours(contact=120), Place(sheet="План", row=number + 1))
        for number in range(1, topics + 1)
    )
    module = DraftModule("Таможенные платежи", "1", Place(sheet="План", row=1), rows)
    programme = DraftProgramme(title, Place(sheet="План"), modules=(module,))
    return Draft(name, sha256(data).hexdigest(), (programme,), (), ()), data


@dataclass
class Assessed:
    """An open assessment and what the tests call by name."""

    store: Store
    path: Path

    @property
    def assessor(self) -> str:
        return self.store.rows(Assessor)[0].id

    @property
    def programme(self) -> str:
        return self.store.curriculum().programmes[0].id

    @property
    def topics(self) -> list[str]:
        return [topic.id for topic in self.store.curriculum().topics]

    @property
    def last_name(self) -> str:
        """What the last change is called, in English."""
        return str(self.store.history()[0].name)

    def unchanged_by(self, edit: Callable[[], Any], error: type[Exception]) -> str:
        """Run an edit that is refused; the file must stay byte-equal. Returns the sentence."""
        before = self.path.read_bytes()
        with pytest.raises(error) as refused:
            edit()
        assert self.path.read_bytes() == before
        return str(refused.value)
