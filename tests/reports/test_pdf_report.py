"""The report on paper: what is in it, in both languages, whatever people typed, and always the same bytes."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from assessor.analysis.summaries import gap_order
from assessor.model.assessment import Assessment
from assessor.model.snapshot import Snapshot
from reports.content.annexes import mapping_groups
from reports.content.basis import Basis
from reports.content.comparison import comparison
from reports.content.table_values import ComparisonLine
from reports.content.wording import item_name
from reports.kinds import ReportKind
from reports.pdf_report import write_pdf
from standards.text import LocalText
from tests.analysis.builders import Case
from tests.reports.conftest import DATE, squeezed, text_of

LANGUAGES = ("en", "ru")


def written(snapshot: Snapshot, folder: Path, language: str = "en", kind: str = "full", date: str = DATE) -> Path:
    path = folder / f"{language}-{kind}-{date}.pdf"
    write_pdf(snapshot, language=language, kind=kind, stated_date=date, path=path)
    return path


def page_count(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


@pytest.fixture(scope="module")
def files(sample: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Language -> the full report of the sample."""
    folder = tmp_path_factory.mktemp("papers")
    return {language: written(sample, folder, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def papers(files: dict[str, Path]) -> dict[str, str]:
    """Language -> text of the full report of the sample."""
    return {language: text_of(path) for language, path in files.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mapping_and_its_evidence_is_found_again_in_the_text(
    sample: Snapshot, papers: dict[str, str], language: str
) -> None:
    text = papers[language]
    missing = [
        line.number
        for group in mapping_groups(Basis(sample, language, DATE))
        for topic in group.topics
        for line in topic.lines
        if squeezed(topic.title) not in text
        or squeezed(f"{line.number}{line.code}{line.title}{''.join(line.findings)}") not in text
        or any(squeezed(piece) not in text for piece in line.evidence)
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_gap_is_found_again_in_the_text(sample: Snapshot, papers: dict[str, str], language: str) -> None:
    """In a table, in a list, or named as shared with the first role, with its title."""
    basis = Basis(sample, language, DATE)
    for view in basis.views:
        for item in gap_order(view.results) if view.role else ():
            assert squeezed(item_name(view.framework, item.code, basis.language)) in papers[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_comparison_is_found_again_in_the_text(
    sample: Snapshot, papers: dict[str, str], language: str
) -> None:
    missing = [
        (item.code, text)
        for part in comparison(Basis(sample, language, DATE))
        for item in part.items
        for text in (f"{item.code}{item.title}", *item.others, *(t for line in item.lines for t in _texts(line)))
        if squeezed(text) not in papers[language]
    ]
    assert missing == []


def _texts(line: ComparisonLine) -> tuple[str, ...]:
    return (line.programme, *line.topics, line.hours, line.evidence, line.judgement)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_can_keep_it(files: dict[str, Path], language: str) -> None:
    """Four programmes with 664 findings: a report that somebody can print and carry."""
    assert page_count(files[language]) <= 105


def test_sections_have_the_same_numbers_in_both_languages(papers: dict[str, str]) -> None:
    for english, russian in (("1Summary", "1Резюме"), ("4Resultsbyprogramme", "4Результатыпопрограммам")):
        assert english in papers["en"]
        assert russian in papers["ru"]


def test_the_russian_edition_holds_no_english_sentence_of_ours(papers: dict[str, str]) -> None:
    for words in ("Summary", "Notfound", "notassessed", "workingtargets", "Draft", "Evidence", "Level1"):
        assert words in papers["en"] or words == "Level1"
        assert words not in papers["ru"]


def test_the_draft_says_so_and_nothing_reconstructed_is_called_official(papers: dict[str, str]) -> None:
    assert "Draft;figuresmaychange" in papers["en"]
    assert squeezed("is not the publisher’s official text") in papers["en"]
    assert "sealedby" not in papers["en"]


def test_typed_texts_stand_as_they_were_typed(marked_up: Snapshot, tmp_path: Path) -> None:
    text = text_of(written(marked_up, tmp_path))
    for typed in (
        "A & B <b>bold</b> </para>",
        "<font color=red>1 < 2 & 3",
        "Academy <i>of</i> X & Y",
        "Ann <A>, lead & more",
        "=Bob()",
        "Head of <unit>",
        "plan <1> & 2.docx",
        "=SUM(A1) <b>&amp;</b>",
        "</para> row <2>",
    ):
        assert squeezed(typed) in text, typed


def test_case_70_markup_in_the_titles_of_a_pack_is_printed_as_text(small: Snapshot, tmp_path: Path) -> None:
    mark = '<script>alert(1)</script> <b>x</b> & <img src="file:///x.png"/>'
    (framework, *others) = small.frameworks
    items = tuple(replace(item, title=marked(mark, item.title)) for item in framework.items)
    roles = tuple(replace(role, title=marked(mark, role.title)) for role in framework.roles)
    hostile = replace(framework, title=marked(mark, framework.title), items=items, roles=roles)
    text = text_of(written(replace(small, frameworks=(hostile, *others)), tmp_path))
    assert text.count(squeezed(mark)) > len(items)


def marked(mark: str, text: LocalText) -> LocalText:
    """The text with markup before it, in every language."""
    return LocalText({language: f"{mark} {words}" for language, words in text.items()})


@pytest.mark.parametrize("kind", list(ReportKind))
def test_same_assessment_same_bytes_but_for_the_stated_date(small: Snapshot, tmp_path: Path, kind: ReportKind) -> None:
    first = written(small, tmp_path, kind=kind).read_bytes()
    assert written(small, tmp_path, kind=kind).read_bytes() == first
    assert written(small, tmp_path, kind=kind, date="2026-11-01").read_bytes() != first


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_has_two_pages(sample: Snapshot, small: Snapshot, tmp_path: Path, language: str) -> None:
    assert page_count(written(sample, tmp_path, language, "brief")) == 2
    assert page_count(written(small, tmp_path, language, "brief")) == 2


def test_the_summary_stays_on_one_page_with_very_long_titles(sample: Snapshot, tmp_path: Path) -> None:
    nodes = tuple(
        replace(node, title=node.title + " и ещё очень длинное название" * 10, title_translated="")
        for node in sample.curriculum.nodes
    )
    long = replace(sample, curriculum=type(sample.curriculum)(nodes))
    assert page_count(written(long, tmp_path, "ru", "brief")) == 2


def retitled(snapshot: Snapshot, title: str, assessment: str = "", quote: str = "") -> Snapshot:
    """Every programme, module and topic with the same title, and every evidence with the same quote."""
    return replace(
        snapshot,
        assessment=replace(snapshot.assessment, title=assessment),
        curriculum=type(snapshot.curriculum)(tuple(replace(n, title=title) for n in snapshot.curriculum.nodes)),
        evidence=tuple(replace(piece, quote=quote or piece.quote) for piece in snapshot.evidence),
    )


@pytest.mark.parametrize("kind", list(ReportKind))
def test_titles_and_quotes_without_end_are_still_a_report(small: Snapshot, tmp_path: Path, kind: ReportKind) -> None:
    one_word = retitled(small, "ж" * 3_000, assessment="щ" * 30_000)
    many_words = retitled(small, "слово " * 3_000, quote="цитата " * 5_000)
    assert page_count(written(one_word, tmp_path, "ru", kind)) >= 1
    path = written(many_words, tmp_path, "ru", kind)
    if kind is ReportKind.FULL:
        assert text_of(path).count("цитата") >= 5_000 * len(small.evidence)


def test_the_table_alone_is_turned(small: Snapshot, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(written(small, tmp_path, kind="table"))
    sizes = {(round(page.get_width()), round(page.get_height())) for page in document}
    document.close()
    assert sizes == {(842, 595)}


@pytest.mark.parametrize("kind", list(ReportKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_assessment_with_nothing_in_it_is_still_a_report(tmp_path: Path, kind: ReportKind, language: str) -> None:
    empty = replace(Case().snapshot(), assessment=Assessment("a", ""), assessors=(), frameworks=())
    assert page_count(written(empty, tmp_path, language, kind)) >= 1


def test_progress_is_told_page_by_page(small: Snapshot, tmp_path: Path) -> None:
    seen: list[int] = []
    pages = write_pdf(
        small,
        language="en",
        kind=ReportKind.BRIEF,
        stated_date=DATE,
        path=tmp_path / "brief.pdf",
        progress=lambda page, _: seen.append(page),
    )
    assert pages == 2
    assert set(seen) == {1, 2}


def test_both_editions_name_as_many_gaps(sample: Snapshot, tmp_path: Path) -> None:
    """However much longer one language is: a reader who compares the two finds the same rows."""
    rows = {}
    for language in LANGUAGES:
        document = pypdfium2.PdfDocument(written(sample, tmp_path, language, "brief"))
        text = document[1].get_textpage().get_text_range()
        document.close()
        rows[language] = re.findall(r"\b(?:OP|OA|PR|MG|CV)-\d\d\b", text)
    assert rows["en"] == rows["ru"]
    assert len(rows["en"]) > 10


def test_a_report_without_aims_shows_no_target_in_words_or_legends(small: Snapshot, tmp_path: Path) -> None:
    text = text_of(written(replace(small, aims=()), tmp_path))
    assert squeezed("No programme aims at a role, so there are no targets") in text
    assert squeezed("target no target") not in text
    assert squeezed("at the target") not in text.split(squeezed("How the figures come about"))[0]
