"""How a person is asked for a file: the dialogs of the system."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from assessor.marks import N_
from assessor.readers import READABLE
from assessor.words import Words

SUFFIX = ".assessment"
_PLANS = " ".join(f"*.{ending}" for ending in READABLE)


class FileAsker:
    """None where the person thinks better of it. Names get the ending of an assessment where they lack it."""

    def to_open(self, parent: QWidget, words: Words) -> Path | None:
        """An assessment that is there."""
        title = words.text(N_("Open an assessment"))
        name, _ = QFileDialog.getOpenFileName(parent, title, "", self._assessments(words))
        return Path(name) if name else None

    def to_begin(self, parent: QWidget, words: Words, proposed: str) -> Path | None:
        """A new file for a new assessment; a name that is taken is refused later, so nothing is asked here."""
        return self._to_save(
            parent,
            words.text(N_("Where to keep the assessment")),
            words,
            proposed,
            QFileDialog.Option.DontConfirmOverwrite,
        )

    def to_copy(self, parent: QWidget, words: Words, proposed: str) -> Path | None:
        """A file for a copy; whether one that is there is to be replaced is asked by the dialog."""
        return self._to_save(parent, words.text(N_("Save a copy as")), words, proposed, QFileDialog.Option(0))

    def plan(self, parent: QWidget, words: Words) -> Path | None:
        """A study plan."""
        title = words.text(N_("Choose a study plan"))
        kinds = words.text(N_("Word, Excel, OpenDocument, web and text files ({patterns})"), patterns=_PLANS)
        everything = words.text(N_("All files ({patterns})"), patterns="*")
        name, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kinds};;{everything}")
        return Path(name) if name else None

    def _to_save(
        self, parent: QWidget, title: str, words: Words, proposed: str, options: QFileDialog.Option
    ) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, self._assessments(words), options=options)
        return with_suffix(Path(name)) if name else None

    def _assessments(self, words: Words) -> str:
        return words.text(N_("Assessments ({patterns})"), patterns=f"*{SUFFIX}")


def with_suffix(file: Path) -> Path:
    """The name with the ending of an assessment."""
    return file if file.suffix == SUFFIX else file.with_name(file.name + SUFFIX)


def file_name(title: str) -> str:
    """A name for the file of an assessment, from its title: without signs that a system refuses."""
    kept = "".join(" " if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in title)
    return (" ".join(kept.split()).strip(". ")[:80] or "assessment") + SUFFIX
