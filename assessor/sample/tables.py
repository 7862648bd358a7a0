"""The plain data of the sample, read as it stands: tab-separated tables and the head as JSON."""

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

Row = Mapping[str, str]

_DATA = resources.files("assessor.sample") / "data"


def table(name: str) -> list[Row]:
    """The rows of one table: column -> cell, '' where nothing is stated. There is no quoting."""
    head, *lines = (_DATA / f"{name}.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    columns = head.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def head() -> dict[str, Any]:
    """What is said of the assessment as a whole."""
    content: dict[str, Any] = json.loads((_DATA / "assessment.json").read_text(encoding="utf-8"))
    return content
