"""Word documents with every trap: tracked changes, content controls, text boxes, merges, list numbers, footnotes."""

import io
import zipfile

import pytest
from lxml import etree

from assessor.readers.document import Paragraph, Table
from assessor.readers.docx import read_docx
from assessor.readers.docx_numbering import Numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def read(
    body: str, *, styles: str = "", numbering: str = "", footnotes: str = "", w: str = W
) -> list[Paragraph | Table]:
    names = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    related = "".join(f'<Relationship Id="{n}" Type="{OFFICE}/{n}" Target="{n}.xml"/>' for n in names)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="/word/main.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>')
        archive.writestr("word/_rels/main.xml.rels", f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>')
        archive.writestr(
            "word/main.xml", f'<w:document xmlns:w="{w}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
        )
        for name, inner in names.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{w}">{inner}</w:{name}>')
    return list(read_docx(buffer.getvalue(), "plan.docx", lambda where: None))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def texts(blocks: list[Paragraph | Table]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def cells(table: Paragraph | Table) -> list[list[tuple[int, str]]]:
    assert isinstance(table, Table)
    return [[(c.column, c.text) for c in row.cells] for row in table.rows]


def test_tracked_changes_show_what_was_put_in_and_hide_what_was_taken_out() -> None:
    deleted = "<w:del><w:r><w:delText>старое </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('отсюда ')}</w:moveFrom><w:moveTo>{run('сюда')}</w:moveTo>"
    assert texts(read(p(run("Новое "), f"<w:ins>{run('слово ')}</w:ins>", deleted, moved))) == ["Новое слово сюда"]


def test_a_deleted_row_is_hidden_and_rows_are_counted_without_it() -> None:
    row = "<w:tr>{}</w:tr>"
    gone = row.format("<w:trPr><w:del/></w:trPr>" + cell(p(run("Старая тема"))))
    (table,) = read(f"<w:tbl>{gone}{row.format(cell(p(run('Тема'))))}</w:tbl>")
    assert cells(table) == [[(1, "Тема")]]
    assert isinstance(table, Table)
    assert table.rows[0].number == 1


def test_content_controls_links_and_fields_are_read() -> None:
    block = f"<w:sdt><w:sdtContent>{p(run('В блоке'))}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('в строке')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run(' и ссылка')}</w:hyperlink><w:fldSimple>{run(' 7')}</w:fldSimple>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell(p(run('строка')))}</w:tr></w:sdtContent></w:sdt>"
    blocks = read(block + p(inline, link, "<w:r><w:instrText>PAGE</w:instrText></w:r>") + f"<w:tbl>{row}</w:tbl>")
    assert texts(blocks) == ["В блоке", "в строке и ссылка 7"]
    assert cells(blocks[2]) == [[(1, "строка")]]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p(run('В рамке'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(p(run("Текст"), f"<w:r>{both}</w:r>"))) == ["Текст", "В рамке"]


def test_hidden_text_is_marked_and_left_out_of_shown_text() -> None:
    first, second = read(p(run("Видно"), run(" тайно", "<w:vanish/>")) + p(run("Тайно", "<w:vanish/>")))
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.text, first.hidden) == ("Видно", False)
    assert (second.text, second.hidden) == ("Тайно", True)


def test_spans_merges_and_rows_that_start_late() -> None:
    merge = '<w:vMerge w:val="restart"/>'
    rows = [
        cell(p(run("Модуль")), merge) + cell(p(run("Часы")), '<w:gridSpan w:val="2"/>'),
        cell("<w:p/>", "<w:vMerge/>") + cell(p(run("лек"))) + cell(p(run("пр"))),
    ]
    late = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell(p(run("4"))) + cell(p(run("2"))) + "</w:tr>"
    (table,) = read("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + late + "</w:tbl>")
    assert cells(table) == [[(1, "Модуль"), (2, "Часы")], [(2, "лек"), (3, "пр")], [(2, "4"), (3, "2")]]
    assert isinstance(table, Table)
    assert [(c.row_span, c.column_span) for c in table.rows[0].cells] == [(2, 1), (1, 2)]


def test_a_table_inside_a_cell_stands_behind_its_table() -> None:
    inner = f"<w:tbl><w:tr>{cell(p(run('внутри')))}</w:tr></w:tbl>"
    blocks = read(f"<w:tbl><w:tr>{cell(p(run('снаружи')) + inner + '<w:p/>')}</w:tr></w:tbl>" + p(run("конец")))
    assert [cells(block) for block in blocks[:2]] == [[[(1, "снаружи")]], [[(1, "внутри")]]]
    assert [block.number for block in blocks] == [1, 2, 1]


def test_footnotes_stand_behind_their_paragraph() -> None:
    note = f'<w:footnote w:id="2">{p(run("По выбору академии"))}</w:footnote>'
    blocks = read(p(run("Право"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(run("Конец")), footnotes=note)
    assert [(b.text, b.footnote) for b in blocks if isinstance(b, Paragraph)] == [
        ("Право", False),
        ("По выбору академии", True),
        ("Конец", False),
    ]


def test_headings_by_own_level_by_style_and_by_the_style_it_is_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Моя"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="deep"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    names = [("1", ""), ("mine", ""), ("deep", ""), ("mine", '<w:outlineLvl w:val="9"/>'), ("none", "")]
    body = "".join(p(run("x"), properties=f'<w:pStyle w:val="{style}"/>{own}') for style, own in names)
    assert [b.heading for b in read(body, styles=styles) if isinstance(b, Paragraph)] == [1, 1, 3, None, None]


def test_pages_are_told_only_where_word_laid_them_out() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/><w:t>вторая</w:t></w:r>"
    assert [b.page for b in read(p(run("первая")) + p(broken)) if isinstance(b, Paragraph)] == [1, 2]
    assert [b.page for b in read(p(run("одна"))) if isinstance(b, Paragraph)] == [None]


def test_a_strict_document_is_read_as_well() -> None:
    assert texts(read(p(run("Право")), w=STRICT)) == ["Право"]


def level(index: int, number_format: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


def numbering(inner: str) -> Numbering:
    return Numbering(etree.fromstring(f'<w:numbering xmlns:w="{W}">{inner}</w:numbering>'), W)


def test_list_numbers_count_as_word_counts() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2") + level(2, "russianLower", "%3)")
    found = numbering(
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    asked = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("2", 0), ("1", 0), ("9", 0)]
    assert [found.label(*point) for point in asked] == ["I.", "I.1", "I.2", "а)", "II.", "II.1", "IV.", "V.", ""]


@pytest.mark.parametrize(
    ("number_format", "third"),
    [
        ("decimal", "3"),
        ("lowerLetter", "c"),
        ("upperLetter", "C"),
        ("lowerRoman", "iii"),
        ("decimalZero", "03"),
        ("none", ""),
    ],
)
def test_forms_of_list_numbers(number_format: str, third: str) -> None:
    found = numbering(
        f'<w:abstractNum w:abstractNumId="0">{level(0, number_format, "%1")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert [found.label("1", 0) for _ in range(3)][2] == third


def test_a_list_tied_to_a_style_numbers_its_paragraphs() -> None:
    tied = level(0, "decimal", "Раздел %1.", '<w:pStyle w:val="1"/>')
    body = "".join(p(run(text), properties='<w:pStyle w:val="1"/>') for text in ("Право", "Платежи"))
    blocks = read(
        body,
        styles='<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
        numbering=f'<w:abstractNum w:abstractNumId="0">{tied}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    assert [b.label for b in blocks if isinstance(b, Paragraph)] == ["Раздел 1.", "Раздел 2."]
