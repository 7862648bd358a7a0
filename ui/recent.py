"""How far the work of the files opened last is, read without opening them for work."""

from pathlib import Path

from assessor.analysis.extent import all_topic_counts
from assessor.errors import AssessorError
from assessor.marks import N_
from assessor.store import Store
from assessor.this_run import opening
from assessor.words import Words
from ui.jobs import Progress


def read_progress(files: list[Path], words: Words, progress: Progress) -> dict[Path, str]:
    """Path -> how far the work is, or why the file can't be read; ready to show."""
    found = {}
    for number, file in enumerate(files):
        progress("", number, len(files))
        found[file] = _progress_of(file, words)
    return found


def _progress_of(file: Path, words: Words) -> str:
    try:
        with Store.open(file, opening=opening(), read_only=True) as store:
            counts = all_topic_counts(store.snapshot())
    except AssessorError as error:
        return words.error(error)
    if not counts.total:
        return words.text(N_("no curriculum yet"))
    decided = words.number(counts.total - counts.undecided)
    if not counts.undecided:
        return words.plural("the one topic is decided", "all {count} topics are decided", counts.total)
    return words.plural(
        "{decided} of {count} topic decided", "{decided} of {count} topics decided", counts.total, decided=decided
    )
