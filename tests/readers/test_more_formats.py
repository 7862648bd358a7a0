"""Old workbooks, web pages, OpenDocument, Rich Text and plain outlines: what each gives, with its places."""

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assessor.errors import ImportProblemError
from assessor.importing import read_draft
from assessor.readers.child import read_document
from assessor.readers.document import Paragraph, Table
from tests.readers.writers import Label, Number, make_xls, odf_archive, ods_table

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


def tree(path: Path) -> list[str]:
    """Modules and topics of the draft, through the real child: "# title" and "- number title minutes"."""
    found: list[str] = []

    def walk(parent: object) -> None:
        for node in parent.in_order:  # type: ignore[attr-defined]
            is_topic = not hasattr(node, "in_order")
            total = node.hours.total
            parts = ("-" if is_topic else "#", node.number, node.title, "" if total is None else str(total // 60))
            found.append(" ".join(filter(None, parts)))
            if not is_topic:
                walk(node)

    for programme in read_draft(path).programmes:
        walk(programme)
    return found


PLAN: Sequence[Sequence[object]] = (
    ["№", "Наименование темы", "Всего", "Лекции", "Практика"],
    ["1", "Раздел 1. Таможенная стоимость", None, None, None],
    ["1.1", "Методы определения стоимости", 6, 2, 4],
    ["1.2", "Контроль стоимости", 4, 2, 2],
    ["2", "Раздел 2. Происхождение товаров", None, None, None],
    ["2.1", "Правила происхождения", 4, 2, 2],
    ["", "Итого", 14, 6, 8],
)
EXPECTED = [
    "# 1 Раздел 1. Таможенная стоимость",
    "- 1.1 Методы определения стоимости 6",
    "- 1.2 Контроль стоимости 4",
    "# 2 Раздел 2. Происхождение товаров",
    "- 2.1 Правила происхождения 4",
]


Grid = Sequence[Sequence[object]]


def as_html(rows: Grid) -> str:
    cells = ("".join(f"<td>{'' if value is None else value}</td>" for value in row) for row in rows)
    return f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def as_rtf(rows: Grid) -> bytes:
    def text(value: object) -> str:
        plain = "" if value is None else str(value)
        return "".join(f"\\u{ord(c)}?" if ord(c) > 127 else c for c in plain)

    body = ""
    for row in rows:
        edges = "".join(f"\\cellx{1500 * (place + 1)}" for place in range(len(row)))
        cells = "".join(f"\\pard\\intbl {text(value)}\\cell " for value in row)
        body += f"\\trowd{edges} {cells}\\row\n"
    return (
        "{\\rtf1\\ansi\\ansicpg1251\\uc1{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 " + body + "\\pard\\par}"
    ).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "план.xls": lambda: make_xls("План", [[v if v is not None else "" for v in row] for row in PLAN]),
    "страница.xls": lambda: f"<html><body>{as_html(PLAN)}</body></html>".encode("cp1251"),
    "план.ods": lambda: odf_archive("spreadsheet", ods_table("План", PLAN)),
    "план.odt": lambda: odf_archive("text", ods_table("", PLAN)),
    "план.rtf": lambda: as_rtf(PLAN),
    "план.md": lambda: "\n".join(
        ["# Повышение квалификации", ""]
        + [
            "| "
            + " | ".join("" if value is None else str(value) for value in row)
            + " |"
            + ("\n|---|---|---|---|---|" if place == 0 else "")
            for place, row in enumerate(PLAN)
        ]
    ).encode(),
    "табличный.txt": lambda: (
        "\r\n".join("\t".join("" if value is None else str(value) for value in row) for row in PLAN)
        .replace("№", "N")
        .encode("koi8-r")
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_the_same_plan_comes_out_of_every_format(name: str, write: Write) -> None:
    assert tree(write(name, FILES[name]())) == EXPECTED


def test_case_old_excel_keeps_merges_hidden_rows_and_bold_type(write: Write) -> None:
    rows: Grid = [[Label("Раздел", bold=True), "", ""], ["Тема", Number(4), Number(2.5)], ["скрыто", "", ""]]
    data = make_xls("Лист 1", rows, merges=[(0, 0, 0, 2)], hidden_rows={2})
    (table,) = read_document(write("old.xls", data), lambda where: None).tables
    first, second, third = table.rows
    assert (first.cells[0].text, first.cells[0].bold, first.cells[0].column_span) == ("Раздел", True, 3)
    assert [(cell.text, cell.number) for cell in second.cells] == [("Тема", None), ("4", 4.0), ("2.5", 2.5)]
    assert (third.number, third.hidden) == (3, True)


def test_a_web_page_shows_headings_lists_spans_and_no_scripts(write: Write) -> None:
    page = """<html><head><title>x</title><script>document.write("нет")</script></head><body>
      <h2>Раздел 1.
          Право</h2><p style="display: none">скрыто</p>
      <ol><li>Источники права<li><b>Ответственность</b><ul><li>Штрафы</ul></ol>
      <table><tr><th rowspan=2>Тема<th colspan=2>Часы<tr><td>лек<td>прак<tr><td>Досмотр<br>багажа<td>2<td>3</table>
      </body></html>"""
    blocks = read_document(write("page.html", page.encode()), lambda where: None).blocks
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    assert [(p.text, p.heading, p.label, p.list_level, p.bold) for p in paragraphs] == [
        ("Раздел 1. Право", 2, "", None, False),
        ("Источники права", None, "1.", 0, False),
        ("Ответственность", None, "2.", 0, True),
        ("Штрафы", None, "•", 1, False),
    ]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [[(c.column, c.text, c.row_span, c.column_span) for c in row.cells] for row in table.rows] == [
        [(1, "Тема", 2, 1), (2, "Часы", 1, 2)],
        [(2, "лек", 1, 1), (3, "прак", 1, 1)],
        [(1, "Досмотр\nбагажа", 1, 1), (2, "2", 1, 1), (3, "3", 1, 1)],
    ]


def test_an_opendocument_sheet_of_a_million_empty_rows_costs_nothing(write: Write) -> None:
    body = (
        '<table:table table:name="План"><table:table-row><table:table-cell office:value-type="string">'
        '<text:p>Тема</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1023"/>'
        '</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row><table:table-row table:visibility="collapse">'
        '<table:table-cell office:value-type="float" office:value="4"><text:p>4</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    (table,) = read_document(write("p.ods", odf_archive("spreadsheet", body)), lambda where: None).tables
    assert [(row.number, row.hidden, [cell.text for cell in row.cells]) for row in table.rows] == [
        (1, False, ["Тема"]),
        (1_048_572, True, ["4"]),
    ]


def test_an_opendocument_text_counts_its_lists_and_leaves_out_what_is_deleted(write: Write) -> None:
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" '
        'text:display-levels="2"/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>удалено</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Программа</text:h>'
        '<text:list text:style-name="L1"><text:list-item><text:p>Право</text:p><text:list><text:list-item>'
        '<text:p>Источники<text:s text:c="2"/>права</text:p></text:list-item><text:list-item><text:p>Нормы</text:p>'
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>Платежи</text:p></text:list-item>"
        "</text:list>"
    )
    blocks = read_document(write("p.odt", odf_archive("text", body, styles)), lambda where: None).paragraphs
    assert [(p.text, p.heading, p.label, p.list_level) for p in blocks] == [
        ("Программа", 1, "", None),
        ("Право", None, "1.", 0),
        ("Источники  права", None, "1.1", 1),
        ("Нормы", None, "1.2", 1),
        ("Платежи", None, "2.", 0),
    ]


def test_rich_text_leaves_out_what_is_hidden_and_deleted_and_keeps_merges(write: Write) -> None:
    def cyrillic(text: str) -> str:
        return "".join(f"\\'{byte:02x}" for byte in text.encode("cp1251"))

    text = (
        "{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset204 Times;}}{\\*\\generator X}{\\info{\\title T}}\\f0 "
        f"\\pard\\outlinelevel0\\b {cyrillic('Раздел')} 1\\b0\\par\n"
        f"\\pard {cyrillic('видно')}{{\\v {cyrillic('скрыто')}}}{{\\deleted {cyrillic('удалено')}}}\\par "
        f"{{\\listtext\\pard 1.\\tab}}\\ilvl0 {cyrillic('Пункт')}\\par "
        "\\trowd\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000 "
        "\\pard\\intbl A\\par second\\cell wide\\cell\\cell\\row "
        "\\trowd\\clvmrg\\cellx1000\\cellx2000\\cellx3000 \\pard\\intbl\\cell b\\cell c\\cell\\row "
        "\\pard after\\par}"
    )
    document = read_document(write("p.rtf", text.encode()), lambda where: None)
    assert [(p.text, p.heading, p.label, p.bold) for p in document.paragraphs] == [
        ("Раздел 1", 1, "", True),
        ("видно", None, "", False),
        ("Пункт", None, "1.", False),
        ("after", None, "", False),
    ]
    (table,) = document.tables
    assert [[(c.column, c.text, c.row_span, c.column_span) for c in row.cells] for row in table.rows] == [
        [(1, "A\nsecond", 2, 1), (2, "wide", 1, 2)],
        [(2, "b", 1, 1), (3, "c", 1, 1)],
    ]


def test_a_plain_outline_becomes_modules_and_topics(write: Write) -> None:
    lines = (
        "Учебная программа\n\n1. Таможенное право\n1.1. Источники права (4 часа)\n1.2. Ответственность (2 часа)\n"
        "2. Платежи\n2.1. Виды платежей (6 часов)\n"
    )
    assert tree(write("outline.txt", lines.encode("cp1251"))) == [
        "# 1 Таможенное право",
        "- 1.1 Источники права 4",
        "- 1.2 Ответственность 2",
        "# 2 Платежи",
        "- 2.1 Виды платежей 6",
    ]


def test_headings_of_markdown_are_modules(write: Write) -> None:
    lines = "# Программа\n\n## Право\n\n- Источники права\n- **Ответственность**\n\n## Платежи\n\n- Виды платежей\n"
    assert tree(write("outline.md", lines.encode())) == [
        "# Право",
        "- Источники права",
        "- Ответственность",
        "# Платежи",
        "- Виды платежей",
    ]


def test_case_55_a_locked_old_workbook_is_said_to_be_locked(write: Write) -> None:
    stream = io.BytesIO()
    stream.write(struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0x0306))
    stream.write(struct.pack("<HHHHH", 0x002F, 6, 1, 1, 1))
    data = make_xls("x", [["a"]], globals_extra=stream.getvalue()[20:])
    with pytest.raises(ImportProblemError, match="locked by a password"):
        read_draft(write("locked.xls", data))


def test_case_50_an_opendocument_file_with_entities_is_refused(write: Write) -> None:
    data = odf_archive("text", "<text:p>x</text:p>", prolog='<!DOCTYPE x [<!ENTITY a "b">]>')
    with pytest.raises(ImportProblemError, match="entity definitions"):
        read_draft(write("bomb.odt", data))


def test_an_opendocument_archive_without_content_gets_a_sentence(write: Write) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(ImportProblemError, match="holds no OpenDocument"):
        read_draft(write("empty.odt", buffer.getvalue()))


def test_rich_text_nested_without_end_is_refused(write: Write) -> None:
    with pytest.raises(ImportProblemError, match="no word processor"):
        read_draft(write("deep.rtf", b"{\\rtf1 " + b"{" * 200_000))


def test_case_72_a_row_of_bars_alone_is_no_row(write: Write) -> None:
    plan = "| Тема | Часы |\n|---|---|\n| Право | 2 |\n|  |  |\n| Платежи | 4 |\n"
    document = read_document(write("план.md", plan.encode()), lambda where: None)
    assert [row.number for row in document.tables[0].rows] == [1, 3, 5]
    assert tree(write("план.md", plan.encode()))
