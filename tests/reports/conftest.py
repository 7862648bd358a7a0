"""The sample read once, and a small assessment whose typed texts are full of markup."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from assessor.model.assessment import Assessor, Institution, PersonMet
from assessor.model.curriculum import Source
from assessor.model.mapping import EvidenceKind
from assessor.model.place import Place
from assessor.model.snapshot import Snapshot
from assessor.store import Opening, Store
from reports.content.basis import Basis
from tests.analysis.builders import Case, two

DATE = "2026-10-26"


@pytest.fixture(scope="session")
def sample(sample_master: Path) -> Snapshot:
    opening = Opening(program="tests", at="2026-10-26T09:00:00+00:00", backups=None)
    with Store.open(sample_master, opening=opening, read_only=True) as store:
        return store.snapshot()


@pytest.fixture(scope="session")
def english(sample: Snapshot) -> Basis:
    return Basis(sample, "en", DATE)


@pytest.fixture(scope="session")
def russian(sample: Snapshot) -> Basis:
    return Basis(sample, "ru", DATE)


def small_case() -> Case:
    """Two programmes; p aims at R and is complete, q aims at nothing and is open."""
    case = two().aim("p", "R").complete("p")
    case.map("t1", "A1", "L2", EvidenceKind.CONTENT).map("t2", "A1", "P", EvidenceKind.TITLE)
    case.map("t1", "A2", "F2", EvidenceKind.OUTCOME).map("u1", "B1", "L1", EvidenceKind.TITLE, by="bob")
    return case.judge("V1", "P", of="p")


@pytest.fixture
def small() -> Snapshot:
    return small_case().snapshot()


@pytest.fixture
def marked_up(small: Snapshot) -> Snapshot:
    """What people typed looks like markup, a formula, or has letters that no paper has."""
    return replace(
        small,
        assessment=replace(small.assessment, title="A & B <b>bold</b> </para>", mandate="<font color=red>1 < 2 & 3"),
        institutions=(Institution("i", 0, "Academy <i>of</i> X & Y", note="a < b"),),
        assessors=(Assessor("ann", 0, "Ann <A>", "lead & more"), Assessor("bob", 1, "=Bob()")),
        persons_met=(PersonMet("m", 0, "Head of <unit>", "2026-10-12"),),
        sources=(Source("s", "plan <1> & 2.docx", "0" * 64, 2048),),
        evidence=tuple(
            replace(piece, quote="=SUM(A1) <b>&amp;</b>", source_id="s", place=Place(page=3, text="</para> row <2>"))
            for piece in small.evidence
        ),
    )


def text_of(path: Path) -> str:
    """The text of all pages without any white space, so that line breaks do not matter."""
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return squeezed(text)


def squeezed(text: str) -> str:
    """A text as `text_of` would have it."""
    return "".join(text.split())
