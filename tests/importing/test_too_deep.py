"""Outlines without end and numbers without parents: refused with the row named, or nothing shifted and nothing lost."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from assessor.errors import ImportProblemError
from assessor.importing import Draft, read_draft
from assessor.importing.branch import MAX_DEPTH
from assessor.importing.draft import DraftModule, DraftProgramme, DraftTopic
from tests.importing.conftest import paragraph
from tests.readers.writers import odf_archive

LEVELS = 10_000


def indented_text(levels: int) -> bytes:
    return "\n".join(f"{'  ' * level}- Вопрос {level}" for level in range(levels)).encode()


def html_lists(levels: int) -> bytes:
    return ("<html><body>" + "".join(f"<ul><li>Вопрос {level}" for level in range(levels))).encode()


def odt_lists(levels: int) -> bytes:
    begin = "".join(f"<text:list><text:list-item><text:p>Вопрос {level}</text:p>" for level in range(levels))
    return odf_archive("text", begin + "</text:list-item></text:list>" * levels)


def indented_sheet(levels: int) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Тема", "Часы"])
    for level in range(levels):
        sheet.append([f"Вопрос {level}", 2])
        sheet.cell(level + 2, 1).alignment = Alignment(indent=level)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "levels", "place"),
    [
        ("plan.txt", indented_text, 1_500, "paragraph 51"),
        ("plan.html", html_lists, 55, "paragraph 51"),
        ("plan.odt", odt_lists, 60, "paragraph 51"),
        ("plan.xlsx", indented_sheet, 250, "row 52"),
    ],
)
def test_case_64_a_plan_of_endless_levels_is_refused_with_the_row(
    tmp_path: Path, name: str, make: Callable[[int], bytes], levels: int, place: str
) -> None:
    path = tmp_path / name
    path.write_bytes(make(levels))
    with pytest.raises(ImportProblemError) as caught:
        read_draft(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"“{name}”, {place}: “Вопрос 50” hangs more than {MAX_DEPTH} levels deep")
    assert sentence.endswith("Nothing was changed.")


@pytest.mark.parametrize(("name", "make"), [("plan.html", html_lists), ("plan.odt", odt_lists)])
def test_case_64_ten_thousand_nested_lists_are_refused(tmp_path: Path, name: str, make: Callable[[int], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(make(LEVELS))
    with pytest.raises(ImportProblemError, match=r"parts inside parts|damaged or of an unusual make"):
        read_draft(path)


def test_case_64_ten_thousand_levels_of_headings_and_numbers_break_nothing(
    tmp_path: Path, make_docx: Callable[..., Path]
) -> None:
    """Word knows nine levels of headings, and a number has six parts."""
    outline = '<w:p><w:pPr><w:outlineLvl w:val="{}"/></w:pPr><w:r><w:t>Вопрос {}</w:t></w:r></w:p>'
    headings = read_draft(make_docx(*(outline.format(level, level) for level in range(LEVELS))))
    assert [headings.programmes[0].title, *titles(headings)] == [f"Вопрос {level}" for level in range(9)]
    assert described(headings) == [f"Вопрос {level}" for level in range(9, LEVELS)]
    numbers = [".".join(["1"] * (level + 1)) for level in range(120)]
    numbered = read_draft(make_docx(*(paragraph(f"{number} Вопрос") for number in numbers)))
    assert len(titles(numbered)) == len(numbers)


def test_case_64_lines_whose_parent_number_is_missing_stay_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("№;Тема;Часы\n1;Право;4\n1.1;Кодекс;2\n1.2;Закон;2\n7.3.1;Сирота;3\n8.1;Вторая;2\n", "utf-8")
    draft = read_draft(path)
    (programme,) = draft.programmes
    assert [(node.number, node.place.row) for node in programme.in_order] == [("1", 2), ("7.3.1", 5), ("8.1", 6)]
    assert [topic.title for topic in programme.modules[0].topics] == ["Кодекс", "Закон"]


def nodes(parent: DraftProgramme | DraftModule) -> Iterator[DraftModule | DraftTopic]:
    for node in parent.in_order:
        yield node
        if isinstance(node, DraftModule):
            yield from nodes(node)


def titles(draft: Draft) -> list[str]:
    return [node.title for node in nodes(draft.programmes[0])]


def described(draft: Draft) -> list[str]:
    """The lines that hang below topics as their text."""
    texts = [node.description for node in nodes(draft.programmes[0]) if isinstance(node, DraftTopic)]
    return "\n".join(filter(None, texts)).split("\n")
