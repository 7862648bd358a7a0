"""What was copied elsewhere as a file to bring in: cells keep their table, text its lines."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def pasted_file(data: QMimeData, folder: Path, name: str) -> Path | None:
    """Write what is on the clipboard into `folder`, called `name` with its ending; None where nothing can be read."""
    if data.hasHtml() and "<table" in data.html().casefold():
        return _written(folder / f"{name}.html", data.html())
    if data.hasText() and data.text().strip():
        return _written(folder / f"{name}.txt", data.text())
    return None


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
