"""Where something stands in a source: a value that reads the same in every language."""

import json
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source file; numbers count from 1, empty parts are unknown.

    `text` is what a person typed and is shown as it is; the other parts are filled by the readers.
    """

    sheet: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    paragraph: int | None = None
    text: str = ""

    def encode(self) -> str:
        """The stored form: compact JSON of the known parts, '' for a place that says nothing."""
        parts = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) not in ("", None)}
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")) if parts else ""

    @classmethod
    def decode(cls, stored: str) -> "Place":
        """The place that `encode` wrote."""
        return cls(**json.loads(stored)) if stored else cls()

    def __bool__(self) -> bool:
        return self != Place()
