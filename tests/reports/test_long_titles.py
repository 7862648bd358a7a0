"""Titles far longer than any person writes are set, or shortened with an ellipsis; none breaks or hangs the report."""

from dataclasses import replace
from pathlib import Path

from assessor.model.curriculum import Curriculum, NodeKind
from assessor.model.snapshot import Snapshot
from reports.pdf_report import write_pdf


def test_case_77_a_programme_with_a_word_of_thousands_of_letters(small: Snapshot, tmp_path: Path) -> None:
    nodes = [
        replace(node, title="П" * 3_000) if node.kind is NodeKind.PROGRAMME else node for node in small.curriculum.nodes
    ]
    long = replace(small, curriculum=Curriculum(nodes))
    path = tmp_path / "long.pdf"
    assert write_pdf(long, language="ru", kind="full", stated_date="2026-10-26", path=path) > 1
    assert path.read_bytes().startswith(b"%PDF-")


def test_case_77_an_assessment_with_a_title_of_one_endless_word(small: Snapshot, tmp_path: Path) -> None:
    long = replace(small, assessment=replace(small.assessment, title="Т" * 30_000, title_translated=""))
    pages = {
        write_pdf(snapshot, language="ru", kind="brief", stated_date="2026-10-26", path=tmp_path / "long.pdf")
        for snapshot in (small, long)
    }
    assert len(pages) == 1  # the title is shortened wherever it stands
