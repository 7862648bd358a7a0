"""The JSON Schemas of the files of a pack, made from their types: `python -m standards.pack_schema` writes them."""

import json
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from standards.pack_format import PackFile, TextFile

FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Return file name -> schema, for editors and for other programs that write packs."""
    return {
        "pack.schema.json": _schema(PackFile, "Framework pack: pack.json"),
        "text.schema.json": _schema(TextFile, "Framework pack: the words of one language"),
    }


def _schema(kind: type[msgspec.Struct], title: str) -> dict[str, Any]:
    schema: dict[str, Any] = _tidy(msgspec.json.schema(kind))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _tidy(value: Any) -> Any:
    """Descriptions are docstrings; Python 3.13 takes their indentation out by itself, earlier ones do not."""
    if isinstance(value, dict):
        return {
            key: cleandoc(inner) if key == "description" and isinstance(inner, str) else _tidy(inner)
            for key, inner in value.items()
        }
    return [_tidy(inner) for inner in value] if isinstance(value, list) else value


def as_text(schema: dict[str, Any]) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema into its file."""
    for name, schema in schemas().items():
        (FOLDER / name).write_text(as_text(schema), encoding="utf-8")


if __name__ == "__main__":
    main()
