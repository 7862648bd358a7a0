"""Plans in PDFs, each with the tree that comes of it; all of them through the command too."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.importing.draft import Draft
from tests.cli.shell import EU, ok
from tests.readers import pdf_pages

Understand = Callable[[Path], Draft]
Outline = Callable[[Draft], list[str]]

LONG_TREE = [f"- {n} Тема номер {n} с довольно длинным названием о таможенных делах [2 2 . . .]" for n in range(1, 91)]
PLANS: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "ruled, with a merged header and merged module rows": (pdf_pages.ruled_plan, pdf_pages.RULED_TREE),
    "without ruling lines": (pdf_pages.open_plan, pdf_pages.OPEN_TREE),
    "numbered prose": (pdf_pages.prose_plan, pdf_pages.PROSE_TREE),
    "two columns of prose": (pdf_pages.two_columns, pdf_pages.PROSE_TREE),
    "over several pages": (pdf_pages.long_plan, LONG_TREE),
    "over several pages, no running lines": (lambda: pdf_pages.long_plan(furniture=False), LONG_TREE),
    "printed sideways": (pdf_pages.landscape_plan, pdf_pages.PLAIN_TREE),
    "headers that stand upright": (pdf_pages.upright_headers, pdf_pages.PLAIN_TREE),
    "turned by 90": (lambda: pdf_pages.turned_pages(pdf_pages.ruled_plan(), 90), pdf_pages.RULED_TREE),
    "turned by 180": (lambda: pdf_pages.turned_pages(pdf_pages.ruled_plan(), 180), pdf_pages.RULED_TREE),
    "turned by 270": (lambda: pdf_pages.turned_pages(pdf_pages.open_plan(), 270), pdf_pages.OPEN_TREE),
    "beside scans": (
        lambda: pdf_pages.bound(pdf_pages.scanned(pdf_pages.open_plan()), pdf_pages.ruled_plan()),
        pdf_pages.RULED_TREE,
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_the_tree_is_that_of_the_plan(name: str, tmp_path: Path, understand: Understand, outline: Outline) -> None:
    make, tree = PLANS[name]
    path = tmp_path / "plan.pdf"
    path.write_bytes(make())
    assert outline(understand(path)) == tree


def test_every_plan_comes_in_by_the_command_with_places_and_problems(tmp_path: Path) -> None:
    quiet = {"ASSESSOR_DATA_DIR": str(tmp_path / "data"), "ASSESSOR_LANGUAGE": "en"}
    file = tmp_path / "x.assessment"
    ok("new", file, "--title", "Примерия", "--assessor", "Анна Ли", "--framework", EU, **quiet)
    sources = []
    for number, (make, _) in enumerate(PLANS.values()):
        sources.append(tmp_path / f"{number}.pdf")
        sources[-1].write_bytes(make())
    answer = json.loads(ok("import", file, *sources, "--dry-run", "--json", **quiet).out)
    lines = [line for _, tree in PLANS.values() for line in tree]
    assert answer["programmes"] == len(PLANS)
    assert answer["topics"] == sum(1 for line in lines if line.lstrip().startswith("-"))
    assert answer["modules"] == sum(1 for line in lines if line.startswith("#"))
    assert {row["place"] for row in answer["set_aside"] if row["text"].startswith("Итого")} == {
        f"{number}.pdf: page {page}, table 1, row 8" for number, page in ((0, 1), (8, 1), (9, 1), (11, 2))
    }
    assert [row["place"] for row in answer["problems"] if row["message"].startswith("Only pictures")] == [
        "11.pdf: page 1"
    ]
