"""PDFs that mean harm, through the real child: it ends, the program does not, and the sentence says the page."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from assessor.errors import ImportProblemError
from assessor.readers import Document
from assessor.readers.child import read_document
from assessor.readers.parent import read_file
from tests.readers import pdf_pages, pdf_raw
from tests.readers.test_fuzz import mutated


def through_the_child(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    return read_file(path)


def test_case_49_a_page_that_unpacks_without_end_is_ended_by_its_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessor.readers.parent._MEMORY_BYTES", 200 * 2**20)
    with pytest.raises(ImportProblemError, match=r"more memory than a study plan needs \(“2”\)"):
        through_the_child(tmp_path, pdf_pages.bound(pdf_pages.ruled_plan(), pdf_raw.flate_bomb(150)))


@pytest.mark.parametrize("limit", ["_MEMORY_BYTES", "_SILENT_SECONDS"])
def test_case_72_a_form_that_calls_itself_is_ended_by_its_time_or_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(
        f"assessor.readers.parent.{limit}", {"_MEMORY_BYTES": 200 * 2**20, "_SILENT_SECONDS": 0.6}[limit]
    )
    with pytest.raises(ImportProblemError, match=r"could not be read safely: .* \(“1”\)"):
        through_the_child(tmp_path, pdf_raw.self_calling_form())


@pytest.mark.parametrize(
    "data",
    [
        pdf_raw.page_tree_loop(),
        pdf_raw.false_count(2_000_000_000),
        pdf_raw.false_count(2_000),
        pdf_raw.nested_arrays(200_000),
    ],
    ids=["page tree loop", "count of billions", "count of thousands", "nested arrays"],
)
def test_case_72_false_page_trees_and_deep_arrays_are_files_without_text(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ImportProblemError, match=r"only empty pages|damaged or cut-off|too many pages"):
        through_the_child(tmp_path, data)


def test_a_page_of_kilometres_is_read(tmp_path: Path) -> None:
    (paragraph,) = through_the_child(tmp_path, pdf_raw.huge_page()).paragraphs
    assert paragraph.text == "Topic 1. Law of the border"


@pytest.mark.parametrize("seed", range(100 if os.environ.get("ASSESSOR_LONG") else 3))
def test_case_72_files_changed_at_random_end_soon_in_the_real_child(tmp_path: Path, seed: int) -> None:
    with suppress(ImportProblemError):  # anything else fails the test
        through_the_child(tmp_path, mutated(pdf_pages.plain(pdf_pages.ruled_plan()), Random(seed)))


_BATCH = """\
import sys
from tests.readers.test_pdf_hostile import read_changed
read_changed(int(sys.argv[1]), int(sys.argv[2]))
"""


def read_changed(seed: int, rounds: int) -> None:
    """Read `rounds` files changed at random; what the child's border would not take ends the process."""
    samples = (
        pdf_pages.ruled_plan(),
        pdf_pages.open_plan(),
        pdf_pages.plain(pdf_pages.ruled_plan()),
        pdf_pages.plain(pdf_pages.prose_plan()),
        pdf_pages.scanned(pdf_pages.open_plan(), dpi=30),
        pdf_raw.huge_page(),
    )
    chance = Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        for number in range(rounds):
            path.write_bytes(mutated(samples[number % len(samples)], chance))
            start = time.monotonic()
            try:
                read_document(path, lambda where: None)
            except ImportProblemError:
                pass
            except Exception as error:
                raise AssertionError(f"seed {seed}, file {number}") from error
            assert time.monotonic() - start < 10, f"seed {seed}, file {number}"


@pytest.mark.parametrize("seed", range(50 if os.environ.get("ASSESSOR_LONG") else 1))
def test_case_72_files_changed_at_random_let_out_only_the_import_error(seed: int) -> None:
    """In one process apart: pdfium may take it down, which is a finding and no end of the tests."""
    done = subprocess.run(
        [sys.executable, "-c", _BATCH, str(seed), "200"], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
