"""The document as a whole: same bytes, embedded fonts, contents, properties, draft mark, and failures."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import Flowable

from assessor.errors import ReportProblemError
from reports.charts.scene import Rect, Scene, Text
from reports.pdf.cards import Card, FigureCards
from reports.pdf.cover import Cover, Fact, cover_story
from reports.pdf.document import new_page, to_landscape, to_portrait, write_document
from reports.pdf.figure import Figure
from reports.pdf.headings import Contents, Heading, minor_heading
from reports.pdf.row_table import Cell, Column, GroupRow, Row, RowTable
from reports.pdf.text import body, bold, bullets, caption, code, note, opening, secondary, two_columns
from tests.reports.pdf.conftest import FURNITURE, Write

COVER = Cover(
    programme_line="Regional border management programme",
    title="Evaluation of the customs training system of Exempla",
    subtitle="Academy of the Customs Service",
    other_title="Оценка системы таможенного обучения Примерии",
    facts=[Fact("Mission", "14–16 October 2026"), Fact("State", "98 topics are not assessed.", warn=True)],
    statement="The views are those of the assessors.",
    marks=["Contract 2026/123", "Restricted"],
)
SCENE = Scene(100, 20, (Rect(0, 0, 100, 20, "#D3EDE4", "#5E6B78"), Text(50, 14, "29", 8.5, "#0F4A38")), "29 of 52")


def sample_story() -> list[Flowable]:
    """Something of everything, on upright and turned pages."""
    story = [*cover_story(COVER), Contents("Contents"), new_page()]
    for chapter in range(1, 7):
        story += [
            Heading(str(chapter), f"Chapter {chapter}", key=f"chapter {chapter}"),
            opening(bold("Well. "), "But."),
        ]
        story.append(FigureCards([Card("29 of 52", "at the target", "3 not assessed")] * 4))
        for part in range(1, 4):
            story += [Heading(f"{chapter}.{part}", f"Part {chapter}.{part}", 2), secondary("How to read it.")]
            story += [body("слово " * 150), caption(f"Table {part}"), _table(), note(code("OP-03", link="chapter 1"))]
    story += [two_columns([minor_heading("Strengths"), bullets(["one", "two"])], [bullets(["three"])])]
    return [*story, *to_landscape(), Figure(SCENE, "Figure 1"), *to_portrait(), Heading("A1", "Annex"), body("Last.")]


def _table(link: str | None = "chapter 2") -> RowTable:
    rows: list[Row] = [GroupRow("Operational"), [Cell("Valuation", lead="OP-03"), "2"], [Cell("Risk", link=link), "1"]]
    return RowTable([Column("Item", 4), Column("Level", 1, "right")], rows)


def test_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    for path in (first, second):
        write_document(path, sample_story(), FURNITURE)
    assert first.read_bytes() == second.read_bytes()


def test_same_bytes_in_another_process_with_another_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from tests.reports.pdf.test_document import FURNITURE, sample_story, write_document;"
        "write_document(Path(sys.argv[1]), sample_story(), FURNITURE)"
    )
    written = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.pdf"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tashkent"}
        subprocess.run([sys.executable, "-c", program, str(path)], check=True, env=environment)
        written.append(path.read_bytes())
    assert written[0] == written[1]


def test_every_font_is_embedded_and_helvetica_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_document(path, sample_story(), FURNITURE)
    with pikepdf.open(path) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            assert "SourceSans3" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_properties_say_title_author_language_and_the_stated_date(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_document(path, sample_story(), FURNITURE)
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == FURNITURE.title
        assert str(pdf.docinfo["/Author"]) == FURNITURE.author
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261016")
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/PageLabels" in pdf.Root


def test_contents_and_bookmarks_name_the_page_of_each_heading(tmp_path: Path, write: Write) -> None:
    texts = write(sample_story())
    contents = texts[1]
    for chapter in range(1, 7):
        page = next(n for n, text in enumerate(texts, 1) if n > 2 and f"{chapter} Chapter {chapter}" in text)
        assert f"{chapter} Chapter {chapter} {page} " in f"{contents} "
    assert contents.endswith(f"A1 Annex {len(texts)}")
    with pikepdf.open(tmp_path / "report.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [*(f"{n} Chapter {n}" for n in range(1, 7)), "A1 Annex"]
        assert [item.title for item in outline.root[0].children] == [f"1.{n} Part 1.{n}" for n in range(1, 4)]


def test_contents_take_two_layouts_and_the_total_none_of_its_own(tmp_path: Path) -> None:
    pages: list[tuple[int, int | None]] = []
    total = write_document(tmp_path / "a.pdf", sample_story(), FURNITURE, lambda *seen: pages.append(seen))
    assert [page for page, _ in pages] == [*range(1, total + 1), *range(1, total + 1)]
    assert {known for _, known in pages} == {None, total}
    pages.clear()
    total = write_document(tmp_path / "b.pdf", [body("слово " * 4000)], FURNITURE, lambda *seen: pages.append(seen))
    assert pages == [(page, None) for page in range(1, total + 1)]


def test_every_page_has_header_footer_and_its_number(write: Write) -> None:
    texts = write([body("слово " * 4000)])
    for number, text in enumerate(texts, 1):
        assert text.startswith(f"{FURNITURE.title} {FURNITURE.state}")
        assert FURNITURE.footer in text
        assert f"{number} / {len(texts)}" in text


@pytest.mark.parametrize("mark", ["Draft", "Проект"])
def test_a_draft_says_so_on_each_page(write: Write, mark: str) -> None:
    for text in write(sample_story(), draft_mark=mark, state="16 October 2026"):
        assert mark in text
    assert not any(mark in text for text in write(sample_story(), state="16 October 2026"))


def test_the_cover_prints_all_its_words(write: Write) -> None:
    text = write(cover_story(COVER))[0]
    for words in (COVER.title, COVER.subtitle, COVER.other_title, COVER.programme_line, COVER.statement):
        assert words in text
    for fact in COVER.facts:
        assert fact.label in text
        assert fact.text in text
    assert "Contract 2026/123 · Restricted" in text
    assert FURNITURE.footer not in text


def test_a_cover_with_endless_words_goes_on_and_loses_none(write: Write) -> None:
    long = Cover("P" * 300, "Title " * 60, "Sub " * 80, "Other " * 80, [Fact("L" * 80, "fact " * 900)] * 3, "s " * 400)
    assert sum(text.count("fact") for text in write(cover_story(long))) == 2700


def test_headings_stay_with_what_follows(write: Write) -> None:
    for lines in range(30, 50):
        filling = [body(f"line {line}") for line in range(lines)]
        texts = write([*filling, Heading("1", "Head"), Heading("1.1", "Sub", 2), caption("Named"), _table(None)])
        page = next(text for text in texts if "1.1 Sub" in text)
        assert "1 Head 1.1 Sub Named Item Level Operational OP-03 Valuation" in page


def test_failure_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"older")

    def cancel(page: int, _: int | None) -> None:
        if page == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_document(path, [body("слово " * 4000)], FURNITURE, cancel)
    with pytest.raises(ValueError, match="destination"):
        write_document(path, [body(code("OP-03", link="nowhere"))], FURNITURE)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_the_person_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportProblemError, match="is a folder"):
        write_document(tmp_path, [body("a")], FURNITURE)
    with pytest.raises(ReportProblemError, match="does not exist"):
        write_document(tmp_path / "no" / "report.pdf", [body("a")], FURNITURE)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ReportProblemError, match="does not exist"):
        write_document(tmp_path / "file" / "report.pdf", [body("a")], FURNITURE)
    with pytest.raises(ReportProblemError, match="too long"):
        write_document(tmp_path / ("n" * 300), [body("a")], FURNITURE)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path;"
        "from tests.reports.pdf.test_document import FURNITURE, body, write_document;"
        "from assessor.errors import ReportProblemError;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);\n"
        "try: write_document(Path(sys.argv[1]), [body('a')], FURNITURE)\n"
        "except ReportProblemError as error: print(error)"
    )
    path = tmp_path / "report.pdf"
    path.write_bytes(b"older")
    told = subprocess.run([sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True)
    assert "“report.pdf” could not be written" in told.stdout
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_may_be_read_by_others(tmp_path: Path) -> None:
    path, plain = tmp_path / "report.pdf", tmp_path / "plain"
    write_document(path, [body("a")], FURNITURE)
    plain.write_bytes(b"")
    assert path.stat().st_mode == plain.stat().st_mode


def test_an_empty_story_is_one_page(write: Write) -> None:
    assert len(write([])) == 1


def test_text_comes_out_as_it_went_in(write: Write) -> None:
    odd = [
        "<b>bold</b> & <img src='x'>",
        "&amp; &#65; <para>",
        "]]> -->",
        "«Правила»: ≥ 5 → ✓",
        "Oʻzbekiston, Türkmençe",
    ]
    odd += ["Қазақстан Ғылым Ұлт Һәм", "Тоҷикистон ӯ ӣ ҳ", "100 % \\ (скобки) 'x' \"y\""]
    text = " ".join(write([*(body(words) for words in odd), *(Heading("1", words) for words in odd)]))
    for words in odd:
        assert text.count(words) == 2, words


def test_odd_texts_are_named_and_break_nothing(write: Write) -> None:
    odd = ["", " ", "\0", "\ud800", "😀", "سلام", "\n\n", "<", "&", "a" * 5000, "\t", "\u200b"]
    flowables: list[Callable[[str], Flowable]] = [body, opening, note, caption, minor_heading]
    flowables += [lambda words: Heading("", words), lambda words: bullets([words])]
    story = [make(words) for words in odd for make in flowables]
    story += [FigureCards([Card(words, words, words)]) for words in odd]
    story += [
        item for words in odd[:9] for item in cover_story(Cover(words, words, words, words, [Fact(words, words)]))
    ]
    text = "".join(write(story, title="\0😀", state="\ud800", footer="x" * 5000, author="😀", draft_mark="😀"))
    assert text.replace(" ", "").count("a" * 100) >= 7
    for named in ("[U+0000]", "[U+D800]", "[U+1F600]", "[U+0633][U+0644][U+0627][U+0645]"):
        assert named in text


def test_a_heading_at_the_end_of_a_page_or_of_the_document_stands(write: Write) -> None:
    texts = write([body("first"), Heading("1", "Before a turn"), *to_landscape(), body("then"), Heading("2", "Last")])
    assert "first 1 Before a turn" in texts[0]
    assert "then 2 Last" in texts[1]


@pytest.mark.parametrize("title", ["ж" * 3_000, "слово " * 3_000])
def test_the_contents_show_three_lines_of_a_title_without_end(write: Write, title: str) -> None:
    texts = write([Contents("Contents"), new_page(), Heading("1", title), body("text"), Heading("2", "Short")])
    assert texts[0].count("…") == 1
    assert len(texts[0]) < 450
    assert "Short" in texts[0]
