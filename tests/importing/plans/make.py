"""Writes the plans of this folder anew: `python -m tests.importing.plans.make`. Their trees are written by hand."""

from pathlib import Path

from tests.importing.plans import documents, pages, sheets, texts
from tests.importing.plans.files import write_all

FOLDER = Path(__file__).parent


def main() -> None:
    for made in (documents.FILES, sheets.FILES, texts.FILES, pages.FILES):
        write_all(FOLDER, {name: make() for name, make in made.items()})


if __name__ == "__main__":
    main()
