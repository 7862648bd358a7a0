"""Where something stands in a source: a value that reads the same in every language."""

import json
from dataclasses import dataclass, fields

PageBox = tuple[int, int, int, int]  # left, top, right, bottom in points from the top left corner of a page as shown


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
    box: PageBox | None = None  # on the page, to be marked there; no words say it

    def encode(self) -> str:
        """The stored form: compact JSON of the known parts, '' for a place that says nothing."""
        parts = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) not in ("", None)}
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":")) if parts else ""

    @classmethod
    def decode(cls, stored: str) -> "Place":
        """The place that `encode` wrote."""
        if not stored:
            return cls()
        parts = json.loads(stored)
        if "box" in parts:
            parts["box"] = tuple(parts["box"])
        return cls(**parts)

    def __bool__(self) -> bool:
        return self != Place()
