"""Names proposed for the files of a report."""

from dataclasses import replace

from assessor.model.snapshot import Snapshot
from reports.file_names import report_name, tables_name
from reports.kinds import ReportKind
from tests.reports.conftest import DATE


def test_a_name_says_title_kind_language_and_date(sample: Snapshot) -> None:
    named = replace(sample, assessment=replace(sample.assessment, title="Exempla 2026", title_translated="Примерия"))
    assert report_name(named, ReportKind.FULL, "en", DATE) == "Exempla 2026, evaluation report, EN, 2026-10-26.pdf"
    assert tables_name(named, "en", DATE) == "Exempla 2026, tables, EN, 2026-10-26.xlsx"
    assert report_name(named, ReportKind.BRIEF, "ru", DATE).startswith("Примерия, ")


def test_a_name_is_one_that_every_system_takes(sample: Snapshot) -> None:
    title = 'Evaluation: "a/b"\\c <x> | y? *' + " very long" * 30
    named = replace(sample, assessment=replace(sample.assessment, title=title))
    name = report_name(named, ReportKind.TABLE, "en", DATE)
    assert not set('\\/:*?"<>|') & set(name)
    assert len(name.encode()) < 200
